import { randomUUID } from "node:crypto";
import { problem } from "../errors/reasons.js";
import { gatherFacts } from "../facts/gather-facts.js";
import { answerOnce, type MutationRequest } from "../requests/answer-once.js";
import { type Cart, lockedGroupIds } from "../model/cart.js";
import type { LineErrorPolicy } from "../model/enums.js";
import type { CartPayload, DeleteCartPayload } from "../model/payloads.js";
import { type UserError, userError } from "../model/user-error.js";
import type { Stores, Transact } from "../store/stores.js";
import {
  type CartInput,
  cartPayload,
  DeadCheckout,
  editCart,
  namedCart,
  nextVersion,
  openForChange,
} from "./edit-cart.js";
import {
  addLines,
  copyLines,
  type LineChange,
  type LineUpdate,
  type NewLine,
  removeLines,
  replaceLines,
  type ReplacedLine,
  updateLines,
} from "./line-changes.js";
import { customerProblems, oncePerPath, stateProblems } from "./refusals.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import { settleLines } from "./settle-lines.js";

export interface CartServiceOptions {
  readonly transact: Transact;
  readonly clock: () => Date;
  readonly cartLifetimeSeconds: number;
  /** Finishes what a dead checkout left behind. */
  readonly settleCheckout: (cart: Cart) => Promise<void>;
}

interface NewCart {
  /** Null when it cannot be known; what is wrong then stands among the problems. */
  readonly customerId: string | null;
  readonly onError: LineErrorPolicy;
  readonly lines: (cart: Cart) => LineChange;
  readonly problems: readonly UserError[];
}

/** Everything that changes a cart, short of checking it out. */
export class CartService {
  readonly #options: CartServiceOptions;

  constructor(options: CartServiceOptions) {
    this.#options = options;
  }

