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
    expect(legacyAzureAbsent.check(aQuestion({ item: anAzurePlan(), facts }))).toEqual({
      detail:
        'Customer "Fabrikam" still has legacy Azure subscriptions (2 of MS-AZR-0145P). ' +
        '"Microsoft Azure plan" allows 0.',
    });
  });
});
