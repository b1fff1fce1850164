import { randomUUID } from "node:crypto";
import { atOnce, type ServerPair } from "../support/concurrency-servers.js";
import { lineOf, newCart, newItem, newTrade, type Trade } from "../support/concurrency-facts.js";
import {
  AddCartLineItemsDocument,
  CartDocument,
  type CartFieldsFragment,
  CartsDocument,
  CreateCartDocument,
  RemoveCartLineItemsDocument,
  UpdateCartLineItemsDocument,
} from "../support/graphql/graphql.js";

const DEADLINE = 30_000;
const OTHER_VERSION = 800036;

async function readCart(servers: ServerPair, trade: Trade, id: string) {
  const { cart } = await servers.ask(CartDocument, { id }, trade.partnerId);
  if (!cart) throw new Error(`There is no cart ${id}.`);
  return cart;
}

/** The lines of a cart by their names. */
function quantities({ lineItems }: Pick<CartFieldsFragment, "lineItems">): Map<string | null, number> {
  return new Map(lineItems.map((line) => [line.friendlyName, line.quantity]));
}

function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Edits of one cart at the same time. */
export function describeEdits(pair: () => ServerPair): void {
  it(
    "add every line of 100 additions to one cart, each as a version of its own",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers);
      const { id: cartId } = await newCart(servers, trade, [lineOf(item, { friendlyName: "the first" })]);
      const answers = await atOnce(100, (index) => {
        const lineItems = [lineOf(item, { friendlyName: `line ${index}` })];
        return servers.change(AddCartLineItemsDocument, { cartId, lineItems }, trade.partnerId);
      });
      expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      const versions = answers.map(({ cart }) => cart!.version).sort((one, other) => one - other);
      expect(versions).toEqual(range(2, 100));

      const cart = await readCart(servers, trade, cartId);
      expect(cart.version).toBe(1 + 100);
      expect(cart.lineItems).toHaveLength(1 + 100);
      expect(new Set(cart.lineItems.map((line) => line.id)).size).toBe(1 + 100);
      const names = ["the first", ...range(0, 100).map((index) => `line ${index}`)];
      expect(quantities(cart)).toEqual(new Map(names.map((name) => [name, 1])));
    },
    DEADLINE,
  );

  it(
    "show every edit that was accepted and nothing of a refused one, whatever the mixture",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers);
      const lines = range(0, 60).map((index) => lineOf(item, { friendlyName: `line ${index}` }));
      let cart = await newCart(servers, trade, lines);
      const ids = cart.lineItems.map((line) => line.id);
      const expected = quantities(cart);
      let accepted = 0;

      for (const round of range(0, 5)) {
        const { version } = cart;
        /** Every other edit goes by the version that all of them have seen: one of these can be accepted at most. */
        const answers = await atOnce(18, async (index) => {
          const expectedVersion = index % 2 === 0 ? version : null;
          const input = { cartId: cart.id, expectedVersion };
          // Each edit has a line of its own, so that what comes of them does not depend on their order.
          const line = round * 12 + Math.floor(index / 3) * 2;
          const [name, id] = [`line ${line}`, ids[line]!];
          const [nextName, nextId] = [`line ${line + 1}`, ids[line + 1]!];
          const added = `added ${round} ${index}`;
          const [answer, effect] = await (
            [
              async () => {
                const lineItems = [lineOf(item, { friendlyName: added })];
                const given = await servers.change(AddCartLineItemsDocument, { ...input, lineItems }, trade.partnerId);
                return [given, () => expected.set(added, 1)] as const;
              },
              async () => {
                const lineItems = [{ id, quantity: 2 + index }];
                const given = await servers.change(
                  UpdateCartLineItemsDocument,
                  { ...input, lineItems },
                  trade.partnerId,
                );
                return [given, () => expected.set(name, 2 + index)] as const;
              },
              async () => {
                const lineItemIds = [nextId];
                const given = await servers.change(
                  RemoveCartLineItemsDocument,
                  { ...input, lineItemIds },
                  trade.partnerId,
                );
                return [given, () => expected.delete(nextName)] as const;
              },
            ] as const
          )[index % 3]!();
          if (answer.userErrors.length === 0) effect();
          return { ...answer, expectedVersion };
        });
        const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
        expect(refused.map(({ expectedVersion }) => expectedVersion)).toEqual(refused.map(() => version));
        expect(refused.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
          refused.map(() => [OTHER_VERSION]),
        );
        expect([8, 9]).toContain(refused.length);
        accepted += answers.length - refused.length;
        cart = await readCart(servers, trade, cart.id);
        expect(quantities(cart)).toEqual(expected);
        expect(cart.version).toBe(1 + accepted);
      }
    },
    DEADLINE,
  );

  it(
    "let one of 20 pass that all expect the same version",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers);
      const { id: cartId, version: expectedVersion } = await newCart(servers, trade, [lineOf(item)]);
      const answers = await atOnce(20, (index) => {
        const lineItems = [lineOf(item, { friendlyName: `line ${index}` })];
        return servers.change(AddCartLineItemsDocument, { cartId, expectedVersion, lineItems }, trade.partnerId);
      });
      const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? null);
      expect(codes.filter((code) => code === null)).toHaveLength(1);
      expect(codes.filter((code) => code === OTHER_VERSION)).toHaveLength(19);
      const cart = await readCart(servers, trade, cartId);
      expect(cart.version).toBe(expectedVersion + 1);
      expect(cart.lineItems.map((line) => line.friendlyName)).toEqual([null, `line ${codes.indexOf(null)}`]);
    },
    DEADLINE,
  );

  it(
    "are done once for one idempotency key, however often they are sent, and get the same answer each time",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers);
      const { id: cartId } = await newCart(servers, trade, [lineOf(item)]);
      const input = { cartId, lineItems: [lineOf(item)], idempotencyKey: randomUUID() };
      const answers = await atOnce(20, () => servers.change(AddCartLineItemsDocument, input, trade.partnerId));
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      const first = answers.find(({ replayed }) => !replayed)!;
      expect(first.userErrors).toEqual([]);
      for (const answer of answers) expect({ ...answer, replayed: false }).toEqual(first);
      const cart = await readCart(servers, trade, cartId);
      expect(cart).toMatchObject({ version: 2, lineItems: first.cart!.lineItems.map(({ id }) => ({ id })) });
      expect(cart.lineItems).toHaveLength(2);

      const other = { ...input, lineItems: [lineOf(item, { quantity: 2 })] };
      const refusals = await atOnce(2, () => servers.change(AddCartLineItemsDocument, other, trade.partnerId));
      for (const { userErrors } of refusals) {
        expect(userErrors).toMatchObject([{ code: 800002, path: ["input", "idempotencyKey"] }]);
      }
      expect(await readCart(servers, trade, cartId)).toEqual(cart);
    },
    DEADLINE,
  );

  it(
    "are done once for one idempotency key that comes with two inputs at once, one of which is refused",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers);
      const { id: cartId } = await newCart(servers, trade, [lineOf(item)]);
      const idempotencyKey = randomUUID();
      // Both inputs go to both servers.
      const quantityOf = (index: number) => 1 + (Math.floor(index / 2) % 2);
      const answers = await atOnce(20, (index) => {
        const lineItems = [lineOf(item, { quantity: quantityOf(index) })];
        return servers.change(AddCartLineItemsDocument, { cartId, lineItems, idempotencyKey }, trade.partnerId);
      });
      const { lineItems, version } = await readCart(servers, trade, cartId);
      expect(version).toBe(2);
      expect(lineItems).toHaveLength(2);
      const codes = answers.map(({ userErrors }) => userErrors[0]?.code ?? null);
      expect(codes).toEqual(answers.map((_, index) => (quantityOf(index) === lineItems[1]!.quantity ? null : 800002)));
    },
    DEADLINE,
  );

  it(
    "make one cart for one idempotency key, however often createCart is sent",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers);
      const { customerId, partnerId } = trade;
      const input = { customerId, lineItems: [lineOf(item)], idempotencyKey: randomUUID() };
      const answers = await atOnce(20, () => servers.change(CreateCartDocument, input, partnerId));
      expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      const { carts } = await servers.ask(CartsDocument, { customerId }, partnerId);
      expect(carts?.nodes).toHaveLength(1);
      expect(new Set(answers.map(({ cart }) => cart!.id))).toEqual(new Set([carts?.nodes[0]!.id]));
    },
    DEADLINE,
  );
}
