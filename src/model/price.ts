import { Big } from "big.js";
import type { CartLineItem } from "./cart.js";
import type { CatalogItem, ListPrice } from "./catalog.js";
import type { BillingCycleType, TermDuration } from "./enums.js";
import { type Money, times } from "./money.js";

/** What one unit of an item costs for one of its terms and billing cycles. */
export interface CatalogItemPrice {
  readonly termDuration: TermDuration | null;
  readonly billingCycle: BillingCycleType;
  /** For one billing period. */
  readonly unitPrice: Money;
  /** For the whole term; null where there is none. */
  readonly termPrice: Money | null;
}

/** What a price depends on. */
type PricedItem = Pick<CatalogItem, "purchaseSystem" | "terms" | "supportedBillingCycles" | "listPrices" | "currency">;

/** A term with one of its billing cycles. */
type Offer = Pick<CatalogItemPrice, "termDuration" | "billingCycle">;

const MONTHS_OF_TERM: Readonly<Record<TermDuration, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** The months of one billing period; null for what is billed once. */
const MONTHS_OF_CYCLE: Readonly<Record<BillingCycleType, number | null>> = {
  MONTHLY: 1,
  ANNUAL: 12,
  BIENNIAL: 24,
  TRIENNIAL: 36,
  ONE_TIME: null,
  NONE: null,
  UNKNOWN: null,
};

/** The prices of all terms and billing cycles that an item is listed for, in the order of its terms. */
export function pricesOf(item: PricedItem): CatalogItemPrice[] {
  return offersOf(item).flatMap((offer) => {
    const unitPrice = priceOfOffer(item, offer);
    return unitPrice ? [{ ...offer, unitPrice, termPrice: termPriceOf(item, offer) }] : [];
  });
}

/** The price of the default term, the first one, in its first billing cycle; null when none is listed. */
export function defaultPriceOf(item: PricedItem): Money | null {
  const [offer] = offersOf(item);
  return offer ? priceOfOffer(item, offer) : null;
}

/**
 * The price of one unit for one billing period. Without a term it is that of the first term that is billed so: legacy
 * offers imply their term, and old SKUs of reservations have only one. Null when none is listed.
 */
export function unitPriceOf(
  item: PricedItem,
  termDuration: TermDuration | null,
  billingCycle: BillingCycleType,
): Money | null {
  const offers = item.purchaseSystem === "OMS" ? [...offersOf(item), ...withoutTerm(item)] : offersOf(item);
  const offer = offers.find(
    (one) => one.billingCycle === billingCycle && (termDuration === null || one.termDuration === termDuration),
  );
  return offer ? priceOfOffer(item, offer) : null;
}

/** What one unit of a line costs for one billing period of its term and cycle; null when none is listed in its currency. */
export function priceOfLine(
  { termDuration, billingCycle, currencyCode }: Pick<CartLineItem, "termDuration" | "billingCycle" | "currencyCode">,
  item: PricedItem,
): Money | null {
  return currencyCode === item.currency ? unitPriceOf(item, termDuration, billingCycle) : null;
}

function offersOf(item: PricedItem): Offer[] {
  if (item.terms.length === 0) return withoutTerm(item);
  return item.terms.flatMap(({ duration, billingCycles }) =>
    billingCycles.map((billingCycle) => ({ termDuration: duration, billingCycle })),
  );
}

function withoutTerm({ supportedBillingCycles }: PricedItem): Offer[] {
  return supportedBillingCycles.map((billingCycle) => ({ termDuration: null, billingCycle }));
}

/** Legacy offers are listed by the month, modern items for the whole term; what is billed once costs what is listed. */
function priceOfOffer(item: PricedItem, { termDuration, billingCycle }: Offer): Money | null {
  const months = MONTHS_OF_CYCLE[billingCycle];
  if (item.purchaseSystem === "OMS") {
    const monthly = listed(item, null);
    return monthly && times(monthly, months ?? 1);
  }
  const whole = listed(item, termDuration);
  if (!whole || months === null || termDuration === null) return whole;
  const periods = MONTHS_OF_TERM[termDuration] / months;
  return Number.isInteger(periods) ? divided(whole, periods) : null;
}

function termPriceOf(item: PricedItem, { termDuration, billingCycle }: Offer): Money | null {
  if (termDuration === null) return null;
  if (item.purchaseSystem !== "OMS") return listed(item, termDuration);
  const monthly = listed(item, null);
  return monthly && times(monthly, MONTHS_OF_CYCLE[billingCycle] === null ? 1 : MONTHS_OF_TERM[termDuration]);
}

function listed({ listPrices, currency }: PricedItem, termDuration: TermDuration | null): Money | null {
  const found = listPrices.find((one) => one.termDuration === termDuration);
  return found ? { amount: new Big(found.amount).toFixed(), currencyCode: currency } : null;
}

/** The list prices by which one billing period of each term's first cycle costs `price`, up to rounding. */
export function listPricesOf(
  price: Money | null,
  {
    purchaseSystem,
    terms,
    supportedBillingCycles,
  }: Pick<CatalogItem, "purchaseSystem" | "terms" | "supportedBillingCycles">,
): ListPrice[] {
  if (!price) return [];
  if (purchaseSystem === "OMS" || terms.length === 0) {
    const [first] = terms[0]?.billingCycles ?? supportedBillingCycles;
    const months = (purchaseSystem === "OMS" && first && MONTHS_OF_CYCLE[first]) || 1;
    return [{ termDuration: null, amount: new Big(price.amount).div(months).toFixed() }];
  }
  return terms.map(({ duration, billingCycles: [first] }) => {
    const months = first && MONTHS_OF_CYCLE[first];
    const periods = months ? Math.max(1, MONTHS_OF_TERM[duration] / months) : 1;
    return { termDuration: duration, amount: times(price, periods).amount };
  });
}

/** Rounded half up to the currency's minor unit. */
function divided({ amount, currencyCode }: Money, periods: number): Money {
  const rounded = new Big(amount).div(periods).round(minorDigits(currencyCode), Big.roundHalfUp);
  return { amount: rounded.toFixed(), currencyCode };
}

const digitsOf = new Map<string, number>();

/** The decimal digits of a currency by ISO 4217: two for USD, none for JPY. */
function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  // Always there in the style of a currency.
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits!;
  digitsOf.set(currency, digits);
  return digits;
}
