import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Big } from "big.js";
import { CHECKOUT_MUTATION } from "../../src/checkout/place.js";
import { reserve } from "../../src/checkout/reserve.js";
import type { Subscription } from "../../src/model/subscription.js";
import type { CatalogItem } from "../../src/model/catalog.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import type { ReferenceData } from "../../src/model/reference-data.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import {
  answerTo,
  AZURE,
  brokenLine,
  callingPlan,
  type CartOptions,
  cartOf,
  changeFacts,
  type CheckoutAnswer,
  checkOut,
  createCart,
  everythingStored,
  ITEM,
  officeLine,
  type Preview,
  previewOf,
  readCart,
  reservationLine,
  saasLine,
  sampleRow,
  softwareLine,
} from "../support/api-carts.js";
import {
  AddCartLineItemsDocument,
  type CartFieldsFragment,
  type CartLineItemInput,
  CheckoutCartDocument,
  CreateCartDocument,
  DeleteCartDocument,
  DuplicateCartDocument,
  ExtendCartDocument,
  RemoveCartLineItemsDocument,
  ReplaceCartLineItemsDocument,
  ReviewCartDocument,
  UpdateCartLineItemsDocument,
  type UserErrorFieldsFragment,
} from "../support/graphql/graphql.js";
import { type Caller, guid, type RunningApp, runApp } from "../support/running-app.js";
import { ScriptedSystems } from "../support/scripted-systems.js";

/** For tests that use up nothing. */
let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

/** Runs a test on an app of its own, whose stock, credit, facts, clock and purchase systems it may use up or change. */
async function onItsOwn(test: (own: RunningApp, systems: ScriptedSystems) => Promise<void>): Promise<void> {
  const systems = new ScriptedSystems();
  const own = await runApp({ purchaseSystems: systems.systems });
  try {
    await test(own, systems);
  } finally {
    await own.close();
  }
}

const LOW_CREDIT: Caller = { partner: "lowCredit" };
const PROVIDER: Caller = { partner: "provider" };
const SANDBOX: Caller = { partner: "sandbox" };

const idsOf = (lines: readonly { id: string }[]) => lines.map((line) => line.id);
const groupIds = (answer: { orders: readonly { orderGroupId: string }[] }) =>
  answer.orders.map((order) => order.orderGroupId);
