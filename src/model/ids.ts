/** A GUID in its usual form, in any letter case. */
export const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** True for a GUID in its usual form, whatever the letter case. */
export function isGuid(text: unknown): text is string {
  return typeof text === "string" && GUID.test(text);
}
