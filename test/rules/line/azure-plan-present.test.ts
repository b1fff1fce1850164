import { breach } from "../../../src/rules/rule.js";
import { aLine, anAzurePlan, anItem, aQuestion, holdingsOf, someFacts } from "../../support/builders.js";
import { azurePlanPresent } from "../../../src/rules/line/azure-plan-present.js";

const item = anItem({ title: "SaaS custom meter", productSubType: "SaaS", purchasePrerequisites: ["AzurePlan"] });

describe("azure-plan-present", () => {
  it("passes an item that does not need one", () => {
    expect(azurePlanPresent.check(aQuestion())).toBeNull();
  });

  it("passes when the customer has a living Azure plan", () => {
    const holdings = holdingsOf({ itemKind: "AZURE_PLAN" });
    expect(azurePlanPresent.check(aQuestion({ item, facts: someFacts({ holdings }) }))).toBeNull();
  });

  it("passes when an Azure plan is bought along with it", () => {
    const line = aLine();
    const together = [
      { line, item },
      { line: aLine({ id: "line-2" }), item: anAzurePlan() },
    ];
    expect(azurePlanPresent.check(aQuestion({ line, item, together }))).toBeNull();
  });

  it("10006/800020: no Azure plan anywhere", () => {
    expect(azurePlanPresent.check(aQuestion({ item }))).toEqual(
      breach("AZURE_PLAN_MISSING", { title: "SaaS custom meter", customerName: "Fabrikam" }),
    );
  });

  it("10006/800020: the customer's Azure plan has ended", () => {
    const holdings = holdingsOf({ itemKind: "AZURE_PLAN", status: "DELETED" });
    expect(azurePlanPresent.check(aQuestion({ item, facts: someFacts({ holdings }) }))).toEqual(
      breach("AZURE_PLAN_MISSING", { title: "SaaS custom meter", customerName: "Fabrikam" }),
    );
  });

  it("10006/800020: only another customer has an Azure plan", () => {
    const holdings = holdingsOf({ itemKind: "AZURE_PLAN", customerId: "other" });
    expect(azurePlanPresent.check(aQuestion({ item, facts: someFacts({ holdings }) }))).toEqual(
      breach("AZURE_PLAN_MISSING", { title: "SaaS custom meter", customerName: "Fabrikam" }),
    );
  });
});
