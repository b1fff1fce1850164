import { Matches, MaxLength, registerDecorator, ValidateBy, type ValidationArguments } from "class-validator";
import { MAX_FRIENDLY_NAME_BYTES, MAX_FRIENDLY_NAME_LENGTH, MAX_IDEMPOTENCY_KEY_LENGTH } from "../model/limits.js";
import { GUID } from "../model/ids.js";

/*
 * The forms of input values that a GraphQL type cannot say. Messages name what is accepted, and never repeat what was
 * sent: it may be long, or a secret.
 */

export function IsGuid(): PropertyDecorator {
  return Matches(GUID, { message: "$property must be a GUID, such as 3655b1a0-b1c9-4268-9824-577fdbc4d0be." });
}

/** The name of the constraint of `AreGuids`: its breach is reported element by element. */
export const GUID_LIST = "guidList";

/** As `IsGuid`, for each element of a list. */
export function AreGuids(): PropertyDecorator {
  return ValidateBy({
    name: GUID_LIST,
    validator: {
      validate: (ids: unknown) => Array.isArray(ids) && ids.every((id) => GUID.test(String(id))),
      defaultMessage: () => "Each id must be a GUID, such as 3655b1a0-b1c9-4268-9824-577fdbc4d0be.",
    },
  });
}

export function IsCatalogItemId(): PropertyDecorator {
  return Matches(/^[\x21-\x7e]{1,128}$/, {
    message: "$property must be 1 to 128 printable characters without spaces.",
  });
}

/** What controls a terminal or a page. */
const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
/** What shows nothing by itself, such as zero-width characters; U+2800 is a letter of Braille without dots. */
const INVISIBLE = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Parts text into what people take for characters: "é" is one, however it is composed, and so is a flag. */
const CHARACTERS = new Intl.Segmenter();

function hasLengthOfName(name: string): boolean {
  if (name.length <= MAX_FRIENDLY_NAME_LENGTH) return true;
  return (
    Buffer.byteLength(name) <= MAX_FRIENDLY_NAME_BYTES &&
    [...CHARACTERS.segment(name)].length <= MAX_FRIENDLY_NAME_LENGTH
  );
}

/** At most 256 characters as people count them, at least one that can be seen, and none that controls a page. */
export function IsFriendlyName(): PropertyDecorator {
  return ValidateBy({
    name: "friendlyName",
    validator: {
      validate: (value: unknown) =>
        typeof value === "string" &&
        hasLengthOfName(value) &&
        value.replace(INVISIBLE, "") !== "" &&
        !CONTROLS.test(value),
      defaultMessage: () =>
        `friendlyName must be 1 to ${MAX_FRIENDLY_NAME_LENGTH} characters without control characters, at least one of ` +
        `them visible, and at most ${MAX_FRIENDLY_NAME_BYTES} bytes; leave it out for none.`,
    },
  });
}

export function IsIdempotencyKey(): PropertyDecorator {
  return Matches(new RegExp(`^[\\x21-\\x7e]{1,${MAX_IDEMPOTENCY_KEY_LENGTH}}$`), {
    message: `$property must be 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} printable characters without spaces; a GUID is a good choice.`,
  });
}

export function IsMpnId(): PropertyDecorator {
  return Matches(/^\d{1,15}$/, { message: "$property must be an MPN id: 1 to 15 digits." });
}

/** Text that is stored as it is: no longer than `length`, and without control characters. */
export function IsPlainText(length: number): PropertyDecorator {
  return (target, property) => {
    MaxLength(length, { message: `$property must be at most ${length} characters.` })(target, property);
    Matches(/^[^\p{Cc}\p{Cs}]*$/u, { message: "$property must not have control characters." })(target, property);
  };
}

/** No two entries of a dictionary have the same key; letter case makes no difference. */
export function HasDistinctKeys(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      target: target.constructor,
      propertyName: String(property),
      name: "distinctKeys",
      validator: {
        validate: (entries: unknown) => repeatedKey(entries) === null,
        defaultMessage: ({ value }: ValidationArguments) =>
          `Key ${repeatedKey(value)} is given more than once; each key may stand once, in any letter case.`,
      },
    });
  };
}

function repeatedKey(entries: unknown): string | null {
  const seen = new Set<string>();
  for (const entry of (entries ?? []) as { key: string }[]) {
    const key = entry.key.toLowerCase();
    if (seen.has(key)) return entry.key.slice(0, 40);
    seen.add(key);
  }
  return null;
}

/** At most one TRANSACTION_RESELLER, and additional ones only beside it. */
export function HasOneTransactionReseller(): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      target: target.constructor,
      propertyName: String(property),
      name: "oneTransactionReseller",
      validator: {
        validate: (participants: unknown) => {
          const named = (participants ?? []) as { key: string; value: string }[];
          const valuesOf = (key: string) => new Set(named.flatMap((one) => (one.key === key ? [one.value] : [])));
          // The same one twice is the same one.
          const first = valuesOf("TRANSACTION_RESELLER").size;
          return first === 1 || (first === 0 && valuesOf("ADDITIONAL_TRANSACTION_RESELLER").size === 0);
        },
        defaultMessage: () =>
          "participants may have one TRANSACTION_RESELLER, and ADDITIONAL_TRANSACTION_RESELLER only beside it.",
      },
    });
  };
}
