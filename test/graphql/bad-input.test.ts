import { randomUUID } from "node:crypto";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import {
  brokenLine,
  callingPlan,
  createCart,
  everythingStored,
  officeLine,
  previewOf,
  readCart,
  saasLine,
  softwareLine,
} from "../support/api-carts.js";
import {
  AddCartLineItemsDocument,
  CartDocument,
  type CartLineItemInput,
  CartsDocument,
  CatalogItemsDocument,
  CheckoutCartDocument,
  CheckoutPreviewDocument,
  CreateCartDocument,
  DeleteCartDocument,
  DuplicateCartDocument,
  ExtendCartDocument,
  OrdersDocument,
  RemoveCartLineItemsDocument,
  ReplaceCartLineItemsDocument,
  ReviewCartDocument,
  type TypedDocumentString,
  UpdateCartLineItemsDocument,
  type UserErrorFieldsFragment,
} from "../support/graphql/graphql.js";
import { type Caller, type RunningApp, runApp } from "../support/running-app.js";

const UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

interface Payload {
  readonly cart?: { readonly id: string; readonly version: number } | null;
  readonly userErrors: UserErrorFieldsFragment[];
  readonly replayed: boolean;
}

/** Sends a mutation that must be refused, and be refused without a trace. */
async function refusalOf<Data extends object, Input>(
  operation: TypedDocumentString<Data, { input: Input }>,
  input: Input,
  as?: Caller,
): Promise<Payload> {
  const before = await everythingStored(app);
  const data = await app.ask(operation, { input }, as);
  expect(await everythingStored(app)).toEqual(before);
  const payload = Object.values(data)[0] as Payload;
  expect(payload.userErrors).not.toEqual([]);
  return payload;
}

/** What matters of a user error: its code, its path below `input`, and its text. */
function briefly({ userErrors }: Payload): string[] {
  return userErrors.map(({ code, path, message }) => `${code} ${path.slice(1).join(".")}: ${message}`);
}

type LineChange = Partial<CartLineItemInput>;

const QUANTITY = "quantity must be a whole number from 1 to 2147483647; each catalog item has a narrower range.";
const NAME =
  "friendlyName must be 1 to 256 characters without control characters, at least one of them visible, and at most 8192 " +
  "bytes; leave it out for none.";
const CYCLE = "billingCycle must be one of MONTHLY, ANNUAL, NONE, ONE_TIME, TRIENNIAL, BIENNIAL.";
const ITEM_ID = "catalogItemId must be 1 to 128 printable characters without spaces.";
const PARTICIPANTS =
  "participants may have one TRANSACTION_RESELLER, and ADDITIONAL_TRANSACTION_RESELLER only beside it.";
const PARTICIPANT_KEY =
  "key must be one of TRANSACTION_RESELLER, CONSUMPTION_RESELLER, ADDITIONAL_TRANSACTION_RESELLER.";

/** Bad values of one line: the value, its path below the line, and the text. */
const BAD_VALUES: readonly (readonly [what: string, change: LineChange, path: string, message: string])[] = [
  ["quantity 0", { quantity: 0 }, "quantity", QUANTITY],
  ["a negative quantity", { quantity: -1 }, "quantity", QUANTITY],
  ["billing cycle UNKNOWN", { billingCycle: "UNKNOWN" }, "billingCycle", CYCLE],
  ["an empty catalogItemId", { catalogItemId: "" }, "catalogItemId", ITEM_ID],
  ["a catalogItemId with a space", { catalogItemId: "MS AZR 0145P" }, "catalogItemId", ITEM_ID],
  ["a catalogItemId of 129 characters", { catalogItemId: "A".repeat(129) }, "catalogItemId", ITEM_ID],
  ["an empty friendlyName", { friendlyName: "" }, "friendlyName", NAME],
  ["a friendlyName of spaces", { friendlyName: "   " }, "friendlyName", NAME],
  ["a friendlyName of zero-width characters", { friendlyName: "\u200B\u200D\uFEFF\u2060" }, "friendlyName", NAME],
  ["a friendlyName of fillers and blanks", { friendlyName: "\u3164\u00A0\u2800\u00AD" }, "friendlyName", NAME],
  ["a friendlyName of 257 flags", { friendlyName: "🇧🇷".repeat(257) }, "friendlyName", NAME],
  ["a friendlyName of one endless character", { friendlyName: `e${"\u0301".repeat(5_000)}` }, "friendlyName", NAME],
  ["a friendlyName of 257 characters", { friendlyName: "x".repeat(257) }, "friendlyName", NAME],
  ["a friendlyName of 10,000 characters", { friendlyName: "x".repeat(10_000) }, "friendlyName", NAME],
  ["a friendlyName with a control character", { friendlyName: "bell\u0007" }, "friendlyName", NAME],
  ["a friendlyName that turns the direction of text", { friendlyName: "abc\u202Egpj" }, "friendlyName", NAME],
  [
    "the same provisioning key twice",
    { provisioningContext: [...pairs("scope", "shared"), ...pairs("scope", "single")] },
    "provisioningContext",
    "Key scope is given more than once; each key may stand once, in any letter case.",
  ],
  [
    "the same provisioning key in another letter case",
    { provisioningContext: [...pairs("subscriptionId", "1"), ...pairs("scope", "shared"), ...pairs("SCOPE", "x")] },
    "provisioningContext",
    "Key SCOPE is given more than once; each key may stand once, in any letter case.",
  ],
  [
    "51 provisioning keys",
    { provisioningContext: Array.from({ length: 51 }, (_, index) => ({ key: `key${index}`, value: "" })) },
    "provisioningContext",
    "provisioningContext must have at most 50 entries.",
  ],
  [
    "a provisioning value of 1,025 characters",
    { provisioningContext: pairs("scope", "x".repeat(1_025)) },
    "provisioningContext.0.value",
    "value must be at most 1024 characters.",
  ],
  [
    "a provisioning key with a line break",
    { provisioningContext: pairs("sco\npe", "shared") },
    "provisioningContext.0.key",
    "key must not have control characters.",
  ],
  [
    "a participant of kind UNKNOWN",
    { participants: [{ key: "UNKNOWN", value: "5357564" }] },
    "participants.0.key",
    PARTICIPANT_KEY,
  ],
  [
    "an MPN id with a letter",
    { participants: [{ key: "TRANSACTION_RESELLER", value: "535756A" }] },
    "participants.0.value",
    "value must be an MPN id: 1 to 15 digits.",
  ],
  [
    "two TRANSACTION_RESELLERs",
    { participants: ["5357564", "517285"].map((value) => ({ key: "TRANSACTION_RESELLER", value })) },
    "participants",
    PARTICIPANTS,
  ],
  [
    "an ADDITIONAL_TRANSACTION_RESELLER alone",
    { participants: [{ key: "ADDITIONAL_TRANSACTION_RESELLER", value: "517285" }] },
    "participants",
    PARTICIPANTS,
  ],
];

