import { isDeepStrictEqual } from "node:util";
import type { Problem } from "../errors/reasons.js";
import type {
  BillingCycleType,
  CartErrorCode,
  CartStatus,
  OrderErrorCode,
  ParticipantType,
  TermDuration,
} from "./enums.js";

/** One entry of a string-to-string dictionary. */
export interface KeyValue {
  key: string;
  value: string;
}

/** A reseller on record for a line, named by its MPN id. */
export interface Participant {
  key: ParticipantType;
  value: string;
}

/** What a trial or a renewable term turns into when it ends. */
export interface RenewsTo {
  termDuration: TermDuration | null;
}

/** What is wrong with one line of a cart. */
export interface CartError {
  lineItemId: string;
  code: number;
  errorCode: CartErrorCode;
  /** The number that was stored, where this version does not know it: `errorCode` is UNKNOWN and `code` 0 then. */
  storedCode?: number | null;
  retryable: boolean;
  /** The cause, of which `errorDescription` is made for each reader. */
  problem: Problem;
}

/** One item of a cart: */
export interface CartLineItem {
  id: string;
  catalogItemId: string;
  friendlyName: string | null;
  quantity: number;
  /** The currency that was chosen; else one that was filled in, and is filled in afresh with each review. */
  currencyCode: string | null;
  isCurrencyChosen: boolean;
  billingCycle: BillingCycleType;
  termDuration: TermDuration | null;
  participants: Participant[];
  provisioningContext: KeyValue[];
  renewsTo: RenewsTo | null;
  orderGroup: string | null;
  addonItems: CartLineItem[];
  error: CartError | null;
}

/** Why a group of lines was not ordered, or would not be. */
export interface OrderError {
  orderGroupId: string | null;
  code: number;
  errorCode: OrderErrorCode;
  /** The number that was stored, where this version does not know it: `errorCode` is UNKNOWN and `code` 0 then. */
  storedCode?: number | null;
  lineItemIds: string[];
  retryable: boolean;
  /** The cause, of which `description` is made for each reader. */
  problem: Problem;
  /** The line that the problem is about; null when it is about all of them. */
  about: { readonly lineItemId: string; readonly catalogItemId: string } | null;
}

/** What decides which order a family of lines joins. */
export interface GroupKey {
  readonly purchaseSystem: string;
  readonly billingCycle: BillingCycleType;
  readonly currencyCode: string;
}

/** An id that a checkout has tried to order, and the group that it stands for: it never stands for another one. */
export interface TriedGroup extends GroupKey {
  readonly orderGroupId: string;
}

/** The lines that go into one order: */
export interface OrderGroup extends GroupKey {
  orderGroupId: string;
  error: OrderError | null;
  /** The order placed for the group; null while there is none. */
  orderId: string | null;
  /** True while the group has been handed to its purchase system and no answer has come. */
  isOutcomeUnknown: boolean;
}

/** A checkout's hold on a cart: while it lasts, no edit and no other checkout may touch the cart. */
export interface CheckoutClaim {
  readonly id: string;
  /** ISO time after which the checkout counts as abandoned, and the next request or the background work recovers it. */
  readonly until: string;
  /** The groups it places, in order. */
  readonly orderGroupIds: readonly string[];
  /** What it found wrong before it placed anything; part of its answer. */
  readonly orderErrors: readonly OrderError[];
  /** Who checks out. */
  readonly userId: string;
  /** The caller's idempotency key, under which the answer is kept; null when none was given. */
  readonly idempotencyKey: string | null;
}

/** What a partner sees of the cart of one customer. */
export interface CartView {
  id: string;
  customerId: string;
  version: number;
  status: CartStatus;
  creationTimeStamp: string;
  lastModifiedTimeStamp: string;
  expirationTimeStamp: string;
  lastModifiedUser: string;
  lineItems: CartLineItem[];
}

/** A cart with whose it is, how its lines are grouped, and what its checkouts need to be finished. */
export interface Cart extends CartView {
  /** The partner that owns the cart; no other partner sees it. */
  partnerId: string;
  /** The groups of the lines without error, legacy ones first; a checkout places those that depend on others last. */
  orderGroups: OrderGroup[];
  /** The groups that a checkout has tried and not ordered, also those that are gone. */
  triedGroups: readonly TriedGroup[];
  checkoutClaim: CheckoutClaim | null;
  /** Checkouts that have answered while the outcome of a group was unknown, and whose idempotency key waits for the rest. */
  awaitingOutcome: readonly CheckoutClaim[];
  /** When the background work has something to finish, an abandoned checkout or groups whose outcome is unknown; null for never. */
  dueTimeStamp: string | null;
}

