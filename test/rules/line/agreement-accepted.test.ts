import { breach } from "../../../src/rules/rule.js";
import { aCustomer, anItem, aQuestion, aReservation, someFacts } from "../../support/builders.js";
import { agreementAccepted } from "../../../src/rules/line/agreement-accepted.js";

describe("agreement-accepted", () => {
  it("passes an item whose agreement has been accepted", () => {
    expect(agreementAccepted.check(aQuestion())).toBeNull();
  });

  it("passes prerequisites that are no agreements", () => {
    const facts = someFacts({ customer: aCustomer({ agreements: [] }) });
    expect(agreementAccepted.check(aQuestion({ item: aReservation(), facts }))).toBeNull();
  });

  it("10006/800020: the other agreement has been accepted", () => {
    const item = anItem({ purchasePrerequisites: ["MicrosoftCustomerAgreement"] });
    expect(agreementAccepted.check(aQuestion({ item }))).toEqual(
      breach("AGREEMENT_NOT_ACCEPTED", {
        title: "Office 365 Business Premium",
        missing: ["MicrosoftCustomerAgreement"],
        customerName: "Fabrikam",
        agreements: ["MicrosoftCloudAgreement"],
      }),
    );
  });

  it("10006/800020: no agreement has been accepted", () => {
    const facts = someFacts({ customer: aCustomer({ agreements: [] }) });
    expect(agreementAccepted.check(aQuestion({ facts }))).toEqual(
      breach("AGREEMENT_NOT_ACCEPTED", {
        title: "Office 365 Business Premium",
        missing: ["MicrosoftCloudAgreement"],
        customerName: "Fabrikam",
        agreements: [],
      }),
    );
  });
});
