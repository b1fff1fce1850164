import { breach } from "../../../src/rules/rule.js";
import { aLine, anAddon, anItem, aQuestion, provisioning } from "../../support/builders.js";
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
    expect(addonFitsBase.check(aQuestion({ item: anItem({ title: "Office 365 E1" }), base }))).toEqual(
      breach("NOT_AN_ADDON", { title: "Office 365 E1", isNewCommerce: false }),
    );
  });

  it("10006/800020: new-commerce items are bought as ordinary lines", () => {
    const item = anItem({ title: "Audio", productType: "OnlineServicesNCE", purchaseSystem: "Modern" });
    expect(addonFitsBase.check(aQuestion({ item, base }))).toEqual(
      breach("NOT_AN_ADDON", { title: "Audio", isNewCommerce: true }),
    );
  });

  it("10006/800020: the add-on fits two other bases", () => {
    const item = anAddon({ prerequisiteCatalogItemIds: ["BASE-1", "BASE-2"] });
    expect(addonFitsBase.check(aQuestion({ item, base }))).toEqual(
      breach("ADDON_DOES_NOT_FIT_BASE", {
        title: "Exchange Online Archiving",
        baseTitle: "Office 365 Business Premium",
        baseCatalogItemId: "031C9E47-4802-4248-838E-778FB1D2CC05",
        accepted: ["BASE-1", "BASE-2"],
      }),
    );
  });

  it("10006/800020: the add-on fits no base at all", () => {
    const item = anAddon({ prerequisiteCatalogItemIds: [] });
    expect(addonFitsBase.check(aQuestion({ item, base }))?.problem).toMatchObject({
      reason: "ADDON_DOES_NOT_FIT_BASE",
      parameters: { accepted: [] },
    });
  });

  it("10006/800020: the add-on belongs to another purchase system", () => {
    expect(addonFitsBase.check(aQuestion({ item: anAddon({ purchaseSystem: "Modern" }), base }))).toEqual(
      breach("ADDON_DIFFERS_FROM_BASE", {
        property: "PURCHASE_SYSTEM",
        value: "Modern",
        baseValue: "OMS",
        title: "Exchange Online Archiving",
        baseTitle: "Office 365 Business Premium",
      }),
    );
  });

  it("10006/800020: the add-on has another billing cycle", () => {
    const question = aQuestion({ item: anAddon(), line: aLine({ billingCycle: "ANNUAL" }), base });
    expect(addonFitsBase.check(question)).toEqual(
      breach("ADDON_DIFFERS_FROM_BASE", {
        property: "BILLING_CYCLE",
        value: "ANNUAL",
        baseValue: "MONTHLY",
        title: "Exchange Online Archiving",
        baseTitle: "Office 365 Business Premium",
      }),
    );
  });

  it("10006/800020: the add-on has another currency", () => {
    const inEuro = { line: aLine({ currencyCode: "EUR" }), item: anItem() };
    expect(addonFitsBase.check(aQuestion({ item: anAddon(), base: inEuro }))).toEqual(
      breach("ADDON_DIFFERS_FROM_BASE", {
        property: "CURRENCY",
        value: "USD",
        baseValue: "EUR",
        title: "Exchange Online Archiving",
        baseTitle: "Office 365 Business Premium",
      }),
    );
  });

  it("10006/800020: only the base has a currency", () => {
    const question = aQuestion({ item: anAddon(), line: aLine({ currencyCode: null }), base });
    expect(addonFitsBase.check(question)?.problem.parameters).toMatchObject({ value: null, baseValue: "USD" });
  });

  it("10006/800020: only the add-on has a currency", () => {
    const question = aQuestion({ item: anAddon(), base: { line: aLine({ currencyCode: null }), item: anItem() } });
    expect(addonFitsBase.check(question)?.problem.parameters).toMatchObject({ value: "USD", baseValue: null });
  });

  it("10006/800020: the add-on names a subscription, and depends on the one that its base becomes", () => {
    const line = aLine({ provisioningContext: provisioning({ ParentSubscriptionId: "97555B61" }) });
    expect(addonFitsBase.check(aQuestion({ item: anAddon(), line, base }))).toEqual(
      breach("ADDON_OF_ANOTHER_SUBSCRIPTION", {
        subscriptionId: "97555B61",
        title: "Exchange Online Archiving",
        baseTitle: "Office 365 Business Premium",
      }),
    );
  });
});
