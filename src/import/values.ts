/** What single values of an import file look like. Every message says what is accepted, and repeats no value. */
import { Big } from "big.js";
import { z } from "zod";
import * as ids from "../model/ids.js";

/** A form of text, and the words for it. */
interface Form {
  readonly pattern: RegExp;
  readonly accepted: string;
}

export const COUNTRY: Form = { pattern: /^[A-Z]{2}$/, accepted: 'a country code of two capital letters, such as "US"' };
export const CURRENCY: Form = {
  pattern: /^[A-Z]{3}$/,
  accepted: 'a currency code of three capital letters, such as "USD"',
};
export const GUID: Form = {
  pattern: ids.GUID,
  accepted: "a GUID, such as 3655b1a0-b1c9-4268-9824-577fdbc4d0be",
};
const DECIMAL: Form = {
  pattern: /^(0|[1-9]\d*)(\.\d+)?$/,
  accepted: 'a decimal number as text, such as "12.5"',
};
export const MPN_ID: Form = { pattern: /^\d{1,15}$/, accepted: 'an MPN id: 1 to 15 digits as text, such as "5357564"' };
/** Ids of the catalog: of items, products, SKUs and availabilities. */
export const CATALOG_ID: Form = {
  pattern: /^[\x21-\x7e]{1,128}$/,
  accepted: "1 to 128 printable characters without spaces",
};
export const ORDER_ID: Form = {
  pattern: /^[\x21-\x7e]{1,64}$/,
  accepted: "1 to 64 printable characters without spaces",
};
/** A name or a title: something on one line. */
export const NAME: Form = {
  pattern: /^(?=.*\S)[^\p{Cc}\p{Cs}]{1,256}$/u,
  accepted: "1 to 256 characters on one line",
};
export const TEXT: Form = {
  pattern: /^(?=[^]*\S)[^\p{Cs}]{1,10000}$/u,
  accepted: "1 to 10000 characters",
};
export const PREREQUISITE: Form = {
  pattern: /^(InventoryCheck|AzureSubscriptionRegistration|AzurePlan|[A-Za-z]+Agreement)$/,
  accepted:
    "InventoryCheck, AzureSubscriptionRegistration, AzurePlan or the name of an agreement, such as " +
    "MicrosoftCustomerAgreement",
};
export const AGREEMENT: Form = {
  pattern: /^[A-Za-z]+Agreement$/,
  accepted: "the name of an agreement, such as MicrosoftCustomerAgreement",
};

/** The message of a value that is missing or not as it should be. */
function says(accepted: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      `${input === undefined ? "is missing; it " : ""}must be ${accepted}`,
  };
}

export function text({ pattern, accepted }: Form) {
  return z.string(says(accepted)).regex(pattern, says(accepted));
}

export function textOrNull({ pattern, accepted }: Form) {
  return text({ pattern, accepted: `${accepted}, or null` }).nullable();
}

/** An amount, spelt in one way: without zeros at its end. */
export function decimal(otherwise = "") {
  const { pattern, accepted } = DECIMAL;
  return text({ pattern, accepted: accepted + otherwise }).transform((value) => new Big(value).toFixed());
}

/** Ids of tenants are compared as they are stored: in lower case. */
export function tenantId() {
  return text(GUID).toLowerCase();
}

/** A moment in UTC. Moments are compared as text, so all of them get the same number of digits. */
export function moment() {
  const accepted = 'a date and time in UTC as ISO 8601 writes it, such as "2026-03-01T09:30:00Z"';
  return z.iso.datetime(says(accepted)).transform((value) => new Date(value).toISOString());
}

export function wholeNumber(minimum: number, maximum: number, otherwise = "") {
  const message = says(`a whole number from ${minimum} to ${maximum}${otherwise}`);
  return z.int(message).min(minimum, message).max(maximum, message);
}

export function wholeNumberOrNull(minimum: number, maximum: number) {
  return wholeNumber(minimum, maximum, ", or null").nullable();
}

export function trueOrFalse() {
  return z.boolean(says("true or false"));
}

/** One of `values`. */
export function oneOf<const Value extends string>(values: readonly Value[]) {
  return z.enum(values, says(`one of ${values.join(", ")}`));
}

/** A list without repetitions. */
export function listOf<Element extends z.ZodType>(element: Element) {
  return z.array(element, says("a list")).superRefine((values, context) => {
    const seen = new Set<string>();
    for (const [index, value] of values.entries()) {
      const form = JSON.stringify(value);
      if (seen.has(form)) context.addIssue({ code: "custom", path: [index], message: "must not be in the list twice" });
      seen.add(form);
    }
  });
}

/** An object of exactly these members. */
export function objectOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const members = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === "unrecognized_keys"
        ? `is not known here; the members are ${members}`
        : `${input === undefined ? "is missing; it " : ""}must be an object with the members ${members}`,
  });
}
