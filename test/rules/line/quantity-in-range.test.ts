import { breach } from "../../../src/rules/rule.js";
import { aLine, anItem, aQuestion } from "../../support/builders.js";
import { quantityInRange } from "../../../src/rules/line/quantity-in-range.js";

describe("quantity-in-range", () => {
  it.each([1, 150, 300])("passes %d of 1 to 300", (quantity) => {
    expect(quantityInRange.check(aQuestion({ line: aLine({ quantity }) }))).toBeNull();
  });

  it("10006/800017: 301 of 1 to 300", () => {
    expect(quantityInRange.check(aQuestion({ line: aLine({ quantity: 301 }) }))).toEqual(
      breach("QUANTITY_OUT_OF_RANGE", {
        quantity: 301,
        title: "Office 365 Business Premium",
        minimum: 1,
        maximum: 300,
      }),
    );
  });

  it("10006/800017: 24 of 25 to 25", () => {
    const item = anItem({ title: "Trial", minimumQuantity: 25, maximumQuantity: 25 });
    expect(quantityInRange.check(aQuestion({ item, line: aLine({ quantity: 24 }) }))).toEqual(
      breach("QUANTITY_OUT_OF_RANGE", { quantity: 24, title: "Trial", minimum: 25, maximum: 25 }),
    );
  });
});
