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
import { subscriptionIsAzure } from "../../../src/rules/line/subscription-is-azure.js";

const ofLicences = someFacts({
  subscriptions: subscriptionsById(aSubscription({ itemKind: "LICENCE", friendlyName: "Office 365 E1" })),
});

describe("subscription-is-azure", () => {
  it.each(["LEGACY_AZURE", "AZURE_PLAN"] as const)("passes a reservation for %s", (itemKind) => {
    const facts = someFacts({ subscriptions: subscriptionsById(aSubscription({ itemKind })) });
    expect(subscriptionIsAzure.check(aReservationQuestion({ facts }))).toBeNull();
  });

  it("passes a reservation for an unknown subscription: that is another question", () => {
    expect(
      subscriptionIsAzure.check(aReservationQuestion({ facts: someFacts({ subscriptions: new Map() }) })),
    ).toBeNull();
  });

  it("passes a line that is no reservation", () => {
    const line = aLine({ provisioningContext: provisioning({ subscriptionId: AZURE_SUBSCRIPTION_ID }) });
    expect(subscriptionIsAzure.check(aQuestion({ line, facts: ofLicences }))).toBeNull();
  });

  it("10007/800011: a reservation for a subscription of licences", () => {
    expect(subscriptionIsAzure.check(aReservationQuestion({ facts: ofLicences }))).toEqual(
      breach("RESERVATION_FOR_ANOTHER_KIND", {
        subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
        friendlyName: "Office 365 E1",
        itemKind: "LICENCE",
        accepted: ["LEGACY_AZURE", "AZURE_PLAN"],
      }),
    );
  });
});
