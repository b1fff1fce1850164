import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { post, type Reply, send, type Target } from "./attacked-server.js";

/** Its publisher confirms within an hour: a checkout of it takes as long as PURCHASE_TIMEOUT_SECONDS says. */
const SLOW_CART_ITEM = "CARTWRIGHT13:0001:AVAILABLE001";

const CREATE =
  "mutation ($input: CreateCartInput!) { createCart(input: $input) { cart { id errors { errorDescription } } } }";
const CHECK_OUT =
  "mutation ($input: CheckoutCartInput!) { checkoutCart(input: $input) { orderErrors { errorCode } userErrors { message } } }";

export interface SlowCart {
  readonly checkoutBody: string;
  checkOut(): Promise<Reply>;
}

/** A cart of the sample partner whose checkout takes its time, and ends with an order in progress. */
export async function slowCart(target: Target): Promise<SlowCart> {
  const line = { catalogItemId: SLOW_CART_ITEM, quantity: 1, billingCycle: "MONTHLY", termDuration: "P1M" };
  const { data, text } = await post(target, CREATE, { input: { customerId: CUSTOMER_IDS.mixed, lineItems: [line] } });
  const { cart } = (data as { createCart: { cart: { id: string; errors: unknown[] } } }).createCart;
  if (cart.errors.length > 0) throw new Error(text);
  const checkoutBody = JSON.stringify({ query: CHECK_OUT, variables: { input: { cartId: cart.id } } });
  return { checkoutBody, checkOut: () => send(target, { body: checkoutBody }) };
}
