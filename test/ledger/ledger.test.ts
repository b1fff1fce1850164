import { Big } from "big.js";
import * as fc from "fast-check";
import * as ledger from "../../src/ledger/ledger.js";
import { type Subscription, subscriptionKey, type Drawn, LIVING_STATUSES } from "../../src/model/subscription.js";
import { catalogKey } from "../../src/model/catalog.js";
import type { Holdings } from "../../src/model/holdings.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import { trialUnused } from "../../src/rules/line/trial-unused.js";
import { openStore } from "../../src/store/database.js";
import { ConcurrentChange, type Store, type Stores } from "../../src/store/stores.js";
import {
  aCreditLine,
  aSubscription,
  anInventory,
  anItem,
  aPartner,
  aQuestion,
  onlyFacts,
  someFacts,
} from "../support/builders.js";
import { anOrder, anOrderLine, anOrderRequest, CUSTOMER_ID, PARTNER_ID } from "../support/carts.js";
import { dropPostgresDatabases, newPostgresDatabase } from "../support/postgres.js";
import { someReferenceData } from "../support/shop.js";

const ITEMS = ["ITEM-A", "ITEM-B", "PRODUCT:SKU:FIRST", "PRODUCT:SKU:SECOND"];
const AZURE = ["00000000-0000-4000-8000-00000000A001", "00000000-0000-4000-8000-00000000A002"];
const REGIONS = ["eastus2", "westus"];
const CURRENCIES = ["USD", "EUR"];
const OTHER_CUSTOMER = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";

const AZURE_SUBSCRIPTIONS = AZURE.map((id) =>
  aSubscription({ id, coreQuotas: REGIONS.map((armRegionName) => ({ armRegionName, limit: 1000, used: 5 })) }),
);
const DATA = someReferenceData({
  inventory: ITEMS.map((catalogItemId) => anInventory({ catalogItemId, available: 100_000 })),
  creditLines: CURRENCIES.map((currencyCode) => aCreditLine({ currencyCode, limit: "1000000", used: "0.30" })),
  subscriptions: AZURE_SUBSCRIPTIONS,
});

let store: Store;
beforeEach(async () => {
  store = await openStore("sqlite::memory:");
  await store.load(DATA);
});
afterEach(() => store.close());

let lastNumber = 0;
const newId = () => `00000000-0000-4000-8000-${String((lastNumber += 1)).padStart(12, "0")}`;
const usd = (amount: string) => ({ amount, currencyCode: "USD" });

/** A subscription that an order request will make. */
function aWanted({
  drawn = {},
  ...subscription
}: Partial<Omit<Subscription, "drawn">> & { drawn?: Partial<Drawn> } = {}): Subscription {
  return aSubscription({
    id: newId(),
    catalogItemId: "ITEM-A",
    itemKind: "LICENCE",
    status: "PENDING",
    quantity: 3,
    ...subscription,
    drawn: { stock: 0, credit: null, cores: null, ...drawn },
  });
}

function aRequest(...subscriptions: readonly Subscription[]): OrderRequest {
  const id = newId();
  const lineItems = subscriptions.map((subscription, lineItemNumber) =>
    anOrderLine({ lineItemNumber, storedSubscriptionId: subscription.id }),
  );
  const { id: _id, alternateId: _alternateId, ...draft } = anOrder({ status: "PENDING", orderGroupId: id, lineItems });
  return anOrderRequest({ id, orderGroupId: id, draft, subscriptions });
}

/** What its purchase system makes of a request. */
function placedOf(request: OrderRequest): ledger.Placed {
  const id = newId();
  const order = { ...request.draft, id, alternateId: id, status: "COMPLETED" as const };
  const subscriptions = request.subscriptions.map((subscription) => ({
    ...subscription,
    status: "ACTIVE" as const,
    orderId: id,
  }));
  return { request, order, subscriptions };
}

