import type { Cart, CheckoutClaim } from "../model/cart.js";
import type { CatalogItem } from "../model/catalog.js";
import type {
  Customer,
  Market,
  MpnProfile,
  Partner,
  PurchaseAccount,
  PurchaseSystemState,
  RiskProfile,
} from "../model/market.js";
import type { Money } from "../model/money.js";
import type { Order } from "../model/order.js";
import { listPricesOf } from "../model/price.js";
import type { OrderRequest } from "../model/order-request.js";
import type { Subscription } from "../model/subscription.js";

/** Makes a document of one version into one of the next; its name says what has changed. */
export type Step = (older: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** How one kind of object is written as a document, and read again, whichever version has written it. */
export interface DocumentKind<Value extends object> {
  write(value: Value): string;
  read(text: string): Value;
}

/**
 * A kind of document, whose version is one more than there are steps: the first step reads what version 1 has written, and
 * so on. Rows stay as they are until they are written the next time.
 */
export function documentKind<Value extends object>(name: string, steps: readonly Step[] = []): DocumentKind<Value> {
  const current = steps.length + 1;
  const prefix = `{"v":${current},`;
  return {
    write: (value) => JSON.stringify({ v: current, ...value }),
    read(text) {
      // Nearly all of them; taking the version out of the object would copy it.
      if (text.startsWith(prefix)) return JSON.parse(`{${text.slice(prefix.length)}`) as Value;
      const { v, ...stored } = JSON.parse(text) as Record<string, unknown>;
      if (v === current) return stored as Value;
      if (typeof v !== "number" || !Number.isInteger(v) || v < 1) {
        throw new Error(`A stored ${name} has no version. Cartwright has not written it.`);
      }
      if (v > current) {
        throw new Error(`A stored ${name} was written by a newer version of Cartwright; update this process.`);
      }
      return steps.slice(v - 1).reduce((older, step) => step(older), stored) as Value;
    },
  };
}

/** The price of one billing period, whichever, becomes that of a month or of each term; they agree for the first cycle. */
function priceToListPrices({ price, ...item }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...item, listPrices: listPricesOf(price as Money | null, item as unknown as CatalogItem) };
}

/** What a cart has beside its columns. */
export type CartDocument = Pick<Cart, "lineItems" | "orderGroups"> &
  Partial<Pick<Cart, "awaitingOutcome" | "triedGroups">>;

/** Order requests of version 1 were all handed over at once. */
function withDependence(older: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...older, dependsOn: [] };
}

/** Every kind of document that there is, with the steps that its older versions need. */
export const DOCUMENTS = {
  cart: documentKind<CartDocument>("cart"),
  claim: documentKind<CheckoutClaim>("claim"),
  order: documentKind<Order>("order"),
  orderRequest: documentKind<OrderRequest>("order request", [withDependence]),
  subscription: documentKind<Subscription>("subscription"),
  answer: documentKind<object>("answer"),
  catalogItem: documentKind<CatalogItem>("catalog item", [priceToListPrices]),
  partner: documentKind<Partner>("partner"),
  customer: documentKind<Customer>("customer"),
  market: documentKind<Market>("market"),
  mpnProfile: documentKind<MpnProfile>("MPN profile"),
  riskProfile: documentKind<RiskProfile>("risk profile"),
  purchaseSystem: documentKind<PurchaseSystemState>("purchase system"),
  purchaseAccount: documentKind<PurchaseAccount>("purchase account"),
} as const;
