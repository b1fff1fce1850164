/** The sample partners, their credit, and the registry of partner locations. Who has what is in each line's comment. */
import type { CreditLine, MpnProfile, Partner } from "../model/market.js";
import { MARKETS } from "./catalog.js";

/** The tenant ids of the sample partners. */
export const PARTNER_IDS = {
  /** Acts when a request of the development server carries no token. */
  direct: "00000000-0000-4000-8000-00000000d001",
  /** May name participants; for all others they are 10004. */
  provider: "00000000-0000-4000-8000-00000000d002",
  /** 800043: prices are closed to indirect resellers. */
  reseller: "00000000-0000-4000-8000-00000000d003",
  /** 10009 and 800018: has the limits of an integration sandbox. */
  sandbox: "00000000-0000-4000-8000-00000000d004",
  /** 800039: the programme status is suspended, so everything that writes is refused. */
  suspended: "00000000-0000-4000-8000-00000000d005",
  /** 800025: has no credit line at all. */
  withoutCredit: "00000000-0000-4000-8000-00000000d006",
  /** 800023: has 500 USD of credit left. */
  lowCredit: "00000000-0000-4000-8000-00000000d007",
} as const;

/** Every market but China: a line for a customer there is 10006. */
const SOLD_IN = MARKETS.map(({ country }) => country).filter((country) => country !== "CN");

function partner(id: string, name: string, mpnId: string, changes: Partial<Partner>): Partner {
  return {
    id,
    name,
    type: "DIRECT_BILL",
    programStatus: "ACTIVE",
    mpnId,
    country: "US",
    markets: SOLD_IN,
    isSandbox: false,
    ...changes,
  };
}

export const PARTNERS: readonly Partner[] = [
  partner(PARTNER_IDS.direct, "Direct Bill Partner", "4847001", {}),
  partner(PARTNER_IDS.provider, "Indirect Provider", "4847002", { type: "INDIRECT_PROVIDER" }),
  partner(PARTNER_IDS.reseller, "Indirect Reseller", "4847003", { type: "INDIRECT_RESELLER" }),
  partner(PARTNER_IDS.sandbox, "Integration Sandbox Partner", "4847004", { isSandbox: true }),
  partner(PARTNER_IDS.suspended, "Suspended Partner", "4847005", { programStatus: "SUSPENDED" }),
  partner(PARTNER_IDS.withoutCredit, "Partner without Credit Line", "4847006", {}),
  partner(PARTNER_IDS.lowCredit, "Partner with Little Credit Left", "4847007", {}),
];

function profile(mpnId: string, changes: Partial<MpnProfile>): MpnProfile {
  return { mpnId, isIndirectReseller: true, providerIds: [], country: "US", hasSignedAgreement: true, ...changes };
}

/** 800015 is met with any id that is not here, such as 9999999. */
export const MPN_PROFILES: readonly MpnProfile[] = [
  // Good resellers of the provider: these three can stand on its lines.
  profile("5357564", { providerIds: [PARTNER_IDS.provider] }),
  profile("517285", { providerIds: [PARTNER_IDS.provider] }),
  profile("5357563", { providerIds: [PARTNER_IDS.provider] }),
  // 800016: exists, and is no indirect reseller.
  profile("5350001", { isIndirectReseller: false, providerIds: [PARTNER_IDS.provider] }),
  // 800016 on an order in the US: a reseller in Great Britain.
  profile("5350002", { providerIds: [PARTNER_IDS.provider], country: "GB" }),
  // 800016: has not signed the partner agreement.
  profile("5350003", { providerIds: [PARTNER_IDS.provider], hasSignedAgreement: false }),
  // 800016: has no relation with the provider.
  profile("5350004", {}),
  // The sample partners' own ids. 800016: the provider's own, 4847002. The reseller's, 4847003, is a good one.
  profile("4847001", { isIndirectReseller: false }),
  profile("4847002", { isIndirectReseller: false }),
  profile("4847003", { providerIds: [PARTNER_IDS.provider] }),
  profile("4847004", { isIndirectReseller: false }),
  profile("4847005", { isIndirectReseller: false }),
  profile("4847006", { isIndirectReseller: false }),
  profile("4847007", { isIndirectReseller: false }),
];

function credit(partnerId: string, currencyCode: string, limit: string, changes: Partial<CreditLine>): CreditLine {
  return { partnerId, currencyCode, limit, used: "0", minimumThreshold: "0", ...changes };
}

/** 800025: d006 has no line at all, and nobody has one in BRL. */
export const CREDIT_LINES: readonly CreditLine[] = [
  credit(PARTNER_IDS.direct, "USD", "1000000000", {}),
  credit(PARTNER_IDS.direct, "EUR", "1000000000", {}),
  credit(PARTNER_IDS.direct, "GBP", "1000000000", {}),
  credit(PARTNER_IDS.direct, "NOK", "1000000000", {}),
  credit(PARTNER_IDS.provider, "USD", "1000000000", {}),
  credit(PARTNER_IDS.provider, "GBP", "1000000000", {}),
  credit(PARTNER_IDS.reseller, "USD", "50000", {}),
  credit(PARTNER_IDS.sandbox, "USD", "1000000000", {}),
  credit(PARTNER_IDS.suspended, "USD", "50000", {}),
  // 800023: 500 USD are left, and nothing is sold any more once less than 100 are.
  credit(PARTNER_IDS.lowCredit, "USD", "10000", { used: "9500", minimumThreshold: "100" }),
];
