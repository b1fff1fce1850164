import { breach } from "../../../src/rules/rule.js";
import { anItem, aQuestion, holdingsOf, someFacts } from "../../support/builders.js";
import { trialUnused } from "../../../src/rules/line/trial-unused.js";

const trial = anItem({ title: "Office 365 Trial", isTrial: true });

describe("trial-unused", () => {
  it("passes a trial that the customer never had", () => {
    const holdings = holdingsOf({ catalogItemId: "OTHER" });
    expect(trialUnused.check(aQuestion({ item: trial, facts: someFacts({ holdings }) }))).toBeNull();
  });

  it("passes a trial that another customer had", () => {
    const holdings = holdingsOf({ customerId: "other" });
    expect(trialUnused.check(aQuestion({ item: trial, facts: someFacts({ holdings }) }))).toBeNull();
  });

  it("passes an item that is no trial and was had before", () => {
    expect(trialUnused.check(aQuestion({ facts: someFacts({ holdings: holdingsOf({}) }) }))).toBeNull();
  });

  it("10006/800020: the trial was had once, and has ended", () => {
    const catalogItemId = trial.id.toLowerCase();
    const holdings = holdingsOf({ catalogItemId, status: "DELETED" });
    expect(trialUnused.check(aQuestion({ item: trial, facts: someFacts({ holdings }) }))).toEqual(
      breach("TRIAL_USED", { title: "Office 365 Trial", customerName: "Fabrikam", used: 1, maximum: 1 }),
    );
  });
});
