import { randomUUID } from "node:crypto";
import { SANDBOX_LIMITS } from "../../src/rules/sandbox-limits.js";
import { aSubscription, aReservation } from "../support/builders.js";
import {
  lineOf,
  load,
  newCart,
  newItem,
  newTrade,
  ordersOf,
  stockOf,
  type Trade,
} from "../support/concurrency-facts.js";
import { atOnce, type ServerPair } from "../support/concurrency-servers.js";
import { type CartLineItemInput, CheckoutCartDocument } from "../support/graphql/graphql.js";

const DEADLINE = 30_000;

/** Nothing is taken of the credit for what is free: then nothing else keeps its checkouts apart. */
const FREE = { listPrices: [{ termDuration: null, amount: "0" }] };

/** More carts than there is enough for. */
interface Race {
  readonly carts: number;
  readonly trades: readonly Trade[];
  readonly line: CartLineItemInput;
  /** How many of the carts can be ordered. */
  readonly enoughFor: number;
  readonly code: number;
  /** What is left of it, and what should be. */
  readonly left?: () => Promise<readonly [unknown, unknown]>;
}

async function raceForStock(servers: ServerPair): Promise<Race> {
  const item = await newItem(servers, {}, 5);
  return {
    carts: 50,
    // Nothing but the stock is common to checkouts of two partners.
    trades: [await newTrade(servers), await newTrade(servers)],
    line: lineOf(item),
    enoughFor: 5,
    code: 800010,
    left: async () => [await stockOf(servers, item), { available: 0, sold: 5 }],
  };
}

async function raceForCredit(servers: ServerPair): Promise<Race> {
  const trade = await newTrade(servers, { credit: { limit: "1000" } });
  const usedCredit = () =>
    servers.besides(async (store) => (await store.stores.ledger.creditLines(trade.partnerId)).get("USD")?.used);
  return {
    carts: 20,
    trades: [trade],
    line: lineOf(await newItem(servers, { listPrices: [{ termDuration: null, amount: "300" }] })),
    enoughFor: 3,
    code: 800023,
    left: async () => [await usedCredit(), "900"],
  };
}

async function raceForCores(servers: ServerPair): Promise<Race> {
  const trade = await newTrade(servers);
  const listPrices = [{ termDuration: "P1Y", amount: "0" }] as const;
  const item = aReservation({ id: `CONCURRENT:0001:${randomUUID()}`, listPrices: [...listPrices] });
  const coreQuotas = [{ armRegionName: "eastus2", limit: 40, used: 0 }];
  const azure = aSubscription({ id: randomUUID(), ...trade, coreQuotas });
  await load(servers, { catalogItems: [item], subscriptions: [azure] });
  const provisioningContext = [
    { key: "subscriptionId", value: azure.id },
    { key: "scope", value: "shared" },
  ];
  const usedCores = () =>
    servers.besides(async (store) => {
      const found = await store.stores.subscriptions.ofPartner(trade.partnerId, [azure.id]);
      return [...found.values()].map((subscription) => subscription.coreQuotas[0]?.used);
    });
  return {
    carts: 20,
    trades: [trade],
    line: lineOf(item, { billingCycle: "ONE_TIME", termDuration: "P1Y", provisioningContext }),
    enoughFor: 3,
    code: 800017,
    left: async () => [await usedCores(), [36]],
  };
}

async function raceForSandbox(servers: ServerPair): Promise<Race> {
  return {
    carts: 20,
    trades: [await newTrade(servers, { partner: { isSandbox: true } })],
    line: lineOf(await newItem(servers, FREE)),
    enoughFor: SANDBOX_LIMITS.subscriptionsPerCustomer,
    code: 800018,
  };
}

async function raceForTheOnlyOne(servers: ServerPair): Promise<Race> {
  return {
    carts: 20,
    trades: [await newTrade(servers)],
    line: lineOf(await newItem(servers, { ...FREE, limitPerCustomer: 1 })),
    enoughFor: 1,
    code: 800020,
  };
}

/** Checkouts of more carts than can be ordered. */
export function describeLimits(pair: () => ServerPair): void {
  it.each([
    ["of an item's stock", raceForStock],
    ["of a credit line", raceForCredit],
    ["of an Azure subscription's cores", raceForCores],
    ["of a sandbox account", raceForSandbox],
    ["of an item of which a customer may have one", raceForTheOnlyOne],
  ] as const)(
    "keep within the limit %s",
    async (_, prepare) => {
      const servers = pair();
      const { carts, trades, line, enoughFor, code, left } = await prepare(servers);
      const made = await atOnce(carts, async (index) => {
        // Those of each partner on both servers.
        const trade = trades[Math.floor(index / 2) % trades.length]!;
        return { trade, cart: await newCart(servers, trade, [line]) };
      });
      const answers = await Promise.all(
        made.map(({ trade, cart }) => servers.change(CheckoutCartDocument, { cartId: cart.id }, trade.partnerId)),
      );
      expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      const placed = answers.flatMap(({ orders }) => orders.map(({ id }) => id));
      expect(placed).toHaveLength(enoughFor);
      const refusals = answers.filter(({ orders }) => orders.length === 0);
      expect(refusals.map(({ orderErrors }) => orderErrors.map((error) => error.code))).toEqual(
        refusals.map(() => [code]),
      );
      const stored = (await Promise.all(trades.map((trade) => ordersOf(servers, trade)))).flat();
      expect(stored.map(({ id }) => id).sort()).toEqual([...placed].sort());
      const [is, should] = (await left?.()) ?? [];
      expect(is).toEqual(should);
    },
    DEADLINE,
  );
}
