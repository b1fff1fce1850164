import type { CartLineItemInput } from "./support/graphql/graphql.js";
import {
  AddCartLineItemsDocument,
  CartDocument,
  CartsDocument,
  CheckoutCartDocument,
  CheckoutPreviewDocument,
  CreateCartDocument,
  OrdersDocument,
  RemoveCartLineItemsDocument,
  ReplaceCartLineItemsDocument,
  UpdateCartLineItemsDocument,
} from "./support/graphql/graphql.js";
import { filesRun } from "./support/files-run.js";
import { type RunningApp, runApp } from "./support/running-app.js";

/*
 * What a request costs the store does not depend on how many lines or carts it is about: statements are counted, and
 * must be as many for a hundred as for one.
 */

const CUSTOMER = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";
const SIZES = [1, 10, 100];
const PAGE_SIZES = [1, 10, 50];

let app: RunningApp;
const statements: string[] = [];
beforeAll(async () => {
  app = await runApp({ onStatement: (sql) => statements.push(sql) });
});
afterAll(() => app.close());

/** The statements of a piece of work, and what it answers. */
async function counted<Result>(work: () => Promise<Result>): Promise<{ result: Result; count: number }> {
  statements.length = 0;
  const result = await work();
  return { result, count: statements.length };
}

/** So many lines of software that anybody may buy, all of one group. */
function lines(count: number): CartLineItemInput[] {
  return Array.from({ length: count }, () => ({
    catalogItemId: "CARTWRIGHT04:0001:AVAILABLE001",
    quantity: 3,
    billingCycle: "ONE_TIME",
  }));
}

async function create(count: number) {
  const { createCart } = await app.ask(CreateCartDocument, {
    input: { customerId: CUSTOMER, lineItems: lines(count) },
  });
  if (!createCart?.cart) throw new Error(JSON.stringify(createCart));
  return createCart.cart;
}

/** A cart whose lines name an item each, so that nothing is found twice; the ids were reissued. */
async function createOfDifferentItems(count: number) {
  const lineItems = lines(count).map((line, index) => ({
    ...line,
    catalogItemId: `DZH318Z0BQ3Q:0001:STALE${1_000_000 + index}`,
  }));
  const { createCart } = await app.ask(CreateCartDocument, { input: { customerId: CUSTOMER, lineItems } });
  if (!createCart?.cart) throw new Error(JSON.stringify(createCart));
  return createCart.cart;
}

async function checkout(cartId: string) {
  const { checkoutCart } = await app.ask(CheckoutCartDocument, { input: { cartId } });
  if (checkoutCart?.orders.length !== 1) throw new Error(JSON.stringify(checkoutCart));
  return checkoutCart;
}

/** Expects as many statements for each size, and at least one. */
async function expectConstant(sizes: readonly number[], count: (size: number) => Promise<number>): Promise<void> {
  const counts: Record<number, number> = {};
  for (const size of sizes) counts[size] = await count(size);
  const [first = 0] = Object.values(counts);
  expect(first).toBeGreaterThan(0);
  expect(counts).toEqual(Object.fromEntries(sizes.map((size) => [size, first])));
}

it("createCart costs the same for 1, 10 and 100 lines", async () => {
  await expectConstant(SIZES, async (size) => {
    const { result, count } = await counted(() => create(size));
    expect(result.lineItems).toHaveLength(size);
    return count;
  });
});

it("createCart costs the same for 1, 10 and 100 add-ons of a line", async () => {
  await expectConstant(SIZES, async (size) => {
    const addonItems = lines(size).map((line) => ({ ...line, catalogItemId: "C94271D8-B431-4A25-A3C5-A57737A1C909" }));
    const base = {
      catalogItemId: "91FD106F-4B2C-4938-95AC-F54F74E9A239",
      quantity: 1,
      billingCycle: "MONTHLY" as const,
    };
    const input = { customerId: CUSTOMER, lineItems: [{ ...base, addonItems }] };
    const { result, count } = await counted(() => app.ask(CreateCartDocument, { input }));
    expect(result.createCart?.cart?.lineItems[0]?.addonItems).toHaveLength(size);
    return count;
  });
});

