import { orderKey } from "../../src/model/order.js";
import { readFileSync } from "node:fs";
import { catalogKey, type CatalogItem } from "../../src/model/catalog.js";
import { signDevelopmentToken } from "../../src/http/development-token.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import {
  answerTo,
  brokenLine,
  callingPlan,
  changeFacts,
  checkOut,
  createCart,
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
  CartDocument,
  type CartLineItemInput,
  CartsDocument,
  type CartsQuery,
  CatalogItemDocument,
  CatalogItemsDocument,
  type CatalogItemsQuery,
  CheckoutCartDocument,
  CheckoutPreviewDocument,
  CreateCartDocument,
  ErrorCatalogDocument,
  LimitsDocument,
  OrderDocument,
  OrdersDocument,
} from "../support/graphql/graphql.js";
import { type Caller, type RunningApp, runApp } from "../support/running-app.js";

const READER: Caller = { partner: "direct", roles: ["Reader"] };
const RESELLER: Caller = { partner: "reseller" };
const PROVIDER: Caller = { partner: "provider" };

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

/** Runs a test on an app of its own, whose carts it may count, and whose facts it may change. */
async function onItsOwn(test: (own: RunningApp) => Promise<void>, env: Record<string, string> = {}): Promise<void> {
  const own = await runApp({ env });
  try {
    await test(own);
  } finally {
    await own.close();
  }
}

const withoutAddons = ({ addonItems: _, ...line }: CartLineItemInput): Omit<CartLineItemInput, "addonItems"> => line;

describe("a search of the catalog", () => {
  async function titlesOf(search: string, own = app): Promise<string[]> {
    const { catalogItems } = await own.ask(CatalogItemsDocument, { search, first: 100 });
    return catalogItems!.nodes.map((item) => item.title);
  }

  it("finds by title in any letter case", async () => {
    const found = await titlesOf("office 365 e1");
    expect(found).toEqual(["Office 365 E1"]);
    expect(await titlesOf("OFFICE 365 E1")).toEqual(found);
    expect(await titlesOf("oFFice 365 e1")).toEqual(found);
  });

  it("finds what has all words, in any order and in any of title, id, product type and publisher", async () => {
    expect(await titlesOf("plan exchange 2)")).toEqual(["Exchange Online (Plan 2)"]);
    expect(await titlesOf("barracuda saas small")).toEqual(["Barracuda WaaS - Small Plan"]);
    expect(await titlesOf("dzh318z0bq36:004g")).toEqual(["Reserved VM Instance, Standard_NV12, US East 2, 1 Year"]);
    expect(await titlesOf("OnlineServicesNCE trial")).toEqual(["Microsoft 365 Business Premium (Trial)"]);
    expect(await titlesOf("exchange barracuda")).toEqual([]);
  });

  it("takes spaces for nothing but what parts words: spaces alone find everything", async () => {
    expect(await titlesOf("   ")).toHaveLength(SAMPLE_DATA.catalogItems.length);
    expect(await titlesOf("")).toHaveLength(SAMPLE_DATA.catalogItems.length);
    expect(await titlesOf("\t office \n 365   e1 ")).toEqual(["Office 365 E1"]);
  });

  it("takes per cent signs, underscores, backslashes and quotes as they are", async () => {
    await onItsOwn(async (own) => {
      const row = sampleRow("catalogItems", ({ id }) => id === ITEM.windowsServer);
      const titles = [
        "Saving 100% licence",
        "Saving 1000 licence",
        "a_b licence",
        "axb licence",
        "back\\slash licence",
        "O'Hara licence",
      ];
      const catalogItems = titles.map((title, index): CatalogItem => ({
        ...row,
        title,
        id: `TESTPRODUCT${index}:0001:AVAILABLE001`,
        productId: `TESTPRODUCT${index}`,
      }));
      await changeFacts(own, { catalogItems });
      expect(await titlesOf("100% licence", own)).toEqual(["Saving 100% licence"]);
      expect(await titlesOf("100 licence saving", own)).toEqual(["Saving 100% licence", "Saving 1000 licence"]);
      expect(await titlesOf("a_b", own)).toEqual(["a_b licence"]);
      expect(await titlesOf("k\\s", own)).toEqual(["back\\slash licence"]);
      expect(await titlesOf("\\", own)).toEqual(["back\\slash licence"]);
      expect(await titlesOf("o'hara", own)).toEqual(["O'Hara licence"]);
      expect(await titlesOf("%", own)).toEqual(["Saving 100% licence"]);
      expect(await titlesOf("' or '1'='1", own)).toEqual([]);
    });
  });

  it("finds letters of other scripts in any letter case", async () => {
    await onItsOwn(async (own) => {
      const row = sampleRow("catalogItems", ({ id }) => id === ITEM.windowsServer);
      await changeFacts(own, { catalogItems: [{ ...row, title: "Crème brûlée ΣΊΣΥΦΟΣ" }] });
      for (const search of ["CRÈME", "brûlée", "σίσυ", "bru\u0302le\u0301e"]) {
        expect(await titlesOf(search, own)).toEqual(["Crème brûlée ΣΊΣΥΦΟΣ"]);
      }
    });
  });

  it("takes up to 200 characters", async () => {
    expect(await titlesOf("x".repeat(200))).toEqual([]);
    expect(await titlesOf("o ".repeat(100))).not.toEqual([]);
  });
});

