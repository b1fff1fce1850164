import { breach } from "../../../src/rules/rule.js";
import {
  aLine,
  anAzurePlan,
  anItem,
  aPartner,
  aQuestion,
  aReservation,
  aReservationLine,
  holdingsOf,
  several,
  someFacts,
} from "../../support/builders.js";
import type { CartLineItem } from "../../../src/model/cart.js";
import type { CatalogItem } from "../../../src/model/catalog.js";
import type { Holdings } from "../../../src/model/holdings.js";
import type { PartnerType } from "../../../src/model/market.js";
import { demandOf } from "../../../src/rules/demand.js";
import { sandboxLimit } from "../../../src/rules/line/sandbox-limit.js";

const legacyAzure = anItem({ productType: "Azure", productSubType: "Azure", purchaseSystem: "OMS" });
const saas = anItem({ productType: "Azure", productSubType: "SaaS", purchaseSystem: "Modern" });
const smallReservation = aReservation({ title: "Reserved VM Instance, Standard_B1s, US East, 1 Year", cores: 1 });

/** The question about the first of `count` equal lines in a sandbox account's cart. */
function inSandbox(
  item: CatalogItem,
  options: { line?: CartLineItem; count?: number; holdings?: Holdings; type?: PartnerType } = {},
) {
  const line = options.line ?? aLine();
  const together = Array.from({ length: options.count ?? 1 }, () => ({ line, item }));
  const partner = aPartner({ isSandbox: true, type: options.type ?? "DIRECT_BILL" });
  return aQuestion({ line, item, together, facts: someFacts({ partner, holdings: options.holdings ?? holdingsOf() }) });
}