/** A unit of work on the ledger, under its locks. */
function onLedger(work: (stores: Stores) => Promise<void>, on = store): Promise<void> {
  return on.transact(async (stores) => {
    await ledger.lockAccounts(stores, { partnerId: PARTNER_ID, catalogItemIds: ITEMS });
    await work(stores);
  });
}

const reserve = (requests: readonly OrderRequest[], on = store) =>
  onLedger(async (stores) => ledger.reserve(stores, requests, await stores.ledger.creditLines(PARTNER_ID)), on);
const commit = (placed: readonly ledger.Placed[]) => onLedger((stores) => ledger.commit(stores, placed));
const release = (requests: readonly OrderRequest[], on = store) =>
  onLedger((stores) => ledger.release(stores, requests), on);
const change = (before: Subscription, after: Subscription) =>
  onLedger((stores) => ledger.change(stores, before, after));
const remove = (subscriptions: readonly Subscription[]) => onLedger((stores) => ledger.remove(stores, subscriptions));

/** Everything that the ledger counts, in a form that does not depend on how numbers are written. */
async function accounts() {
  const { stores } = store;
  const stock = new Map((await stores.audit.stock()).map((account) => [account.catalogItemId, account]));
  const credit = await stores.ledger.creditLines(PARTNER_ID);
  const azure = await stores.subscriptions.ofPartner(PARTNER_ID, AZURE);
  return {
    available: ITEMS.map((id) => stock.get(id)!.available),
    sold: ITEMS.map((id) => stock.get(id)!.sold),
    credit: CURRENCIES.map((currency) => new Big(credit.get(currency)!.used).toNumber()),
    cores: AZURE.map((id) => azure.get(id)!.coreQuotas.map((quota) => quota.used)),
    counters: await counters(),
  };
}

/** What rules are told that the customer has, when a line names the item. */
async function holdingsIn({ stores }: Store, catalogItemId: string): Promise<Holdings> {
  const { holdings } = await stores.facts.read({
    partnerId: PARTNER_ID,
    customerId: CUSTOMER_ID,
    catalogItemIds: [catalogItemId],
    subscriptionIds: [],
    mpnIds: [],
    withCredit: false,
  });
  return holdings;
}

/** The counters that say something, by what they count: how many live, with how many units, and how many ever were. */
async function counters(): Promise<Record<string, readonly number[]>> {
  const counts = (await store.stores.audit.holdings()).filter(({ living, ever }) => living !== 0 || ever !== 0);
  return Object.fromEntries(
    counts.map(({ customerId, itemKind, sku, living, livingQuantity, ever }) => [
      `${customerId} ${itemKind} ${sku}`,
      [living, livingQuantity, ever],
    ]),
  );
}

/** What the accounts must say when there are these subscriptions, ordered or reserved, beside the Azure ones. */
function accountsWith(subscriptions: readonly Subscription[]): Awaited<ReturnType<typeof accounts>> {
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  const sold = ITEMS.map((id) =>
    sum(subscriptions.map(({ catalogItemId, drawn }) => (catalogKey(catalogItemId) === id ? drawn.stock : 0))),
  );
  const tallies: Record<string, number[]> = {};
  for (const { customerId, itemKind, catalogItemId, status, quantity } of [...AZURE_SUBSCRIPTIONS, ...subscriptions]) {
    const living = LIVING_STATUSES.includes(status) ? 1 : 0;
    const [product, sku] = catalogItemId.toUpperCase().split(":");
    const skuKey = sku === undefined ? product : `${product}:${sku}`;
    for (const key of [
      `${customerId} ${itemKind} ${skuKey}`,
      `${customerId} ${itemKind} null`,
      `null ${itemKind} null`,
    ]) {
      const [lives = 0, units = 0, ever = 0] = tallies[key] ?? [];
      tallies[key] = [lives + living, units + living * quantity, ever + 1];
    }
  }
  const amounts = subscriptions.flatMap(({ drawn }) => drawn.credit ?? []);
  const cores = subscriptions.flatMap(({ drawn }) => drawn.cores ?? []);
  return {
    available: sold.map((units) => 100_000 - units),
    sold,
    credit: CURRENCIES.map((currency) =>
      amounts
        .filter(({ currencyCode }) => currencyCode === currency)
        .reduce((total, { amount }) => total.plus(amount), new Big("0.3"))
        .toNumber(),
    ),
    cores: AZURE.map((id) =>
      REGIONS.map((region) => {
        const here = cores.filter((one) => subscriptionKey(one.subscriptionId) === id && one.armRegionName === region);
        return 5 + sum(here.map((one) => one.cores));
      }),
    ),
    counters: tallies,
  };
}

