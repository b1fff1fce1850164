import { addLines, removeLines, replaceLines, updateLines } from "../../src/cart/line-changes.js";
import { reviewCart } from "../../src/cart/review-cart.js";
import { type PolicyResult, applyErrorPolicy } from "../../src/cart/error-policy.js";
import { problem } from "../../src/errors/reasons.js";
import { allLines, type Cart, type CartLineItem } from "../../src/model/cart.js";
import { catalogKey } from "../../src/model/catalog.js";
import { aLine, anAddon, anAzurePlan, anInventory, anItem, someFacts } from "../support/builders.js";
import { aCart, aGroup } from "../support/carts.js";
import { aNewLine } from "../support/shop.js";

const TOO_MANY = 301;
/** An item of which there are five. */
const SCARCE = anItem({ id: "11111111-4802-4248-838E-778FB1D2CC05", title: "Scarce" });
const FACTS = someFacts({
  catalog: new Map([anItem(), anAddon(), SCARCE].map((item) => [catalogKey(item.id), item])),
  inventory: new Map([[SCARCE.id, anInventory({ catalogItemId: SCARCE.id, available: 5 })]]),
});

/** A reviewed cart of these lines. */
function cartOf(...lineItems: CartLineItem[]): Cart {
  return reviewCart(aCart({ lineItems }), FACTS);
}

const addon = (overrides: Partial<CartLineItem> = {}) =>
  aLine({ id: "addon", catalogItemId: anAddon().id, ...overrides });
const newAddon = (quantity = 1) => aNewLine({ catalogItemId: anAddon().id, quantity });

/** The quantities of a cart's lines, add-ons behind their base; null when nothing is to be stored. */
function quantities({ cart }: PolicyResult): number[] | null {
  return cart && allLines(cart.lineItems).map((line) => line.quantity);
}

/** The paths of the refusals. */
function paths({ userErrors }: PolicyResult): string[] {
  return userErrors.map((error) => error.path.join("."));
}

describe("STORE_WITH_ERROR", () => {
  it("stores every line, and the error on those that have one", () => {
    const before = cartOf(aLine({ id: "old" }));
    const change = addLines(before, [aNewLine({ quantity: TOO_MANY }), aNewLine({ quantity: 2 })]);
    const result = applyErrorPolicy(before, change, "STORE_WITH_ERROR", FACTS);
    expect(result.userErrors).toEqual([]);
    expect(quantities(result)).toEqual([1, TOO_MANY, 2]);
    expect(result.cart?.lineItems.map((line) => line.error?.code ?? null)).toEqual([null, 10006, null]);
  });

  it("stores a change that touches no line", () => {
    const before = cartOf(aLine({ id: "old" }));
    const result = applyErrorPolicy(before, removeLines(before, ["old"]), "STORE_WITH_ERROR", FACTS);
    expect(result).toEqual({ cart: aCart(), userErrors: [] });
  });
});

