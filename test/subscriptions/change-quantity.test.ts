import type { CheckoutFacts } from "../../src/facts/facts.js";
import { type Subscription, NOTHING_DRAWN } from "../../src/model/subscription.js";
import type { CatalogItem } from "../../src/model/catalog.js";
import type { Money } from "../../src/model/money.js";
import { withQuantity } from "../../src/subscriptions/change-quantity.js";
import {
  aCreditLine,
  aSubscription,
  anInventory,
  anItem,
  aPartner,
  aRiskProfile,
  holdingsOf,
  someFacts,
} from "../support/builders.js";
import { NOW } from "../support/carts.js";

const QUANTITY = ["input", "quantity"];

const usd = (amount: string): Money => ({ amount, currencyCode: "USD" });

/** Five licences that were bought for 12.5 USD each while their item was counted. */
function licences(overrides: Partial<Subscription> = {}): Subscription {
  return aSubscription({
    catalogItemId: anItem().id,
    itemKind: "LICENCE",
    quantity: 5,
    registration: null,
    unitPrice: usd("12.5"),
    drawn: { stock: 5, credit: usd("62.5"), cores: null },
    ...overrides,
  });
}

/** Licences that were there before the store. */
const imported = (overrides: Partial<Subscription> = {}) =>
  licences({ unitPrice: null, drawn: NOTHING_DRAWN, ...overrides });

interface World {
  readonly item?: CatalogItem | null;
  readonly available?: number | null;
  readonly facts?: Partial<CheckoutFacts>;
}

/** The change to `quantity` where the item has `available` units and 10000 USD of credit are left, unless told otherwise. */
function change(
  subscription: Subscription,
  quantity: number,
  { item = anItem(), available = 1_000, facts }: World = {},
) {
  const { partner = aPartner() } = facts ?? {};
  return withQuantity(
    {
      subscription,
      partner,
      facts: {
        ...someFacts({
          inventory: new Map([[anItem().id, anInventory({ available })]]),
          holdings: holdingsOf(subscription),
        }),
        creditLines: new Map([["USD", aCreditLine()]]),
        riskProfile: null,
        ...facts,
      },
      children: [],
      parent: null,
      item,
      isFulfilled: true,
      now: NOW,
    },
    quantity,
  );
}

const used = (overrides: Parameters<typeof aCreditLine>[0]) => ({
  facts: { creditLines: new Map([["USD", aCreditLine(overrides)]]) },
});
const sandbox = { facts: { partner: aPartner({ isSandbox: true }) } };

