import { problem } from "../../src/errors/reasons.js";
import {
  addLines,
  copyLines,
  type LineChange,
  type NewLine,
  removeLines,
  replaceLines,
  type ReplacedLine,
  updateLines,
} from "../../src/cart/line-changes.js";
import { allLines, type Cart, type CartLineItem } from "../../src/model/cart.js";
import {
  MAX_ADDON_ITEMS_PER_LINE_ITEM,
  MAX_CART_BYTES,
  MAX_CONTEXT_ENTRIES,
  MAX_CONTEXT_VALUE_LENGTH,
  MAX_LINE_ITEMS_PER_CART,
} from "../../src/model/limits.js";
import { invalidInput } from "../../src/model/user-error.js";
import { aLine, anAddon, anItem, aReseller } from "../support/builders.js";
import { aCart, aCartError, aGroup } from "../support/carts.js";
import { aNewLine } from "../support/shop.js";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BASE = "00000000-0000-4000-8000-00000000aaa1";
const ADDON = "00000000-0000-4000-8000-00000000aaa2";
const OTHER = "00000000-0000-4000-8000-00000000aaa3";
const UNKNOWN = "00000000-0000-4000-8000-00000000aaff";
const ADDITIONAL = "ADDITIONAL_TRANSACTION_RESELLER";

/** A base line with one add-on, and another line; all open. */
function cartOf(overrides: Partial<Cart> = {}): Cart {
  return aCart({
    lineItems: [
      aLine({ id: BASE, orderGroup: "OMS-0", addonItems: [aLine({ id: ADDON, orderGroup: "OMS-0" })] }),
      aLine({ id: OTHER, orderGroup: "OMS-1", billingCycle: "ANNUAL" }),
    ],
    orderGroups: [aGroup(), aGroup({ orderGroupId: "OMS-1", billingCycle: "ANNUAL" })],
    ...overrides,
  });
}

/** The same cart after the group of the base line has been ordered. */
function partlyOrdered(
  changes = { orderId: "order-1", isOutcomeUnknown: false } as { orderId: string | null; isOutcomeUnknown: boolean },
) {
  return cartOf({
    orderGroups: [aGroup(changes), aGroup({ orderGroupId: "OMS-1", billingCycle: "ANNUAL" })],
  });
}

/** What is wrong, as code and path. */
function problemsOf({ problems }: LineChange): [string, string][] {
  return problems.map((problem) => [problem.errorCode, problem.path.join(".")]);
}

function idsOf({ lineItems }: LineChange): string[] {
  return allLines(lineItems).map((line) => line.id);
}

/** A line as a caller of replaceCartLineItems would say it again. */
function again(line: CartLineItem): ReplacedLine {
  const { orderGroup: _group, error: _error, ...content } = line;
  return { ...content, addonItems: line.addonItems.map(again) };
}

function manyLines(count: number): NewLine[] {
  return Array.from({ length: count }, () => aNewLine());
}

