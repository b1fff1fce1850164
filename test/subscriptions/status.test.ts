import type { Subscription } from "../../src/model/subscription.js";
import type { SubscriptionStatus } from "../../src/model/enums.js";
import { SUBSCRIPTION_TRANSITIONS } from "../../src/orders/transitions.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { ChangeSubscriptionStatusDocument, RegisterSubscriptionDocument } from "../support/graphql/graphql.js";
import { runApp, type RunningApp } from "../support/running-app.js";
import {
  DAY_MILLISECONDS,
  finish,
  forAzure,
  insertSubscription,
  ITEMS,
  line,
  lineErrors,
  monthly,
  placeOrder,
  storedOrder,
  storedSubscription,
} from "../orders/journeys.js";

/** Licences of the customer that owns much. */
const LICENCES = "00000000-0000-4000-8000-00000000A008";
const AZURE = "00000000-0000-4000-8000-00000000A011";
const AZURE_NOT_REGISTERED = "00000000-0000-4000-8000-00000000A004";
const AZURE_PLAN = "00000000-0000-4000-8000-00000000A00C";

let app: RunningApp;
let licences: Subscription;

beforeAll(async () => {
  app = await runApp();
  licences = await storedSubscription(app, LICENCES);
});

afterAll(() => app.close());

/** What is in the sample data was bought then: the window for deletions is open. */
beforeEach(() => {
  app.clock.now = new Date("2026-02-01T00:00:00.000Z");
});

async function change(subscriptionId: string, status: SubscriptionStatus) {
  const input = { subscriptionId, status };
  return (await app.ask(ChangeSubscriptionStatusDocument, { input })).changeSubscriptionStatus!;
}

const STATUSES = Object.keys(SUBSCRIPTION_TRANSITIONS) as SubscriptionStatus[];
const PAIRS = STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const));
const isPossible = ([from, to]: (typeof PAIRS)[number]) => SUBSCRIPTION_TRANSITIONS[from].includes(to);

describe("A subscription", () => {
  it.each(PAIRS.filter(isPossible))("goes from %s to %s", async (from, to) => {
    const id = await insertSubscription(app, licences, { status: from });
    expect(await change(id, to)).toEqual({
      subscription: expect.objectContaining({ id, status: to, version: 2 }),
      userErrors: [],
      replayed: false,
    });
    expect(await storedSubscription(app, id)).toMatchObject({ status: to, version: 2 });
  });

  it.each(PAIRS.filter((pair) => !isPossible(pair)))("800040: does not go from %s to %s", async (from, to) => {
    const id = await insertSubscription(app, licences, { status: from });
    const { subscription, userErrors } = await change(id, to);
    expect(subscription).toMatchObject({ id, status: from, version: 1 });
    expect(userErrors).toMatchObject([
      {
        code: 800040,
        path: ["input", "subscriptionId"],
        message: expect.stringContaining(`Asset status cannot be changed to ${to} from ${from}. `),
      },
    ]);
  });

  it("that is deleted renews to nothing", async () => {
    const id = await insertSubscription(app, licences, {});
    expect((await change(id, "DELETED")).subscription).toMatchObject({ status: "DELETED", renewsTo: null });
  });

  it("800040: is not deleted more than 60 days after its purchase; it can still be suspended", async () => {
    const id = await insertSubscription(app, licences, {});
    app.clock.now = new Date(Date.parse(licences.creationTimeStamp) + 60 * DAY_MILLISECONDS + 1);
    expect((await change(id, "DELETED")).userErrors).toMatchObject([
      { code: 800040, message: expect.stringContaining("60 days") },
    ]);
    expect((await change(id, "SUSPENDED")).userErrors).toEqual([]);
  });

  it.each(["RESERVATION", "SOFTWARE"] as const)("800042: of kind %s has no status to change", async (itemKind) => {
    const id = await insertSubscription(app, licences, { itemKind });
    expect((await change(id, "SUSPENDED")).userErrors).toMatchObject([{ code: 800042 }]);
  });
});

describe("A base and its add-on", () => {
  it("800040: are suspended and reactivated in the right order only", async () => {
    const family = monthly(ITEMS.officeE1, { addonItems: [monthly(ITEMS.audioConferencing)] });
    const { lineItems } = await placeOrder(app, [family], { customerId: CUSTOMER_IDS.addons });
    const [base, addon] = lineItems.map(({ subscriptionId }) => subscriptionId!) as [string, string];
    for (const status of ["SUSPENDED", "DELETED"] as const) {
      expect((await change(base, status)).userErrors).toMatchObject([
        { code: 800040, message: expect.stringContaining(`Subscription ${addon} (`) },
      ]);
    }
    expect((await change(addon, "SUSPENDED")).userErrors).toEqual([]);
    expect((await change(base, "DELETED")).userErrors).toMatchObject([
      { code: 800040, message: expect.stringContaining("depends on it and is SUSPENDED") },
    ]);
    expect((await change(base, "SUSPENDED")).userErrors).toEqual([]);
    expect((await change(addon, "ACTIVE")).userErrors).toMatchObject([
      {
        code: 800040,
        message: expect.stringContaining(`Its base subscription ${base} is SUSPENDED, and has to be ACTIVE.`),
      },
    ]);
    expect((await change(base, "ACTIVE")).userErrors).toEqual([]);
    expect((await change(addon, "ACTIVE")).userErrors).toEqual([]);
  });
});

