import { breach } from "../../../src/rules/rule.js";
import {
  aLine,
  anAddon,
  aSubscription,
  anItem,
  aQuestion,
  subscriptionsById,
  AZURE_SUBSCRIPTION_ID,
  provisioning,
  someFacts,
} from "../../support/builders.js";
import { parentFitsAddon } from "../../../src/rules/line/parent-fits-addon.js";

const line = aLine({ provisioningContext: provisioning({ parentSubscriptionId: AZURE_SUBSCRIPTION_ID }) });

function factsWithParent(catalogItemId: string) {
  return someFacts({
    subscriptions: subscriptionsById(aSubscription({ catalogItemId, itemKind: "LICENCE", friendlyName: "Mail" })),
  });
}

describe("parent-fits-addon", () => {
  it("passes a parent of a fitting offer, compared without regard to letter case", () => {
    const facts = factsWithParent(anItem().id.toLowerCase());
    expect(parentFitsAddon.check(aQuestion({ line, item: anAddon(), facts }))).toBeNull();
  });

  it("passes an unknown or a missing parent: that is another question", () => {
    const facts = someFacts({ subscriptions: new Map() });
    expect(parentFitsAddon.check(aQuestion({ line, item: anAddon(), facts }))).toBeNull();
    expect(parentFitsAddon.check(aQuestion({ item: anAddon(), facts }))).toBeNull();
  });

  it("passes a nested add-on and a line that is no add-on", () => {
    const facts = factsWithParent("OTHER");
    const base = { line: aLine({ id: "base" }), item: anItem() };
    expect(parentFitsAddon.check(aQuestion({ line, item: anAddon(), base, facts }))).toBeNull();
    expect(parentFitsAddon.check(aQuestion({ line, facts }))).toBeNull();
  });

  it("10007/800020: a parent of another offer", () => {
    const facts = factsWithParent("E1");
    expect(parentFitsAddon.check(aQuestion({ line, item: anAddon(), facts }))).toEqual(
      breach("ADDON_DOES_NOT_FIT_SUBSCRIPTION", {
        title: "Exchange Online Archiving",
        subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
        friendlyName: "Mail",
        catalogItemId: "E1",
        accepted: ["031C9E47-4802-4248-838E-778FB1D2CC05"],
      }),
    );
  });

  it("10007/800020: an add-on that fits nothing in the catalog", () => {
    const item = anAddon({ prerequisiteCatalogItemIds: [] });
    const found = parentFitsAddon.check(aQuestion({ line, item, facts: factsWithParent("E1") }));
    expect(found?.problem.parameters).toMatchObject({ accepted: [] });
  });
});
