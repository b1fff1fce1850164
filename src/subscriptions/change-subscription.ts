import { isDeepStrictEqual } from "node:util";
import { problem } from "../errors/reasons.js";
import { gatherCheckoutFacts } from "../facts/gather-facts.js";
import * as ledger from "../ledger/ledger.js";
import { type Subscription, subscriptionKey } from "../model/subscription.js";
import { catalogKey } from "../model/catalog.js";
import type { SubscriptionStatus, TermDuration } from "../model/enums.js";
import { orderKey } from "../model/order.js";
import type { CustomerSubscriptionPayload } from "../model/payloads.js";
import { type UserError, userError } from "../model/user-error.js";
import { dependentsOf } from "../orders/dependents.js";
import { earlierAnswer, keepAnswer } from "../requests/answer-once.js";
import type { Command } from "../requests/command.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import type { Stores, Transact } from "../store/stores.js";
import { activated, type Changed, registering, type SubscriptionFacts, withRenewal, withStatus } from "./changes.js";
import { lineOf, withQuantity } from "./change-quantity.js";

export interface SubscriptionOptions {
  readonly transact: Transact;
  readonly clock: () => Date;
  /** How long Azure takes over a registration. */
  readonly registrationSeconds: number;
}

export interface SubscriptionInput {
  /** Null when it is malformed. */
  readonly subscriptionId: string | null;
  readonly expectedVersion?: number | null;
}

type Answered = Promise<CustomerSubscriptionPayload>;

export function activateSubscription(options: SubscriptionOptions, command: Command<SubscriptionInput>): Answered {
  return change(options, command, activated);
}

export function changeStatus(
  options: SubscriptionOptions,
  command: Command<SubscriptionInput & { status: SubscriptionStatus }>,
): Answered {
  return change(options, command, (facts) => withStatus(facts, command.input.status));
}

export function changeQuantity(
  options: SubscriptionOptions,
  command: Command<SubscriptionInput & { quantity: number }>,
): Answered {
  return change(options, command, (facts) => withQuantity(facts, command.input.quantity));
}

export function changeRenewal(
  options: SubscriptionOptions,
  command: Command<SubscriptionInput & { termDuration?: TermDuration | null }>,
): Answered {
  return change(options, command, (facts) => withRenewal(facts, command.input.termDuration ?? null));
}

export function registerSubscription(options: SubscriptionOptions, command: Command<SubscriptionInput>): Answered {
  return change(options, command, (facts) => {
    const due = new Date(Date.parse(facts.now) + options.registrationSeconds * 1_000);
    return registering(facts, due.toISOString());
  });
}

/** One change: the subscription is locked, all that it is decided by is read, and the ledger writes the result. */
function change(
  { transact, clock }: SubscriptionOptions,
  command: Command<SubscriptionInput>,
  decide: (facts: SubscriptionFacts) => Changed,
): Answered {
  return transact(
    async (stores) => {
      const now = clock().toISOString();
      const { subscription, lapsed } = await locked(stores, command);
      const earlier = await earlierAnswer(stores, command, (error) => payload(subscription, [error]));
      if (earlier) return earlier;
      const answer = lapsed ? payload(subscription, lapsed) : await decided(stores, command, subscription, now, decide);
      await keepAnswer(stores, command, now, answer);
      return answer;
    },
    { turn: command.principal.partnerId },
  );
}

/**
 * The subscription under the locks of all that a change may move: checkouts count what the partner's customers have, and
 * look at the base of an add-on.
 */
async function locked(stores: Stores, { principal, input }: Command<SubscriptionInput>) {
  const { partnerId } = principal;
  const partner = requirePartner(await stores.parties.partner(partnerId), partnerId);
  const problems = programProblems(partner);
  const lapsed = problems.length > 0 ? problems : null;
  if (input.subscriptionId === null) return { subscription: null, lapsed };
  const known = (await stores.subscriptions.ofPartner(partnerId, [input.subscriptionId])).get(
    subscriptionKey(input.subscriptionId),
  );
  await ledger.lockAccounts(stores, { partnerId, catalogItemIds: known ? [known.catalogItemId] : [] });
  return { subscription: known ? await stores.subscriptions.lock(partnerId, known.id) : null, lapsed };
}

async function decided(
  stores: Stores,
  { input, problems: found }: Command<SubscriptionInput>,
  subscription: Subscription | null,
  now: string,
  decide: (facts: SubscriptionFacts) => Changed,
): Answered {
  const problems = [...found, ...subscriptionProblems(subscription, input)];
  if (!subscription || problems.length > 0) return payload(subscription, problems);
  const changed = decide(await factsOf(stores, subscription, now));
  if ("errorCode" in changed) return payload(subscription, [changed]);
  if (isDeepStrictEqual(changed, subscription)) return payload(subscription, []);
  const next = { ...changed, version: subscription.version + 1 };
  await ledger.change(stores, subscription, next);
  return payload(next, []);
}

function subscriptionProblems(
  subscription: Subscription | null,
  { subscriptionId, expectedVersion }: SubscriptionInput,
): UserError[] {
  // A malformed id is among the problems of the command.
  if (subscriptionId === null) return [];
  if (!subscription) {
    return [
      userError("ASSET_ID_NOT_FOUND", ["input", "subscriptionId"], problem("SUBSCRIPTION_UNKNOWN", { subscriptionId })),
    ];
  }
  if (expectedVersion === null || expectedVersion === undefined || expectedVersion === subscription.version) return [];
  const differs = problem("VERSION_DIFFERS", { what: "subscription", expectedVersion, version: subscription.version });
  return [userError("CONDITION_FAILED", ["input", "expectedVersion"], differs)];
}

async function factsOf(stores: Stores, subscription: Subscription, now: string): Promise<SubscriptionFacts> {
  const { partnerId, customerId, parentId, orderId } = subscription;
  const gathered = await gatherCheckoutFacts(stores, { partnerId, customerId, lineItems: [lineOf(subscription)] });
  const parents =
    parentId === null ? new Map<string, Subscription>() : await stores.subscriptions.ofPartner(partnerId, [parentId]);
  return {
    subscription,
    partner: gathered.partner,
    facts: gathered.facts,
    children: await dependentsOf(stores, partnerId, [subscription.id]),
    parent: parentId === null ? null : (parents.get(subscriptionKey(parentId)) ?? null),
    // Not only what is sold now: a subscription outlives the offer that it came from.
    item:
      (await stores.catalog.byIds([subscription.catalogItemId])).get(catalogKey(subscription.catalogItemId)) ?? null,
    isFulfilled: orderId === null || (await isFulfilled(stores, partnerId, orderId)),
    now,
  };
}

async function isFulfilled(stores: Stores, partnerId: string, orderId: string): Promise<boolean> {
  return (await stores.orders.byIds(partnerId, [orderId])).get(orderKey(orderId))?.status !== "PENDING";
}

function payload(subscription: Subscription | null, userErrors: readonly UserError[]): CustomerSubscriptionPayload {
  return { subscription, userErrors: [...userErrors], replayed: false };
}
