import { randomUUID } from "node:crypto";
import { officeLine, saasLine, softwareLine } from "../support/api-carts.js";
import { lineOf, newCart, newItem, newTrade, ordersOf, stockOf } from "../support/concurrency-facts.js";
import { atOnce, type ServerPair } from "../support/concurrency-servers.js";
import {
  AddCartLineItemsDocument,
  CartDocument,
  type CartLineItemInput,
  CheckoutCartDocument,
} from "../support/graphql/graphql.js";

const DEADLINE = 30_000;

/** The first request with this key has not been answered yet; a checkout holds the cart; the cart has been ordered. */
const [STILL_RUNNING, HELD, ORDERED] = [800060, 800064, 800065];

/** One order for each of these lines. */
const GROUPS = [officeLine(), softwareLine(), saasLine()];

type Ids = readonly { readonly id: string }[];

const idsOf = (orders: Ids) => orders.map(({ id }) => id).sort();

/** Checkouts at the same time. */
export function describeCheckouts(pair: () => ServerPair): void {
  it(
    "place one set of orders for 50 checkouts of a cart, with one key, with keys of their own and without",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const { id: cartId } = await newCart(servers, trade, GROUPS);
      const shared = randomUUID();
      const keyOf = (index: number) => [shared, randomUUID(), null][index % 3]!;
      const answers = await atOnce(50, async (index) => {
        const idempotencyKey = keyOf(index);
        const answer = await servers.change(CheckoutCartDocument, { cartId, idempotencyKey }, trade.partnerId);
        return { ...answer, idempotencyKey };
      });
      const orders = await ordersOf(servers, trade, cartId);
      expect(orders.map((order) => order.orderGroupId).sort()).toEqual(["0", "1", "OMS-0"]);
      expect(new Set(idsOf(orders)).size).toBe(GROUPS.length);

      const results = answers.filter(({ userErrors }) => userErrors.length === 0);
      for (const result of results) {
        expect(idsOf(result.orders)).toEqual(idsOf(orders));
        expect(result).toMatchObject({ orderErrors: [], cart: { status: "ORDERED" } });
      }
      const winners = results.filter(({ replayed }) => !replayed);
      expect(winners).toHaveLength(1);
      for (const { idempotencyKey } of results) expect(idempotencyKey).toBe(winners[0]!.idempotencyKey);
      for (const refused of answers.filter(({ userErrors }) => userErrors.length > 0)) {
        expect(refused).toMatchObject({ orders: [], orderErrors: [] });
        const codes = refused.userErrors.map(({ code }) => code);
        expect([[STILL_RUNNING], [HELD], [ORDERED]]).toContainEqual(codes);
      }

      const again = await atOnce(2, () =>
        servers.change(CheckoutCartDocument, { cartId, idempotencyKey: shared }, trade.partnerId),
      );
      const hasWon = winners[0]!.idempotencyKey === shared;
      for (const { orders: placed, userErrors } of again) {
        expect(idsOf(placed)).toEqual(hasWon ? idsOf(orders) : []);
        expect(userErrors.map(({ code }) => code)).toEqual(hasWon ? [] : [ORDERED]);
      }
    },
    DEADLINE,
  );

  it(
    "are one checkout for 20 with the same key, which answers all that come after it",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const { id: cartId } = await newCart(servers, trade, GROUPS);
      const input = { cartId, idempotencyKey: randomUUID() };
      const answers = await atOnce(20, () => servers.change(CheckoutCartDocument, input, trade.partnerId));
      const orders = await ordersOf(servers, trade, cartId);
      expect(orders).toHaveLength(GROUPS.length);
      const results = answers.filter(({ userErrors }) => userErrors.length === 0);
      expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
      for (const result of results) expect(idsOf(result.orders)).toEqual(idsOf(orders));
      const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
      expect(codes).toEqual(codes.map(() => STILL_RUNNING));

      const again = await atOnce(2, () => servers.change(CheckoutCartDocument, input, trade.partnerId));
      for (const { orders: placed, replayed } of again) {
        expect({ placed: idsOf(placed), replayed }).toEqual({ placed: idsOf(orders), replayed: true });
      }
    },
    DEADLINE,
  );

  it(
    "order each line once that is added meanwhile, and leave open what came too late",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers);
      const { id: cartId } = await newCart(servers, trade, [lineOf(item)]);
      const add = async (line: CartLineItemInput) => {
        const input = { cartId, lineItems: [line] };
        return (await servers.change(AddCartLineItemsDocument, input, trade.partnerId)).userErrors;
      };
      // A line in error keeps the cart open, whatever of it has been ordered.
      expect(await add(lineOf(item, { quantity: item.maximumQuantity + 1 }))).toEqual([]);
      const accepted = await atOnce(60, async (index) => {
        // Every fifth request is a checkout, on the one server or the other.
        if (index % 5 === 4) {
          await servers.change(CheckoutCartDocument, { cartId }, trade.partnerId);
          return false;
        }
        const refused = await add(lineOf(item));
        expect(refused.map(({ code }) => code)).toEqual(refused.map(() => HELD));
        return refused.length === 0;
      });
      const lines = 1 + accepted.filter(Boolean).length;
      const { cart } = await servers.ask(CartDocument, { id: cartId }, trade.partnerId);
      const sound = cart!.lineItems.filter((line) => line.error === null);
      expect(sound).toHaveLength(lines);
      const orders = await ordersOf(servers, trade, cartId);
      const groups = new Set(orders.map((order) => order.orderGroupId));
      expect(groups.size).toBe(orders.length);
      expect(groups.size).toBeGreaterThan(0);
      const ordered = orders.reduce((sum, order) => sum + order.lineItems.length, 0);
      expect(sound.filter((line) => groups.has(line.orderGroup!))).toHaveLength(ordered);

      // What came too late is the last order.
      const { orders: last } = await servers.change(CheckoutCartDocument, { cartId }, trade.partnerId);
      expect(ordered + last.reduce((sum, order) => sum + order.lineItems.length, 0)).toBe(lines);
    },
    DEADLINE,
  );

  it(
    "of carts of two partners that list the same items in opposite orders never wait for each other",
    async () => {
      const servers = pair();
      const trades = [await newTrade(servers), await newTrade(servers)];
      const items = [await newItem(servers, {}, 100), await newItem(servers, {}, 100)];
      const carts = await atOnce(40, async (index) => {
        // Both orders on both servers.
        const turn = Math.floor(index / 2) % 2;
        const trade = trades[turn]!;
        const lines = items.map((item) => lineOf(item));
        const { id } = await newCart(servers, trade, turn === 0 ? lines : lines.reverse());
        return { id, trade };
      });
      const answers = await Promise.all(
        carts.map(({ id, trade }) => servers.change(CheckoutCartDocument, { cartId: id }, trade.partnerId)),
      );
      for (const answer of answers) expect(answer).toMatchObject({ userErrors: [], orderErrors: [] });
      expect(answers.map(({ orders }) => orders.length)).toEqual(answers.map(() => 1));
      expect((await Promise.all(trades.map((trade) => ordersOf(servers, trade)))).flat()).toHaveLength(40);
      for (const item of items) expect(await stockOf(servers, item)).toEqual({ available: 60, sold: 40 });
    },
    DEADLINE,
  );
}