describe("reserving", () => {
  it("takes stock, credit and cores, each in sum, and has what is reserved count, though it is not made yet", async () => {
    const cores = (subscriptionId: string, armRegionName: string, count: number) => ({
      cores: { subscriptionId, armRegionName, cores: count },
    });
    const requests = [
      aRequest(
        aWanted({ drawn: { stock: 3, credit: usd("0.1") } }),
        aWanted({ catalogItemId: "item-a", drawn: { stock: 4, ...cores(AZURE[0]!.toLowerCase(), "westus", 12) } }),
        aWanted({ catalogItemId: "ITEM-B", drawn: { stock: 1 } }),
      ),
      aRequest(
        aWanted({ drawn: { stock: 2, credit: usd("0.2"), ...cores(AZURE[0]!, "westus", 4) } }),
        aWanted({ customerId: OTHER_CUSTOMER, drawn: cores(AZURE[1]!, "eastus2", 1) }),
      ),
    ];
    await reserve(requests);
    expect(await accounts()).toEqual({
      available: [99_991, 99_999, 100_000, 100_000],
      sold: [9, 1, 0, 0],
      credit: [0.6, 0.3],
      cores: [
        [5, 21],
        [6, 5],
      ],
      counters: {
        [`${CUSTOMER_ID} LEGACY_AZURE MS-AZR-0145P`]: [2, 2, 2],
        [`${CUSTOMER_ID} LEGACY_AZURE null`]: [2, 2, 2],
        "null LEGACY_AZURE null": [2, 2, 2],
        [`${CUSTOMER_ID} LICENCE ITEM-A`]: [3, 9, 3],
        [`${CUSTOMER_ID} LICENCE ITEM-B`]: [1, 3, 1],
        [`${CUSTOMER_ID} LICENCE null`]: [4, 12, 4],
        [`${OTHER_CUSTOMER} LICENCE ITEM-A`]: [1, 3, 1],
        [`${OTHER_CUSTOMER} LICENCE null`]: [1, 3, 1],
        "null LICENCE null": [5, 15, 5],
      },
    });
    expect(await store.stores.orderRequests.byPartner(PARTNER_ID)).toHaveLength(2);
    const ids = requests.flatMap(({ subscriptions }) => subscriptions.map(({ id }) => id));
    expect((await store.stores.subscriptions.ofPartner(PARTNER_ID, ids)).size).toBe(0);
  });

  it("is exact about credit", async () => {
    await reserve([1, 2, 3].map(() => aRequest(aWanted({ drawn: { credit: usd("0.7") } }))));
    expect((await store.stores.ledger.creditLines(PARTNER_ID)).get("USD")?.used).toBe("2.4");
  });

  it("of nothing changes nothing", async () => {
    await reserve([]);
    await reserve([aRequest()]);
    expect(await accounts()).toEqual(accountsWith([]));
  });

  it("of more than there is takes nothing at all", async () => {
    const requests = [
      aRequest(aWanted({ drawn: { stock: 60_000 } })),
      aRequest(aWanted({ drawn: { stock: 60_000, credit: usd("5") } })),
    ];
    await expect(reserve(requests)).rejects.toThrow(ConcurrentChange);
    expect(await accounts()).toEqual(accountsWith([]));
    expect(await store.stores.orderRequests.byPartner(PARTNER_ID)).toEqual([]);
  });

  it("leaves other partners' credit and counters alone", async () => {
    const other = "00000000-0000-4000-8000-00000000d002";
    const creditLines = [aCreditLine({ partnerId: other })];
    await store.load(onlyFacts({ partners: [aPartner({ id: other })], creditLines }));
    await reserve([aRequest(aWanted({ drawn: { credit: usd("5") } }))]);
    expect((await store.stores.ledger.creditLines(other)).get("USD")?.used).toBe("0");
    expect((await store.stores.audit.holdings()).filter(({ partnerId }) => partnerId !== PARTNER_ID)).toEqual([]);
  });
});

