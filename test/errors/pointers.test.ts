import { readFileSync } from "node:fs";
import { CART_ERROR_CODES } from "../../src/codes/cart-error-codes.js";
import { ORDER_ERROR_CODES } from "../../src/codes/order-error-codes.js";
import { acceptedOf, pathOf, REASON_DESCRIPTIONS, reasonOf, reasonsOfCode } from "../../src/errors/pointers.js";
import { type Problem, problem } from "../../src/errors/reasons.js";
import { CHECKOUT_RULES, GROUP_RULES, REVIEW_DEMAND_RULES, REVIEW_RULES } from "../../src/rules/catalogue.js";
import { catalogItemExists } from "../../src/rules/line/catalog-item-exists.js";

const RANGE = problem("QUANTITY_OUT_OF_RANGE", { quantity: 301, title: "E1", minimum: 1, maximum: 300 });
const OF_LATER = { reason: "OF_LATER", parameters: { maximum: 3 } } as unknown as Problem;
const named = { subscriptionId: "S", friendlyName: "Azure" };

describe("the reason of an error", () => {
  it("is that of its problem; of a refused line, what is wrong with the line", () => {
    expect(reasonOf(RANGE)).toBe("QUANTITY_OUT_OF_RANGE");
    const refused = { errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM", problem: RANGE, lineItemId: null } as const;
    expect(reasonOf(problem("LINE_REFUSED", refused))).toBe("QUANTITY_OUT_OF_RANGE");
    expect(acceptedOf(problem("LINE_REFUSED", refused))).toMatchObject({ minimum: 1, maximum: 300 });
  });

  it.each([
    ["of a later version", OF_LATER],
    ["with the name of something that every object has", { reason: "constructor", parameters: {} } as never],
    ["that an early version has not stored", undefined],
  ])("%s is UNKNOWN, and points nowhere", (_which, stored) => {
    expect([reasonOf(stored), pathOf(stored), acceptedOf(stored)]).toEqual(["UNKNOWN", null, null]);
    if (!stored) return;
    const refused = { errorCode: "UNABLE_TO_PROCESS_CART_LINE_ITEM", problem: stored, lineItemId: null } as const;
    expect(reasonOf(problem("LINE_REFUSED", refused))).toBe("UNKNOWN");
  });

  it("is described by a sentence", () => {
    const odd = Object.entries(REASON_DESCRIPTIONS).filter(([, text]) => !/^[A-Z`].{10,}\.$/.test(text));
    expect(odd).toEqual([]);
  });
});

describe("the path within the line", () => {
  it.each<[Problem, string[] | null]>([
    [RANGE, ["quantity"]],
    [problem("SCOPE_NOT_SUPPORTED", { scope: "x", accepted: [] }), ["provisioningContext", "scope"]],
    [
      problem("PROVISIONING_KEYS_MISSING", { missing: ["scope", "duration"], needed: [], title: "VM" }),
      ["provisioningContext", "scope"],
    ],
    [problem("PROVISIONING_KEYS_MISSING", { missing: [], needed: [], title: "VM" }), ["provisioningContext"]],
    [problem("MPN_ID_UNKNOWN", { participants: [], index: 2 }), ["participants", "2", "value"]],
    [problem("MPN_ID_UNKNOWN", { participants: [] }), ["participants"]],
    ...(["parentSubscriptionId", "subscriptionId"] as const).flatMap((key): [Problem, string[]][] => [
      [problem("SUBSCRIPTION_ID_MALFORMED", { key, subscriptionId: "S" }), ["provisioningContext", key]],
      [
        problem("SUBSCRIPTION_NOT_OF_CUSTOMER", { key, subscriptionId: "S", customerName: "C" }),
        ["provisioningContext", key],
      ],
      [problem("NAMED_SUBSCRIPTION_NOT_ACTIVE", { key, ...named, status: "SUSPENDED" }), ["provisioningContext", key]],
    ]),
    ...(
      [
        ["PURCHASE_SYSTEM", "catalogItemId"],
        ["BILLING_CYCLE", "billingCycle"],
        ["CURRENCY", "currencyCode"],
      ] as const
    ).map(([property, input]): [Problem, string[]] => [
      problem("ADDON_DIFFERS_FROM_BASE", { property, title: "A", value: "x", baseTitle: "B", baseValue: "y" }),
      [input],
    ]),
    [problem("AZURE_PLAN_MISSING", { title: "VM", customerName: "C" }), null],
    [problem("CART_EMPTY", { cartId: "1" }), null],
  ])("of %j is %j", (cause, path) => {
    expect(pathOf(cause)).toEqual(path);
  });
});

describe("what would be accepted", () => {
  it("is a range, an amount that there is, or values as text", () => {
    const nothing = { minimum: null, maximum: null, available: null, values: null };
    expect(acceptedOf(RANGE)).toEqual({ ...nothing, minimum: 1, maximum: 300 });
    const low = problem("INVENTORY_TOO_LOW", { title: "VM", quantity: 3, wanted: 3, available: 2 });
    expect(acceptedOf(low)).toEqual({ ...nothing, available: 2 });
    const line = problem("LINE_NUMBER_UNKNOWN", { lineItemNumber: 7, orderId: "1", accepted: [0, 1] });
    expect(acceptedOf(line)).toEqual({ ...nothing, values: ["0", "1"] });
  });

  it("is nothing where the reason does not say it", () => {
    expect(acceptedOf(problem("CART_EMPTY", { cartId: "1" }))).toBeNull();
  });

  it("fits into an Int, however much there is", () => {
    const low = problem("INVENTORY_TOO_LOW", { title: "VM", quantity: 3, wanted: 3, available: 3_000_000_000 });
    expect(acceptedOf(low)!.available).toBe(2_147_483_647);
  });

  it("is never an amount of money: what stands under `pricing` is not looked at", () => {
    const amounts = { cost: "20", left: "1", limit: "10", used: "9", takenByEarlierGroups: "0", minimumThreshold: "0" };
    expect(acceptedOf(problem("CREDIT_TOO_LOW", { currencyCode: "USD", pricing: amounts }))).toBeNull();
  });
});

describe("the reasons of a code", () => {
  const rules = [...new Set([...REVIEW_RULES, ...REVIEW_DEMAND_RULES, ...CHECKOUT_RULES, ...GROUP_RULES])];
  const reasonsIn = (file: string) =>
    [...readFileSync(file, "utf8").matchAll(/"([A-Z]+(?:_[A-Z]+)+)"/g)]
      .map(([, name]) => name!)
      .filter((name) => Object.hasOwn(REASON_DESCRIPTIONS, name));

  it.each([catalogItemExists, ...rules].map((rule) => [rule.file, rule] as const))("has those of %s", (file, rule) => {
    const reasons = reasonsIn(file);
    expect(reasons.length).toBeGreaterThan(0);
    const cart = "cartCode" in rule && rule.cartCode !== null ? [CART_ERROR_CODES[rule.cartCode].code] : [];
    const order = rule.orderCode === null ? 800009 : ORDER_ERROR_CODES[rule.orderCode].code;
    for (const reason of reasons) {
      for (const code of [...cart, order])
        expect([code, reasonsOfCode(code)]).toEqual([code, expect.arrayContaining([reason])]);
    }
  });

  it("are not empty for any code, and every reason has a code that there is", () => {
    const numbers = [...Object.values(CART_ERROR_CODES), ...Object.values(ORDER_ERROR_CODES)].map(({ code }) => code);
    expect(numbers.filter((code) => reasonsOfCode(code).length === 0)).toEqual([]);
    const reached = new Set(numbers.flatMap(reasonsOfCode));
    expect(Object.keys(REASON_DESCRIPTIONS).filter((reason) => !reached.has(reason as never))).toEqual([]);
  });
});
