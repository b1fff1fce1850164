import { breach } from "../../../src/rules/rule.js";
import {
  aSubscription,
  aQuestion,
  aReservationQuestion,
  subscriptionsById,
  someFacts,
} from "../../support/builders.js";
import { subscriptionEnabledForRi } from "../../../src/rules/line/subscription-enabled-for-ri.js";

describe("subscription-enabled-for-ri", () => {
  it("passes the legacy offer that may hold reservations, whatever its letter case", () => {
    const facts = someFacts({ subscriptions: subscriptionsById(aSubscription({ catalogItemId: "ms-azr-0145p" })) });
    expect(subscriptionEnabledForRi.check(aReservationQuestion({ facts }))).toBeNull();
  });

  it("passes an Azure plan", () => {
    const plan = aSubscription({ itemKind: "AZURE_PLAN", catalogItemId: "DZH318Z0BPS6:0001:DZH318Z0BML6" });
    const facts = someFacts({ subscriptions: subscriptionsById(plan) });
    expect(subscriptionEnabledForRi.check(aReservationQuestion({ facts }))).toBeNull();
  });

  it("passes an unknown subscription, and a line that is no reservation", () => {
    const facts = someFacts({ subscriptions: new Map() });
    expect(subscriptionEnabledForRi.check(aReservationQuestion({ facts }))).toBeNull();
    expect(subscriptionEnabledForRi.check(aQuestion())).toBeNull();
  });

  it("10008/800013: a subscription of the sandbox offer MS-AZR-0146P", () => {
    const facts = someFacts({ subscriptions: subscriptionsById(aSubscription({ catalogItemId: "MS-AZR-0146P" })) });
    expect(subscriptionEnabledForRi.check(aReservationQuestion({ facts }))).toEqual(
      breach(
        "OFFER_WITHOUT_RESERVATIONS",
        {
          subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
          friendlyName: "Production",
          catalogItemId: "MS-AZR-0146P",
          accepted: ["MS-AZR-0145P"],
        },
        false,
      ),
    );
  });
});
