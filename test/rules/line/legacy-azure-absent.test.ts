import { breach } from "../../../src/rules/rule.js";
import { aHolding, anAzurePlan, aQuestion, someFacts } from "../../support/builders.js";
import { legacyAzureAbsent } from "../../../src/rules/line/legacy-azure-absent.js";

const legacy = aHolding({ itemKind: "LEGACY_AZURE", catalogItemId: "MS-AZR-0145P", living: 2 });

describe("legacy-azure-absent", () => {
  it("passes an Azure plan for a customer without legacy Azure", () => {
    const holdings = [aHolding(), { ...legacy, living: 0 }, { ...legacy, customerId: "other" }];
    expect(legacyAzureAbsent.check(aQuestion({ item: anAzurePlan(), facts: someFacts({ holdings }) }))).toBeNull();
  });

  it("passes any other item", () => {
    expect(legacyAzureAbsent.check(aQuestion({ facts: someFacts({ holdings: [legacy] }) }))).toBeNull();
  });

  it("10006/800020: an Azure plan for a customer with two MS-AZR-0145P", () => {
    const facts = someFacts({ holdings: [legacy] });
    expect(legacyAzureAbsent.check(aQuestion({ item: anAzurePlan(), facts }))).toEqual(
      breach("LEGACY_AZURE_PRESENT", {
        title: "Microsoft Azure plan",
        customerName: "Fabrikam",
        owned: [{ catalogItemId: "MS-AZR-0145P", count: 2 }],
      }),
    );
  });
});
