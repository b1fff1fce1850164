import { judgeGroups } from "../../src/checkout/judge.js";
import { orderError } from "../../src/model/order-error.js";
import { reviewCart } from "../../src/cart/review-cart.js";
import { problem } from "../../src/errors/reasons.js";
import type { CheckoutFacts } from "../../src/facts/facts.js";
import { type Cart, type CartLineItem, linesOf, type OrderGroup } from "../../src/model/cart.js";
import { catalogKey, type CatalogItem } from "../../src/model/catalog.js";
import {
  aCreditLine,
  aLine,
  anAddon,
  aSubscription,
  anAzurePlan,
  anInventory,
  anItem,
  anMpnProfile,
  aPartner,
  aReseller,
  aReservation,
  aReservationLine,
  subscriptionsById,
  holdingsOf,
  profilesById,
  someFacts,
} from "../support/builders.js";
import { aCart, aCartError, aGroup, anOrderError } from "../support/carts.js";

function factsWith(overrides: Partial<CheckoutFacts> = {}, items: readonly CatalogItem[] = []): CheckoutFacts {
  const all = [anItem(), anAddon(), aReservation(), ...items];
  return {
    ...someFacts({ catalog: new Map(all.map((item) => [catalogKey(item.id), item])) }),
    creditLines: credit({}),
    riskProfile: null,
    ...overrides,
  };
}

function credit(line: Parameters<typeof aCreditLine>[0]): CheckoutFacts["creditLines"] {
  return new Map([["USD", aCreditLine(line)]]);
}

/** A cart of these lines, as its review left it. */
function cartOf(...lineItems: CartLineItem[]): Cart {
  return reviewCart(aCart({ lineItems }), factsWith());
}

/** Two lines of the legacy system in one group, and a reservation in another. */
function mixedCart(): Cart {
  return cartOf(
    aLine({
      id: "line-1",
      quantity: 2,
      addonItems: [aLine({ id: "line-2", catalogItemId: anAddon().id, quantity: 3 })],
    }),
    aReservationLine({ id: "line-3" }),
    aLine({ id: "line-4" }),
  );
}

/** The groups with these ids are wanted. */
const naming =
  (...ids: string[]) =>
  ({ orderGroupId }: OrderGroup) =>
    ids.includes(orderGroupId);

/** Which groups can be ordered, and the code of each error by its group. */
function verdict(cart: Cart, facts: CheckoutFacts, only: readonly string[] | null = null) {
  const { orderable, orderErrors } = judgeGroups(cart, facts, only && naming(...only));
  return [
    orderable.map(({ group }) => group.orderGroupId),
    Object.fromEntries(orderErrors.map((error) => [String(error.orderGroupId), error.code])),
  ];
}

describe("the lines of a group", () => {
  it("are those of its families, each base before its add-ons", () => {
    const cart = mixedCart();
    expect(cart.orderGroups.map((group) => linesOf(cart, group).map((line) => line.id))).toEqual([
      ["line-1", "line-2", "line-4"],
      ["line-3"],
    ]);
  });
});

