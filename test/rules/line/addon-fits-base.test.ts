import { aLine, anAddon, anItem, aQuestion } from "../../support/builders.js";
import { addonFitsBase } from "../../../src/rules/line/addon-fits-base.js";

const base = { line: aLine({ id: "base" }), item: anItem() };

describe("addon-fits-base", () => {
  it("passes a root line", () => {
    expect(addonFitsBase.check(aQuestion({ item: anAddon() }))).toBeNull();
  });

  it("passes an add-on of its base, compared without regard to letter case", () => {
    const item = anAddon({ prerequisiteCatalogItemIds: [anItem().id.toLowerCase()] });
    expect(addonFitsBase.check(aQuestion({ item, base }))).toBeNull();
  });

  it("passes a line whose base does not resolve: the base has an error of its own", () => {
    expect(addonFitsBase.check(aQuestion({ item: anItem(), base: { line: aLine(), item: null } }))).toBeNull();
  });

  it("10006/800020: the nested item is not an add-on", () => {
    expect(addonFitsBase.check(aQuestion({ item: anItem({ title: "Office 365 E1" }), base }))).toEqual({
      detail: '"Office 365 E1" is not an add-on: buy it as an ordinary line, outside addonItems.',
    });
  });

  it("10006/800020: new-commerce items are bought as ordinary lines", () => {
    const item = anItem({ title: "Audio", productType: "OnlineServicesNCE", purchaseSystem: "Modern" });
    expect(addonFitsBase.check(aQuestion({ item, base }))).toEqual({
      detail: '"Audio" is a new-commerce item: buy it as an ordinary line, outside addonItems.',
    });
  });

  it("10006/800020: the add-on fits two other bases", () => {
    const item = anAddon({ prerequisiteCatalogItemIds: ["BASE-1", "BASE-2"] });
    expect(addonFitsBase.check(aQuestion({ item, base }))).toEqual({
      detail:
        'Add-on "Exchange Online Archiving" does not fit "Office 365 Business Premium" ' +
        "(031C9E47-4802-4248-838E-778FB1D2CC05). Bases that it fits: BASE-1, BASE-2.",
    });
  });

  it("10006/800020: the add-on fits no base at all", () => {
    const item = anAddon({ prerequisiteCatalogItemIds: [] });
    expect(addonFitsBase.check(aQuestion({ item, base }))?.detail).toMatch(/Bases that it fits: none\.$/);
  });

  it("10006/800020: the add-on belongs to another purchase system", () => {
    expect(addonFitsBase.check(aQuestion({ item: anAddon({ purchaseSystem: "Modern" }), base }))).toEqual({
      detail:
        'An add-on has the purchase system of its base line: "Exchange Online Archiving" has Modern, ' +
        '"Office 365 Business Premium" has OMS.',
    });
  });

  it("10006/800020: the add-on has another billing cycle", () => {
    const question = aQuestion({ item: anAddon(), line: aLine({ billingCycle: "ANNUAL" }), base });
    expect(addonFitsBase.check(question)).toEqual({
      detail:
        'An add-on has the billing cycle of its base line: "Exchange Online Archiving" has ANNUAL, ' +
        '"Office 365 Business Premium" has MONTHLY.',
    });
  });

  it("10006/800020: the add-on has another currency", () => {
    const inEuro = { line: aLine({ currencyCode: "EUR" }), item: anItem() };
    expect(addonFitsBase.check(aQuestion({ item: anAddon(), base: inEuro }))).toEqual({
      detail:
        'An add-on has the currency of its base line: "Exchange Online Archiving" has USD, ' +
        '"Office 365 Business Premium" has EUR.',
    });
  });

  it("10006/800020: only the base has a currency", () => {
    const question = aQuestion({ item: anAddon(), line: aLine({ currencyCode: null }), base });
    expect(addonFitsBase.check(question)?.detail).toMatch(/has none, .* has USD\.$/);
  });

  it("10006/800020: only the add-on has a currency", () => {
    const question = aQuestion({ item: anAddon(), base: { line: aLine({ currencyCode: null }), item: anItem() } });
    expect(addonFitsBase.check(question)?.detail).toMatch(/has USD, .* has none\.$/);
  });
});