describe("more licences", () => {
  it.each([6, 300])("are possible up to the item's range, such as %i", (quantity) => {
    expect(change(licences(), quantity)).toMatchObject({ quantity });
  });

  it("are drawn at the price of the purchase, whatever they cost now", () => {
    const item = anItem({ listPrices: [{ termDuration: null, amount: "99" }] });
    expect(change(licences(), 8, { item })).toMatchObject({
      unitPrice: usd("12.5"),
      drawn: { stock: 8, credit: usd("100"), cores: null },
    });
  });

  it("are drawn at today's price where the first ones were not bought here, and those stay undrawn", () => {
    expect(change(imported(), 8)).toMatchObject({
      unitPrice: usd("12.5"),
      drawn: { stock: 3, credit: usd("37.5"), cores: null },
    });
  });

  it("draw no stock where the item is not counted, and no credit where it has no price", () => {
    const free = anItem({ listPrices: [] });
    expect(change(imported(), 8, { item: free, available: null })).toMatchObject({ quantity: 8, drawn: NOTHING_DRAWN });
  });

  it("are drawn to the last digit", () => {
    const subscription = licences({
      quantity: 1,
      unitPrice: usd("0.1"),
      drawn: { ...NOTHING_DRAWN, credit: usd("0.1") },
    });
    expect(change(subscription, 3, { available: null })).toMatchObject({ drawn: { credit: usd("0.3") } });
  });

  it("800017: go no further than the item's range", () => {
    expect(change(licences(), 301)).toMatchObject({ code: 800017, path: QUANTITY, retryable: false });
    expect(change(licences(), 1, { item: anItem({ minimumQuantity: 2 }) })).toMatchObject({ code: 800017 });
  });

  it("800018: go no further than 25 in the sandbox", () => {
    expect(change(licences(), 25, sandbox)).toMatchObject({ quantity: 25 });
    expect(change(licences(), 26, sandbox)).toMatchObject({ code: 800018, path: QUANTITY });
  });

  it("800010: go no further than the stock", () => {
    expect(change(licences(), 8, { available: 3 })).toMatchObject({ quantity: 8 });
    expect(change(licences(), 9, { available: 3 })).toMatchObject({ code: 800010, path: QUANTITY, retryable: true });
  });

  it("800023: go no further than the credit, to the last cent, and never below its threshold", () => {
    expect(change(licences(), 8, used({ limit: "100", used: "62.5" }))).toMatchObject({ quantity: 8 });
    const scarce = used({ limit: "100", used: "62.51" });
    expect(change(licences(), 8, scarce)).toMatchObject({ code: 800023, path: QUANTITY, retryable: true });
    expect(change(licences(), 7, scarce)).toMatchObject({ quantity: 7 });
    const below = used({ limit: "100", used: "62.5", minimumThreshold: "40" });
    expect(change(licences(), 6, below)).toMatchObject({ code: 800023 });
  });

  it("800025: need a credit line in the currency", () => {
    expect(change(licences(), 6, { facts: { creditLines: new Map() } })).toMatchObject({
      code: 800025,
      path: QUANTITY,
    });
  });

  it("are refused to a flagged customer, and reviewed when they cost much", () => {
    const refused = (riskProfile: ReturnType<typeof aRiskProfile>, quantity: number) =>
      change(licences(), quantity, { facts: { riskProfile } });
    expect(refused(aRiskProfile({ isBlocked: true }), 6)).toHaveProperty("code");
    expect(refused(aRiskProfile({ reviewAbove: "12.5", review: "NONE" }), 6)).toMatchObject({ quantity: 6 });
    expect(refused(aRiskProfile({ reviewAbove: "12.5", review: "NONE" }), 7)).toHaveProperty("code");
    expect(refused(aRiskProfile({ reviewAbove: "12.5", review: "APPROVED" }), 7)).toMatchObject({ quantity: 7 });
  });
});

describe("fewer licences", () => {
  it("give back what they drew", () => {
    expect(change(licences(), 2)).toMatchObject({
      quantity: 2,
      drawn: { stock: 2, credit: usd("25"), cores: null },
    });
    expect(change(licences(), 1)).toMatchObject({ drawn: { stock: 1, credit: usd("12.5") } });
  });

  it("give back no more than was drawn", () => {
    expect(change(imported(), 1)).toMatchObject({ quantity: 1, drawn: NOTHING_DRAWN });
    const mixed = imported({ unitPrice: usd("12.5"), drawn: { stock: 2, credit: usd("25"), cores: null } });
    expect(change(mixed, 4)).toMatchObject({ drawn: { stock: 1, credit: usd("12.5") } });
    expect(change(mixed, 1)).toMatchObject({ drawn: { stock: 0, credit: usd("0") } });
  });

  it("are possible without stock, credit or trust", () => {
    const riskProfile = aRiskProfile({ isBlocked: true });
    for (const facts of [{ riskProfile }, { creditLines: new Map() }, used({ limit: "0" }).facts]) {
      expect(change(licences(), 4, { available: 0, facts })).toMatchObject({ quantity: 4 });
    }
    expect(change(licences({ quantity: 100 }), 50, sandbox)).toMatchObject({ quantity: 50 });
  });

  it("are the exact reverse of more", () => {
    const subscription = licences();
    const more = change(subscription, 217) as Subscription;
    expect(change(more, 5)).toEqual(subscription);
  });
});

describe("another quantity", () => {
  it.each([
    ["PENDING", true],
    ["SUSPENDED", true],
    ["DELETED", false],
    ["EXPIRED", false],
  ] as const)("800012: is not for what is %s, which can be waited for: %s", (status, retryable) => {
    expect(change(licences({ status }), 6)).toMatchObject({ code: 800012, retryable });
  });

  it("800042: is for licences, trials aside", () => {
    expect(change(aSubscription(), 2)).toMatchObject({
      code: 800042,
      problem: { reason: "QUANTITY_FIXED", parameters: { cause: "OTHER_KIND", itemKind: "LEGACY_AZURE" } },
    });
    expect(change(licences(), 2, { item: anItem({ isTrial: true }) })).toMatchObject({ code: 800042 });
    expect(change(licences(), 2, { item: null })).toMatchObject({ code: 800042 });
  });

  it("may be the same one, which draws nothing", () => {
    expect(change(licences(), 5)).toEqual(licences());
  });
});
