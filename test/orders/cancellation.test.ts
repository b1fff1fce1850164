import { problem } from "../../src/errors/reasons.js";
import type { ItemKind } from "../../src/model/enums.js";
import { cancellationProblem, linesToCancel, unknownLines } from "../../src/orders/cancellation.js";
import { aPartner } from "../support/builders.js";
import { anOrder, anOrderLine } from "../support/orders.js";

/** A day after the order was placed. */
const NOW = "2026-03-02T09:30:00.000Z";
const LAST_MOMENT = "2026-04-30T09:30:00.000Z";
const TOO_LATE = "2026-04-30T09:30:00.001Z";

const production = aPartner();
const sandbox = aPartner({ isSandbox: true });

function orderOf(itemKind: ItemKind) {
  return anOrder({ lineItems: [anOrderLine(), anOrderLine({ lineItemNumber: 1, itemKind })] });
}

describe("the cancellation of an order", () => {
  it("is possible for software in production, for 60 days", () => {
    expect(cancellationProblem(anOrder(), production, {}, NOW)).toBeNull();
    expect(cancellationProblem(anOrder(), production, {}, LAST_MOMENT)).toBeNull();
  });

  it("is possible before the order is fulfilled, and with the version that the order has", () => {
    expect(cancellationProblem(anOrder({ status: "PENDING" }), production, { expectedVersion: 2 }, NOW)).toBeNull();
  });

  it.each(["SAAS", "RESERVATION", "AZURE_PLAN", "LICENCE"] as const)(
    "is possible for %s in the sandbox",
    (itemKind) => {
      expect(cancellationProblem(orderOf(itemKind), sandbox, { expectedVersion: null }, NOW)).toBeNull();
    },
  );

  it.each(["SAAS", "RESERVATION"] as const)("800019: is not possible for %s in production", (itemKind) => {
    expect(cancellationProblem(orderOf(itemKind), production, {}, NOW)).toMatchObject({
      code: 800019,
      problem: problem("CANCELLATION_OUTSIDE_SANDBOX", { lineItemNumber: 1, itemKind }),
      path: ["input", "orderId"],
    });
  });

  it("800063: is not possible in the legacy system, where subscriptions are suspended instead", () => {
    expect(cancellationProblem(anOrder({ purchaseSystem: "OMS" }), sandbox, {}, NOW)).toMatchObject({
      code: 800063,
      problem: problem("LEGACY_ORDER_NOT_CANCELLABLE", {
        orderId: "order-1",
        customerId: "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d",
      }),
    });
  });

  it("800014: is not possible a second time while the first one is under way", () => {
    const order = anOrder({ hasPendingAdjustment: true });
    expect(cancellationProblem(order, production, { expectedVersion: 1 }, NOW)).toMatchObject({
      code: 800014,
      retryable: true,
      retryAfterSeconds: 5,
    });
  });

  it("800036: is not possible with a version that the order no longer has", () => {
    expect(
      cancellationProblem(anOrder({ status: "CANCELLED" }), production, { expectedVersion: 1 }, NOW),
    ).toMatchObject({
      code: 800036,
      problem: problem("VERSION_DIFFERS", { what: "order", expectedVersion: 1, version: 2 }),
      path: ["input", "expectedVersion"],
    });
  });

  it("800061: is not possible for a cancelled order", () => {
    expect(cancellationProblem(anOrder({ status: "CANCELLED" }), production, {}, NOW)).toMatchObject({
      code: 800061,
      problem: problem("ORDER_CANCELLED", { orderId: "order-1" }),
    });
  });

  it("800061: is not possible after 60 days, in the sandbox neither", () => {
    expect(cancellationProblem(anOrder(), sandbox, {}, TOO_LATE)).toMatchObject({
      code: 800061,
      problem: problem("CANCELLATION_WINDOW_CLOSED", { creationDate: "2026-03-01T09:30:00.000Z", days: 60 }),
    });
  });
});

describe("the cancellation of lines by themselves", () => {
  const mixed = anOrder({
    lineItems: [
      anOrderLine(),
      anOrderLine({ lineItemNumber: 1, itemKind: "RESERVATION" }),
      anOrderLine({ lineItemNumber: 2 }),
      anOrderLine({ lineItemNumber: 3, quantity: 0 }),
      anOrderLine({ lineItemNumber: 4, baseLineItemNumber: 2 }),
    ],
  });
  const ofLines = (...lineItemNumbers: number[]) => cancellationProblem(mixed, production, { lineItemNumbers }, NOW);

  it("is about the lines that are named, or about all that are left", () => {
    expect(linesToCancel(mixed, [0, 3]).map((line) => line.lineItemNumber)).toEqual([0]);
    expect(linesToCancel(mixed, null).map((line) => line.lineItemNumber)).toEqual([0, 1, 2, 4]);
  });

  it("is possible for software in production, whatever else the order has", () => {
    expect(ofLines(0)).toBeNull();
    expect(ofLines(0, 4)).toBeNull();
    expect(ofLines(4, 2)).toBeNull();
  });

  it.each([
    ["production", production],
    ["the sandbox", sandbox],
  ])("800042: is not possible for anything but software, in %s", (_where, partner) => {
    expect(cancellationProblem(mixed, partner, { lineItemNumbers: [0, 1] }, NOW)).toMatchObject({
      code: 800042,
      problem: problem("LINE_NOT_CANCELLABLE_ALONE", { lineItemNumber: 1, itemKind: "RESERVATION" }),
      path: ["input", "lineItemNumbers", "1"],
    });
  });

  it("800061: is not possible for a line that has been cancelled", () => {
    expect(ofLines(0, 3)).toMatchObject({
      code: 800061,
      problem: problem("LINE_CANCELLED", { lineItemNumber: 3 }),
      path: ["input", "lineItemNumbers", "1"],
    });
  });

  it("800061: is not possible for a base without its add-on", () => {
    expect(ofLines(0, 2)).toMatchObject({
      code: 800061,
      problem: problem("LINE_HAS_ADDON", { lineItemNumber: 2, addonNumber: 4 }),
      path: ["input", "lineItemNumbers", "1"],
    });
  });

  it("800002: is not possible for lines that the order does not have, all of which are named", () => {
    expect(unknownLines(mixed, { lineItemNumbers: [7, 0, -1] })).toMatchObject([
      {
        code: 800002,
        path: ["input", "lineItemNumbers", "0"],
        problem: problem("LINE_NUMBER_UNKNOWN", { lineItemNumber: 7, orderId: "order-1", accepted: [0, 1, 2, 3, 4] }),
      },
      { code: 800002, path: ["input", "lineItemNumbers", "2"] },
    ]);
    expect(unknownLines(mixed, {})).toEqual([]);
  });

  it("leaves an order of more than software to the sandbox as a whole, counting what is left of it", () => {
    const left = anOrder({
      lineItems: [anOrderLine(), anOrderLine({ lineItemNumber: 1, itemKind: "SAAS", quantity: 0 })],
    });
    expect(cancellationProblem(mixed, production, {}, NOW)).toMatchObject({ code: 800019 });
    expect(cancellationProblem(left, production, {}, NOW)).toBeNull();
  });
});
