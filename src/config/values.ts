/** A variable that the program cannot start with; the message is one line that says what to set. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** The value of a variable; blank counts as unset, so that `NAME=` in a file takes a setting back. */
export function valueOf(env: Variables, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

export function refuse(name: string, shown: string, accepted: string): never {
  throw new ConfigError(`${name} is ${JSON.stringify(shown)}; it must be ${accepted}.`);
}

export function wholeNumber(
  env: Variables,
  name: string,
  fallback: number,
  minimum: number,
  maximum: number,
  note = "",
): number {
  const value = valueOf(env, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= minimum && number <= maximum) return number;
  return refuse(name, value, `a whole number from ${minimum} to ${maximum}${note}`);
}

export function oneOf<Value extends string>(
  env: Variables,
  name: string,
  accepted: readonly Value[],
  fallback: NoInfer<Value>,
): Value {
  const value = valueOf(env, name);
  if (value === undefined) return fallback;
  return accepted.find((one) => one === value) ?? refuse(name, value, `one of ${accepted.join(", ")}`);
}

export function trueOrFalse(env: Variables, name: string, fallback: boolean): boolean {
  return oneOf(env, name, ["true", "false"], fallback ? "true" : "false") === "true";
}
