import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ORDER_ERROR_CODES } from "../../src/codes/order-error-codes.js";
import { CODES } from "../../src/examples/examples.js";
import { MUTATION_CODES, mutationsWithCode } from "../../src/examples/mutation-codes.js";
import { createSchema } from "../../src/graphql/schema.js";
import { expectKnownCodes } from "../support/known-codes.js";

const mutations = createSchema().getMutationType()!.getFields();

it("every mutation has its list, and says it in its description", () => {
  expect(Object.keys(MUTATION_CODES).sort()).toEqual(Object.keys(mutations).sort());
  for (const [name, { userErrors, orderErrors, lineErrors }] of Object.entries(MUTATION_CODES)) {
    for (const code of [...userErrors, ...orderErrors, ...lineErrors]) {
      expect(mutations[name]!.description).toMatch(new RegExp(`\\d ${code}[,.]`));
    }
  }
  expect(mutations.deleteCart!.description).not.toContain("orderErrors");
});

it.each(["user error", "order error", "line error"] as const)(
  "the example of each code that appears as a %s ends with an operation that is said to answer it",
  (place) => {
    const inPlace = CODES.filter(({ example, code }) => example.appears === place && code !== 0);
    expect(inPlace.length).toBeGreaterThan(5);
    const names = (code: number, file: string) => {
      const mutation = file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      return mutation in MUTATION_CODES ? [[code, mutation]] : [];
    };
    for (const { code, example } of inPlace) {
      for (const [number, mutation] of names(code, example.steps.at(-1)!.operation)) {
        expect([number, mutationsWithCode(number as number)]).toEqual([number, expect.arrayContaining([mutation])]);
      }
    }
  },
);

it("every code that a use case names for an answer is in some list", () => {
  const files = ["cart", "checkout", "orders", "subscriptions", "requests"].flatMap((folder) =>
    readdirSync(join("src", folder)).map((file) => join("src", folder, file)),
  );
  const named = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?:userError|orderError|failure)\(\s*"([A-Z_]+)"/g)].map(
      ([, code]) => code as keyof typeof ORDER_ERROR_CODES,
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((code) => mutationsWithCode(ORDER_ERROR_CODES[code].code).length === 0)).toEqual([]);
});

it("an answer with a code or a reason that is in no list fails the test that asked for it", () => {
  const answer = (code: number, errorCode: string, reason: string) => () =>
    expectKnownCodes({ data: { extendCart: { userErrors: [{ code, errorCode, reason }] } } });
  expect(answer(800008, "CART_ID_NOT_FOUND", "CART_UNKNOWN")).not.toThrow();
  expect(answer(800008, "CART_ID_NOT_FOUND", "UNKNOWN")).not.toThrow();
  expect(answer(800063, "CANCEL_LEGACY_ORDER", "LEGACY_ORDER_NOT_CANCELLABLE")).toThrow(
    /extendCart answers CANCEL_LEG/,
  );
  expect(answer(800008, "CART_ID_NOT_FOUND", "CART_EMPTY")).toThrow("CART_EMPTY stands beside 800008");
});