describe("judging groups", () => {
  it("finds every group in order, with its lines and what it costs", () => {
    const { orderable, orderErrors } = judgeGroups(mixedCart(), factsWith(), null);
    expect(orderErrors).toEqual([]);
    expect(
      orderable.map(({ group, lines, total }) => [group.orderGroupId, lines.map(({ line }) => line.id), total]),
    ).toEqual([
      ["OMS-0", ["line-1", "line-2", "line-4"], { amount: "75", currencyCode: "USD" }],
      ["0", ["line-3"], { amount: "12.5", currencyCode: "USD" }],
    ]);
  });

  it("costs nothing what has no price", () => {
    const free = factsWith({}, [anItem({ listPrices: [] }), anAddon({ listPrices: [] })]);
    expect(judgeGroups(mixedCart(), free, null).orderable[0]?.total).toEqual({ amount: "0", currencyCode: "USD" });
  });

  it("finds nothing in a cart without groups", () => {
    expect(judgeGroups(aCart(), factsWith(), null)).toEqual({ orderable: [], orderErrors: [] });
  });

  it.each([
    ["ordered", { orderId: "order-1" }],
    ["in doubt", { isOutcomeUnknown: true }],
  ])("passes over groups that are %s", (_what, state) => {
    const cart = mixedCart();
    const [first, second] = cart.orderGroups;
    expect(verdict({ ...cart, orderGroups: [{ ...first!, ...state }, second!] }, factsWith())).toEqual([["0"], {}]);
  });

  it("judges a group again that failed before", () => {
    const cart = mixedCart();
    const failed = cart.orderGroups.map((group) => ({ ...group, error: anOrderError() }));
    expect(verdict({ ...cart, orderGroups: failed }, factsWith())).toEqual([["OMS-0", "0"], {}]);
  });

  it("judges the groups asked for, and no others", () => {
    expect(verdict(mixedCart(), factsWith(), ["0"])).toEqual([["0"], {}]);
    expect(verdict(mixedCart(), factsWith(), [])).toEqual([[], {}]);
  });

  it("lets a group go ahead when another one fails", () => {
    const sold = factsWith({ inventory: new Map([[aReservation().id, anInventory({ available: 0 })]]) });
    expect(verdict(mixedCart(), sold)).toEqual([["OMS-0"], { "0": 800010 }]);
  });
});

describe("a line that was in order and breaks a rule now", () => {
  const reservation = () => cartOf(aReservationLine());
  const legacy = () => cartOf(aLine());
  const withItem = (changes: Partial<CatalogItem>) => factsWith({}, [anItem(changes)]);
  const withSubscription = (changes: Parameters<typeof aSubscription>[0]) =>
    factsWith({ subscriptions: subscriptionsById(aSubscription(changes)) });

  it.each<[number, string, () => Cart, CheckoutFacts]>([
    [800004, "its id was reissued", legacy, factsWith({ catalog: new Map() })],
    [800009, "its currency is no longer supported", legacy, withItem({ currency: "EUR" })],
    [800009, "its billing cycle is no longer offered", legacy, withItem({ supportedBillingCycles: ["ANNUAL"] })],
    [
      800010,
      "its stock is gone",
      legacy,
      factsWith({ inventory: new Map([[anItem().id, anInventory({ available: 0 })]]) }),
    ],
    [800011, "its subscription is no Azure subscription", reservation, withSubscription({ itemKind: "LICENCE" })],
    [800012, "its subscription is suspended", reservation, withSubscription({ status: "SUSPENDED" })],
    [
      800013,
      "its subscription's offer holds no reservations",
      reservation,
      withSubscription({ catalogItemId: "MS-AZR-0146P" }),
    ],
    [800017, "its quantity is out of range", legacy, withItem({ minimumQuantity: 2 })],
    [800018, "it is beyond a sandbox limit", reservation, factsWith({ partner: aPartner({ isSandbox: true }) })],
    [800020, "its item is no longer purchasable", legacy, withItem({ isPurchasable: false })],
    [800021, "its subscription is gone", reservation, factsWith({ subscriptions: new Map() })],
    [800030, "its subscription is not registered", reservation, withSubscription({ registration: "NOT_REGISTERED" })],
    [800031, "its purchase system has no adapter", legacy, withItem({ purchaseSystem: "Ariba" })],
  ])("fails its group with %s: %s", (code, _what, cart, facts) => {
    const { orderable, orderErrors } = judgeGroups(cart(), facts, null);
    expect(orderable).toEqual([]);
    expect(orderErrors).toHaveLength(1);
    expect(orderErrors[0]).toMatchObject({
      code,
      orderGroupId: cart().orderGroups[0]?.orderGroupId,
      lineItemIds: ["line-1"],
    });
    const { catalogItemId } = cart().lineItems[0]!;
    expect(orderErrors[0]?.about).toEqual({ lineItemId: "line-1", catalogItemId });
  });

  it.each([
    [800015, "9999999"],
    [800016, "5357564"],
  ])("fails its group with %s for the reseller %s, whom review let pass", (code, mpnId) => {
    const facts = factsWith({
      partner: aPartner({ type: "INDIRECT_PROVIDER" }),
      mpnProfiles: profilesById(anMpnProfile({ isIndirectReseller: false })),
    });
    const cart = reviewCart(aCart({ lineItems: [aLine({ participants: [aReseller(mpnId)] })] }), facts);
    expect(verdict(cart, facts)).toEqual([[], { "OMS-0": code }]);
  });

  it("gives its group the code of the first line at fault, and names all lines with the same code", () => {
    const cart = cartOf(aLine({ id: "one" }), aLine({ id: "two", quantity: 2 }), aLine({ id: "three", quantity: 3 }));
    const facts = factsWith({}, [anItem({ minimumQuantity: 2, maximumQuantity: 2 })]);
    const [error] = judgeGroups(cart, facts, null).orderErrors;
    expect(error).toMatchObject({ code: 800017, lineItemIds: ["one", "three"] });
    expect(error?.about?.lineItemId).toBe("one");
  });

  it("does not name lines of the group that fail with another code", () => {
    const other = anItem({ id: "22222222-4802-4248-838E-778FB1D2CC05" });
    const wanted = [aLine({ id: "one" }), aLine({ id: "two", catalogItemId: other.id })];
    const cart = reviewCart(aCart({ lineItems: wanted }), factsWith({}, [other]));
    const facts = factsWith({}, [anItem({ minimumQuantity: 2 }), { ...other, isPurchasable: false }]);
    expect(judgeGroups(cart, facts, null).orderErrors).toMatchObject([{ code: 800017, lineItemIds: ["one"] }]);
  });

  it("fails the group for an add-on as well, and for an add-on that no longer fits its base", () => {
    const cart = mixedCart();
    const facts = factsWith({}, [anAddon({ prerequisiteCatalogItemIds: ["another"] })]);
    expect(judgeGroups(cart, facts, naming("OMS-0")).orderErrors).toMatchObject([
      { code: 800020, lineItemIds: ["line-2"] },
    ]);
  });

  it("says whether waiting helps: as the code does, unless the rule knows better", () => {
    const retryableOf = (facts: CheckoutFacts) => judgeGroups(reservation(), facts, null).orderErrors[0]?.retryable;
    expect(retryableOf(withSubscription({ status: "SUSPENDED" }))).toBe(true);
    expect(retryableOf(withSubscription({ status: "DELETED" }))).toBe(false);
    expect(retryableOf(withSubscription({ registration: "REGISTERING" }))).toBe(true);
  });
});