function pairs(key: string, value: string) {
  return [{ key, value }];
}

describe("a bad value on a line", () => {
  it.each(BAD_VALUES)("800002: createCart refuses %s and makes no cart", async (_what, change, path, message) => {
    const input = { customerId: CUSTOMER_IDS.mixed, lineItems: [officeLine(), officeLine(change)] };
    const payload = await refusalOf(CreateCartDocument, input);
    expect(briefly(payload)).toEqual([`800002 lineItems.1.${path}: ${message}`]);
    expect(payload.cart).toBeNull();
  });

  it.each(BAD_VALUES)("800002: createCart refuses %s on an add-on", async (_what, change, path, message) => {
    const lineItems = [officeLine({ addonItems: [withoutAddons(callingPlan(change))] })];
    const payload = await refusalOf(CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems });
    expect(briefly(payload)).toEqual([`800002 lineItems.0.addonItems.0.${path}: ${message}`]);
  });

  it.each(BAD_VALUES)("800002: addCartLineItems refuses %s", async (_what, change, path, message) => {
    const cart = await createCart(app, [softwareLine()]);
    const input = { cartId: cart.id, lineItems: [officeLine(change), saasLine()] };
    const payload = await refusalOf(AddCartLineItemsDocument, input);
    expect(briefly(payload)).toEqual([`800002 lineItems.0.${path}: ${message}`]);
    expect(payload.cart).toEqual(cart);
  });

  it.each(BAD_VALUES)("800002: updateCartLineItems refuses %s", async (_what, change, path, message) => {
    const cart = await createCart(app, [officeLine(), softwareLine()]);
    const lineItems = [
      { id: cart.lineItems[1]!.id, quantity: 2 },
      { id: cart.lineItems[0]!.id, ...(change as object) },
    ];
    const payload = await refusalOf(UpdateCartLineItemsDocument, { cartId: cart.id, lineItems });
    expect(briefly(payload)).toEqual([`800002 lineItems.1.${path}: ${message}`]);
    expect(payload.cart).toEqual(cart);
  });

  it.each(BAD_VALUES)("800002: replaceCartLineItems refuses %s", async (_what, change, path, message) => {
    const cart = await createCart(app, [officeLine()]);
    const line = withoutAddons(officeLine(change));
    const payload = await refusalOf(ReplaceCartLineItemsDocument, {
      cartId: cart.id,
      expectedVersion: cart.version,
      lineItems: [{ ...line, id: cart.lineItems[0]!.id }],
    });
    expect(briefly(payload)).toEqual([`800002 lineItems.0.${path}: ${message}`]);
    expect(payload.cart).toEqual(cart);
  });

  it("800002: updateCartLineItems refuses null for what a line must have, each by its path", async () => {
    const cart = await createCart(app, [officeLine()]);
    const lineItems = [{ id: cart.lineItems[0]!.id, catalogItemId: null, quantity: null, billingCycle: null }];
    const payload = await refusalOf(UpdateCartLineItemsDocument, { cartId: cart.id, lineItems });
    expect(briefly(payload)).toEqual([
      `800002 lineItems.0.catalogItemId: ${ITEM_ID}`,
      `800002 lineItems.0.quantity: ${QUANTITY}`,
      `800002 lineItems.0.billingCycle: ${CYCLE}`,
    ]);
  });

  it("says nothing against names of 256 characters in any script", async () => {
    const names = ["x".repeat(256), "👨‍👩‍👧‍👦".repeat(256), "e\u0301".repeat(256), "Müller & Söhne “Büro”", "株式会社", "a"];
    const cart = await createCart(
      app,
      names.map((friendlyName) => officeLine({ friendlyName })),
    );
    expect(cart.lineItems.map((line) => line.friendlyName)).toEqual(names);
  });
});