describe("releasing", () => {
  it("gives back the stock of an item that is no longer counted to nobody, and all else", async () => {
    const request = aRequest(
      aWanted({ drawn: { stock: 3, credit: usd("5") } }),
      aWanted({ catalogItemId: "ITEM-B", drawn: { stock: 3 } }),
    );
    await reserve([request]);
    await store.load(onlyFacts({ inventory: [anInventory({ catalogItemId: "ITEM-A", available: null })] }));
    await release([request]);
    const untouched = accountsWith([]);
    expect(await accounts()).toEqual({ ...untouched, available: [null, ...untouched.available.slice(1)] });
  });

  it("gives back what was drawn on a credit line and a quota that are gone to nobody, and all else", async () => {
    const [azure] = AZURE_SUBSCRIPTIONS;
    const cores = { subscriptionId: azure!.id, armRegionName: "westus", cores: 4 };
    const request = aRequest(aWanted({ drawn: { stock: 3, credit: { amount: "5", currencyCode: "CHF" }, cores } }));
    await reserve([request]);
    await store.load(onlyFacts({ subscriptions: [{ ...azure!, coreQuotas: azure!.coreQuotas.slice(0, 1) }] }));
    await release([request]);
    expect(await accounts()).toEqual({ ...accountsWith([]), cores: [[5], [5, 5]] });
  });
});

/** What happens to the ledger, to whatever there is then. */
type Step =
  | { readonly kind: "reserve"; readonly requests: readonly (readonly Omit<Subscription, "id">[])[] }
  | { readonly kind: "commit" | "release" | "remove"; readonly which: number; readonly count: number }
  | {
      readonly kind: "change";
      readonly which: number;
      readonly to: Pick<Subscription, "status" | "quantity" | "drawn">;
    };

const drawings: fc.Arbitrary<Drawn> = fc.record({
  stock: fc.integer({ min: 0, max: 20 }),
  credit: fc.option(
    fc.record({
      amount: fc.integer({ min: 0, max: 100_000 }).map((cents) => new Big(cents).div(100).toFixed()),
      currencyCode: fc.constantFrom(...CURRENCIES),
    }),
  ),
  cores: fc.option(
    fc.record({
      subscriptionId: fc.constantFrom(...AZURE, ...AZURE.map((id) => id.toLowerCase())),
      armRegionName: fc.constantFrom(...REGIONS),
      cores: fc.integer({ min: 1, max: 12 }),
    }),
  ),
});
const quantities = fc.integer({ min: 1, max: 300 });
const wanted: fc.Arbitrary<Omit<Subscription, "id">> = fc
  .record({
    customerId: fc.constantFrom(CUSTOMER_ID, OTHER_CUSTOMER),
    catalogItemId: fc.constantFrom(...ITEMS, ...ITEMS.map((id) => id.toLowerCase())),
    itemKind: fc.constantFrom("LICENCE" as const, "RESERVATION" as const),
    quantity: quantities,
    drawn: drawings,
  })
  .map((subscription) => aWanted(subscription));
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("reserve" as const),
      requests: fc.array(fc.array(wanted, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("commit" as const, "release" as const, "remove" as const),
      which: fc.nat(),
      count: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("change" as const),
      which: fc.nat(),
      to: fc.record({
        status: fc.constantFrom("ACTIVE" as const, "SUSPENDED" as const, "DELETED" as const),
        quantity: quantities,
        drawn: drawings,
      }),
    }),
  },
);

