import { problem } from "../errors/reasons.js";
import type { Customer, Partner } from "../model/market.js";
import { RequestError } from "../model/request-error.js";
import { invalidInput, type UserError, userError } from "../model/user-error.js";

/** The partner that asks; a tenant that is none cannot do anything. */
export function requirePartner(partner: Partner | null, partnerId: string): Partner {
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

/** A customer without relation to the partner looks like one that does not exist. */
export function customerProblems(customer: Customer | null, customerId: string, path: readonly string[]): UserError[] {
  if (customer) return [];
  return [invalidInput(path, problem("CUSTOMER_UNKNOWN", { customerId }))];
}
