import type { CartFieldsFragment, CartLineItemInput } from "../support/graphql/graphql.js";
import {
  AddCartLineItemsDocument,
  CartDocument,
  CheckoutCartDocument,
  CreateCartDocument,
  OrderDocument,
  RemoveCartLineItemsDocument,
  UpdateCartLineItemsDocument,
} from "../support/graphql/graphql.js";
import { customerId } from "../bench/customers.js";
import { ITEM } from "../support/api-carts.js";
import type { Chance } from "./chance.js";
import type { Gateway } from "./gateway.js";
import { type Ledger, type LedgerLine, orderKey } from "./ledger.js";

export interface ClientOptions {
  readonly name: string;
  readonly chance: Chance;
  readonly gateway: Gateway;
  readonly ledger: Ledger;
  /** An item of which there are only a few at the moment. */
  readonly scarceItem: () => string;
}

/** The share of checkouts without answer that are not asked for again. */
const GIVING_UP = 0.3;
/** How many carts of one client race for a scarce item at once. */
const RACERS = 3;

/** Somebody who does one thing after the other, and never gives up on an edit that may have been done. */
export class Client {
  readonly #options: ClientOptions;
  #count = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** One thing that a client may do, to its end. */
  async act(): Promise<void> {
    const { chance, ledger } = this.#options;
    const cartId = ledger.openCarts.length > 0 ? chance.pick(ledger.openCarts) : null;
    const share = chance.next();
    if (cartId === null || share < 0.2) {
      const made = await this.#create([this.#line(), ...(chance.is(0.5) ? [this.#line()] : [])]);
      if (made !== null) ledger.open(made);
    } else if (share < 0.35) await this.#add(cartId);
    else if (share < 0.5) await this.#update(cartId);
    else if (share < 0.56) await this.#remove(cartId);
    else if (share < 0.76) await this.#checkOut(cartId);
    // Two at once, with a key each: one of them may order, and the other one sees that.
    else if (share < 0.82) await Promise.all([this.#checkOut(cartId), this.#checkOut(cartId)]);
    else if (share < 0.9) await this.#race();
    else if (share < 0.97) await this.#read(cartId);
    else await this.#readOrder();
  }

  /** Several carts that want a share of what is not enough for all. */
  async #race(): Promise<void> {
    const { chance, scarceItem } = this.#options;
    const catalogItemId = scarceItem();
    const racers = Array.from({ length: RACERS }, () =>
      this.#create([{ ...this.#line(), catalogItemId, quantity: chance.whole(1, 2), ...ONE_TIME }]),
    );
    const carts = (await Promise.all(racers)).filter((cartId) => cartId !== null);
    await Promise.all(carts.map((cartId) => this.#checkOut(cartId)));
  }

  #line(): CartLineItemInput {
    const { chance } = this.#options;
    const friendlyName = this.#newName("line");
    const quantity = chance.whole(1, 50);
    const item = chance.pick([
      { catalogItemId: ITEM.officeE1, billingCycle: "MONTHLY" },
      { catalogItemId: ITEM.officeE1, billingCycle: "ANNUAL" },
      { catalogItemId: ITEM.tenCents, ...ONE_TIME },
      { catalogItemId: ITEM.newCommerce, billingCycle: "MONTHLY", termDuration: "P1M" },
    ] as const);
    return { ...item, friendlyName, quantity };
  }

  #newName(kind: string): string {
    this.#count += 1;
    return `${this.#options.name}:${kind}:${this.#count}`;
  }

  async #create(lineItems: CartLineItemInput[]): Promise<string | null> {
    const { chance, gateway, ledger } = this.#options;
    for (const line of lineItems) ledger.expect(line.friendlyName!, line.quantity);
    const input = { customerId: customerId(chance.whole(0, 999)), lineItems, idempotencyKey: this.#newName("create") };
    const payload = await gateway.insist(CreateCartDocument, "createCart", input);
    if (payload) this.#added(lineItems, payload);
    return payload?.cart?.id ?? null;
  }

  async #add(cartId: string): Promise<void> {
    const { gateway, ledger } = this.#options;
    const line = this.#line();
    ledger.expect(line.friendlyName!, line.quantity);
    const input = { cartId, lineItems: [line], idempotencyKey: this.#newName("add") };
    const payload = await gateway.insist(AddCartLineItemsDocument, "addCartLineItems", input);
    if (payload) this.#added([line], payload);
  }

  #added(inputs: readonly CartLineItemInput[], { cart, userErrors }: EditAnswer): void {
    const { ledger } = this.#options;
    for (const { friendlyName, quantity } of inputs) {
      const line = ledger.lines.get(friendlyName!)!;
      if (cart && userErrors.length === 0) {
        const found = cart.lineItems.filter((one) => one.friendlyName === friendlyName);
        if (found.length !== 1 || found[0]!.quantity !== quantity) {
          ledger.tell("KEPT", `An answer adds "${friendlyName}", and shows it ${found.length} times: ${cart.id}`);
        }
        if (found[0]) ledger.place(line, cart.id, found[0].id);
      }
      ledger.settle(line, userErrors.length === 0 ? quantity : null);
    }
    this.#look(cart);
  }

