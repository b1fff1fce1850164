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
    expect(itemPurchasable.check(aQuestion({ item: anItem({ isPurchasable: false }) }))).toEqual({
      detail: '"Office 365 Business Premium" is listed in US and cannot be bought: isPurchasable is false.',
    });
  });

  it("10006/800020: a sandbox offer for another partner", () => {
    expect(itemPurchasable.check(aQuestion({ item: anItem({ isSandboxOnly: true }) }))).toEqual({
      detail: '"Office 365 Business Premium" is for integration sandbox accounts only, and partner "Contoso" is none.',
    });
  });
});
