import { problem } from "../../src/errors/reasons.js";
import type { ItemKind } from "../../src/model/enums.js";
import { cancellationProblem } from "../../src/orders/cancellation.js";
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
    expect(cancellationProblem(anOrder(), production, null, NOW)).toBeNull();
    expect(cancellationProblem(anOrder(), production, null, LAST_MOMENT)).toBeNull();
  });

  it("is possible before the order is fulfilled, and with the version that the order has", () => {
    expect(cancellationProblem(anOrder({ status: "PENDING" }), production, 2, NOW)).toBeNull();
  });

  it.each(["SAAS", "RESERVATION", "AZURE_PLAN", "LICENCE"] as const)(
    "is possible for %s in the sandbox",
    (itemKind) => {
      expect(cancellationProblem(orderOf(itemKind), sandbox, undefined, NOW)).toBeNull();
    },
  );

  it.each(["SAAS", "RESERVATION"] as const)("800019: is not possible for %s in production", (itemKind) => {
    expect(cancellationProblem(orderOf(itemKind), production, null, NOW)).toMatchObject({
      code: 800019,
      problem: problem("CANCELLATION_OUTSIDE_SANDBOX", { lineItemNumber: 1, itemKind }),
      path: ["input", "orderId"],
    });
  });

  it("800063: is not possible in the legacy system, where subscriptions are suspended instead", () => {
    expect(cancellationProblem(anOrder({ purchaseSystem: "OMS" }), sandbox, null, NOW)).toMatchObject({
      code: 800063,
      problem: problem("LEGACY_ORDER_NOT_CANCELLABLE", {
        orderId: "order-1",
        customerId: "d6bf25b7-e0a8-4f2d-a31b-97b55cfc774d",
      }),
    });
  });

  it("800014: is not possible a second time while the first one is under way", () => {
    const order = anOrder({ hasPendingAdjustment: true });
    expect(cancellationProblem(order, production, 1, NOW)).toMatchObject({
      code: 800014,
      retryable: true,
      retryAfterSeconds: 5,
    });
  });

  it("800036: is not possible with a version that the order no longer has", () => {
    expect(cancellationProblem(anOrder({ status: "CANCELLED" }), production, 1, NOW)).toMatchObject({
      code: 800036,
      problem: problem("VERSION_DIFFERS", { what: "order", expectedVersion: 1, version: 2 }),
      path: ["input", "expectedVersion"],
    });
  });

  it("800061: is not possible for a cancelled order", () => {
    expect(cancellationProblem(anOrder({ status: "CANCELLED" }), production, null, NOW)).toMatchObject({
      code: 800061,
      problem: problem("ORDER_CANCELLED", { orderId: "order-1" }),
    });
  });

  it("800061: is not possible after 60 days, in the sandbox neither", () => {
    expect(cancellationProblem(anOrder(), sandbox, null, TOO_LATE)).toMatchObject({
      code: 800061,
      problem: problem("CANCELLATION_WINDOW_CLOSED", { creationDate: "2026-03-01T09:30:00.000Z", days: 60 }),
    });
  });
});
