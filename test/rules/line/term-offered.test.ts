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
    expect(termOffered.check(aQuestion({ item: anAzurePlan(), line }))).toEqual({
      detail: '"Microsoft Azure plan" has no term, and the line gives P1Y: leave termDuration out.',
    });
  });

  it("10006: no term for a modern item that needs one", () => {
    expect(termOffered.check(aQuestion({ item: newCommerceItem }))).toEqual({
      detail: '"New commerce licence A" needs a termDuration: P1M, P1Y.',
    });
  });

  it("10006: a duration in the context of an item that does not ask for one is no term", () => {
    const line = aLine({ provisioningContext: provisioning({ duration: "1Year" }) });
    expect(termOffered.check(aQuestion({ item: newCommerceItem, line }))).toEqual({
      detail: '"New commerce licence A" needs a termDuration: P1M, P1Y.',
    });
  });

  it("10006: a reservation that asks for a duration has neither duration nor term", () => {
    const item = aReservation({ title: "Standard_D4", provisioningVariables: ["Duration"] });
    expect(termOffered.check(aQuestion({ item }))).toEqual({ detail: '"Standard_D4" needs a termDuration: P1Y.' });
  });

  it("10006: a term that the item does not have", () => {
    const line = aLine({ termDuration: "P3Y" });
    expect(termOffered.check(aQuestion({ item: newCommerceItem, line }))).toEqual({
      detail: 'Term P3Y is not offered for "New commerce licence A". Supported: P1M, P1Y.',
    });
  });

  it("10006: a legacy offer with a term that it does not have", () => {
    expect(termOffered.check(aQuestion({ line: aLine({ termDuration: "P1M" }) }))).toEqual({
      detail: 'Term P1M is not offered for "Office 365 Business Premium". Supported: P1Y.',
    });
  });

  it("10006: a billing cycle that goes with another term only", () => {
    const line = aLine({ termDuration: "P1M", billingCycle: "ANNUAL" });
    expect(termOffered.check(aQuestion({ item: newCommerceItem, line }))).toEqual({
      detail:
        'Term P1M of "New commerce licence A" is not offered with billing cycle ANNUAL. ' +
        "Supported with this term: MONTHLY.",
    });
  });
});