  create(
    request: MutationRequest<{ customerId: string; lineItems: readonly NewLine[]; onError: LineErrorPolicy }>,
  ): Promise<CartPayload> {
    const { customerId, lineItems, onError } = request.input;
    return this.#once(request, (stores, now) =>
      this.#insert(stores, request, now, {
        customerId,
        onError,
        lines: (cart) => addLines(cart, lineItems),
        problems: request.problems,
      }),
    );
  }

  addLineItems(
    request: MutationRequest<CartInput & { lineItems: readonly NewLine[]; parentLineItemId?: string | null }>,
  ): Promise<CartPayload> {
    const { lineItems, parentLineItemId } = request.input;
    return this.#edit(request, (cart) => addLines(cart, lineItems, parentLineItemId ?? null));
  }

  updateLineItems(request: MutationRequest<CartInput & { lineItems: readonly LineUpdate[] }>): Promise<CartPayload> {
    return this.#edit(request, (cart) => updateLines(cart, request.input.lineItems));
  }

  removeLineItems(request: MutationRequest<CartInput & { lineItemIds: readonly string[] }>): Promise<CartPayload> {
    return this.#edit(request, (cart) => removeLines(cart, request.input.lineItemIds));
  }

  replaceLineItems(request: MutationRequest<CartInput & { lineItems: readonly ReplacedLine[] }>): Promise<CartPayload> {
    return this.#edit(request, (cart) => replaceLines(cart, request.input.lineItems));
  }

  /** Moves the expiration to a full lifetime from now. */
  extend(request: MutationRequest<CartInput>): Promise<CartPayload> {
    const work = async (stores: Stores, now: string) => {
      const { cart, problems } = await openForChange(stores, request, now);
      if (!cart || problems.length > 0) return cartPayload(cart, problems);
      const extended = { ...nextVersion(cart, request, now), expirationTimeStamp: this.#expiration() };
      await stores.carts.update(extended, cart.version);
      return cartPayload(extended, []);
    };
    return this.#once(request, work, (stores) => namedCart(stores, request));
  }

  /** Copies the lines of any cart of the partner, whatever its state, into a new one. */
  duplicate(request: MutationRequest<{ cartId: string; customerId?: string | null }>): Promise<CartPayload> {
    const { cartId, customerId } = request.input;
    return this.#once(request, async (stores, now) => {
      const id = cartId.toLowerCase();
      const original = (await stores.carts.byIds(request.principal.partnerId, [id])).get(id);
      const problems = [...request.problems];
      if (!original && !problems.some((problem) => problem.path[1] === "cartId")) {
        problems.push(...stateProblems(null, cartId, now));
      }
      return this.#insert(stores, request, now, {
        customerId: customerId ?? original?.customerId ?? null,
        onError: "STORE_WITH_ERROR",
        lines: () => ({ lineItems: copyLines(original?.lineItems ?? []), touched: new Map(), problems: [] }),
        problems,
      });
    });
  }

  delete(request: MutationRequest<CartInput>): Promise<DeleteCartPayload> {
    const refusedDeletion = (userErrors: readonly UserError[]): DeleteCartPayload => ({
      deletedCartId: null,
      userErrors: [...userErrors],
      replayed: false,
    });
    return this.#inTransaction((stores, now) =>
      answerOnce(
        stores,
        request,
        now,
        (error) => refusedDeletion([error]),
        async () => {
          const { cart, problems } = await openForChange(stores, request, now);
          if (!cart || problems.length > 0) return refusedDeletion(problems);
          const [ordered] = lockedGroupIds(cart);
          if (ordered !== undefined) {
            const kept = problem("CART_PARTLY_ORDERED", { cartId: cart.id, orderGroupId: ordered });
            return refusedDeletion([userError("NOT_SUPPORTED", ["input", "cartId"], kept)]);
          }
          await stores.carts.delete(cart, cart.version);
          return { deletedCartId: cart.id, userErrors: [], replayed: false };
        },
      ),
    );
  }

  #edit(request: MutationRequest<CartInput>, change: (cart: Cart) => LineChange): Promise<CartPayload> {
    return this.#inTransaction((stores, now) => editCart(stores, request, now, change));
  }

  #once(
    request: MutationRequest<object>,
    work: (stores: Stores, now: string) => Promise<CartPayload>,
    cartOfRefusal: (stores: Stores) => Promise<Cart | null> = async () => null,
  ): Promise<CartPayload> {
    return this.#inTransaction((stores, now) =>
      answerOnce(
        stores,
        request,
        now,
        async (error) => cartPayload(await cartOfRefusal(stores), [error]),
        () => work(stores, now),
      ),
    );
  }

  /** A transaction that clears away a dead checkout when it meets one, and is then run again. */
  async #inTransaction<Result>(work: (stores: Stores, now: string) => Promise<Result>): Promise<Result> {
    const { transact, clock, settleCheckout } = this.#options;
    const attempt = () => transact((stores) => work(stores, clock().toISOString()));
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DeadCheckout)) throw error;
      await settleCheckout(error.cart);
      return attempt();
    }
  }

  async #insert(
    stores: Stores,
    request: MutationRequest<object>,
    now: string,
    { customerId, onError, lines, problems }: NewCart,
  ): Promise<CartPayload> {
    const { principal } = request;
    const partner = await requirePartner(stores, principal.partnerId);
    const lapsed = programProblems(partner);
    if (lapsed.length > 0) return cartPayload(null, lapsed);

    const cart = emptyCart(principal.partnerId, customerId?.toLowerCase() ?? "", principal.userId, now);
    const change = lines(cart);
    const customer = customerId === null ? null : await stores.parties.customer(partner.id, cart.customerId);
    const isWellFormed = !problems.some((problem) => problem.path[1] === "customerId");
    const all = oncePerPath([
      ...problems,
      ...change.problems,
      ...(customerId !== null && isWellFormed ? customerProblems(customer, customerId, ["input", "customerId"]) : []),
    ]);
    if (!customer || all.length > 0) return cartPayload(null, all);

    const facts = await gatherFacts(change.lineItems, { partner, customer }, stores);
    const settled = settleLines(cart, change, onError, facts);
    if (!settled.cart) return cartPayload(null, settled.userErrors);
    const created = { ...settled.cart, expirationTimeStamp: this.#expiration() };
    await stores.carts.insert(created);
    return cartPayload(created, settled.userErrors);
  }

  #expiration(): string {
    const { clock, cartLifetimeSeconds } = this.#options;
    return new Date(clock().getTime() + cartLifetimeSeconds * 1_000).toISOString();
  }
}

function emptyCart(partnerId: string, customerId: string, userId: string, now: string): Cart {
  return {
    id: randomUUID(),
    partnerId,
    customerId,
    version: 1,
    status: "ACTIVE",
    creationTimeStamp: now,
    lastModifiedTimeStamp: now,
    expirationTimeStamp: now,
    lastModifiedUser: userId,
    lineItems: [],
    orderGroups: [],
    checkoutClaim: null,
    unsettled: [],
    dueTimeStamp: null,
  };
}
