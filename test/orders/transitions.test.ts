import type { SubscriptionStatus } from "../../src/model/enums.js";
import { isCancellationWindowClosed, SUBSCRIPTION_TRANSITIONS } from "../../src/orders/transitions.js";

describe("The statuses of a subscription", () => {
  it("follow each other in these ways and no others", () => {
    const pairs = Object.entries(SUBSCRIPTION_TRANSITIONS).flatMap(([from, to]) => to.map((one) => `${from} > ${one}`));
    expect(pairs.sort()).toEqual([
      "ACTIVE > DELETED",
      "ACTIVE > SUSPENDED",
      "SUSPENDED > ACTIVE",
      "SUSPENDED > DELETED",
    ]);
  });

  it.each(["PENDING", "DELETED", "EXPIRED"] as SubscriptionStatus[])("cannot be changed from %s", (status) => {
    expect(SUBSCRIPTION_TRANSITIONS[status]).toEqual([]);
  });
});

describe("The window for cancelling closes", () => {
  it.each([
    ["2026-03-01T09:30:00.000Z", "2026-03-01T09:30:00.000Z", false],
    ["2026-03-01T09:30:00.000Z", "2026-04-30T09:30:00.000Z", false],
    ["2026-03-01T09:30:00.000Z", "2026-04-30T09:30:00.001Z", true],
    // In a leap year, whose February has a day more.
    ["2028-02-28T00:00:00.000Z", "2028-04-28T00:00:00.000Z", false],
    ["2028-02-28T00:00:00.000Z", "2028-04-28T00:00:00.001Z", true],
  ])("60 days after the purchase: bought %s, now %s", (since, now, isClosed) => {
    expect(isCancellationWindowClosed(since, now)).toBe(isClosed);
  });
});