it("createCart costs the same for 1, 10 and 100 lines of different items, all in error", async () => {
  await expectConstant(SIZES, async (size) => {
    const { result, count } = await counted(() => createOfDifferentItems(size));
    expect(result.lineItems.map((line) => line.error?.code)).toEqual(lines(size).map(() => 10001));
    return count;
  });
});

it("addCartLineItems costs the same for 1, 10 and 100 lines", async () => {
  await expectConstant(SIZES, async (size) => {
    const { id } = await create(1);
    const { result, count } = await counted(() =>
      app.ask(AddCartLineItemsDocument, { input: { cartId: id, lineItems: lines(size) } }),
    );
    expect(result.addCartLineItems?.cart?.lineItems).toHaveLength(size + 1);
    return count;
  });
});

it("addCartLineItems costs the same for one line more, be there 1, 10 or 100 already", async () => {
  await expectConstant(SIZES, async (size) => {
    const { id } = await create(size);
    const input = { cartId: id, lineItems: lines(1) };
    const { result, count } = await counted(() => app.ask(AddCartLineItemsDocument, { input }));
    expect(result.addCartLineItems?.cart?.lineItems).toHaveLength(size + 1);
    return count;
  });
});

it("updateCartLineItems costs the same for 1, 10 and 100 lines", async () => {
  await expectConstant(SIZES, async (size) => {
    const cart = await create(size);
    const lineItems = cart.lineItems.map(({ id }) => ({ id, quantity: 4 }));
    const { result, count } = await counted(() =>
      app.ask(UpdateCartLineItemsDocument, { input: { cartId: cart.id, lineItems } }),
    );
    expect(result.updateCartLineItems?.cart?.lineItems.map((line) => line.quantity)).toEqual(lines(size).map(() => 4));
    return count;
  });
});

it("removeCartLineItems costs the same for 1, 10 and 100 lines", async () => {
  await expectConstant(SIZES, async (size) => {
    const cart = await create(size);
    const lineItemIds = cart.lineItems.map(({ id }) => id);
    const { result, count } = await counted(() =>
      app.ask(RemoveCartLineItemsDocument, { input: { cartId: cart.id, lineItemIds } }),
    );
    expect(result.removeCartLineItems?.cart?.lineItems).toEqual([]);
    return count;
  });
});

it("replaceCartLineItems costs the same for 1, 10 and 100 lines", async () => {
  await expectConstant(SIZES, async (size) => {
    const cart = await create(1);
    const input = { cartId: cart.id, expectedVersion: 1, lineItems: lines(size) };
    const { result, count } = await counted(() => app.ask(ReplaceCartLineItemsDocument, { input }));
    expect(result.replaceCartLineItems?.cart?.lineItems).toHaveLength(size);
    return count;
  });
});

it("a cart with items, prices, totals, groups and orders costs the same for 1, 10 and 100 lines", async () => {
  await expectConstant(SIZES, async (size) => {
    const { id } = await create(size);
    const { result, count } = await counted(() => app.ask(CartDocument, { id }));
    expect(result.cart?.lineItems).toHaveLength(size);
    for (const line of result.cart!.lineItems) {
      expect(line).toMatchObject({ catalogItem: { title: expect.any(String) }, lineTotal: { amount: "0.3" } });
    }
    return count;
  });
});

it("a cart costs the same for 1, 10 and 100 lines of different items", async () => {
  await expectConstant(SIZES, async (size) => {
    const { id } = await createOfDifferentItems(size);
    const { result, count } = await counted(() => app.ask(CartDocument, { id }));
    expect(result.cart?.errors).toHaveLength(size);
    return count;
  });
});

