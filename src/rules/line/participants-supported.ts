import { breach, type LineRule } from "../rule.js";

/**
 * May this partner name resellers at all? Only an indirect provider sells through resellers; whether the ids are good
 * is asked at checkout.
 *
 * Source: "Create an order for a customer of an indirect reseller",
 * https://learn.microsoft.com/partner-center/developer/create-an-order-for-a-customer-of-an-indirect-reseller
 */
export const participantsSupported: LineRule = {
  file: "src/rules/line/participants-supported.ts",
  cartCode: "PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER",
  orderCode: null,
  check({ line, facts: { partner } }) {
    if (line.participants.length === 0 || partner.type === "INDIRECT_PROVIDER") return null;
    const mpnIds = line.participants.map((participant) => participant.value);
    return breach("PARTICIPANTS_NOT_SUPPORTED", { mpnIds, partnerType: partner.type });
  },
};