describe("a value that GraphQL itself refuses", () => {
  const GRAPHQL_REFUSES: readonly (readonly [what: string, change: object, text: RegExp])[] = [
    ["quantity 2147483648", { quantity: 2_147_483_648 }, /quantity.*Int cannot represent non 32-bit signed integer/],
    ["quantity 1.5", { quantity: 1.5 }, /quantity.*Int cannot represent non-integer value: 1.5/],
    ["quantity as text", { quantity: "1" }, /quantity.*Int cannot represent non-integer value/],
    [
      "a billing cycle of another system",
      { billingCycle: "WEEKLY" },
      /billingCycle.*does not exist in "BillingCycleType"/,
    ],
    [
      "a currency in small letters",
      { currencyCode: "usd" },
      /currencyCode.*must be three capital letters, such as USD/,
    ],
    ["a property that no line has", { quantitty: 1 }, /Field "quantitty" is not defined.*Did you mean "quantity"/],
    ["no quantity", { quantity: undefined }, /Field "quantity" of required type "Int!" was not provided/],
  ];

  it.each(GRAPHQL_REFUSES)("BAD_USER_INPUT with HTTP 400: %s", async (_what, change, text) => {
    const before = await everythingStored(app);
    const variables = { input: { customerId: CUSTOMER_IDS.mixed, lineItems: [{ ...officeLine(), ...change }] } };
    const response = await fetch(app.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: CreateCartDocument.toString(), variables }),
    });
    expect(response.status).toBe(400);
    const { data, errors } = (await response.json()) as {
      data?: unknown;
      errors: { message: string; extensions: unknown }[];
    };
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors[0]!.message).toMatch(text);
    expect(errors[0]!.extensions).toEqual({ code: "BAD_USER_INPUT" });
    expect(await everythingStored(app)).toEqual(before);
  });
});

describe("too few and too many", () => {
  const addon = withoutAddons(callingPlan());
  const many = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);
  const NO_LINES = "800002 lineItems: lineItems must have at least one line.";
  const TOO_MANY_LINES = "800002 lineItems: lineItems must have at most 1000 lines.";

  it("800002: a cart without lines is not made", async () => {
    const payload = await refusalOf(CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems: [] });
    expect(briefly(payload)).toEqual([NO_LINES]);
  });

  it("800002: add, update, remove and replace want at least one line", async () => {
    const cart = await createCart(app, [officeLine()]);
    const input = { cartId: cart.id, lineItems: [] };
    expect(briefly(await refusalOf(AddCartLineItemsDocument, input))).toEqual([NO_LINES]);
    expect(briefly(await refusalOf(UpdateCartLineItemsDocument, input))).toEqual([NO_LINES]);
    expect(briefly(await refusalOf(ReplaceCartLineItemsDocument, { ...input, expectedVersion: 1 }))).toEqual([
      NO_LINES,
    ]);
    expect(briefly(await refusalOf(RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds: [] }))).toEqual([
      "800002 lineItemIds: lineItemIds must have at least one id.",
    ]);
  });

  it("800002: 1,001 lines are refused once, by createCart", async () => {
    const lineItems = many(1_001, officeLine());
    const payload = await refusalOf(CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems });
    expect(briefly(payload)).toEqual([TOO_MANY_LINES]);
  });

  it("800002: 1,001 lines are refused once, by add and replace", async () => {
    const cart = await createCart(app, [officeLine()]);
    const input = { cartId: cart.id, lineItems: many(1_001, withoutAddons(officeLine())) };
    expect(briefly(await refusalOf(AddCartLineItemsDocument, input))).toEqual([TOO_MANY_LINES]);
    const payload = await refusalOf(ReplaceCartLineItemsDocument, { ...input, expectedVersion: 1 });
    expect(briefly(payload)).toEqual([TOO_MANY_LINES]);
  });

  it("800002: the 1,001st line of a cart is refused, add-ons counted", async () => {
    const family = officeLine({ addonItems: many(99, addon) });
    const cart = await createCart(app, many(10, family));
    const payload = await refusalOf(AddCartLineItemsDocument, { cartId: cart.id, lineItems: [saasLine()] });
    expect(briefly(payload)).toEqual([
      "800002 lineItems: The cart would have 1001 lines, add-ons included; at most 1000 are possible.",
    ]);
    await app.ask(DeleteCartDocument, { input: { cartId: cart.id } });
  });

  it("800002: lines that would make a cart larger than 2 MiB are refused", async () => {
    const provisioningContext = many(50, "v".repeat(1_024)).map((value, index) => ({ key: `key${index}`, value }));
    const lineItems = many(15, saasLine({ provisioningContext }));
    const cart = await createCart(app, lineItems);
    const { addCartLineItems } = await app.ask(AddCartLineItemsDocument, { input: { cartId: cart.id, lineItems } });
    expect(addCartLineItems?.userErrors).toEqual([]);
    expect(briefly(await refusalOf(AddCartLineItemsDocument, { cartId: cart.id, lineItems }))).toEqual([
      "800002 lineItems: The cart's lines would take more than 2097152 bytes as JSON. Shorten what they say, or use " +
        "several carts.",
    ]);
    await app.ask(DeleteCartDocument, { input: { cartId: cart.id } });
  });

  it("800002: 101 add-ons on a line are refused", async () => {
    const lineItems = [officeLine(), officeLine({ addonItems: many(101, addon) })];
    const payload = await refusalOf(CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems });
    expect(briefly(payload)).toEqual(["800002 lineItems.1.addonItems: addonItems must have at most 100 add-ons."]);
  });

  it("800002: a 101st add-on is refused when it is added by itself", async () => {
    const cart = await createCart(app, [officeLine({ addonItems: many(100, addon) })]);
    const input = { cartId: cart.id, parentLineItemId: cart.lineItems[0]!.id, lineItems: [addon] };
    expect(briefly(await refusalOf(AddCartLineItemsDocument, input))).toEqual([
      "800002 lineItems: The line would have 101 add-ons; at most 100 are possible.",
    ]);
    await app.ask(DeleteCartDocument, { input: { cartId: cart.id } });
  });

  it("800002: 21 participants on a line are refused", async () => {
    const participants = Array.from({ length: 21 }, (_, index) => ({
      key: index === 0 ? ("TRANSACTION_RESELLER" as const) : ("ADDITIONAL_TRANSACTION_RESELLER" as const),
      value: String(5357564 + index),
    }));
    const lineItems = [officeLine({ participants })];
    const payload = await refusalOf(CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems });
    expect(briefly(payload)).toEqual(["800002 lineItems.0.participants: participants must have at most 20 entries."]);
  });
});

