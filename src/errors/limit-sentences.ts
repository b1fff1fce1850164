import type { LimitReasons } from "./reasons.js";
import { counted, listed, type Sentences } from "./viewer.js";

export const LIMIT_SENTENCES: Sentences<LimitReasons> = {
  INVENTORY_RESTRICTED: ({ title, restrictions }) =>
    `"${title}" is restricted: ${listed(restrictions, "no reason is given")}.`,
  INVENTORY_TOO_LOW: ({ title, quantity, wanted, available }) =>
    `Of "${title}" this line wants ${quantity} and the cart ${wanted} in sum; ${available} left.`,
  CUSTOMER_LIMIT_EXCEEDED: ({ title, customerName, owned, wanted, maximum }) =>
    `Customer "${customerName}" has ${owned} of "${title}" and the cart asks for ${wanted}. ` +
    `The limit per customer is ${maximum}.`,
  CORE_QUOTA_EXCEEDED: ({ quantity, cores, wanted, available, maximum, subscriptionId, armRegionName }) =>
    `This line takes ${quantity} × ${cores / quantity} = ${cores} cores and the cart ${wanted} in sum; ` +
    `subscription ${subscriptionId} has ${available} of its ${maximum} cores in ${armRegionName} free.`,
  SANDBOX_LICENCES_EXCEEDED: ({ wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "licence")} per subscription: ${wanted} were asked for.`,
  SANDBOX_SUBSCRIPTIONS_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "subscription")} per customer: the customer has ${owned}, ` +
    `the cart asks for ${wanted}.`,
  SANDBOX_LEGACY_AZURE_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "legacy Azure subscription")} in all: the account has ` +
    `${owned}, the cart asks for ${wanted}.`,
  SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "Azure plan")} per customer: the customer has ${owned}, ` +
    `the cart asks for ${wanted}.`,
  SANDBOX_AZURE_PLANS_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "Azure plan")} in all: the account has ${owned}, ` +
    `the cart asks for ${wanted}.`,
  SANDBOX_RESERVED_INSTANCES_EXCEEDED: ({ owned, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "reserved instance")} per customer: the customer has ` +
    `${owned}, the cart asks for ${wanted}.`,
  SANDBOX_CORES_EXCEEDED: ({ armRegionName, wanted, maximum }) =>
    `A sandbox account is limited to ${counted(maximum, "core")} per Azure subscription and region: the cart's ` +
    `reservations in ${armRegionName} take ${wanted}.`,
  SANDBOX_RESERVATION_NOT_OFFERED: ({ title, accepted }) =>
    `A sandbox account may not buy "${title}". Supported reservations: ` +
    `${accepted.map((one) => `"${one}"`).join("; ") || "none"}.`,
};
