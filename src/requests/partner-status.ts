import { describeOrderError } from "../codes/order-error-codes.js";
import type { Partner } from "../model/market.js";
import { RequestError } from "../model/request-error.js";
import { type UserError, userError } from "../model/user-error.js";
import type { Stores } from "../store/stores.js";

/** The partner that asks; a tenant that is none cannot do anything. */
export async function requirePartner(stores: Stores, partnerId: string): Promise<Partner> {
  const partner = await stores.parties.partner(partnerId);
  if (partner) return partner;
  const text = describeOrderError("PARTNER_TOKEN_MISSING");
  throw new RequestError("PARTNER_TOKEN_MISSING", `${text} Tenant ${partnerId} is not a partner account.`);
}

/** A partner whose programme enrolment has lapsed may read, and write nothing. */
export function programProblems(partner: Partner): UserError[] {
  if (partner.programStatus === "ACTIVE") return [];
  const text = describeOrderError("RESELLER_PROGRAM_STATUS_NOT_ACTIVE");
  const status = partner.programStatus.toLowerCase();
  return [
    userError(
      "RESELLER_PROGRAM_STATUS_NOT_ACTIVE",
      ["input"],
      `${text} It is ${status}; what there is can only be read.`,
    ),
  ];
}
