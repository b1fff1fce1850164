import { problem } from "../errors/reasons.js";
import type { Partner } from "../model/market.js";
import { RequestError } from "../model/request-error.js";
import { type UserError, userError } from "../model/user-error.js";
import type { Stores } from "../store/stores.js";

/** The partner that asks; a tenant that is none cannot do anything. */
export async function requirePartner(stores: Stores, partnerId: string): Promise<Partner> {
  const partner = await stores.parties.partner(partnerId);
  if (!partner) throw tenantIsNoPartner(partnerId);
  return partner;
}

/** What a tenant that is no partner is answered, whatever it asks for. */
export function tenantIsNoPartner(tenantId: string): RequestError {
  return new RequestError("PARTNER_TOKEN_MISSING", problem("TENANT_NOT_A_PARTNER", { tenantId }));
}

/** A partner whose programme enrolment has lapsed may read, and write nothing. */
export function programProblems(partner: Partner): UserError[] {
  if (partner.programStatus === "ACTIVE") return [];
  const { programStatus } = partner;
  return [userError("RESELLER_PROGRAM_STATUS_NOT_ACTIVE", ["input"], problem("PROGRAM_NOT_ACTIVE", { programStatus }))];
}