describe("what earlier groups of a checkout take", () => {
  const annual = (id: string, quantity: number) => aLine({ id, quantity, billingCycle: "ANNUAL" });
  const two = (first: number, second: number) => cartOf(aLine({ id: "one", quantity: first }), annual("two", second));

  it("is not there for later ones: stock", () => {
    const stock = factsWith({ inventory: new Map([[anItem().id, anInventory({ available: 5 })]]) });
    expect(verdict(two(3, 2), stock)).toEqual([["OMS-0", "OMS-1"], {}]);
    expect(verdict(two(3, 3), stock)).toEqual([["OMS-0"], { "OMS-1": 800010 }]);
  });

  it("is nothing when they fail", () => {
    const stock = factsWith({ inventory: new Map([[anItem().id, anInventory({ available: 5 })]]) });
    expect(verdict(two(6, 5), stock)).toEqual([["OMS-1"], { "OMS-0": 800010 }]);
  });

  it("is nothing when they are not asked for", () => {
    const stock = factsWith({ inventory: new Map([[anItem().id, anInventory({ available: 5 })]]) });
    expect(verdict(two(3, 3), stock, ["OMS-1"])).toEqual([["OMS-1"], {}]);
  });

  it("is not there for later ones: credit, to the last cent", () => {
    expect(verdict(two(3, 1), factsWith({ creditLines: credit({ limit: "187.5" }) }))).toEqual([
      ["OMS-0", "OMS-1"],
      {},
    ]);
    expect(verdict(two(3, 1), factsWith({ creditLines: credit({ limit: "187.49" }) }))).toEqual([
      ["OMS-0"],
      { "OMS-1": 800023 },
    ]);
  });

  it("is not there for later ones: the minimum threshold of the credit line", () => {
    const creditLines = credit({ limit: "100", minimumThreshold: "70" });
    expect(verdict(two(3, 1), factsWith({ creditLines }))).toEqual([["OMS-0"], { "OMS-1": 800023 }]);
  });

  it("is there for later ones in another currency", () => {
    const euro = anItem({ id: "EURO", currency: "EUR" });
    const creditLines = new Map([
      ["USD", aCreditLine({ limit: "12.5" })],
      ["EUR", aCreditLine({ limit: "12.5", currencyCode: "EUR" })],
    ]);
    const cart = aCart({
      lineItems: [
        aLine({ id: "one", orderGroup: "OMS-0" }),
        aLine({ id: "two", catalogItemId: "EURO", currencyCode: "EUR", orderGroup: "OMS-1" }),
      ],
      orderGroups: [aGroup(), aGroup({ orderGroupId: "OMS-1", currencyCode: "EUR" })],
    });
    const market = { ...someFacts().market!, supportedCurrencies: ["USD", "EUR"] };
    expect(verdict(cart, factsWith({ creditLines, market }, [euro]))).toEqual([["OMS-0", "OMS-1"], {}]);
  });

  it("counts against limits per customer", () => {
    const limited = anItem({ limitPerCustomer: 1 });
    expect(verdict(two(1, 1), factsWith({}, [limited]))).toEqual([["OMS-0"], { "OMS-1": 800020 }]);
  });

  it("serves later ones that need it, such as an Azure plan", () => {
    const plan = anAzurePlan();
    const metered = anItem({ id: "METERED", purchaseSystem: "Modern", purchasePrerequisites: ["AzurePlan"] });
    const facts = factsWith({}, [plan, metered]);
    const lineItems = [
      aLine({ id: "plan", catalogItemId: plan.id, billingCycle: "ONE_TIME" }),
      aLine({ id: "metered", catalogItemId: metered.id, termDuration: "P1Y" }),
    ];
    const cart = reviewCart(aCart({ lineItems }), facts);
    expect(verdict(cart, facts)).toEqual([["0", "1"], {}]);
  });
});

