import type { Subscription } from "../../src/model/subscription.js";
import type { TermDuration } from "../../src/model/enums.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import {
  ActivateSubscriptionDocument,
  ChangeSubscriptionQuantityDocument,
  ChangeSubscriptionRenewalDocument,
  RegisterSubscriptionDocument,
} from "../support/graphql/graphql.js";
import { type Caller, runApp, type RunningApp } from "../support/running-app.js";
import {
  finish,
  forAzure,
  insertSubscription,
  ITEMS,
  line,
  lineErrors,
  monthly,
  placeOrder,
  storedSubscription,
  storedOrder,
} from "../orders/journeys.js";

const OFFICE_E1 = "97555B61-7461-477A-A98C-9C76148783E4";
const AZURE = "3D5ECED6-1151-44C7-AEE6-70A4BB725666";
const AZURE_NOT_REGISTERED = "00000000-0000-4000-8000-00000000A004";
const TRIAL_OFFER = "C0BD2E08-11AC-4836-BDC7-3712E744922F";

let app: RunningApp;
let officeE1: Subscription;

beforeAll(async () => {
  app = await runApp();
  officeE1 = await storedSubscription(app, OFFICE_E1);
});

afterAll(() => app.close());

async function changeQuantity(subscriptionId: string, quantity: number, as?: Caller) {
  const input = { subscriptionId, quantity };
  return (await app.ask(ChangeSubscriptionQuantityDocument, { input }, as)).changeSubscriptionQuantity!;
}

async function changeRenewal(subscriptionId: string, termDuration?: TermDuration | null) {
  const input = { subscriptionId, termDuration };
  return (await app.ask(ChangeSubscriptionRenewalDocument, { input })).changeSubscriptionRenewal!;
}

/** The subscription that an order of one line has made. */
async function made(lineItem: Parameters<typeof placeOrder>[1][number], customerId: string): Promise<string> {
  const { id } = await placeOrder(app, [lineItem], { customerId });
  await finish(app);
  return (await storedOrder(app, id)).lineItems[0]!.storedSubscriptionId;
}

describe("The quantity of a subscription", () => {
  it("changes within the range of its item", async () => {
    const id = await insertSubscription(app, officeE1, { catalogItemId: ITEMS.businessPremium });
    for (const [version, quantity] of [1, 300].entries()) {
      expect(await changeQuantity(id, quantity)).toMatchObject({
        subscription: { quantity, version: version + 2 },
        userErrors: [],
      });
    }
    expect(await changeQuantity(id, 301)).toMatchObject({
      subscription: { quantity: 300, version: 3 },
      userErrors: [{ code: 800017, path: ["input", "quantity"], message: expect.stringContaining("1 to 300") }],
    });
  });

  it("800018: is 25 at the most in the sandbox", async () => {
    const as = { partner: "sandbox" } as const;
    expect(await changeQuantity(OFFICE_E1, 26, as)).toMatchObject({
      subscription: { quantity: 10 },
      userErrors: [{ code: 800018, path: ["input", "quantity"], message: expect.stringContaining("25 licences") }],
    });
    expect((await changeQuantity(OFFICE_E1, 25, as)).userErrors).toEqual([]);
  });

  it.each(["PENDING", "SUSPENDED", "DELETED", "EXPIRED"] as const)(
    "800012: does not change while it is %s",
    async (status) => {
      const id = await insertSubscription(app, officeE1, { status });
      expect((await changeQuantity(id, 11)).userErrors).toMatchObject([
        { code: 800012, message: expect.stringContaining(`The subscription is ${status}, and has to be ACTIVE.`) },
      ]);
    },
  );

  it("800042: does not change for anything but licences", async () => {
    const ids = [
      AZURE,
      await made(monthly(ITEMS.saas, { termDuration: "P1M" }), CUSTOMER_IDS.mixed),
      await made(line(ITEMS.software), CUSTOMER_IDS.mixed),
      await made(line(ITEMS.reservation, { termDuration: "P1Y", ...forAzure(AZURE) }), CUSTOMER_IDS.mixed),
      await insertSubscription(app, officeE1, { catalogItemId: TRIAL_OFFER, quantity: 25 }),
    ];
    const answers = await Promise.all(ids.map((id) => changeQuantity(id, 2)));
    expect(answers.map(({ userErrors }) => userErrors.map(({ code, message }) => [code, message]))).toEqual(
      ["of kind LEGACY_AZURE", "of kind SAAS", "of kind SOFTWARE", "of kind RESERVATION", "a trial"].map((what) => [
        [800042, `Not supported. Only the quantity of licences can be changed; this is ${what}.`],
      ]),
    );
  });

  it("800042: does not change for licences that are no longer in the catalog", async () => {
    const id = await insertSubscription(app, officeE1, { catalogItemId: "00000000-0000-4000-8000-00000000E999" });
    expect((await changeQuantity(id, 11)).userErrors).toMatchObject([
      { code: 800042, message: expect.stringContaining("Its item is no longer in the catalog") },
    ]);
  });
});

