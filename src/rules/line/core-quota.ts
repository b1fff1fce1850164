import { coresOf } from "../demand.js";
import { breach, type LineRule } from "../rule.js";
import { subscriptionOfReservation } from "../named-subscription.js";

/**
 * Has the Azure subscription enough free cores in the reservation's region? A region without a quota has no limit.
 *
 * Decided here: the pages name a quota without saying of what; a reservation takes cores of a subscription.
 */
export const coreQuota: LineRule = {
  file: "src/rules/line/core-quota.ts",
  cartCode: "QUOTA_NOT_AVAILABLE",
  orderCode: "INVALID_QUANTITY",
  check(question) {
    const { line, item, demand } = question;
    const subscription = subscriptionOfReservation(question);
    const taken = coresOf(question);
    const quota = subscription?.coreQuotas.find(({ armRegionName }) => armRegionName === item.armRegionName);
    if (!subscription || !taken || !quota) return null;
    const wanted = demand.cores.get(taken.key) ?? 0;
    const available = quota.limit - quota.used;
    if (wanted <= available) return null;
    return breach("CORE_QUOTA_EXCEEDED", {
      quantity: line.quantity,
      cores: taken.cores,
      wanted,
      available,
      maximum: quota.limit,
      subscriptionId: subscription.id,
      armRegionName: quota.armRegionName,
    });
  },
};
