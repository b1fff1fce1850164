/** An error whose code may be that of another version of this product, which has stored it. */
interface StoredError<Code> {
  code: number;
  errorCode: Code;
  storedCode?: number | null;
}

/**
 * Has number and name of an error say the same: a code that is not known here is UNKNOWN and 0, with its own number
 * beside it, by which the version that knows it finds it again.
 */
export function nameStoredCode<Code extends string>(
  error: StoredError<Code | "UNKNOWN"> | null,
  nameOf: (code: number) => Code | "UNKNOWN",
): void {
  if (!error) return;
  const number = error.storedCode ?? error.code;
  error.errorCode = nameOf(number);
  const isKnown = error.errorCode !== "UNKNOWN" || number === 0;
  error.code = isKnown ? number : 0;
  if (isKnown) delete error.storedCode;
  else error.storedCode = number;
}
