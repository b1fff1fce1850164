import { problem } from "../errors/reasons.js";
import { type Asset, assetKey } from "../model/asset.js";
import { catalogKey } from "../model/catalog.js";
import type { SubscriptionStatus, TermDuration } from "../model/enums.js";
import type { CustomerSubscriptionPayload } from "../model/payloads.js";
import { type UserError, userError } from "../model/user-error.js";
import { answerOnce, type MutationRequest } from "../requests/answer-once.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import type { Stores, Transact } from "../store/stores.js";
import {
  activated,
  type Changed,
  registering,
  type SubscriptionFacts,
  withQuantity,
  withRenewal,
  withStatus,
} from "./subscription-changes.js";

export interface SubscriptionServiceOptions {
  readonly transact: Transact;
  readonly clock: () => Date;
  /** How long Azure takes over a registration. */
  readonly registrationSeconds: number;
}

export interface SubscriptionInput {
  readonly subscriptionId: string;
  readonly expectedVersion?: number | null;
}

/** Changes of what orders have produced. */
export class SubscriptionService {
  readonly #options: SubscriptionServiceOptions;

  constructor(options: SubscriptionServiceOptions) {
    this.#options = options;
  }

  activate(request: MutationRequest<SubscriptionInput>): Promise<CustomerSubscriptionPayload> {
    return this.#change(request, activated);
  }

  changeStatus(
    request: MutationRequest<SubscriptionInput & { status: SubscriptionStatus }>,
  ): Promise<CustomerSubscriptionPayload> {
    return this.#change(request, (facts) => withStatus(facts, request.input.status));
  }

  changeQuantity(
    request: MutationRequest<SubscriptionInput & { quantity: number }>,
  ): Promise<CustomerSubscriptionPayload> {
    return this.#change(request, (facts) => withQuantity(facts, request.input.quantity));
  }

  changeRenewal(
    request: MutationRequest<SubscriptionInput & { termDuration?: TermDuration | null }>,
  ): Promise<CustomerSubscriptionPayload> {
    return this.#change(request, (facts) => withRenewal(facts, request.input.termDuration ?? null));
  }

  register(request: MutationRequest<SubscriptionInput>): Promise<CustomerSubscriptionPayload> {
    const { registrationSeconds } = this.#options;
    return this.#change(request, (facts) => {
      const due = new Date(Date.parse(facts.now) + registrationSeconds * 1_000);
      return registering(facts, due.toISOString());
    });
  }

  /** One change: the subscription is locked, all that it is decided by is read, and the result is one write. */
  #change(
    request: MutationRequest<SubscriptionInput>,
    decide: (facts: SubscriptionFacts) => Changed,
  ): Promise<CustomerSubscriptionPayload> {
    const { transact, clock } = this.#options;
    return transact((stores) => {
      const now = clock().toISOString();
      const refuse = (error: UserError) => payload(null, [error]);
      return answerOnce(stores, request, now, refuse, async () => {
        const { asset, partner, problems } = await open(stores, request);
        if (!asset || problems.length > 0) return payload(asset, problems);
        const changed = decide({ asset, partner, now, ...(await surroundings(stores, asset)) });
        if ("errorCode" in changed) return payload(asset, [changed]);
        const next = { ...changed, version: asset.version + 1 };
        await stores.assets.update(next);
        return payload(next, []);
      });
    });
  }
}

async function open(stores: Stores, { principal, input, problems }: MutationRequest<SubscriptionInput>) {
  const partner = await requirePartner(stores, principal.partnerId);
  const lapsed = programProblems(partner);
  if (lapsed.length > 0) return { partner, asset: null, problems: lapsed };
  const isWellFormed = !problems.some((problem) => problem.path[1] === "subscriptionId");
  if (!isWellFormed) return { partner, asset: null, problems };
  // Checkouts count what the partner's customers have, and look at the base of an add-on.
  await stores.parties.lockPartner(partner.id);
  const asset = await stores.assets.lock(partner.id, input.subscriptionId);
  const found = [...problems];
  if (!asset) {
    const unknown = problem("SUBSCRIPTION_UNKNOWN", { subscriptionId: input.subscriptionId });
    found.push(userError("ASSET_ID_NOT_FOUND", ["input", "subscriptionId"], unknown));
  } else if (
    input.expectedVersion !== null &&
    input.expectedVersion !== undefined &&
    input.expectedVersion !== asset.version
  ) {
    const { expectedVersion } = input;
    const differs = problem("VERSION_DIFFERS", { what: "subscription", expectedVersion, version: asset.version });
    found.push(userError("CONDITION_FAILED", ["input", "expectedVersion"], differs));
  }
  return { partner, asset, problems: found };
}

async function surroundings(stores: Stores, asset: Asset) {
  const [children, parents, items] = await Promise.all([
    stores.assets.children(asset.partnerId, asset.id),
    stores.assets.ofPartner(asset.partnerId, asset.parentId === null ? [] : [asset.parentId]),
    stores.catalog.byIds([asset.catalogItemId]),
  ]);
  const parent = asset.parentId === null ? null : (parents.get(assetKey(asset.parentId)) ?? null);
  return { children, parent, item: items.get(catalogKey(asset.catalogItemId)) ?? null };
}

function payload(subscription: Asset | null, userErrors: readonly UserError[]): CustomerSubscriptionPayload {
  return { subscription, userErrors: [...userErrors], replayed: false };
}