describe("ids that are no ids", () => {
  const MALFORMED = [
    "nonsense",
    "",
    "3655b1a0b1c942689824577fdbc4d0be",
    "3655b1a0-b1c9-4268-9824-577fdbc4d0be ",
    "1 or 1=1",
  ];
  const GUID = "must be a GUID, such as 3655b1a0-b1c9-4268-9824-577fdbc4d0be.";

  it.each(MALFORMED)("800002: the cart id %j is refused by every mutation as no GUID", async (cartId) => {
    const lineItemId = randomUUID();
    const refusals = [
      await refusalOf(AddCartLineItemsDocument, { cartId, lineItems: [officeLine()] }),
      await refusalOf(UpdateCartLineItemsDocument, { cartId, lineItems: [{ id: lineItemId, quantity: 1 }] }),
      await refusalOf(RemoveCartLineItemsDocument, { cartId, lineItemIds: [lineItemId] }),
      await refusalOf(ReplaceCartLineItemsDocument, {
        cartId,
        expectedVersion: 1,
        lineItems: [withoutAddons(officeLine())],
      }),
      await refusalOf(ExtendCartDocument, { cartId }),
      await refusalOf(DuplicateCartDocument, { cartId }),
      await refusalOf(DeleteCartDocument, { cartId }),
      await refusalOf(CheckoutCartDocument, { cartId }),
    ];
    for (const refusal of refusals) expect(briefly(refusal)).toEqual([`800002 cartId: cartId ${GUID}`]);
  });

  it.each(MALFORMED)("800002: the customer id %j is refused as no GUID", async (customerId) => {
    const payload = await refusalOf(CreateCartDocument, { customerId, lineItems: [officeLine()] });
    expect(briefly(payload)).toEqual([`800002 customerId: customerId ${GUID}`]);
    const cart = await createCart(app, [officeLine()]);
    const copy = await refusalOf(DuplicateCartDocument, { cartId: cart.id, customerId });
    expect(briefly(copy)).toEqual([`800002 customerId: customerId ${GUID}`]);
  });

  it.each(MALFORMED)("800002: the line id %j is refused as no GUID, once", async (id) => {
    const cart = await createCart(app, [officeLine()]);
    const update = await refusalOf(UpdateCartLineItemsDocument, { cartId: cart.id, lineItems: [{ id, quantity: 2 }] });
    expect(briefly(update)).toEqual([`800002 lineItems.0.id: id ${GUID}`]);
    const addition = await refusalOf(AddCartLineItemsDocument, {
      cartId: cart.id,
      parentLineItemId: id,
      lineItems: [withoutAddons(callingPlan())],
    });
    expect(briefly(addition)).toEqual([`800002 parentLineItemId: parentLineItemId ${GUID}`]);
    const known = cart.lineItems[0]!.id;
    const removal = await refusalOf(RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds: [known, id] });
    expect(briefly(removal)).toEqual([`800002 lineItemIds.1: Each id ${GUID}`]);
  });

  it("800002: malformed ids in a replacement are refused as no GUIDs, once each", async () => {
    const cart = await createCart(app, [officeLine()]);
    const payload = await refusalOf(ReplaceCartLineItemsDocument, {
      cartId: cart.id,
      expectedVersion: 1,
      lineItems: [
        { ...withoutAddons(officeLine()), id: "0" },
        {
          ...withoutAddons(officeLine()),
          addonItems: [{ id: "1", ...withoutAddons(callingPlan()) }],
        },
      ],
    });
    expect(briefly(payload).sort()).toEqual([
      `800002 lineItems.0.id: id ${GUID}`,
      `800002 lineItems.1.addonItems.0.id: id ${GUID}`,
    ]);
  });

  it("800002: a value that is refused is not repeated at length", async () => {
    const long = "x".repeat(100_000);
    const cart = await createCart(app, [officeLine()]);
    const refusals = [
      await refusalOf(UpdateCartLineItemsDocument, { cartId: cart.id, lineItems: [{ id: long, quantity: 2 }] }),
      await refusalOf(RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds: [long] }),
      await refusalOf(CheckoutCartDocument, { cartId: cart.id, orderGroupIds: [long] }),
    ];
    for (const { userErrors } of refusals)
      for (const { message } of userErrors) expect(message.length).toBeLessThan(300);
  });

  it("takes ids in any letter case", async () => {
    const cart = await createCart(app, [officeLine()], { customerId: CUSTOMER_IDS.mixed.toUpperCase() });
    expect(cart.customerId).toBe(CUSTOMER_IDS.mixed);
    const { updateCartLineItems } = await app.ask(UpdateCartLineItemsDocument, {
      input: { cartId: cart.id.toUpperCase(), lineItems: [{ id: cart.lineItems[0]!.id.toUpperCase(), quantity: 9 }] },
    });
    expect(updateCartLineItems).toMatchObject({ userErrors: [], cart: { id: cart.id, version: 2 } });
    expect((await readCart(app, cart.id.toUpperCase())).lineItems).toMatchObject([
      { id: cart.lineItems[0]!.id, quantity: 9 },
    ]);
  });
});

