import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { userError } from "../../src/model/user-error.js";
import { problem } from "../../src/errors/reasons.js";
import { describeCartError, describeOrderProblem, SENTENCES } from "../../src/errors/sentences.js";
import { aCartError, anOrderError } from "../support/carts.js";

const MAY_SEE = { canSeePrices: true };

describe("every reason", () => {
  /** The names in the interfaces, which are gone when the product runs. */
  const reasons = [...readFileSync("src/errors/reasons.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
    ([, reason]) => reason!,
  );
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("errors"))
    .map((file) => readFileSync(join("src", file), "utf8"));

  it("is found here at all", () => {
    expect(reasons.length).toBeGreaterThan(90);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it("has a sentence", () => {
    expect(reasons.filter((reason) => !Object.hasOwn(SENTENCES, reason))).toEqual([]);
    expect(Object.keys(SENTENCES).filter((reason) => !reasons.includes(reason))).toEqual([]);
  });

  it("is given by some part of the product", () => {
    expect(reasons.filter((reason) => !sources.some((source) => source.includes(`"${reason}"`)))).toEqual([]);
  });
});

describe("the text of an error", () => {
  it("is the reference's text of its code, and the cause", () => {
    expect(describeCartError(aCartError(), MAY_SEE)).toBe(
      "Unable to process the cart line item. Quantity 301 is outside the range of 1 to 300 for " +
        '"Office 365 Business Premium".',
    );
  });

  it("names the line that it is about, where it is about one of several", () => {
    expect(describeOrderProblem(anOrderError({ retryable: false }), MAY_SEE)).toBe(
      "Inventory is not available for this catalog item. Line line-1 (031C9E47-4802-4248-838E-778FB1D2CC05): " +
        'Of "Office 365 Business Premium" this line wants 3 and the cart 3 in sum; 2 left.',
    );
  });

  it("is the sentence alone for INVALID_INPUT, and where the reference's text has places for values", () => {
    const empty = problem("CART_EMPTY", { cartId: "cart-1" });
    expect(describeOrderProblem({ code: 800002, errorCode: "INVALID_INPUT", problem: empty }, MAY_SEE)).toBe(
      "The cart has no lines to order.",
    );
    const held = problem("CART_CLAIMED", { cartId: "cart-1" });
    const error = { code: 800064, errorCode: "CART_PROCESSED_BY_ANOTHER_REQUEST", problem: held } as const;
    expect(describeOrderProblem(error, MAY_SEE)).toBe("Cart cart-1 is being processed by another request.");
  });

  it("says that trying again takes a new key, where the answer is kept under its key", () => {
    const takesNewKey = / Trying again takes a new idempotencyKey\.$/;
    expect(describeOrderProblem(anOrderError(), MAY_SEE)).toMatch(takesNewKey);
    expect(describeOrderProblem(anOrderError({ retryable: false }), MAY_SEE)).not.toMatch(takesNewKey);
    const unknown = problem("OUTCOME_UNKNOWN", { purchaseSystem: "OMS" });
    const waiting = anOrderError({ code: 800060, errorCode: "ORDER_IN_PROGRESS", problem: unknown });
    expect(describeOrderProblem(waiting, MAY_SEE)).not.toMatch(takesNewKey);
    const held = userError("CART_PROCESSED_BY_ANOTHER_REQUEST", [], problem("CART_CLAIMED", { cartId: "cart-1" }), 1);
    expect(describeOrderProblem(held, MAY_SEE)).not.toMatch(takesNewKey);
  });

  it("is made for the one who reads it", () => {
    const review = problem("REVIEW_REQUIRED", { currencyCode: "USD", pricing: { cost: "20", limit: "10" } });
    const error = anOrderError({ code: 800022, errorCode: "MANUAL_REVIEW_REQUIRED", problem: review, about: null });
    expect(describeOrderProblem(error, MAY_SEE)).toContain("The group costs 20 USD");
    expect(describeOrderProblem(error, { canSeePrices: false })).not.toMatch(/20|10/);
  });
});

describe("an error that another version has stored", () => {
  const later = { reason: "OF_LATER" as never, parameters: {} as never };

  it("has the text of its code when its reason is not known here, or it has none", () => {
    expect(describeCartError(aCartError({ problem: later }), MAY_SEE)).toBe("Unable to process the cart line item.");
    expect(describeCartError({ code: 10003, errorCode: "INVENTORY_NOT_AVAILABLE" }, MAY_SEE)).toBe(
      "The inventory is not available for the selected offer.",
    );
    expect(describeOrderProblem({ code: 800064, errorCode: "CART_PROCESSED_BY_ANOTHER_REQUEST" }, MAY_SEE)).toBe(
      "Cart … is being processed by another request.",
    );
  });

  it("has its number when its code is not known either", () => {
    const text = (code: number) =>
      `Error ${code} is not known to this version: a newer one has stored it, and can explain it.`;
    const error = { code: 0, storedCode: 10014, errorCode: "UNKNOWN", problem: later } as const;
    expect(describeCartError(error, MAY_SEE)).toBe(text(10014));
    expect(describeOrderProblem({ ...error, storedCode: 800099 }, MAY_SEE)).toBe(text(800099));
    expect(describeOrderProblem({ code: 0, errorCode: "UNKNOWN" }, MAY_SEE)).toBe(text(0));
  });

  it("is not taken for one of a reason that every object has", () => {
    const odd = { reason: "constructor" as never, parameters: {} as never };
    expect(describeCartError(aCartError({ problem: odd }), MAY_SEE)).toBe("Unable to process the cart line item.");
  });
});
