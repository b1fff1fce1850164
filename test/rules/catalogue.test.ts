import { existsSync, readdirSync, readFileSync } from "node:fs";
import { CART_ERROR_CODES } from "../../src/codes/cart-error-codes.js";
import { ORDER_ERROR_CODES } from "../../src/codes/order-error-codes.js";
import { CHECKOUT_RULES, GROUP_RULES, REVIEW_DEMAND_RULES, REVIEW_RULES } from "../../src/rules/catalogue.js";
import { catalogItemExists } from "../../src/rules/line/catalog-item-exists.js";
import type { LineRule } from "../../src/rules/rule.js";

/** Paths are those of the repository, from which the tests are run. */
const NOT_IN_A_LIST = ["named-subscription.ts", "catalog-item-exists.ts"];
const lineFiles = readdirSync("src/rules/line").filter((name) => !NOT_IN_A_LIST.includes(name));
/** `review.ts` makes the rules about reviews, and is none itself. */
const groupFiles = readdirSync("src/rules/group").filter((name) => name !== "review.ts");

const reviewRules = [...REVIEW_RULES, ...REVIEW_DEMAND_RULES];
const lineRules = [...new Set([...reviewRules, ...CHECKOUT_RULES])];

/** The numbers of a rule's codes, as they begin the titles of its tests. */
function numbersOf({ cartCode, orderCode }: Pick<LineRule, "cartCode" | "orderCode">): string {
  const cart = cartCode && CART_ERROR_CODES[cartCode].code;
  const order = orderCode && ORDER_ERROR_CODES[orderCode].code;
  return [cart, order].filter((number) => number !== null).join("/");
}

function testOf(file: string): string {
  return file.replace(/^src/, "test").replace(/\.ts$/, ".test.ts");
}

/** Runs of equal codes, each once. */
function runs<Code>(codes: readonly Code[]): Code[] {
  return codes.filter((code, index) => index === 0 || code !== codes[index - 1]);
}

describe("the catalogue of rules", () => {
  it.each(lineFiles)("lists line/%s as its codes say", (name) => {
    const rule = lineRules.find(({ file }) => file === `src/rules/line/${name}`);
    if (!rule) throw new Error(`Add the rule of src/rules/line/${name} to src/rules/catalogue.ts.`);
    expect(reviewRules.filter((listed) => listed === rule)).toHaveLength(rule.cartCode === null ? 0 : 1);
    expect(CHECKOUT_RULES.filter((listed) => listed === rule)).toHaveLength(1);
  });

  it.each(groupFiles)("lists group/%s once", (name) => {
    expect(GROUP_RULES.filter(({ file }) => file === `src/rules/group/${name}`)).toHaveLength(1);
  });

  it("lists no rule without a file, and no two rules of one file", () => {
    expect(lineRules.map(({ file }) => file).sort()).toEqual(lineFiles.map((name) => `src/rules/line/${name}`).sort());
    expect(GROUP_RULES).toHaveLength(groupFiles.length);
  });

  it.each([...lineRules, ...GROUP_RULES, catalogItemExists].map(({ file }) => file))(
    "%s names its own path",
    (file) => {
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, "utf8")).toContain(`"${file}"`);
    },
  );

  it.each([
    ...[...lineRules, catalogItemExists].map((rule) => [rule.file, numbersOf(rule)] as const),
    ...GROUP_RULES.map((rule) => [rule.file, numbersOf({ cartCode: null, orderCode: rule.orderCode })] as const),
  ])("%s has a test with titles that begin with %s", (file, numbers) => {
    expect(readFileSync(testOf(file), "utf8")).toContain(`"${numbers}: `);
  });

  /** A docstring that ends with a public page by title and address, or with why something was decided here. */
  const SOURCE =
    /^ \* (Source: "[^"]+",(?: |\n \* )https:\/\/learn\.microsoft\.com\/[\w./-]+|Decided here: [^\n]+\.)\n \*\/\nexport /m;

  it.each([...lineRules, ...GROUP_RULES, catalogItemExists, { file: "src/rules/sandbox-limits.ts" }])(
    "$file says from which public page its rule is, or why it was decided here",
    ({ file }) => {
      expect(readFileSync(file, "utf8")).toMatch(SOURCE);
    },
  );

  it("reviews in the order of the cart codes that Partner Center's facts suggest: cheap and certain first", () => {
    expect(runs(reviewRules.map(({ cartCode }) => cartCode))).toEqual([
      "CURRENCY_IS_NOT_SUPPORTED",
      "PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER",
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      "SUBSCRIPTION_IS_NOT_VALID",
      "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
      // The second pass, which counts the lines of the whole cart.
      "UNABLE_TO_PROCESS_CART_LINE_ITEM",
      "SANDBOX_LIMIT_EXCEEDED",
      "QUOTA_NOT_AVAILABLE",
      "INVENTORY_NOT_AVAILABLE",
    ]);
  });

  it("checks out in an order of its own, codeless re-checks near the front and the inventory last", () => {
    expect(runs(CHECKOUT_RULES.map(({ orderCode }) => orderCode))).toEqual([
      "PURCHASE_SYSTEM_NOT_SUPPORTED",
      null,
      "CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE",
      "INVALID_QUANTITY",
      "MPN_ID_NOT_FOUND",
      "NOT_VALID_INDIRECT_RESELLER_MPN_ID",
      "SUBSCRIPTION_IS_NOT_VALID",
      "AZURE_SUBSCRIPTION_NOT_VALID",
      "SUBSCRIPTION_IS_NOT_ACTIVE",
      "SUBSCRIPTION_NOT_REGISTERED",
      "SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI",
      "SANDBOX_LIMIT_EXCEEDED",
      "INVENTORY_NOT_AVAILABLE",
    ]);
  });

  it("asks for a credit line before it asks what is left of it, and for risks and reviews after both", () => {
    expect(GROUP_RULES.map(({ orderCode }) => orderCode)).toEqual([
      "LINE_OF_CREDIT_NOT_DEFINED",
      "INSUFFICIENT_FUNDS",
      "RISK_ERROR",
      "REVIEW_REJECTED",
      "REVIEW_CANCELLED",
      "MANUAL_REVIEW_REQUIRED",
    ]);
  });
});
