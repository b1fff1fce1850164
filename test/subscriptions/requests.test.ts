import {
  ActivateSubscriptionDocument,
  ChangeSubscriptionQuantityDocument,
  ChangeSubscriptionRenewalDocument,
  ChangeSubscriptionStatusDocument,
  type ChangeSubscriptionStatusMutation,
  CustomerSubscriptionDocument,
  CustomerSubscriptionsDocument,
  RegisterSubscriptionDocument,
} from "../support/graphql/graphql.js";
import { type Caller, guid, runApp, type RunningApp } from "../support/running-app.js";
import { ITEMS, monthly, NOBODYS_ID, placeOrder, storedSubscription } from "../orders/journeys.js";

/** Of the add-on sample's customer, and of the same under other partners. */
const OFFICE_E1 = "97555B61-7461-477A-A98C-9C76148783E4";
/** Of a customer that only the direct partner has, and of that customer. */
const FOREIGN_ID = "00000000-0000-4000-8000-00000000A007";
const FOREIGN_CUSTOMER = "00000000-0000-4000-8000-00000000c007";
const PROVIDER = { partner: "provider" } as const;

interface Target {
  readonly subscriptionId: string;
  readonly expectedVersion?: number;
  readonly idempotencyKey?: string;
}
type Payload = NonNullable<ChangeSubscriptionStatusMutation["changeSubscriptionStatus"]>;
type Change = (input: Target, as?: Caller) => Promise<Payload>;

let app: RunningApp;

beforeEach(async () => {
  app = await runApp();
});

afterEach(() => app.close());

/** Every mutation of subscriptions, with an input that is good for Office 365 E1 where that is possible. */
const CHANGES: readonly (readonly [name: string, change: Change])[] = [
  [
    "activateSubscription",
    async (input, as) => (await app.ask(ActivateSubscriptionDocument, { input }, as)).activateSubscription!,
  ],
  [
    "registerSubscription",
    async (input, as) => (await app.ask(RegisterSubscriptionDocument, { input }, as)).registerSubscription!,
  ],
  [
    "changeSubscriptionStatus",
    async (input, as) =>
      (await app.ask(ChangeSubscriptionStatusDocument, { input: { ...input, status: "SUSPENDED" } }, as))
        .changeSubscriptionStatus!,
  ],
  [
    "changeSubscriptionQuantity",
    async (input, as) =>
      (await app.ask(ChangeSubscriptionQuantityDocument, { input: { ...input, quantity: 12 } }, as))
        .changeSubscriptionQuantity!,
  ],
  [
    "changeSubscriptionRenewal",
    async (input, as) =>
      (await app.ask(ChangeSubscriptionRenewalDocument, { input: { ...input, termDuration: "P1Y" } }, as))
        .changeSubscriptionRenewal!,
  ],
];

describe("A subscription of another tenant", () => {
  it.each(CHANGES)("looks to %s exactly like one that does not exist", async (_name, change) => {
    const foreign = await change({ subscriptionId: FOREIGN_ID, expectedVersion: 7 }, PROVIDER);
    const unknown = await change({ subscriptionId: NOBODYS_ID, expectedVersion: 7 }, PROVIDER);
    expect(unknown).toMatchObject({
      subscription: null,
      userErrors: [{ code: 800037, path: ["input", "subscriptionId"] }],
      replayed: false,
    });
    expect(JSON.parse(JSON.stringify(foreign).replaceAll(FOREIGN_ID, NOBODYS_ID))).toEqual(unknown);
    expect(await storedSubscription(app, FOREIGN_ID)).toMatchObject({ version: 1, status: "ACTIVE" });
  });

  it("looks to queries exactly like one that does not exist", async () => {
    const { id: orderId } = await placeOrder(app, [monthly(ITEMS.businessPremium)]);
    for (const id of [FOREIGN_ID, NOBODYS_ID, "nonsense", ""]) {
      expect(await app.send(CustomerSubscriptionDocument, { id }, PROVIDER)).toEqual({
        data: { customerSubscription: null },
      });
    }
    for (const filter of [
      { customerId: FOREIGN_CUSTOMER },
      { customerId: NOBODYS_ID },
      { customerId: "nonsense" },
      { orderId },
      { orderId: NOBODYS_ID },
    ]) {
      const { customerSubscriptions } = await app.ask(CustomerSubscriptionsDocument, filter, PROVIDER);
      expect(customerSubscriptions!.nodes).toEqual([]);
    }
  });

  it("of the same id is another one: each partner changes its own", async () => {
    const [, quantity] = CHANGES[3]!;
    await quantity({ subscriptionId: OFFICE_E1 });
    expect(await storedSubscription(app, OFFICE_E1)).toMatchObject({ quantity: 12, version: 2 });
    expect(await storedSubscription(app, OFFICE_E1, "provider")).toMatchObject({ quantity: 10, version: 1 });
  });
});

describe("A request to", () => {
  it.each(CHANGES)("%s with an idempotency key is answered once, and then replayed", async (_name, change) => {
    const input = { subscriptionId: OFFICE_E1, idempotencyKey: guid("key") };
    const first = await change(input);
    const { version } = await storedSubscription(app, OFFICE_E1);
    expect(first.replayed).toBe(false);
    expect(await change(input)).toEqual({ ...first, replayed: true });
    expect(await storedSubscription(app, OFFICE_E1)).toMatchObject({ version });
    expect(await change({ ...input, expectedVersion: 1 })).toMatchObject({
      subscription: { id: OFFICE_E1, version },
      userErrors: [{ code: 800002, path: ["input", "idempotencyKey"] }],
    });
  });

  it.each(CHANGES)("%s tells all malformed values at once, and repeats none", async (_name, change) => {
    const { subscription, userErrors } = await change({ subscriptionId: "\u001b[31m", idempotencyKey: "two words" });
    expect(subscription).toBeNull();
    expect(userErrors.map(({ code, path }) => `${code} ${path.join(".")}`).sort()).toEqual([
      "800002 input.idempotencyKey",
      "800002 input.subscriptionId",
    ]);
    expect(JSON.stringify(userErrors)).not.toMatch(/31m|two words/);
  });

  it.each(CHANGES)("800039: %s is refused to a partner whose enrolment has lapsed", async (_name, change) => {
    expect(await change({ subscriptionId: OFFICE_E1 }, { partner: "suspended" })).toMatchObject({
      subscription: null,
      userErrors: [{ code: 800039, path: ["input"] }],
    });
  });

  it("change what somebody else has changed meanwhile is refused; of two at once one goes ahead", async () => {
    const [, status] = CHANGES[2]!;
    const input = { subscriptionId: OFFICE_E1, expectedVersion: 1 };
    const answers = await Promise.all([status(input), status(input)]);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code, path }) => [code, path.join(".")]))).toEqual([
      [800036, "input.expectedVersion"],
    ]);
    expect(await storedSubscription(app, OFFICE_E1)).toMatchObject({ status: "SUSPENDED", version: 2 });
  });

  it.each([0, -1])("change a quantity to %i is refused with the accepted range", async (quantity) => {
    const input = { subscriptionId: OFFICE_E1, quantity };
    const { changeSubscriptionQuantity } = await app.ask(ChangeSubscriptionQuantityDocument, { input });
    expect(changeSubscriptionQuantity!.userErrors).toMatchObject([
      { code: 800002, path: ["input", "quantity"], message: expect.stringContaining("1 to 2147483647") },
    ]);
  });
});
