import { CART_ERROR_CODES } from "../../src/codes/cart-error-codes.js";
import { problem } from "../../src/errors/reasons.js";
import type { Facts } from "../../src/facts/facts.js";
import type { CartLineItem } from "../../src/model/cart.js";
import { catalogKey, type CatalogItem } from "../../src/model/catalog.js";
import { familyOf, firstBreach, itemOf, resolve, reviewLines } from "../../src/rules/engine.js";
import { type Breach, breach } from "../../src/rules/rule.js";
import {
  aLine,
  anAddon,
  aSubscription,
  anAzurePlan,
  anInventory,
  anItem,
  aPartner,
  aReseller,
  aReservation,
  aReservationLine,
  subscriptionsById,
  holdingsOf,
  provisioning,
  someFacts,
} from "../support/builders.js";

const TOO_MANY = 301;
/** Software, of which there are five. */
const SCARCE = anItem({
  id: "CARTWRIGHT01:0001:AVAILABLE001",
  title: "Scarce",
  productType: "Software",
  purchaseSystem: "Modern",
  supportedBillingCycles: ["ONE_TIME"],
  terms: [],
});
/** One for each customer. */
const LIMITED = anItem({ ...SCARCE, id: "CARTWRIGHT02:0001:AVAILABLE001", title: "Limited", limitPerCustomer: 1 });
/** As much as anybody may want. */
const PLENTY = anItem({ ...SCARCE, id: "CARTWRIGHT04:0001:AVAILABLE001", title: "Plenty" });

function factsWith(overrides: Partial<Facts> = {}, items: readonly CatalogItem[] = []): Facts {
  const all = [anItem(), anAddon(), aReservation(), SCARCE, LIMITED, PLENTY, ...items];
  return someFacts({
    catalog: new Map(all.map((item) => [catalogKey(item.id), item])),
    inventory: new Map([[SCARCE.id, anInventory({ catalogItemId: SCARCE.id, available: 5 })]]),
    ...overrides,
  });
}

const scarce = (id: string, quantity: number, overrides: Partial<CartLineItem> = {}) =>
  aLine({ id, catalogItemId: SCARCE.id, quantity, billingCycle: "ONE_TIME", ...overrides });
const addon = (id: string, overrides: Partial<CartLineItem> = {}) =>
  aLine({ id, catalogItemId: anAddon().id, ...overrides });

/** The number of each error by line id. */
function numbers(lineItems: readonly CartLineItem[], facts = factsWith()): Record<string, number> {
  return Object.fromEntries([...reviewLines(lineItems, facts)].map(([id, error]) => [id, error.code]));
}

describe("the first breach", () => {
  const FIRST = breach("AZURE_SUBSCRIPTION_REQUIRED", { title: "first" });
  const SECOND = breach("AZURE_SUBSCRIPTION_REQUIRED", { title: "second" });
  const rule = (found: Breach | null) => ({ check: jest.fn((_question: string) => found) });

  it("is that of the first rule broken; later rules are not asked", () => {
    const rules = [rule(null), rule(FIRST), rule(SECOND)];
    expect(firstBreach(rules, "a question")).toEqual({ rule: rules[1], breach: FIRST });
    expect(rules.map(({ check }) => check.mock.calls)).toEqual([[["a question"]], [["a question"]], []]);
  });

  it("is none when no rule is broken, or there is none", () => {
    expect(firstBreach([rule(null), rule(null)], "a question")).toBeNull();
    expect(firstBreach([], "a question")).toBeNull();
  });
});

describe("resolving lines", () => {
  it("finds an item by an id in any letter case, and none for an id that is not in the catalog", () => {
    const facts = factsWith();
    expect(itemOf(aLine({ catalogItemId: anItem().id.toLowerCase() }), facts)).toEqual(anItem());
    expect(itemOf(aLine({ catalogItemId: "no such item" }), facts)).toBeNull();
  });

  it("leaves out the lines whose items are not there, and keeps the order of the others", () => {
    const lines = [aLine({ id: "one" }), aLine({ id: "two", catalogItemId: "no such item" }), addon("three")];
    expect(resolve(lines, factsWith()).map(({ line, item }) => [line.id, item.id])).toEqual([
      ["one", anItem().id],
      ["three", anAddon().id],
    ]);
  });

  it("has a family be a base line and its add-ons", () => {
    const base = aLine({ id: "base", addonItems: [addon("one"), addon("two")] });
    expect(familyOf(base).map((line) => line.id)).toEqual(["base", "one", "two"]);
    expect(familyOf(aLine()).map((line) => line.id)).toEqual(["line-1"]);
  });
});

