import { breach } from "../../../src/rules/rule.js";
import { aLine, anAzurePlan, anItem, aQuestion, aReservation, provisioning } from "../../support/builders.js";
import { termOffered } from "../../../src/rules/line/term-offered.js";

const newCommerceItem = anItem({
  title: "New commerce licence A",
  productType: "OnlineServicesNCE",
  purchaseSystem: "Modern",
  terms: [
    { duration: "P1M", billingCycles: ["MONTHLY"], renewalTermDurations: [] },
    { duration: "P1Y", billingCycles: ["MONTHLY", "ANNUAL"], renewalTermDurations: [] },
  ],
});

describe("term-offered", () => {
  it("passes a term that the item has, with a billing cycle of that term", () => {
    const line = aLine({ termDuration: "P1Y", billingCycle: "ANNUAL" });
    expect(termOffered.check(aQuestion({ item: newCommerceItem, line }))).toBeNull();
  });

  it("passes a legacy offer without a term", () => {
    expect(termOffered.check(aQuestion({ line: aLine({ termDuration: null }) }))).toBeNull();
  });

  it("passes an item that has no term, bought without one", () => {
    const line = aLine({ termDuration: null, billingCycle: "ONE_TIME" });
    expect(termOffered.check(aQuestion({ item: anAzurePlan(), line }))).toBeNull();
  });

  it("passes a reservation whose duration stands in the provisioning context", () => {
    const item = aReservation({ provisioningVariables: ["Scope", "SubscriptionId", "Duration"] });
    const line = aLine({ billingCycle: "ONE_TIME", provisioningContext: provisioning({ Duration: "1Year" }) });
    expect(termOffered.check(aQuestion({ item, line }))).toBeNull();
  });

  it("10006: a term for an item that has none", () => {
    const line = aLine({ termDuration: "P1Y", billingCycle: "ONE_TIME" });
    expect(termOffered.check(aQuestion({ item: anAzurePlan(), line }))).toEqual(
      breach("TERM_NOT_APPLICABLE", { termDuration: "P1Y", title: "Microsoft Azure plan" }),
    );
  });

  it("10006: no term for a modern item that needs one", () => {
    expect(termOffered.check(aQuestion({ item: newCommerceItem }))).toEqual(
      breach("TERM_REQUIRED", { title: "New commerce licence A", accepted: ["P1M", "P1Y"] }),
    );
  });

  it("10006: a duration in the context of an item that does not ask for one is no term", () => {
    const line = aLine({ provisioningContext: provisioning({ duration: "1Year" }) });
    expect(termOffered.check(aQuestion({ item: newCommerceItem, line }))).toEqual(
      breach("TERM_REQUIRED", { title: "New commerce licence A", accepted: ["P1M", "P1Y"] }),
    );
  });

  it("10006: a reservation that asks for a duration has neither duration nor term", () => {
    const item = aReservation({ title: "Standard_D4", provisioningVariables: ["Duration"] });
    expect(termOffered.check(aQuestion({ item }))).toEqual(
      breach("TERM_REQUIRED", { title: "Standard_D4", accepted: ["P1Y"] }),
    );
  });

  it("10006: a term that the item does not have", () => {
    const line = aLine({ termDuration: "P3Y" });
    expect(termOffered.check(aQuestion({ item: newCommerceItem, line }))).toEqual(
      breach("TERM_NOT_OFFERED", { termDuration: "P3Y", title: "New commerce licence A", accepted: ["P1M", "P1Y"] }),
    );
  });

  it("10006: a legacy offer with a term that it does not have", () => {
    expect(termOffered.check(aQuestion({ line: aLine({ termDuration: "P1M" }) }))).toEqual(
      breach("TERM_NOT_OFFERED", { termDuration: "P1M", title: "Office 365 Business Premium", accepted: ["P1Y"] }),
    );
  });

  it("10006: a billing cycle that goes with another term only", () => {
    const line = aLine({ termDuration: "P1M", billingCycle: "ANNUAL" });
    expect(termOffered.check(aQuestion({ item: newCommerceItem, line }))).toEqual(
      breach("TERM_NOT_OFFERED_WITH_BILLING_CYCLE", {
        termDuration: "P1M",
        billingCycle: "ANNUAL",
        title: "New commerce licence A",
        accepted: ["MONTHLY"],
      }),
    );
  });
});
