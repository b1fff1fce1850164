import { coresOf } from "../demand.js";
import type { LineRule } from "../rule.js";
import { subscriptionOfReservation } from "./named-subscription.js";

/** Has the Azure subscription enough free cores in the reservation's region? A region without a quota has no limit. */
export const coreQuota: LineRule = {
  file: "src/rules/line/core-quota.ts",
  cartCode: "QUOTA_NOT_AVAILABLE",
  orderCode: "INVALID_QUANTITY",
  check(question) {
    const { line, item, demand } = question;
    const asset = subscriptionOfReservation(question);
    const taken = coresOf(question);
    const quota = asset?.coreQuotas.find(({ armRegionName }) => armRegionName === item.armRegionName);
    if (!asset || !taken || !quota) return null;
    const wanted = demand.cores.get(taken.key) ?? 0;
    const free = quota.limit - quota.used;
    if (wanted <= free) return null;
    return {
      detail:
        `This line takes ${line.quantity} × ${item.cores} = ${taken.cores} cores and the cart ${wanted} in sum; ` +
        `subscription ${asset.id} has ${free} of its ${quota.limit} cores in ${quota.armRegionName} free.`,
    };
  },
};