describe("what is not there, or another tenant's", () => {
  const PROVIDER: Caller = { partner: "provider" };

  /** Every mutation of an existing cart, with an input that would do on a cart of one line. */
  const MUTATIONS: readonly (readonly [
    name: string,
    send: (cartId: string, lineId: string, as: Caller) => Promise<Payload>,
  ])[] = [
    [
      "addCartLineItems",
      (cartId, _, as) => refusalOf(AddCartLineItemsDocument, { cartId, lineItems: [saasLine()] }, as),
    ],
    [
      "updateCartLineItems",
      (cartId, id, as) => refusalOf(UpdateCartLineItemsDocument, { cartId, lineItems: [{ id, quantity: 2 }] }, as),
    ],
    [
      "removeCartLineItems",
      (cartId, id, as) => refusalOf(RemoveCartLineItemsDocument, { cartId, lineItemIds: [id] }, as),
    ],
    [
      "replaceCartLineItems",
      (cartId, id, as) =>
        refusalOf(
          ReplaceCartLineItemsDocument,
          { cartId, expectedVersion: 1, lineItems: [{ ...withoutAddons(officeLine()), id }] },
          as,
        ),
    ],
    ["reviewCart", (cartId, _, as) => refusalOf(ReviewCartDocument, { cartId }, as)],
    ["extendCart", (cartId, _, as) => refusalOf(ExtendCartDocument, { cartId }, as)],
    ["duplicateCart", (cartId, _, as) => refusalOf(DuplicateCartDocument, { cartId }, as)],
    ["deleteCart", (cartId, _, as) => refusalOf(DeleteCartDocument, { cartId }, as)],
    ["checkoutCart", (cartId, _, as) => refusalOf(CheckoutCartDocument, { cartId }, as)],
  ];

  it.each(MUTATIONS)("800008: %s answers for another tenant's cart as for one that does not exist", async (_, send) => {
    const cart = await createCart(app, [officeLine()]);
    const lineId = cart.lineItems[0]!.id;
    const foreign = await send(cart.id, lineId, PROVIDER);
    const unknown = await send(UNKNOWN_ID, lineId, PROVIDER);
    expect(briefly(unknown)).toEqual([`800008 cartId: Unable to retrieve cart ID. There is no cart ${UNKNOWN_ID}.`]);
    expect(JSON.parse(JSON.stringify(foreign).replaceAll(cart.id, UNKNOWN_ID))).toEqual(unknown);
    expect(unknown.cart ?? null).toBeNull();
  });

  it("answers null to queries for another tenant's cart as for one that does not exist", async () => {
    const cart = await createCart(app, [officeLine()]);
    for (const id of [cart.id, UNKNOWN_ID, "nonsense", ""]) {
      expect(await app.ask(CartDocument, { id }, PROVIDER)).toEqual({ cart: null });
      expect(await app.ask(CheckoutPreviewDocument, { cartId: id }, PROVIDER)).toEqual({ checkoutPreview: null });
    }
  });

  it("800002: a customer of another partner is as unknown as one that does not exist", async () => {
    const lineItems = [officeLine()];
    const foreign = await refusalOf(CreateCartDocument, { customerId: CUSTOMER_IDS.ofReseller, lineItems });
    const unknown = await refusalOf(CreateCartDocument, { customerId: UNKNOWN_ID, lineItems });
    expect(briefly(unknown)).toEqual([
      `800002 customerId: Customer ${UNKNOWN_ID} is unknown, or has no relation to this partner.`,
    ]);
    expect(JSON.parse(JSON.stringify(foreign).replaceAll(CUSTOMER_IDS.ofReseller, UNKNOWN_ID))).toEqual(unknown);
  });

  it("800002: a cart is not copied to a customer of another partner", async () => {
    const cart = await createCart(app, [officeLine()]);
    const input = { cartId: cart.id, customerId: CUSTOMER_IDS.ofReseller };
    expect(briefly(await refusalOf(DuplicateCartDocument, input))).toEqual([
      `800002 customerId: Customer ${CUSTOMER_IDS.ofReseller} is unknown, or has no relation to this partner.`,
    ]);
  });

  it("800002: a line of another cart is not a line of this one, for any mutation", async () => {
    const { lineItems } = await createCart(app, [officeLine()]);
    const id = lineItems[0]!.id;
    const cart = await createCart(app, [officeLine()]);
    const cartId = cart.id;
    const addon = callingPlan();
    const text = `Line ${id} is not in this cart.`;
    const update = await refusalOf(UpdateCartLineItemsDocument, { cartId, lineItems: [{ id, quantity: 2 }] });
    expect(briefly(update)).toEqual([`800002 lineItems.0.id: ${text}`]);
    const removal = await refusalOf(RemoveCartLineItemsDocument, { cartId, lineItemIds: [id] });
    expect(briefly(removal)).toEqual([`800002 lineItemIds.0: ${text}`]);
    const addition = await refusalOf(AddCartLineItemsDocument, { cartId, parentLineItemId: id, lineItems: [addon] });
    expect(briefly(addition)).toEqual([`800002 parentLineItemId: ${text}`]);
    const replacement = await refusalOf(ReplaceCartLineItemsDocument, {
      cartId,
      expectedVersion: 1,
      lineItems: [{ ...withoutAddons(officeLine()), id }],
    });
    expect(briefly(replacement)).toEqual([`800002 lineItems.0.id: ${text}`]);
  });
});

