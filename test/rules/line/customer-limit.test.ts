import { breach } from "../../../src/rules/rule.js";
import { aLine, anItem, aQuestion, holdingsOf, several, someFacts } from "../../support/builders.js";
import { demandOf } from "../../../src/rules/demand.js";
import { customerLimit } from "../../../src/rules/line/customer-limit.js";

const item = anItem({ title: "Azure plan", limitPerCustomer: 2 });

describe("customer-limit", () => {
  it("passes an item without a limit", () => {
    const facts = someFacts({ holdings: holdingsOf(...several(99, {})) });
    expect(customerLimit.check(aQuestion({ facts }))).toBeNull();
  });

  it("passes what just reaches the limit, whatever the quantity", () => {
    const facts = someFacts({ holdings: holdingsOf({}, ...several(4, { status: "DELETED" as const })) });
    expect(customerLimit.check(aQuestion({ item, line: aLine({ quantity: 7 }), facts }))).toBeNull();
  });

  it("passes what other customers have, and what the customer has of other items", () => {
    const holdings = holdingsOf(...several(9, { customerId: "other" }), ...several(9, { catalogItemId: "OTHER" }));
    expect(customerLimit.check(aQuestion({ item, facts: someFacts({ holdings }) }))).toBeNull();
  });

  it("counts what the demand counts, and nothing else", () => {
    const facts = someFacts({ holdings: holdingsOf({}, {}) });
    expect(customerLimit.check(aQuestion({ item, demand: demandOf([]), facts }))).toBeNull();
  });

  it("10002/800020: 2 owned and 1 asked for, limit 2", () => {
    const facts = someFacts({ holdings: holdingsOf(...several(2, { catalogItemId: item.id.toLowerCase() })) });
    expect(customerLimit.check(aQuestion({ item, facts }))).toEqual(
      breach(
        "CUSTOMER_LIMIT_EXCEEDED",
        { title: "Azure plan", customerName: "Fabrikam", owned: 2, wanted: 1, maximum: 2 },
        false,
      ),
    );
  });

  it("10002/800020: all availability ids of the SKU count together", () => {
    const sku = anItem({ ...item, id: "PRODUCT:SKU:FIRST" });
    const reissued = { ...sku, id: "PRODUCT:SKU:SECOND" };
    const together = [sku, reissued].map((one) => ({ line: aLine({ catalogItemId: one.id }), item: one }));
    const facts = someFacts({ holdings: holdingsOf({ catalogItemId: "product:sku:third" }) });
    const question = { item: sku, together, facts };
    expect(customerLimit.check(aQuestion(question))).not.toBeNull();
    expect(customerLimit.check(aQuestion({ ...question, facts: someFacts() }))).toBeNull();
  });

  it("10002/800020: the lines of the cart count together", () => {
    const line = aLine();
    const together = [1, 2, 3].map(() => ({ line, item }));
    expect(customerLimit.check(aQuestion({ line, item, together }))).toEqual(
      breach(
        "CUSTOMER_LIMIT_EXCEEDED",
        { title: "Azure plan", customerName: "Fabrikam", owned: 0, wanted: 3, maximum: 2 },
        false,
      ),
    );
  });
});