describe("What is not fulfilled yet", () => {
  it("800040: is not made ACTIVE past 800019, suspended or deleted, and its order is fulfilled with it", async () => {
    const { id: orderId } = await placeOrder(app, [monthly(ITEMS.saas, { termDuration: "P1M" })]);
    const { storedSubscriptionId: id } = (await storedOrder(app, orderId)).lineItems[0]!;
    for (const status of ["ACTIVE", "SUSPENDED", "DELETED"] as const) {
      expect(await change(id, status)).toMatchObject({
        subscription: { status: "PENDING", version: 1 },
        userErrors: [{ code: 800040, message: expect.stringContaining("when its order is fulfilled") }],
      });
    }
    await finish(app);
    expect(await storedOrder(app, orderId)).toMatchObject({ status: "COMPLETED" });
    expect(await storedSubscription(app, id)).toMatchObject({ status: "ACTIVE" });
  });
});

describe("An Azure plan", () => {
  it("800040: is not suspended while something is billed to it, be it active or about to be", async () => {
    const saas = monthly(ITEMS.saasBilledToAzure, { termDuration: "P1M", ...forAzure(AZURE_PLAN) });
    const { id: orderId } = await placeOrder(app, [saas], { customerId: CUSTOMER_IDS.planOwner });
    const refusal = (status: string) => [
      {
        code: 800040,
        message: expect.stringMatching(new RegExp(`depends on it and is ${status}: change that one first\\.$`)),
      },
    ];
    expect((await change(AZURE_PLAN, "SUSPENDED")).userErrors).toMatchObject(refusal("PENDING"));
    await finish(app);
    expect((await change(AZURE_PLAN, "SUSPENDED")).userErrors).toMatchObject(refusal("ACTIVE"));
    const [billed] = await app.store.stores.subscriptions.children(licences.partnerId, [AZURE_PLAN]);
    expect(billed).toMatchObject({ orderId, status: "ACTIVE" });
    expect((await change(billed!.id, "SUSPENDED")).userErrors).toEqual([]);
    expect((await change(AZURE_PLAN, "SUSPENDED")).userErrors).toEqual([]);
  });
});

describe("A registration for reservations", () => {
  async function register(subscriptionId: string) {
    const input = { subscriptionId };
    return (await app.ask(RegisterSubscriptionDocument, { input })).registerSubscription!;
  }

  it("ends with a suspension, and can be asked for anew", async () => {
    expect((await change(AZURE, "SUSPENDED")).subscription).toMatchObject({ registrationStatus: "REGISTERED" });
    expect((await change(AZURE, "ACTIVE")).subscription).toMatchObject({ registrationStatus: "NOT_REGISTERED" });
    const reservation = line(ITEMS.reservation, { termDuration: "P1Y", ...forAzure(AZURE) });
    expect(await lineErrors(app, [reservation], CUSTOMER_IDS.owner)).toEqual([10008]);
    await register(AZURE);
    await finish(app);
    await placeOrder(app, [reservation], { customerId: CUSTOMER_IDS.owner });
  });

  it("that is under way ends with a suspension too, and is not finished by the background work", async () => {
    const original = await storedSubscription(app, AZURE_NOT_REGISTERED);
    const id = await insertSubscription(app, original, {});
    expect((await register(id)).subscription).toMatchObject({ registrationStatus: "REGISTERING" });
    expect((await change(id, "SUSPENDED")).subscription).toMatchObject({ registrationStatus: "NOT_REGISTERED" });
    expect((await change(id, "ACTIVE")).subscription).toMatchObject({ registrationStatus: "NOT_REGISTERED" });
    await finish(app);
    expect(await storedSubscription(app, id)).toMatchObject({ registration: "NOT_REGISTERED", version: 4 });
  });

  it("is left alone by background work that comes when it has been withdrawn", async () => {
    const original = await storedSubscription(app, AZURE_NOT_REGISTERED);
    const id = await insertSubscription(app, original, { dueTimeStamp: app.clock.now.toISOString() });
    await finish(app);
    expect(await storedSubscription(app, id)).toMatchObject({ registration: "NOT_REGISTERED", dueTimeStamp: null });
  });
});