describe("lines that cannot stand where they are put", () => {
  const addon = withoutAddons(callingPlan());

  it("800002: an add-on gets no add-on of its own by its id", async () => {
    const cart = await createCart(app, [officeLine({ addonItems: [addon] })]);
    const id = cart.lineItems[0]!.addonItems[0]!.id;
    const input = { cartId: cart.id, parentLineItemId: id, lineItems: [addon] };
    expect(briefly(await refusalOf(AddCartLineItemsDocument, input))).toEqual([
      `800002 parentLineItemId: Line ${id} is itself an add-on; add-ons are one level deep.`,
    ]);
  });

  it("800002: lines added as add-ons bring no add-ons along", async () => {
    const cart = await createCart(app, [officeLine()]);
    const payload = await refusalOf(AddCartLineItemsDocument, {
      cartId: cart.id,
      parentLineItemId: cart.lineItems[0]!.id,
      lineItems: [addon, { ...addon, addonItems: [addon] }],
    });
    expect(briefly(payload)).toEqual(["800002 lineItems.1.addonItems: An add-on cannot have add-ons of its own."]);
  });

  it("800002: one update names each line once, whatever the letter case", async () => {
    const cart = await createCart(app, [officeLine()]);
    const id = cart.lineItems[0]!.id;
    const lineItems = [
      { id, quantity: 2 },
      { id: id.toUpperCase(), quantity: 3 },
    ];
    expect(briefly(await refusalOf(UpdateCartLineItemsDocument, { cartId: cart.id, lineItems }))).toEqual([
      `800002 lineItems.1.id: Line ${id.toUpperCase()} is named more than once.`,
    ]);
  });

  it("800002: one removal and one replacement name each line once", async () => {
    const cart = await createCart(app, [officeLine()]);
    const id = cart.lineItems[0]!.id;
    const removal = await refusalOf(RemoveCartLineItemsDocument, { cartId: cart.id, lineItemIds: [id, id] });
    expect(briefly(removal)).toEqual([`800002 lineItemIds.1: Line ${id} is named more than once.`]);
    const line = { ...withoutAddons(officeLine()), id };
    const replacement = await refusalOf(ReplaceCartLineItemsDocument, {
      cartId: cart.id,
      expectedVersion: 1,
      lineItems: [line, { ...line, addonItems: [{ ...addon, id }] }],
    });
    expect(briefly(replacement)).toEqual([
      `800002 lineItems.1.id: Line ${id} is named more than once.`,
      `800002 lineItems.1.addonItems.0.id: Line ${id} is named more than once.`,
    ]);
  });
});

describe("a version that the cart does not have", () => {
  it.each([0, -1, 2, 2_147_483_647])(
    "800036: %d is refused by every mutation that takes one",
    async (expectedVersion) => {
      const cart = await createCart(app, [officeLine()]);
      const cartId = cart.id;
      const id = cart.lineItems[0]!.id;
      const refusals = [
        await refusalOf(AddCartLineItemsDocument, { cartId, expectedVersion, lineItems: [saasLine()] }),
        await refusalOf(UpdateCartLineItemsDocument, { cartId, expectedVersion, lineItems: [{ id, quantity: 2 }] }),
        await refusalOf(RemoveCartLineItemsDocument, { cartId, expectedVersion, lineItemIds: [id] }),
        await refusalOf(ReplaceCartLineItemsDocument, {
          cartId,
          expectedVersion,
          lineItems: [withoutAddons(officeLine())],
        }),
        await refusalOf(CheckoutCartDocument, { cartId, expectedVersion }),
      ];
      const text = `800036 expectedVersion: Pre-condition failed. Version ${expectedVersion} was expected; the cart is at version 1.`;
      for (const refusal of refusals) {
        expect(briefly(refusal)).toEqual([text]);
        expect(refusal.cart).toEqual(cart);
      }
      expect(briefly(await refusalOf(DeleteCartDocument, { cartId, expectedVersion }))).toEqual([text]);
    },
  );
});

