import { OrderRefused } from "../../src/purchasing/purchase-system.js";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { createCart, ITEM, officeLine, softwareLine } from "../support/api-carts.js";
import { CartDocument, CheckoutCartDocument, CheckoutPreviewDocument } from "../support/graphql/graphql.js";
import { type Caller, type RunningApp, runApp } from "../support/running-app.js";

/*
 * What things cost, and what is left of a credit line, is told in no text to those who may not see prices: not when it
 * is made for them, and not when it was stored for somebody else.
 */

const READER: Caller = { partner: "direct", roles: ["Reader"] };
/** May order, and sees no prices whatever the role. */
const RESELLER: Caller = { partner: "reseller", roles: ["AdminAgent"] };

/** 999999 for 0.1 USD each: more than any review or small credit line lets pass. */
const MANY = softwareLine({ catalogItemId: ITEM.tenCents, quantity: 999_999 });

let app: RunningApp;
beforeAll(async () => {
  const place = () => Promise.reject(new OrderRefused("The account owes 1200.50 USD."));
  app = await runApp({ purchaseSystems: { OMS: { place } } });
});
afterAll(() => app.close());

/** Every text about an error in an answer, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    ["description", "errorDescription", "message"].includes(key) && typeof member === "string"
      ? [member]
      : textsIn(member),
  );
}

/** The texts of one error, in whatever places an answer has it. */
function onlyText(answer: { data: unknown }): string {
  const texts = [...new Set(textsIn(answer.data))];
  expect(texts).toHaveLength(1);
  return texts[0]!;
}

describe.each([
  ["the size of an order that is under review", CUSTOMER_IDS.underReview, "99999.9 USD; orders above 1000"],
  ["the size of an order whose review was rejected", CUSTOMER_IDS.rejected, "99999.9 USD; orders above 1000"],
  ["the size of an order whose review was withdrawn", CUSTOMER_IDS.reviewCancelled, "99999.9 USD; orders above 1000"],
])("%s", (_what, customerId, amounts) => {
  it("is told in a preview to those who may see prices, and to nobody else", async () => {
    const { id } = await createCart(app, [MANY], { customerId });
    expect(onlyText(await app.send(CheckoutPreviewDocument, { cartId: id }))).toContain(amounts);
    expect(onlyText(await app.send(CheckoutPreviewDocument, { cartId: id }, READER))).not.toMatch(/\d/);
  });

  it("is told in what a checkout has left in the cart to those who may see prices, and to nobody else", async () => {
    const { id } = await createCart(app, [MANY], { customerId });
    expect(onlyText(await app.send(CheckoutCartDocument, { input: { cartId: id } }))).toContain(amounts);
    expect(onlyText(await app.send(CartDocument, { id }))).toContain(amounts);
    expect(onlyText(await app.send(CartDocument, { id }, READER))).not.toMatch(/\d/);
  });
});

describe("the credit of an indirect reseller", () => {
  it("is told neither by a preview nor by a checkout, a repetition of it, or the cart", async () => {
    const { id } = await createCart(app, [MANY], { as: RESELLER, customerId: CUSTOMER_IDS.ofReseller });
    const checkout = { cartId: id, idempotencyKey: "key-1" };
    const answers = [
      await app.send(CheckoutPreviewDocument, { cartId: id }, RESELLER),
      await app.send(CheckoutCartDocument, { input: checkout }, RESELLER),
      await app.send(CheckoutCartDocument, { input: checkout }, RESELLER),
      await app.send(CartDocument, { id }, RESELLER),
    ];
    expect(answers[2]!.data).toMatchObject({ checkoutCart: { replayed: true } });
    for (const answer of answers) {
      const text = onlyText(answer);
      expect(text).toContain("Too little is left of the credit line in USD");
      expect(text).not.toMatch(/\d/);
    }
  });
});

describe("the words of a purchase system", () => {
  it("are repeated to those who may see prices only: they may name amounts", async () => {
    const { id } = await createCart(app, [officeLine()]);
    expect(onlyText(await app.send(CheckoutCartDocument, { input: { cartId: id } }))).toContain("owes 1200.50 USD");
    expect(onlyText(await app.send(CartDocument, { id }))).toContain("owes 1200.50 USD");
    const shown = onlyText(await app.send(CartDocument, { id }, READER));
    expect(shown).toContain("Purchase system OMS refused the order");
    expect(shown).not.toMatch(/\d/);
  });
});