  async #update(cartId: string): Promise<void> {
    const { chance, gateway } = this.#options;
    const quantity = chance.whole(1, 50);
    await this.#change(cartId, quantity, async (line) => {
      const lineItems = [{ id: line.lineId!, quantity }];
      const input = { cartId, lineItems, idempotencyKey: this.#newName("update") };
      return gateway.insist(UpdateCartLineItemsDocument, "updateCartLineItems", input);
    });
  }

  async #remove(cartId: string): Promise<void> {
    await this.#change(cartId, null, async (line) => {
      const input = { cartId, lineItemIds: [line.lineId!], idempotencyKey: this.#newName("remove") };
      return this.#options.gateway.insist(RemoveCartLineItemsDocument, "removeCartLineItems", input);
    });
  }

  /** Changes a line of the cart that is there, and that nobody else is changing. */
  async #change(
    cartId: string,
    wanted: number | null,
    send: (line: LedgerLine) => Promise<EditAnswer | null>,
  ): Promise<void> {
    const { chance, ledger } = this.#options;
    const lines = ledger.settledLinesOf(cartId).filter(({ allowed }) => allowed[0] !== null);
    if (lines.length === 0) return;
    const line = chance.pick(lines);
    const [before] = line.allowed;
    ledger.begin(line, wanted);
    const payload = await send(line);
    // Without an answer both remain possible for good.
    if (!payload) return;
    ledger.settle(line, payload.userErrors.length === 0 ? wanted : before!);
    this.#look(payload.cart);
  }

  async #checkOut(cartId: string): Promise<void> {
    const { gateway, ledger } = this.#options;
    const input = { cartId, idempotencyKey: this.#newName("checkout") };
    const payload = await gateway.insist(CheckoutCartDocument, "checkoutCart", input, {
      onAnswer: ({ orders }) => {
        for (const { id, orderGroupId } of orders) ledger.promiseOrder(cartId, orderGroupId, id);
      },
      givingUp: GIVING_UP,
    });
    // What nobody comes back to is finished all the same.
    if (!payload) ledger.close(cartId);
    this.#look(payload?.cart ?? null);
  }

  /** Nobody goes on with a cart of which everything is ordered. */
  #look(cart: Pick<CartFieldsFragment, "id" | "status"> | null): void {
    if (cart?.status === "ORDERED") this.#options.ledger.close(cart.id);
  }

  /** Whatever was answered before shows in every read after that. */
  async #read(cartId: string): Promise<void> {
    const { gateway, ledger } = this.#options;
    const known = ledger.settledLinesOf(cartId).map((line) => ({ line, revision: line.revision }));
    const orders = new Map(ledger.orders);
    const data = await gateway.ask(CartDocument, { id: cartId });
    if (!data) return;
    for (const { line, revision } of known) {
      const found = data.cart?.lineItems.find(({ friendlyName }) => friendlyName === line.label)?.quantity ?? null;
      if (line.revision !== revision || found === line.allowed[0]) continue;
      ledger.tell("KEPT", `"${line.label}" is to be ${line.allowed[0]} in cart ${cartId}, and was read as ${found}.`);
    }
    for (const { orderGroupId, order } of data.cart?.orderGroups ?? []) {
      const promised = orders.get(orderKey(cartId, orderGroupId));
      if (promised === undefined || promised === order?.id) continue;
      ledger.tell("ORDERED_ONCE", `${orderKey(cartId, orderGroupId)} was ordered as ${promised}; read ${order?.id}.`);
    }
  }

  async #readOrder(): Promise<void> {
    const { chance, gateway, ledger } = this.#options;
    if (ledger.orders.size === 0) return;
    const id = chance.pick([...ledger.orders.values()]);
    const data = await gateway.ask(OrderDocument, { id });
    if (data && data.order?.id !== id) ledger.tell("ORDERED_ONCE", `Order ${id} was answered, and is not there.`);
  }
}

const ONE_TIME = { billingCycle: "ONE_TIME" } as const;

interface EditAnswer {
  readonly cart: CartFieldsFragment | null;
  readonly userErrors: readonly unknown[];
}
