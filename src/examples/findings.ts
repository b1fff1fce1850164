import { CART_ERROR_CODES } from "../codes/cart-error-codes.js";
import { ORDER_ERROR_CODES } from "../codes/order-error-codes.js";
import type { Place } from "./example.js";

/** An answer as it comes over HTTP. */
export interface Answer {
  readonly status: number;
  readonly body: { readonly data?: unknown; readonly errors?: readonly TopLevelError[] };
}

interface TopLevelError {
  readonly path?: readonly unknown[];
  readonly extensions?: { readonly code?: string; readonly number?: number };
}

/** A code somewhere in an answer. */
export interface CodeFound {
  /** A request error is one that no example is about: the request could not be run. */
  readonly place: Place | "request error";
  /** Its number, or its name where it is none of ours. */
  readonly code: string;
}

/** Every code in an answer, in each place once. */
export function findingsIn({ status, body }: Answer): CodeFound[] {
  const topLevel = (body.errors ?? []).map(({ path, extensions }): CodeFound => {
    const place = status === 401 ? "HTTP 401" : path ? "field error" : "request error";
    return {
      place,
      code: numbered(ORDER_ERROR_CODES, extensions?.code ?? "an error without a code", extensions?.number),
    };
  });
  const all = [...topLevel, ...findingsInData(body.data)];
  return all.filter(
    (one, index) => all.findIndex((other) => other.place === one.place && other.code === one.code) === index,
  );
}

/** The three kinds of errors in data differ in their other fields. */
function findingsInData(value: unknown): CodeFound[] {
  if (value === null || typeof value !== "object") return [];
  const inside = Object.values(value).flatMap(findingsInData);
  if (!("errorCode" in value) || !("code" in value)) return inside;
  const own = (place: Place, table: CodeTable): CodeFound[] => [
    { place, code: numbered(table, String(value.errorCode), Number(value.code)) },
  ];
  if ("lineItemId" in value) return own("line error", CART_ERROR_CODES);
  if ("lineItemIds" in value) return own("order error", ORDER_ERROR_CODES);
  return own("user error", ORDER_ERROR_CODES);
}

type CodeTable = Readonly<Record<string, { readonly code: number }>>;

/** The number that belongs to a name. */
function numbered(table: CodeTable, errorCode: string, number: number | undefined): string {
  const known = table[errorCode]?.code;
  if (known === undefined) return errorCode;
  return known === number ? String(known) : `${known} with the number ${number}`;
}
