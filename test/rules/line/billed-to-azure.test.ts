import { breach } from "../../../src/rules/rule.js";
import {
  aLine,
  aSubscription,
  anItem,
  aQuestion,
  aReservationQuestion,
  subscriptionsById,
  AZURE_SUBSCRIPTION_ID,
  provisioning,
  someFacts,
} from "../../support/builders.js";
import { billedToAzure } from "../../../src/rules/line/billed-to-azure.js";

const item = anItem({
  title: "Barracuda WaaS",
  productType: "Azure",
  productSubType: "SaaS",
  provisioningVariables: ["SubscriptionId"],
});
const line = aLine({ provisioningContext: provisioning({ subscriptionId: AZURE_SUBSCRIPTION_ID }) });
const ofLicences = someFacts({
  subscriptions: subscriptionsById(aSubscription({ itemKind: "LICENCE", friendlyName: "Office 365 E1" })),
});

describe("billed-to-azure", () => {
  it.each(["LEGACY_AZURE", "AZURE_PLAN"] as const)("passes an item that is billed to %s", (itemKind) => {
    const facts = someFacts({ subscriptions: subscriptionsById(aSubscription({ itemKind })) });
    expect(billedToAzure.check(aQuestion({ line, item, facts }))).toBeNull();
  });

  it("passes an unknown subscription: that is another question", () => {
    expect(billedToAzure.check(aQuestion({ line, item, facts: someFacts({ subscriptions: new Map() }) }))).toBeNull();
  });

  it("passes an item that is not billed to a subscription, and a reservation, which has a rule of its own", () => {
    expect(billedToAzure.check(aQuestion({ line, facts: ofLicences }))).toBeNull();
    expect(billedToAzure.check(aReservationQuestion({ facts: ofLicences }))).toBeNull();
  });

  it("800011: an item that is billed to a subscription of licences", () => {
    expect(billedToAzure.check(aQuestion({ line, item, facts: ofLicences }))).toEqual(
      breach("BILLED_TO_ANOTHER_KIND", {
        title: "Barracuda WaaS",
        subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
        friendlyName: "Office 365 E1",
        itemKind: "LICENCE",
        accepted: ["LEGACY_AZURE", "AZURE_PLAN"],
      }),
    );
  });
});
