import { breach } from "../../../src/rules/rule.js";
import { anItem, aQuestion } from "../../support/builders.js";
import { purchaseSystemSupported } from "../../../src/rules/line/purchase-system-supported.js";

describe("purchase-system-supported", () => {
  it.each(["OMS", "Modern"])("passes %s", (purchaseSystem) => {
    expect(purchaseSystemSupported.check(aQuestion({ item: anItem({ purchaseSystem }) }))).toBeNull();
  });

  it("800031: a purchase system without an adapter", () => {
    expect(purchaseSystemSupported.check(aQuestion({ item: anItem({ purchaseSystem: "Volume" }) }))).toEqual(
      breach("PURCHASE_SYSTEM_NOT_SUPPORTED", {
        title: "Office 365 Business Premium",
        purchaseSystem: "Volume",
        accepted: ["OMS", "Modern"],
      }),
    );
  });
});