describe("REJECT_ALL", () => {
  it("stores a change without errors", () => {
    const result = applyErrorPolicy(aCart(), addLines(aCart(), [aNewLine()]), "REJECT_ALL", FACTS);
    expect(result.userErrors).toEqual([]);
    expect(quantities(result)).toEqual([1]);
  });

  it("stores nothing when a line is in error, and says for each where it stands and what is wrong", () => {
    const change = addLines(aCart(), [
      aNewLine({ quantity: TOO_MANY }),
      aNewLine(),
      aNewLine({ addonItems: [newAddon(), newAddon(TOO_MANY)] }),
    ]);
    const result = applyErrorPolicy(aCart(), change, "REJECT_ALL", FACTS);
    expect(result.cart).toBeNull();
    expect(result.userErrors).toEqual([
      {
        code: 800009,
        errorCode: "CART_ITEM_ERROR_IN_CREATE_ORDER",
        problem: problem("LINE_REFUSED", {
          errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM",
          problem: problem("QUANTITY_OUT_OF_RANGE", {
            quantity: TOO_MANY,
            title: anItem().title,
            minimum: 1,
            maximum: 300,
          }),
          lineItemId: null,
        }),
        path: ["input", "lineItems", "0"],
        retryable: false,
        retryAfterSeconds: null,
      },
      expect.objectContaining({ path: ["input", "lineItems", "2", "addonItems", "1"] }),
    ]);
  });

  it("says that a retry can help when it can for the line", () => {
    const change = addLines(aCart(), [aNewLine({ catalogItemId: SCARCE.id, quantity: 6 })]);
    expect(applyErrorPolicy(aCart(), change, "REJECT_ALL", FACTS).userErrors).toMatchObject([{ retryable: true }]);
  });

  it("does not mind the errors of lines that the request does not name", () => {
    const before = cartOf(aLine({ id: "old", quantity: TOO_MANY }), aLine({ id: "good" }));
    const result = applyErrorPolicy(before, updateLines(before, [{ id: "good", quantity: 2 }]), "REJECT_ALL", FACTS);
    expect(result.userErrors).toEqual([]);
    expect(quantities(result)).toEqual([TOO_MANY, 2]);
  });

  it("minds an add-on that falls with the new base that the request gives it", () => {
    const change = addLines(aCart(), [aNewLine({ quantity: TOO_MANY, addonItems: [newAddon()] })]);
    expect(paths(applyErrorPolicy(aCart(), change, "REJECT_ALL", FACTS))).toEqual([
      "input.lineItems.0",
      "input.lineItems.0.addonItems.0",
    ]);
  });
});

