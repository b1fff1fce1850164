import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "../../src/store/database.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import { ITEM } from "../support/api-carts.js";
import { type CuttableProxy, startProxy } from "../support/cuttable-proxy.js";
import {
  AddCartLineItemsDocument,
  CartsDocument,
  CheckoutCartDocument,
  CreateCartDocument,
} from "../support/graphql/graphql.js";
import { ask, expectOutage, readiness, send, waitUntil } from "../support/outside-client.js";
import { type PostgresServer, startPostgres } from "../support/postgres.js";
import { killServers, runServerToItsEnd, type ServerProcess, startServer } from "../support/server-process.js";

jest.setTimeout(60_000);

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
beforeEach(() => postgres.start());
afterEach(killServers);
afterAll(() => postgres.stop());

/** Seconds as short as they may be: nobody is to wait longer than for these. */
const SHORT = { CHECKOUT_CLAIM_SECONDS: "2", PURCHASE_TIMEOUT_SECONDS: "1", DATABASE_TIMEOUT_SECONDS: "1" };
const serve = (url = postgres.url) => startServer({ ...SHORT, DATABASE_URL: url });

const aLine = (friendlyName: string) => ({
  catalogItemId: ITEM.tenCents,
  billingCycle: "ONE_TIME" as const,
  quantity: 1,
  friendlyName,
});

async function createCart(server: ServerProcess, name: string): Promise<string> {
  const input = { customerId: CUSTOMER_IDS.mixed, lineItems: [aLine(name)] };
  const { createCart: made } = await ask(server, CreateCartDocument, { input });
  return made!.cart!.id;
}

/** The number of ORDER_IN_PROGRESS. */
const IN_PROGRESS = 800060;

/** Customers who go on whatever happens, and remember what they were told. */
class Crowd {
  /** Lines that were answered, by name. */
  readonly added: string[] = [];
  /** Carts that were checked out to the end, with the order that was answered; null for one in doubt. */
  readonly orders = new Map<string, string | null>();
  failures = 0;
  #isOver = false;
  /** What one of them should not have been told. */
  #failure: unknown;
  readonly #servers: readonly ServerProcess[];
  readonly #running: Promise<void>[] = [];

  constructor(servers: readonly ServerProcess[]) {
    this.#servers = servers;
  }

  /** Adds lines to a cart, one after the other; what fails is not repeated, so that nobody knows of it. */
  addTo(cartId: string, name: string): void {
    this.#go(async (server, count) => {
      const line = aLine(`${name} ${count}`);
      const answer = await send(server, AddCartLineItemsDocument, { input: { cartId, lineItems: [line] } });
      if (answer.errors) return this.#fail(answer);
      expect(answer.data?.addCartLineItems?.userErrors).toEqual([]);
      this.added.push(line.friendlyName);
    });
  }

  /** Makes carts and checks them out, each with one key that is used until there is a result. */
  checkOut(name: string): void {
    let open: { readonly cartId: string; readonly idempotencyKey: string } | null = null;
    this.#go(
      async (server, count) => {
        if (open === null) {
          const input = { customerId: CUSTOMER_IDS.mixed, lineItems: [aLine(`${name} ${count}`)] };
          const made = await send(server, CreateCartDocument, { input });
          if (made.errors) return this.#fail(made);
          open = { cartId: made.data!.createCart!.cart!.id, idempotencyKey: randomUUID() };
        }
        const answer = await send(server, CheckoutCartDocument, { input: open });
        if (answer.errors) return this.#fail(answer);
        const { orders, orderErrors, userErrors } = answer.data!.checkoutCart!;
        if (userErrors.length > 0) {
          // The first request is still being finished: come again.
          expect(userErrors.map(({ code }) => code)).toEqual([IN_PROGRESS]);
          return sleep(100);
        }
        // Where the outage came while the purchase system was asked, the order is in doubt, and comes later.
        expect(orderErrors.filter(({ code }) => code !== IN_PROGRESS)).toEqual([]);
        expect(orders.length + orderErrors.length).toBe(1);
        this.orders.set(open.cartId, orders[0]?.id ?? null);
        open = null;
        return undefined;
      },
      () => open === null,
    );
  }

  #fail(answer: Parameters<typeof expectOutage>[0]): Promise<void> {
    expectOutage(answer);
    this.failures += 1;
    return sleep(50);
  }

  #go(step: (server: ServerProcess, count: number) => Promise<unknown>, isDone: () => boolean = () => true): void {
    const run = async () => {
      for (let count = 0; !this.#isOver || !isDone(); count += 1) {
        await step(this.#servers[count % this.#servers.length]!, count);
      }
    };
    const running = run();
    running.catch((error: unknown) => {
      this.#failure ??= error;
    });
    this.#running.push(running);
  }

  /** Lets all end what they have begun. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#running);
  }

  /** Waits for news of both kinds: more lines, and more orders. */
  async goesOn(): Promise<void> {
    const [lines, orders] = [this.added.length, this.orders.size];
    await waitUntil("lines are added and carts are checked out", () => {
      if (this.#failure !== undefined) throw this.#failure;
      return this.added.length >= lines + 10 && this.orders.size >= orders + 4;
    });
  }
}

