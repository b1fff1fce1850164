import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { CatalogItem } from "../../src/model/catalog.js";
import { lineOf, newCart, newItem, newTrade, stockOf, type Trade } from "../support/concurrency-facts.js";
import { atOnce, type ServerPair } from "../support/concurrency-servers.js";
import {
  CancelOrderDocument,
  ChangeSubscriptionQuantityDocument,
  ChangeSubscriptionStatusDocument,
  CheckoutCartDocument,
  CustomerSubscriptionsDocument,
  OrderDocument,
  type OrderStatus,
} from "../support/graphql/graphql.js";

const DEADLINE = 30_000;
const [OTHER_VERSION, BEING_CHANGED, OUT_OF_STOCK] = [800036, 800014, 800010];

const SOFTWARE: Partial<CatalogItem> = {
  productType: "Software",
  productSubType: "PerpetualSoftware",
  purchaseSystem: "Modern",
  supportedBillingCycles: ["ONE_TIME"],
  supportedTermDurations: [],
  terms: [],
};

/** Asks for an order until it has a status, which the background work of one of the servers gives it. */
async function orderOnceIt(servers: ServerPair, trade: Trade, id: string, status: OrderStatus): Promise<void> {
  for (;;) {
    const { order } = await servers.ask(OrderDocument, { id }, trade.partnerId);
    if (order?.status === status) return;
    await sleep(50);
  }
}

async function subscriptionsOf(servers: ServerPair, { partnerId, customerId }: Trade) {
  const { customerSubscriptions } = await servers.ask(CustomerSubscriptionsDocument, { customerId }, partnerId);
  return customerSubscriptions!.nodes;
}

/** Changes of what checkouts have made, at the same time. */
export function describeAfterCheckout(pair: () => ServerPair): void {
  it(
    "cancel an order once for 20 that ask for it, and give back once what it took",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers, { ...SOFTWARE, id: `CONCURRENT:0002:${randomUUID()}` }, 10);
      const cart = await newCart(servers, trade, [lineOf(item, { billingCycle: "ONE_TIME", quantity: 4 })]);
      const { orders } = await servers.change(CheckoutCartDocument, { cartId: cart.id }, trade.partnerId);
      const orderId = orders[0]!.id;
      await orderOnceIt(servers, trade, orderId, "COMPLETED");
      expect(await stockOf(servers, item)).toEqual({ available: 6, sold: 4 });

      const expectedVersion = 2;
      const answers = await atOnce(20, () =>
        servers.change(CancelOrderDocument, { orderId, expectedVersion }, trade.partnerId),
      );
      const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
      expect(codes).toHaveLength(19);
      // It is being cancelled, or has been already.
      for (const code of codes) expect([BEING_CHANGED, OTHER_VERSION]).toContain(code);
      await orderOnceIt(servers, trade, orderId, "CANCELLED");
      expect(await stockOf(servers, item)).toEqual({ available: 10, sold: 0 });
    },
    DEADLINE,
  );

  it(
    "change a subscription once for 20 that have seen the same version",
    async () => {
      const servers = pair();
      const trade = await newTrade(servers);
      const item = await newItem(servers);
      const cart = await newCart(servers, trade, [lineOf(item)]);
      await servers.change(CheckoutCartDocument, { cartId: cart.id }, trade.partnerId);
      const [bought] = await subscriptionsOf(servers, trade);
      const { id: subscriptionId, version: expectedVersion } = bought!;
      const answers = await atOnce(20, async (index) => {
        const input = { subscriptionId, expectedVersion };
        // Two kinds of changes, each on both servers.
        return index % 4 < 2
          ? servers.change(ChangeSubscriptionStatusDocument, { ...input, status: "SUSPENDED" }, trade.partnerId)
          : servers.change(ChangeSubscriptionQuantityDocument, { ...input, quantity: 2 + index }, trade.partnerId);
      });
      const accepted = answers.filter(({ userErrors }) => userErrors.length === 0);
      expect(accepted).toHaveLength(1);
      const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
      expect(codes).toEqual(Array.from({ length: 19 }, () => OTHER_VERSION));
      expect(await subscriptionsOf(servers, trade)).toMatchObject([accepted[0]!.subscription!]);
      expect(accepted[0]!.subscription).toMatchObject({ version: expectedVersion + 1 });
    },
    DEADLINE,
  );

  it(
    "add to the subscriptions of two partners no more than there is, whichever server is asked",
    async () => {
      const servers = pair();
      const item = await newItem(servers, {}, 14);
      const bought: { readonly partnerId: string; readonly subscriptionId: string }[] = [];
      for (const trade of [await newTrade(servers), await newTrade(servers)]) {
        for (let index = 0; index < 4; index += 1) {
          const cart = await newCart(servers, trade, [lineOf(item)]);
          await servers.change(CheckoutCartDocument, { cartId: cart.id }, trade.partnerId);
        }
        const subscriptions = await subscriptionsOf(servers, trade);
        bought.push(...subscriptions.map(({ id }) => ({ partnerId: trade.partnerId, subscriptionId: id })));
      }
      expect(await stockOf(servers, item)).toEqual({ available: 6, sold: 8 });
      const answers = await atOnce(8, (index) => {
        const { partnerId, subscriptionId } = bought[index]!;
        return servers.change(ChangeSubscriptionQuantityDocument, { subscriptionId, quantity: 3 }, partnerId);
      });
      const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
      expect(codes).toEqual(Array.from({ length: 5 }, () => OUT_OF_STOCK));
      expect(await stockOf(servers, item)).toEqual({ available: 0, sold: 14 });
    },
    DEADLINE,
  );
}
