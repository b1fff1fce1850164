import { reviewCart } from "../../src/cart/review-cart.js";
import type { Facts } from "../../src/facts/facts.js";
import { allLines, type Cart } from "../../src/model/cart.js";
import { catalogKey, type CatalogItem } from "../../src/model/catalog.js";
import {
  aLine,
  aMarket,
  anAddon,
  anItem,
  aReservation,
  aReservationLine,
  AZURE_SUBSCRIPTION_ID,
  provisioning,
  someFacts,
} from "../support/builders.js";
import { aCart, aCartError, aGroup, anOrderError } from "../support/carts.js";

function factsWith(items: readonly CatalogItem[], overrides: Partial<Facts> = {}): Facts {
  return someFacts({ catalog: new Map(items.map((item) => [catalogKey(item.id), item])), ...overrides });
}

const FACTS = factsWith([anItem(), anAddon(), aReservation()]);
const TOO_MANY = 301;

/** For each line: its id, its group, and the number of its error. */
function verdicts(cart: Cart) {
  return allLines(cart.lineItems).map((line) => [line.id, line.orderGroup, line.error?.code ?? null]);
}

describe("reviewing a cart", () => {
  it("puts lines in order into groups, and says what is wrong with the others", () => {
    const lineItems = [
      aLine({ id: "good" }),
      aLine({ id: "bad", quantity: TOO_MANY }),
      aReservationLine({ id: "modern" }),
    ];
    const cart = reviewCart(aCart({ lineItems }), FACTS);
    expect(verdicts(cart)).toEqual([
      ["good", "OMS-0", null],
      ["bad", null, 10006],
      ["modern", "0", null],
    ]);
    expect(cart.orderGroups.map((group) => group.orderGroupId)).toEqual(["OMS-0", "0"]);
  });

  it("changes nothing else of the cart", () => {
    const cart = aCart({ version: 5, lineItems: [aLine({ friendlyName: "Mine" })] });
    const reviewed = reviewCart(cart, FACTS);
    expect(reviewed).toEqual({
      ...cart,
      lineItems: [{ ...cart.lineItems[0], orderGroup: "OMS-0" }],
      orderGroups: [aGroup()],
    });
  });

  it("does not write into the cart that it is given", () => {
    const cart = aCart({ lineItems: [aLine({ addonItems: [aLine({ id: "line-2" })] })] });
    const before = structuredClone(cart);
    reviewCart(cart, FACTS);
    expect(cart).toEqual(before);
  });

  it("forgets errors and groups that no longer hold", () => {
    const lineItems = [
      aLine({ id: "was bad", error: aCartError() }),
      aLine({ id: "was good", quantity: TOO_MANY, orderGroup: "OMS-0" }),
    ];
    const cart = reviewCart(aCart({ lineItems, orderGroups: [aGroup({ orderGroupId: "OMS-7" })] }), FACTS);
    expect(verdicts(cart)).toEqual([
      ["was bad", "OMS-0", null],
      ["was good", null, 10006],
    ]);
    expect(cart.orderGroups).toEqual([aGroup()]);
  });

  it("has no groups when every line is in error", () => {
    const cart = reviewCart(aCart({ lineItems: [aLine({ quantity: TOO_MANY })] }), FACTS);
    expect(cart.orderGroups).toEqual([]);
  });

  it("reviews a cart without lines", () => {
    expect(reviewCart(aCart(), FACTS)).toEqual(aCart());
  });

  describe("with families", () => {
    const family = (base: object, addon: object) =>
      aLine({
        id: "base",
        ...base,
        addonItems: [
          aLine({ id: "addon", catalogItemId: anAddon().id, ...addon }),
          aLine({ id: "sibling", catalogItemId: anAddon().id }),
        ],
      });

    it("puts a base and its add-ons into one group", () => {
      const cart = reviewCart(aCart({ lineItems: [family({}, {})] }), FACTS);
      expect(verdicts(cart)).toEqual([
        ["base", "OMS-0", null],
        ["addon", "OMS-0", null],
        ["sibling", "OMS-0", null],
      ]);
    });

    it("gives no member a group when an add-on is in error, and blames nobody but the add-on", () => {
      const cart = reviewCart(aCart({ lineItems: [family({}, { quantity: TOO_MANY }), aLine({ id: "else" })] }), FACTS);
      expect(verdicts(cart)).toEqual([
        ["base", null, null],
        ["addon", null, 10006],
        ["sibling", null, null],
        ["else", "OMS-0", null],
      ]);
    });

    it("gives no member a group when the base is in error, and each add-on names the base", () => {
      const cart = reviewCart(aCart({ lineItems: [family({ quantity: TOO_MANY }, {})] }), FACTS);
      expect(verdicts(cart)).toEqual([
        ["base", null, 10006],
        ["addon", null, 10006],
        ["sibling", null, 10006],
      ]);
      expect(cart.lineItems[0]?.addonItems[0]?.error?.problem).toMatchObject({
        reason: "BASE_LINE_IN_ERROR",
        parameters: { baseLineItemId: "base", code: 10006 },
      });
      expect(cart.lineItems[0]?.addonItems[0]?.error?.lineItemId).toBe("addon");
    });

    it("opens a group by the base: what an add-on of a failed family would have is not there", () => {
      const failed = family({ billingCycle: "ANNUAL" }, { billingCycle: "MONTHLY" });
      const cart = reviewCart(aCart({ lineItems: [failed] }), FACTS);
      expect(cart.orderGroups).toEqual([]);
    });
  });

  describe("whose lines name no currency", () => {
    it("gives them, add-ons included, the default currency of the customer's market", () => {
      const addon = aLine({ id: "addon", catalogItemId: anAddon().id, currencyCode: null });
      const cart = reviewCart(aCart({ lineItems: [aLine({ currencyCode: null, addonItems: [addon] })] }), FACTS);
      expect(allLines(cart.lineItems).map((line) => line.currencyCode)).toEqual(["USD", "USD"]);
      expect(cart.orderGroups[0]?.currencyCode).toBe("USD");
    });

    const market = aMarket({ defaultCurrency: "EUR", supportedCurrencies: ["EUR", "USD"] });

    it("gives them the item's own where the market accepts it, also in place of another that was filled in", () => {
      const facts = factsWith([anItem()], { market });
      const lineItems = [
        aLine({ currencyCode: null }),
        aLine({ id: "filled-in", currencyCode: "EUR", isCurrencyChosen: false }),
        aLine({ id: "chosen", currencyCode: "EUR" }),
      ];
      expect(reviewCart(aCart({ lineItems }), facts).lineItems).toMatchObject([
        { currencyCode: "USD", orderGroup: "OMS-0", error: null },
        { currencyCode: "USD", orderGroup: "OMS-0", error: null },
        { currencyCode: "EUR", orderGroup: null, error: { code: 10000 } },
      ]);
    });

    it("10000: cannot be sold where the market does not accept the item's currency", () => {
      const facts = factsWith([anItem()], { market: { ...market, supportedCurrencies: ["EUR"] } });
      const cart = reviewCart(aCart({ lineItems: [aLine({ currencyCode: null })] }), facts);
      expect(cart.lineItems[0]).toMatchObject({ currencyCode: "EUR", orderGroup: null, error: { code: 10000 } });
    });

    it("leaves them without when the market is not known, and groups them by the item's currency", () => {
      const cart = reviewCart(
        aCart({ lineItems: [aLine({ currencyCode: null })] }),
        factsWith([anItem()], { market: null }),
      );
      expect(cart.lineItems[0]).toMatchObject({ currencyCode: null, orderGroup: "OMS-0", error: null });
      expect(cart.orderGroups[0]?.currencyCode).toBe("USD");
    });
  });

  describe("of which a group has been ordered", () => {
    const ordered = aLine({ id: "ordered", orderGroup: "OMS-0", quantity: TOO_MANY, currencyCode: null });
    const group = aGroup({ orderId: "order-1" });

    it.each([
      ["ordered", group],
      ["handed over without an answer", aGroup({ isOutcomeUnknown: true, error: anOrderError() })],
    ])("leaves %s lines and their group as they are, whatever the facts say now", (_what, locked) => {
      const cart = reviewCart(aCart({ lineItems: [ordered], orderGroups: [locked] }), factsWith([]));
      expect(cart.lineItems).toEqual([ordered]);
      expect(cart.orderGroups).toEqual([locked]);
    });

    it("groups later lines of the same key apart, with a number not used before", () => {
      const cart = reviewCart(aCart({ lineItems: [ordered, aLine({ id: "later" })], orderGroups: [group] }), FACTS);
      expect(verdicts(cart)).toEqual([
        ["ordered", "OMS-0", null],
        ["later", "OMS-1", null],
      ]);
    });

    it("does not count what ordered lines took against the others: it is gone from the facts already", () => {
      const inventory = new Map([
        [anItem().id, { catalogItemId: anItem().id, available: 2, restrictions: [], endsWithStock: false }],
      ]);
      const cart = reviewCart(
        aCart({ lineItems: [ordered, aLine({ id: "later", quantity: 2 })], orderGroups: [group] }),
        factsWith([anItem()], { inventory }),
      );
      expect(cart.lineItems[1]?.error).toBeNull();
    });
  });

  it("keeps the error of a group's latest attempt while the group stays the same", () => {
    const failed = aGroup({ error: anOrderError() });
    const cart = aCart({ lineItems: [aLine()], orderGroups: [failed] });
    expect(reviewCart(cart, FACTS).orderGroups).toEqual([failed]);
    const changed = aCart({ lineItems: [aLine({ billingCycle: "ANNUAL" })], orderGroups: [failed] });
    expect(reviewCart(changed, FACTS).orderGroups).toEqual([aGroup({ orderGroupId: "OMS-1", billingCycle: "ANNUAL" })]);
  });

  it("spells items as the catalog does, and known subscriptions as they are stored", () => {
    const provisioningContext = provisioning({
      subscriptionId: AZURE_SUBSCRIPTION_ID.toLowerCase(),
      parentSubscriptionId: "00000000-0000-4000-8000-00000000ffff",
      scope: "shared",
    });
    const addon = aLine({ id: "addon", catalogItemId: anAddon().id.toLowerCase() });
    const line = aLine({ catalogItemId: anItem().id.toLowerCase(), provisioningContext, addonItems: [addon] });
    expect(reviewCart(aCart({ lineItems: [line] }), FACTS).lineItems[0]).toMatchObject({
      catalogItemId: anItem().id,
      provisioningContext: [
        { key: "subscriptionId", value: AZURE_SUBSCRIPTION_ID },
        { key: "parentSubscriptionId", value: "00000000-0000-4000-8000-00000000ffff" },
        { key: "scope", value: "shared" },
      ],
      addonItems: [{ catalogItemId: anAddon().id }],
    });
  });
});
