import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CODES, type CodeWithExample } from "../src/examples/examples.js";
import { CHECKOUT_RULES, GROUP_RULES, REVIEW_DEMAND_RULES, REVIEW_RULES } from "../src/rules/catalogue.js";
import { catalogItemExists } from "../src/rules/line/catalog-item-exists.js";

/*
 * Every code has a rule or a place that raises it, a test and an example. That it has an example the compiler holds:
 * see CART_EXAMPLES and ORDER_EXAMPLES. Paths are those of the repository, from which the tests are run.
 */

const CODE_ROWS = CODES.map((row) => [`${row.code} ${row.errorCode}`, row] as const);

const rules = [catalogItemExists, ...REVIEW_RULES, ...REVIEW_DEMAND_RULES, ...CHECKOUT_RULES, ...GROUP_RULES];

/** The numbers with which titles of tests begin, up to a colon; a slash parts the two of a rule with both codes. */
const tested = new Set(
  readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .flatMap((name) => [...readFileSync(join("test", name), "utf8").matchAll(/\(\s*["'`](\d+(?:\/\d+)*): /g)])
    .flatMap(([, numbers = ""]) => numbers.split("/")),
);

/** True for a rule with this code, and for a file that names the code, or the helper called after it. */
function raises(file: string, { kind, code, errorCode }: CodeWithExample): boolean {
  const rule = rules.find((one) => one.file === file);
  if (rule) return kind === "CART" ? "cartCode" in rule && rule.cartCode === errorCode : rule.orderCode === errorCode;
  const helper = errorCode.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return new RegExp(`\\b(${errorCode}|${code}|${helper})\\b`).test(readFileSync(file, "utf8"));
}

it("are the 10 cart codes and the 41 order codes of the reference, each once and by number", () => {
  expect(CODES.filter(({ kind }) => kind === "CART")).toHaveLength(10);
  expect(CODES.filter(({ kind }) => kind === "ORDER")).toHaveLength(41);
  const numbers = CODES.map(({ code }) => code);
  expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
});

it.each(CODE_ROWS)("%s is raised by the file that its example names", (_name, row) => {
  const { raisedBy } = row.example;
  if (!existsSync(raisedBy)) {
    throw new Error(`There is no ${raisedBy}. Add it, or name the file that raises ${row.errorCode} in its example.`);
  }
  if (!raises(raisedBy, row)) {
    throw new Error(
      `${raisedBy} does not raise ${row.errorCode}: a rule has it as cartCode or orderCode and stands in ` +
        "src/rules/catalogue.ts, any other file names it. Name the file that does in the code's example.",
    );
  }
});

it.each(CODE_ROWS)("%s has a test with a title that begins with its number", (_name, { code, example }) => {
  if (tested.has(String(code))) return;
  const file = example.raisedBy.replace(/^src/, "test").replace(/\.ts$/, ".test.ts");
  throw new Error(`No test has a title that begins with "${code}: ". Add one to ${file}.`);
});

it.each(CODE_ROWS)("%s has an example whose steps wait for earlier ones only", (_name, { example }) => {
  example.steps.forEach((step, index) => {
    for (const [, number] of JSON.stringify(step.variables).matchAll(/\{\{(\w+)\./g)) {
      const earlier = example.steps[Number(number) - 1];
      expect(Number(number)).toBeLessThanOrEqual(index);
      expect(earlier?.inBackground).toBeUndefined();
    }
  });
  expect(example.steps.at(-1)?.inBackground).toBeUndefined();
  expect(example.cause).toMatch(/^[A-Z].*\.$/);
});