/** What a cart is without what it contains: enough for most lists of carts. */
export type CartHead = Omit<CartView, "lineItems"> & Pick<Cart, "partnerId">;

/** Every line of `lineItems`, each base line before its add-ons. */
export function allLines(lineItems: readonly CartLineItem[]): CartLineItem[] {
  return lineItems.flatMap((line) => [line, ...line.addonItems]);
}

/** The lines of a group, each base before its add-ons. */
export function linesOf(cart: Pick<Cart, "lineItems">, group: OrderGroup): CartLineItem[] {
  return allLines(cart.lineItems.filter((line) => line.orderGroup === group.orderGroupId));
}

/** The value of a provisioning key, whatever its letter case; null when the line does not have it. */
export function provisioningValue(line: CartLineItem, key: string): string | null {
  const wanted = key.toLowerCase();
  return line.provisioningContext.find((entry) => entry.key.toLowerCase() === wanted)?.value ?? null;
}

/** The parts in a sale, the one that counts first. */
const TRANSACTION_PARTS: readonly ParticipantType[] = ["TRANSACTION_RESELLER", "ADDITIONAL_TRANSACTION_RESELLER"];

/**
 * The resellers on record, each once: named twice in the same part, or as the reseller of the transaction and as an
 * additional one, it is the first of these two parts that counts.
 */
export function distinctParticipants(participants: readonly Participant[]): Participant[] {
  const partOf = (key: ParticipantType) => (TRANSACTION_PARTS.includes(key) ? "TRANSACTION" : key);
  const isSame = (one: Participant, other: Participant) =>
    one.value === other.value && partOf(one.key) === partOf(other.key);
  const rank = ({ key }: Participant) => Math.max(0, TRANSACTION_PARTS.indexOf(key));
  return participants.filter((one, index) =>
    participants.every(
      (other, place) => !isSame(one, other) || rank(one) < rank(other) || (rank(one) === rank(other) && index <= place),
    ),
  );
}

/** True when every line has been ordered: nothing is left to edit or to check out. */
export function isFullyOrdered({ lineItems, orderGroups }: Cart): boolean {
  return (
    lineItems.length > 0 &&
    lineItems.every((line) => line.orderGroup !== null) &&
    orderGroups.every((group) => group.orderId !== null)
  );
}

/** The ids of the groups that have been ordered, or handed over without an answer: their lines are locked. */
export function lockedGroupIds(cart: Cart): Set<string> {
  return new Set(
    cart.orderGroups
      .filter((group) => group.orderId !== null || group.isOutcomeUnknown)
      .map((group) => group.orderGroupId),
  );
}

export function isExpired(cart: Pick<Cart, "expirationTimeStamp">, now: string): boolean {
  return cart.expirationTimeStamp <= now;
}

/** True while a checkout that is alive claims the cart. */
export function isClaimed({ checkoutClaim }: Pick<Cart, "checkoutClaim">, now: string): boolean {
  return checkoutClaim !== null && checkoutClaim.until > now;
}

/** True when the checkout that claims the cart has not ended in time: its work must be finished before anything else. */
export function isAbandoned({ checkoutClaim }: Pick<Cart, "checkoutClaim">, now: string): boolean {
  return checkoutClaim !== null && checkoutClaim.until <= now;
}

/** True when a request that found `before` has nothing to store: what it made of the cart is the cart as it was. */
export function isUnchanged(before: Cart, after: Cart): boolean {
  const content = ({ status, lineItems, orderGroups }: Cart) => ({ status, lineItems, orderGroups });
  // As JSON, since that is how `before` was stored: a property that is undefined and one that is missing are the same.
  return isDeepStrictEqual(content(before), JSON.parse(JSON.stringify(content(after))));
}

/** The cart as its next version, changed by this user. */
export function nextVersion(cart: Cart, userId: string, now: string): Cart {
  return { ...cart, version: cart.version + 1, lastModifiedTimeStamp: now, lastModifiedUser: userId };
}
