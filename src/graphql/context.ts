import type { Partner } from "../model/market.js";
import type { Principal } from "../model/principal.js";
import { PRICING_ROLES } from "../model/principal.js";
import { RequestError } from "../model/request-error.js";
import { describeOrderError } from "../codes/order-error-codes.js";
import { newReport, type RequestReport } from "../observability/request-report.js";
import type { Stores } from "../store/stores.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What belongs to one request and to no other. */
export interface RequestContext {
  readonly principal: Principal;
  readonly requestId: string;
  readonly report: RequestReport;
  readonly loaders: Loaders;
  /** Passes when the caller may see prices; throws PRICING_ACCESS_FORBIDDEN otherwise. */
  readonly requirePricing: () => Promise<void>;
}

export function createContext(
  stores: Stores,
  principal: Principal,
  requestId: string,
  report = newReport(),
): RequestContext {
  let access: Promise<void> | undefined;
  return {
    principal,
    requestId,
    report,
    loaders: createLoaders(stores, principal.partnerId),
    requirePricing: () => (access ??= checkPricing(stores, principal)),
  };
}

async function checkPricing(stores: Stores, { partnerId, roles }: Principal): Promise<void> {
  const partner = roles.some((role) => PRICING_ROLES.includes(role)) ? await stores.parties.partner(partnerId) : null;
  if (partner && partner.type !== "INDIRECT_RESELLER") return;
  throw new RequestError(
    "PRICING_ACCESS_FORBIDDEN",
    `${describeOrderError("PRICING_ACCESS_FORBIDDEN")} ${reason(partner)}`,
  );
}

function reason(partner: Partner | null): string {
  return partner ? "Indirect resellers do not see prices." : `It takes one of the roles ${PRICING_ROLES.join(", ")}.`;
}
