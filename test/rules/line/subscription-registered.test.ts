import { breach } from "../../../src/rules/rule.js";
import {
  aLine,
  aSubscription,
  aQuestion,
  aReservationQuestion,
  subscriptionsById,
  AZURE_SUBSCRIPTION_ID,
  provisioning,
  someFacts,
} from "../../support/builders.js";
import { subscriptionRegistered } from "../../../src/rules/line/subscription-registered.js";

describe("subscription-registered", () => {
  it("passes a registered subscription", () => {
    expect(subscriptionRegistered.check(aReservationQuestion())).toBeNull();
  });

  it("passes an unknown subscription: that is another question", () => {
    const facts = someFacts({ subscriptions: new Map() });
    expect(subscriptionRegistered.check(aReservationQuestion({ facts }))).toBeNull();
  });

  it("passes an item that does not ask for a registration", () => {
    const line = aLine({ provisioningContext: provisioning({ subscriptionId: AZURE_SUBSCRIPTION_ID }) });
    const facts = someFacts({ subscriptions: subscriptionsById(aSubscription({ registration: "NOT_REGISTERED" })) });
    expect(subscriptionRegistered.check(aQuestion({ line, facts }))).toBeNull();
  });

  it.each([
    ["REGISTERING", "REGISTERING"],
    ["NOT_REGISTERED", "NOT_REGISTERED"],
    [null, "NOT_REGISTERED"],
  ] as const)("10008/800030: a registration of %s is reported as %s", (registration, reported) => {
    const facts = someFacts({ subscriptions: subscriptionsById(aSubscription({ registration })) });
    expect(subscriptionRegistered.check(aReservationQuestion({ facts }))).toEqual(
      breach(
        "SUBSCRIPTION_NOT_REGISTERED",
        {
          subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
          friendlyName: "Production",
          registration: reported,
        },
        true,
      ),
    );
  });
});
