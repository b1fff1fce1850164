import { CHECKOUT_MUTATION, type CheckoutOptions } from "../../src/checkout/place.js";
import type { CheckoutInput } from "../../src/checkout/reserve.js";
import type { Command } from "../../src/requests/command.js";
import { bindServices, type Services } from "../../src/services/services.js";
import type { Cart } from "../../src/model/cart.js";
import type { CheckoutResult } from "../../src/model/payloads.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import { type Principal, SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import type { ReferenceData } from "../../src/model/reference-data.js";
import { legacySystem, modernSystem } from "./local-systems.js";
import { createPlaceOrder, type PurchaseSystem } from "../../src/purchasing/purchase-system.js";
import { openStore } from "../../src/store/database.js";
import type { Store } from "../../src/store/stores.js";
import type { NewLine } from "../../src/cart/line-changes.js";
import {
  aCreditLine,
  aCustomer,
  aMarket,
  anAddon,
  aSubscription,
  anItem,
  anMpnProfile,
  aPartner,
  aReservation,
} from "./builders.js";
import { CUSTOMER_ID, NOW } from "./carts.js";

/** The builders' partner and customer, and a catalog of three items, all of which the customer can buy. */
export function someReferenceData(overrides: Partial<ReferenceData> = {}): ReferenceData {
  return {
    markets: [aMarket()],
    catalogItems: [anItem(), anAddon(), aReservation()],
    inventory: [],
    partners: [aPartner()],
    customers: [aCustomer()],
    relations: [{ partnerId: aPartner().id, customerId: aCustomer().id }],
    subscriptions: [aSubscription()],
    mpnProfiles: [anMpnProfile()],
    creditLines: [aCreditLine()],
    riskProfiles: [],
    purchaseSystems: [],
    purchaseAccounts: [],
    ...overrides,
  };
}

/** The services over a store in memory, and nothing above them: no GraphQL, no HTTP. */
export interface Shop {
  readonly store: Store;
  readonly carts: Services["carts"];
  readonly checkouts: Services["checkouts"];
  /** What the shop's checkouts work with, for tests of their single steps. */
  readonly checkoutOptions: CheckoutOptions;
  /** A clock that stands still until it is moved. */
  readonly clock: { now: Date };
  /** The order requests handed over so far, in order. */
  readonly placed: OrderRequest[];
  /** A cart with these lines. */
  createCart(lineItems: readonly NewLine[]): Promise<Cart>;
  checkout(cart: Cart, input?: Partial<KeyedInput<CheckoutInput>>): Promise<CheckoutResult>;
  /** The cart as the store has it now. */
  stored(cart: Cart): Promise<Cart>;
  close(): Promise<void>;
}

type KeyedInput<Input> = Input & { readonly idempotencyKey?: string | null };

export interface ShopOptions {
  readonly data?: ReferenceData;
  readonly url?: string;
  /** By name; the two that run inside the product when left out. */
  readonly purchaseSystems?: Readonly<Record<string, PurchaseSystem>>;
  readonly timeoutMilliseconds?: number;
}

/** How long a checkout of a shop may hold its cart. */
export const CLAIM_SECONDS = 30;
export const CART_LIFETIME_SECONDS = 604_800;

export async function openShop({
  data = someReferenceData(),
  url = "sqlite::memory:",
  purchaseSystems = { OMS: legacySystem, Modern: modernSystem },
  timeoutMilliseconds = 1_000,
}: ShopOptions = {}): Promise<Shop> {
  const store = await openStore(url);
  if (!(await store.hasReferenceData())) await store.load(data);
  const clock = { now: new Date(NOW) };
  const now = () => new Date(clock.now);
  const placed: OrderRequest[] = [];
  const placeOrder = createPlaceOrder(purchaseSystems, timeoutMilliseconds, () => undefined);
  const checkoutOptions: CheckoutOptions = {
    store,
    clock: now,
    claimSeconds: CLAIM_SECONDS,
    fulfilmentSeconds: 5,
    placeOrder: (orderRequest) => {
      placed.push(orderRequest);
      return placeOrder(orderRequest);
    },
  };
  const { carts, checkouts } = bindServices(
    { transact: store.transact, clock: now, cartLifetimeSeconds: CART_LIFETIME_SECONDS },
    checkoutOptions,
  );
  return {
    store,
    carts,
    checkouts,
    checkoutOptions,
    clock,
    placed,
    async createCart(lineItems) {
      const input = { customerId: CUSTOMER_ID, lineItems, onError: "STORE_WITH_ERROR" as const };
      const { cart, userErrors } = await carts.create(aRequest("createCart", input));
      if (!cart) throw new Error(JSON.stringify(userErrors));
      return cart;
    },
    checkout: (cart, input = {}) => checkouts.checkout(aRequest(CHECKOUT_MUTATION, { cartId: cart.id, ...input })),
    async stored({ partnerId, id }) {
      const cart = (await store.stores.carts.byIds(partnerId, [id])).get(id);
      if (!cart) throw new Error(`There is no cart ${id}.`);
      return cart;
    },
    close: () => store.close(),
  };
}

/** A mutation of the sample partner whose input is well formed. */
export function aRequest<Input extends object>(
  mutation: string,
  { idempotencyKey = null, ...input }: KeyedInput<Input>,
  overrides: Partial<Command<Input>> & { readonly principal?: Principal } = {},
): Command<Input> {
  return { principal: SAMPLE_PRINCIPAL, mutation, input: input as Input, idempotencyKey, problems: [], ...overrides };
}

/** The content of a line of `anItem`, as a caller gives it. */
export function aNewLine(overrides: Partial<NewLine> = {}): NewLine {
  return { catalogItemId: anItem().id, quantity: 1, billingCycle: "MONTHLY", ...overrides };
}
