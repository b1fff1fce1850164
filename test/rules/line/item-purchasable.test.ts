import { breach } from "../../../src/rules/rule.js";
import { anItem, aPartner, aQuestion, someFacts } from "../../support/builders.js";
import { itemPurchasable } from "../../../src/rules/line/item-purchasable.js";

describe("item-purchasable", () => {
  it("passes an item that can be bought", () => {
    expect(itemPurchasable.check(aQuestion())).toBeNull();
  });

  it("passes a sandbox offer for a sandbox partner", () => {
    const facts = someFacts({ partner: aPartner({ isSandbox: true }) });
    expect(itemPurchasable.check(aQuestion({ item: anItem({ isSandboxOnly: true }), facts }))).toBeNull();
  });

  it("10006/800020: the item is only listed", () => {
    expect(itemPurchasable.check(aQuestion({ item: anItem({ isPurchasable: false }) }))).toEqual(
      breach("ITEM_NOT_PURCHASABLE", { title: "Office 365 Business Premium", country: "US" }),
    );
  });

  it("10006/800020: a sandbox offer for another partner", () => {
    expect(itemPurchasable.check(aQuestion({ item: anItem({ isSandboxOnly: true }) }))).toEqual(
      breach("ITEM_FOR_SANDBOX_ONLY", { title: "Office 365 Business Premium", partnerName: "Contoso" }),
    );
  });
});
