import { withCircuitBreakers } from "../../src/purchasing/circuit-breaker.js";
import type { Outcome, PlacedOrder } from "../../src/purchasing/purchase-system.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import { anOrderRequest } from "../support/carts.js";

const PLACED: Outcome = { kind: "PLACED", order: { id: "order-1" } as PlacedOrder };
const SILENT: Outcome = { kind: "NO_ANSWER" };
const NOT_ASKED = { kind: "DOWN", reason: expect.stringContaining("has not answered lately") };

let now: number;
/** What the systems are asked, each waiting for its outcome. */
let asked: { orderRequest: OrderRequest; answer: (outcome: Outcome) => void }[];
let changes: [string, boolean][];
beforeEach(() => {
  now = 1_000_000;
  asked = [];
  changes = [];
  jest.spyOn(Date, "now").mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

const guarded = (failures = 3) =>
  withCircuitBreakers(
    (orderRequest) => new Promise((resolve) => asked.push({ orderRequest, answer: resolve })),
    ["OMS", "Modern"],
    { failures, openMilliseconds: 30_000, onChange: (...change) => changes.push(change) },
  );

function ofSystem(purchaseSystem: string): OrderRequest {
  const orderRequest = anOrderRequest();
  return { ...orderRequest, draft: { ...orderRequest.draft, purchaseSystem } };
}

/** Places an order that comes to this outcome as soon as its system is asked. */
async function place(placeOrder: ReturnType<typeof guarded>, outcome: Outcome, system = "OMS"): Promise<Outcome> {
  const before = asked.length;
  const placed = placeOrder(ofSystem(system));
  await Promise.resolve();
  if (asked.length > before) asked.at(-1)!.answer(outcome);
  return placed;
}

it("a system that has been silent three times in a row is not asked for a while", async () => {
  const placeOrder = guarded();
  for (let index = 0; index < 3; index += 1) expect(await place(placeOrder, SILENT)).toEqual(SILENT);
  expect(changes).toEqual([["OMS", true]]);
  now += 29_999;
  expect(await place(placeOrder, PLACED)).toEqual(NOT_ASKED);
  expect(asked).toHaveLength(3);
});

it("the other system goes on being asked", async () => {
  const placeOrder = guarded(1);
  await place(placeOrder, SILENT);
  expect(await place(placeOrder, PLACED, "Modern")).toEqual(PLACED);
});

it("an answer of any kind begins the count anew", async () => {
  const placeOrder = guarded(2);
  for (const answer of [PLACED, { kind: "REFUSED", reason: "No." }, { kind: "DOWN", reason: "Repairs." }] as const) {
    await place(placeOrder, SILENT);
    expect(await place(placeOrder, answer)).toEqual(answer);
  }
  expect(changes).toEqual([]);
});

it("one request finds out whether it answers again; meanwhile all others are answered at once", async () => {
  const placeOrder = guarded(1);
  await place(placeOrder, SILENT);
  now += 30_000;
  const probe = placeOrder(ofSystem("OMS"));
  expect(await placeOrder(ofSystem("OMS"))).toEqual(NOT_ASKED);
  expect(asked).toHaveLength(2);
  asked[1]!.answer(PLACED);
  expect(await probe).toEqual(PLACED);
  expect(changes).toEqual([
    ["OMS", true],
    ["OMS", false],
  ]);
  expect(await place(placeOrder, PLACED)).toEqual(PLACED);
});

it("it stays open when that request is not answered either", async () => {
  const placeOrder = guarded(1);
  await place(placeOrder, SILENT);
  now += 30_000;
  expect(await place(placeOrder, SILENT)).toEqual(SILENT);
  expect(await place(placeOrder, PLACED)).toEqual(NOT_ASKED);
  now += 30_000;
  expect(await place(placeOrder, PLACED)).toEqual(PLACED);
  expect(changes).toEqual([
    ["OMS", true],
    ["OMS", false],
  ]);
});

it("slow orders do not make a system silent that has answered another one meanwhile", async () => {
  const placeOrder = guarded(2);
  const slow = [1, 2, 3].map(() => placeOrder(ofSystem("OMS")));
  await place(placeOrder, PLACED);
  for (const { answer } of asked.slice(0, 3)) answer(SILENT);
  expect(await Promise.all(slow)).toEqual([SILENT, SILENT, SILENT]);
  expect(changes).toEqual([]);
});

it("a system that says that it is at work on the order is not silent", async () => {
  const placeOrder = guarded(1);
  expect(await place(placeOrder, { kind: "NO_ANSWER", isAtWork: true })).toMatchObject({ kind: "NO_ANSWER" });
  expect(changes).toEqual([]);
});

it("nothing is ever held back when no number of failures is too many", async () => {
  const placeOrder = guarded(0);
  for (let index = 0; index < 50; index += 1) await place(placeOrder, SILENT);
  expect(await place(placeOrder, PLACED)).toEqual(PLACED);
});

it("what belongs to no system is handed on", async () => {
  const refused = { kind: "REFUSED", reason: "There is no such system." } as const;
  expect(await place(guarded(), refused, "Ariba")).toEqual(refused);
});
