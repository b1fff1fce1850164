import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import {
  answerTo,
  AZURE,
  brokenLine,
  callingPlan,
  cartOf,
  changeFacts,
  checkOut,
  createCart,
  everythingStored,
  ITEM,
  officeLine,
  previewOf,
  readCart,
  reservationLine,
  saasLine,
  sampleRow,
  softwareLine,
} from "../support/api-carts.js";
import {
  AddCartLineItemsDocument,
  CartDocument,
  type CartFieldsFragment,
  type CartLineItemInput,
  CartsDocument,
  CheckoutCartDocument,
  CheckoutPreviewDocument,
  CreateCartDocument,
  DeleteCartDocument,
  DuplicateCartDocument,
  ExtendCartDocument,
  type LineErrorPolicy,
  type ParticipantType,
  RemoveCartLineItemsDocument,
  ReplaceCartLineItemsDocument,
  ReviewCartDocument,
  UpdateCartLineItemsDocument,
  type UserErrorFieldsFragment,
} from "../support/graphql/graphql.js";
import { type Caller, type RunningApp, runApp } from "../support/running-app.js";

const WEEK = 604_800_000;

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

/** Runs a test on an app of its own, whose clock and facts it may change. */
async function onItsOwn(test: (own: RunningApp) => Promise<void>): Promise<void> {
  const own = await runApp();
  try {
    await test(own);
  } finally {
    await own.close();
  }
}

const allLines = ({ lineItems }: CartFieldsFragment) =>
  lineItems.flatMap(({ addonItems, ...line }) => [line, ...addonItems]);
