import type { Holding } from "../../model/asset.js";
import { kindOf } from "../../model/catalog.js";
import type { ItemKind } from "../../model/enums.js";
import { coresOf } from "../demand.js";
import type { LineQuestion, LineRule } from "../rule.js";
import { SANDBOX_LIMITS, SANDBOX_RESERVATION_TITLES } from "../sandbox-limits.js";

/** The kinds that make subscriptions. Software and reservations do not. */
const SUBSCRIPTIONS: readonly ItemKind[] = ["LICENCE", "SAAS", "LEGACY_AZURE", "AZURE_PLAN"];

/** Which limits a line of each kind meets. A limit answers with the detail of its breach, or null. */
const LIMITS: Readonly<Record<ItemKind, readonly ((question: LineQuestion) => string | null)[]>> = {
  LICENCE: [licencesPerSubscription, subscriptionsPerCustomer],
  SAAS: [licencesPerSubscription, subscriptionsPerCustomer],
  LEGACY_AZURE: [subscriptionsPerCustomer, legacyAzureInAll],
  AZURE_PLAN: [subscriptionsPerCustomer, azurePlansPerCustomer, azurePlansInAll],
  RESERVATION: [reservationTitle, reservedInstancesPerCustomer, coresPerSubscriptionAndRegion],
  SOFTWARE: [],
};

/** Does the line keep within the limits of an integration sandbox account? */
export const sandboxLimit: LineRule = {
  file: "src/rules/line/sandbox-limit.ts",
  cartCode: "SANDBOX_LIMIT_EXCEEDED",
  orderCode: "SANDBOX_LIMIT_EXCEEDED",
  check(question) {
    if (!question.facts.partner.isSandbox) return null;
    for (const limit of LIMITS[kindOf(question.item)]) {
      const detail = limit(question);
      if (detail !== null) return { detail };
    }
    return null;
  },
};

function licencesPerSubscription({ line }: LineQuestion) {
  return beyond(SANDBOX_LIMITS.licencesPerSubscription, "licences per subscription", {
    "this line asks for": line.quantity,
  });
}

function subscriptionsPerCustomer(question: LineQuestion) {
  return beyond(SANDBOX_LIMITS.subscriptionsPerCustomer, "subscriptions per customer", {
    "the customer has": sum(ofCustomer(question, SUBSCRIPTIONS), "living"),
    "the cart asks for": linesOf(question, SUBSCRIPTIONS),
  });
}

function legacyAzureInAll(question: LineQuestion) {
  return beyond(SANDBOX_LIMITS.legacyAzureSubscriptionsInAll, "legacy Azure subscriptions in all", {
    "the account has": sum(ofAccount(question, ["LEGACY_AZURE"]), "living"),
    "the cart asks for": linesOf(question, ["LEGACY_AZURE"]),
  });
}

function azurePlansPerCustomer(question: LineQuestion) {
  const limit =
    question.facts.partner.type === "INDIRECT_PROVIDER"
      ? SANDBOX_LIMITS.azurePlansPerCustomerOfIndirectProvider
      : SANDBOX_LIMITS.azurePlansPerCustomer;
  return beyond(limit, "Azure plans per customer", {
    "the customer has": sum(ofCustomer(question, ["AZURE_PLAN"]), "living"),
    "the cart asks for": linesOf(question, ["AZURE_PLAN"]),
  });
}

function azurePlansInAll(question: LineQuestion) {
  return beyond(SANDBOX_LIMITS.azurePlansInAll, "Azure plans in all", {
    "the account has": sum(ofAccount(question, ["AZURE_PLAN"]), "living"),
    "the cart asks for": linesOf(question, ["AZURE_PLAN"]),
  });
}

function reservationTitle({ item }: LineQuestion) {
  if (SANDBOX_RESERVATION_TITLES.includes(item.title)) return null;
  const titles = SANDBOX_RESERVATION_TITLES.map((title) => `"${title}"`).join("; ");
  return `A sandbox account may not buy "${item.title}". Supported reservations: ${titles}.`;
}

function reservedInstancesPerCustomer(question: LineQuestion) {
  return beyond(SANDBOX_LIMITS.reservedInstancesPerCustomer, "reserved instances per customer", {
    "the customer has": sum(ofCustomer(question, ["RESERVATION"]), "livingQuantity"),
    "the cart asks for": question.demand.unitsOfKind.get("RESERVATION") ?? 0,
  });
}

function coresPerSubscriptionAndRegion(question: LineQuestion) {
  const taken = coresOf(question);
  if (taken === null) return null;
  return beyond(SANDBOX_LIMITS.coresPerSubscriptionAndRegion, "cores per Azure subscription and region", {
    [`the cart's reservations in ${question.item.armRegionName} take`]: question.demand.cores.get(taken.key) ?? 0,
  });
}

function ofAccount({ facts }: LineQuestion, kinds: readonly ItemKind[]): Holding[] {
  return facts.holdings.filter((holding) => kinds.includes(holding.itemKind));
}

function ofCustomer(question: LineQuestion, kinds: readonly ItemKind[]): Holding[] {
  return ofAccount(question, kinds).filter((holding) => holding.customerId === question.facts.customer.id);
}

function linesOf({ demand }: LineQuestion, kinds: readonly ItemKind[]): number {
  return kinds.reduce((total, kind) => total + (demand.linesOfKind.get(kind) ?? 0), 0);
}

function sum(holdings: readonly Holding[], what: "living" | "livingQuantity"): number {
  return holdings.reduce((total, holding) => total + holding[what], 0);
}

/** The detail when the parts together are more than the limit, or null. */
function beyond(limit: number, what: string, parts: Readonly<Record<string, number>>): string | null {
  if (Object.values(parts).reduce((total, part) => total + part, 0) <= limit) return null;
  const numbers = Object.entries(parts).map(([whose, part]) => `${whose} ${part}`);
  return `A sandbox account is limited to ${limit} ${what}: ${numbers.join(", ")}.`;
}