/** What was reserved and what was ordered, as a ledger that makes no mistake would have it. */
class Model {
  requests: OrderRequest[] = [];
  subscriptions: Subscription[] = [];
  readonly done = new Set<Step["kind"]>();

  get counted(): Subscription[] {
    return [...this.requests.flatMap(({ subscriptions }) => subscriptions), ...this.subscriptions];
  }

  async run(step: Step): Promise<void> {
    switch (step.kind) {
      case "reserve": {
        const requests = step.requests.map((subscriptions) =>
          aRequest(...subscriptions.map((subscription) => ({ ...subscription, id: newId() }))),
        );
        await reserve(requests);
        this.requests.push(...requests);
        break;
      }
      case "commit": {
        const placed = taken(this.requests, step).map(placedOf);
        await commit(placed);
        this.subscriptions.push(...placed.flatMap(({ subscriptions }) => subscriptions));
        break;
      }
      case "release":
        await release(taken(this.requests, step));
        break;
      case "remove":
        await remove(taken(this.subscriptions, step));
        break;
      case "change": {
        const [before] = taken(this.subscriptions, { ...step, count: 1 });
        if (!before) return;
        const after = { ...before, ...step.to, version: before.version + 1 };
        await change(before, after);
        this.subscriptions.push(after);
      }
    }
    this.done.add(step.kind);
  }
}

/** Takes some out of a list, and returns them. */
function taken<Value>(list: Value[], { which, count }: { readonly which: number; readonly count: number }): Value[] {
  return list.length === 0 ? [] : list.splice(which % list.length, count);
}

it("whatever happens, the accounts say what is reserved and ordered; and they are as before once all of it is gone", async () => {
  const done = new Set<Step["kind"]>();
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 12, size: "max" }), async (given) => {
      const model = new Model();
      for (const step of given) {
        await model.run(step);
        expect(await accounts()).toEqual(accountsWith(model.counted));
      }
      const ids = model.subscriptions.map(({ id }) => id);
      const stored = [...(await store.stores.subscriptions.ofPartner(PARTNER_ID, ids)).values()];
      const byId = (subscriptions: readonly Subscription[]) =>
        [...subscriptions].sort((one, other) => one.id.localeCompare(other.id));
      expect(byId(stored)).toEqual(byId(model.subscriptions));

      await release(model.requests);
      await remove(model.subscriptions);
      expect(await accounts()).toEqual(accountsWith([]));
      expect(await store.stores.orderRequests.byPartner(PARTNER_ID)).toEqual([]);
      for (const kind of model.done) done.add(kind);
    }),
    { numRuns: 60 },
  );
  expect([...done].sort()).toEqual(["change", "commit", "release", "remove", "reserve"]);
}, 60_000);

it("the removal of an Azure subscription goes together with that of a reservation that draws on it", async () => {
  const azure = aWanted({ itemKind: "LEGACY_AZURE", coreQuotas: [{ armRegionName: "westus", limit: 9, used: 0 }] });
  const cores = { subscriptionId: azure.id, armRegionName: "westus", cores: 4 };
  const reservation = aWanted({ itemKind: "RESERVATION", parentId: azure.id, drawn: { cores } });
  await reserve([aRequest(azure)]);
  const [first] = await store.stores.orderRequests.byPartner(PARTNER_ID);
  await commit([placedOf(first!)]);
  const second = aRequest(reservation);
  await reserve([second]);
  await commit([placedOf(second)]);
  const both = await store.stores.subscriptions.ofPartner(PARTNER_ID, [azure.id, reservation.id]);
  expect(both.get(subscriptionKey(azure.id))?.coreQuotas).toEqual([{ armRegionName: "westus", limit: 9, used: 4 }]);
  await remove([...both.values()]);
  expect(await accounts()).toEqual(accountsWith([]));
});

