import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { ITEM } from "../support/api-carts.js";
import { type CuttableProxy, startProxy } from "../support/cuttable-proxy.js";
import { AddCartLineItemsDocument, CheckoutCartDocument, CreateCartDocument } from "../support/graphql/graphql.js";
import { ask, send } from "../support/outside-client.js";
import { dropPostgresDatabases, newPostgresDatabase, withClient } from "../support/postgres.js";
import { killServers, type ServerProcess, startServer } from "../support/server-process.js";

jest.setTimeout(60_000);

/** DATABASE_TIMEOUT_SECONDS of these servers, and how long a process that stands still may keep others waiting. */
const TIMEOUT_SECONDS = 4;
const BOUND_MILLISECONDS = 1.25 * TIMEOUT_SECONDS * 1_000;
/** What the work itself may take, on a machine that is busy with other tests. */
const WORK_MILLISECONDS = 3_000;

const serve = (url: string) =>
  startServer({ DATABASE_URL: url, DATABASE_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS), FULFILMENT_SECONDS: "600" });

let url: string;
let proxy: CuttableProxy;
let stalled: ServerProcess;
let other: ServerProcess;
beforeEach(async () => {
  url = await newPostgresDatabase();
  other = await serve(url);
  const way = new URL(url);
  proxy = await startProxy(Number(way.port));
  way.port = String(proxy.port);
  stalled = await serve(way.href);
});
afterEach(async () => {
  await killServers();
  await proxy.close();
});
afterAll(dropPostgresDatabases);

const aLine = () => ({ catalogItemId: ITEM.tenCents, billingCycle: "ONE_TIME" as const, quantity: 1 });

async function newCart(): Promise<string> {
  const input = { customerId: CUSTOMER_IDS.mixed, lineItems: [aLine()] };
  const { createCart } = await ask(other, CreateCartDocument, { input });
  return createCart!.cart!.id;
}

async function waitFor(client: Client, condition: string): Promise<void> {
  const sessions =
    "select 1 from pg_stat_activity where datname = current_database() and application_name = 'cartwright'";
  while ((await client.query(`${sessions} and ${condition}`)).rowCount === 0) await sleep(10);
}

/**
 * Has a request of the one server come to a row and stay there, in a transaction: the row is locked while the request
 * comes to it, the server stands still from then on, and the row is free for it again.
 */
async function stall(lockedRow: string, request: () => Promise<unknown>, standStill: () => void): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("begin");
    await client.query(`${lockedRow} for update`);
    // What comes of it is not asked for here: its server stands still, or is ended.
    request().catch(() => undefined);
    await waitFor(client, "wait_event_type = 'Lock'");
    standStill();
    await client.query("commit");
    await waitFor(client, "state = 'idle in transaction'");
  });
}

const WAYS: readonly (readonly [string, () => void, () => void])[] = [
  ["was stopped", () => stalled.kill("SIGSTOP"), () => stalled.kill("SIGCONT")],
  ["is behind a network that lets nothing through", () => proxy.silence(), () => proxy.cut()],
];

describe.each(WAYS)("a process that %s in the midst of a transaction", (_name, standStill, goOn) => {
  it("does not keep another one from editing the same cart for longer than its bound, and serves again later", async () => {
    const cartId = await newCart();
    const input = { cartId, lineItems: [aLine()] };
    const edit = () => send(stalled, AddCartLineItemsDocument, { input });
    await stall(`select id from carts where id = '${cartId}'`, edit, standStill);

    const begin = performance.now();
    const { addCartLineItems } = await ask(other, AddCartLineItemsDocument, { input });
    expect(performance.now() - begin).toBeLessThan(BOUND_MILLISECONDS + WORK_MILLISECONDS);
    expect(addCartLineItems?.userErrors).toEqual([]);

    goOn();
    for (let again = 0; again < 2; again += 1) {
      const answer = await ask(stalled, AddCartLineItemsDocument, { input });
      expect(answer.addCartLineItems?.userErrors).toEqual([]);
    }
  });

  it("does not keep the other checkouts of its partner from going on", async () => {
    const [ours, theirs] = [await newCart(), await newCart()];
    const checkout = () => send(stalled, CheckoutCartDocument, { input: { cartId: theirs } });
    await stall(`select id from partners where id = '${PARTNER_IDS.direct}'`, checkout, standStill);

    const begin = performance.now();
    const { checkoutCart } = await ask(other, CheckoutCartDocument, { input: { cartId: ours } });
    expect(performance.now() - begin).toBeLessThan(BOUND_MILLISECONDS + WORK_MILLISECONDS);
    expect([checkoutCart!.orders.length, checkoutCart!.orderErrors, checkoutCart!.userErrors]).toEqual([1, [], []]);

    // The server that stood still goes on, and what it had begun has left nothing behind.
    goOn();
    const input = { cartId: theirs };
    const answers = await Promise.all([1, 2, 3].map(() => send(stalled, CheckoutCartDocument, { input })));
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  });
});
