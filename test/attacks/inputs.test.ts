import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { ITEM } from "../support/api-carts.js";
import { expectRefusal, post, send, SOON_MILLISECONDS, type Target } from "./attacked-server.js";
import { describeAttacks } from "./describe-attacks.js";

/* Values that no honest client sends, in the places where values go, against a server as it is deployed. */

jest.setTimeout(60_000);

const CREATE = `mutation ($input: CreateCartInput!) {
  createCart(input: $input) { cart { id lineItems { quantity friendlyName provisioningContext { key value } } } userErrors { code message path } }
}`;
const REMOVE =
  "mutation ($input: RemoveCartLineItemsInput!) { removeCartLineItems(input: $input) { userErrors { code } } }";
const PREVIEW = "query ($ids: [ID!]) { checkoutPreview(cartId: 1, orderGroupIds: $ids) { canCheckout } }";
const SEARCH = "query ($search: String) { catalogItems(search: $search, first: 100) { nodes { id } } }";

const LINE = { catalogItemId: ITEM.tenCents, quantity: 1, billingCycle: "ONE_TIME" };
const inputOf = (line: object, more: object = {}) => ({
  input: { customerId: CUSTOMER_IDS.mixed, lineItems: [{ ...LINE, ...line }], ...more },
});
/** JSON that JavaScript would not write, such as 1e400 in the place of a number. */
const withRaw = (variables: object, raw: string) =>
  JSON.stringify({ query: CREATE, variables }).replace('"RAW"', () => raw);
const nested = (open: string, close: string, levels = 50_000) => open.repeat(levels) + "1" + close.repeat(levels);

interface Payload {
  readonly createCart: {
    readonly cart: { readonly id: string; readonly lineItems: readonly Record<string, unknown>[] } | null;
    readonly userErrors: readonly { readonly code: number; readonly message: string }[];
  };
}

/** The largest input that counts, so that what is compiled for it is not taken for growth. */
const warmUp = (target: Target) => post(target, CREATE, { input: { customerId: "a".repeat(900_000), lineItems: [] } });

