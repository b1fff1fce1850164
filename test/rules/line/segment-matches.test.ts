import { breach } from "../../../src/rules/rule.js";
import { aCustomer, anItem, aQuestion, someFacts } from "../../support/builders.js";
import { segmentMatches } from "../../../src/rules/line/segment-matches.js";

describe("segment-matches", () => {
  it("passes a commercial item for any customer", () => {
    expect(segmentMatches.check(aQuestion())).toBeNull();
  });

  it("passes a segment that the customer qualifies for", () => {
    const facts = someFacts({ customer: aCustomer({ qualifications: ["government"] }) });
    expect(segmentMatches.check(aQuestion({ item: anItem({ segment: "government" }), facts }))).toBeNull();
  });

  it("10006/800020: a government item for a customer that qualifies for education", () => {
    const facts = someFacts({ customer: aCustomer({ qualifications: ["education"] }) });
    expect(segmentMatches.check(aQuestion({ item: anItem({ segment: "government" }), facts }))).toEqual(
      breach("SEGMENT_NOT_OF_CUSTOMER", {
        segment: "government",
        title: "Office 365 Business Premium",
        customerName: "Fabrikam",
        accepted: ["commercial", "education"],
      }),
    );
  });

  it("10006/800020: a nonprofit item for a customer that qualifies for nothing", () => {
    expect(segmentMatches.check(aQuestion({ item: anItem({ segment: "nonprofit" }) }))).toEqual(
      breach("SEGMENT_NOT_OF_CUSTOMER", {
        segment: "nonprofit",
        title: "Office 365 Business Premium",
        customerName: "Fabrikam",
        accepted: ["commercial"],
      }),
    );
  });
});