describe("The renewal of a subscription", () => {
  it("changes to a term that is offered, or to none, and back", async () => {
    const id = await made(monthly(ITEMS.modernLicence, { termDuration: "P1Y" }), CUSTOMER_IDS.mixed);
    expect((await storedSubscription(app, id)).renewsTo).toEqual({ termDuration: "P1Y" });
    for (const termDuration of ["P3Y", null, "P1M"] as const) {
      expect(await changeRenewal(id, termDuration)).toMatchObject({
        subscription: { renewsTo: termDuration && { termDuration } },
        userErrors: [],
      });
    }
    expect((await changeRenewal(id)).subscription).toMatchObject({ renewsTo: null });
  });

  it("800042: does not change to a term that is not offered", async () => {
    expect(await changeRenewal(OFFICE_E1, "P3Y")).toMatchObject({
      subscription: { renewsTo: { termDuration: "P1Y" } },
      userErrors: [
        { code: 800042, path: ["input", "termDuration"], message: expect.stringContaining("Offered: P1Y.") },
      ],
    });
  });

  it("800038: is not there for what has no next term", async () => {
    const ids = [
      AZURE,
      await made(line(ITEMS.software), CUSTOMER_IDS.mixed),
      await made(line(ITEMS.reservation, { termDuration: "P1Y", ...forAzure(AZURE) }), CUSTOMER_IDS.mixed),
      await insertSubscription(app, officeE1, { status: "DELETED" }),
    ];
    for (const id of ids) {
      expect((await changeRenewal(id, "P1Y")).userErrors).toMatchObject([
        { code: 800038, path: ["input", "subscriptionId"] },
      ]);
    }
  });
});

describe("The registration of an Azure subscription", () => {
  async function register(subscriptionId: string) {
    return (await app.ask(RegisterSubscriptionDocument, { input: { subscriptionId } })).registerSubscription!;
  }

  it("is under way at once, finished in the background, and lets the subscription hold reservations", async () => {
    const reservation = line(ITEMS.reservation, { termDuration: "P1Y", ...forAzure(AZURE_NOT_REGISTERED) });
    expect(await lineErrors(app, [reservation], CUSTOMER_IDS.owner)).toEqual([10008]);
    expect(await register(AZURE_NOT_REGISTERED)).toMatchObject({
      subscription: { registrationStatus: "REGISTERING", version: 2 },
      userErrors: [],
    });
    app.clock.now = new Date(app.clock.now.getTime() + 4_000);
    expect(await storedSubscription(app, AZURE_NOT_REGISTERED)).toMatchObject({ registration: "REGISTERING" });
    await finish(app);
    expect(await storedSubscription(app, AZURE_NOT_REGISTERED)).toMatchObject({
      registration: "REGISTERED",
      version: 3,
      dueTimeStamp: null,
    });
    await placeOrder(app, [reservation], { customerId: CUSTOMER_IDS.owner });
  });

  it("has nothing to do for one that is registered", async () => {
    expect(await register(AZURE)).toMatchObject({
      subscription: { registrationStatus: "REGISTERED", version: 1 },
      userErrors: [],
    });
    const input = { subscriptionId: AZURE_NOT_REGISTERED };
    const { version } = await storedSubscription(app, AZURE_NOT_REGISTERED);
    expect(await register(input.subscriptionId)).toMatchObject({ subscription: { version }, userErrors: [] });
  });

  it("800042: is for Azure subscriptions, and 800012: for active ones", async () => {
    expect((await register(OFFICE_E1)).userErrors).toMatchObject([{ code: 800042 }]);
    const suspended = await insertSubscription(app, await storedSubscription(app, AZURE), { status: "SUSPENDED" });
    expect((await register(suspended)).userErrors).toMatchObject([{ code: 800012 }]);
  });
});

describe("The activation of a subscription", () => {
  it("800019: is for the sandbox", async () => {
    const id = await insertSubscription(app, officeE1, { itemKind: "SAAS", status: "PENDING" });
    const { activateSubscription } = await app.ask(ActivateSubscriptionDocument, { input: { subscriptionId: id } });
    expect(activateSubscription).toMatchObject({
      subscription: { status: "PENDING" },
      userErrors: [{ code: 800019, message: expect.stringMatching(/^This operation is only enabled for sandbox/) }],
    });
  });
});