it("an ordered cart costs the same for 1, 10 and 100 lines", async () => {
  await expectConstant(SIZES, async (size) => {
    const { id } = await create(size);
    await checkout(id);
    const { result, count } = await counted(() => app.ask(CartDocument, { id }));
    expect(result.cart).toMatchObject({
      orders: [{ status: "PENDING" }],
      orderGroups: [{ order: { id: expect.any(String) } }],
    });
    return count;
  });
});

it("checkoutPreview costs the same for 1, 10 and 100 lines", async () => {
  await expectConstant(SIZES, async (size) => {
    const { id } = await create(size);
    const { result, count } = await counted(() => app.ask(CheckoutPreviewDocument, { cartId: id }));
    expect(result.checkoutPreview?.orders[0]?.lineItems).toHaveLength(size);
    return count;
  });
});

it("checkoutCart costs the same for 1, 10 and 100 lines of one group", async () => {
  await expectConstant(SIZES, async (size) => {
    const { id } = await create(size);
    const { result, count } = await counted(() => checkout(id));
    expect(result.orders[0]?.lineItems).toHaveLength(size);
    return count;
  });
});

describe("pages", () => {
  const customer = "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d";
  beforeAll(async () => {
    for (let index = 0; index < 50; index += 1) {
      const input = { customerId: customer, lineItems: lines(2) };
      const { createCart } = await app.ask(CreateCartDocument, { input });
      await checkout(createCart!.cart!.id);
    }
  });

  it("of carts with their orders and catalog items cost the same for 1, 10 and 50 carts", async () => {
    await expectConstant(PAGE_SIZES, async (first) => {
      const { result, count } = await counted(() => app.ask(CartsDocument, { customerId: customer, first }));
      expect(result.carts?.nodes).toHaveLength(first);
      for (const cart of result.carts!.nodes) {
        expect(cart.orders).toHaveLength(1);
        expect(cart.lineItems[1]?.catalogItem?.title).toEqual(expect.any(String));
      }
      return count;
    });
  });

  it("of orders cost the same for 1, 10 and 50 orders", async () => {
    await expectConstant(PAGE_SIZES, async (first) => {
      const { result, count } = await counted(() => app.ask(OrdersDocument, { customerId: customer, first }));
      expect(result.orders?.edges).toHaveLength(first);
      return count;
    });
  });
});

/* The upper bounds themselves; SQLite's COMMIT is counted, and its BEGIN is not. */
describe("statements in all", () => {
  it("are at most 5 for an edit without a key", async () => {
    const cart = await create(1);
    const lineItems = cart.lineItems.map(({ id }) => ({ id, quantity: 4 }));
    await counted(() => app.ask(UpdateCartLineItemsDocument, { input: { cartId: cart.id, lineItems } }));
    expect(statements.slice(5)).toEqual([]);
  });

  it("are at most 18 for the checkout of a cart of one line", async () => {
    const { id } = await create(1);
    await counted(() => checkout(id));
    expect(statements.slice(18)).toEqual([]);
  });
});

/* Files of which a function runs between request and answer, rules aside; those of the edges serve every request alike. */
describe("files in all", () => {
  const EDGES = /^src\/(http|graphql|observability|protection)\//;

  it("are at most 29 without the edges and the store, 22 of the store, and 90 in all, for the checkout of one line", async () => {
    // What is loaded or filled with the first request is not counted.
    await checkout((await create(1)).id);
    const { id } = await create(1);
    const files = (await filesRun(() => checkout(id))).filter((file) => !file.startsWith("src/rules/"));
    expect(files).toContain("src/checkout/reserve.js");
    const business = files.filter((file) => !EDGES.test(file));
    const [ofStore, others] = [true, false].map((isOfStore) =>
      business.filter((file) => file.startsWith("src/store/") === isOfStore),
    );
    expect(others!.slice(29)).toEqual([]);
    expect(ofStore!.slice(22)).toEqual([]);
    expect(files.slice(90)).toEqual([]);
  });
});