describe("a selection of groups that the cart does not have", () => {
  it("800002: an empty selection is refused", async () => {
    const cart = await createCart(app, [officeLine()]);
    expect(briefly(await refusalOf(CheckoutCartDocument, { cartId: cart.id, orderGroupIds: [] }))).toEqual([
      "800002 orderGroupIds: orderGroupIds must name at least one group; leave it out for all.",
    ]);
  });

  it("800002: a selection that names a group twice is refused, by a preview as well", async () => {
    const cart = await createCart(app, [officeLine()]);
    const orderGroupIds = ["OMS-0", "OMS-0"];
    const sentence = "orderGroupIds must name each group once.";
    expect(briefly(await refusalOf(CheckoutCartDocument, { cartId: cart.id, orderGroupIds }))).toEqual([
      `800002 orderGroupIds: ${sentence}`,
    ]);
    const { errors } = await app.send(CheckoutPreviewDocument, { cartId: cart.id, orderGroupIds });
    expect(errors).toMatchObject([{ message: sentence, extensions: { code: "INVALID_INPUT" } }]);
  });

  it("800002: unknown groups are refused by their places, with the groups there are", async () => {
    const cart = await createCart(app, [officeLine(), saasLine()]);
    const payload = await refusalOf(CheckoutCartDocument, { cartId: cart.id, orderGroupIds: ["OMS-0", "7", "oms-0"] });
    expect(briefly(payload)).toEqual([
      "800002 orderGroupIds: orderGroupIds must name each group once.",
      "800002 orderGroupIds.1: The cart has no group 7; open groups: OMS-0, 0.",
    ]);
  });

  it("800002: a group named twice is refused", async () => {
    const cart = await createCart(app, [officeLine()]);
    const payload = await refusalOf(CheckoutCartDocument, { cartId: cart.id, orderGroupIds: ["OMS-0", "OMS-0"] });
    expect(briefly(payload)).toEqual(["800002 orderGroupIds: orderGroupIds must name each group once."]);
  });

  it("800002: a cart of lines in error has no group to name", async () => {
    const cart = await createCart(app, [brokenLine()]);
    const payload = await refusalOf(CheckoutCartDocument, { cartId: cart.id, orderGroupIds: ["OMS-0"] });
    expect(briefly(payload)).toEqual(["800002 orderGroupIds.0: The cart has no group OMS-0; it has no open group."]);
  });

  it.each([[["7"]], [[]]])(
    "800002: a preview of %j is a request error, as it has no place for user errors",
    async (ids) => {
      const cart = await createCart(app, [officeLine()]);
      const { data, errors } = await app.send(CheckoutPreviewDocument, { cartId: cart.id, orderGroupIds: ids });
      expect(data).toEqual({ checkoutPreview: null });
      expect(errors).toMatchObject([
        { path: ["checkoutPreview"], extensions: { code: "INVALID_INPUT", number: 800002 } },
      ]);
    },
  );
});

describe("an idempotency key that is none", () => {
  const KEY =
    "800002 idempotencyKey: idempotencyKey must be 1 to 255 printable characters without spaces; a GUID is a good choice.";

  it.each(["with spaces", "", "x".repeat(256), "tab\t", "ключ"])(
    "800002: %j is refused by every mutation",
    async (key) => {
      const cart = await createCart(app, [officeLine()]);
      const id = cart.lineItems[0]!.id;
      const common = { cartId: cart.id, idempotencyKey: key };
      const refusals = [
        await refusalOf(CreateCartDocument, {
          customerId: CUSTOMER_IDS.mixed,
          lineItems: [officeLine()],
          idempotencyKey: key,
        }),
        await refusalOf(AddCartLineItemsDocument, { ...common, lineItems: [officeLine()] }),
        await refusalOf(UpdateCartLineItemsDocument, { ...common, lineItems: [{ id, quantity: 2 }] }),
        await refusalOf(RemoveCartLineItemsDocument, { ...common, lineItemIds: [id] }),
        await refusalOf(ReplaceCartLineItemsDocument, {
          ...common,
          expectedVersion: 1,
          lineItems: [withoutAddons(officeLine())],
        }),
        await refusalOf(ExtendCartDocument, common),
        await refusalOf(DuplicateCartDocument, common),
        await refusalOf(DeleteCartDocument, common),
        await refusalOf(CheckoutCartDocument, common),
      ];
      for (const refusal of refusals) expect(briefly(refusal)).toEqual([KEY]);
    },
  );
});

describe("several problems at once", () => {
  it("are all reported by createCart, each at its place", async () => {
    const payload = await refusalOf(CreateCartDocument, {
      customerId: "Contoso",
      idempotencyKey: "my key",
      lineItems: [
        officeLine({ quantity: 0, friendlyName: "\u0000" }),
        officeLine({ billingCycle: "UNKNOWN" }),
        officeLine({
          provisioningContext: [...pairs("a", "1"), ...pairs("A", "2")],
          addonItems: [{ catalogItemId: "", quantity: -5, billingCycle: "MONTHLY" }],
        }),
      ],
    });
    expect(payload.userErrors.map(({ path }) => path.slice(1).join(".")).sort()).toEqual([
      "customerId",
      "idempotencyKey",
      "lineItems.0.friendlyName",
      "lineItems.0.quantity",
      "lineItems.1.billingCycle",
      "lineItems.2.addonItems.0.catalogItemId",
      "lineItems.2.addonItems.0.quantity",
      "lineItems.2.provisioningContext",
    ]);
    expect(new Set(payload.userErrors.map(({ errorCode }) => errorCode))).toEqual(new Set(["INVALID_INPUT"]));
  });

  it("are all reported by an edit: form, version, and lines that are not there", async () => {
    const cart = await createCart(app, [officeLine()]);
    const payload = await refusalOf(UpdateCartLineItemsDocument, {
      cartId: cart.id,
      expectedVersion: 3,
      lineItems: [
        { id: cart.lineItems[0]!.id, quantity: 0 },
        { id: UNKNOWN_ID, quantity: 1 },
      ],
    });
    expect(briefly(payload)).toEqual([
      `800002 lineItems.0.quantity: ${QUANTITY}`,
      "800036 expectedVersion: Pre-condition failed. Version 3 was expected; the cart is at version 1.",
      `800002 lineItems.1.id: Line ${UNKNOWN_ID} is not in this cart.`,
    ]);
  });

  it("are all reported by checkoutCart", async () => {
    const cart = await createCart(app, [officeLine()]);
    const input = { cartId: cart.id, expectedVersion: 3, orderGroupIds: ["0"] };
    expect(briefly(await refusalOf(CheckoutCartDocument, input))).toEqual([
      "800036 expectedVersion: Pre-condition failed. Version 3 was expected; the cart is at version 1.",
      "800002 orderGroupIds.0: The cart has no group 0; open groups: OMS-0.",
    ]);
  });

  it("are listed up to a hundred", async () => {
    const lineItems = Array.from({ length: 150 }, () => officeLine({ quantity: 0 }));
    const payload = await refusalOf(CreateCartDocument, { customerId: CUSTOMER_IDS.mixed, lineItems });
    expect(payload.userErrors).toHaveLength(100);
  });
});

