import type { Principal } from "../model/principal.js";
import { PRICING_ROLES } from "../model/principal.js";
import { RequestError } from "../model/request-error.js";
import { problem } from "../errors/reasons.js";
import type { Viewer } from "../errors/viewer.js";
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
  /** Who reads the texts of the answer. */
  readonly viewer: () => Promise<Viewer>;
}

export function createContext(
  stores: Stores,
  principal: Principal,
  requestId: string,
  report = newReport(),
): RequestContext {
  let refusal: Promise<RequestError | null> | undefined;
  const pricingRefusal = () => (refusal ??= findPricingRefusal(stores, principal));
  return {
    principal,
    requestId,
    report,
    loaders: createLoaders(stores, principal.partnerId),
    requirePricing: async () => {
      const error = await pricingRefusal();
      if (error) throw error;
    },
    viewer: async () => ({ canSeePrices: (await pricingRefusal()) === null }),
  };
}

/** Why the caller may not see prices; null when it may. */
async function findPricingRefusal(stores: Stores, { partnerId, roles }: Principal): Promise<RequestError | null> {
  const partner = roles.some((role) => PRICING_ROLES.includes(role)) ? await stores.parties.partner(partnerId) : null;
  if (partner && partner.type !== "INDIRECT_RESELLER") return null;
  const cause = partner
    ? problem("PRICES_NOT_FOR_INDIRECT_RESELLERS", { partnerName: partner.name })
    : problem("PRICES_NEED_ROLE", { accepted: PRICING_ROLES });
  return new RequestError("PRICING_ACCESS_FORBIDDEN", cause);
}
