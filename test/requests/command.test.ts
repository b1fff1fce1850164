import "reflect-metadata";
import {
  AddCartLineItemsInput,
  CheckoutCartInput,
  CreateCartInput,
  DuplicateCartInput,
} from "../../src/graphql/cart-inputs.js";
import { commandOf } from "../../src/graphql/command-of.js";
import { CartLineItemInput } from "../../src/graphql/line-inputs.js";
import { ActivateSubscriptionInput } from "../../src/graphql/order-inputs.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { anItem, AZURE_SUBSCRIPTION_ID } from "../support/builders.js";
import { CART_ID, CUSTOMER_ID } from "../support/carts.js";

const context = { principal: SAMPLE_PRINCIPAL };
const aLineInput = (changes: Partial<CartLineItemInput> = {}) =>
  Object.assign(new CartLineItemInput(), {
    catalogItemId: anItem().id,
    quantity: 1,
    billingCycle: "MONTHLY",
    ...changes,
  });
const checkoutOf = (input: Partial<CheckoutCartInput>) =>
  commandOf(context, "checkoutCart", Object.assign(new CheckoutCartInput(), { cartId: CART_ID, ...input }));

describe("a mutation as it is parsed", () => {
  it("says who asks for what, with the key beside the input", () => {
    expect(checkoutOf({ idempotencyKey: "key-1", expectedVersion: 3 })).toEqual({
      principal: SAMPLE_PRINCIPAL,
      mutation: "checkoutCart",
      input: { cartId: CART_ID, expectedVersion: 3 },
      idempotencyKey: "key-1",
      problems: [],
    });
    expect(checkoutOf({}).idempotencyKey).toBeNull();
    expect(checkoutOf({ idempotencyKey: null }).idempotencyKey).toBeNull();
  });

  it("has the ids of carts and customers in lower case, as they are stored", () => {
    expect(checkoutOf({ cartId: CART_ID.toUpperCase() }).input.cartId).toBe(CART_ID);
    const copy = { cartId: CART_ID.toUpperCase(), customerId: CUSTOMER_ID.toUpperCase() };
    expect(commandOf(context, "duplicateCart", Object.assign(new DuplicateCartInput(), copy)).input).toEqual({
      cartId: CART_ID,
      customerId: CUSTOMER_ID,
    });
  });

  it("leaves the letter case of a subscription's id alone: stores do not look at it", () => {
    const input = Object.assign(new ActivateSubscriptionInput(), { subscriptionId: AZURE_SUBSCRIPTION_ID });
    expect(commandOf(context, "activateSubscription", input).input).toEqual({ subscriptionId: AZURE_SUBSCRIPTION_ID });
  });

  it("has null for an id that is malformed, and says so among the problems", () => {
    const { input, problems } = checkoutOf({ cartId: "nonsense" });
    expect(input.cartId).toBeNull();
    expect(problems).toMatchObject([{ code: 800002, path: ["input", "cartId"] }]);
  });

  it("has no key when the key itself is malformed, so that no answer is kept under it", () => {
    const { idempotencyKey, problems } = checkoutOf({ idempotencyKey: "a bad key" });
    expect(idempotencyKey).toBeNull();
    expect(problems).toMatchObject([{ code: 800002, path: ["input", "idempotencyKey"] }]);
  });

  it("trusts no id and no key of an input that has more problems than are listed", () => {
    const lineItems = Array.from({ length: 300 }, () => aLineInput({ quantity: 0 }));
    const bad = { lineItems, onError: "STORE_WITH_ERROR", idempotencyKey: "a bad key" };
    const created = commandOf(
      context,
      "createCart",
      Object.assign(new CreateCartInput(), { ...bad, customerId: "nonsense" }),
    );
    expect([created.input.customerId, created.idempotencyKey]).toEqual([null, null]);
    const added = commandOf(
      context,
      "addCartLineItems",
      Object.assign(new AddCartLineItemsInput(), { ...bad, cartId: "nonsense" }),
    );
    expect([added.input.cartId, added.idempotencyKey]).toEqual([null, null]);
  });
});
