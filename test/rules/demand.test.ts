import { coresKey, coresOf, demandOf } from "../../src/rules/demand.js";
import {
  aLine,
  anAddon,
  anAzurePlan,
  anItem,
  aReservation,
  aReservationLine,
  AZURE_SUBSCRIPTION_ID,
  provisioning,
} from "../support/builders.js";

const OTHER_SUBSCRIPTION = "3D5ECED6-1151-44C7-AEE6-70A4BB725666";

function reservations(quantity: number, subscriptionId = AZURE_SUBSCRIPTION_ID, armRegionName = "eastus2") {
  const provisioningContext = provisioning({ subscriptionId, scope: "shared" });
  return { line: aReservationLine({ quantity, provisioningContext }), item: aReservation({ armRegionName }) };
}

describe("the demand of lines", () => {
  it("is nothing when there are none", () => {
    expect(demandOf([])).toEqual({
      units: new Map(),
      subscriptions: new Map(),
      linesOfKind: new Map(),
      unitsOfKind: new Map(),
      cores: new Map(),
    });
  });

  it("sums units and lines by item, in any letter case of its id", () => {
    const shouted = anItem({ id: anItem().id.toUpperCase() });
    const whispered = anItem({ id: anItem().id.toLowerCase() });
    const { units, subscriptions } = demandOf([
      { line: aLine({ quantity: 3 }), item: shouted },
      { line: aLine({ quantity: 4 }), item: anAddon() },
      { line: aLine({ quantity: 5 }), item: whispered },
    ]);
    expect(units).toEqual(
      new Map([
        [anItem().id, 8],
        [anAddon().id, 4],
      ]),
    );
    expect(subscriptions).toEqual(
      new Map([
        [anItem().id, 2],
        [anAddon().id, 1],
      ]),
    );
  });

  it("counts lines and units by kind", () => {
    const { linesOfKind, unitsOfKind } = demandOf([
      { line: aLine({ quantity: 3 }), item: anItem() },
      { line: aLine({ quantity: 4 }), item: anAddon() },
      { line: aLine({ quantity: 1 }), item: anAzurePlan() },
      reservations(2),
    ]);
    expect(linesOfKind).toEqual(
      new Map([
        ["LICENCE", 2],
        ["AZURE_PLAN", 1],
        ["RESERVATION", 1],
      ]),
    );
    expect(unitsOfKind).toEqual(
      new Map([
        ["LICENCE", 7],
        ["AZURE_PLAN", 1],
        ["RESERVATION", 2],
      ]),
    );
  });

  it("sums cores by subscription, in any letter case, and by region", () => {
    const { cores } = demandOf([
      reservations(2),
      reservations(1, AZURE_SUBSCRIPTION_ID.toLowerCase()),
      reservations(1, OTHER_SUBSCRIPTION),
      reservations(1, AZURE_SUBSCRIPTION_ID, "westus"),
      { line: aLine({ quantity: 9 }), item: anItem() },
    ]);
    expect(cores).toEqual(
      new Map([
        [coresKey(AZURE_SUBSCRIPTION_ID, "eastus2"), 36],
        [coresKey(OTHER_SUBSCRIPTION, "eastus2"), 12],
        [coresKey(AZURE_SUBSCRIPTION_ID, "westus"), 12],
      ]),
    );
  });
});

describe("the cores of a line", () => {
  it("are those of one instance times the quantity, under the subscription and the region", () => {
    expect(coresOf(reservations(3))).toEqual({ key: coresKey(AZURE_SUBSCRIPTION_ID, "eastus2"), cores: 36 });
  });

  it.each([
    ["has no cores", { line: aReservationLine(), item: aReservation({ cores: null }) }],
    ["has no region", { line: aReservationLine(), item: aReservation({ armRegionName: null }) }],
    ["names no subscription", { line: aReservationLine({ provisioningContext: [] }), item: aReservation() }],
  ])("are none when the line %s", (_what, line) => {
    expect(coresOf(line)).toBeNull();
    expect(demandOf([line]).cores.size).toBe(0);
  });
});