describe("sandbox-limit", () => {
  it("passes everything of a partner that is no sandbox", () => {
    expect(sandboxLimit.check(aQuestion({ line: aLine({ quantity: 30 }) }))).toBeNull();
  });

  it("passes software in any number", () => {
    const software = anItem({ productType: "Software" });
    expect(sandboxLimit.check(inSandbox(software, { line: aLine({ quantity: 100 }), count: 20 }))).toBeNull();
  });

  it.each([anItem(), saas])("passes 25 licences in the fifth subscription", (item) => {
    const holdings = holdingsOf(...several(3, {}), ...several(9, { customerId: "other" }));
    expect(sandboxLimit.check(inSandbox(item, { line: aLine({ quantity: 25 }), count: 2, holdings }))).toBeNull();
  });

  it.each([anItem(), saas])("10009/800018: 30 licences in one subscription, limit 25", (item) => {
    expect(sandboxLimit.check(inSandbox(item, { line: aLine({ quantity: 30 }) }))).toEqual(
      breach("SANDBOX_LICENCES_EXCEEDED", { wanted: 30, maximum: 25 }),
    );
  });

  it("10009/800018: 4 subscriptions owned and 2 asked for, limit 5", () => {
    const holdings = holdingsOf(
      ...several(3, {}),
      { itemKind: "LEGACY_AZURE" },
      ...several(7, { itemKind: "SOFTWARE" as const }),
    );
    expect(sandboxLimit.check(inSandbox(anItem(), { count: 2, holdings }))).toEqual(
      breach("SANDBOX_SUBSCRIPTIONS_EXCEEDED", { owned: 4, wanted: 2, maximum: 5 }),
    );
  });

  it("10009/800018: lines of several kinds count together", () => {
    const line = aLine();
    const items = [anItem(), anItem(), saas, saas, legacyAzure, anAzurePlan()];
    const together = items.map((item) => ({ line, item }));
    const facts = someFacts({ partner: aPartner({ isSandbox: true }) });
    expect(sandboxLimit.check(aQuestion({ line, together, facts }))).toEqual(
      breach("SANDBOX_SUBSCRIPTIONS_EXCEEDED", { owned: 0, wanted: 6, maximum: 5 }),
    );
  });

  it("passes the tenth legacy Azure subscription of the account", () => {
    const holdings = holdingsOf(...several(9, { itemKind: "LEGACY_AZURE" as const, customerId: "other" }));
    expect(sandboxLimit.check(inSandbox(legacyAzure, { holdings }))).toBeNull();
  });

  it("10009/800018: 9 legacy Azure subscriptions in the account and 2 asked for, limit 10", () => {
    const holdings = holdingsOf(...several(9, { itemKind: "LEGACY_AZURE" as const, customerId: "other" }));
    expect(sandboxLimit.check(inSandbox(legacyAzure, { count: 2, holdings }))).toEqual(
      breach("SANDBOX_LEGACY_AZURE_EXCEEDED", { owned: 9, wanted: 2, maximum: 10 }),
    );
  });

  it("passes the third Azure plan of an indirect provider's customer, the tenth of the account", () => {
    const holdings = holdingsOf(
      ...several(2, { itemKind: "AZURE_PLAN" as const }),
      ...several(7, { itemKind: "AZURE_PLAN" as const, customerId: "other" }),
    );
    expect(sandboxLimit.check(inSandbox(anAzurePlan(), { holdings, type: "INDIRECT_PROVIDER" }))).toBeNull();
  });

  it("10009/800018: a second Azure plan of one customer, limit 1", () => {
    const holdings = holdingsOf({ itemKind: "AZURE_PLAN" });
    expect(sandboxLimit.check(inSandbox(anAzurePlan(), { holdings }))).toEqual(
      breach("SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED", { owned: 1, wanted: 1, maximum: 1 }),
    );
  });

  it("10009/800018: a fourth Azure plan of an indirect provider's customer, limit 3", () => {
    const holdings = holdingsOf(...several(3, { itemKind: "AZURE_PLAN" as const }));
    expect(sandboxLimit.check(inSandbox(anAzurePlan(), { holdings, type: "INDIRECT_PROVIDER" }))).toEqual(
      breach("SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED", { owned: 3, wanted: 1, maximum: 3 }),
    );
  });

  it("10009/800018: an eleventh Azure plan in the account, limit 10", () => {
    const holdings = holdingsOf(...several(10, { itemKind: "AZURE_PLAN" as const, customerId: "other" }));
    expect(sandboxLimit.check(inSandbox(anAzurePlan(), { holdings }))).toEqual(
      breach("SANDBOX_AZURE_PLANS_EXCEEDED", { owned: 10, wanted: 1, maximum: 10 }),
    );
  });

  it("passes two instances of an allowed reservation", () => {
    const line = aReservationLine({ quantity: 2 });
    expect(sandboxLimit.check(inSandbox(smallReservation, { line }))).toBeNull();
  });

  it("passes an allowed reservation that takes no cores", () => {
    const line = aReservationLine({ quantity: 2 });
    expect(sandboxLimit.check(inSandbox({ ...smallReservation, cores: null }, { line }))).toBeNull();
  });

  it("counts what the demand counts, and nothing else", () => {
    const question = inSandbox({ ...smallReservation, cores: 100 }, { line: aReservationLine({ quantity: 3 }) });
    expect(sandboxLimit.check({ ...question, demand: demandOf([]) })).toBeNull();
  });

  it("10009/800018: a reservation that is not among the five", () => {
    const item = aReservation({ title: "Reserved VM Instance, Standard_D1, AP East, 1 Year" });
    expect(sandboxLimit.check(inSandbox(item, { line: aReservationLine() }))).toEqual(
      breach("SANDBOX_RESERVATION_NOT_OFFERED", {
        title: "Reserved VM Instance, Standard_D1, AP East, 1 Year",
        accepted: [
          "Reserved VM Instance, Standard_B1s, KR South, 1 Year",
          "Reserved VM Instance, Standard_B1s, US East, 1 Year",
          "Reserved VM Instance, Standard_B1s, US West 2, 1 Year",
          "Reserved VM Instance, Standard_B1s, US North Central, 1 Year",
          "Reserved VM Instance, Standard_B1s, CA East, 1 Year",
        ],
      }),
    );
  });

  it("10009/800018: 1 reserved instance owned and 2 asked for, limit 2", () => {
    const holdings = holdingsOf(
      { itemKind: "RESERVATION", quantity: 1 },
      { itemKind: "RESERVATION", quantity: 2, customerId: "other" },
    );
    const line = aReservationLine({ quantity: 2 });
    expect(sandboxLimit.check(inSandbox(smallReservation, { line, holdings }))).toEqual(
      breach("SANDBOX_RESERVED_INSTANCES_EXCEEDED", { owned: 1, wanted: 2, maximum: 2 }),
    );
  });

  it("10009/800018: 6 cores of reservations in one region, limit 4", () => {
    const item = { ...smallReservation, cores: 3 };
    expect(sandboxLimit.check(inSandbox(item, { line: aReservationLine(), count: 2 }))).toEqual(
      breach("SANDBOX_CORES_EXCEEDED", { armRegionName: "eastus2", wanted: 6, maximum: 4 }),
    );
  });
});
