import type { OrderRequest } from "../../src/model/order-request.js";
import { legacySystem, modernSystem } from "../support/local-systems.js";
import {
  createPlaceOrder,
  OrderAtWork,
  OrderRefused,
  type PlacedOrder,
  type PurchaseSystem,
  PurchaseSystemDown,
} from "../../src/purchasing/purchase-system.js";
import { anOrderLine, anOrderRequest } from "../support/carts.js";

const PLACED: PlacedOrder = { id: "order-1", alternateId: "order-1", status: "COMPLETED", subscriptionIds: [null] };

/** Hands an order request to a system of the name OMS, and tells what was reported as a failure. */
async function handOver(place: PurchaseSystem["place"], orderRequest = anOrderRequest(), timeoutMilliseconds = 1_000) {
  const failures: [OrderRequest, unknown][] = [];
  const placeOrder = createPlaceOrder({ OMS: { place } }, timeoutMilliseconds, (...failure) => failures.push(failure));
  return { outcome: await placeOrder(orderRequest), failures };
}

describe("handing over an order", () => {
  it("gives the system the orderRequest, and the caller the order that it answers", async () => {
    const place = jest.fn(async () => PLACED);
    const { outcome, failures } = await handOver(place);
    expect(outcome).toEqual({ kind: "PLACED", order: PLACED });
    expect(place.mock.calls).toEqual([[anOrderRequest(), expect.anything()]]);
    expect(failures).toEqual([]);
  });

  it.each([
    ["said no", new OrderRefused("Not this one."), { kind: "REFUSED", reason: "Not this one." }],
    ["could not be reached", new PurchaseSystemDown("No route."), { kind: "DOWN", reason: "No route." }],
    ["broke down", new TypeError("x is not a function"), { kind: "NO_ANSWER" }],
    ["threw something that is no error", "a text", { kind: "NO_ANSWER" }],
  ])("tells what became of it, and reports the failure, when the system %s", async (_what, error, expected) => {
    const { outcome, failures } = await handOver(async () => {
      throw error;
    });
    expect(outcome).toEqual(expected);
    expect(failures).toEqual([[anOrderRequest(), error]]);
  });

  it("has no answer when the system fails before it has begun to wait", async () => {
    const { outcome } = await handOver(() => {
      throw new Error("at once");
    });
    expect(outcome).toEqual({ kind: "NO_ANSWER" });
  });

  it("waits no longer than it may", async () => {
    const { outcome, failures } = await handOver(() => new Promise(() => undefined), anOrderRequest(), 20);
    expect(outcome).toEqual({ kind: "NO_ANSWER" });
    expect(String(failures[0]?.[1])).toContain("20 ms");
  });

  it("tells that the system is at work on the order, when that says so once nobody waits any more", async () => {
    const place: PurchaseSystem["place"] = (_orderRequest, signal) =>
      new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(new OrderAtWork("The publisher confirms by hand."))),
      );
    const { outcome } = await handOver(place, anOrderRequest(), 20);
    expect(outcome).toEqual({ kind: "NO_ANSWER", isAtWork: true });
  });

  it("is not disturbed by an answer or a failure that comes too late", async () => {
    const late = (end: (resolve: (order: PlacedOrder) => void, reject: (error: Error) => void) => void) =>
      handOver(
        () => new Promise((resolve, reject) => setTimeout(() => end(resolve, reject), 40)),
        anOrderRequest(),
        10,
      );
    const outcomes = await Promise.all([
      late((resolve) => resolve(PLACED)),
      late((_resolve, reject) => reject(new Error("late"))),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(outcomes.map(({ outcome, failures }) => [outcome.kind, failures.length])).toEqual([
      ["NO_ANSWER", 1],
      ["NO_ANSWER", 1],
    ]);
  });

  it("goes to the system that the group belongs to", async () => {
    const other: PurchaseSystem = { place: async () => ({ ...PLACED, id: "of the other" }) };
    const wrong: PurchaseSystem = { place: () => Promise.reject(new Error("the wrong system")) };
    const placeOrder = createPlaceOrder({ OMS: wrong, Modern: other }, 1_000, () => undefined);
    const orderRequest = { ...anOrderRequest(), draft: { ...anOrderRequest().draft, purchaseSystem: "Modern" } };
    expect(await placeOrder(orderRequest)).toMatchObject({ kind: "PLACED", order: { id: "of the other" } });
  });

  it("is refused when there is no such system", async () => {
    const orderRequest = { ...anOrderRequest(), draft: { ...anOrderRequest().draft, purchaseSystem: "Ariba" } };
    const place = jest.fn(async () => PLACED);
    const { outcome, failures } = await handOver(place, orderRequest);
    expect(outcome).toEqual({ kind: "REFUSED", reason: expect.stringContaining("Ariba") });
    expect(place).not.toHaveBeenCalled();
    expect(failures).toEqual([]);
  });
});

/** A order request of three lines. */
function threeLines(id: string): OrderRequest {
  const lineItems = [0, 1, 2].map((lineItemNumber) => anOrderLine({ lineItemNumber }));
  return { ...anOrderRequest({ id }), draft: { ...anOrderRequest().draft, lineItems } };
}

const ORDER_REQUESTS = Array.from({ length: 200 }, (_, index) => `orderRequest-${index}`);

describe("the legacy system", () => {
  const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it("completes orders at once, with a GUID for the order and one in capitals for every line", async () => {
    for (const id of ORDER_REQUESTS) {
      const order = await legacySystem.place(threeLines(id));
      expect(order).toMatchObject({ status: "COMPLETED", alternateId: order.id });
      expect(order.id).toMatch(GUID);
      expect(order.subscriptionIds).toHaveLength(3);
      for (const subscriptionId of order.subscriptionIds) {
        expect(subscriptionId).toBe(subscriptionId?.toUpperCase());
        expect(subscriptionId?.toLowerCase()).toMatch(GUID);
      }
    }
  });

  it("gives no id twice", async () => {
    const orders = await Promise.all(ORDER_REQUESTS.map((id) => legacySystem.place(threeLines(id))));
    const ids = orders.flatMap((order) => [order.id, ...order.subscriptionIds.map((id) => id!.toLowerCase())]);
    expect(new Set(ids).size).toBe(ORDER_REQUESTS.length * 4);
  });

  it("answers the same orderRequest with the same order, however often it is asked", async () => {
    expect(await legacySystem.place(threeLines("one"))).toEqual(await legacySystem.place(threeLines("one")));
  });
});

describe("the modern system", () => {
  it("leaves orders pending, without subscriptions, with the ids that Partner Center's have", async () => {
    for (const id of ORDER_REQUESTS) {
      const order = await modernSystem.place(threeLines(id));
      expect(order).toMatchObject({ status: "PENDING", subscriptionIds: [null, null, null] });
      expect(order.id).toMatch(/^[A-Za-z0-9_-]{32}1$/);
      expect(order.alternateId).toMatch(/^[0-9a-f]{12}$/);
    }
  });

  it("gives no id twice", async () => {
    const orders = await Promise.all(ORDER_REQUESTS.map((id) => modernSystem.place(threeLines(id))));
    expect(new Set(orders.map((order) => order.id)).size).toBe(ORDER_REQUESTS.length);
    expect(new Set(orders.map((order) => order.alternateId)).size).toBe(ORDER_REQUESTS.length);
  });

  it("answers the same orderRequest with the same order, however often it is asked", async () => {
    expect(await modernSystem.place(threeLines("one"))).toEqual(await modernSystem.place(threeLines("one")));
  });
});
