import { groupFamilies } from "../../src/cart/order-groups.js";
import type { GroupKey, OrderGroup, TriedGroup } from "../../src/model/cart.js";
import { aLine } from "../support/builders.js";
import { aGroup, anOrderError } from "../support/carts.js";

const OMS: GroupKey = { purchaseSystem: "OMS", billingCycle: "MONTHLY", currencyCode: "USD" };
const MODERN: GroupKey = { purchaseSystem: "Modern", billingCycle: "MONTHLY", currencyCode: "USD" };

/** Families with these keys; their ids are their places. */
function families(...keys: readonly GroupKey[]) {
  return keys.map((key, index) => ({ line: aLine({ id: `line-${index}` }), key }));
}

/** What is known of groups of which these are locked, and these were tried. */
function known(groups: readonly OrderGroup[] = [], tried: readonly TriedGroup[] = []) {
  const locked = groups.filter(({ orderId, isOutcomeUnknown }) => orderId !== null || isOutcomeUnknown);
  return { groups, tried, lockedIds: new Set(locked.map(({ orderGroupId }) => orderGroupId)) };
}

/** The group ids of the lines, in order of the lines. */
function groupsOfLines(...keys: readonly GroupKey[]): string[] {
  return [...groupFamilies(families(...keys), known()).groupOf.values()];
}