async function findings() {
  const store = await openStore(postgres.url);
  const report = await verifyStore(store);
  await store.close();
  return report.findings;
}

it("loses nothing and orders nothing twice when PostgreSQL goes away in the midst of work, again and again", async () => {
  const servers = [await serve(), await serve()];
  const cartIds = await Promise.all(["one", "other"].map((name) => createCart(servers[0]!, name)));
  // The sample data has an example of nearly everything, also of what would be found.
  const before = await findings();
  const crowd = new Crowd(servers);
  for (const cartId of cartIds) crowd.addTo(cartId, cartId);
  for (const name of ["third", "fourth", "fifth"]) crowd.checkOut(name);
  for (let outage = 0; outage < 2; outage += 1) {
    await crowd.goesOn();
    const failures = crowd.failures;
    await postgres.crash();
    await waitUntil("the servers are not ready", async () => {
      return (await Promise.all(servers.map(readiness))).every((status) => status === 503);
    });
    await waitUntil("requests fail", () => crowd.failures > failures + 5);
    await postgres.start();
    await waitUntil("the servers are ready", async () => {
      return (await Promise.all(servers.map(readiness))).every((status) => status === 200);
    });
  }
  await crowd.goesOn();
  await crowd.end();

  const store = await openStore(postgres.url);
  const carts = await store.stores.carts.byIds(PARTNER_IDS.direct, cartIds);
  const names = cartIds.flatMap((id) => carts.get(id)!.lineItems.map((line) => line.friendlyName));
  expect(crowd.added.filter((name) => !names.includes(name))).toEqual([]);
  expect(names).toHaveLength(new Set(names).size);
  const ordered = [...crowd.orders.keys()];
  const ordersOf = () => store.stores.orders.byCarts(PARTNER_IDS.direct, ordered);
  await waitUntil("every cart has its order", async () => (await ordersOf()).size === ordered.length);
  for (const [cartId, orders] of await ordersOf()) {
    expect(orders.map(({ id }) => id)).toEqual([crowd.orders.get(cartId) ?? orders[0]?.id]);
  }
  await store.close();
  expect(await findings()).toEqual(before);
});

describe("a server on PostgreSQL", () => {
  it("stops in time when it is told to while its database is away", async () => {
    const server = await serve();
    await createCart(server, "line");
    await postgres.crash();
    const begin = performance.now();
    server.kill("SIGTERM");
    expect(await server.exited).toBe(0);
    expect(performance.now() - begin).toBeLessThan(15_000);
  });

  it("does not start without its database, and says so in one line without a password", async () => {
    await postgres.crash();
    const { code, output } = await runServerToItsEnd({ ...SHORT, DATABASE_URL: postgres.url });
    expect(code).toBe(1);
    expect(output).toMatch(/^Cartwright did not start\. [^\n]+\n$/);
    expect(output).not.toContain(new URL(postgres.url).password);
  });
});

describe("a server whose way to PostgreSQL is broken", () => {
  let proxy: CuttableProxy;
  let server: ServerProcess;
  beforeEach(async () => {
    const url = new URL(postgres.url);
    proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    server = await serve(url.href);
  });
  afterEach(() => proxy.close());

  it("answers in time where nothing comes back any more, and goes on when it does", async () => {
    const cartId = await createCart(server, "line");
    proxy.silence();
    const begin = performance.now();
    const input = { cartId, lineItems: [aLine("lost")] };
    const answers = await Promise.all([
      send(server, CartsDocument, {}),
      ...[1, 2, 3].map(() => send(server, AddCartLineItemsDocument, { input })),
    ]);
    for (const answer of answers) expectOutage(answer);
    expect(await readiness(server)).toBe(503);
    // A second for a statement, a second of grace, and a second for a new connection; for the requests and the probe.
    expect(performance.now() - begin).toBeLessThan(12_000);
    proxy.cut();
    await waitUntil("the server is ready", async () => (await readiness(server)) === 200);
    const { addCartLineItems } = await ask(server, AddCartLineItemsDocument, { input });
    expect(addCartLineItems?.userErrors).toEqual([]);
  });

  it("does not let anybody know that idle connections were cut", async () => {
    const cartId = await createCart(server, "line");
    for (const name of ["second", "third", "fourth"]) {
      proxy.cut();
      const input = { cartId, lineItems: [aLine(name)] };
      const { addCartLineItems } = await ask(server, AddCartLineItemsDocument, { input });
      expect(addCartLineItems?.userErrors).toEqual([]);
    }
  });
});