describe("pages of the catalog", () => {
  it.each([1, 7, 20, 61, 100])(
    "of %d items go through all of them by title, without a gap or a repetition",
    async (first) => {
      const ids: string[] = [];
      let after: string | null = null;
      for (let pages = 1; ; pages += 1) {
        const page: CatalogItemsQuery = await app.ask(CatalogItemsDocument, { first, after });
        const { nodes, pageInfo } = page.catalogItems!;
        expect(nodes.length).toBeLessThanOrEqual(first);
        expect(pageInfo.hasPreviousPage).toBe(pages > 1);
        ids.push(...nodes.map((item) => item.id));
        if (!pageInfo.hasNextPage) break;
        expect(nodes).toHaveLength(first);
        after = pageInfo.endCursor;
      }
      const key = ({ title, id }: { title: string; id: string }) => `${title}\u0000${catalogKey(id)}`;
      const wanted = [...SAMPLE_DATA.catalogItems].sort((one, other) => (key(one) < key(other) ? -1 : 1));
      expect(ids).toEqual(wanted.map((item) => item.id));
    },
  );

  it("have 20 items when no number is given, or null is", async () => {
    const { catalogItems } = await app.ask(CatalogItemsDocument, {});
    expect(catalogItems!.nodes).toHaveLength(20);
    const withNull = await app.ask(CatalogItemsDocument, { first: null, after: null, search: null });
    expect(withNull).toEqual({ catalogItems });
  });

  it("of a search stay within the search, and an empty one has no cursors", async () => {
    const { catalogItems } = await app.ask(CatalogItemsDocument, { search: "reserved vm", first: 3 });
    const next = await app.ask(CatalogItemsDocument, {
      search: "reserved vm",
      first: 100,
      after: catalogItems!.pageInfo.endCursor,
    });
    const titles = [...catalogItems!.nodes, ...next.catalogItems!.nodes].map((item) => item.title);
    const reservations = SAMPLE_DATA.catalogItems.filter((item) => item.title.startsWith("Reserved VM"));
    expect(titles.sort()).toEqual(reservations.map((item) => item.title).sort());
    const none = await app.ask(CatalogItemsDocument, { search: "no such thing" });
    expect(none.catalogItems).toEqual({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});

describe("a catalog item", () => {
  it("is found by its id in any letter case, with everything that a line needs to know", async () => {
    const { catalogItem } = await app.ask(CatalogItemDocument, { id: ITEM.reservation.toLowerCase() });
    expect(catalogItem).toMatchObject({
      id: ITEM.reservation,
      productId: "DZH318Z0BQ36",
      skuId: "004G",
      availabilityId: "DZH318Z08C0S",
      title: "Reserved VM Instance, Standard_NV12, US East 2, 1 Year",
      description: null,
      productType: "Azure",
      publisherName: "Microsoft",
      country: "US",
      segment: "commercial",
      isTrial: false,
      isAddon: false,
      isPurchasable: true,
      minimumQuantity: 1,
      maximumQuantity: 999_999_999,
      supportedBillingCycles: ["ONE_TIME"],
      supportedTermDurations: ["P1Y"],
      provisioningVariables: ["Scope", "SubscriptionId"],
      purchasePrerequisites: ["AzureSubscriptionRegistration", "InventoryCheck"],
      addonItems: [],
      unitPrice: { amount: "9800", currencyCode: "USD" },
    });
  });

  it("names the add-ons that fit it", async () => {
    const { catalogItem } = await app.ask(CatalogItemDocument, { id: ITEM.officeE1 });
    expect(catalogItem!.addonItems.map((item) => item.id)).toEqual([
      "2828BE95-46BA-4F91-B2FD-0BEF192ECF60",
      "45320EC9-9B8E-49D0-B900-F14141A0ABD1",
      ITEM.audioConferencing,
      ITEM.callingPlan,
    ]);
  });

  it.each(["nonsense", "", "DZH318Z0BQ36:004G", "x".repeat(10_000)])(
    "is null for what is no id of one: %.20s",
    async (id) => {
      expect(await app.ask(CatalogItemDocument, { id })).toEqual({ catalogItem: null });
    },
  );

  it("of a line, its price and its total are found whatever the letter case of the line's id", async () => {
    const cart = await createCart(app, [officeLine({ catalogItemId: ITEM.officeE1.toLowerCase(), quantity: 2 })]);
    const read = await readCart(app, cart.id);
    expect(read.lineItems).toMatchObject([
      { error: null, catalogItem: { title: "Office 365 E1" }, unitPrice: { amount: "8" }, lineTotal: { amount: "16" } },
    ]);
    expect(read.totals).toEqual([{ amount: "16", currencyCode: "USD" }]);
    expect((await previewOf(app, cart.id)).totals).toEqual(read.totals);
  });

  it("of a line is null when its id does not resolve, and the line can be read all the same", async () => {
    const cart = await createCart(app, [officeLine({ catalogItemId: "ABC" }), officeLine()]);
    expect((await readCart(app, cart.id)).lineItems).toMatchObject([
      { catalogItem: null, unitPrice: null, lineTotal: null },
      { catalogItem: { title: "Office 365 E1" }, unitPrice: { amount: "8" } },
    ]);
  });
});

describe("prices", () => {
  const FORBIDDEN = { code: "PRICING_ACCESS_FORBIDDEN", number: 800043 };
  const NEEDS_ROLE =
    "Access to pricing information is not granted. It takes one of the roles AdminAgent, SalesAgent, BillingAdmin.";
  const NOT_FOR_RESELLERS = "Access to pricing information is not granted. Indirect resellers do not see prices.";

  it.each([["AdminAgent"], ["SalesAgent"], ["BillingAdmin"], ["Reader", "SalesAgent"]])(
    "are there for the roles %s %s",
    async (...roles) => {
      const caller: Caller = { partner: "direct", roles: roles.filter((role) => role !== undefined) };
      const { catalogItem } = await app.ask(CatalogItemDocument, { id: ITEM.officeE1 }, caller);
      expect(catalogItem!.unitPrice).toEqual({ amount: "8", currencyCode: "USD" });
    },
  );

  it.each<[string, Caller, string]>([
    ["the role Reader", READER, NEEDS_ROLE],
    ["the role salesagent, in small letters", { partner: "direct", roles: ["Reader", "salesagent"] }, NEEDS_ROLE],
    ["an indirect reseller, whatever its role", { partner: "reseller", roles: ["AdminAgent"] }, NOT_FOR_RESELLERS],
  ])("800043: are null with a field error for %s, and the rest of the item stands", async (_, caller, message) => {
    const { data, errors } = await app.send(CatalogItemDocument, { id: ITEM.officeE1 }, caller);
    expect(data!.catalogItem).toMatchObject({ title: "Office 365 E1", maximumQuantity: 10_000_000, unitPrice: null });
    expect(errors).toMatchObject([{ message, path: ["catalogItem", "unitPrice"], extensions: FORBIDDEN }]);
  });

  it("800043: of a page of items are all null, with one error at the first, and the page stands", async () => {
    const { data, errors } = await app.send(CatalogItemsDocument, { first: 3 }, READER);
    expect(data!.catalogItems!.nodes).toMatchObject([{ unitPrice: null }, { unitPrice: null }, { unitPrice: null }]);
    expect(errors!.map((error) => error.path)).toEqual([["catalogItems", "nodes", 0, "unitPrice"]]);
  });

  it("800043: of a cart, its groups, its preview and its orders are null, and all of it can be read", async () => {
    const caller = READER;
    const cart = await createCart(app, [officeLine(), saasLine()]);
    const read = await app.send(CartDocument, { id: cart.id }, caller);
    expect(read.data!.cart).toMatchObject({
      ...cart,
      totals: null,
      orderGroups: [
        { orderGroupId: "OMS-0", totals: null },
        { orderGroupId: "0", totals: null },
      ],
    });
    for (const line of read.data!.cart!.lineItems) expect(line).toMatchObject({ unitPrice: null, lineTotal: null });
    const seen = await app.send(CheckoutPreviewDocument, { cartId: cart.id }, caller);
    expect(seen.data!.checkoutPreview).toMatchObject({
      canCheckout: true,
      totals: null,
      orders: [
        { orderGroupId: "OMS-0", totals: null },
        { orderGroupId: "0", totals: null },
      ],
    });
    const { checkoutCart } = await app.ask(CheckoutCartDocument, { input: { cartId: cart.id } });
    const order = await app.send(OrderDocument, { id: checkoutCart!.orders[0]!.id }, caller);
    expect(order.data!.order).toMatchObject({
      status: "COMPLETED",
      totalPrice: null,
      lineItems: [{ offerId: ITEM.officeE1, unitPrice: null }],
    });
    for (const { errors } of [read, seen, order]) {
      expect(errors).toMatchObject([{ message: NEEDS_ROLE, extensions: FORBIDDEN }]);
    }
  });

  it("800043: of an indirect reseller's own cart are null, and it can be ordered", async () => {
    const cart = await createCart(app, [officeLine()], { as: RESELLER, customerId: CUSTOMER_IDS.ofReseller });
    const { data, errors } = await app.send(CheckoutCartDocument, { input: { cartId: cart.id } }, RESELLER);
    expect(data!.checkoutCart).toMatchObject({ orders: [{ totalPrice: null }], cart: { status: "ORDERED" } });
    expect(errors).toBeUndefined();
  });

  it("that nobody asks for do no harm to anybody", async () => {
    const { errors } = await app.send(
      CreateCartDocument,
      {
        input: { customerId: CUSTOMER_IDS.ofReseller, lineItems: [officeLine()] },
      },
      RESELLER,
    );
    expect(errors).toBeUndefined();
  });
});

describe("amounts", () => {
  const tenCents = (quantity: number) => softwareLine({ catalogItemId: ITEM.tenCents, quantity });
  const fraction = (quantity: number) => softwareLine({ catalogItemId: ITEM.fractionOfACent, quantity });

  it.each<[string, CartLineItemInput, string]>([
    ["0.1 × 3", tenCents(3), "0.3"],
    ["0.1 × 7", tenCents(7), "0.7"],
    ["0.1 × 1000000", tenCents(1_000_000), "100000"],
    ["0.0003 × 3", fraction(3), "0.0009"],
    ["0.0003 × 333333", fraction(333_333), "99.9999"],
    ["0.0003 × 999999", fraction(999_999), "299.9997"],
    ["12.5 × 3", officeLine({ catalogItemId: ITEM.businessPremium, quantity: 3 }), "37.5"],
    ["8 × 10000000", officeLine({ quantity: 10_000_000 }), "80000000"],
    ["9800 × 999999999", reservationLine({ quantity: 999_999_999 }), "9799999990200"],
  ])("are exact: %s", async (_, line, amount) => {
    const cart = await createCart(app, [line]);
    const expected = { amount, currencyCode: "USD" };
    const read = await readCart(app, cart.id);
    expect(read.lineItems).toMatchObject([{ error: null, lineTotal: expected }]);
    expect(read.totals).toEqual([expected]);
    expect(read.orderGroups).toMatchObject([{ totals: [expected] }]);
    const seen = await previewOf(app, cart.id);
    expect(seen.totals).toEqual(seen.orders.length > 0 ? [expected] : []);
  });

  it("are exact in sum: ten times 0.1 is 1, and 0.1 + 0.2 is 0.3", async () => {
    const ten = await createCart(
      app,
      Array.from({ length: 10 }, () => tenCents(1)),
    );
    expect((await readCart(app, ten.id)).totals).toEqual([{ amount: "1", currencyCode: "USD" }]);
    const two = await createCart(app, [tenCents(1), tenCents(2), fraction(1)]);
    expect((await readCart(app, two.id)).totals).toEqual([{ amount: "0.3003", currencyCode: "USD" }]);
  });

  it("of a cart count add-ons and leave out what cannot be ordered; a line's total is its own", async () => {
    const cart = await createCart(app, [
      officeLine({ quantity: 2, addonItems: [withoutAddons(callingPlan({ quantity: 3 }))] }),
      brokenLine(),
      officeLine({ addonItems: [withoutAddons(callingPlan({ quantity: 10_000_001 }))] }),
    ]);
    const read = await readCart(app, cart.id);
    expect(read.totals).toEqual([{ amount: "52", currencyCode: "USD" }]);
    expect(read.lineItems.map((line) => line.lineTotal!.amount)).toEqual(["16", "3762.5", "8"]);
  });

  it("of several currencies are one total each", async () => {
    const lineItems = [
      softwareLine({ catalogItemId: "CARTWRIGHT07:0001:AVAILABLE001", quantity: 3 }),
      softwareLine({ catalogItemId: "CARTWRIGHT07:0002:AVAILABLE002", currencyCode: "USD", quantity: 5 }),
    ];
    const cart = await createCart(app, lineItems, { customerId: CUSTOMER_IDS.brazil });
    const totals = [
      { amount: "150", currencyCode: "BRL" },
      { amount: "50", currencyCode: "USD" },
    ];
    expect((await readCart(app, cart.id)).totals).toEqual(totals);
  });

  it("of a line in a currency that its item has no price in are null, without an error", async () => {
    const cart = await createCart(app, [officeLine({ currencyCode: "EUR" })]);
    expect(await readCart(app, cart.id)).toMatchObject({
      lineItems: [{ unitPrice: null, lineTotal: null }],
      totals: [],
    });
  });

  it("of an order are those of its day, in its cart as well", async () => {
    await onItsOwn(async (own) => {
      const cart = await createCart(own, [tenCents(3)]);
      const { orders } = await checkOut(own, { cartId: cart.id });
      const row = sampleRow("catalogItems", ({ id }) => id === ITEM.tenCents);
      await changeFacts(own, { catalogItems: [{ ...row, listPrices: [{ termDuration: null, amount: "0.2" }] }] });
      const { order } = await own.ask(OrderDocument, { id: orders[0]!.id });
      expect(order).toMatchObject({ totalPrice: { amount: "0.3" }, lineItems: [{ unitPrice: { amount: "0.1" } }] });
      expect((await readCart(own, cart.id)).lineItems).toMatchObject([{ lineTotal: { amount: "0.3" } }]);
    });
  });
});

describe("pages of carts", () => {
  async function allCarts(own: RunningApp, first: number, filter: object = {}): Promise<string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { carts }: CartsQuery = await own.ask(CartsDocument, { ...filter, first, after });
      ids.push(...carts!.nodes.map((cart) => cart.id));
      if (!carts!.pageInfo.hasNextPage) return ids;
      after = carts!.pageInfo.endCursor;
    }
  }

  it("go from the newest to the oldest without a gap or a repetition, many of one moment included", async () => {
    await onItsOwn(async (own) => {
      const made: string[][] = [];
      for (let moment = 0; moment < 3; moment += 1) {
        const carts = await Promise.all(Array.from({ length: 5 }, () => createCart(own, [officeLine()])));
        made.unshift(
          carts
            .map(({ id }) => id)
            .sort()
            .reverse(),
        );
        own.clock.now = new Date(own.clock.now.getTime() + 1);
      }
      for (const first of [1, 2, 5, 14, 15, 100]) expect(await allCarts(own, first)).toEqual(made.flat());
    });
  });

  it("that began before newer carts were made are not moved by them", async () => {
    await onItsOwn(async (own) => {
      const older: string[] = [];
      for (let count = 0; count < 4; count += 1) {
        older.unshift((await createCart(own, [officeLine()])).id);
        own.clock.now = new Date(own.clock.now.getTime() + 1);
      }
      const { carts } = await own.ask(CartsDocument, { first: 2 });
      await createCart(own, [officeLine()]);
      const next = await own.ask(CartsDocument, { first: 2, after: carts!.pageInfo.endCursor });
      expect([...carts!.nodes, ...next.carts!.nodes].map(({ id }) => id)).toEqual(older);
      expect(next.carts!.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    });
  });

  it("have only those of a customer and of a status, where asked for", async () => {
    await onItsOwn(async (own) => {
      const mine = await createCart(own, [officeLine()]);
      const ordered = await createCart(own, [officeLine()]);
      const other = await createCart(own, [officeLine()], { customerId: CUSTOMER_IDS.addons });
      await checkOut(own, { cartId: ordered.id });
      const ids = async (filter: object) => (await allCarts(own, 1, filter)).sort();
      expect(await ids({})).toEqual([mine.id, ordered.id, other.id].sort());
      expect(await ids({ customerId: CUSTOMER_IDS.mixed })).toEqual([mine.id, ordered.id].sort());
      expect(await ids({ customerId: CUSTOMER_IDS.mixed.toUpperCase(), status: "ACTIVE" })).toEqual([mine.id]);
      expect(await ids({ status: "ORDERED" })).toEqual([ordered.id]);
      expect(await ids({ status: "ACTIVE" })).toEqual([mine.id, other.id].sort());
      expect(await ids({ customerId: CUSTOMER_IDS.addons, status: "ORDERED" })).toEqual([]);
      expect(await ids({ customerId: "nonsense" })).toEqual([]);
    });
  });
});

describe("pages of orders", () => {
  it("go through all orders, newest first, and any edge's cursor goes on behind it", async () => {
    await onItsOwn(async (own) => {
      const made: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        const cart = await createCart(own, [officeLine(), saasLine()]);
        const { orders } = await checkOut(own, { cartId: cart.id });
        made.unshift(
          ...orders
            .map(({ id }) => id)
            // Of one moment by id, whatever its letter case.
            .sort((one, other) => (orderKey(one) < orderKey(other) ? 1 : -1)),
        );
        own.clock.now = new Date(own.clock.now.getTime() + 1);
      }
      const { orders: all } = await own.ask(OrdersDocument, {});
      const ids = all!.edges.map(({ node }) => node.id);
      expect(ids).toEqual(made);
      expect(all!.pageInfo).toEqual({
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: all!.edges[0]!.cursor,
        endCursor: all!.edges[5]!.cursor,
      });
      for (const [index, { cursor }] of all!.edges.entries()) {
        const { orders: rest } = await own.ask(OrdersDocument, { after: cursor, first: 2 });
        expect(rest!.edges.map(({ node }) => node.id)).toEqual(ids.slice(index + 1, index + 3));
        expect(rest!.pageInfo.hasNextPage).toBe(ids.length > index + 3);
      }
    });
  });

  it("have only those of a customer and of a cart, where asked for", async () => {
    await onItsOwn(async (own) => {
      const first = await createCart(own, [officeLine(), saasLine()]);
      const second = await createCart(own, [officeLine()], { customerId: CUSTOMER_IDS.addons });
      const ofFirst = (await checkOut(own, { cartId: first.id })).orders.map(({ id }) => id).sort();
      const ofSecond = (await checkOut(own, { cartId: second.id })).orders.map(({ id }) => id);
      const ids = async (filter: object) =>
        (await own.ask(OrdersDocument, filter)).orders!.edges.map(({ node }) => node.id).sort();
      expect(await ids({})).toEqual([...ofFirst, ...ofSecond].sort());
      expect(await ids({ cartId: first.id.toUpperCase() })).toEqual(ofFirst);
      expect(await ids({ customerId: CUSTOMER_IDS.addons })).toEqual(ofSecond);
      expect(await ids({ customerId: CUSTOMER_IDS.addons, cartId: first.id })).toEqual([]);
    });
  });
});

describe("an order", () => {
  it("is read by its id, as the checkout answered it, with its items and prices", async () => {
    const cart = await createCart(app, [
      officeLine({ quantity: 2, friendlyName: "Sales", addonItems: [withoutAddons(callingPlan({ quantity: 3 }))] }),
      reservationLine(),
    ]);
    const { orders } = await checkOut(app, { cartId: cart.id });
    for (const placed of orders) {
      const { order } = await app.ask(OrderDocument, { id: placed.id });
      expect(order).toMatchObject(placed);
    }
    const { order } = await app.ask(OrderDocument, { id: orders[0]!.id });
    expect(order).toMatchObject({
      referenceCustomerId: CUSTOMER_IDS.mixed,
      cartId: cart.id,
      orderGroupId: "OMS-0",
      creationDate: app.clock.now.toISOString(),
      totalPrice: { amount: "52", currencyCode: "USD" },
      lineItems: [
        { friendlyName: "Sales", catalogItem: { title: "Office 365 E1" }, unitPrice: { amount: "8" } },
        {
          friendlyName: "Calling Plan (add-on)",
          catalogItem: { title: "Calling Plan (add-on)" },
          unitPrice: { amount: "12" },
        },
      ],
    });
  });

  it("names the resellers of its lines", async () => {
    const participants = [
      { key: "TRANSACTION_RESELLER" as const, value: "5357564" },
      { key: "ADDITIONAL_TRANSACTION_RESELLER" as const, value: "517285" },
      { key: "ADDITIONAL_TRANSACTION_RESELLER" as const, value: "5357563" },
    ];
    const cart = await createCart(app, [officeLine({ participants }), officeLine()], { as: PROVIDER });
    const { orders } = await checkOut(app, { cartId: cart.id }, PROVIDER);
    expect(orders[0]!.lineItems).toMatchObject([
      { partnerIdOnRecord: "5357564", additionalPartnerIdsOnRecord: ["517285", "5357563"] },
      { partnerIdOnRecord: null, additionalPartnerIdsOnRecord: [] },
    ]);
  });

  it("is in the currency of its market, with the symbol on orders of the modern system", async () => {
    const plan: CartLineItemInput = {
      catalogItemId: "DZH318Z0BPS6:0001:DZH318Z0BMGV",
      quantity: 1,
      billingCycle: "MONTHLY",
    };
    const cart = await createCart(app, [plan], { customerId: CUSTOMER_IDS.britain });
    const { orders } = await checkOut(app, { cartId: cart.id });
    expect(orders).toMatchObject([
      { currencyCode: "GBP", currencySymbol: "£", totalPrice: { amount: "0", currencyCode: "GBP" } },
    ]);
  });

  it.each(["nonsense", "", "00000000-0000-4000-8000-000000000000"])(
    "is null for what is no id of one: %j",
    async (id) => {
      expect(await app.ask(OrderDocument, { id })).toEqual({ order: null });
    },
  );
});

describe("the list of error codes", () => {
  /** The codes of the API contract: its enums give each name's number in a comment. */
  function contractCodes(enumName: string): [string, number][] {
    const contract = readFileSync("test/contract/schema.graphql", "utf8");
    const body = contract.split(`enum ${enumName} {`)[1]!.split("\n}")[0]!;
    return [...body.matchAll(/^ {2}([A-Z_]+) +# (\d+)/gm)].map((match) => [match[1]!, Number(match[2])]);
  }

  it("has the 51 codes of the reference by number, each with its name, its text and how to meet it", async () => {
    const { errorCatalog } = await app.ask(ErrorCatalogDocument, {});
    expect(errorCatalog).toHaveLength(51);
    const wanted = [
      ...contractCodes("CartErrorCode").map(([errorCode, code]) => ["CART", errorCode, code]),
      ...contractCodes("OrderErrorCode")
        .filter(([errorCode]) => errorCode !== "UNKNOWN")
        .map(([errorCode, code]) => ["ORDER", errorCode, code]),
    ];
    expect(errorCatalog!.map(({ kind, errorCode, code }) => [kind, errorCode, code])).toEqual(wanted);
    for (const { name, errorCode, description, howToTrigger } of errorCatalog!) {
      expect(name.toUpperCase()).toBe(errorCode.replaceAll("_", ""));
      expect(description).toMatch(/\S/);
      expect(howToTrigger).toMatch(/\S/);
    }
  });

  it("has only those of a kind, where asked for", async () => {
    const { errorCatalog: ofLines } = await app.ask(ErrorCatalogDocument, { kind: "CART" });
    const { errorCatalog: ofOrders } = await app.ask(ErrorCatalogDocument, { kind: "ORDER" });
    expect([ofLines!.length, ofOrders!.length]).toEqual([10, 41]);
    expect(new Set(ofLines!.map(({ kind }) => kind))).toEqual(new Set(["CART"]));
    expect(new Set(ofOrders!.map(({ kind }) => kind))).toEqual(new Set(["ORDER"]));
  });
});

describe("the limits", () => {
  it("are those in force", async () => {
    const { limits } = await app.ask(LimitsDocument, {});
    expect(limits).toEqual({
      maxLineItemsPerCart: 1_000,
      maxAddonItemsPerLineItem: 100,
      maxPageSize: 100,
      maxQueryDepth: expect.any(Number) as number,
      maxQueryCost: expect.any(Number) as number,
      maxRequestBytes: 1_048_576,
      cartLifetimeSeconds: 604_800,
      idempotencyKeyLifetimeSeconds: 604_800,
    });
    expect(limits!.maxQueryDepth).toBeGreaterThan(0);
    expect(limits!.maxQueryCost).toBeGreaterThan(0);
  });

  it("follow the configuration, and carts follow them", async () => {
    const env = { CART_LIFETIME_SECONDS: "60", IDEMPOTENCY_KEY_LIFETIME_SECONDS: "3600" };
    await onItsOwn(async (own) => {
      const { limits } = await own.ask(LimitsDocument, {});
      expect(limits).toMatchObject({ cartLifetimeSeconds: 60, idempotencyKeyLifetimeSeconds: 3_600 });
      const cart = await createCart(own, [officeLine()]);
      expect(Date.parse(cart.expirationTimeStamp) - Date.parse(cart.creationTimeStamp)).toBe(60_000);
    }, env);
  });
});

describe("another tenant", () => {
  it("sees nothing of a partner's carts and orders, by whatever id it asks", async () => {
    const cart = await createCart(app, [officeLine()]);
    const { orders } = await checkOut(app, { cartId: cart.id });
    const open = await createCart(app, [officeLine()]);
    for (const caller of [PROVIDER, RESELLER, { partner: "suspended" } as const]) {
      expect(await app.ask(CartDocument, { id: cart.id }, caller)).toEqual({ cart: null });
      expect(await app.ask(CartDocument, { id: open.id }, caller)).toEqual({ cart: null });
      expect(await app.ask(CheckoutPreviewDocument, { cartId: open.id }, caller)).toEqual({ checkoutPreview: null });
      expect(await app.ask(OrderDocument, { id: orders[0]!.id }, caller)).toEqual({ order: null });
      for (const filter of [{ cartId: cart.id }, { cartId: cart.id, customerId: CUSTOMER_IDS.mixed }]) {
        const { orders: found } = await app.ask(OrdersDocument, filter, caller);
        expect(found!.edges).toEqual([]);
      }
      const { carts } = await app.ask(CartsDocument, { first: 100 }, caller);
      expect(carts!.nodes.map(({ id }) => id)).not.toContain(cart.id);
    }
  });

  it("sees its own carts of a customer that both sell to", async () => {
    const mine = await createCart(app, [officeLine()]);
    const theirs = await createCart(app, [officeLine()], { as: { partner: "lowCredit" } });
    const { carts } = await app.ask(
      CartsDocument,
      { customerId: CUSTOMER_IDS.mixed, first: 100 },
      { partner: "lowCredit" },
    );
    expect(carts!.nodes.map(({ id }) => id)).toEqual([theirs.id]);
    expect(theirs.id).not.toBe(mine.id);
  });

  it("800002: gets no page behind a cursor of another partner", async () => {
    await createCart(app, [officeLine()]);
    await createCart(app, [officeLine()]);
    const { carts } = await app.ask(CartsDocument, { first: 1 });
    const after = carts!.pageInfo.endCursor;
    const { data, errors } = await app.send(CartsDocument, { after }, { partner: "suspended" });
    expect(data).toEqual({ carts: null });
    expect(errors).toMatchObject([{ extensions: { code: "INVALID_INPUT", number: 800002 } }]);
  });

  it("800001: that is no partner at all can neither buy nor see anything", async () => {
    const secret = "a secret of this test, long enough";
    await onItsOwn(
      async (own) => {
        const principal = {
          partnerId: "00000000-0000-4000-8000-00000000ffff",
          userId: "nobody",
          roles: ["AdminAgent"],
        };
        const headers = {
          "content-type": "application/json",
          authorization: `Bearer ${await signDevelopmentToken(principal, secret)}`,
        };
        const cart = await createCart(own, [officeLine()]);
        const ask = async (query: string, variables: object) => {
          const response = await fetch(own.url, {
            method: "POST",
            headers,
            body: JSON.stringify({ query, variables }),
          });
          return (await response.json()) as { data: object; errors?: object[] };
        };
        const input = { customerId: CUSTOMER_IDS.mixed, lineItems: [officeLine()] };
        const creation = await ask(CreateCartDocument.toString(), { input });
        expect(creation.data).toEqual({ createCart: null });
        expect(creation.errors).toMatchObject([{ extensions: { code: "PARTNER_TOKEN_MISSING", number: 800001 } }]);
        for (const answer of [
          await ask(CartDocument.toString(), { id: cart.id }),
          await ask(CatalogItemDocument.toString(), { id: ITEM.officeE1 }),
        ]) {
          expect(Object.values(answer.data)).toEqual([null]);
          expect(answer.errors).toMatchObject([{ extensions: { code: "PARTNER_TOKEN_MISSING", number: 800001 } }]);
        }
      },
      { AUTH_DEV_SECRET: secret },
    );
  });
});

describe("what is answered", () => {
  it("by a mutation is what a query reads afterwards", async () => {
    const payload = await answerTo(app, CreateCartDocument, {
      customerId: CUSTOMER_IDS.mixed,
      lineItems: [officeLine({ addonItems: [withoutAddons(callingPlan())] }), brokenLine(), reservationLine()],
    });
    expect(await readCart(app, payload.cart!.id)).toMatchObject(payload.cart!);
  });
});