describe("grouping families of lines", () => {
  it("makes no groups of no lines", () => {
    expect(groupFamilies([], known())).toEqual({ groups: [], tried: [], groupOf: new Map() });
  });

  it("puts lines of one system, cycle and currency into one group", () => {
    expect(groupsOfLines(OMS, OMS, OMS)).toEqual(["OMS-0", "OMS-0", "OMS-0"]);
  });

  it("parts lines by billing cycle, by currency and by purchase system", () => {
    expect(groupsOfLines(MODERN, { ...MODERN, billingCycle: "ANNUAL" })).toEqual(["0", "1"]);
    expect(groupsOfLines(MODERN, { ...MODERN, currencyCode: "EUR" })).toEqual(["0", "1"]);
    expect(groupsOfLines(MODERN, OMS)).toEqual(["0", "OMS-0"]);
  });

  it("numbers each system from 0 in order of first appearance, legacy with a prefix and modern without", () => {
    const annual = { ...OMS, billingCycle: "ANNUAL" as const };
    const once = { ...MODERN, billingCycle: "ONE_TIME" as const };
    expect(groupsOfLines(once, OMS, MODERN, annual, once, annual, OMS)).toEqual([
      "0",
      "OMS-0",
      "1",
      "OMS-1",
      "0",
      "OMS-1",
      "OMS-0",
    ]);
  });

  it("numbers any further system by itself, with its name", () => {
    expect(groupsOfLines({ ...OMS, purchaseSystem: "Ariba" }, OMS, MODERN)).toEqual(["Ariba-0", "OMS-0", "0"]);
  });

  it("describes each group by its key, with nothing known of it", () => {
    const { groups } = groupFamilies(families({ ...MODERN, billingCycle: "ANNUAL", currencyCode: "EUR" }), known());
    expect(groups).toEqual([
      {
        orderGroupId: "0",
        purchaseSystem: "Modern",
        billingCycle: "ANNUAL",
        currencyCode: "EUR",
        error: null,
        orderId: null,
        isOutcomeUnknown: false,
      },
    ]);
  });

  it("lists legacy groups first, then each system by number, whatever the order of the lines", () => {
    const cycles = ["MONTHLY", "ANNUAL", "NONE", "ONE_TIME", "TRIENNIAL", "BIENNIAL"] as const;
    const modern = cycles.flatMap((billingCycle) => [
      { ...MODERN, billingCycle },
      { ...MODERN, billingCycle, currencyCode: "EUR" },
    ]);
    const { groups } = groupFamilies(families(...modern, { ...OMS, purchaseSystem: "Ariba" }, OMS), known());
    expect(groups.map((group) => group.orderGroupId)).toEqual([
      "OMS-0",
      "Ariba-0",
      ...modern.map((_key, index) => String(index)),
    ]);
  });

  it("keeps locked groups as they are, and never gives their number to another", () => {
    const ordered = aGroup({ orderGroupId: "OMS-1", orderId: "order-1", billingCycle: "ANNUAL" });
    const { groups, groupOf } = groupFamilies(
      families(OMS, { ...OMS, currencyCode: "EUR" }, { ...OMS, currencyCode: "GBP" }),
      known([ordered]),
    );
    expect([...groupOf.values()]).toEqual(["OMS-0", "OMS-2", "OMS-3"]);
    expect(groups.map((group) => group.orderGroupId)).toEqual(["OMS-0", "OMS-1", "OMS-2", "OMS-3"]);
    expect(groups[1]).toBe(ordered);
  });

  it("gives lines of a locked group's key a group of their own", () => {
    const ordered = aGroup({ orderGroupId: "OMS-0", orderId: "order-1" });
    const { groups, groupOf } = groupFamilies(families(OMS), known([ordered]));
    expect(groupOf.get("line-0")).toBe("OMS-1");
    expect(groups).toEqual([ordered, { ...ordered, orderGroupId: "OMS-1", orderId: null }]);
  });

  it("does not count a locked number of one system against another", () => {
    const ordered = aGroup({ orderGroupId: "OMS-0", orderId: "order-1" });
    expect(groupFamilies(families(MODERN), known([ordered])).groupOf.get("line-0")).toBe("0");
  });

  it("keeps the error of a group that has the same id and key as before", () => {
    const failed = aGroup({ error: anOrderError() });
    expect(groupFamilies(families(OMS), known([failed])).groups[0]?.error).toEqual(anOrderError());
  });

  it.each([
    ["billing cycle", { billingCycle: "ANNUAL" as const }],
    ["currency", { currencyCode: "EUR" }],
  ])("forgets the error of a group that has another %s now", (_what, change) => {
    const failed = aGroup({ error: anOrderError() });
    expect(groupFamilies(families({ ...OMS, ...change }), known([failed])).groups[0]?.error).toBeNull();
  });

  it("keeps the number of a group that a checkout has tried", () => {
    const failed = aGroup({ orderGroupId: "OMS-1", error: anOrderError({ orderGroupId: "OMS-1" }) });
    const { groups, tried } = groupFamilies(families(OMS), known([failed]));
    expect(groups).toEqual([failed]);
    expect(tried).toEqual([{ orderGroupId: "OMS-1", ...OMS }]);
  });

  it("gives a number that was tried to no other key, also after its group is gone", () => {
    const failed = aGroup({ error: anOrderError() });
    const gone = groupFamilies([], known([failed]));
    expect(gone).toMatchObject({ groups: [], tried: [{ orderGroupId: "OMS-0", ...OMS }] });
    const annual = { ...OMS, billingCycle: "ANNUAL" as const };
    const { groups, tried } = groupFamilies(families(annual, OMS), known([], gone.tried));
    expect(groups).toMatchObject([
      { orderGroupId: "OMS-0", ...OMS, error: null },
      { orderGroupId: "OMS-1", ...annual, error: null },
    ]);
    expect(tried).toEqual(gone.tried);
  });

  it("gives a number that was tried and then ordered to no later lines of its key", () => {
    const ordered = aGroup({ orderId: "order-1" });
    const { groupOf } = groupFamilies(families(OMS), known([ordered], [{ orderGroupId: "OMS-0", ...OMS }]));
    expect(groupOf.get("line-0")).toBe("OMS-1");
  });

  it("gives a number that was never tried to another key", () => {
    const { groupOf } = groupFamilies(families({ ...OMS, currencyCode: "EUR" }), known([aGroup()]));
    expect(groupOf.get("line-0")).toBe("OMS-0");
  });
});