describe("a group as a whole", () => {
  it("fails with 800025 without a credit line in its currency, and names all its lines", () => {
    const { orderErrors } = judgeGroups(mixedCart(), factsWith({ creditLines: new Map() }), null);
    expect(orderErrors).toMatchObject([
      { code: 800025, orderGroupId: "OMS-0", lineItemIds: ["line-1", "line-2", "line-4"] },
      { code: 800025, orderGroupId: "0", lineItemIds: ["line-3"] },
    ]);
  });

  it("is asked after its lines: a line at fault hides the credit line that there is not", () => {
    const facts = factsWith({ creditLines: new Map() }, [anItem({ isPurchasable: false })]);
    expect(verdict(cartOf(aLine()), facts)).toEqual([[], { "OMS-0": 800020 }]);
  });

  it("passes with precisely what is left of the credit line", () => {
    expect(verdict(cartOf(aLine()), factsWith({ creditLines: credit({ limit: "100", used: "87.5" }) }))).toEqual([
      ["OMS-0"],
      {},
    ]);
    expect(verdict(cartOf(aLine()), factsWith({ creditLines: credit({ limit: "100", used: "87.51" }) }))).toEqual([
      [],
      { "OMS-0": 800023 },
    ]);
  });
});

describe("lines that are in error already", () => {
  const error = (lineItemId: string, changes = {}) => aCartError({ lineItemId, ...changes });

  it("are one error 800009 without a group for all families, each with all of its lines; others go ahead", () => {
    const cart = aCart({
      lineItems: [
        aLine({ id: "one", error: error("one"), addonItems: [aLine({ id: "two", catalogItemId: anAddon().id })] }),
        aLine({ id: "good", orderGroup: "OMS-0" }),
        aLine({
          id: "three",
          addonItems: [
            aLine({ id: "four", error: error("four", { code: 10003, errorCode: "INVENTORY_NOT_AVAILABLE" }) }),
          ],
        }),
      ],
      orderGroups: [aGroup()],
    });
    const { orderable, orderErrors } = judgeGroups(cart, factsWith(), null);
    expect(orderable.map(({ group }) => group.orderGroupId)).toEqual(["OMS-0"]);
    expect(orderErrors).toEqual([
      {
        orderGroupId: null,
        code: 800009,
        errorCode: "CART_ITEM_ERROR_IN_CREATE_ORDER",
        problem: problem("LINES_IN_ERROR", {
          listed: [
            { lineItemId: "one", code: 10006, errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM" },
            { lineItemId: "four", code: 10003, errorCode: "INVENTORY_NOT_AVAILABLE" },
          ],
          count: 2,
          reviewMayHelp: true,
        }),
        about: null,
        lineItemIds: ["one", "two", "three", "four"],
        retryable: false,
      },
    ]);
  });

  it("come after the errors of groups, and not at all when groups are asked for by name", () => {
    const cart = aCart({
      lineItems: [aLine({ id: "bad", error: error("bad") }), aLine({ id: "good", orderGroup: "OMS-0" })],
      orderGroups: [aGroup()],
    });
    const facts = factsWith({ creditLines: new Map() });
    expect(judgeGroups(cart, facts, null).orderErrors.map(({ code }) => code)).toEqual([800025, 800009]);
    expect(judgeGroups(cart, facts, naming("OMS-0")).orderErrors.map(({ code }) => code)).toEqual([800025]);
  });

  it("are listed up to ten, and counted beyond; all are named by id", () => {
    const lineItems = Array.from({ length: 12 }, (_, index) =>
      aLine({ id: `line-${index}`, error: error(`line-${index}`, { retryable: true }) }),
    );
    const [found] = judgeGroups(aCart({ lineItems }), factsWith(), null).orderErrors;
    const listed = lineItems
      .slice(0, 10)
      .map(({ id }) => ({ lineItemId: id, code: 10006, errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM" }));
    expect(found?.problem).toEqual(problem("LINES_IN_ERROR", { listed, count: 12, reviewMayHelp: true }));
    expect(found?.lineItemIds).toHaveLength(12);
  });

  it.each([
    [false, "no error can go by itself, and each is there still", 301, { retryable: false }],
    [true, "an error can go by itself", 301, { retryable: true }],
    [true, "the line would pass with the facts of now", 300, { retryable: false }],
  ])("cannot be waited for; that a review may help is %s when %s", (reviewMayHelp, _when, quantity, changes) => {
    const cart = aCart({ lineItems: [aLine({ quantity, error: error("line-1", changes) })] });
    expect(judgeGroups(cart, factsWith(), null).orderErrors).toMatchObject([
      { code: 800009, retryable: false, problem: { parameters: { reviewMayHelp } } },
    ]);
  });
});

it("an order error has the number and the promise of its code, unless told otherwise", () => {
  const cause = problem("ACCOUNT_FLAGGED", { customerId: "customer-1" });
  expect(orderError("INVENTORY_NOT_AVAILABLE", "0", ["line-1"], cause)).toEqual({
    orderGroupId: "0",
    code: 800010,
    errorCode: "INVENTORY_NOT_AVAILABLE",
    problem: cause,
    about: null,
    lineItemIds: ["line-1"],
    retryable: true,
  });
  expect(orderError("INVENTORY_NOT_AVAILABLE", "0", [], cause, { retryable: false }).retryable).toBe(false);
});

it("holdings of the customer count beside what the checkout asks for", () => {
  const facts = factsWith({ holdings: holdingsOf({}) }, [anItem({ limitPerCustomer: 2 })]);
  expect(verdict(cartOf(aLine()), facts)).toEqual([["OMS-0"], {}]);
  expect(verdict(cartOf(aLine({ id: "one" }), aLine({ id: "two" })), facts)).toEqual([[], { "OMS-0": 800020 }]);
});
