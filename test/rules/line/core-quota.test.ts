import { breach } from "../../../src/rules/rule.js";
import {
  aSubscription,
  aQuestion,
  aReservation,
  aReservationLine,
  aReservationQuestion,
  subscriptionsById,
  someFacts,
} from "../../support/builders.js";
import { demandOf } from "../../../src/rules/demand.js";
import { coreQuota } from "../../../src/rules/line/core-quota.js";

const facts = someFacts({
  subscriptions: subscriptionsById(
    aSubscription({ coreQuotas: [{ armRegionName: "eastus2", limit: 350, used: 310 }] }),
  ),
});

describe("core-quota", () => {
  it("passes what fits into the free cores", () => {
    expect(coreQuota.check(aReservationQuestion({ line: aReservationLine({ quantity: 3 }), facts }))).toBeNull();
  });

  it("passes a region without a quota", () => {
    const item = aReservation({ armRegionName: "westus" });
    const line = aReservationLine({ quantity: 1000 });
    expect(coreQuota.check(aReservationQuestion({ line, item, facts }))).toBeNull();
  });

  it("passes a reservation that takes no cores", () => {
    const line = aReservationLine({ quantity: 1000 });
    expect(coreQuota.check(aReservationQuestion({ line, item: aReservation({ cores: null }), facts }))).toBeNull();
  });

  it("passes an unknown subscription, and a line that is no reservation", () => {
    const line = aReservationLine({ quantity: 1000 });
    const unknown = someFacts({ subscriptions: new Map() });
    expect(coreQuota.check(aReservationQuestion({ line, facts: unknown }))).toBeNull();
    expect(coreQuota.check(aQuestion({ line, facts }))).toBeNull();
  });

  it("counts what the demand counts, and nothing else", () => {
    const line = aReservationLine({ quantity: 1000 });
    expect(coreQuota.check(aReservationQuestion({ line, demand: demandOf([]), facts }))).toBeNull();
  });

  it("10002/800017: 4 × 12 cores wanted, 40 of 350 free", () => {
    expect(coreQuota.check(aReservationQuestion({ line: aReservationLine({ quantity: 4 }), facts }))).toEqual(
      breach("CORE_QUOTA_EXCEEDED", {
        quantity: 4,
        cores: 48,
        wanted: 48,
        available: 40,
        maximum: 350,
        subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
        armRegionName: "eastus2",
      }),
    );
  });

  it("10002/800017: 24 cores wanted by the line, 48 by the cart, 40 free", () => {
    const line = aReservationLine({ quantity: 2 });
    const item = aReservation();
    const together = [
      { line, item },
      { line, item },
    ];
    expect(coreQuota.check(aReservationQuestion({ line, item, together, facts }))).toEqual(
      breach("CORE_QUOTA_EXCEEDED", {
        quantity: 2,
        cores: 24,
        wanted: 48,
        available: 40,
        maximum: 350,
        subscriptionId: "1C461A25-F729-4FA5-AADB-280947DD05E8",
        armRegionName: "eastus2",
      }),
    );
  });
});
