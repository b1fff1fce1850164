import { breach } from "../../../src/rules/rule.js";
import {
  aLine,
  anAddon,
  aSubscription,
  aQuestion,
  aReservationQuestion,
  subscriptionsById,
  AZURE_SUBSCRIPTION_ID,
  provisioning,
  someFacts,
} from "../../support/builders.js";
import type { SubscriptionStatus } from "../../../src/model/enums.js";
import { subscriptionActive } from "../../../src/rules/line/subscription-active.js";

function factsWithStatus(status: SubscriptionStatus) {
  return someFacts({ subscriptions: subscriptionsById(aSubscription({ status })) });
}

describe("subscription-active", () => {
  it("passes a line that names no subscription", () => {
    expect(subscriptionActive.check(aQuestion())).toBeNull();
  });

  it("passes an active subscription", () => {
    expect(subscriptionActive.check(aReservationQuestion())).toBeNull();
  });

  it("passes an unknown subscription: that is another question", () => {
    expect(
      subscriptionActive.check(aReservationQuestion({ facts: someFacts({ subscriptions: new Map() }) })),
    ).toBeNull();
  });

  it.each([
    ["PENDING", true],
    ["SUSPENDED", true],
    ["DELETED", false],
    ["EXPIRED", false],
  ] as const)("10007/800012: the subscription is %s (retryable: %s)", (status, retryable) => {
    expect(subscriptionActive.check(aReservationQuestion({ facts: factsWithStatus(status) }))).toEqual(
      breach(
        "NAMED_SUBSCRIPTION_NOT_ACTIVE",
        {
          key: "subscriptionId",
          subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
          friendlyName: "Production",
          status,
        },
        retryable,
      ),
    );
  });

  it("10007/800012: the parent of an add-on is suspended", () => {
    const line = aLine({ provisioningContext: provisioning({ parentSubscriptionId: AZURE_SUBSCRIPTION_ID }) });
    const question = aQuestion({ line, item: anAddon(), facts: factsWithStatus("SUSPENDED") });
    expect(subscriptionActive.check(question)).toEqual(
      breach(
        "NAMED_SUBSCRIPTION_NOT_ACTIVE",
        {
          key: "parentSubscriptionId",
          subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
          friendlyName: "Production",
          status: "SUSPENDED",
        },
        true,
      ),
    );
  });
});
