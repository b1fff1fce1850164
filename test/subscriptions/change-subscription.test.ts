import {
  ActivateSubscriptionDocument,
  ChangeSubscriptionQuantityDocument,
  ChangeSubscriptionRenewalDocument,
  ChangeSubscriptionStatusDocument,
  CustomerSubscriptionDocument,
  RegisterSubscriptionDocument,
} from "../support/graphql/graphql.js";
import { runApp, type RunningApp } from "../support/running-app.js";

/** Of the add-on sample's customer, seen by three partners. */
const OFFICE_365_E1 = "97555B61-7461-477A-A98C-9C76148783E4";
/** Of a customer of the direct partner alone. */
const OF_DIRECT_PARTNER = "00000000-0000-4000-8000-00000000A007";
const NOTHING = "00000000-0000-4000-8000-000000000000";

let app: RunningApp;

beforeEach(async () => {
  app = await runApp();
});

afterEach(() => app.close());

it("changes a subscription for the partner that asks, and for nobody else", async () => {
  const { changeSubscriptionQuantity } = await app.ask(ChangeSubscriptionQuantityDocument, {
    input: { subscriptionId: OFFICE_365_E1.toLowerCase(), quantity: 12, expectedVersion: 1 },
  });
  expect(changeSubscriptionQuantity).toMatchObject({ subscription: { quantity: 12, version: 2 }, userErrors: [] });
  const { customerSubscription } = await app.ask(
    CustomerSubscriptionDocument,
    { id: OFFICE_365_E1 },
    { partner: "provider" },
  );
  expect(customerSubscription).toMatchObject({ quantity: 10, version: 1 });
});

it.each([NOTHING, OF_DIRECT_PARTNER])(
  "800037: every change of %s is refused, which is nothing for the partner that asks",
  async (subscriptionId) => {
    const as = { partner: "sandbox" } as const;
    const input = { subscriptionId };
    const answers = [
      (await app.ask(ActivateSubscriptionDocument, { input }, as)).activateSubscription,
      (await app.ask(RegisterSubscriptionDocument, { input }, as)).registerSubscription,
      (await app.ask(ChangeSubscriptionRenewalDocument, { input }, as)).changeSubscriptionRenewal,
      (await app.ask(ChangeSubscriptionQuantityDocument, { input: { ...input, quantity: 1 } }, as))
        .changeSubscriptionQuantity,
      (await app.ask(ChangeSubscriptionStatusDocument, { input: { ...input, status: "SUSPENDED" } }, as))
        .changeSubscriptionStatus,
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        subscription: null,
        userErrors: [
          {
            code: 800037,
            message: `Asset ID not found. There is no subscription ${subscriptionId}.`,
            path: ["input", "subscriptionId"],
          },
        ],
      });
    }
  },
);

it("800036: a change by someone who saw an older version is refused, with the subscription as it stands", async () => {
  const input = { subscriptionId: OFFICE_365_E1, expectedVersion: 1 };
  await app.ask(ChangeSubscriptionQuantityDocument, { input: { ...input, quantity: 12 } });
  const { changeSubscriptionQuantity } = await app.ask(ChangeSubscriptionQuantityDocument, {
    input: { ...input, quantity: 13 },
  });
  expect(changeSubscriptionQuantity).toMatchObject({
    subscription: { quantity: 12, version: 2 },
    userErrors: [{ code: 800036, path: ["input", "expectedVersion"] }],
  });
});
