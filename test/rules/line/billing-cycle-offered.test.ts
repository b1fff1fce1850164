import { breach } from "../../../src/rules/rule.js";
import { aLine, aQuestion, aReservation } from "../../support/builders.js";
import { billingCycleOffered } from "../../../src/rules/line/billing-cycle-offered.js";

describe("billing-cycle-offered", () => {
  it.each(["MONTHLY", "ANNUAL"] as const)("passes %s, which the item supports", (billingCycle) => {
    expect(billingCycleOffered.check(aQuestion({ line: aLine({ billingCycle }) }))).toBeNull();
  });

  it("10006: ANNUAL for a reservation", () => {
    const question = aQuestion({ item: aReservation(), line: aLine({ billingCycle: "ANNUAL" }) });
    expect(billingCycleOffered.check(question)).toEqual(
      breach("BILLING_CYCLE_NOT_OFFERED", {
        billingCycle: "ANNUAL",
        title: "Reserved VM Instance, Standard_NV12, US East 2, 1 Year",
        accepted: ["ONE_TIME"],
      }),
    );
  });

  it("10006: ONE_TIME for licences lists both cycles that are supported", () => {
    expect(billingCycleOffered.check(aQuestion({ line: aLine({ billingCycle: "ONE_TIME" }) }))).toEqual(
      breach("BILLING_CYCLE_NOT_OFFERED", {
        billingCycle: "ONE_TIME",
        title: "Office 365 Business Premium",
        accepted: ["MONTHLY", "ANNUAL"],
      }),
    );
  });
});