describe.each(["REJECT_ALL", "SKIP_FAILED"] as const)(
  "%s of a change that puts a line in error which it does not name",
  (policy) => {
    const family = () => cartOf(aLine({ id: "base", addonItems: [addon()] }), aLine({ id: "other" }));
    const rest = policy === "REJECT_ALL" ? null : [1, 1, 7];
    const other = { id: "other", quantity: 7 };

    it.each([
      ["another billing cycle", { billingCycle: "ANNUAL" as const }],
      ["another item", { catalogItemId: SCARCE.id }],
    ])("refuses %s of a base for its add-on, which it names by an id that the cart has", (_what, update) => {
      const change = updateLines(family(), [{ id: "base", ...update }, other]);
      const result = applyErrorPolicy(family(), change, policy, FACTS);
      expect(paths(result)).toEqual(["input.lineItems.0"]);
      expect(result.userErrors[0]?.problem.parameters).toMatchObject({ lineItemId: "addon" });
      expect(quantities(result)).toEqual(rest);
    });

    it("stores the change when the add-on goes with its base", () => {
      const change = updateLines(family(), [
        { id: "base", billingCycle: "ANNUAL" },
        { id: "addon", billingCycle: "ANNUAL" },
      ]);
      const { cart, userErrors } = applyErrorPolicy(family(), change, policy, FACTS);
      expect(userErrors).toEqual([]);
      expect(cart && allLines(cart.lineItems).map(({ billingCycle }) => billingCycle)).toEqual([
        "ANNUAL",
        "ANNUAL",
        "MONTHLY",
      ]);
    });

    it("leaves alone an add-on that was in error before", () => {
      const before = cartOf(aLine({ id: "base", addonItems: [addon({ quantity: TOO_MANY })] }));
      const result = applyErrorPolicy(before, updateLines(before, [{ id: "base", quantity: 2 }]), policy, FACTS);
      expect(result.userErrors).toEqual([]);
      expect(quantities(result)).toEqual([2, TOO_MANY]);
    });

    it("leaves alone a line that is in error without the change, since facts have changed", () => {
      const before = {
        ...family(),
        lineItems: [aLine({ id: "gone", catalogItemId: "MS-AZR-0145P" }), aLine({ id: "other" })],
      };
      const result = applyErrorPolicy(before, updateLines(before, [other]), policy, FACTS);
      expect(result.userErrors).toEqual([]);
      expect(quantities(result)).toEqual([1, 7]);
    });

    it("does not report a line that falls by a sum beside the named one that makes it too large", () => {
      const before = cartOf(aLine({ id: "held", catalogItemId: SCARCE.id, quantity: 3 }));
      const change = addLines(before, [aNewLine({ catalogItemId: SCARCE.id, quantity: 3 })]);
      expect(paths(applyErrorPolicy(before, change, policy, FACTS))).toEqual(["input.lineItems.0"]);
    });

    it("stores nothing when it cannot be said which line is to be left out", () => {
      const metered = anItem({
        id: "META:0001:A",
        title: "Metered",
        productType: "Azure",
        productSubType: "SaaS",
        provisioningVariables: [],
        purchasePrerequisites: ["AzurePlan"],
      });
      const plan = anAzurePlan();
      const facts = someFacts({
        catalog: new Map([anItem(), metered, plan].map((item) => [catalogKey(item.id), item])),
      });
      const lines = [
        aLine({ id: "plan", catalogItemId: plan.id, billingCycle: "ONE_TIME" }),
        aLine({ id: "metered", catalogItemId: metered.id }),
      ];
      const before = reviewCart(aCart({ lineItems: lines }), facts);
      expect(before.lineItems.map(({ error }) => error)).toEqual([null, null]);
      const change = updateLines(before, [{ id: "plan", catalogItemId: anItem().id, billingCycle: "MONTHLY" }]);
      const result = applyErrorPolicy(before, change, policy, facts);
      expect(result.cart).toBeNull();
      expect(paths(result)).toEqual(["input.lineItems"]);
      expect(result.userErrors[0]?.problem.parameters).toMatchObject({ lineItemId: "metered" });
    });

    it("names no base that is not stored", () => {
      const change = addLines(aCart(), [aNewLine({ quantity: TOO_MANY, addonItems: [newAddon()] })]);
      const { userErrors } = applyErrorPolicy(aCart(), change, policy, FACTS);
      expect(userErrors[1]?.problem.parameters).toMatchObject({
        problem: { reason: "BASE_LINE_IN_ERROR", parameters: { baseLineItemId: null, catalogItemId: anItem().id } },
      });
    });

    it("names a base that is stored", () => {
      const before = cartOf(aLine({ id: "base", quantity: TOO_MANY }));
      const { userErrors } = applyErrorPolicy(before, addLines(before, [newAddon()], "base"), policy, FACTS);
      expect(userErrors[0]?.problem.parameters).toMatchObject({ problem: { parameters: { baseLineItemId: "base" } } });
    });
  },
);

