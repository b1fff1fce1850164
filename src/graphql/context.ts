import { OperationTypeNode } from "graphql";
import type { Partner } from "../model/market.js";
import type { Principal } from "../model/principal.js";
import { PRICING_ROLES } from "../model/principal.js";
import { RequestError } from "../model/request-error.js";
import { problem } from "../errors/reasons.js";
import type { Viewer } from "../errors/viewer.js";
import { newReport, type RequestReport } from "../observability/request-report.js";
import type { Store, Stores } from "../store/stores.js";
import { createLoaders, type Loaders } from "./loaders.js";
import { RequestBudget } from "./request-budget.js";

/** What belongs to one request and to no other. */
export interface RequestContext {
  readonly principal: Principal;
  readonly requestId: string;
  readonly report: RequestReport;
  readonly budget: RequestBudget;
  /** For reading what is asked for, within the budget. */
  readonly stores: Stores;
  readonly loaders: Loaders;
  /** The partner that asks; null for a tenant that is none. */
  readonly partner: () => Promise<Partner | null>;
  /**
   * Whether the caller may see prices. Says why not by PRICING_ACCESS_FORBIDDEN, once and in a query only: clients take a
   * mutation with an error for one that failed.
   */
  readonly mayShowPrices: (operation: OperationTypeNode) => Promise<boolean>;
  /** Who reads the texts of the answer. */
  readonly viewer: () => Promise<Viewer>;
}

export function createContext(
  store: Pick<Store, "storesFor">,
  principal: Principal,
  requestId: string,
  maxAnswerBytes: number,
  report = newReport(),
): RequestContext {
  const budget = new RequestBudget(maxAnswerBytes);
  const stores = store.storesFor((bytes) => budget.read(bytes));
  let found: Promise<Partner | null> | undefined;
  const partner = () => (found ??= stores.parties.partner(principal.partnerId));
  let refusal: Promise<RequestError | null> | undefined;
  const pricingRefusal = () => (refusal ??= findPricingRefusal(partner, principal));
  let isRefusalSaid = false;
  return {
    principal,
    requestId,
    report,
    budget,
    stores,
    loaders: createLoaders(stores, principal.partnerId),
    partner,
    mayShowPrices: async (operation) => {
      const error = await pricingRefusal();
      if (!error) return true;
      if (isRefusalSaid || operation === OperationTypeNode.MUTATION) return false;
      isRefusalSaid = true;
      throw error;
    },
    viewer: async () => ({ canSeePrices: (await pricingRefusal()) === null }),
  };
}

/** Why the caller may not see prices; null when it may. */
async function findPricingRefusal(
  findPartner: RequestContext["partner"],
  { roles }: Principal,
): Promise<RequestError | null> {
  const partner = roles.some((role) => PRICING_ROLES.includes(role)) ? await findPartner() : null;
  if (partner && partner.type !== "INDIRECT_RESELLER") return null;
  const cause = partner
    ? problem("PRICES_NOT_FOR_INDIRECT_RESELLERS", { partnerName: partner.name })
    : problem("PRICES_NEED_ROLE", { accepted: PRICING_ROLES });
  return new RequestError("PRICING_ACCESS_FORBIDDEN", cause);
}
