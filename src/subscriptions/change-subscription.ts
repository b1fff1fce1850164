import { problem } from "../errors/reasons.js";
import { gatherCheckoutFacts } from "../facts/gather-facts.js";
import * as ledger from "../ledger/ledger.js";
import { type Asset, assetKey } from "../model/asset.js";
import { catalogKey } from "../model/catalog.js";
import type { SubscriptionStatus, TermDuration } from "../model/enums.js";
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
      const { asset, lapsed } = await locked(stores, command);
      const earlier = await earlierAnswer(stores, command, (error) => payload(asset, [error]));
      if (earlier) return earlier;
      const answer = lapsed ? payload(asset, lapsed) : await decided(stores, command, asset, now, decide);
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
  if (input.subscriptionId === null) return { asset: null, lapsed };
  const known = (await stores.assets.ofPartner(partnerId, [input.subscriptionId])).get(assetKey(input.subscriptionId));
  await ledger.lockAccounts(stores, { partnerId, catalogItemIds: known ? [known.catalogItemId] : [] });
  return { asset: known ? await stores.assets.lock(partnerId, known.id) : null, lapsed };
}

async function decided(
  stores: Stores,
  { input, problems: found }: Command<SubscriptionInput>,
  asset: Asset | null,
  now: string,
  decide: (facts: SubscriptionFacts) => Changed,
): Answered {
  const problems = [...found, ...subscriptionProblems(asset, input)];
  if (!asset || problems.length > 0) return payload(asset, problems);
  const changed = decide(await factsOf(stores, asset, now));
  if ("errorCode" in changed) return payload(asset, [changed]);
  const next = { ...changed, version: asset.version + 1 };
  await ledger.change(stores, asset, next);
  return payload(next, []);
}

function subscriptionProblems(
  asset: Asset | null,
  { subscriptionId, expectedVersion }: SubscriptionInput,
): UserError[] {
  // A malformed id is among the problems of the command.
  if (subscriptionId === null) return [];
  if (!asset) {
    return [
      userError("ASSET_ID_NOT_FOUND", ["input", "subscriptionId"], problem("SUBSCRIPTION_UNKNOWN", { subscriptionId })),
    ];
  }
  if (expectedVersion === null || expectedVersion === undefined || expectedVersion === asset.version) return [];
  const differs = problem("VERSION_DIFFERS", { what: "subscription", expectedVersion, version: asset.version });
  return [userError("CONDITION_FAILED", ["input", "expectedVersion"], differs)];
}

async function factsOf(stores: Stores, asset: Asset, now: string): Promise<SubscriptionFacts> {
  const { partnerId, customerId, parentId } = asset;
  const gathered = await gatherCheckoutFacts(stores, { partnerId, customerId, lineItems: [lineOf(asset)] });
  const parents = parentId === null ? new Map<string, Asset>() : await stores.assets.ofPartner(partnerId, [parentId]);
  return {
    asset,
    partner: gathered.partner,
    facts: gathered.facts,
    children: await dependentsOf(stores, partnerId, [asset.id]),
    parent: parentId === null ? null : (parents.get(assetKey(parentId)) ?? null),
    // Not only what is sold now: a subscription outlives the offer that it came from.
    item: (await stores.catalog.byIds([asset.catalogItemId])).get(catalogKey(asset.catalogItemId)) ?? null,
    now,
  };
}

function payload(subscription: Asset | null, userErrors: readonly UserError[]): CustomerSubscriptionPayload {
  return { subscription, userErrors: [...userErrors], replayed: false };
}
