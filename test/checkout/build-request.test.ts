import { judgeGroups } from "../../src/checkout/judge.js";
import { draftRequest } from "../../src/checkout/build-request.js";
import { reviewCart } from "../../src/cart/review-cart.js";
import type { CheckoutFacts } from "../../src/facts/facts.js";
import type { CartLineItem } from "../../src/model/cart.js";
import { catalogKey, type CatalogItem } from "../../src/model/catalog.js";
import { aCreditLine, aLine, anAzurePlan, anItem, aPartner, someFacts } from "../support/builders.js";
import { aCart, NOW } from "../support/carts.js";

/** The order request of a cart with one line of this item. */
function requestOf(item: CatalogItem, line: Partial<CartLineItem> = {}) {
  const facts: CheckoutFacts = {
    ...someFacts({ partner: aPartner(), catalog: new Map([[catalogKey(item.id), item]]) }),
    creditLines: new Map([["USD", aCreditLine()]]),
    riskProfile: null,
  };
  const cart = reviewCart(aCart({ lineItems: [aLine({ catalogItemId: item.id, ...line })] }), facts);
  const { orderable, orderErrors } = judgeGroups(cart, facts, null);
  expect(orderErrors).toEqual([]);
  return draftRequest(cart, orderable[0]!, facts, NOW);
}

const subscriptionOf = (...parameters: Parameters<typeof requestOf>) => requestOf(...parameters).subscriptions[0]!;

const legacyAzure = anItem({
  id: "MS-AZR-0145P",
  title: "Microsoft Azure",
  productType: "Azure",
  productSubType: "Azure",
});

describe("what an order will produce", () => {
  it.each([
    ["a subscription of legacy Azure", legacyAzure, {}, "NOT_REGISTERED"],
    ["an Azure plan", anAzurePlan(), { billingCycle: "ONE_TIME" }, "NOT_REGISTERED"],
    ["a licence", anItem(), {}, null],
  ] as const)("%s is registered for reservations later, if it ever is: %s", (_name, item, line, registration) => {
    expect(subscriptionOf(item, line).registration).toBe(registration);
  });
});

describe("what follows the first term", () => {
  const term = { duration: "P1Y", billingCycles: ["MONTHLY"], renewalTermDurations: ["P1M", "P1Y"] } as const;
  const renewable = (overrides: Partial<CatalogItem> = {}) => anItem({ terms: [{ ...term }], ...overrides });

  it("is the line's choice", () => {
    const line = { termDuration: "P1Y", renewsTo: { termDuration: "P1M" } } as const;
    expect(subscriptionOf(renewable(), line).renewsTo).toEqual({ termDuration: "P1M" });
  });

  it("is the same term, if it can follow itself", () => {
    expect(subscriptionOf(renewable(), { termDuration: "P1Y" }).renewsTo).toEqual({ termDuration: "P1Y" });
    const once = renewable({ terms: [{ ...term, renewalTermDurations: ["P1M"] }] });
    expect(subscriptionOf(once, { termDuration: "P1Y" }).renewsTo).toBeNull();
  });

  it("is the item's first term for a line without one", () => {
    expect(subscriptionOf(renewable(), { termDuration: null }).renewsTo).toEqual({ termDuration: "P1Y" });
  });

  it("is nothing for a trial, and for an item without terms", () => {
    expect(subscriptionOf(renewable({ isTrial: true }), { termDuration: "P1Y" }).renewsTo).toBeNull();
    expect(subscriptionOf(anItem({ terms: [] })).renewsTo).toBeNull();
  });
});