describe("SKIP_FAILED", () => {
  it("leaves out the new lines in error, reports each, and stores the rest", () => {
    const change = addLines(aCart(), [
      aNewLine({ quantity: 2 }),
      aNewLine({ quantity: TOO_MANY }),
      aNewLine({ quantity: 3 }),
    ]);
    const result = applyErrorPolicy(aCart(), change, "SKIP_FAILED", FACTS);
    expect(quantities(result)).toEqual([2, 3]);
    expect(paths(result)).toEqual(["input.lineItems.1"]);
    expect(result.cart?.lineItems.every((line) => line.error === null && line.orderGroup === "OMS-0")).toBe(true);
  });

  it("stores nothing when nothing is left of the request", () => {
    const before = cartOf(aLine({ id: "old" }));
    const result = applyErrorPolicy(before, addLines(before, [aNewLine({ quantity: TOO_MANY })]), "SKIP_FAILED", FACTS);
    expect(result.cart).toBeNull();
    expect(paths(result)).toEqual(["input.lineItems.0"]);
  });

  it("leaves out a new family as a whole when an add-on is in error, and reports the add-on", () => {
    const change = addLines(aCart(), [
      aNewLine({ quantity: 2, addonItems: [newAddon(), newAddon(TOO_MANY)] }),
      aNewLine({ quantity: 3 }),
    ]);
    const result = applyErrorPolicy(aCart(), change, "SKIP_FAILED", FACTS);
    expect(quantities(result)).toEqual([3]);
    expect(paths(result)).toEqual(["input.lineItems.0.addonItems.1"]);
  });

  it("leaves out a new add-on of a known base, and stores its siblings", () => {
    const before = cartOf(aLine({ id: "base", addonItems: [addon()] }));
    const result = applyErrorPolicy(
      before,
      addLines(before, [newAddon(TOO_MANY), newAddon(2)], "base"),
      "SKIP_FAILED",
      FACTS,
    );
    expect(quantities(result)).toEqual([1, 1, 2]);
    expect(paths(result)).toEqual(["input.lineItems.0"]);
  });

  it("leaves known lines as they were when their update is in error, and stores the other updates", () => {
    const before = cartOf(aLine({ id: "one" }), aLine({ id: "two", addonItems: [addon()] }));
    const updates = [
      { id: "one", quantity: TOO_MANY },
      { id: "addon", quantity: TOO_MANY, friendlyName: "New" },
      { id: "two", quantity: 5 },
    ];
    const result = applyErrorPolicy(before, updateLines(before, updates), "SKIP_FAILED", FACTS);
    expect(quantities(result)).toEqual([1, 5, 1]);
    expect(paths(result).sort()).toEqual(["input.lineItems.0", "input.lineItems.1"]);
    expect(result.cart?.lineItems[1]?.addonItems[0]?.friendlyName).toBeNull();
  });

  it("stores nothing when every update was in error", () => {
    const before = cartOf(aLine({ id: "one" }));
    const change = updateLines(before, [{ id: "one", quantity: TOO_MANY }]);
    expect(applyErrorPolicy(before, change, "SKIP_FAILED", FACTS).cart).toBeNull();
  });

  it("leaves a line in error that was in error before, and does not report it", () => {
    const before = cartOf(aLine({ id: "old", quantity: TOO_MANY }));
    const result = applyErrorPolicy(before, addLines(before, [aNewLine()]), "SKIP_FAILED", FACTS);
    expect(quantities(result)).toEqual([TOO_MANY, 1]);
    expect(result.userErrors).toEqual([]);
  });

  it("leaves a line as it was, in error or not, when its update does not mend it", () => {
    const before = cartOf(aLine({ id: "old", quantity: TOO_MANY }), aLine({ id: "good" }));
    const change = updateLines(before, [
      { id: "old", quantity: TOO_MANY + 1 },
      { id: "good", quantity: 2 },
    ]);
    const result = applyErrorPolicy(before, change, "SKIP_FAILED", FACTS);
    expect(quantities(result)).toEqual([TOO_MANY, 2]);
    expect(result.cart?.lineItems[0]?.error?.code).toBe(10006);
    expect(paths(result)).toEqual(["input.lineItems.0"]);
  });

  it("reviews what is left again: lines that go make no room in their own review, only in the next one", () => {
    const before = cartOf(aLine({ id: "held", catalogItemId: SCARCE.id, quantity: 3 }));
    const change = addLines(before, [aNewLine({ catalogItemId: SCARCE.id, quantity: 3 }), aNewLine({ quantity: 2 })]);
    const result = applyErrorPolicy(before, change, "SKIP_FAILED", FACTS);
    expect(quantities(result)).toEqual([3, 2]);
    expect(result.cart?.lineItems.map((line) => line.error)).toEqual([null, null]);
    expect(paths(result)).toEqual(["input.lineItems.0"]);
  });

  it("leaves out an add-on that needs a base which the cart has only in error", () => {
    const before = cartOf(aLine({ id: "base", quantity: TOO_MANY }));
    const result = applyErrorPolicy(before, addLines(before, [newAddon()], "base"), "SKIP_FAILED", FACTS);
    expect(result.cart).toBeNull();
    expect(paths(result)).toEqual(["input.lineItems.0"]);
  });

  it("stores the removals of a replacement even when every line that it brings is left out", () => {
    const before = cartOf(aLine({ id: "stays" }), aLine({ id: "goes" }));
    const change = replaceLines(before, [
      { ...aNewLine(), id: "stays", quantity: TOO_MANY },
      aNewLine({ quantity: TOO_MANY }),
    ]);
    const result = applyErrorPolicy(before, change, "SKIP_FAILED", FACTS);
    expect(result.cart?.lineItems.map(({ id, quantity }) => [id, quantity])).toEqual([["stays", 1]]);
    expect(paths(result)).toEqual(["input.lineItems.0", "input.lineItems.1"]);
  });

  it("stores nothing when a replacement says ordered lines again and all else of it is left out", () => {
    const ordered = aLine({ id: "ordered", orderGroup: "OMS-0" });
    const before = aCart({ lineItems: [ordered], orderGroups: [aGroup({ orderId: "order-1" })] });
    const change = replaceLines(before, [
      { ...aNewLine({ currencyCode: "USD" }), id: "ordered" },
      aNewLine({ quantity: TOO_MANY }),
    ]);
    expect(change.problems).toEqual([]);
    expect(applyErrorPolicy(before, change, "SKIP_FAILED", FACTS).cart).toBeNull();
  });

  it("stores a replacement that only changes the order of the lines, beside one that is left out", () => {
    const before = cartOf(aLine({ id: "one" }), aLine({ id: "two" }));
    const change = replaceLines(before, [
      { ...aNewLine(), id: "two", quantity: TOO_MANY },
      { ...aNewLine(), id: "one", quantity: TOO_MANY },
    ]);
    const result = applyErrorPolicy(before, change, "SKIP_FAILED", FACTS);
    expect(result.cart?.lineItems.map(({ id, quantity }) => [id, quantity])).toEqual([
      ["two", 1],
      ["one", 1],
    ]);
  });

  it("stores nothing when a replacement would leave the cart without lines", () => {
    const before = cartOf(aLine({ id: "goes" }));
    const result = applyErrorPolicy(
      before,
      replaceLines(before, [aNewLine({ quantity: TOO_MANY })]),
      "SKIP_FAILED",
      FACTS,
    );
    expect(result.cart).toBeNull();
    expect(paths(result)).toEqual(["input.lineItems.0"]);
  });

  describe("of a replacement that moves known lines", () => {
    const before = cartOf(aLine({ id: "base", addonItems: [addon()] }), aLine({ id: "other" }));

    it("stores nothing when the new base of a known add-on would be left out, and the add-on with it", () => {
      const moved = { ...newAddon(), id: "addon" };
      const change = replaceLines(before, [
        { ...aNewLine(), id: "base" },
        { ...aNewLine(), id: "other" },
        aNewLine({ quantity: TOO_MANY, addonItems: [moved] }),
      ]);
      const result = applyErrorPolicy(before, change, "SKIP_FAILED", FACTS);
      expect(result.cart).toBeNull();
      expect(paths(result)).toEqual(["input.lineItems.2", "input.lineItems.2.addonItems.0"]);
    });

    it("stores nothing when a known base fails as an add-on, rather than nest its own add-ons there", () => {
      const change = replaceLines(before, [
        { ...aNewLine(), id: "other", addonItems: [{ ...aNewLine(), id: "base" }] },
      ]);
      const result = applyErrorPolicy(before, change, "SKIP_FAILED", FACTS);
      expect(result.cart).toBeNull();
      expect(paths(result)).toEqual(["input.lineItems.0.addonItems.0"]);
    });

    it("stores the moves that are in order beside new lines that are left out", () => {
      const change = replaceLines(before, [
        { ...aNewLine(), id: "base" },
        { ...aNewLine(), id: "other", addonItems: [{ ...newAddon(), id: "addon" }] },
        aNewLine({ quantity: TOO_MANY }),
      ]);
      const { cart } = applyErrorPolicy(before, change, "SKIP_FAILED", FACTS);
      expect(cart?.lineItems.map(({ id, addonItems }) => [id, addonItems.map((line) => line.id)])).toEqual([
        ["base", []],
        ["other", ["addon"]],
      ]);
    });
  });
});