const codesOf = (answer: { orderErrors: readonly { code: number }[] }) => answer.orderErrors.map(({ code }) => code);
const placesOf = ({ userErrors }: { userErrors: UserErrorFieldsFragment[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join(".")}`);
const withoutAddons = ({ addonItems: _, ...line }: CartLineItemInput): Omit<CartLineItemInput, "addonItems"> => line;

const limitedLine = (quantity: number) => softwareLine({ catalogItemId: ITEM.limitedStock, quantity });
const tenCentLine = (quantity: number) => softwareLine({ catalogItemId: ITEM.tenCents, quantity });
const expensiveLine = () => softwareLine({ catalogItemId: ITEM.expensive });
const trialLine = (): CartLineItemInput => ({
  catalogItemId: ITEM.trial,
  quantity: 1,
  billingCycle: "NONE",
  termDuration: "P1M",
});
const resellerLine = (value: string) => officeLine({ participants: [{ key: "TRANSACTION_RESELLER", value }] });

const itemRow = (id: string, changes: Partial<CatalogItem>): CatalogItem => ({
  ...sampleRow("catalogItems", (item) => item.id === id),
  ...changes,
});
const azureRow = (changes: Partial<Subscription>): Subscription => ({
  ...sampleRow(
    "subscriptions",
    (subscription) => subscription.id === AZURE && subscription.partnerId === PARTNER_IDS.direct,
  ),
  ...changes,
});
const creditRow = (partnerId: string, limit: string, used = "0") => ({
  partnerId,
  currencyCode: "USD",
  limit,
  used,
  minimumThreshold: "0",
});

async function usdUsed(own: RunningApp, partnerId: string): Promise<string> {
  return new Big((await own.store.stores.ledger.creditLines(partnerId)).get("USD")!.used).toFixed();
}

async function unitsLeft(own: RunningApp): Promise<number | null> {
  return [...(await own.store.stores.inventory.byItems([ITEM.limitedStock])).values()][0]!.available;
}

describe("a preview, and the checkout that follows it", () => {
  /** What both tell of orders and errors. */
  const ofPreview = ({ orders, orderErrors }: Preview) => ({
    orders: orders.map(({ orderGroupId, billingCycle, currencyCode, lineItems, totals }) => ({
      orderGroupId,
      billingCycle,
      currencyCode,
      offers: lineItems.flatMap((line) => [line, ...line.addonItems]).map((line) => line.catalogItemId),
      totals,
    })),
    orderErrors,
  });
  const ofCheckout = ({ orders, orderErrors }: CheckoutAnswer) => ({
    orders: orders.map(({ orderGroupId, billingCycle, currencyCode, lineItems, totalPrice }) => ({
      orderGroupId,
      billingCycle,
      currencyCode,
      offers: lineItems.map((line) => line.offerId),
      totals: [totalPrice],
    })),
    orderErrors,
  });

  interface Case {
    readonly lines: CartLineItemInput[];
    readonly options?: CartOptions;
    readonly facts?: Partial<ReferenceData>;
    readonly groups?: string[];
    /** How many orders and errors there are, so that two empty answers do not pass for agreement. */
    readonly orders: number;
    readonly errors: readonly number[];
  }

  const CASES: readonly (readonly [what: string, one: Case])[] = [
    ["one line", { lines: [officeLine()], orders: 1, errors: [] }],
    [
      "all kinds of lines, in an order that is not that of placing",
      {
        lines: [trialLine(), saasLine(), reservationLine(), softwareLine({ quantity: 3 }), officeLine()],
        orders: 4,
        errors: [],
      },
    ],
    [
      "a family",
      {
        lines: [
          officeLine({ quantity: 3, addonItems: [withoutAddons(callingPlan()), withoutAddons(callingPlan())] }),
          officeLine({ billingCycle: "ANNUAL" }),
        ],
        orders: 2,
        errors: [],
      },
    ],
    [
      "lines in error beside a clean one",
      { lines: [brokenLine(), officeLine(), brokenLine()], orders: 1, errors: [800009] },
    ],
    ["only lines in error", { lines: [brokenLine()], orders: 0, errors: [800009] }],
    [
      "a line that went bad, one in error and a clean one",
      {
        lines: [limitedLine(3), brokenLine(), saasLine()],
        facts: {
          inventory: [{ catalogItemId: ITEM.limitedStock, available: 2, restrictions: [], endsWithStock: false }],
        },
        orders: 1,
        errors: [800010, 800009],
      },
    ],
    [
      "two groups that share a credit line too short for both",
      {
        lines: [officeLine({ quantity: 40 }), saasLine()],
        options: { as: LOW_CREDIT },
        orders: 1,
        errors: [800023],
      },
    ],
    [
      "no credit line at all",
      {
        lines: [officeLine(), saasLine()],
        options: { as: { partner: "withoutCredit" } },
        orders: 0,
        errors: [800025, 800025],
      },
    ],
    [
      "two currencies of which one has no credit line",
      {
        lines: [
          softwareLine({ catalogItemId: "CARTWRIGHT07:0001:AVAILABLE001" }),
          softwareLine({ catalogItemId: "CARTWRIGHT07:0002:AVAILABLE002", currencyCode: "USD", quantity: 2 }),
        ],
        options: { customerId: CUSTOMER_IDS.brazil },
        orders: 1,
        errors: [800025],
      },
    ],
    [
      "a customer in another country",
      {
        lines: [{ catalogItemId: "DZH318Z0BPS6:0001:DZH318Z0BMGV", quantity: 1, billingCycle: "MONTHLY" }],
        options: { customerId: CUSTOMER_IDS.britain },
        orders: 1,
        errors: [],
      },
    ],
    [
      "an unknown reseller on one of two groups",
      { lines: [resellerLine("9999999"), saasLine()], options: { as: PROVIDER }, orders: 1, errors: [800015] },
    ],
    [
      "a group of a purchase system that has no adapter",
      { lines: [softwareLine({ catalogItemId: ITEM.withoutAdapter }), saasLine()], orders: 1, errors: [800031] },
    ],
    [
      "a selection of groups, which leaves lines in error alone",
      {
        lines: [officeLine(), saasLine(), softwareLine(), brokenLine()],
        groups: ["1", "OMS-0"],
        orders: 2,
        errors: [],
      },
    ],
    [
      "amounts that floating point gets wrong",
      {
        lines: [
          tenCentLine(3),
          { catalogItemId: ITEM.fractionOfACent, quantity: 333_333, billingCycle: "ONE_TIME" },
          reservationLine({ quantity: 7 }),
        ],
        orders: 1,
        errors: [],
      },
    ],
    [
      "every line of a group in trouble, each for a reason of its own",
      {
        lines: [limitedLine(3), reservationLine()],
        facts: {
          inventory: [{ catalogItemId: ITEM.limitedStock, available: 0, restrictions: [], endsWithStock: false }],
          subscriptions: [azureRow({ status: "SUSPENDED" })],
        },
        orders: 0,
        errors: [800010],
      },
    ],
    [
      "a trial that has been used up since",
      {
        lines: [trialLine(), officeLine()],
        facts: {
          subscriptions: [
            azureRow({ id: guid("trial"), catalogItemId: ITEM.trial, itemKind: "SAAS", status: "EXPIRED" }),
          ],
        },
        orders: 1,
        errors: [800020],
      },
    ],
  ];

  it.each(CASES)("agree on %s", async (_, { lines, options, facts, groups, orders, errors }) => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, lines, options);
      if (facts) await changeFacts(own, facts);
      const seen = await previewOf(own, cart.id, groups, options?.as);
      const answer = await checkOut(own, { cartId: cart.id, orderGroupIds: groups }, options?.as);
      expect(answer.userErrors).toEqual([]);
      expect(ofCheckout(answer)).toEqual(ofPreview(seen));
      expect(answer.orders).toHaveLength(orders);
      expect(codesOf(answer)).toEqual(errors);
      expect(seen.canCheckout).toBe(orders > 0);
      expect(seen.cartVersion).toBe(cart.version);
      expect(sums(seen.totals!)).toEqual(sums(answer.orders.map((order) => order.totalPrice!)));
    });
  });

  /** One exact sum per currency. */
  function sums(amounts: readonly { amount: string; currencyCode: string }[]): Record<string, string> {
    const total: Record<string, string> = {};
    for (const { amount, currencyCode } of amounts) {
      total[currencyCode] = new Big(total[currencyCode] ?? 0).plus(amount).toFixed();
    }
    return total;
  }

  it("a preview reserves and changes nothing", async () => {
    const cart = await createCart(app, [limitedLine(5), officeLine()]);
    const before = await everythingStored(app);
    const first = await previewOf(app, cart.id);
    expect(await previewOf(app, cart.id)).toEqual(first);
    expect(await everythingStored(app)).toEqual(before);
  });
});

describe("a checkout of which a part fails", () => {
  /** A cart of which OMS-0 is ordered and group 0 has failed for want of credit. */
  async function halfOrdered(own: RunningApp) {
    const cart = await createCart(own, [officeLine({ addonItems: [withoutAddons(callingPlan())] }), expensiveLine()], {
      as: LOW_CREDIT,
    });
    const answer = await checkOut(own, { cartId: cart.id }, LOW_CREDIT);
    return { cart, answer, ordered: cart.lineItems[0]!, failed: cart.lineItems[1]! };
  }

  it("800023: orders the groups that can be ordered, says why the others cannot, and keeps the cart active", async () => {
    await onItsOwn(async (own) => {
      const { cart, answer, failed } = await halfOrdered(own);
      expect(groupIds(answer)).toEqual(["OMS-0"]);
      expect(answer.orderErrors).toMatchObject([
        { orderGroupId: "0", code: 800023, errorCode: "INSUFFICIENT_FUNDS", lineItemIds: [failed.id], retryable: true },
      ]);
      expect(answer).toMatchObject({ userErrors: [], replayed: false, cart: { status: "ACTIVE", version: 2 } });
      const read = await readCart(own, cart.id, LOW_CREDIT);
      expect(read.orderGroups).toMatchObject([
        { orderGroupId: "OMS-0", status: "ORDERED", order: { id: answer.orders[0]!.id }, error: null },
        { orderGroupId: "0", status: "FAILED", order: null, error: { code: 800023 } },
      ]);
      expect(idsOf(read.orders)).toEqual(idsOf(answer.orders));
    });
  });

  it("800042: locks the ordered lines against update, removal, replacement and add-ons", async () => {
    await onItsOwn(async (own) => {
      const { cart, ordered, failed } = await halfOrdered(own);
      const cartId = cart.id;
      const before = await everythingStored(own);
      const current = await readCart(own, cartId, LOW_CREDIT);
      const [addon] = ordered.addonItems;
      const known = { ...withoutAddons(expensiveLine()), id: failed.id };
      const answers = {
        update: await answerTo(
          own,
          UpdateCartLineItemsDocument,
          {
            cartId,
            lineItems: [
              { id: ordered.id, quantity: 2 },
              { id: addon!.id, quantity: 2 },
            ],
          },
          LOW_CREDIT,
        ),
        removal: await answerTo(
          own,
          RemoveCartLineItemsDocument,
          { cartId, lineItemIds: [addon!.id, ordered.id] },
          LOW_CREDIT,
        ),
        addition: await answerTo(
          own,
          AddCartLineItemsDocument,
          { cartId, parentLineItemId: ordered.id, lineItems: [callingPlan()] },
          LOW_CREDIT,
        ),
        omission: await answerTo(
          own,
          ReplaceCartLineItemsDocument,
          { cartId, expectedVersion: 2, lineItems: [known] },
          LOW_CREDIT,
        ),
        change: await answerTo(
          own,
          ReplaceCartLineItemsDocument,
          { cartId, expectedVersion: 2, lineItems: [{ ...withoutAddons(officeLine()), id: ordered.id }, known] },
          LOW_CREDIT,
        ),
      };
      expect(placesOf(answers.update)).toEqual(["800042 input.lineItems.0.id", "800042 input.lineItems.1.id"]);
      expect(placesOf(answers.removal)).toEqual(["800042 input.lineItemIds.0", "800042 input.lineItemIds.1"]);
      expect(placesOf(answers.addition)).toEqual(["800042 input.parentLineItemId"]);
      expect(placesOf(answers.omission)).toEqual(["800042 input.lineItems"]);
      expect(placesOf(answers.change)).toEqual(["800042 input.lineItems.0"]);
      for (const { cart: shown, userErrors } of Object.values(answers)) {
        expect(current).toMatchObject(shown!);
        for (const { message } of userErrors)
          expect(message).toContain("has been handed over for ordering with group OMS-0");
      }
      expect(await everythingStored(own)).toEqual(before);
    });
  });

  it("800042: does not let the cart be deleted", async () => {
    await onItsOwn(async (own) => {
      const { cart } = await halfOrdered(own);
      const payload = await answerTo(own, DeleteCartDocument, { cartId: cart.id }, LOW_CREDIT);
      expect(payload.deletedCartId).toBeNull();
      expect(placesOf(payload)).toEqual(["800042 input.cartId"]);
    });
  });

  it("leaves the other lines free for every edit, a replacement that repeats the ordered ones included", async () => {
    await onItsOwn(async (own) => {
      const { cart, ordered, failed } = await halfOrdered(own);
      const repeated = {
        ...withoutAddons(officeLine()),
        id: ordered.id,
        addonItems: [{ ...withoutAddons(callingPlan()), id: ordered.addonItems[0]!.id }],
      };
      const changed = cartOf(
        await answerTo(
          own,
          ReplaceCartLineItemsDocument,
          {
            cartId: cart.id,
            expectedVersion: 2,
            lineItems: [repeated, { ...withoutAddons(tenCentLine(5)), id: failed.id }],
          },
          LOW_CREDIT,
        ),
      );
      expect(changed.lineItems[0]).toEqual(ordered);
      expect(changed.lineItems[1]).toMatchObject({ id: failed.id, catalogItemId: ITEM.tenCents, quantity: 5 });
      const answer = await checkOut(own, { cartId: cart.id }, LOW_CREDIT);
      expect(groupIds(answer)).toEqual(["0"]);
      expect(answer.cart).toMatchObject({ status: "ORDERED" });
    });
  });

  it("is completed by the next checkout, which tries only the rest", async () => {
    await onItsOwn(async (own, systems) => {
      const { cart, answer } = await halfOrdered(own);
      await changeFacts(own, { creditLines: [creditRow(PARTNER_IDS.lowCredit, "100000")] });
      const rest = await checkOut(own, { cartId: cart.id }, LOW_CREDIT);
      expect(groupIds(rest)).toEqual(["0"]);
      expect(rest).toMatchObject({ orderErrors: [], cart: { status: "ORDERED", version: 3 } });
      expect(systems.asked.map((orderRequest) => orderRequest.orderGroupId)).toEqual(["OMS-0", "0"]);
      const read = await readCart(own, cart.id, LOW_CREDIT);
      expect(idsOf(read.orders).sort()).toEqual([...idsOf(answer.orders), ...idsOf(rest.orders)].sort());
    });
  });

  it("leaves an ordered group its id for good; later lines of its key form a group with an unused number", async () => {
    await onItsOwn(async (own) => {
      const { cart, answer, ordered } = await halfOrdered(own);
      const lineItems = [officeLine({ quantity: 2 }), saasLine()];
      const changed = cartOf(await answerTo(own, AddCartLineItemsDocument, { cartId: cart.id, lineItems }, LOW_CREDIT));
      expect(changed.lineItems.map((line) => line.orderGroup)).toEqual(["OMS-0", "0", "OMS-1", "1"]);
      const later = await checkOut(own, { cartId: cart.id, orderGroupIds: ["OMS-1"] }, LOW_CREDIT);
      expect(groupIds(later)).toEqual(["OMS-1"]);
      const read = await readCart(own, cart.id, LOW_CREDIT);
      expect(read.orderGroups.map((group) => [group.orderGroupId, group.status, group.order?.id ?? null])).toEqual([
        ["OMS-0", "ORDERED", answer.orders[0]!.id],
        ["OMS-1", "ORDERED", later.orders[0]!.id],
        ["0", "FAILED", null],
        ["1", "OPEN", null],
      ]);
      expect(read.lineItems[0]!.id).toBe(ordered.id);
    });
  });

  it("is not closed by an edit that leaves nothing but ordered lines: the next checkout closes it, and orders nothing", async () => {
    const cart = await createCart(app, [officeLine(), brokenLine()]);
    await checkOut(app, { cartId: cart.id });
    const lineItemIds = [cart.lineItems[1]!.id];
    const changed = cartOf(await answerTo(app, RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds }));
    expect(changed).toMatchObject({ status: "ACTIVE", version: 3 });
    expect(await checkOut(app, { cartId: cart.id })).toMatchObject({
      orders: [],
      orderErrors: [],
      userErrors: [],
      cart: { status: "ORDERED", version: 4 },
    });
    expect((await checkOut(app, { cartId: cart.id })).userErrors).toMatchObject([{ code: 800065 }]);
  });
});

describe("a group that went bad since the cart was made", () => {
  interface Trouble {
    readonly lines: CartLineItemInput[];
    readonly options?: CartOptions;
    /** What happens between the making of the cart and the checkout. */
    readonly broken: Partial<ReferenceData>;
    readonly mended: Partial<ReferenceData>;
    /** What the text must contain. */
    readonly says: readonly string[];
  }

  const WINDOWS = itemRow(ITEM.windowsServer, {});
  const RESELLER = {
    isIndirectReseller: true,
    providerIds: [PARTNER_IDS.provider],
    country: "US",
    hasSignedAgreement: true,
  };
  const SAMPLE_CUSTOMER = sampleRow("customers", ({ id }) => id === CUSTOMER_IDS.mixed);
  const stock = (available: number | null, restrictions: string[] = []) => ({
    inventory: [{ catalogItemId: ITEM.limitedStock, available, restrictions, endsWithStock: false }],
  });
  const azure = (changes: Partial<Subscription>) => ({ subscriptions: [azureRow(changes)] });
  /** More of a customer's subscriptions, to fill a limit. */
  const owned = (count: number, partnerId: string, changes: Partial<Subscription>): Partial<ReferenceData> => ({
    subscriptions: Array.from({ length: count }, (_, index) =>
      azureRow({
        id: guid(`owned ${index}`),
        partnerId,
        catalogItemId: ITEM.officeE1,
        itemKind: "LICENCE",
        registration: null,
        ...changes,
      }),
    ),
  });
  const ONE_EACH = "00000000-0000-4000-8000-00000000E001";

  const TROUBLES: readonly (readonly [code: number, what: string, trouble: Trouble])[] = [
    [
      800004,
      "the item is no longer sold in the customer's country",
      {
        lines: [softwareLine()],
        broken: { catalogItems: [{ ...WINDOWS, country: "GB" }] },
        mended: { catalogItems: [WINDOWS] },
        says: [ITEM.windowsServer, "is sold in US. Current for"],
      },
    ],
    [
      800009,
      "the billing cycle is no longer offered",
      {
        lines: [softwareLine()],
        broken: { catalogItems: [{ ...WINDOWS, supportedBillingCycles: ["ANNUAL"] }] },
        mended: { catalogItems: [WINDOWS] },
        says: ["ONE_TIME is not offered", "Supported: ANNUAL"],
      },
    ],
    [
      800009,
      "the item is sold in another currency now",
      {
        lines: [softwareLine()],
        broken: { catalogItems: [{ ...WINDOWS, currency: "EUR" }] },
        mended: { catalogItems: [WINDOWS] },
        says: ["sold in EUR", "US supports USD"],
      },
    ],
    [
      800020,
      "the item can no longer be bought",
      {
        lines: [softwareLine()],
        broken: { catalogItems: [{ ...WINDOWS, isPurchasable: false }] },
        mended: { catalogItems: [WINDOWS] },
        says: ["cannot be bought"],
      },
    ],
    [
      800020,
      "the customer's agreement is gone",
      {
        lines: [softwareLine()],
        broken: { customers: [{ ...SAMPLE_CUSTOMER, agreements: [] }] },
        mended: { customers: [SAMPLE_CUSTOMER] },
        says: ["MicrosoftCustomerAgreement", "has not accepted any agreement"],
      },
    ],
    [
      800020,
      "the customer has the one that it may have by now",
      {
        lines: [officeLine({ catalogItemId: ONE_EACH })],
        broken: owned(1, PARTNER_IDS.direct, { catalogItemId: ONE_EACH }),
        mended: owned(1, PARTNER_IDS.direct, { catalogItemId: ONE_EACH, status: "DELETED" }),
        says: ["limit per customer is 1"],
      },
    ],
    [
      800017,
      "the range of quantities is narrower",
      {
        lines: [softwareLine({ quantity: 2 })],
        broken: { catalogItems: [{ ...WINDOWS, maximumQuantity: 1 }] },
        mended: { catalogItems: [WINDOWS] },
        says: ["Quantity 2", "in a quantity of 1 only"],
      },
    ],
    [
      800017,
      "the cores of the subscription are used up",
      {
        lines: [reservationLine()],
        broken: azure({ coreQuotas: [{ armRegionName: "eastus2", limit: 100, used: 95 }] }),
        mended: azure({ coreQuotas: [{ armRegionName: "eastus2", limit: 200, used: 95 }] }),
        says: ["1 × 12 = 12 cores", "has 5 of its 100 cores"],
      },
    ],
    [
      800015,
      "the reseller's MPN id is not known",
      {
        lines: [resellerLine("9999999")],
        options: { as: PROVIDER },
        broken: {},
        mended: { mpnProfiles: [{ ...RESELLER, mpnId: "9999999" }] },
        says: ["9999999", "TRANSACTION_RESELLER"],
      },
    ],
    [
      800016,
      "the reseller is none",
      {
        lines: [resellerLine("5350001")],
        options: { as: PROVIDER },
        broken: {},
        mended: { mpnProfiles: [{ ...RESELLER, mpnId: "5350001" }] },
        says: ["5350001", "not enrolled as an indirect reseller"],
      },
    ],
    [
      800016,
      "the reseller has no relation with the provider any more",
      {
        lines: [resellerLine("5357564")],
        options: { as: PROVIDER },
        broken: { mpnProfiles: [{ ...RESELLER, mpnId: "5357564", providerIds: [] }] },
        mended: { mpnProfiles: [{ ...RESELLER, mpnId: "5357564" }] },
        says: ["5357564", "has no relation with this provider"],
      },
    ],
    [
      800021,
      "the subscription is another customer's",
      {
        lines: [reservationLine()],
        broken: azure({ customerId: CUSTOMER_IDS.addons }),
        mended: azure({}),
        says: [AZURE, "is not a subscription of customer"],
      },
    ],
    [
      800011,
      "the subscription is no Azure subscription any more",
      {
        lines: [reservationLine()],
        broken: azure({ itemKind: "LICENCE", catalogItemId: ITEM.officeE1 }),
        mended: azure({}),
        says: [AZURE, "of kind LICENCE"],
      },
    ],
    [
      800012,
      "the subscription is suspended",
      {
        lines: [reservationLine()],
        broken: azure({ status: "SUSPENDED" }),
        mended: azure({}),
        says: [AZURE, "SUSPENDED"],
      },
    ],
    [
      800030,
      "the subscription is not registered any more",
      {
        lines: [reservationLine()],
        broken: azure({ registration: "REGISTERING" }),
        mended: azure({}),
        says: [AZURE, "REGISTERING", "It will be REGISTERED soon"],
      },
    ],
    [
      800013,
      "the subscription is of another offer",
      {
        lines: [reservationLine()],
        broken: azure({ catalogItemId: "MS-AZR-0146P" }),
        mended: azure({}),
        says: ["MS-AZR-0146P", "Supported: MS-AZR-0145P"],
      },
    ],
    [
      800013,
      "the country has no reservations any more",
      {
        lines: [reservationLine()],
        broken: { markets: [{ ...sampleRow("markets", ({ country }) => country === "US"), sellsReservations: false }] },
        mended: { markets: [sampleRow("markets", ({ country }) => country === "US")] },
        says: ["not sold in US"],
      },
    ],
    [
      800018,
      "the sandbox has no room for another subscription",
      {
        lines: [officeLine()],
        options: { as: SANDBOX },
        broken: owned(3, PARTNER_IDS.sandbox, {}),
        mended: owned(3, PARTNER_IDS.sandbox, { status: "DELETED" }),
        says: ["limited to 5 subscriptions per customer", "the customer has 5", "asks for 1"],
      },
    ],
    [
      800010,
      "the stock is gone",
      { lines: [limitedLine(3)], broken: stock(2), mended: stock(3), says: ["wants 3", "2 left"] },
    ],
    [
      800010,
      "the item is restricted",
      { lines: [limitedLine(3)], broken: stock(5, ["Location eastus2"]), mended: stock(5), says: ["Location eastus2"] },
    ],
    [
      800025,
      "the partner has no credit line",
      {
        lines: [officeLine()],
        options: { as: { partner: "withoutCredit" } },
        broken: {},
        mended: { creditLines: [creditRow(PARTNER_IDS.withoutCredit, "8")] },
        says: ["no credit line in USD", "none in any other currency"],
      },
    ],
    [
      800023,
      "the credit is used up",
      {
        lines: [softwareLine()],
        broken: { creditLines: [creditRow(PARTNER_IDS.direct, "10000", "9500.01")] },
        mended: { creditLines: [creditRow(PARTNER_IDS.direct, "10569.01", "9500.01")] },
        says: ["costs 1069 USD", "499.99 are left", "limit 10000", "used 9500.01"],
      },
    ],
  ];

  it.each(TROUBLES)("%d: %s; a later checkout orders the group as it is", async (code, _, trouble) => {
    const { lines, options, broken, mended, says } = trouble;
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, lines, options);
      expect(cart.lineItems.map((line) => line.error)).toEqual(lines.map(() => null));
      await changeFacts(own, broken);
      const group = cart.lineItems[0]!.orderGroup;
      const failed = await checkOut(own, { cartId: cart.id }, options?.as);
      expect(failed.orders).toEqual([]);
      expect(failed.orderErrors).toMatchObject([{ code, orderGroupId: group, lineItemIds: idsOf(cart.lineItems) }]);
      for (const part of says) expect(failed.orderErrors[0]!.description).toContain(part);
      expect(failed.cart).toMatchObject({ status: "ACTIVE", lineItems: [{ orderGroup: group, error: null }] });
      expect(systems.asked).toEqual([]);
      const read = await readCart(own, cart.id, options?.as);
      expect(read.orderGroups).toMatchObject([{ status: "FAILED", error: failed.orderErrors[0] }]);

      await changeFacts(own, mended);
      const ordered = await checkOut(own, { cartId: cart.id }, options?.as);
      expect(ordered).toMatchObject({ orderErrors: [], cart: { status: "ORDERED" } });
      expect(groupIds(ordered)).toEqual([group]);
      expect((await readCart(own, cart.id, options?.as)).orderGroups).toMatchObject([
        { status: "ORDERED", error: null },
      ]);
    });
  });

  it("800004: of a reissued availability names the current id, under which the line is ordered after an update", async () => {
    await onItsOwn(async (own) => {
      const reissued = "DZH318Z0BQ36:004G:DZH318Z0NEW1";
      const cart = await createCart(own, [reservationLine()]);
      await changeFacts(own, {
        catalogItems: [
          itemRow(ITEM.reservation, { country: "--" }),
          itemRow(ITEM.reservation, { id: reissued, availabilityId: "DZH318Z0NEW1" }),
        ],
      });
      const { orderErrors } = await checkOut(own, { cartId: cart.id });
      expect(orderErrors).toMatchObject([{ code: 800004 }]);
      expect(orderErrors[0]!.description).toContain(`Current for DZH318Z0BQ36:004G: ${reissued}.`);
      const lineItems = [{ id: cart.lineItems[0]!.id, catalogItemId: reissued }];
      cartOf(await answerTo(own, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }));
      const { orders } = await checkOut(own, { cartId: cart.id });
      expect(orders).toMatchObject([{ lineItems: [{ offerId: reissued }] }]);
    });
  });

  it("800031: of a purchase system without adapter never reaches one, and lets the others go ahead", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [softwareLine({ catalogItemId: ITEM.withoutAdapter }), saasLine()]);
      const answer = await checkOut(own, { cartId: cart.id });
      expect(answer.orderErrors).toMatchObject([
        { code: 800031, errorCode: "PURCHASE_SYSTEM_NOT_SUPPORTED", lineItemIds: [cart.lineItems[0]!.id] },
      ]);
      expect(answer.orderErrors[0]!.description).toContain('"Ariba". Supported: OMS, Modern');
      expect(groupIds(answer)).toEqual(["0"]);
      expect(systems.asked).toHaveLength(1);
    });
  });

  it("names only the lines at fault, by the error of the first of them", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [softwareLine(), reservationLine(), limitedLine(1), reservationLine()]);
      await changeFacts(own, {
        subscriptions: [azureRow({ status: "SUSPENDED" })],
        inventory: [{ catalogItemId: ITEM.limitedStock, available: 0, restrictions: [], endsWithStock: false }],
      });
      const { orderErrors } = await checkOut(own, { cartId: cart.id });
      expect(orderErrors).toMatchObject([
        { code: 800012, orderGroupId: "0", lineItemIds: [cart.lineItems[1]!.id, cart.lineItems[3]!.id] },
      ]);
      expect(orderErrors[0]!.description).toContain(cart.lineItems[1]!.id);
    });
  });

  it("answers the first of several errors of a line, in the order of the checks", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [reservationLine({ quantity: 2 })]);
      const bad = { maximumQuantity: 1, isPurchasable: false } as const;
      const suspended = azureRow({ status: "SUSPENDED", registration: "REGISTERING", catalogItemId: "MS-AZR-0146P" });
      const steps: [number, Partial<ReferenceData>][] = [
        [
          800020,
          { catalogItems: [itemRow(ITEM.reservation, bad)], subscriptions: [{ ...suspended, itemKind: "LICENCE" }] },
        ],
        [800017, { catalogItems: [itemRow(ITEM.reservation, { maximumQuantity: 1 })] }],
        [800011, { catalogItems: [itemRow(ITEM.reservation, {})] }],
        [800012, { subscriptions: [suspended] }],
        [800030, { subscriptions: [{ ...suspended, status: "ACTIVE" }] }],
        [800013, { subscriptions: [{ ...suspended, status: "ACTIVE", registration: "REGISTERED" }] }],
      ];
      const codes: number[] = [];
      for (const [, facts] of steps) {
        await changeFacts(own, facts);
        codes.push(...codesOf(await checkOut(own, { cartId: cart.id })));
      }
      expect(codes).toEqual(steps.map(([code]) => code));
    });
  });
});

describe("what orders draw on", () => {
  it("800010: demand is summed over the lines of one item, and all of them are at fault", async () => {
    await onItsOwn(async (own) => {
      await changeFacts(own, {
        inventory: [{ catalogItemId: ITEM.limitedStock, available: 6, restrictions: [], endsWithStock: false }],
      });
      const cart = await createCart(own, [limitedLine(3), limitedLine(3)]);
      await changeFacts(own, {
        inventory: [{ catalogItemId: ITEM.limitedStock, available: 5, restrictions: [], endsWithStock: false }],
      });
      const { orders, orderErrors } = await checkOut(own, { cartId: cart.id });
      expect(orders).toEqual([]);
      expect(orderErrors).toMatchObject([{ code: 800010, orderGroupId: "0", lineItemIds: idsOf(cart.lineItems) }]);
      expect(orderErrors[0]!.description).toContain("this line wants 3 and the cart 6 in sum; 5 left");
      expect(await unitsLeft(own)).toBe(5);
    });
  });

  it("800010: demand is summed over the groups of one checkout: the later one is told what the earlier took", async () => {
    await onItsOwn(async (own) => {
      const units = (available: number) => ({
        inventory: [{ catalogItemId: ITEM.newCommerce, available, restrictions: [], endsWithStock: false }],
      });
      const line = { catalogItemId: ITEM.newCommerce, quantity: 3, termDuration: "P1Y" } as const;
      await changeFacts(own, units(6));
      const cart = await createCart(own, [
        { ...line, billingCycle: "MONTHLY" },
        { ...line, billingCycle: "ANNUAL" },
      ]);
      await changeFacts(own, units(5));
      const answer = await checkOut(own, { cartId: cart.id });
      expect(groupIds(answer)).toEqual(["0"]);
      expect(answer.orderErrors).toMatchObject([
        { code: 800010, orderGroupId: "1", lineItemIds: [cart.lineItems[1]!.id] },
      ]);
      // Six in all, of which three are sold.
      await changeFacts(own, units(6));
      expect(groupIds(await checkOut(own, { cartId: cart.id }))).toEqual(["1"]);
    });
  });

  it("800010: of two carts that want the same stock the second is told what is left", async () => {
    await onItsOwn(async (own) => {
      const [first, second] = [await createCart(own, [limitedLine(3)]), await createCart(own, [limitedLine(3)])];
      expect((await checkOut(own, { cartId: first.id })).orders).toHaveLength(1);
      expect(await unitsLeft(own)).toBe(2);
      const { orders, orderErrors } = await checkOut(own, { cartId: second.id });
      expect(orders).toEqual([]);
      expect(orderErrors).toMatchObject([{ code: 800010, retryable: true }]);
      expect(orderErrors[0]!.description).toContain("2 left");
      expect(await unitsLeft(own)).toBe(2);
    });
  });

  it("800010: of many carts that are checked out at the same time no more are ordered than there is stock", async () => {
    await onItsOwn(async (own) => {
      const carts = await Promise.all(Array.from({ length: 8 }, () => createCart(own, [limitedLine(1)])));
      const answers = await Promise.all(carts.map(({ id }) => checkOut(own, { cartId: id })));
      expect(answers.flatMap((answer) => answer.orders)).toHaveLength(5);
      expect(answers.flatMap(codesOf)).toEqual([800010, 800010, 800010]);
      expect(await unitsLeft(own)).toBe(0);
    });
  });

  it("800023: two groups share one credit line: the second counts what the first takes", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [saasLine(), officeLine({ quantity: 40 })], { as: LOW_CREDIT });
      const answer = await checkOut(own, { cartId: cart.id }, LOW_CREDIT);
      expect(groupIds(answer)).toEqual(["OMS-0"]);
      expect(answer.orderErrors).toMatchObject([
        { code: 800023, orderGroupId: "0", lineItemIds: [cart.lineItems[0]!.id] },
      ]);
      expect(answer.orderErrors[0]!.description).toContain(
        "The group costs 410 USD and 180 are left: limit 10000, used 9500, earlier groups of this checkout 320.",
      );
      expect(await usdUsed(own, PARTNER_IDS.lowCredit)).toBe("9820");
    });
  });

  it("800023: credit can be taken to the last cent and no further", async () => {
    await onItsOwn(async (own) => {
      const exact = await createCart(own, [tenCentLine(5_000)], { as: LOW_CREDIT });
      expect((await checkOut(own, { cartId: exact.id }, LOW_CREDIT)).orders).toMatchObject([
        { totalPrice: { amount: "500", currencyCode: "USD" } },
      ]);
      expect(await usdUsed(own, PARTNER_IDS.lowCredit)).toBe("10000");
      const more = await createCart(own, [tenCentLine(1)], { as: LOW_CREDIT });
      expect(codesOf(await checkOut(own, { cartId: more.id }, LOW_CREDIT))).toEqual([800023]);
    });
  });

  it("800023: of carts that are checked out at the same time no more are ordered than there is credit", async () => {
    await onItsOwn(async (own) => {
      const carts = await Promise.all(
        Array.from({ length: 5 }, () => createCart(own, [officeLine({ quantity: 25 })], { as: LOW_CREDIT })),
      );
      const answers = await Promise.all(carts.map(({ id }) => checkOut(own, { cartId: id }, LOW_CREDIT)));
      expect(answers.flatMap((answer) => answer.orders)).toHaveLength(2);
      expect(answers.flatMap(codesOf)).toEqual([800023, 800023, 800023]);
      expect(await usdUsed(own, PARTNER_IDS.lowCredit)).toBe("9900");
    });
  });

  it("800020: of two carts with the same trial one gets it", async () => {
    await onItsOwn(async (own) => {
      const [first, second] = [await createCart(own, [trialLine()]), await createCart(own, [trialLine()])];
      expect((await checkOut(own, { cartId: first.id })).orders).toHaveLength(1);
      expect(codesOf(await checkOut(own, { cartId: second.id }))).toEqual([800020]);
    });
  });

  it("800017: cores that one order took are gone for the next", async () => {
    await onItsOwn(async (own) => {
      const subscription = "00000000-0000-4000-8000-00000000A007";
      const options = { customerId: CUSTOMER_IDS.owner };
      const [first, second] = [
        await createCart(own, [reservationLine({ quantity: 2 }, subscription)], options),
        await createCart(own, [reservationLine({ quantity: 2 }, subscription)], options),
      ];
      expect((await checkOut(own, { cartId: first.id })).orders).toHaveLength(1);
      const { orderErrors } = await checkOut(own, { cartId: second.id });
      expect(orderErrors).toMatchObject([{ code: 800017 }]);
      expect(orderErrors[0]!.description).toContain("has 16 of its 100 cores");
    });
  });

  it("800018: a sandbox fills up order by order", async () => {
    await onItsOwn(async (own) => {
      const options = { as: SANDBOX, customerId: CUSTOMER_IDS.addons };
      const carts = [
        await createCart(own, [officeLine(), officeLine()], options),
        await createCart(own, [saasLine(), saasLine()], options),
        await createCart(own, [officeLine()], options),
      ];
      const answers: CheckoutAnswer[] = [];
      for (const { id } of carts) answers.push(await checkOut(own, { cartId: id }, SANDBOX));
      expect(answers.map(codesOf)).toEqual([[], [], [800018]]);
    });
  });
});

describe("a selection of groups", () => {
  it("orders these and leaves the others, and lines in error, alone", async () => {
    const cart = await createCart(app, [officeLine(), saasLine(), softwareLine(), brokenLine()]);
    const answer = await checkOut(app, { cartId: cart.id, orderGroupIds: ["1"] });
    expect(groupIds(answer)).toEqual(["1"]);
    expect(answer).toMatchObject({ orderErrors: [], userErrors: [], cart: { status: "ACTIVE", version: 2 } });
    const { orderGroups } = await readCart(app, cart.id);
    expect(orderGroups.map((group) => [group.orderGroupId, group.status])).toEqual([
      ["OMS-0", "OPEN"],
      ["0", "OPEN"],
      ["1", "ORDERED"],
    ]);
  });

  it("800002: of a group that has been ordered is refused with its order", async () => {
    const cart = await createCart(app, [officeLine(), saasLine()]);
    const { orders } = await checkOut(app, { cartId: cart.id, orderGroupIds: ["OMS-0"] });
    const { userErrors } = await checkOut(app, { cartId: cart.id, orderGroupIds: ["0", "OMS-0"] });
    expect(userErrors).toMatchObject([
      {
        code: 800002,
        path: ["input", "orderGroupIds", "1"],
        message: `Group OMS-0 has been ordered already: order ${orders[0]!.id}.`,
      },
    ]);
    const rest = await checkOut(app, { cartId: cart.id });
    expect(groupIds(rest)).toEqual(["0"]);
    expect(rest.cart).toMatchObject({ status: "ORDERED" });
  });
});

describe("lines in error", () => {
  it("800009: are reported once for all their families, with no group; all others go ahead", async () => {
    const cart = await createCart(app, [
      officeLine({ addonItems: [withoutAddons(callingPlan({ quantity: 10_000_001 })), withoutAddons(callingPlan())] }),
      saasLine(),
      brokenLine(),
      officeLine(),
    ]);
    const [family, , broken] = cart.lineItems;
    const answer = await checkOut(app, { cartId: cart.id });
    expect(groupIds(answer)).toEqual(["OMS-0", "0"]);
    expect(answer.orderErrors).toEqual([
      {
        orderGroupId: null,
        code: 800009,
        errorCode: "CART_ITEM_ERROR_IN_CREATE_ORDER",
        lineItemIds: [family!.id, ...idsOf(family!.addonItems), broken!.id],
        description:
          `Error in Cart item(s). Not ordered: line ${family!.addonItems[0]!.id}: 10006 UNABLE_TO_PROCESS_CART_LINE_ITEM; ` +
          `line ${broken!.id}: 10006 UNABLE_TO_PROCESS_CART_LINE_ITEM. Change or remove them.`,
        retryable: false,
        reason: "LINES_IN_ERROR",
        path: null,
        accepted: null,
      },
    ]);
    expect(answer.cart).toMatchObject({ status: "ACTIVE" });
    // The lines of the order are those that were clean: nothing of the family in error is among them.
    expect(answer.orders[0]!.lineItems).toMatchObject([{ offerId: ITEM.officeE1, quantity: 1 }]);
  });

  it("800009: are reported again by the next checkout, and ordered once they are mended", async () => {
    const cart = await createCart(app, [officeLine(), brokenLine()]);
    expect(codesOf(await checkOut(app, { cartId: cart.id }))).toEqual([800009]);
    const again = await checkOut(app, { cartId: cart.id });
    expect(again).toMatchObject({ orders: [], userErrors: [] });
    expect(codesOf(again)).toEqual([800009]);
    const lineItems = [{ id: cart.lineItems[1]!.id, quantity: 300 }];
    const mended = cartOf(await answerTo(app, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }));
    expect(mended.lineItems.map((line) => line.orderGroup)).toEqual(["OMS-0", "OMS-1"]);
    const last = await checkOut(app, { cartId: cart.id });
    expect(groupIds(last)).toEqual(["OMS-1"]);
    expect(last.cart).toMatchObject({ status: "ORDERED" });
  });

  it("800009: lists ten lines of many, and counts the rest", async () => {
    const cart = await createCart(
      app,
      Array.from({ length: 14 }, () => brokenLine()),
    );
    const { orderErrors } = await checkOut(app, { cartId: cart.id });
    expect(orderErrors).toHaveLength(1);
    expect(orderErrors[0]!.lineItemIds).toEqual(idsOf(cart.lineItems));
    expect(orderErrors[0]!.description).toMatch(/ and 4 more\. Change or remove them\.$/);
  });
});

describe("an ordered cart", () => {
  it("800065: is refused by checkout and by every edit, which show it as it is", async () => {
    const cart = await createCart(app, [officeLine()]);
    const { cart: ordered, orders } = await checkOut(app, { cartId: cart.id, expectedVersion: 1 });
    expect(orders).toHaveLength(1);
    expect(ordered).toMatchObject({ status: "ORDERED", version: 2 });
    const before = await everythingStored(app);
    const cartId = cart.id;
    const id = cart.lineItems[0]!.id;
    const answers = [
      await checkOut(app, { cartId }),
      await answerTo(app, AddCartLineItemsDocument, { cartId, lineItems: [saasLine()] }),
      await answerTo(app, ExtendCartDocument, { cartId }),
    ];
    const lockedLines = [
      await answerTo(app, UpdateCartLineItemsDocument, { cartId, lineItems: [{ id, quantity: 2 }] }),
      await answerTo(app, RemoveCartLineItemsDocument, { cartId, lineItemIds: [id] }),
      await answerTo(app, ReplaceCartLineItemsDocument, {
        cartId,
        expectedVersion: 2,
        lineItems: [withoutAddons(officeLine({ quantity: 5 }))],
      }),
    ];
    for (const answer of answers) expect(placesOf(answer)).toEqual(["800065 input.cartId"]);
    for (const answer of lockedLines) expect(placesOf(answer)).toContain("800065 input.cartId");
    for (const answer of [...answers, ...lockedLines]) {
      expect(answer.cart).toEqual(ordered);
      expect(answer.userErrors[0]!.message).toBe(
        `Cannot checkout an already submitted cart ${cartId}. It can no longer be changed either; duplicateCart makes a ` +
          "new one.",
      );
    }
    expect(await everythingStored(app)).toEqual(before);
  });

  it("800065: has a preview that says so", async () => {
    const cart = await createCart(app, [officeLine()]);
    await checkOut(app, { cartId: cart.id });
    expect(await previewOf(app, cart.id)).toMatchObject({ canCheckout: false, orderErrors: [{ code: 800065 }] });
  });

  it("has one order, however often and at however many places it is checked out at the same time", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine(), saasLine()]);
      const answers = await Promise.all(Array.from({ length: 10 }, () => checkOut(own, { cartId: cart.id })));
      expect(answers.filter((answer) => answer.orders.length > 0)).toHaveLength(1);
      const refusals = answers.flatMap((answer) => answer.userErrors.map(({ code }) => code));
      expect(refusals).toHaveLength(9);
      expect(refusals.filter((code) => code !== 800064 && code !== 800065)).toEqual([]);
      expect(systems.taken.size).toBe(2);
      expect((await readCart(own, cart.id)).orders).toHaveLength(2);
    });
  });
});

describe("an edit and a checkout at the same time", () => {
  it("go one after the other: a line is in the order, or is not in the cart, or is left for the next checkout", async () => {
    await onItsOwn(async (own, systems) => {
      for (let round = 1; round <= 10; round += 1) {
        const cart = await createCart(own, [officeLine()]);
        const [answer, addition] = await Promise.all([
          checkOut(own, { cartId: cart.id }),
          answerTo(own, AddCartLineItemsDocument, { cartId: cart.id, lineItems: [officeLine({ quantity: 7 })] }),
        ]);
        const read = await readCart(own, cart.id);
        const ordered = answer.orders.flatMap((order) => order.lineItems).length;
        expect(answer.orders.length + answer.userErrors.length).toBe(1);
        expect(read.lineItems).toHaveLength(addition.userErrors.length > 0 ? 1 : 2);
        expect(read.lineItems.filter((line) => line.orderGroup === answer.orders[0]?.orderGroupId)).toHaveLength(
          ordered,
        );
        expect(read.orders).toHaveLength(1);
        expect(systems.taken.size).toBe(round);
      }
    });
  });
});

describe("an idempotency key", () => {
  const KEY = "6f9619ff-8b86-d011-b42d-00c04fc964ff";

  /** Every mutation, with an input under which it changes something; with `other`, another cart, another input. */
  const MUTATIONS: readonly (readonly [
    name: string,
    send: (
      own: RunningApp,
      cart: CartFieldsFragment,
      key: string,
      other: CartFieldsFragment | null,
    ) => Promise<{
      userErrors: UserErrorFieldsFragment[];
      replayed: boolean;
      cart?: CartFieldsFragment | null;
    }>,
  ])[] = [
    [
      "createCart",
      (own, { customerId }, idempotencyKey, other) =>
        answerTo(own, CreateCartDocument, {
          customerId,
          lineItems: [officeLine({ quantity: other ? 2 : 1 })],
          idempotencyKey,
        }),
    ],
    [
      "addCartLineItems",
      (own, { id: cartId }, idempotencyKey, other) =>
        answerTo(own, AddCartLineItemsDocument, {
          cartId,
          lineItems: [officeLine({ quantity: other ? 2 : 1 })],
          idempotencyKey,
        }),
    ],
    [
      "updateCartLineItems",
      (own, { id: cartId, lineItems: [line] }, idempotencyKey, other) =>
        answerTo(own, UpdateCartLineItemsDocument, {
          cartId,
          lineItems: [{ id: line!.id, quantity: other ? 8 : 7 }],
          idempotencyKey,
        }),
    ],
    [
      "removeCartLineItems",
      (own, { id: cartId, lineItems }, idempotencyKey, other) =>
        answerTo(own, RemoveCartLineItemsDocument, {
          cartId,
          lineItemIds: [lineItems[other ? 1 : 0]!.id],
          idempotencyKey,
        }),
    ],
    [
      "replaceCartLineItems",
      (own, { id: cartId, version }, idempotencyKey, other) =>
        answerTo(own, ReplaceCartLineItemsDocument, {
          cartId,
          expectedVersion: version,
          lineItems: [withoutAddons(other ? officeLine() : saasLine())],
          idempotencyKey,
        }),
    ],
    [
      "reviewCart",
      (own, { id }, idempotencyKey, other) =>
        answerTo(own, ReviewCartDocument, { cartId: other?.id ?? id, idempotencyKey }),
    ],
    [
      "extendCart",
      (own, { id }, idempotencyKey, other) =>
        answerTo(own, ExtendCartDocument, { cartId: other?.id ?? id, idempotencyKey }),
    ],
    [
      "duplicateCart",
      (own, { id: cartId }, idempotencyKey, other) =>
        answerTo(own, DuplicateCartDocument, {
          cartId,
          customerId: other ? CUSTOMER_IDS.addons : CUSTOMER_IDS.mixed,
          idempotencyKey,
        }),
    ],
    [
      "deleteCart",
      (own, { id: cartId }, idempotencyKey, other) =>
        answerTo(own, DeleteCartDocument, { cartId, expectedVersion: other ? 2 : 1, idempotencyKey }),
    ],
    [
      "checkoutCart",
      (own, { id: cartId }, idempotencyKey, other) =>
        answerTo(own, CheckoutCartDocument, { cartId, orderGroupIds: other ? ["0"] : ["OMS-0"], idempotencyKey }),
    ],
  ];

  it.each(MUTATIONS)("gives %s the first answer again, and nothing is done a second time", async (_, send) => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine(), saasLine()]);
      const first = await send(own, cart, KEY, null);
      expect(first).toMatchObject({ userErrors: [], replayed: false });
      const before = await everythingStored(own);
      const asked = systems.asked.length;
      expect(await send(own, cart, KEY, null)).toEqual({ ...first, replayed: true });
      expect(await send(own, cart, KEY, null)).toEqual({ ...first, replayed: true });
      expect(await everythingStored(own)).toEqual(before);
      expect(systems.asked).toHaveLength(asked);
    });
  });

  it.each(MUTATIONS)("800002: refuses %s another input, at the key, and does nothing", async (name, send) => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine(), saasLine()]);
      const other = await createCart(own, [saasLine()]);
      await send(own, cart, KEY, null);
      const before = await everythingStored(own);
      const payload = await send(own, cart, KEY, other);
      expect(payload).toMatchObject({
        replayed: false,
        userErrors: [
          {
            code: 800002,
            path: ["input", "idempotencyKey"],
            message: "The idempotency key was used for another input before. Take a new key for a new request.",
          },
        ],
      });
      expect(payload.userErrors).toHaveLength(1);
      // A refusal carries the cart as it stands, where the request names one that is there.
      const isOfCart = !["createCart", "duplicateCart", "deleteCart"].includes(name);
      if (isOfCart) expect(await readCart(own, payload.cart!.id)).toMatchObject(payload.cart!);
      expect(await everythingStored(own)).toEqual(before);
    });
  });

  it("replays refusals too, even when the cause is gone", async () => {
    const cart = await createCart(app, [officeLine()]);
    const input = { cartId: cart.id, expectedVersion: 2, lineItems: [saasLine()], idempotencyKey: guid("refused") };
    const first = await answerTo(app, AddCartLineItemsDocument, input);
    expect(placesOf(first)).toEqual(["800036 input.expectedVersion"]);
    await answerTo(app, AddCartLineItemsDocument, { cartId: cart.id, lineItems: [officeLine()] });
    const again = await answerTo(app, AddCartLineItemsDocument, input);
    // The same errors, and the cart as it stands now.
    expect(again).toMatchObject({ userErrors: first.userErrors, replayed: true, cart: { id: cart.id, version: 2 } });
  });

  it("compares what was meant, not how it was spelt, and shows the cart as it stands now", async () => {
    const cart = await createCart(app, [officeLine()]);
    const added = officeLine();
    const input = { cartId: cart.id, lineItems: [added], idempotencyKey: guid("meant") };
    const first = await answerTo(app, AddCartLineItemsDocument, input);
    const spelt = { ...added, catalogItemId: String(added.catalogItemId).toLowerCase(), friendlyName: null };
    const again = { ...input, cartId: cart.id.toUpperCase(), lineItems: [spelt], expectedVersion: null };
    const answer = await answerTo(app, AddCartLineItemsDocument, again);
    expect(answer).toEqual({ ...first, replayed: true });
    await answerTo(app, DeleteCartDocument, { cartId: cart.id });
    expect(await answerTo(app, AddCartLineItemsDocument, input)).toEqual({
      cart: null,
      userErrors: [],
      replayed: true,
    });
  });

  it("replays a checkout that failed with its errors, and leaves the next one to another key", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [limitedLine(3)]);
      await changeFacts(own, {
        inventory: [{ catalogItemId: ITEM.limitedStock, available: 0, restrictions: [], endsWithStock: false }],
      });
      const first = await checkOut(own, { cartId: cart.id, idempotencyKey: KEY });
      expect(codesOf(first)).toEqual([800010]);
      await changeFacts(own, {
        inventory: [{ catalogItemId: ITEM.limitedStock, available: 5, restrictions: [], endsWithStock: false }],
      });
      expect(await checkOut(own, { cartId: cart.id, idempotencyKey: KEY })).toEqual({ ...first, replayed: true });
      expect((await checkOut(own, { cartId: cart.id, idempotencyKey: `${KEY}-2` })).orders).toHaveLength(1);
    });
  });

  it("gives the first answer to a checkout of a cart that has been ordered, where a new key gets 800065", async () => {
    const cart = await createCart(app, [officeLine(), saasLine()]);
    const idempotencyKey = guid("ordered");
    const first = await checkOut(app, { cartId: cart.id, idempotencyKey });
    expect(first.orders).toHaveLength(2);
    expect(await checkOut(app, { cartId: cart.id, idempotencyKey })).toEqual({ ...first, replayed: true });
    const other = await checkOut(app, { cartId: cart.id, idempotencyKey: guid("another") });
    expect(placesOf(other)).toEqual(["800065 input.cartId"]);
  });

  it("is one for each partner and each mutation", async () => {
    const idempotencyKey = guid("shared");
    const create = (as?: Caller) =>
      answerTo(
        app,
        CreateCartDocument,
        { customerId: CUSTOMER_IDS.mixed, lineItems: [officeLine()], idempotencyKey },
        as,
      );
    const [mine, theirs] = [await create(), await create(PROVIDER)];
    expect([mine.replayed, theirs.replayed]).toEqual([false, false]);
    expect(mine.cart!.id).not.toBe(theirs.cart!.id);
    const extension = await answerTo(app, ExtendCartDocument, { cartId: mine.cart!.id, idempotencyKey });
    expect(extension).toMatchObject({ replayed: false, userErrors: [], cart: { version: 2 } });
  });

  it("makes one cart and one order of many requests at the same time", async () => {
    await onItsOwn(async (own, systems) => {
      const input = { customerId: CUSTOMER_IDS.mixed, lineItems: [officeLine()], idempotencyKey: KEY };
      const creations = await Promise.all(Array.from({ length: 8 }, () => answerTo(own, CreateCartDocument, input)));
      expect(new Set(creations.map(({ cart }) => cart!.id)).size).toBe(1);
      expect(creations.filter((payload) => !payload.replayed)).toHaveLength(1);
      const cartId = creations[0]!.cart!.id;
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => checkOut(own, { cartId, idempotencyKey: KEY })),
      );
      for (const answer of answers) {
        expect(answer.userErrors.length > 0 ? placesOf(answer) : groupIds(answer)).toEqual(
          answer.userErrors.length > 0 ? ["800060 input.idempotencyKey"] : ["OMS-0"],
        );
      }
      expect(systems.taken.size).toBe(1);
    });
  });
});

describe("a purchase system that refuses", () => {
  it("800005: fails the group with its reason; what the group had taken is given back", async () => {
    await onItsOwn(async (own, systems) => {
      const before = await everythingStored(own);
      const cart = await createCart(own, [limitedLine(3), reservationLine({}, AZURE)]);
      systems.behaviour = "REFUSE";
      const answer = await checkOut(own, { cartId: cart.id });
      expect(answer.orders).toEqual([]);
      expect(answer.orderErrors).toEqual([
        {
          orderGroupId: "0",
          code: 800005,
          errorCode: "CREATE_ORDER_ERROR",
          description: "Create order is not successful. The customer's account is closed.",
          lineItemIds: idsOf(cart.lineItems),
          retryable: false,
          reason: "PURCHASE_SYSTEM_REFUSED",
          path: null,
          accepted: null,
        },
      ]);
      expect(answer.cart).toMatchObject({ status: "ACTIVE", version: 2 });
      await answerTo(own, DeleteCartDocument, { cartId: cart.id });
      expect(await everythingStored(own)).toEqual(before);
    });
  });

  it("800005: does not keep the group from being ordered later, as a new order", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [limitedLine(3)]);
      systems.behaviour = "REFUSE";
      await checkOut(own, { cartId: cart.id });
      systems.behaviour = "TAKE";
      expect((await checkOut(own, { cartId: cart.id })).cart).toMatchObject({ status: "ORDERED" });
      expect(systems.taken.size).toBe(1);
      expect(await unitsLeft(own)).toBe(2);
    });
  });
});

describe("a purchase system that is down", () => {
  it("800003: fails the group so that it can be tried again; what it had taken is given back", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [limitedLine(3)]);
      systems.behaviour = "DOWN";
      const answer = await checkOut(own, { cartId: cart.id });
      expect(answer).toMatchObject({
        orders: [],
        orderErrors: [{ orderGroupId: "0", code: 800003, retryable: true, lineItemIds: idsOf(cart.lineItems) }],
        cart: { status: "ACTIVE" },
      });
      expect(await unitsLeft(own)).toBe(5);
      systems.behaviour = "TAKE";
      expect((await checkOut(own, { cartId: cart.id })).orders).toHaveLength(1);
    });
  });
});

describe("the number of a group that a checkout has tried", () => {
  it("800002: is refused once its lines are gone, and stands for no other group; the same kind gets it back", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [saasLine(), limitedLine(3)]);
      systems.behaviour = "DOWN";
      const stale = { cartId: cart.id, orderGroupIds: ["1"] };
      expect((await checkOut(own, stale)).orderErrors).toMatchObject([{ orderGroupId: "1", code: 800003 }]);
      systems.behaviour = "TAKE";
      const gone = { cartId: cart.id, lineItemIds: [cart.lineItems[1]!.id] };
      await own.ask(RemoveCartLineItemsDocument, { input: gone });
      const annual: CartLineItemInput = {
        catalogItemId: ITEM.newCommerce,
        quantity: 1,
        billingCycle: "ANNUAL",
        termDuration: "P1Y",
      };
      const groupsAfter = async (line: CartLineItemInput) => {
        const { addCartLineItems } = await own.ask(AddCartLineItemsDocument, {
          input: { cartId: cart.id, lineItems: [line] },
        });
        return addCartLineItems!.cart!.lineItems.map(({ orderGroup }) => orderGroup);
      };
      expect(await groupsAfter(annual)).toEqual(["0", "2"]);
      expect(await checkOut(own, stale)).toMatchObject({
        orders: [],
        userErrors: [{ code: 800002, path: ["input", "orderGroupIds", "0"] }],
      });
      expect(await groupsAfter(limitedLine(1))).toEqual(["0", "2", "1"]);
      expect((await checkOut(own, stale)).orders).toMatchObject([{ orderGroupId: "1", billingCycle: "ONE_TIME" }]);
      // Ordered, it is not given to later lines of the same kind.
      expect(await groupsAfter(limitedLine(1))).toEqual(["0", "2", "1", "3"]);
    });
  });
});

describe("a purchase system that is silent", () => {
  /** A cart whose only group was handed over without an answer. */
  async function inDoubt(own: RunningApp, systems: ScriptedSystems, how: "TAKE_SILENTLY" | "LOSE") {
    const cart = await createCart(own, [limitedLine(3)]);
    systems.behaviour = how;
    const answer = await checkOut(own, { cartId: cart.id });
    return { cart, answer };
  }

  it("800060: leaves the group in process, and keeps what it took, as the order may be there", async () => {
    await onItsOwn(async (own, systems) => {
      const { cart, answer } = await inDoubt(own, systems, "TAKE_SILENTLY");
      expect(answer).toMatchObject({
        orders: [],
        orderErrors: [{ orderGroupId: "0", code: 800060, errorCode: "ORDER_IN_PROGRESS", retryable: true }],
        cart: { status: "ACTIVE", version: 2 },
      });
      expect((await readCart(own, cart.id)).orderGroups).toMatchObject([
        { orderGroupId: "0", status: "PROCESSING", order: null, error: { code: 800060 } },
      ]);
      expect(await unitsLeft(own)).toBe(2);
    });
  });

  it("800060: has a preview that says so, rather than nothing at all", async () => {
    await onItsOwn(async (own, systems) => {
      const { cart } = await inDoubt(own, systems, "LOSE");
      expect(await previewOf(own, cart.id)).toMatchObject({
        orders: [],
        orderErrors: [{ orderGroupId: "0", code: 800060, retryable: true }],
      });
    });
  });

  it("800042: keeps the group's lines from being changed and the cart from being deleted", async () => {
    await onItsOwn(async (own, systems) => {
      const { cart } = await inDoubt(own, systems, "LOSE");
      const cartId = cart.id;
      const id = cart.lineItems[0]!.id;
      const update = await answerTo(own, UpdateCartLineItemsDocument, { cartId, lineItems: [{ id, quantity: 1 }] });
      expect(placesOf(update)).toEqual(["800042 input.lineItems.0.id"]);
      const removal = await answerTo(own, RemoveCartLineItemsDocument, { cartId, lineItemIds: [id] });
      expect(placesOf(removal)).toEqual(["800042 input.lineItemIds.0"]);
      expect(placesOf(await answerTo(own, DeleteCartDocument, { cartId }))).toEqual(["800042 input.cartId"]);
      const addition = await answerTo(own, AddCartLineItemsDocument, { cartId, lineItems: [softwareLine()] });
      expect(cartOf(addition).lineItems.map((line) => line.orderGroup)).toEqual(["0", "1"]);
    });
  });

  it.each(["TAKE_SILENTLY", "LOSE"] as const)(
    "is asked again by the next checkout under the same orderRequest id, so that %s makes one order",
    async (how) => {
      await onItsOwn(async (own, systems) => {
        const { cart } = await inDoubt(own, systems, how);
        systems.behaviour = "TAKE";
        const answer = await checkOut(own, { cartId: cart.id });
        expect(groupIds(answer)).toEqual(["0"]);
        expect(answer).toMatchObject({ orderErrors: [], cart: { status: "ORDERED" } });
        expect(systems.asked).toHaveLength(2);
        expect(new Set(idsOf(systems.asked)).size).toBe(1);
        expect([...systems.taken.values()]).toMatchObject([{ id: answer.orders[0]!.id }]);
        expect(await unitsLeft(own)).toBe(2);
      });
    },
  );

  it("800060: is not the last word to a key: the same request asks again, and gets the order", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [limitedLine(3)]);
      const input = { cartId: cart.id, idempotencyKey: "until-it-is-known" };
      systems.behaviour = "TAKE_SILENTLY";
      expect(codesOf(await checkOut(own, input))).toEqual([800060]);
      systems.behaviour = "TAKE";
      const answer = await checkOut(own, input);
      expect(answer).toMatchObject({ orders: [{ orderGroupId: "0" }], orderErrors: [], replayed: false });
      expect(await checkOut(own, input)).toMatchObject({ orders: [{ id: answer.orders[0]!.id }], replayed: true });
      expect(systems.taken.size).toBe(1);
    });
  });

  it("800064: is no answer to keep under a key: the same request goes through once the cart is free", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [limitedLine(2), officeLine()]);
      let open = () => {};
      systems.gate = new Promise((resolve) => (open = resolve));
      const first = checkOut(own, { cartId: cart.id, orderGroupIds: ["0"] });
      while (systems.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      const input = { cartId: cart.id, idempotencyKey: "wait-for-it" };
      expect(placesOf(await checkOut(own, input))).toEqual(["800064 input.cartId"]);
      open();
      await first;
      expect(await checkOut(own, input)).toMatchObject({ replayed: false, orders: [{ orderGroupId: "OMS-0" }] });
    });
  });

  it("gives back what the group took when it turns out that the order was refused", async () => {
    await onItsOwn(async (own, systems) => {
      const { cart } = await inDoubt(own, systems, "LOSE");
      systems.behaviour = "REFUSE";
      expect(codesOf(await checkOut(own, { cartId: cart.id }))).toEqual([800005]);
      expect(await unitsLeft(own)).toBe(5);
      expect((await readCart(own, cart.id)).orderGroups).toMatchObject([{ status: "FAILED" }]);
    });
  });

  it.each(["TAKE_SILENTLY", "LOSE"] as const)(
    "makes one order of %s even when it cannot be reached for a while after that",
    async (how) => {
      await onItsOwn(async (own, systems) => {
        const { cart } = await inDoubt(own, systems, how);
        systems.behaviour = "DOWN";
        const unreachable = await checkOut(own, { cartId: cart.id });
        expect(unreachable.orders).toEqual([]);
        // Nobody knows yet whether the first request arrived: the group stays in process, and is not begun anew.
        expect((await readCart(own, cart.id)).orderGroups).toMatchObject([{ status: "PROCESSING" }]);
        systems.behaviour = "TAKE";
        const answer = await checkOut(own, { cartId: cart.id });
        expect(groupIds(answer)).toEqual(["0"]);
        expect(new Set(idsOf(systems.asked)).size).toBe(1);
        expect(systems.taken.size).toBe(1);
      });
    },
  );

  it("holds up no other group: the other is ordered, and the next checkout asks for the silent one alone", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [limitedLine(1), officeLine()]);
      systems.behaviour = "LOSE";
      await checkOut(own, { cartId: cart.id, orderGroupIds: ["0"] });
      systems.behaviour = "TAKE";
      const other = await checkOut(own, { cartId: cart.id, orderGroupIds: ["OMS-0"] });
      expect(groupIds(other)).toEqual(["OMS-0"]);
      expect(other).toMatchObject({ orderErrors: [], cart: { status: "ACTIVE" } });
      const last = await checkOut(own, { cartId: cart.id });
      expect(groupIds(last)).toEqual(["0"]);
      expect(systems.asked.map((orderRequest) => orderRequest.orderGroupId)).toEqual(["0", "OMS-0", "0"]);
    });
  });
});

describe("a checkout that holds its cart while the purchase system is slow", () => {
  /** Runs `meanwhile` while a checkout waits for its purchase system, and returns that checkout's answer. */
  async function duringCheckout(
    own: RunningApp,
    systems: ScriptedSystems,
    cartId: string,
    idempotencyKey: string,
    meanwhile: () => Promise<void>,
  ): Promise<CheckoutAnswer> {
    let open = () => {};
    systems.gate = new Promise((resolve) => (open = resolve));
    const running = checkOut(own, { cartId, idempotencyKey });
    try {
      await until(() => systems.asked.length > 0);
      await meanwhile();
    } finally {
      open();
    }
    return running;
  }

  async function until(isTrue: () => boolean): Promise<void> {
    for (let waited = 0; !isTrue(); waited += 2) {
      if (waited > 2_000) throw new Error("It does not come to pass.");
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  it("800064: another checkout and every edit are refused at once, with the time to wait, and change nothing", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine()]);
      const cartId = cart.id;
      const id = cart.lineItems[0]!.id;
      const answer = await duringCheckout(own, systems, cartId, "slow", async () => {
        const before = await everythingStored(own);
        const answers = [
          await checkOut(own, { cartId, idempotencyKey: "impatient" }),
          await checkOut(own, { cartId }),
          await answerTo(own, AddCartLineItemsDocument, { cartId, lineItems: [officeLine()] }),
          await answerTo(own, UpdateCartLineItemsDocument, { cartId, lineItems: [{ id, quantity: 2 }] }),
          await answerTo(own, RemoveCartLineItemsDocument, { cartId, lineItemIds: [id] }),
          await answerTo(own, ReplaceCartLineItemsDocument, {
            cartId,
            expectedVersion: 1,
            lineItems: [withoutAddons(officeLine())],
          }),
          await answerTo(own, ReviewCartDocument, { cartId }),
          await answerTo(own, ExtendCartDocument, { cartId }),
          await answerTo(own, DeleteCartDocument, { cartId }),
        ];
        for (const { userErrors } of answers) {
          expect(userErrors).toEqual([
            {
              code: 800064,
              errorCode: "CART_PROCESSED_BY_ANOTHER_REQUEST",
              path: ["input", "cartId"],
              message: `Cart ${cartId} is being processed by another request.`,
              retryable: true,
              retryAfterSeconds: 1,
              reason: "CART_CLAIMED",
              accepted: null,
            },
          ]);
        }
        expect(await everythingStored(own)).toEqual(before);
      });
      expect(answer).toMatchObject({ userErrors: [], cart: { status: "ORDERED" }, orders: [{}] });
      expect(systems.taken.size).toBe(1);
    });
  });

  it("800060: the same key is told that its request is still running, and gets its answer later", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine()]);
      const answer = await duringCheckout(own, systems, cart.id, "slow", async () => {
        const { userErrors, replayed } = await checkOut(own, { cartId: cart.id, idempotencyKey: "slow" });
        expect(replayed).toBe(false);
        expect(userErrors).toMatchObject([
          { code: 800060, path: ["input", "idempotencyKey"], retryable: true, retryAfterSeconds: 1 },
        ]);
      });
      const again = await checkOut(own, { cartId: cart.id, idempotencyKey: "slow" });
      expect(again).toEqual({ ...answer, replayed: true });
    });
  });

  it("can be read meanwhile: the group is in process, and a preview says who holds the cart", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine()]);
      await duringCheckout(own, systems, cart.id, "slow", async () => {
        const read = await readCart(own, cart.id);
        expect(read).toMatchObject({ status: "ACTIVE", version: 1, orders: [] });
        expect(read.orderGroups).toMatchObject([{ status: "PROCESSING", order: null }]);
        expect(await previewOf(own, cart.id)).toMatchObject({ canCheckout: false, orderErrors: [{ code: 800064 }] });
      });
    });
  });

  it("orders once even when it takes longer than its hold lasts, and somebody else finishes it meanwhile", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine()]);
      let other: Promise<CheckoutAnswer> | undefined;
      const answer = await duringCheckout(own, systems, cart.id, "slow", async () => {
        own.clock.now = new Date(own.clock.now.getTime() + 31_000);
        other = checkOut(own, { cartId: cart.id });
        await until(() => systems.asked.length > 1);
      });
      // Whether the one that took over has ended already is chance.
      expect(answer.userErrors).toEqual([]);
      const ordered = answer.orders.map(({ orderGroupId }) => orderGroupId);
      expect([["OMS-0"], [800060]]).toContainEqual([...ordered, ...answer.orderErrors.map(({ code }) => code)]);
      expect(placesOf(await other!)).toEqual(["800065 input.cartId"]);
      expect(systems.taken.size).toBe(1);
      const read = await readCart(own, cart.id);
      expect(read).toMatchObject({ status: "ORDERED", version: 2, orders: [{ status: "COMPLETED" }] });
      expect(await usdUsed(own, PARTNER_IDS.direct)).toBe("8");
    });
  });

  it("holds up no other cart of the same partner", async () => {
    await onItsOwn(async (own, systems) => {
      const [slow, other] = [await createCart(own, [officeLine()]), await createCart(own, [saasLine()])];
      await duringCheckout(own, systems, slow.id, "slow", async () => {
        systems.gate = null;
        expect((await checkOut(own, { cartId: other.id })).orders).toHaveLength(1);
      });
    });
  });

  it("can be copied meanwhile", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine()]);
      await duringCheckout(own, systems, cart.id, "slow", async () => {
        expect(cartOf(await answerTo(own, DuplicateCartDocument, { cartId: cart.id }))).toMatchObject({
          status: "ACTIVE",
        });
      });
    });
  });
});

describe("a checkout whose process died", () => {
  /** What is left of a checkout that died after its first transaction. */
  async function deadCheckout(own: RunningApp, cartId: string, idempotencyKey: string | null = null) {
    const command = { principal: SAMPLE_PRINCIPAL, mutation: CHECKOUT_MUTATION, input: { cartId }, problems: [] };
    const options = {
      store: own.store,
      clock: () => own.clock.now,
      claimSeconds: 30,
      fulfilmentSeconds: 5,
      placeOrder: () => Promise.reject(new Error("It died before this.")),
    };
    const reserved = await reserve(options, { ...command, idempotencyKey });
    if (reserved.kind !== "CLAIMED") throw new Error(`The checkout was ${reserved.kind}.`);
    return reserved.requests;
  }

  const pass = (own: RunningApp, seconds: number) => {
    own.clock.now = new Date(own.clock.now.getTime() + seconds * 1_000);
  };

  it("800064: holds its cart until its time is over", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine()]);
      await deadCheckout(own, cart.id);
      pass(own, 29);
      expect(placesOf(await checkOut(own, { cartId: cart.id }))).toEqual(["800064 input.cartId"]);
    });
  });

  it.each([false, true])(
    "is finished by the next checkout, without a double order (order taken: %s)",
    async (wasTaken) => {
      await onItsOwn(async (own, systems) => {
        const cart = await createCart(own, [officeLine(), limitedLine(2)]);
        const orderRequests = await deadCheckout(own, cart.id);
        if (wasTaken) for (const one of orderRequests) await systems.systems[one.draft.purchaseSystem]!.place(one);
        pass(own, 30);
        await checkOut(own, { cartId: cart.id });
        const read = await readCart(own, cart.id);
        expect(read).toMatchObject({ status: "ORDERED", version: 2 });
        expect(read.orders).toHaveLength(2);
        expect(systems.taken.size).toBe(2);
        expect(new Set(idsOf(systems.asked))).toEqual(new Set(idsOf(orderRequests)));
        expect(await unitsLeft(own)).toBe(3);
        expect(await usdUsed(own, PARTNER_IDS.direct)).toBe("28");
      });
    },
  );

  it("is finished by the next edit, which then meets an ordered cart", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine()]);
      await deadCheckout(own, cart.id);
      pass(own, 31);
      const payload = await answerTo(own, AddCartLineItemsDocument, { cartId: cart.id, lineItems: [saasLine()] });
      expect(placesOf(payload)).toEqual(["800065 input.cartId"]);
      expect(payload.cart).toMatchObject({ status: "ORDERED", version: 2 });
      expect(systems.taken.size).toBe(1);
    });
  });

  it("is finished by the next edit, which goes ahead where the cart has more than was ordered", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine(), brokenLine()]);
      await deadCheckout(own, cart.id);
      pass(own, 31);
      const changed = cartOf(
        await answerTo(own, AddCartLineItemsDocument, { cartId: cart.id, lineItems: [officeLine()] }),
      );
      expect(changed.version).toBe(3);
      expect(changed.lineItems.map((line) => line.orderGroup)).toEqual(["OMS-0", null, "OMS-1"]);
      expect((await readCart(own, cart.id)).orders).toHaveLength(1);
    });
  });

  it("leaves its answer to the repetition of its request: same key, the orders, replayed", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine(), brokenLine()]);
      await deadCheckout(own, cart.id, "died");
      pass(own, 31);
      const answer = await checkOut(own, { cartId: cart.id, idempotencyKey: "died" });
      expect(groupIds(answer)).toEqual(["OMS-0"]);
      expect(codesOf(answer)).toEqual([800009]);
      expect(answer).toMatchObject({ userErrors: [], replayed: true, cart: { version: 2 } });
      expect(systems.taken.size).toBe(1);
    });
  });

  it("makes one order even when its purchase system cannot be reached while it is finished", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [limitedLine(2)]);
      const orderRequests = await deadCheckout(own, cart.id);
      await systems.systems["Modern"]!.place(orderRequests[0]!);
      pass(own, 31);
      systems.behaviour = "DOWN";
      await checkOut(own, { cartId: cart.id });
      systems.behaviour = "TAKE";
      await checkOut(own, { cartId: cart.id });
      expect((await readCart(own, cart.id)).status).toBe("ORDERED");
      expect(systems.taken.size).toBe(1);
    });
  });

  it("is finished by another process on the same store", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cartwright-"));
    const env = { DATABASE_URL: `sqlite:${join(folder, "cartwright.db")}` };
    const systems = new ScriptedSystems();
    let second: RunningApp | undefined;
    try {
      const first = await runApp({ env, purchaseSystems: systems.systems });
      const cart = await createCart(first, [officeLine(), saasLine()]);
      const orderRequests = await deadCheckout(first, cart.id, "restart");
      await systems.systems["OMS"]!.place(orderRequests.find(({ draft }) => draft.purchaseSystem === "OMS")!);
      await first.close();
      second = await runApp({ env, purchaseSystems: systems.systems });
      second.clock.now = new Date(first.clock.now.getTime() + 31_000);
      const answer = await checkOut(second, { cartId: cart.id, idempotencyKey: "restart" });
      expect(groupIds(answer)).toEqual(["OMS-0", "0"]);
      expect(answer).toMatchObject({ replayed: true, cart: { status: "ORDERED" } });
      expect(systems.taken.size).toBe(2);
    } finally {
      await second?.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("800008: is finished even after the cart has expired, and only then is the cart told to be", async () => {
    await onItsOwn(async (own, systems) => {
      const cart = await createCart(own, [officeLine(), brokenLine()]);
      await deadCheckout(own, cart.id);
      pass(own, 604_801);
      expect(placesOf(await checkOut(own, { cartId: cart.id }))).toEqual(["800008 input.cartId"]);
      expect((await readCart(own, cart.id)).orders).toHaveLength(1);
      expect(systems.taken.size).toBe(1);
    });
  });
});
