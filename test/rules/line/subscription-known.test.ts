import { breach } from "../../../src/rules/rule.js";
import {
  aLine,
  anAddon,
  anItem,
  aQuestion,
  aReservation,
  aReservationLine,
  aReservationQuestion,
  AZURE_SUBSCRIPTION_ID,
  provisioning,
} from "../../support/builders.js";
import { subscriptionKnown } from "../../../src/rules/line/subscription-known.js";

const UNKNOWN_ID = "00000000-F729-4FA5-AADB-280947DD05E8";

describe("subscription-known", () => {
  it("passes an item that needs no subscription and names none", () => {
    expect(subscriptionKnown.check(aQuestion())).toBeNull();
  });

  it("passes a reservation for a known subscription, whatever the letter case of its id", () => {
    const provisioningContext = provisioning({ SubscriptionId: AZURE_SUBSCRIPTION_ID.toLowerCase() });
    const line = aReservationLine({ provisioningContext });
    expect(subscriptionKnown.check(aReservationQuestion({ line }))).toBeNull();
  });

  it("passes a nested add-on: its base is the line above", () => {
    const base = { line: aLine({ id: "base" }), item: anItem() };
    expect(subscriptionKnown.check(aQuestion({ item: anAddon(), base }))).toBeNull();
  });

  it("10007/800021: a reservation that names no subscription", () => {
    const question = aReservationQuestion({
      line: aReservationLine({ provisioningContext: [] }),
      item: aReservation({ title: "Standard_NV12" }),
    });
    expect(subscriptionKnown.check(question)).toEqual(
      breach("AZURE_SUBSCRIPTION_REQUIRED", { title: "Standard_NV12" }),
    );
  });

  it("10007/800021: an item that is no reservation and lists SubscriptionId", () => {
    const item = anItem({ title: "Databricks", provisioningVariables: ["SubscriptionId"] });
    expect(subscriptionKnown.check(aQuestion({ item }))).toEqual(
      breach("AZURE_SUBSCRIPTION_REQUIRED", { title: "Databricks" }),
    );
  });

  it("10007/800021: a root add-on that names no base", () => {
    expect(subscriptionKnown.check(aQuestion({ item: anAddon() }))).toEqual(
      breach("BASE_REQUIRED", {
        title: "Exchange Online Archiving",
        accepted: ["031C9E47-4802-4248-838E-778FB1D2CC05"],
      }),
    );
  });

  it("10007/800021: an item that lists ParentSubscriptionId and fits nothing in the catalog", () => {
    const item = anItem({ provisioningVariables: ["ParentSubscriptionId"] });
    expect(subscriptionKnown.check(aQuestion({ item }))?.problem).toEqual({
      reason: "BASE_REQUIRED",
      parameters: { title: item.title, accepted: [] },
    });
  });

  it("10007/800021: an id that is not a GUID", () => {
    const line = aReservationLine({ provisioningContext: provisioning({ subscriptionId: "my-subscription" }) });
    expect(subscriptionKnown.check(aReservationQuestion({ line }))).toEqual(
      breach("SUBSCRIPTION_ID_MALFORMED", { key: "subscriptionId", subscriptionId: "my-subscription" }),
    );
  });

  it("10007/800021: a subscription that the customer does not have", () => {
    const line = aReservationLine({ provisioningContext: provisioning({ subscriptionId: UNKNOWN_ID }) });
    expect(subscriptionKnown.check(aReservationQuestion({ line }))).toEqual(
      breach("SUBSCRIPTION_NOT_OF_CUSTOMER", {
        key: "subscriptionId",
        subscriptionId: "00000000-F729-4FA5-AADB-280947DD05E8",
        customerName: "Fabrikam",
      }),
    );
  });

  it("10007/800021: a line that need not name a parent and names an unknown one", () => {
    const line = aLine({ provisioningContext: provisioning({ parentSubscriptionId: UNKNOWN_ID }) });
    expect(subscriptionKnown.check(aQuestion({ line }))).toEqual(
      breach("SUBSCRIPTION_NOT_OF_CUSTOMER", {
        key: "parentSubscriptionId",
        subscriptionId: "00000000-F729-4FA5-AADB-280947DD05E8",
        customerName: "Fabrikam",
      }),
    );
  });
});