describe("reviewing lines", () => {
  it("finds nothing wrong with lines in order, or without lines", () => {
    const lines = [aLine({ id: "base", addonItems: [addon("addon")] }), aReservationLine({ id: "other" })];
    expect(numbers(lines)).toEqual({});
    expect(numbers([])).toEqual({});
  });

  it("says of a line what is wrong: number, name and the cause, and whether waiting helps", () => {
    const errors = reviewLines([scarce("greedy", 6)], factsWith());
    expect(errors.get("greedy")).toEqual({
      lineItemId: "greedy",
      code: 10003,
      errorCode: "INVENTORY_NOT_AVAILABLE",
      problem: problem("INVENTORY_TOO_LOW", { title: "Scarce", quantity: 6, wanted: 6, available: 5 }),
      retryable: true,
    });
  });

  it("takes from the code whether waiting helps, unless the rule knows better", () => {
    const facts = factsWith({ holdings: holdingsOf({ catalogItemId: LIMITED.id, itemKind: "SOFTWARE" }) });
    const lines = [aLine({ id: "limited", catalogItemId: LIMITED.id, billingCycle: "ONE_TIME" })];
    expect(CART_ERROR_CODES.QUOTA_NOT_AVAILABLE.retryable).toBe(true);
    expect(reviewLines(lines, facts).get("limited")).toMatchObject({ code: 10002, retryable: false });
    expect(reviewLines([aLine({ quantity: TOO_MANY })], facts).get("line-1")).toMatchObject({ retryable: false });
  });

  it("asks whether the item exists before anything else", () => {
    expect(numbers([aLine({ catalogItemId: "nothing", currencyCode: "EUR", quantity: TOO_MANY })])).toEqual({
      "line-1": 10001,
    });
  });

  it("gives a line the code of the first rule that it breaks, and no other", () => {
    const wrong = { currencyCode: "EUR", participants: [aReseller("5357564")], quantity: TOO_MANY };
    expect(numbers([aLine(wrong)])).toEqual({ "line-1": 10000 });
    expect(numbers([aLine({ ...wrong, currencyCode: "USD" })])).toEqual({ "line-1": 10004 });
    expect(numbers([aLine({ ...wrong, currencyCode: "USD", participants: [] })])).toEqual({ "line-1": 10006 });
  });

  it("asks what a line is by itself before it asks whether there is enough", () => {
    expect(numbers([scarce("line", 6, { billingCycle: "MONTHLY" })])).toEqual({ line: 10006 });
  });

  it("compares the sum of all lines with what is there: two lines of 3 with 5 in stock both fail", () => {
    expect(numbers([scarce("one", 3), scarce("two", 2)])).toEqual({});
    expect(numbers([scarce("one", 3), scarce("two", 3)])).toEqual({ one: 10003, two: 10003 });
    expect(numbers([scarce("one", 3), scarce("two", 3), aLine({ id: "other" })])).toEqual({ one: 10003, two: 10003 });
  });

  it("lets lines in error take nothing from the others", () => {
    expect(numbers([scarce("wrong", 3, { currencyCode: "EUR" }), scarce("right", 3)])).toEqual({ wrong: 10000 });
  });

  it("lets a family of which one member is in error take nothing from the others", () => {
    const family = scarce("base", 3, { addonItems: [addon("addon")] });
    expect(numbers([family, scarce("right", 3)])).toEqual({ addon: 10006 });
  });

  it("has the sum contain add-ons", () => {
    const rare = anAddon({ id: "RARE", limitPerCustomer: 1 });
    const base = (id: string) => aLine({ id, addonItems: [addon(`addon of ${id}`, { catalogItemId: rare.id })] });
    const facts = factsWith({}, [rare]);
    expect(numbers([base("one")], facts)).toEqual({});
    expect(numbers([base("one"), base("two")], facts)).toEqual({ "addon of one": 10002, "addon of two": 10002 });
  });

  it("blames each add-on of a base in error, and says which base", () => {
    const errors = reviewLines([aLine({ id: "base", quantity: TOO_MANY, addonItems: [addon("addon")] })], factsWith());
    expect([...errors.keys()]).toEqual(["base", "addon"]);
    expect(errors.get("addon")).toMatchObject({ code: 10006, lineItemId: "addon", retryable: false });
    const { id: catalogItemId } = anItem();
    const cause = problem("BASE_LINE_IN_ERROR", { baseLineItemId: "base", catalogItemId, code: 10006 });
    expect(errors.get("addon")?.problem).toEqual(cause);
  });

  it("leaves an add-on the error that it has by itself", () => {
    const family = aLine({ quantity: TOO_MANY, addonItems: [addon("addon", { currencyCode: "EUR" })] });
    expect(numbers([family])).toEqual({ "line-1": 10006, addon: 10000 });
  });

  it("blames add-ons for a base that there is not enough of, and says that waiting helps as it does for the base", () => {
    const rare = anAddon({
      id: "RARE",
      prerequisiteCatalogItemIds: [SCARCE.id],
      purchaseSystem: "Modern",
      terms: [],
      supportedBillingCycles: ["ONE_TIME"],
    });
    const family = scarce("base", 6, {
      addonItems: [addon("addon", { catalogItemId: rare.id, billingCycle: "ONE_TIME" })],
    });
    const errors = reviewLines([family], factsWith({}, [rare]));
    expect(errors.get("base")).toMatchObject({ code: 10003, retryable: true });
    expect(errors.get("addon")).toMatchObject({ code: 10006, retryable: true });
  });

  it("does not blame a base for its add-ons", () => {
    expect(numbers([aLine({ id: "base", addonItems: [addon("addon", { quantity: TOO_MANY })] })])).toEqual({
      addon: 10006,
    });
  });

  it("judges an add-on beside a base that is not in the catalog by what can still be judged", () => {
    const family = aLine({
      id: "base",
      catalogItemId: "nothing",
      addonItems: [addon("addon", { currencyCode: "EUR" })],
    });
    expect(numbers([family])).toEqual({ base: 10001, addon: 10000 });
  });

  it("lets a line count on what another line of the cart buys", () => {
    const metered = anItem({ id: "METERED", purchasePrerequisites: ["AzurePlan"] });
    const facts = factsWith({}, [metered, anAzurePlan()]);
    const lines = [aLine({ id: "metered", catalogItemId: metered.id })];
    expect(numbers(lines, facts)).toEqual({ metered: 10006 });
    const plan = aLine({ id: "plan", catalogItemId: anAzurePlan().id, billingCycle: "ONE_TIME" });
    expect(numbers([...lines, plan], facts)).toEqual({});
  });

  it("gives each of 300 lines exactly its own code, when eleven things are wrong with them in turn, and nothing", () => {
    const stale = "DZH318Z0BQ3Q:0001:DZH318XZXPHL";
    const sleeping = aSubscription({ id: "00000000-0000-4000-8000-00000000A004", registration: "NOT_REGISTERED" });
    const licence = anItem({ id: "11111111-4802-4248-838E-778FB1D2CC05" });
    const facts = factsWith(
      {
        partner: aPartner({ isSandbox: true }),
        holdings: holdingsOf({ catalogItemId: LIMITED.id, itemKind: "SOFTWARE" }),
        subscriptions: subscriptionsById(aSubscription(), sleeping),
      },
      [licence],
    );
    const unknown = provisioning({ subscriptionId: "00000000-0000-4000-8000-000000000000", scope: "shared" });
    const asleep = provisioning({ subscriptionId: sleeping.id, scope: "shared" });
    const kinds: [number | null, (id: string) => CartLineItem][] = [
      [10000, (id) => aLine({ id, currencyCode: "EUR" })],
      [10001, (id) => aLine({ id, catalogItemId: stale })],
      [10001, (id) => aLine({ id, catalogItemId: "ABC" })],
      [10002, (id) => aLine({ id, catalogItemId: LIMITED.id, billingCycle: "ONE_TIME" })],
      [10003, (id) => scarce(id, 1)],
      [10004, (id) => aLine({ id, participants: [aReseller("5357564")] })],
      [10006, (id) => aLine({ id, quantity: TOO_MANY })],
      [10006, (id) => aLine({ id, billingCycle: "TRIENNIAL" })],
      [10007, (id) => aReservationLine({ id, provisioningContext: unknown })],
      [10008, (id) => aReservationLine({ id, provisioningContext: asleep })],
      [10009, (id) => aLine({ id, catalogItemId: licence.id, quantity: 26 })],
      [null, (id) => aLine({ id, catalogItemId: PLENTY.id, billingCycle: "ONE_TIME" })],
    ];
    const wanted = Array.from({ length: 300 }, (_, index) => kinds[(index * 7) % kinds.length]!);
    const lines = wanted.map(([, line], index) => line(`line-${index}`));
    const errors = reviewLines(lines, facts);
    expect(lines.map(({ id }) => errors.get(id)?.code ?? null)).toEqual(wanted.map(([code]) => code));
    expect(lines.map(({ id }) => errors.get(id)?.lineItemId ?? id)).toEqual(lines.map(({ id }) => id));
    expect(new Set(wanted.map(([code]) => code)).size).toBe(10);
  });
});