describe("pages and searches that cannot be", () => {
  const PAGES = [
    ["carts", CartsDocument],
    ["orders", OrdersDocument],
    ["catalogItems", CatalogItemsDocument],
  ] as const;
  const NO_CURSOR =
    "after must be a cursor of an earlier page of this list, with the same filter and search. Leave it out for the first " +
    "page.";
  const CURSORS = ["nonsense", "W10", "WyJhIl0", "WzEsMl0", "%%%", Buffer.from('{"a":1}').toString("base64url")];

  it.each(PAGES)("800002: %s refuses fewer than 1 and more than 100 nodes", async (name, operation) => {
    for (const first of [0, -1, 101]) {
      const { data, errors } = await app.send(operation as typeof CartsDocument, { first });
      expect(data).toEqual({ [name]: null });
      expect(errors).toMatchObject([
        { message: "first must be from 1 to 100.", extensions: { code: "INVALID_INPUT", number: 800002 } },
      ]);
    }
  });

  it.each(PAGES)("800002: %s refuses a cursor that is none", async (name, operation) => {
    for (const after of CURSORS) {
      const { data, errors } = await app.send(operation as typeof CartsDocument, { after });
      expect(data).toEqual({ [name]: null });
      expect(errors).toMatchObject([
        {
          message: NO_CURSOR,
          extensions: { code: "INVALID_INPUT", number: 800002 },
        },
      ]);
    }
  });

  it("800002: a cursor of another list, filter, partner or search is refused", async () => {
    await createCart(app, [officeLine()]);
    const after = (await app.ask(CartsDocument, { first: 1 })).carts!.pageInfo.endCursor;
    const search = { search: "office", first: 1 };
    const found = (await app.ask(CatalogItemsDocument, search)).catalogItems!.pageInfo.endCursor;
    const refusals = await Promise.all([
      app.send(OrdersDocument, { after }),
      app.send(CatalogItemsDocument, { after }),
      app.send(CartsDocument, { after, customerId: CUSTOMER_IDS.owner }),
      app.send(CartsDocument, { after, status: "ORDERED" }),
      app.send(CartsDocument, { after }, { partner: "provider" }),
      app.send(CatalogItemsDocument, { after: found, search: "reserved vm" }),
      app.send(CatalogItemsDocument, { after: found }),
    ]);
    for (const { errors } of refusals) {
      expect(errors).toMatchObject([{ message: NO_CURSOR, extensions: { code: "INVALID_INPUT", number: 800002 } }]);
    }
    await app.ask(CartsDocument, { after, first: 5 });
    await app.ask(CatalogItemsDocument, { after: found, search: " OFFICE " });
  });

  it("800002: a search of more than 200 characters is refused", async () => {
    const { data, errors } = await app.send(CatalogItemsDocument, { search: "a".repeat(201) });
    expect(data).toEqual({ catalogItems: null });
    expect(errors).toMatchObject([
      { message: "search must be at most 200 characters.", extensions: { code: "INVALID_INPUT", number: 800002 } },
    ]);
  });
});

describe("a refusal", () => {
  it("carries the cart as it stands, so that a caller with an old version sees the current one", async () => {
    const cart = await createCart(app, [officeLine()]);
    await app.ask(AddCartLineItemsDocument, { input: { cartId: cart.id, lineItems: [saasLine()] } });
    const input = { cartId: cart.id, expectedVersion: 1, lineItemIds: [cart.lineItems[0]!.id] };
    const payload = await refusalOf(RemoveCartLineItemsDocument, input);
    expect(payload.cart).toMatchObject({ id: cart.id, version: 2, lineItems: [{}, {}] });
  });

  it("changes nothing that a preview shows either", async () => {
    const cart = await createCart(app, [officeLine(), saasLine()]);
    const before = await previewOf(app, cart.id);
    await refusalOf(CheckoutCartDocument, { cartId: cart.id, expectedVersion: 9 });
    expect(await previewOf(app, cart.id)).toEqual(before);
  });
});

/** A line in the form in which an add-on or a replaced line is given. */
function withoutAddons({ addonItems: _, ...line }: CartLineItemInput): Omit<CartLineItemInput, "addonItems"> {
  return line;
}
