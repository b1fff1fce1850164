import "reflect-metadata";
import { problem } from "../../src/errors/reasons.js";
import { CreateCartInput } from "../../src/graphql/cart-inputs.js";
import { inputProblems } from "../../src/graphql/input-problems.js";
import { CartLineItemInput } from "../../src/graphql/line-inputs.js";
import { aCustomer, anItem } from "../support/builders.js";

function aNewCart(quantity: number): CreateCartInput {
  const line = Object.assign(new CartLineItemInput(), {
    catalogItemId: anItem().id,
    quantity,
    billingCycle: "MONTHLY",
  });
  return Object.assign(new CreateCartInput(), {
    customerId: aCustomer().id,
    lineItems: [line],
    onError: "STORE_WITH_ERROR",
  });
}

it("finds nothing wrong with a sound input", () => {
  expect(inputProblems(aNewCart(1))).toEqual([]);
});

it("800002: says which value is wrong, where it stands and what is accepted", () => {
  expect(inputProblems(aNewCart(0))).toEqual([
    {
      code: 800002,
      errorCode: "INVALID_INPUT",
      problem: problem("VALUE_NOT_ACCEPTED", {
        sentence: expect.stringContaining("from 1 to ") as string,
        minimum: 1,
        maximum: 2_147_483_647,
      }),
      path: ["input", "lineItems", "0", "quantity"],
      retryable: false,
      retryAfterSeconds: null,
    },
  ]);
});

it("800002: reports all that is wrong at once", () => {
  const problems = inputProblems(Object.assign(aNewCart(-1), { customerId: "d6bf25b7", idempotencyKey: "a key" }));
  expect(problems.map(({ path }) => path.join(".")).sort()).toEqual([
    "input.customerId",
    "input.idempotencyKey",
    "input.lineItems.0.quantity",
  ]);
});