const groupsOf = (cart: CartFieldsFragment) => allLines(cart).map((line) => line.orderGroup);
const codesOf = (cart: CartFieldsFragment) => allLines(cart).map((line) => line.error?.code ?? null);
const quantitiesOf = (cart: CartFieldsFragment) => allLines(cart).map((line) => line.quantity);
const placesOf = ({ userErrors }: { userErrors: UserErrorFieldsFragment[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.join(".")}`);

function withoutAddons({ addonItems: _, ...line }: CartLineItemInput): Omit<CartLineItemInput, "addonItems"> {
  return line;
}

describe("a new cart", () => {
  it("has version 1, a week to live, the caller as its last editor, and ids of its own for all lines", async () => {
    const cart = await createCart(app, [officeLine({ addonItems: [withoutAddons(callingPlan())] }), softwareLine()]);
    const now = app.clock.now.toISOString();
    expect(cart).toMatchObject({
      version: 1,
      status: "ACTIVE",
      isExpired: false,
      creationTimeStamp: now,
      lastModifiedTimeStamp: now,
      expirationTimeStamp: new Date(app.clock.now.getTime() + WEEK).toISOString(),
      lastModifiedUser: "00000000-0000-4000-8000-0000000000a1",
    });
    expect(new Set(allLines(cart).map((line) => line.id)).size).toBe(3);
  });

  it("numbers groups by system in order of first appearance; term and product do not split one", async () => {
    const cart = await createCart(app, [
      saasLine(),
      officeLine({ billingCycle: "ANNUAL" }),
      softwareLine(),
      officeLine(),
      reservationLine(),
      officeLine({ billingCycle: "ANNUAL", termDuration: "P1Y" }),
      { catalogItemId: ITEM.newCommerce, quantity: 1, billingCycle: "MONTHLY", termDuration: "P1Y" },
    ]);
    expect(groupsOf(cart)).toEqual(["0", "OMS-0", "1", "OMS-1", "1", "OMS-0", "0"]);
  });

  it("splits groups by currency", async () => {
    const lineItems = [
      { catalogItemId: "CARTWRIGHT07:0001:AVAILABLE001", quantity: 1, billingCycle: "ONE_TIME" as const },
      {
        catalogItemId: "CARTWRIGHT07:0002:AVAILABLE002",
        quantity: 1,
        billingCycle: "ONE_TIME" as const,
        currencyCode: "USD",
      },
    ];
    const cart = await createCart(app, lineItems, { customerId: CUSTOMER_IDS.brazil });
    expect(cart.lineItems).toMatchObject([
      { currencyCode: "BRL", orderGroup: "0", error: null },
      { currencyCode: "USD", orderGroup: "1", error: null },
    ]);
  });
});

describe("the keys of a provisioning context", () => {
  it("are stored in camelCase, whatever their letter case in the request; ids come out as they are stored, other values stay as they are", async () => {
    const provisioningContext = [
      { key: "SUBSCRIPTIONID", value: AZURE.toLowerCase() },
      { key: "Scope", value: "Single" },
      { key: "CostCentre", value: "R&D" },
    ];
    const cart = await createCart(app, [reservationLine({ provisioningContext })]);
    expect(cart.lineItems).toMatchObject([
      {
        error: null,
        provisioningContext: [
          { key: "subscriptionId", value: AZURE },
          { key: "scope", value: "Single" },
          { key: "costCentre", value: "R&D" },
        ],
      },
    ]);
  });
});

describe("adding lines", () => {
  it("puts them behind those there are, in their order, and keeps the ids of the others", async () => {
    const cart = await createCart(app, [officeLine({ quantity: 1 }), saasLine({ quantity: 2 })]);
    const changed = cartOf(
      await answerTo(app, AddCartLineItemsDocument, {
        cartId: cart.id,
        lineItems: [softwareLine({ quantity: 3 }), officeLine({ quantity: 4 })],
      }),
    );
    expect(quantitiesOf(changed)).toEqual([1, 2, 3, 4]);
    expect(changed.lineItems.slice(0, 2)).toEqual(cart.lineItems);
    expect(changed.version).toBe(2);
    expect(await readCart(app, cart.id)).toMatchObject(changed);
  });

  it("puts add-ons behind those that a line has, into its group", async () => {
    const cart = await createCart(app, [officeLine({ addonItems: [withoutAddons(callingPlan({ quantity: 2 }))] })]);
    const changed = cartOf(
      await answerTo(app, AddCartLineItemsDocument, {
        cartId: cart.id,
        parentLineItemId: cart.lineItems[0]!.id,
        lineItems: [callingPlan({ catalogItemId: ITEM.audioConferencing, quantity: 3 })],
      }),
    );
    expect(changed.lineItems).toHaveLength(1);
    expect(quantitiesOf(changed)).toEqual([1, 2, 3]);
    expect(groupsOf(changed)).toEqual(["OMS-0", "OMS-0", "OMS-0"]);
    expect(changed.lineItems[0]!.addonItems[0]).toEqual(cart.lineItems[0]!.addonItems[0]);
  });

  it("loses nothing of what several callers add at the same time", async () => {
    const cart = await createCart(app, [officeLine({ quantity: 100 })]);
    const wanted = Array.from({ length: 12 }, (_, index) => index + 1);
    await Promise.all(
      wanted.map((quantity) =>
        answerTo(app, AddCartLineItemsDocument, { cartId: cart.id, lineItems: [officeLine({ quantity })] }),
      ),
    );
    const changed = await readCart(app, cart.id);
    expect(changed.version).toBe(13);
    expect(quantitiesOf(changed).sort((one, other) => one - other)).toEqual([...wanted, 100]);
  });

  it("800036: of several callers that saw the same version one gets through", async () => {
    const cart = await createCart(app, [officeLine()]);
    const answers = await Promise.all(
      [1, 2, 3, 4].map((quantity) =>
        answerTo(app, AddCartLineItemsDocument, {
          cartId: cart.id,
          expectedVersion: 1,
          lineItems: [officeLine({ quantity })],
        }),
      ),
    );
    expect(answers.flatMap(placesOf)).toEqual(Array(3).fill("800036 input.expectedVersion"));
    for (const answer of answers) expect(answer.cart).toMatchObject({ version: 2, lineItems: [{}, {}] });
  });
});

describe("updating lines", () => {
  const FULL: CartLineItemInput = officeLine({
    quantity: 5,
    friendlyName: "Sales",
    currencyCode: "USD",
    termDuration: "P1Y",
    renewsTo: { termDuration: "P1Y" },
    participants: [{ key: "TRANSACTION_RESELLER", value: "5357564" }],
    provisioningContext: [{ key: "department", value: "Sales" }],
  });
  const PROVIDER = { partner: "provider" } as const;

  it.each<[string, Partial<CartLineItemInput>]>([
    ["quantity", { quantity: 6 }],
    ["friendlyName", { friendlyName: "Marketing" }],
    ["billingCycle", { billingCycle: "ANNUAL" }],
    ["catalogItemId", { catalogItemId: ITEM.businessPremium }],
    ["participants", { participants: [{ key: "TRANSACTION_RESELLER", value: "517285" }] }],
    ["provisioningContext", { provisioningContext: [{ key: "site", value: "Berlin" }] }],
  ])("changes %s and keeps all that is left out", async (_, change) => {
    const cart = await createCart(app, [FULL], { as: PROVIDER });
    const [line] = cart.lineItems;
    const lineItems = [{ id: line!.id, ...change }];
    const changed = cartOf(await answerTo(app, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }, PROVIDER));
    expect(changed.lineItems).toEqual([{ ...line, ...change }]);
    expect(changed.version).toBe(2);
  });

  it("clears what is null: names, terms, resellers, contexts and renewals; the currency becomes the default", async () => {
    const cart = await createCart(app, [FULL], { as: PROVIDER });
    const id = cart.lineItems[0]!.id;
    const lineItems = [
      {
        id,
        friendlyName: null,
        currencyCode: null,
        termDuration: null,
        renewsTo: null,
        participants: null,
        provisioningContext: null,
      },
    ];
    const changed = cartOf(await answerTo(app, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }, PROVIDER));
    expect(changed.lineItems).toEqual([
      {
        id,
        catalogItemId: ITEM.officeE1,
        quantity: 5,
        billingCycle: "MONTHLY",
        friendlyName: null,
        currencyCode: "USD",
        termDuration: null,
        renewsTo: null,
        participants: [],
        provisioningContext: [],
        orderGroup: "OMS-0",
        addonItems: [],
        error: null,
      },
    ]);
  });

  it("changes several lines at once, add-ons among them, and leaves the order as it is", async () => {
    const cart = await createCart(app, [
      officeLine({ addonItems: [withoutAddons(callingPlan()), withoutAddons(callingPlan())] }),
      softwareLine(),
    ]);
    const [base] = cart.lineItems;
    const lineItems = [
      { id: cart.lineItems[1]!.id, quantity: 7 },
      { id: base!.addonItems[1]!.id, quantity: 8 },
      { id: base!.id, friendlyName: "Base" },
    ];
    const changed = cartOf(await answerTo(app, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }));
    expect(quantitiesOf(changed)).toEqual([1, 1, 8, 7]);
    expect(changed.lineItems[0]!.friendlyName).toBe("Base");
    expect(allLines(changed).map((line) => line.id)).toEqual(allLines(cart).map((line) => line.id));
  });

  it("10006: clears a line's error once its cause is gone, and gives it a group", async () => {
    const cart = await createCart(app, [brokenLine()]);
    expect(codesOf(cart)).toEqual([10006]);
    const lineItems = [{ id: cart.lineItems[0]!.id, quantity: 300 }];
    const changed = cartOf(await answerTo(app, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }));
    expect(codesOf(changed)).toEqual([null]);
    expect(groupsOf(changed)).toEqual(["OMS-0"]);
  });

  it("loses nothing of what several callers update at the same time", async () => {
    const cart = await createCart(
      app,
      Array.from({ length: 6 }, () => officeLine()),
    );
    await Promise.all(
      cart.lineItems.map(({ id }, index) =>
        answerTo(app, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems: [{ id, quantity: index + 10 }] }),
      ),
    );
    const changed = await readCart(app, cart.id);
    expect(quantitiesOf(changed)).toEqual([10, 11, 12, 13, 14, 15]);
    expect(changed.version).toBe(7);
  });

  it("10003: judges every line afresh, so that one line's change may put another in error", async () => {
    await onItsOwn(async (own) => {
      const limited = (quantity: number) => softwareLine({ catalogItemId: ITEM.limitedStock, quantity });
      const cart = await createCart(own, [limited(2), limited(3)]);
      expect(codesOf(cart)).toEqual([null, null]);
      const lineItems = [{ id: cart.lineItems[0]!.id, quantity: 3 }];
      const changed = cartOf(await answerTo(own, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }));
      expect(codesOf(changed)).toEqual([10003, 10003]);
      expect(changed.lineItems[1]!.error!.errorDescription).toContain(
        "this line wants 3 and the cart 6 in sum; 5 left",
      );
    });
  });
});

describe("removing lines", () => {
  it("takes the add-ons of a base line along, and nothing else", async () => {
    const cart = await createCart(app, [
      saasLine(),
      officeLine({ addonItems: [withoutAddons(callingPlan()), withoutAddons(callingPlan())] }),
      softwareLine(),
    ]);
    const lineItemIds = [cart.lineItems[1]!.id];
    const changed = cartOf(await answerTo(app, RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds }));
    expect(changed.lineItems).toEqual([cart.lineItems[0], cart.lineItems[2]]);
    expect(changed.version).toBe(2);
  });

  it("takes a single add-on and keeps its base", async () => {
    const addonItems = [withoutAddons(callingPlan({ quantity: 1 })), withoutAddons(callingPlan({ quantity: 2 }))];
    const cart = await createCart(app, [officeLine({ addonItems })]);
    const lineItemIds = [cart.lineItems[0]!.addonItems[0]!.id];
    const changed = cartOf(await answerTo(app, RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds }));
    expect(quantitiesOf(changed)).toEqual([1, 2]);
  });

  it("takes a base together with one of its add-ons, both named", async () => {
    const cart = await createCart(app, [officeLine({ addonItems: [withoutAddons(callingPlan())] }), saasLine()]);
    const lineItemIds = [cart.lineItems[0]!.id, cart.lineItems[0]!.addonItems[0]!.id];
    const changed = cartOf(await answerTo(app, RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds }));
    expect(changed.lineItems).toEqual([{ ...cart.lineItems[1] }]);
  });

  it("800002: may leave an empty cart, which can be filled again and not be checked out", async () => {
    const cart = await createCart(app, [officeLine()]);
    const lineItemIds = [cart.lineItems[0]!.id];
    const emptied = cartOf(await answerTo(app, RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds }));
    expect(emptied).toMatchObject({ lineItems: [], status: "ACTIVE" });
    const { userErrors } = await checkOut(app, { cartId: cart.id });
    expect(userErrors).toMatchObject([
      { code: 800002, path: ["input", "cartId"], message: "The cart has no lines to order." },
    ]);
    expect(await previewOf(app, cart.id)).toMatchObject({ canCheckout: false, orderErrors: [{ code: 800002 }] });
    const filled = cartOf(
      await answerTo(app, AddCartLineItemsDocument, { cartId: cart.id, lineItems: [officeLine()] }),
    );
    expect(groupsOf(filled)).toEqual(["OMS-0"]);
  });
});

describe("replacing lines", () => {
  it("makes the lines exactly these: known by id, new without one, gone when not named", async () => {
    const cart = await createCart(app, [officeLine({ quantity: 1 }), saasLine({ quantity: 2 }), softwareLine()]);
    const [first, second, third] = cart.lineItems;
    const changed = cartOf(
      await answerTo(app, ReplaceCartLineItemsDocument, {
        cartId: cart.id,
        expectedVersion: 1,
        lineItems: [
          { ...withoutAddons(softwareLine({ quantity: 9 })), id: third!.id },
          withoutAddons(officeLine({ quantity: 5 })),
          { ...withoutAddons(officeLine({ quantity: 1 })), id: first!.id },
        ],
      }),
    );
    expect(quantitiesOf(changed)).toEqual([9, 5, 1]);
    const ids = changed.lineItems.map((line) => line.id);
    expect([ids[0], ids[2]]).toEqual([third!.id, first!.id]);
    expect(cart.lineItems.map((line) => line.id)).not.toContain(ids[1]);
    expect(ids).not.toContain(second!.id);
    expect(changed.version).toBe(2);
  });

  it("takes what a line does not say as not said: nothing of the line before is kept", async () => {
    const cart = await createCart(app, [officeLine({ friendlyName: "Sales", termDuration: "P1Y" })]);
    const lineItems = [{ ...withoutAddons(officeLine()), id: cart.lineItems[0]!.id }];
    const changed = cartOf(
      await answerTo(app, ReplaceCartLineItemsDocument, { cartId: cart.id, expectedVersion: 1, lineItems }),
    );
    expect(changed.lineItems).toMatchObject([{ id: cart.lineItems[0]!.id, friendlyName: null, termDuration: null }]);
  });

  it("replaces add-ons in the same way", async () => {
    const addonItems = [withoutAddons(callingPlan({ quantity: 1 })), withoutAddons(callingPlan({ quantity: 2 }))];
    const cart = await createCart(app, [officeLine({ addonItems })]);
    const [base] = cart.lineItems;
    const changed = cartOf(
      await answerTo(app, ReplaceCartLineItemsDocument, {
        cartId: cart.id,
        expectedVersion: 1,
        lineItems: [
          {
            ...withoutAddons(officeLine()),
            id: base!.id,
            addonItems: [
              { ...withoutAddons(callingPlan({ quantity: 22 })), id: base!.addonItems[1]!.id },
              withoutAddons(callingPlan({ quantity: 3 })),
            ],
          },
        ],
      }),
    );
    expect(quantitiesOf(changed)).toEqual([1, 22, 3]);
    expect(changed.lineItems[0]!.addonItems[0]!.id).toBe(base!.addonItems[1]!.id);
  });
});

describe("families of lines", () => {
  const addon = (changes: Partial<CartLineItemInput> = {}) => withoutAddons(callingPlan(changes));

  it("10006: an add-on whose base is in error says so and names the base, and none of them has a group", async () => {
    const cart = await createCart(app, [
      officeLine({ quantity: 10_000_001, addonItems: [addon(), addon()] }),
      officeLine(),
    ]);
    const [base] = cart.lineItems;
    expect(codesOf(cart)).toEqual([10006, 10006, 10006, null]);
    for (const { error } of base!.addonItems) {
      expect(error!.errorDescription).toBe(
        `Unable to process the cart line item. Its base line ${base!.id} (${ITEM.officeE1}) has error 10006; an add-on ` +
          "is ordered together with its base line.",
      );
    }
    expect(groupsOf(cart)).toEqual([null, null, null, "OMS-0"]);
  });

  it("10006: an add-on with an error of its own keeps it, whatever is wrong with its base", async () => {
    const addonItems = [addon({ catalogItemId: "ABC" }), addon()];
    const cart = await createCart(app, [officeLine({ quantity: 10_000_001, addonItems })]);
    expect(codesOf(cart)).toEqual([10006, 10001, 10006]);
  });

  it("10006: an error of one add-on takes the whole family out of its group, and puts no error on the others", async () => {
    const cart = await createCart(app, [
      officeLine({ addonItems: [addon(), addon({ quantity: 10_000_001 })] }),
      officeLine(),
    ]);
    expect(codesOf(cart)).toEqual([null, null, 10006, null]);
    expect(groupsOf(cart)).toEqual([null, null, null, "OMS-0"]);
  });

  it("10006: an add-on that does not fit its base says which bases it fits", async () => {
    const cart = await createCart(app, [officeLine({ catalogItemId: ITEM.businessPremium, addonItems: [addon()] })]);
    expect(cart.lineItems[0]!.addonItems[0]!.error!.errorDescription).toBe(
      'Unable to process the cart line item. Add-on "Calling Plan (add-on)" does not fit "Office 365 Business Premium" ' +
        `(${ITEM.businessPremium}). Bases that it fits: ${ITEM.officeE1}.`,
    );
  });

  it("10006: an ordinary item under a base is told to be bought as a line of its own", async () => {
    const cart = await createCart(app, [officeLine({ addonItems: [withoutAddons(saasLine())] })]);
    expect(cart.lineItems[0]!.addonItems[0]!.error).toMatchObject({
      code: 10006,
      errorDescription: expect.stringContaining("buy it as an ordinary line, outside addonItems") as string,
    });
  });

  it("10006: an add-on has the billing cycle of its base", async () => {
    const cart = await createCart(app, [officeLine({ addonItems: [addon({ billingCycle: "ANNUAL" })] })]);
    expect(cart.lineItems[0]!.addonItems[0]!.error!.errorDescription).toContain(
      'An add-on has the billing cycle of its base line: "Calling Plan (add-on)" has ANNUAL, "Office 365 E1" has MONTHLY.',
    );
  });

  it("10006: an add-on under a base names no other subscription as its parent", async () => {
    const provisioningContext = [{ key: "parentSubscriptionId", value: "97555B61-7461-477A-A98C-9C76148783E4" }];
    const cart = await createCart(app, [officeLine({ addonItems: [addon({ provisioningContext })] })], {
      customerId: CUSTOMER_IDS.addons,
    });
    expect(cart.lineItems[0]).toMatchObject({
      orderGroup: null,
      addonItems: [{ orderGroup: null, error: { code: 10006 } }],
    });
    expect(cart.lineItems[0]!.addonItems[0]!.error!.errorDescription).toContain(
      'is bought together with "Office 365 E1", and names "97555B61-7461-477A-A98C-9C76148783E4" as its parentSubscriptionId.',
    );
  });

  it("a friendly name is cleared by null, also where others of the line stay", async () => {
    const cart = await createCart(app, [officeLine({ friendlyName: "Sales", quantity: 3 })]);
    const lineItems = [{ id: cart.lineItems[0]!.id, friendlyName: null }];
    const changed = cartOf(await answerTo(app, UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }));
    expect(changed.lineItems[0]).toMatchObject({ friendlyName: null, quantity: 3 });
  });

  it("a reseller that is named twice is stored and ordered once", async () => {
    const named = (key: ParticipantType, value: string) => ({ key, value });
    const participants = [
      named("ADDITIONAL_TRANSACTION_RESELLER", "5357564"),
      named("TRANSACTION_RESELLER", "5357564"),
      named("TRANSACTION_RESELLER", "5357564"),
      named("ADDITIONAL_TRANSACTION_RESELLER", "517285"),
      named("ADDITIONAL_TRANSACTION_RESELLER", "517285"),
    ];
    const as: Caller = { partner: "provider" };
    const cart = await createCart(app, [officeLine({ participants })], { as });
    expect(cart.lineItems[0]!.participants).toEqual([participants[1], participants[3]]);
    const { orders } = await checkOut(app, { cartId: cart.id }, as);
    expect(orders).toMatchObject([
      { lineItems: [{ partnerIdOnRecord: "5357564", additionalPartnerIdsOnRecord: ["517285"] }] },
    ]);
  });

  it("10007: an add-on without a base is told both ways to have one", async () => {
    const cart = await createCart(app, [callingPlan()]);
    expect(cart.lineItems[0]!.error).toMatchObject({ code: 10007 });
    for (const hint of ["addonItems", "parentSubscriptionId", ITEM.officeE1]) {
      expect(cart.lineItems[0]!.error!.errorDescription).toContain(hint);
    }
  });

  it("an add-on may be bought for an owned subscription, by the id of its parent in any spelling of the key", async () => {
    const parent = "97555B61-7461-477A-A98C-9C76148783E4";
    const provisioningContext = [{ key: "ParentSubscriptionId", value: parent }];
    const lineItems = [callingPlan({ billingCycle: "ANNUAL", quantity: 3, provisioningContext })];
    const cart = await createCart(app, lineItems, { customerId: CUSTOMER_IDS.addons });
    expect(cart.lineItems).toMatchObject([
      {
        error: null,
        orderGroup: "OMS-0",
        provisioningContext: [{ key: "parentSubscriptionId", value: parent }],
      },
    ]);
    const { orders, orderErrors } = await checkOut(app, { cartId: cart.id });
    expect(orderErrors).toEqual([]);
    expect(orders).toMatchObject([
      { billingCycle: "ANNUAL", lineItems: [{ parentSubscriptionId: parent, quantity: 3 }] },
    ]);
  });
});

describe("what happens to lines in error", () => {
  const addon = (changes: Partial<CartLineItemInput> = {}) => withoutAddons(callingPlan(changes));
  const TOO_MANY = { quantity: 10_000_001 };
  /** A clean line, a broken one, a family with a broken add-on, a family with a broken base, and a clean family. */
  const MIXED: CartLineItemInput[] = [
    saasLine({ quantity: 1 }),
    brokenLine(),
    officeLine({ addonItems: [addon(), addon(TOO_MANY)] }),
    officeLine({ ...TOO_MANY, addonItems: [addon()] }),
    officeLine({ quantity: 5, addonItems: [addon({ quantity: 6 })] }),
  ];
  const FAILING = [
    "800009 input.lineItems.1",
    "800009 input.lineItems.2.addonItems.1",
    "800009 input.lineItems.3",
    "800009 input.lineItems.3.addonItems.0",
  ];

  async function create(lineItems: CartLineItemInput[], onError: LineErrorPolicy, own = app) {
    return answerTo(own, CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems, onError });
  }

  describe("of a new cart", () => {
    it("STORE_WITH_ERROR, the default, stores every line and puts the error on it", async () => {
      const { cart, userErrors } = await create(MIXED, "STORE_WITH_ERROR");
      expect(userErrors).toEqual([]);
      expect(codesOf(cart!)).toEqual([null, 10006, null, null, 10006, 10006, 10006, null, null]);
      const plain = await answerTo(app, CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems: MIXED });
      expect(codesOf(plain.cart!)).toEqual(codesOf(cart!));
    });

    it("SKIP_FAILED leaves out families as a whole and reports each failing line by its path", async () => {
      const payload = await create(MIXED, "SKIP_FAILED");
      expect(placesOf(payload)).toEqual(FAILING);
      expect(quantitiesOf(payload.cart!)).toEqual([1, 5, 6]);
      expect(codesOf(payload.cart!)).toEqual([null, null, null]);
      expect(payload.cart).toMatchObject({ version: 1 });
      expect(await readCart(app, payload.cart!.id)).toMatchObject({ version: 1, lineItems: [{}, {}] });
    });

    it("SKIP_FAILED makes no cart when nothing is left", async () => {
      const before = await everythingStored(app);
      const payload = await create([brokenLine(), officeLine({ addonItems: [addon(TOO_MANY)] })], "SKIP_FAILED");
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0", "800009 input.lineItems.1.addonItems.0"]);
      expect(payload.cart).toBeNull();
      expect(await everythingStored(app)).toEqual(before);
    });

    it("SKIP_FAILED stores everything and says nothing when no line is in error", async () => {
      const payload = await create([officeLine(), saasLine()], "SKIP_FAILED");
      expect(payload.userErrors).toEqual([]);
      expect(payload.cart!.lineItems).toHaveLength(2);
    });

    it("REJECT_ALL makes no cart and reports each failing line by its path", async () => {
      const before = await everythingStored(app);
      const payload = await create(MIXED, "REJECT_ALL");
      expect(placesOf(payload)).toEqual(FAILING);
      expect(payload.cart).toBeNull();
      expect(await everythingStored(app)).toEqual(before);
    });

    it("800009: the text names the cart code and says what its description says; retryable is the line's", async () => {
      const limited = softwareLine({ catalogItemId: ITEM.limitedStock, quantity: 6 });
      const stored = await create([brokenLine(), limited], "STORE_WITH_ERROR");
      const { userErrors } = await create([brokenLine(), limited], "REJECT_ALL");
      const [first, second] = stored.cart!.lineItems.map((line) => line.error!);
      expect(userErrors).toMatchObject([
        {
          errorCode: "CART_ITEM_ERROR_IN_CREATE_ORDER",
          message: `Error in Cart item(s). UNABLE_TO_PROCESS_CART_LINE_ITEM (10006): ${first!.errorDescription}`,
          retryable: false,
        },
        {
          message:
            `Error in Cart item(s). INVENTORY_NOT_AVAILABLE (10003): ${second!.errorDescription} ` +
            "Trying again takes a new idempotencyKey.",
          retryable: true,
        },
      ]);
    });

    it("SKIP_FAILED judges what is left once more: an add-on whose base is out goes with it", async () => {
      // The metered SaaS needs an Azure plan, and the plan of this cart is in error for its quantity.
      const plan = { catalogItemId: "DZH318Z0BPS6:0001:DZH318Z0BML6", quantity: 2, billingCycle: "ONE_TIME" as const };
      const metered = {
        catalogItemId: "DZH318Z0C964:0001:DZH318Z0BZDG",
        quantity: 1,
        billingCycle: "MONTHLY" as const,
        termDuration: "P1M" as const,
      };
      const payload = await answerTo(app, CreateCartDocument, {
        customerId: CUSTOMER_IDS.addons,
        lineItems: [metered, plan, saasLine()],
        onError: "SKIP_FAILED",
      });
      expect(placesOf(payload).sort()).toEqual(["800009 input.lineItems.0", "800009 input.lineItems.1"]);
      expect(payload.cart!.lineItems).toMatchObject([{ catalogItemId: ITEM.saas, error: null }]);
    });
  });

  describe("of lines added to a cart", () => {
    /** A cart with an older line in error. */
    const older = () => createCart(app, [brokenLine(), saasLine({ quantity: 2 })]);

    it("STORE_WITH_ERROR adds every line", async () => {
      const cart = await older();
      const lineItems = MIXED;
      const payload = await answerTo(app, AddCartLineItemsDocument, { cartId: cart.id, lineItems });
      expect(payload.userErrors).toEqual([]);
      expect(payload.cart!.lineItems).toHaveLength(7);
    });

    it("SKIP_FAILED adds the clean families and keeps older lines, in error or not", async () => {
      const cart = await older();
      const input = { cartId: cart.id, lineItems: MIXED, onError: "SKIP_FAILED" as const };
      const payload = await answerTo(app, AddCartLineItemsDocument, input);
      expect(placesOf(payload)).toEqual(FAILING);
      expect(quantitiesOf(payload.cart!)).toEqual([301, 2, 1, 5, 6]);
      expect(codesOf(payload.cart!)).toEqual([10006, null, null, null, null]);
      expect(payload.cart!.version).toBe(2);
    });

    it("SKIP_FAILED changes nothing when nothing is left to add", async () => {
      const cart = await older();
      const before = await everythingStored(app);
      const input = { cartId: cart.id, lineItems: [brokenLine()], onError: "SKIP_FAILED" as const };
      const payload = await answerTo(app, AddCartLineItemsDocument, input);
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0"]);
      expect(payload.cart).toEqual(cart);
      expect(await everythingStored(app)).toEqual(before);
    });

    it("SKIP_FAILED leaves out one failing add-on of an older base and adds the other", async () => {
      const cart = await createCart(app, [officeLine()]);
      const payload = await answerTo(app, AddCartLineItemsDocument, {
        cartId: cart.id,
        parentLineItemId: cart.lineItems[0]!.id,
        lineItems: [callingPlan(TOO_MANY), callingPlan({ quantity: 4 })],
        onError: "SKIP_FAILED",
      });
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0"]);
      expect(quantitiesOf(payload.cart!)).toEqual([1, 4]);
    });

    it("REJECT_ALL changes nothing", async () => {
      const cart = await older();
      const before = await everythingStored(app);
      const input = { cartId: cart.id, lineItems: MIXED, onError: "REJECT_ALL" as const };
      const payload = await answerTo(app, AddCartLineItemsDocument, input);
      expect(placesOf(payload)).toEqual(FAILING);
      expect(payload.cart).toEqual(cart);
      expect(await everythingStored(app)).toEqual(before);
    });

    it("10003: an older line is not left out because a new one asks for too much; the new one is", async () => {
      await onItsOwn(async (own) => {
        const limited = (quantity: number) => softwareLine({ catalogItemId: ITEM.limitedStock, quantity });
        const cart = await createCart(own, [limited(3)]);
        const input = { cartId: cart.id, lineItems: [limited(3), saasLine()], onError: "SKIP_FAILED" as const };
        const payload = await answerTo(own, AddCartLineItemsDocument, input);
        expect(placesOf(payload)).toEqual(["800009 input.lineItems.0"]);
        expect(codesOf(payload.cart!)).toEqual([null, null]);
        expect(payload.cart!.lineItems).toMatchObject([{ quantity: 3 }, { catalogItemId: ITEM.saas }]);
      });
    });
  });

  describe("of lines updated", () => {
    /** An update that puts the first of two lines in error and changes the second. */
    async function update(onError: LineErrorPolicy, isSecondBroken = false) {
      const cart = await createCart(app, [
        officeLine({ quantity: 1, friendlyName: "First" }),
        officeLine({ quantity: 2 }),
      ]);
      const [first, second] = cart.lineItems;
      const before = await everythingStored(app);
      const payload = await answerTo(app, UpdateCartLineItemsDocument, {
        cartId: cart.id,
        lineItems: [
          { id: first!.id, ...TOO_MANY, friendlyName: "Changed" },
          { id: second!.id, ...(isSecondBroken ? TOO_MANY : { quantity: 20 }) },
        ],
        onError,
      });
      return { cart, before, payload };
    }

    it("STORE_WITH_ERROR stores what was asked for", async () => {
      const { payload } = await update("STORE_WITH_ERROR");
      expect(payload.userErrors).toEqual([]);
      expect(codesOf(payload.cart!)).toEqual([10006, null]);
      expect(quantitiesOf(payload.cart!)).toEqual([10_000_001, 20]);
    });

    it("SKIP_FAILED leaves a failing line as it was and changes the others", async () => {
      const { cart, payload } = await update("SKIP_FAILED");
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0"]);
      expect(payload.cart!.lineItems).toEqual([cart.lineItems[0], { ...cart.lineItems[1], quantity: 20 }]);
      expect(payload.cart!.version).toBe(2);
    });

    it("SKIP_FAILED changes nothing when every update fails", async () => {
      const { cart, before, payload } = await update("SKIP_FAILED", true);
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0", "800009 input.lineItems.1"]);
      expect(payload.cart).toEqual(cart);
      expect(await everythingStored(app)).toEqual(before);
    });

    it("REJECT_ALL changes nothing", async () => {
      const { cart, before, payload } = await update("REJECT_ALL");
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0"]);
      expect(payload.cart).toEqual(cart);
      expect(await everythingStored(app)).toEqual(before);
    });
  });

  describe("of lines replaced", () => {
    /** A replacement that puts a known line in error, changes another, and brings a broken and a clean new line. */
    async function replace(onError: LineErrorPolicy) {
      const cart = await createCart(app, [officeLine({ quantity: 1 }), officeLine({ quantity: 2 }), saasLine()]);
      const before = await everythingStored(app);
      const payload = await answerTo(app, ReplaceCartLineItemsDocument, {
        cartId: cart.id,
        expectedVersion: 1,
        lineItems: [
          { ...withoutAddons(officeLine(TOO_MANY)), id: cart.lineItems[0]!.id },
          { ...withoutAddons(officeLine({ quantity: 20 })), id: cart.lineItems[1]!.id },
          withoutAddons(brokenLine()),
          withoutAddons(softwareLine({ quantity: 4 })),
        ],
        onError,
      });
      return { cart, before, payload };
    }

    it("STORE_WITH_ERROR stores what was asked for", async () => {
      const { payload } = await replace("STORE_WITH_ERROR");
      expect(payload.userErrors).toEqual([]);
      expect(codesOf(payload.cart!)).toEqual([10006, null, 10006, null]);
    });

    it("SKIP_FAILED leaves out failing new lines, and failing known ones as they were", async () => {
      const { cart, payload } = await replace("SKIP_FAILED");
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0", "800009 input.lineItems.2"]);
      expect(quantitiesOf(payload.cart!)).toEqual([1, 20, 4]);
      expect(payload.cart!.lineItems[0]).toEqual(cart.lineItems[0]);
      expect(codesOf(payload.cart!)).toEqual([null, null, null]);
    });

    it("SKIP_FAILED changes nothing, and empties no cart, when nothing is left of the replacement", async () => {
      const cart = await createCart(app, [officeLine(), saasLine()]);
      const before = await everythingStored(app);
      const payload = await answerTo(app, ReplaceCartLineItemsDocument, {
        cartId: cart.id,
        expectedVersion: 1,
        lineItems: [withoutAddons(brokenLine())],
        onError: "SKIP_FAILED",
      });
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0"]);
      expect(payload.cart).toEqual(cart);
      expect(await everythingStored(app)).toEqual(before);
    });

    it("REJECT_ALL changes nothing", async () => {
      const { cart, before, payload } = await replace("REJECT_ALL");
      expect(placesOf(payload)).toEqual(["800009 input.lineItems.0", "800009 input.lineItems.2"]);
      expect(payload.cart).toEqual(cart);
      expect(await everythingStored(app)).toEqual(before);
    });
  });
});

describe("an expired cart", () => {
  it("can be read to the end, and says that it has expired from the very moment on", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine()]);
      own.clock.now = new Date(Date.parse(cart.expirationTimeStamp) - 1);
      expect((await readCart(own, cart.id)).isExpired).toBe(false);
      own.clock.now = new Date(cart.expirationTimeStamp);
      const { isExpired, ...expired } = await readCart(own, cart.id);
      const { isExpired: _, ...before } = cart;
      expect(isExpired).toBe(true);
      expect(expired).toMatchObject(before);
      const { carts } = await own.ask(CartsDocument, {});
      expect(carts!.nodes).toMatchObject([{ id: cart.id }]);
    });
  });

  it("800008: is refused by everything that would change or order it, with the time at which it expired", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine()]);
      own.clock.now = new Date(own.clock.now.getTime() + WEEK + 1);
      const before = await everythingStored(own);
      const cartId = cart.id;
      const [line] = cart.lineItems;
      const answers = [
        await answerTo(own, AddCartLineItemsDocument, { cartId, lineItems: [officeLine()] }),
        await answerTo(own, UpdateCartLineItemsDocument, { cartId, lineItems: [{ id: line!.id, quantity: 2 }] }),
        await answerTo(own, RemoveCartLineItemsDocument, { cartId, lineItemIds: [line!.id] }),
        await answerTo(own, ReplaceCartLineItemsDocument, {
          cartId,
          expectedVersion: 1,
          lineItems: [withoutAddons(officeLine())],
        }),
        await answerTo(own, ReviewCartDocument, { cartId }),
        await answerTo(own, ExtendCartDocument, { cartId }),
        await answerTo(own, CheckoutCartDocument, { cartId }),
      ];
      const deletion = await answerTo(own, DeleteCartDocument, { cartId });
      for (const { userErrors } of [...answers, deletion]) {
        expect(userErrors).toMatchObject([
          {
            code: 800008,
            path: ["input", "cartId"],
            message:
              `Unable to retrieve cart ID. Cart ${cartId} expired at ${cart.expirationTimeStamp}; it can only be read ` +
              "and duplicated.",
          },
        ]);
      }
      for (const answer of answers) expect(answer.cart).toEqual({ ...cart, isExpired: true });
      expect(await everythingStored(own)).toEqual(before);
    });
  });

  it("800008: has a preview that says why it cannot be checked out", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine()]);
      own.clock.now = new Date(own.clock.now.getTime() + WEEK);
      expect(await previewOf(own, cart.id)).toMatchObject({
        canCheckout: false,
        orders: [],
        totals: [],
        orderErrors: [
          { code: 800008, orderGroupId: null, description: expect.stringContaining("expired at") as string },
        ],
      });
    });
  });

  it("can be duplicated: the copy is new, active and checked afresh", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine({ addonItems: [withoutAddons(callingPlan())] }), brokenLine()]);
      own.clock.now = new Date(own.clock.now.getTime() + 2 * WEEK);
      const copy = cartOf(await answerTo(own, DuplicateCartDocument, { cartId: cart.id }));
      expect(copy).toMatchObject({ version: 1, isExpired: false, status: "ACTIVE" });
      expect(copy.creationTimeStamp).toBe(own.clock.now.toISOString());
      expect(codesOf(copy)).toEqual(codesOf(cart));
      const { orders } = await checkOut(own, { cartId: copy.id });
      expect(orders).toHaveLength(1);
    });
  });
});

describe("extending a cart", () => {
  it("moves the expiration to a full lifetime from now, which other edits do not", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine()]);
      own.clock.now = new Date(own.clock.now.getTime() + WEEK - 1);
      const edited = cartOf(
        await answerTo(own, AddCartLineItemsDocument, { cartId: cart.id, lineItems: [saasLine()] }),
      );
      expect(edited.expirationTimeStamp).toBe(cart.expirationTimeStamp);
      const extended = cartOf(await answerTo(own, ExtendCartDocument, { cartId: cart.id }));
      expect(extended).toEqual({
        ...edited,
        version: 3,
        expirationTimeStamp: new Date(own.clock.now.getTime() + WEEK).toISOString(),
      });
      own.clock.now = new Date(cart.expirationTimeStamp);
      expect((await readCart(own, cart.id)).isExpired).toBe(false);
    });
  });

  it("800065: is refused once the cart is ordered", async () => {
    const cart = await createCart(app, [officeLine()]);
    await checkOut(app, { cartId: cart.id });
    const { userErrors } = await answerTo(app, ExtendCartDocument, { cartId: cart.id });
    expect(userErrors).toMatchObject([{ code: 800065, path: ["input", "cartId"] }]);
  });
});

describe("duplicating a cart", () => {
  it("copies every line with its add-ons under new ids, and leaves the original alone", async () => {
    const cart = await createCart(app, [
      officeLine({ friendlyName: "Sales", addonItems: [withoutAddons(callingPlan({ quantity: 4 }))] }),
      reservationLine(),
      brokenLine(),
    ]);
    const copy = cartOf(await answerTo(app, DuplicateCartDocument, { cartId: cart.id }));
    expect(copy.id).not.toBe(cart.id);
    const withoutIds = (one: CartFieldsFragment) =>
      allLines(one).map(({ id: _, error, ...line }) => ({ ...line, error: error?.code ?? null }));
    expect(withoutIds(copy)).toEqual(withoutIds(cart));
    const ids = [...allLines(cart), ...allLines(copy)].map((line) => line.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await readCart(app, cart.id)).toMatchObject(cart);
  });

  it("copies an ordered cart into an active one", async () => {
    const cart = await createCart(app, [officeLine(), saasLine()]);
    await checkOut(app, { cartId: cart.id });
    const copy = cartOf(await answerTo(app, DuplicateCartDocument, { cartId: cart.id }));
    expect(copy).toMatchObject({ status: "ACTIVE", version: 1 });
    expect(groupsOf(copy)).toEqual(["OMS-0", "0"]);
    expect((await readCart(app, copy.id)).orders).toEqual([]);
  });

  it("10007: may be for another customer, for whom every line is checked afresh", async () => {
    const cart = await createCart(app, [officeLine(), reservationLine()]);
    const input = { cartId: cart.id, customerId: CUSTOMER_IDS.addons };
    const copy = cartOf(await answerTo(app, DuplicateCartDocument, input));
    expect(copy.customerId).toBe(CUSTOMER_IDS.addons);
    expect(codesOf(copy)).toEqual([null, 10007]);
  });

  it("800002: may not be for a customer that is not the partner's", async () => {
    const cart = await createCart(app, [officeLine()]);
    const input = { cartId: cart.id, customerId: CUSTOMER_IDS.ofReseller };
    const payload = await answerTo(app, DuplicateCartDocument, input);
    expect(placesOf(payload)).toEqual(["800002 input.customerId"]);
  });
});

describe("deleting a cart", () => {
  it("removes it for good", async () => {
    const cart = await createCart(app, [officeLine()]);
    const deleted = await answerTo(app, DeleteCartDocument, { cartId: cart.id, expectedVersion: 1 });
    expect(deleted).toEqual({ deletedCartId: cart.id, userErrors: [], replayed: false });
    expect(await app.ask(CartDocument, { id: cart.id })).toEqual({ cart: null });
    expect(await app.ask(CheckoutPreviewDocument, { cartId: cart.id })).toEqual({ checkoutPreview: null });
    const again = await answerTo(app, DeleteCartDocument, { cartId: cart.id });
    expect(again).toMatchObject({ deletedCartId: null, userErrors: [{ code: 800008, path: ["input", "cartId"] }] });
  });

  it("800065: keeps an ordered cart", async () => {
    const cart = await createCart(app, [officeLine()]);
    await checkOut(app, { cartId: cart.id });
    const { deletedCartId, userErrors } = await answerTo(app, DeleteCartDocument, { cartId: cart.id });
    expect(deletedCartId).toBeNull();
    expect(userErrors).toMatchObject([{ code: 800065 }]);
    expect(await readCart(app, cart.id)).toMatchObject({ status: "ORDERED" });
  });
});

describe("a partner whose programme status is not active", () => {
  it("800039: is told so and nothing else, however bad the request is", async () => {
    const payload = await answerTo(
      app,
      CreateCartDocument,
      { customerId: "nonsense", lineItems: [], idempotencyKey: "with spaces" },
      { partner: "suspended" },
    );
    expect(payload).toMatchObject({
      cart: null,
      userErrors: [
        {
          code: 800039,
          path: ["input"],
          message:
            "Reseller program status is not active. The partner's programme status is SUSPENDED: carts, orders and subscriptions can be read, and changed again once it is ACTIVE.",
        },
      ],
    });
    expect(payload.userErrors).toHaveLength(1);
  });

  it("800039: can change and order nothing of what it has, and read all of it", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [officeLine()]);
      const partner = sampleRow("partners", ({ id }) => id === PARTNER_IDS.direct);
      await changeFacts(own, { partners: [{ ...partner, programStatus: "OFFBOARDED" }] });
      const before = await everythingStored(own);
      const cartId = cart.id;
      const [line] = cart.lineItems;
      const answers = [
        await answerTo(own, AddCartLineItemsDocument, { cartId, lineItems: [officeLine()] }),
        await answerTo(own, UpdateCartLineItemsDocument, { cartId, lineItems: [{ id: line!.id, quantity: 2 }] }),
        await answerTo(own, RemoveCartLineItemsDocument, { cartId, lineItemIds: [line!.id] }),
        await answerTo(own, ReplaceCartLineItemsDocument, {
          cartId,
          expectedVersion: 1,
          lineItems: [withoutAddons(officeLine())],
        }),
        await answerTo(own, ReviewCartDocument, { cartId }),
        await answerTo(own, ExtendCartDocument, { cartId }),
        await answerTo(own, CheckoutCartDocument, { cartId }),
      ];
      const others = [
        await answerTo(own, DuplicateCartDocument, { cartId }),
        await answerTo(own, DeleteCartDocument, { cartId }),
        await answerTo(own, CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems: [officeLine()] }),
      ];
      for (const answer of [...answers, ...others]) {
        expect(placesOf(answer)).toEqual(["800039 input"]);
        expect(answer.userErrors[0]!.message).toContain("status is OFFBOARDED");
      }
      // A refusal carries the cart as it stands: reading stays possible.
      for (const answer of answers) expect(answer.cart).toEqual(cart);
      expect(await everythingStored(own)).toEqual(before);
      expect(await readCart(own, cartId)).toMatchObject(cart);
      expect(await previewOf(own, cartId)).toMatchObject({ canCheckout: false, orderErrors: [{ code: 800039 }] });
    });
  });
});

describe("the ten codes of a line's error", () => {
  const OWNER = CUSTOMER_IDS.owner;
  const subscription = (suffix: string) => `00000000-0000-4000-8000-00000000A${suffix}`;

  interface Trigger {
    readonly what: string;
    readonly line: CartLineItemInput;
    readonly customerId?: string;
    readonly as?: "sandbox";
    /** What the text must contain, the line's own numbers and the limit among them. */
    readonly says: readonly string[];
  }

  const TRIGGERS: readonly (readonly [code: number, errorCode: string, Trigger])[] = [
    [
      10000,
      "CURRENCY_IS_NOT_SUPPORTED",
      { what: "EUR in the US", line: officeLine({ currencyCode: "EUR" }), says: ["EUR", "US: USD", "default: USD"] },
    ],
    [
      10000,
      "CURRENCY_IS_NOT_SUPPORTED",
      {
        what: "a currency of the market that the item is not sold in",
        line: softwareLine({ catalogItemId: "CARTWRIGHT07:0001:AVAILABLE001", currencyCode: "USD" }),
        customerId: CUSTOMER_IDS.brazil,
        says: ["in USD", "sold in BRL only"],
      },
    ],
    [
      10001,
      "CATALOG_ITEM_ID_IS_NOT_VALID",
      {
        what: "a reissued availability",
        line: reservationLine({ catalogItemId: "DZH318Z0BQ3Q:0001:DZH318XZXPHL" }),
        says: ["DZH318Z0BQ3Q:0001:DZH318XZXPHL", "DZH318Z0BQ3Q:0001:DZH318XZXVNF"],
      },
    ],
    [
      10001,
      "CATALOG_ITEM_ID_IS_NOT_VALID",
      {
        what: "no id at all",
        line: officeLine({ catalogItemId: "ABC" }),
        says: ['"ABC"', "three shapes", "MS-AZR-0145P"],
      },
    ],
    [
      10001,
      "CATALOG_ITEM_ID_IS_NOT_VALID",
      {
        what: "an item of another country",
        line: officeLine(),
        customerId: CUSTOMER_IDS.britain,
        says: [ITEM.officeE1, "sold in GB"],
      },
    ],
    [
      10002,
      "QUOTA_NOT_AVAILABLE",
      {
        what: "more cores than are free",
        line: reservationLine({ quantity: 4 }, subscription("007")),
        customerId: OWNER,
        says: ["4 × 12 = 48 cores", "has 40 of its 100 cores in eastus2 free"],
      },
    ],
    [
      10002,
      "QUOTA_NOT_AVAILABLE",
      {
        what: "a second one of an offer limited to one",
        line: officeLine({ catalogItemId: "00000000-0000-4000-8000-00000000E001" }),
        customerId: OWNER,
        says: ["has 1 of", "asks for 1", "limit per customer is 1"],
      },
    ],
    [
      10003,
      "INVENTORY_NOT_AVAILABLE",
      {
        what: "more than there is in stock",
        line: softwareLine({ catalogItemId: ITEM.limitedStock, quantity: 6 }),
        says: ["wants 6", "the cart 6 in sum", "5 left"],
      },
    ],
    [
      10003,
      "INVENTORY_NOT_AVAILABLE",
      {
        what: "a region that is closed",
        line: reservationLine({ catalogItemId: "DZH318Z0BQ3P:0039:DZH318XZXB39" }),
        says: ["japanwest", "NotAvailableForSubscription"],
      },
    ],
    [
      10004,
      "PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER",
      {
        what: "a reseller named by a direct partner",
        line: officeLine({ participants: [{ key: "TRANSACTION_RESELLER", value: "5357564" }] }),
        says: ["5357564", "DIRECT_BILL", "INDIRECT_PROVIDER"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      { what: "a quantity out of range", line: brokenLine(), says: ["Quantity 301", "1 to 300"] },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a billing cycle that is not offered",
        line: reservationLine({ billingCycle: "ANNUAL" }),
        says: ["ANNUAL", "Supported: ONE_TIME"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      { what: "a term that is not offered", line: saasLine({ termDuration: "P3Y" }), says: ["P3Y", "Supported: P1M"] },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "no term where one is needed",
        line: saasLine({ termDuration: null }),
        says: ["needs a termDuration: P1M"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a term where there is none",
        line: softwareLine({ termDuration: "P1Y" }),
        says: ["has no term", "P1Y", "leave termDuration out"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a cycle that the term is not billed in",
        line: {
          catalogItemId: ITEM.newCommerce,
          quantity: 1,
          billingCycle: "ANNUAL",
          termDuration: "P1M",
        },
        says: ["P1M", "ANNUAL", "Supported with this term: MONTHLY"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a renewal that the term does not have",
        line: saasLine({ renewsTo: { termDuration: "P3Y" } }),
        says: ["does not renew to P3Y", "Supported: P1M"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a reservation without a scope",
        line: reservationLine({ provisioningContext: [{ key: "subscriptionId", value: AZURE }] }),
        says: ["lacks scope", "scope, subscriptionId"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a scope of unknown value",
        line: reservationLine({
          provisioningContext: [
            { key: "subscriptionId", value: AZURE },
            { key: "scope", value: "global" },
          ],
        }),
        says: ['"global"', "Supported: shared, single"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "an item that is only listed",
        line: officeLine({ catalogItemId: "3DD9350B-27D6-4501-93A4-C8D107F1DE47" }),
        says: ["Microsoft Flow Plan 1", "cannot be bought"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "an item of another segment",
        line: officeLine({ catalogItemId: "E60E0348-1710-484B-992A-32B294D4CDE1" }),
        says: ["government", "may buy: commercial"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "an agreement that was not accepted",
        line: officeLine(),
        customerId: CUSTOMER_IDS.withoutAgreements,
        says: ["MicrosoftCloudAgreement", "has not accepted any agreement"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a trial for the second time",
        line: { catalogItemId: ITEM.trial, quantity: 1, billingCycle: "NONE", termDuration: "P1M" },
        customerId: OWNER,
        says: ["count: 1", "limit is 1"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a country where the partner may not sell",
        line: softwareLine({ catalogItemId: "CARTWRIGHT09:0001:AVAILABLE001" }),
        customerId: CUSTOMER_IDS.china,
        says: ["may not sell in CN"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "a reservation in a country that has none",
        line: reservationLine(
          { catalogItemId: "CARTWRIGHT08:0001:AVAILABLE001" },
          "00000000-0000-4000-8000-00000000A00D",
        ),
        customerId: CUSTOMER_IDS.brazil,
        says: ["not sold in BR"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "an Azure plan beside legacy Azure",
        line: { catalogItemId: "DZH318Z0BPS6:0001:DZH318Z0BML6", quantity: 1, billingCycle: "ONE_TIME" },
        says: ["2 legacy Azure subscriptions", "is not sold beside them"],
      },
    ],
    [
      10006,
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      {
        what: "metered SaaS without an Azure plan",
        line: {
          catalogItemId: "DZH318Z0C964:0001:DZH318Z0BZDG",
          quantity: 1,
          billingCycle: "MONTHLY",
          termDuration: "P1M",
        },
        says: ["needs an Azure plan", "has none"],
      },
    ],
    [
      10007,
      "SUBSCRIPTION_IS_NOT_VALID",
      {
        what: "a reservation for what is no Azure subscription",
        line: reservationLine({}, subscription("008")),
        customerId: OWNER,
        says: [subscription("008"), "Exchange Online (Plan 1)", "LICENCE", "LEGACY_AZURE, AZURE_PLAN"],
      },
    ],
    [
      10007,
      "SUBSCRIPTION_IS_NOT_VALID",
      {
        what: "a suspended subscription",
        line: reservationLine({}, subscription("001")),
        customerId: OWNER,
        says: [subscription("001"), "SUSPENDED", "Supported: ACTIVE"],
      },
    ],
    [
      10007,
      "SUBSCRIPTION_IS_NOT_VALID",
      {
        what: "another customer's subscription",
        line: reservationLine({}, subscription("001")),
        says: [subscription("001"), "Customer of the Mixed Sample"],
      },
    ],
    [
      10007,
      "SUBSCRIPTION_IS_NOT_VALID",
      {
        what: "a subscription id that is none",
        line: reservationLine({}, "my-azure"),
        says: ['"my-azure"', "8-4-4-4-12"],
      },
    ],
    [
      10008,
      "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
      {
        what: "a subscription that was never registered",
        line: reservationLine({}, subscription("004")),
        customerId: OWNER,
        says: [subscription("004"), "NOT_REGISTERED", "Supported: REGISTERED"],
      },
    ],
    [
      10008,
      "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
      {
        what: "a subscription of an offer that holds none",
        line: reservationLine({}, subscription("006")),
        customerId: OWNER,
        says: [subscription("006"), "MS-AZR-0146P", "Supported: MS-AZR-0145P, Azure plan"],
      },
    ],
    [
      10009,
      "SANDBOX_LIMIT_EXCEEDED",
      {
        what: "30 licences in a sandbox",
        line: officeLine({ quantity: 30 }),
        as: "sandbox",
        says: ["limited to 25 licences per subscription", "30 were asked for"],
      },
    ],
    [
      10009,
      "SANDBOX_LIMIT_EXCEEDED",
      {
        what: "a large reservation in a sandbox",
        line: reservationLine(),
        as: "sandbox",
        says: ["Standard_NV12", "Standard_B1s, US East, 1 Year"],
      },
    ],
  ];

  it.each(TRIGGERS.map(([code, errorCode, trigger]) => [code, trigger.what, errorCode, trigger] as const))(
    "%d: %s",
    async (code, _, errorCode, { line, customerId, as, says }) => {
      const cart = await createCart(app, [line], {
        ...(customerId && { customerId }),
        ...(as && { as: { partner: as } }),
      });
      const error = cart.lineItems[0]!.error!;
      expect(error).toMatchObject({ lineItemId: cart.lineItems[0]!.id, code, errorCode });
      for (const part of says) expect(error.errorDescription).toContain(part);
      expect(cart.lineItems[0]!.orderGroup).toBeNull();
      expect((await readCart(app, cart.id, as && { partner: as })).errors).toEqual([error]);
    },
  );

  it("0: a stored code of a later version is UNKNOWN and 0, with its number beside it", async () => {
    const { id } = await createCart(app, [brokenLine()]);
    await app.store.transact(async ({ carts }) => {
      const cart = (await carts.lock(PARTNER_IDS.direct, id))!;
      const later = { reason: "PROMOTION_NOT_VALID" as never, parameters: { promotionId: "1" } as never };
      const error = { ...cart.lineItems[0]!.error!, code: 10014, problem: later };
      await carts.update({ ...cart, version: 2, lineItems: [{ ...cart.lineItems[0]!, error }] }, 1);
    });
    expect((await readCart(app, id)).errors).toMatchObject([
      {
        code: 0,
        errorCode: "UNKNOWN",
        errorDescription: "Error 10014 is not known to this version: a newer one has stored it, and can explain it.",
      },
    ]);
    const query = `{ cart(id: "${id}") { lineItems { error { code storedCode } } } }`;
    const response = await app.server.inject({ method: "POST", url: "/graphql", payload: { query } });
    expect(response.json().data.cart.lineItems).toEqual([{ error: { code: 0, storedCode: 10014 } }]);
    const { data } = await app.send(CheckoutPreviewDocument, { cartId: id });
    expect(JSON.stringify(data)).toContain("0 UNKNOWN (stored as 10014)");
  });

  it("10009: a sixth subscription of a sandbox customer is counted over the cart", async () => {
    const lineItems = Array.from({ length: 6 }, () => officeLine());
    const cart = await createCart(app, lineItems, { as: { partner: "sandbox" }, customerId: CUSTOMER_IDS.addons });
    expect(codesOf(cart)).toEqual(Array(6).fill(10009));
    expect(cart.lineItems[0]!.error!.errorDescription).toContain(
      "limited to 5 subscriptions per customer: the customer has 1, the cart asks for 6",
    );
  });

  it("10002: cores are summed over the lines of one subscription and region", async () => {
    const lineItems = [
      reservationLine({ quantity: 2 }, subscription("007")),
      reservationLine(
        { catalogItemId: "DZH318Z0BQ36:004J:DZH318Z08B8X", termDuration: "P3Y", quantity: 2 },
        subscription("007"),
      ),
    ];
    const cart = await createCart(app, lineItems, { customerId: OWNER });
    expect(codesOf(cart)).toEqual([10002, 10002]);
    expect(cart.lineItems[0]!.error!.errorDescription).toContain("2 × 12 = 24 cores and the cart 48 in sum");
  });

  it("answers the first of several errors of a line, in the order of the checks", async () => {
    const line = brokenLine({
      currencyCode: "EUR",
      participants: [{ key: "TRANSACTION_RESELLER", value: "5357564" }],
      billingCycle: "ONE_TIME",
    });
    const codes = await Promise.all(
      [
        { ...line, catalogItemId: "ABC" },
        line,
        { ...line, currencyCode: null },
        { ...line, currencyCode: null, participants: null },
      ].map(async (one) => codesOf(await createCart(app, [one]))),
    );
    expect(codes.flat()).toEqual([10001, 10000, 10004, 10006]);
  });
});

describe("resellers on a line", () => {
  it("are the provider's to name, and are kept in their order; whether they are good is asked at checkout", async () => {
    const participants = [
      { key: "TRANSACTION_RESELLER" as const, value: "5357564" },
      { key: "ADDITIONAL_TRANSACTION_RESELLER" as const, value: "517285" },
      { key: "ADDITIONAL_TRANSACTION_RESELLER" as const, value: "9999999" },
      { key: "CONSUMPTION_RESELLER" as const, value: "5357563" },
    ];
    const cart = await createCart(app, [officeLine({ participants })], { as: { partner: "provider" } });
    expect(cart.lineItems).toMatchObject([{ participants, error: null, orderGroup: "OMS-0" }]);
  });

  it("10004: are refused to everybody else", async () => {
    const participants = [{ key: "TRANSACTION_RESELLER" as const, value: "5357564" }];
    const direct = await createCart(app, [officeLine({ participants })]);
    const reseller = await createCart(app, [officeLine({ participants })], {
      as: { partner: "reseller" },
      customerId: CUSTOMER_IDS.ofReseller,
    });
    expect([...codesOf(direct), ...codesOf(reseller)]).toEqual([10004, 10004]);
  });
});