describe("adding lines", () => {
  it("puts them behind those there are, which stay the same", () => {
    const change = addLines(cartOf(), [aNewLine({ quantity: 2 }), aNewLine({ quantity: 3 })]);
    expect(change.lineItems.slice(0, 2)).toEqual(cartOf().lineItems);
    expect(change.lineItems.slice(2).map((line) => line.quantity)).toEqual([2, 3]);
    expect(change.problems).toEqual([]);
  });

  it("sets everything of a line that says the least, and nothing that it does not say", () => {
    const [line] = addLines(aCart(), [aNewLine()]).lineItems;
    expect(line).toEqual({
      id: expect.stringMatching(GUID),
      catalogItemId: anItem().id,
      friendlyName: null,
      quantity: 1,
      currencyCode: null,
      isCurrencyChosen: false,
      billingCycle: "MONTHLY",
      termDuration: null,
      participants: [],
      provisioningContext: [],
      renewsTo: null,
      orderGroup: null,
      addonItems: [],
      error: null,
    });
  });

  it("keeps all that a line says, its add-ons in order", () => {
    const said = aNewLine({
      friendlyName: "Mine",
      quantity: 7,
      currencyCode: "EUR",
      billingCycle: "ANNUAL",
      termDuration: "P1Y",
      participants: [aReseller("5357564")],
      provisioningContext: [{ key: "scope", value: "shared" }],
      renewsTo: { termDuration: "P3Y" },
      addonItems: [aNewLine({ quantity: 8 }), aNewLine({ quantity: 9 })],
    });
    const [line] = addLines(aCart(), [said]).lineItems;
    expect(line).toMatchObject({ ...said, addonItems: [{ quantity: 8 }, { quantity: 9 }] });
  });

  it.each([
    ["SubscriptionId", "subscriptionId"],
    ["PARENTSUBSCRIPTIONID", "parentSubscriptionId"],
    ["scope", "scope"],
    ["DURATION", "duration"],
    ["SomethingElse", "somethingElse"],
    ["X", "x"],
  ])("spells the provisioning key %s as Partner Center does: %s", (said, stored) => {
    const [line] = addLines(aCart(), [aNewLine({ provisioningContext: [{ key: said, value: "As Given" }] })]).lineItems;
    expect(line?.provisioningContext).toEqual([{ key: stored, value: "As Given" }]);
  });

  it.each([
    ["twice in one part", [aReseller("1"), aReseller("1")], [aReseller("1")]],
    [
      "as the reseller and as an additional one",
      [aReseller("2", ADDITIONAL), aReseller("1", ADDITIONAL), aReseller("1"), aReseller("2", ADDITIONAL)],
      [aReseller("2", ADDITIONAL), aReseller("1")],
    ],
    [
      "in parts that are not the same",
      [aReseller("1"), aReseller("1", "CONSUMPTION_RESELLER"), aReseller("1", "CONSUMPTION_RESELLER")],
      [aReseller("1"), aReseller("1", "CONSUMPTION_RESELLER")],
    ],
  ])("keeps a reseller once that is named %s", (_what, participants, kept) => {
    expect(addLines(aCart(), [aNewLine({ participants })]).lineItems[0]?.participants).toEqual(kept);
  });

  it("tells for each new line, add-ons included, where in the request it stands", () => {
    const change = addLines(cartOf(), [aNewLine(), aNewLine({ addonItems: [aNewLine(), aNewLine()] })]);
    const [first, second] = change.lineItems.slice(2);
    expect(change.touched).toEqual(
      new Map([
        [first!.id, ["input", "lineItems", 0]],
        [second!.id, ["input", "lineItems", 1]],
        [second!.addonItems[0]!.id, ["input", "lineItems", 1, "addonItems", 0]],
        [second!.addonItems[1]!.id, ["input", "lineItems", 1, "addonItems", 1]],
      ]),
    );
  });

  it("gives every line an id of its own", () => {
    const ids = idsOf(addLines(cartOf(), [aNewLine({ addonItems: manyLines(50) }), ...manyLines(50)]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("adds to a cart of which a group has been ordered", () => {
    expect(addLines(partlyOrdered(), [aNewLine()]).problems).toEqual([]);
  });

  it("allows a cart of 1000 lines with add-ons, and not one more", () => {
    const most = [aNewLine({ addonItems: manyLines(96) }), ...manyLines(MAX_LINE_ITEMS_PER_CART - 100)];
    expect(problemsOf(addLines(cartOf(), most))).toEqual([]);
    const more = addLines(cartOf(), [...most, aNewLine()]);
    expect(problemsOf(more)).toEqual([["INVALID_INPUT", "input.lineItems"]]);
    expect(more.problems[0]?.problem).toEqual(problem("TOO_MANY_LINES", { count: 1001, maximum: 1000 }));
  });
});

describe("adding add-ons to a line", () => {
  it("puts them behind the add-ons there are; everything else stays", () => {
    const change = addLines(cartOf(), [aNewLine({ quantity: 4 }), aNewLine({ quantity: 5 })], BASE);
    const [base, other] = change.lineItems;
    expect(base?.addonItems[0]).toEqual(cartOf().lineItems[0]?.addonItems[0]);
    expect(base?.addonItems.slice(1).map((addon) => addon.quantity)).toEqual([4, 5]);
    expect(other).toEqual(cartOf().lineItems[1]);
    expect(change.touched.get(base!.addonItems[2]!.id)).toEqual(["input", "lineItems", 1]);
  });

  it("finds the base by an id in any letter case", () => {
    expect(addLines(cartOf(), [aNewLine()], BASE.toUpperCase()).lineItems[0]?.addonItems).toHaveLength(2);
  });

  it.each([
    ["is not in the cart", UNKNOWN],
    ["is itself an add-on", ADDON],
  ])("is refused when the base %s", (_what, id) => {
    const change = addLines(cartOf(), [aNewLine()], id);
    expect(problemsOf(change)).toEqual([["INVALID_INPUT", "input.parentLineItemId"]]);
  });

  it("is refused when the base has been ordered", () => {
    const change = addLines(partlyOrdered(), [aNewLine()], BASE);
    expect(problemsOf(change)).toEqual([["NOT_SUPPORTED", "input.parentLineItemId"]]);
  });

  it("is refused for each line that brings add-ons of its own", () => {
    const change = addLines(
      cartOf(),
      [aNewLine({ addonItems: [aNewLine()] }), aNewLine({ addonItems: [] }), aNewLine({ addonItems: [aNewLine()] })],
      BASE,
    );
    expect(problemsOf(change)).toEqual([
      ["INVALID_INPUT", "input.lineItems.0.addonItems"],
      ["INVALID_INPUT", "input.lineItems.2.addonItems"],
    ]);
  });

  it("allows 100 add-ons of a line, and not one more", () => {
    expect(problemsOf(addLines(cartOf(), manyLines(MAX_ADDON_ITEMS_PER_LINE_ITEM - 1), BASE))).toEqual([]);
    const more = addLines(cartOf(), manyLines(MAX_ADDON_ITEMS_PER_LINE_ITEM), BASE);
    expect(problemsOf(more)).toEqual([["INVALID_INPUT", "input.lineItems"]]);
    expect(more.problems[0]?.problem).toEqual(problem("TOO_MANY_ADDONS", { count: 101, maximum: 100 }));
  });

  it("counts towards the limit of the cart", () => {
    const full = aCart({
      lineItems: Array.from({ length: MAX_LINE_ITEMS_PER_CART }, (_, index) => aLine({ id: `line-${index}` })),
    });
    expect(problemsOf(addLines(full, [aNewLine()], "line-0"))).toEqual([["INVALID_INPUT", "input.lineItems"]]);
  });
});

describe("updating lines", () => {
  it("changes what is said, and leaves the rest, the place and the add-ons", () => {
    const change = updateLines(cartOf(), [{ id: BASE, quantity: 9, friendlyName: "New" }]);
    const [before] = cartOf().lineItems;
    expect(change.lineItems).toEqual([{ ...before, quantity: 9, friendlyName: "New" }, cartOf().lineItems[1]]);
    expect(change.problems).toEqual([]);
  });

  it("changes an add-on", () => {
    const change = updateLines(cartOf(), [{ id: ADDON, quantity: 9 }]);
    expect(change.lineItems[0]?.addonItems[0]).toEqual({ ...cartOf().lineItems[0]?.addonItems[0], quantity: 9 });
    expect(change.lineItems[0]?.quantity).toBe(1);
  });

  it("changes a base line and its add-on together", () => {
    const change = updateLines(cartOf(), [
      { id: ADDON, quantity: 8 },
      { id: BASE, quantity: 9 },
    ]);
    expect(allLines(change.lineItems).map((line) => line.quantity)).toEqual([9, 8, 1]);
  });

  it.each([
    ["what is sent with a new item", { currencyCode: "USD", catalogItemId: anAddon().id }, true],
    ["another one than was filled in", { currencyCode: "EUR" }, true],
    ["not what was filled in and is sent back", { currencyCode: "USD" }, false],
    ["not what stands there when another item is named alone", { catalogItemId: anAddon().id }, false],
  ])("counts as a chosen currency %s", (_what, update, isCurrencyChosen) => {
    const line = aLine({ id: BASE, isCurrencyChosen: false });
    const [changed] = updateLines(aCart({ lineItems: [line] }), [{ id: BASE, ...update }]).lineItems;
    expect(changed).toMatchObject({ isCurrencyChosen });
  });

  it("clears optional properties with null, and leaves those that are undefined", () => {
    const line = aLine({
      id: BASE,
      friendlyName: "Mine",
      currencyCode: "USD",
      termDuration: "P1Y",
      participants: [aReseller("5357564")],
      provisioningContext: [{ key: "scope", value: "shared" }],
      renewsTo: { termDuration: "P1Y" },
    });
    const cleared = {
      friendlyName: null,
      currencyCode: null,
      termDuration: null,
      participants: null,
      provisioningContext: null,
      renewsTo: null,
    };
    const [changed] = updateLines(aCart({ lineItems: [line] }), [{ id: BASE, ...cleared }]).lineItems;
    expect(changed).toEqual({
      ...line,
      ...cleared,
      isCurrencyChosen: false,
      participants: [],
      provisioningContext: [],
    });
    const said = Object.fromEntries(Object.keys(cleared).map((key) => [key, undefined]));
    expect(updateLines(aCart({ lineItems: [line] }), [{ id: BASE, ...said }]).lineItems).toEqual([line]);
  });

  it("spells provisioning keys as Partner Center does", () => {
    const update = { id: OTHER, provisioningContext: [{ key: "Scope", value: "single" }] };
    expect(updateLines(cartOf(), [update]).lineItems[1]?.provisioningContext).toEqual([
      { key: "scope", value: "single" },
    ]);
  });

  it("tells where in the request each changed line stands", () => {
    const change = updateLines(cartOf(), [{ id: OTHER }, { id: ADDON.toUpperCase() }]);
    expect(change.touched).toEqual(
      new Map([
        [OTHER, ["input", "lineItems", 0]],
        [ADDON, ["input", "lineItems", 1]],
      ]),
    );
  });

  it("is refused for each line that is not there, or named twice in any letter case", () => {
    const change = updateLines(cartOf(), [
      { id: UNKNOWN, quantity: 2 },
      { id: OTHER, quantity: 2 },
      { id: OTHER.toUpperCase(), quantity: 3 },
    ]);
    expect(problemsOf(change)).toEqual([
      ["INVALID_INPUT", "input.lineItems.0.id"],
      ["INVALID_INPUT", "input.lineItems.2.id"],
    ]);
  });

  it.each([
    ["ordered", { orderId: "order-1", isOutcomeUnknown: false }],
    ["handed over without an answer", { orderId: null, isOutcomeUnknown: true }],
  ])("is refused for lines and add-ons of a group that has been %s, and not for others", (_what, group) => {
    const change = updateLines(partlyOrdered(group), [{ id: ADDON }, { id: OTHER }, { id: BASE }]);
    expect(problemsOf(change)).toEqual([
      ["NOT_SUPPORTED", "input.lineItems.0.id"],
      ["NOT_SUPPORTED", "input.lineItems.2.id"],
    ]);
    const locked = problem("LINE_LOCKED", { lineItemId: ADDON, orderGroupId: "OMS-0" });
    expect(change.problems[0]?.problem).toEqual(locked);
  });
});

describe("removing lines", () => {
  it("takes a base line away with its add-ons", () => {
    const change = removeLines(cartOf(), [BASE]);
    expect(change).toEqual({ lineItems: [cartOf().lineItems[1]], touched: new Map(), problems: [] });
  });

  it("takes an add-on away and leaves its base", () => {
    expect(idsOf(removeLines(cartOf(), [ADDON]))).toEqual([BASE, OTHER]);
  });

  it("takes ids in any letter case, and a base together with its add-on", () => {
    expect(idsOf(removeLines(cartOf(), [ADDON.toUpperCase(), BASE.toUpperCase(), OTHER]))).toEqual([]);
  });

  it("is refused for each id that is not there, is named twice, or has been ordered", () => {
    const change = removeLines(partlyOrdered(), [UNKNOWN, OTHER, OTHER, BASE, ADDON]);
    expect(problemsOf(change)).toEqual([
      ["INVALID_INPUT", "input.lineItemIds.0"],
      ["INVALID_INPUT", "input.lineItemIds.2"],
      ["NOT_SUPPORTED", "input.lineItemIds.3"],
      ["NOT_SUPPORTED", "input.lineItemIds.4"],
    ]);
  });
});

describe("replacing lines", () => {
  const [base, other] = cartOf().lineItems as [CartLineItem, CartLineItem];

  it("makes the lines exactly those named, in their order: known, new, and without those left out", () => {
    const change = replaceLines(cartOf(), [aNewLine({ quantity: 5 }), { ...again(base), quantity: 6 }]);
    expect(change.problems).toEqual([]);
    expect(idsOf(change)).toEqual([expect.stringMatching(GUID), BASE, ADDON]);
    expect(change.lineItems.map((line) => line.quantity)).toEqual([5, 6]);
    expect([UNKNOWN, BASE, ADDON, OTHER]).not.toContain(change.lineItems[0]?.id);
  });

  it("computes groups and errors afresh: what was known of them is gone", () => {
    const cart = cartOf({ lineItems: [{ ...other, error: aCartError() }] });
    expect(replaceLines(cart, [again(other)]).lineItems).toEqual([{ ...other, orderGroup: null, error: null }]);
  });

  it("drops the properties and add-ons of a known line that are left out", () => {
    const cart = cartOf({ lineItems: [{ ...base, friendlyName: "Mine", termDuration: "P1Y" }, other] });
    const [line] = replaceLines(cart, [{ ...aNewLine(), id: BASE }]).lineItems;
    expect(line).toMatchObject({ id: BASE, friendlyName: null, termDuration: null, addonItems: [] });
  });

  it("knows ids in any letter case", () => {
    const change = replaceLines(cartOf(), [{ ...again(base), id: BASE.toUpperCase(), addonItems: [] }]);
    expect(idsOf(change)).toEqual([BASE]);
  });

  it("lets an add-on become a line of its own, and a line an add-on, under the same ids", () => {
    const change = replaceLines(cartOf(), [
      { ...aNewLine(), id: ADDON },
      { ...aNewLine(), id: OTHER, addonItems: [{ ...aNewLine(), id: BASE }] },
    ]);
    expect(change.problems).toEqual([]);
    expect(idsOf(change)).toEqual([ADDON, OTHER, BASE]);
  });

  it("tells where in the request each line stands", () => {
    const change = replaceLines(cartOf(), [aNewLine(), again(base)]);
    expect(change.touched).toEqual(
      new Map([
        [change.lineItems[0]!.id, ["input", "lineItems", 0]],
        [BASE, ["input", "lineItems", 1]],
        [ADDON, ["input", "lineItems", 1, "addonItems", 0]],
      ]),
    );
  });

  it("is refused for each id that is not in the cart or is named twice, as a line or as an add-on", () => {
    const change = replaceLines(cartOf(), [
      { ...aNewLine(), id: UNKNOWN },
      { ...aNewLine(), id: OTHER, addonItems: [{ ...aNewLine(), id: ADDON }] },
      { ...aNewLine(), id: OTHER.toUpperCase() },
      {
        ...aNewLine(),
        addonItems: [
          { ...aNewLine(), id: ADDON },
          { ...aNewLine(), id: UNKNOWN },
        ],
      },
    ]);
    expect(problemsOf(change)).toEqual([
      ["INVALID_INPUT", "input.lineItems.0.id"],
      ["INVALID_INPUT", "input.lineItems.2.id"],
      ["INVALID_INPUT", "input.lineItems.3.addonItems.0.id"],
      ["INVALID_INPUT", "input.lineItems.3.addonItems.1.id"],
    ]);
  });

  it("allows a cart of 1000 lines with add-ons, and not one more", () => {
    const most = [aNewLine({ addonItems: manyLines(99) }), ...manyLines(MAX_LINE_ITEMS_PER_CART - 100)];
    expect(problemsOf(replaceLines(cartOf(), most))).toEqual([]);
    expect(problemsOf(replaceLines(cartOf(), [...most, aNewLine()]))).toEqual([["INVALID_INPUT", "input.lineItems"]]);
  });

  describe("some of which have been ordered", () => {
    it("keeps ordered lines as they are when they are said again, at any place, and does not touch them", () => {
      const change = replaceLines(partlyOrdered(), [aNewLine(), again(base)]);
      expect(change.problems).toEqual([]);
      expect(change.lineItems[1]).toEqual(base);
      expect([...change.touched.keys()]).toEqual([change.lineItems[0]!.id]);
    });

    it("accepts ordered lines said again in another spelling of the same", () => {
      const stored = { ...base, provisioningContext: [{ key: "scope", value: "shared" }], addonItems: [] };
      const cart = { ...partlyOrdered(), lineItems: [stored] };
      const said = {
        ...again(stored),
        id: BASE.toUpperCase(),
        provisioningContext: [{ key: "Scope", value: "shared" }],
      };
      expect(problemsOf(replaceLines(cart, [said]))).toEqual([]);
    });

    it("accepts ordered lines said again without the currency that they were given", () => {
      const addonItems = base.addonItems.map((addon) => ({ ...again(addon), currencyCode: null }));
      const change = replaceLines(partlyOrdered(), [{ ...again(base), currencyCode: undefined, addonItems }]);
      expect(problemsOf(change)).toEqual([]);
      expect(change.lineItems).toEqual([base]);
    });

    it("refuses to change an ordered line", () => {
      const change = replaceLines(partlyOrdered(), [aNewLine(), { ...again(base), quantity: 2 }]);
      expect(problemsOf(change)).toEqual([["NOT_SUPPORTED", "input.lineItems.1"]]);
    });

    it.each([
      ["changed", [{ ...again(base.addonItems[0]!), quantity: 2 }]],
      ["left out", []],
      ["new", [again(base.addonItems[0]!), aNewLine({ catalogItemId: anAddon().id })]],
    ])("refuses an ordered line whose add-on is %s", (_what, addonItems) => {
      const change = replaceLines(partlyOrdered(), [{ ...again(base), addonItems }]);
      expect(problemsOf(change)).toEqual([["NOT_SUPPORTED", "input.lineItems.0"]]);
    });

    it("refuses to leave out an ordered line", () => {
      expect(problemsOf(replaceLines(partlyOrdered(), [again(other)]))).toEqual([["NOT_SUPPORTED", "input.lineItems"]]);
    });

    it("refuses to make an ordered line an add-on of another", () => {
      const change = replaceLines(partlyOrdered(), [{ ...again(other), addonItems: [{ ...aNewLine(), id: BASE }] }]);
      expect(problemsOf(change)).toContainEqual(["NOT_SUPPORTED", "input.lineItems"]);
    });
  });
});

describe("copying lines", () => {
  it("copies what was said of them, under new ids, without group and error", () => {
    const original = [
      aLine({ id: BASE, orderGroup: "OMS-0", friendlyName: "Mine", addonItems: [aLine({ id: ADDON, quantity: 3 })] }),
      aLine({ id: OTHER, error: aCartError() }),
    ];
    const { lineItems: copies, problems } = copyLines(original, ["input", "cartId"]);
    expect(problems).toEqual([]);
    const ids = allLines(copies).map((line) => line.id);
    expect(new Set([...ids, BASE, ADDON, OTHER]).size).toBe(6);
    expect(copies.map(again)).toEqual([
      { ...again(original[0]!), id: ids[0], addonItems: [{ ...again(original[0]!.addonItems[0]!), id: ids[1] }] },
      { ...again(original[1]!), id: ids[2] },
    ]);
    expect(allLines(copies).map(({ orderGroup, error }) => [orderGroup, error])).toEqual(ids.map(() => [null, null]));
  });
});

describe("the size of a cart", () => {
  const TOO_LARGE = problem("CART_TOO_LARGE", { maximum: MAX_CART_BYTES });
  /** Said with a character of three bytes. */
  const value = "\u20ac".repeat(MAX_CONTEXT_VALUE_LENGTH);
  const provisioningContext = Array.from({ length: MAX_CONTEXT_ENTRIES }, (_, index) => ({ key: `k${index}`, value }));
  const large = aLine({ provisioningContext });
  const fitting = Math.floor(MAX_CART_BYTES / Buffer.byteLength(JSON.stringify(large)));
  const full = cartOf({ lineItems: Array.from({ length: fitting }, (_, index) => ({ ...large, id: guid(index) })) });
  const tooLarge = { ...full, lineItems: [...full.lineItems, { ...large, id: guid(fitting) }] };

  it("is counted in bytes, up to the limit", () => {
    expect(fitting).toBe(13);
    expect(updateLines(full, [{ id: guid(0), quantity: 2 }]).problems).toEqual([]);
    expect(copyLines(full.lineItems, ["input", "cartId"]).problems).toEqual([]);
  });

  it.each<[string, LineChange]>([
    ["an added line", addLines(full, [aNewLine({ provisioningContext })])],
    ["an added add-on", addLines(full, [aNewLine({ provisioningContext })], guid(0))],
    ["a new line beside those that stay", replaceLines(full, [...full.lineItems, aNewLine({ provisioningContext })])],
    [
      "what updates say",
      updateLines(
        cartOf({ lineItems: tooLarge.lineItems.map((line) => ({ ...line, provisioningContext: [] })) }),
        tooLarge.lineItems.map(({ id }) => ({ id, provisioningContext })),
      ),
    ],
  ])("is not passed by %s", (_what, { problems }) => {
    expect(problems).toEqual([invalidInput(["input", "lineItems"], TOO_LARGE)]);
  });

  it("is not passed by a copy of a cart that is too large already", () => {
    const { problems } = copyLines(tooLarge.lineItems, ["input", "cartId"]);
    expect(problems).toEqual([invalidInput(["input", "cartId"], TOO_LARGE)]);
  });

  it("does not hinder the removal of lines", () => {
    expect(removeLines(tooLarge, [guid(0)]).problems).toEqual([]);
  });

  it("does not count the errors of lines, which depend on facts", () => {
    const error = aCartError();
    const inError = {
      ...full,
      lineItems: full.lineItems.map((line) => ({ ...line, error: { ...error, said: value } })),
    };
    expect(updateLines(inError, [{ id: guid(0), quantity: 2 }]).problems).toEqual([]);
  });
});

function guid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
}
