import { breach } from "../../../src/rules/rule.js";
import { anAzurePlan, aQuestion, holdingsOf, someFacts } from "../../support/builders.js";
import { legacyAzureAbsent } from "../../../src/rules/line/legacy-azure-absent.js";

const legacy = { itemKind: "LEGACY_AZURE", catalogItemId: "MS-AZR-0145P" } as const;

describe("legacy-azure-absent", () => {
  it("passes an Azure plan for a customer without legacy Azure", () => {
    const holdings = holdingsOf({}, { ...legacy, status: "DELETED" }, { ...legacy, customerId: "other" });
    expect(legacyAzureAbsent.check(aQuestion({ item: anAzurePlan(), facts: someFacts({ holdings }) }))).toBeNull();
  });

  it("passes any other item", () => {
    expect(
      legacyAzureAbsent.check(aQuestion({ facts: someFacts({ holdings: holdingsOf(legacy, legacy) }) })),
    ).toBeNull();
  });

  it("10006/800020: an Azure plan for a customer with two MS-AZR-0145P", () => {
    const facts = someFacts({ holdings: holdingsOf(legacy, legacy) });
    expect(legacyAzureAbsent.check(aQuestion({ item: anAzurePlan(), facts }))).toEqual(
      breach("LEGACY_AZURE_PRESENT", {
        title: "Microsoft Azure plan",
        customerName: "Fabrikam",
        owned: 2,
      }),
    );
  });
});