describeAttacks((_environment, started) => {
  let target: Target;
  beforeAll(() => {
    target = started();
  });
  /** What a message says of the schema is not said in production. */
  const asTold = (message: RegExp) => (target.isProduction ? /^The (query|variable "\$input") does not fit / : message);

  it.each([
    ["a customer id of 900 kB", { input: { customerId: "a".repeat(900_000), lineItems: [LINE] } }, /must be a GUID/],
    ["a friendly name of 900 kB", inputOf({ friendlyName: "a".repeat(900_000) }), /must be 1 to 256 characters/],
    [
      "an idempotency key of 900 kB",
      inputOf({}, { idempotencyKey: "a".repeat(900_000) }),
      /must be 1 to 255 printable/,
    ],
    ["a catalog item id of 900 kB", inputOf({ catalogItemId: "a".repeat(900_000) }), /must be 1 to 128 printable/],
    ["a friendly name with a line break", inputOf({ friendlyName: 'a\n{"level":60}' }), /without control characters/],
    ["a friendly name with a NUL character", inputOf({ friendlyName: "a\0" }), /without control characters/],
    ["a friendly name that is half a character", inputOf({ friendlyName: "\ud83d" }), /without control characters/],
    [
      "ten thousand lines",
      { input: { customerId: CUSTOMER_IDS.mixed, lineItems: Array.from({ length: 10_000 }, () => LINE) } },
      /at most 1000/,
    ],
  ])("%s is a user error that says what is accepted", async (_name, variables, message) => {
    const { status, data, milliseconds, text } = await post(target, CREATE, variables);
    expect(status).toBe(200);
    const { cart, userErrors } = (data as Payload).createCart;
    expect(cart).toBeNull();
    expect(userErrors.map(({ code }) => code)).toContain(800002);
    expect(userErrors.map((error) => error.message).join("\n")).toMatch(message);
    // A refusal does not repeat what was sent.
    expect(text.length).toBeLessThan(50_000);
    expect(milliseconds).toBeLessThan(SOON_MILLISECONDS);
  });

  it.each([
    ["1e400", /Int cannot represent non-integer value: Infinity/],
    ["9007199254740992", /Int cannot represent non 32-bit signed integer value/],
    ["2147483648", /Int cannot represent non 32-bit signed integer value/],
    ["1.5", /Int cannot represent non-integer value: 1\.5/],
    ['"1"', /Int cannot represent non-integer value: "1"/],
    ["true", /Int cannot represent non-integer value: true/],
    ["[1,2]", /Int cannot represent non-integer value: \[1, 2\]/],
    ['{"valueOf":1}', /Int cannot represent non-integer value: { valueOf: 1 }/],
    ["null", /Expected non-nullable type "Int!" not to be null/],
  ])("the quantity %s is refused", async (quantity, message) => {
    const reply = await send(target, { body: withRaw(inputOf({ quantity: "RAW" }), quantity) });
    expectRefusal(reply, 400, "BAD_USER_INPUT", asTold(message));
  });

  it("a value that asks again and again whether something else was meant is refused", async () => {
    const reply = await post(target, CREATE, inputOf({ billingCycle: " Did you mean ".repeat(60_000) }));
    expectRefusal(reply, 400, "BAD_USER_INPUT", asTold(/^Variable "\$input" got invalid value/));
  });

  it("the quantity NaN is no JSON", async () => {
    const reply = await send(target, { body: withRaw(inputOf({ quantity: "RAW" }), "NaN") });
    expectRefusal(reply, 400, "BAD_REQUEST", /^The request body is not valid JSON\.$/);
  });

  it.each(["-0", "0", "-1", "-2147483648"])(
    "the quantity %s makes no order, nor a cart with fewer than none",
    async (quantity) => {
      const { data } = await send(target, { body: withRaw(inputOf({ quantity: "RAW" }), quantity) });
      const { cart, userErrors } = (data as Payload).createCart;
      expect(cart).toBeNull();
      expect(userErrors.map(({ code }) => code)).toEqual([800002]);
    },
  );

  it.each([
    ["variables nested as deep as they can be", `{"input":${nested('{"a":', "}")}}`],
    ["lists in lists in the place of an id", `{"input":{"customerId":${nested("[", "]")},"lineItems":[]}}`],
    ["lists in lists in the place of a list", `{"input":{"lineItems":${nested("[", "]")},"customerId":"a"}}`],
  ])("%s are refused", async (_name, variables) => {
    const body = `{"query":${JSON.stringify(CREATE)},"variables":${variables}}`;
    expectRefusal(await send(target, { body }), 400, "BAD_USER_INPUT", asTold(/^Variable "\$input" got/));
  });

  it("an object with fifty thousand unknown properties is refused before each of them is an error", async () => {
    const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`customerIe${index}`, 1]));
    const reply = await post(target, CREATE, { input: unknown });
    expectRefusal(reply, 400, "INVALID_INPUT", /^An object in the variables has too many properties; at most 100 are/);
    // Also within others, and behind lists.
    const deep = await post(target, CREATE, inputOf({ participants: [{ key: unknown }] }));
    expectRefusal(deep, 400, "INVALID_INPUT", /too many properties/);
  });

  it("a hundred thousand ids are answered at once, and looked for nowhere", async () => {
    const ids = Array(100_000).fill("a");
    for (const reply of [
      await post(target, REMOVE, { input: { cartId: CUSTOMER_IDS.mixed, lineItemIds: ids } }),
      await post(target, PREVIEW, { ids }),
    ]) {
      expect(reply.status).toBe(200);
      expect(reply.milliseconds).toBeLessThan(SOON_MILLISECONDS);
      expect(reply.text.length).toBeLessThan(50_000);
    }
  });

  it.each(["__proto__", "constructor", "prototype", "toString"])(
    "the name %s is a value like any other",
    async (name) => {
      const provisioningContext = [{ key: name, value: name }];
      const variables = inputOf({ friendlyName: name, provisioningContext }, { idempotencyKey: name });
      const first = await post(target, CREATE, variables);
      const { cart } = (first.data as Payload).createCart;
      expect(cart!.lineItems).toEqual([{ quantity: 1, friendlyName: name, provisioningContext }]);
      // The key finds the answer again, and that of nobody else.
      expect((await post(target, CREATE, variables)).data).toEqual(first.data);
      for (const query of [`{ cart(id: "${name}") { id } }`, `{ catalogItem(id: "${name}") { id } }`]) {
        expect(Object.values((await post(target, query)).data as object)).toEqual([null]);
      }
    },
  );

  it("prototype keys in the input itself are refused", async () => {
    for (const name of ["constructor", "prototype", "hasOwnProperty"]) {
      const reply = await post(target, CREATE, inputOf({ [name]: {} }));
      expectRefusal(reply, 400, "BAD_USER_INPUT", asTold(new RegExp(`Field "${name}" is not defined`)));
    }
    // As a literal, which no JSON parser has seen.
    const literal = "mutation { deleteCart(input: { cartId: 1, __proto__: { a: 1 } }) { replayed } }";
    const reply = await post(target, literal);
    expectRefusal(reply, 400, "GRAPHQL_VALIDATION_FAILED", asTold(/Field "__proto__" is not defined/));
  });

  it.each([
    "%",
    "CARTWRIGHT0_",
    "CARTWRIGHT%AVAILABLE",
    "\\",
    "'",
    "';--",
    "' OR '1'='1",
    '"; DROP TABLE catalog_items; --',
    "%%%%",
    "\\%",
    "*",
    "[a-z]",
  ])("the search text %j is looked for as it stands", async (search) => {
    const { status, data } = await post(target, SEARCH, { search });
    // No title, id, type or publisher of the sample data has any of these; as a pattern, several would find all.
    expect({ status, data }).toEqual({ status: 200, data: { catalogItems: { nodes: [] } } });
  });

  it("a search of two hundred words, and one of 900 kB, are no burden", async () => {
    const words = await post(target, SEARCH, { search: "a ".repeat(100) });
    expect(words.status).toBe(200);
    expect(words.milliseconds).toBeLessThan(SOON_MILLISECONDS);
    const reply = await post(target, SEARCH, { search: "a ".repeat(450_000) });
    expect(reply.errors[0]!.message).toBe("search must be at most 200 characters.");
    expect(reply.milliseconds).toBeLessThan(SOON_MILLISECONDS);
  });

  it.each(["", "a", "WyJhIl0", "W10", "bnVsbA", "eyJhIjoxfQ", "WzEsMl0", "a".repeat(900_000)])(
    "the cursor %.20j is none of an earlier page, or the first page",
    async (after) => {
      const reply = await post(target, "query ($after: String) { carts(after: $after) { nodes { id } } }", { after });
      expect(reply.status).toBe(200);
      const messages = reply.errors.map(({ message }) => message);
      const refused = expect.stringMatching(/^after must be a cursor of an earlier page of this list, /);
      expect(messages).toEqual(after === "" ? [] : [refused]);
    },
  );
}, warmUp);
