import { breach } from "../../../src/rules/rule.js";
import { aHolding, anItem, aQuestion, someFacts } from "../../support/builders.js";
import { trialUnused } from "../../../src/rules/line/trial-unused.js";

const trial = anItem({ title: "Office 365 Trial", isTrial: true });

describe("trial-unused", () => {
  it("passes a trial that the customer never had", () => {
    const holdings = [aHolding({ catalogItemId: "OTHER" }), aHolding({ living: 0, livingQuantity: 0, ever: 0 })];
    expect(trialUnused.check(aQuestion({ item: trial, facts: someFacts({ holdings }) }))).toBeNull();
  });

  it("passes a trial that another customer had", () => {
    const holdings = [aHolding({ customerId: "other" })];
    expect(trialUnused.check(aQuestion({ item: trial, facts: someFacts({ holdings }) }))).toBeNull();
  });

  it("passes an item that is no trial and was had before", () => {
    expect(trialUnused.check(aQuestion({ facts: someFacts({ holdings: [aHolding()] }) }))).toBeNull();
  });

  it("10006/800020: the trial was had once, and has ended", () => {
    const catalogItemId = trial.id.toLowerCase();
    const holdings = [aHolding({ catalogItemId, living: 0, livingQuantity: 0, ever: 1 })];
    expect(trialUnused.check(aQuestion({ item: trial, facts: someFacts({ holdings }) }))).toEqual(
      breach("TRIAL_USED", { title: "Office 365 Trial", customerName: "Fabrikam", used: 1, maximum: 1 }),
    );
  });
});
