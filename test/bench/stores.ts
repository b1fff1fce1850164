import type { Cart } from "../../src/model/cart.js";
import { customerId } from "./customers.js";
import { CREATE, READ } from "./documents.js";
import { fillCarts, fillSubscriptions, loadFacts, NEW_LINES, readCart } from "./fill-store.js";
import { HttpConnection } from "./http-connection.js";
import { type Server, startProduct } from "./processes.js";
import type { Provider } from "./token-server.js";

/** The cart that all others are copies of, and the answer to reading it. */
export interface Pattern {
  readonly cart: Cart;
  readonly answer: string;
}

/** Has the product make a cart in an empty store, and reads it. */
export async function makePattern(provider: Provider, databaseUrl: string): Promise<Pattern> {
  await loadFacts(databaseUrl);
  const server = await startProduct(provider, { databaseUrl });
  const input = { customerId: customerId(0), lineItems: NEW_LINES };
  const created = await post(server, { query: CREATE, variables: { input } });
  const { data } = JSON.parse(created) as { data: { createCart: { cart: { id: string; errors: unknown[] } | null } } };
  const { cart } = data.createCart;
  if (!cart || cart.errors.length > 0) throw new Error(`The cart of the benchmark has errors: ${created}`);
  const answer = await post(server, { query: READ, variables: { id: cart.id } });
  await server.stop();
  return { cart: await readCart(databaseUrl, cart.id), answer };
}

/** Fills an empty store for the growth cells and, with all there is, for the others. */
export async function makeStore(
  databaseUrl: string,
  { cart }: Pattern,
  { carts, subscriptions }: { readonly carts: number; readonly subscriptions: number },
): Promise<void> {
  await loadFacts(databaseUrl);
  await fillCarts(databaseUrl, cart, carts);
  await fillSubscriptions(databaseUrl, subscriptions, cart.creationTimeStamp);
}

async function post(server: Server, request: object): Promise<string> {
  const connection = new HttpConnection(server);
  try {
    const { status, body } = await connection.post(JSON.stringify(request));
    if (status !== 200) throw new Error(`${status}: ${body}`);
    return body;
  } finally {
    connection.close();
  }
}