describe("a trial", () => {
  const [first, second] = ["PRODUCT:SKU:FIRST", "PRODUCT:SKU:SECOND"] as const;

  /** What the rule says of the trial under another availability id than the one under which it was ordered. */
  async function breach() {
    const holdings = await holdingsIn(store, second);
    return trialUnused.check(
      aQuestion({ item: anItem({ id: second, isTrial: true }), facts: someFacts({ holdings }) }),
    );
  }

  it("counts by its SKU, whichever availability it was reserved under, until it is released", async () => {
    const request = aRequest(aWanted({ catalogItemId: first.toLowerCase() }));
    expect(await breach()).toBeNull();
    await reserve([request]);
    expect(await breach()).not.toBeNull();
    await release([request]);
    expect(await breach()).toBeNull();
  });

  it("counts also once it has ended", async () => {
    const request = aRequest(aWanted({ catalogItemId: first }));
    await reserve([request]);
    const placed = placedOf(request);
    await commit([placed]);
    const [trial] = placed.subscriptions;
    await change(trial!, { ...trial!, status: "DELETED" });
    expect(await breach()).not.toBeNull();
    expect((await counters())[`${CUSTOMER_ID} LICENCE PRODUCT:SKU`]).toEqual([0, 0, 1]);
  });
});

/** PostgreSQL has its part where a run of tests starts a server, which that of the unit tests does not. */
const DATABASES: [string, () => Promise<string>][] = [["SQLite", async () => "sqlite::memory:"]];
if (process.env["TEST_DATABASE_URL"] !== undefined) DATABASES.push(["PostgreSQL", newPostgresDatabase]);

describe.each(DATABASES)("on %s, numbers beyond 32 bits", (_dialect, newUrl) => {
  const MOST = 2_147_483_647;
  let large: Store;
  beforeEach(async () => {
    large = await openStore(await newUrl());
    const inventory = [anInventory({ catalogItemId: "ITEM-A", available: MOST })];
    await large.load({ ...DATA, inventory });
  }, 60_000);
  afterEach(() => large.close());
  afterAll(dropPostgresDatabases);

  const stock = async () => {
    const [account] = await large.stores.audit.stock();
    return [account?.available, account?.sold];
  };

  it("are sold and given back: one of 2,147,483,647, then all, and as many again once there are more", async () => {
    const one = aRequest(aWanted({ drawn: { stock: 1 } }));
    await reserve([one], large);
    expect(await stock()).toEqual([MOST - 1, 1]);
    await release([one], large);
    expect(await stock()).toEqual([MOST, 0]);

    const all = aRequest(aWanted({ drawn: { stock: MOST } }));
    await reserve([all], large);
    expect(await stock()).toEqual([0, MOST]);
    await large.load(onlyFacts({ inventory: [anInventory({ catalogItemId: "ITEM-A", available: null })] }));
    await large.load(onlyFacts({ inventory: [anInventory({ catalogItemId: "ITEM-A", available: MOST })] }));
    const more = aRequest(aWanted({ drawn: { stock: MOST } }));
    await reserve([more], large);
    expect(await stock()).toEqual([0, 2 * MOST]);
    await release([more, all], large);
    expect(await stock()).toEqual([2 * MOST, 0]);
  });

  it("are counted: the units of three reservations of a billion each", async () => {
    const quantity = 999_999_999;
    const request = aRequest(...[1, 2, 3].map(() => aWanted({ itemKind: "RESERVATION", quantity })));
    await reserve([request], large);
    const holdings = await holdingsIn(large, "ITEM-A");
    expect(holdings.ofItem("ITEM-A")).toEqual({ living: 3, livingQuantity: 3 * quantity, ever: 3 });
    expect(holdings.ofPartner(["RESERVATION"]).livingQuantity).toBe(3 * quantity);
  });
});
