import { kindOf } from "../../model/catalog.js";
import type { ItemKind } from "../../model/enums.js";
import { coresOf } from "../demand.js";
import { breach, type LineQuestion, type LineRule } from "../rule.js";
import { SANDBOX_LIMITS, SANDBOX_RESERVATION_TITLES } from "../sandbox-limits.js";

/** The kinds that make subscriptions. Software and reservations do not. */
const SUBSCRIPTIONS: readonly ItemKind[] = ["LICENCE", "SAAS", "LEGACY_AZURE", "AZURE_PLAN"];

/** Which limits a line of each kind meets. */
const LIMITS: Readonly<Record<ItemKind, readonly LineRule["check"][]>> = {
  LICENCE: [licencesPerSubscription, subscriptionsPerCustomer],
  SAAS: [licencesPerSubscription, subscriptionsPerCustomer],
  LEGACY_AZURE: [subscriptionsPerCustomer, legacyAzureInAll],
  AZURE_PLAN: [subscriptionsPerCustomer, azurePlansPerCustomer, azurePlansInAll],
  RESERVATION: [reservationTitle, reservedInstancesPerCustomer, coresPerSubscriptionAndRegion],
  SOFTWARE: [],
};

/**
 * Does the line keep within the limits of an integration sandbox account?
 *
 * Source: "Test and debug with your Partner Center integration sandbox",
 * https://learn.microsoft.com/partner-center/developer/test-and-debug
 */
export const sandboxLimit: LineRule = {
  file: "src/rules/line/sandbox-limit.ts",
  cartCode: "SANDBOX_LIMIT_EXCEEDED",
  orderCode: "SANDBOX_LIMIT_EXCEEDED",
  check(question) {
    if (!question.facts.partner.isSandbox) return null;
    for (const limit of LIMITS[kindOf(question.item)]) {
      const found = limit(question);
      if (found !== null) return found;
    }
    return null;
  },
};

function licencesPerSubscription({ line: { quantity } }: LineQuestion) {
  const maximum = SANDBOX_LIMITS.licencesPerSubscription;
  return quantity <= maximum ? null : breach("SANDBOX_LICENCES_EXCEEDED", { wanted: quantity, maximum });
}

function subscriptionsPerCustomer(question: LineQuestion) {
  return beyond("SANDBOX_SUBSCRIPTIONS_EXCEEDED", {
    owned: question.facts.holdings.ofCustomer(SUBSCRIPTIONS).living,
    wanted: linesOf(question, SUBSCRIPTIONS),
    maximum: SANDBOX_LIMITS.subscriptionsPerCustomer,
  });
}

function legacyAzureInAll(question: LineQuestion) {
  return beyond("SANDBOX_LEGACY_AZURE_EXCEEDED", {
    owned: question.facts.holdings.ofPartner(["LEGACY_AZURE"]).living,
    wanted: linesOf(question, ["LEGACY_AZURE"]),
    maximum: SANDBOX_LIMITS.legacyAzureSubscriptionsInAll,
  });
}

function azurePlansPerCustomer(question: LineQuestion) {
  return beyond("SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED", {
    owned: question.facts.holdings.ofCustomer(["AZURE_PLAN"]).living,
    wanted: linesOf(question, ["AZURE_PLAN"]),
    maximum:
      question.facts.partner.type === "INDIRECT_PROVIDER"
        ? SANDBOX_LIMITS.azurePlansPerCustomerOfIndirectProvider
        : SANDBOX_LIMITS.azurePlansPerCustomer,
  });
}

function azurePlansInAll(question: LineQuestion) {
  return beyond("SANDBOX_AZURE_PLANS_EXCEEDED", {
    owned: question.facts.holdings.ofPartner(["AZURE_PLAN"]).living,
    wanted: linesOf(question, ["AZURE_PLAN"]),
    maximum: SANDBOX_LIMITS.azurePlansInAll,
  });
}

function reservationTitle({ item: { title } }: LineQuestion) {
  if (SANDBOX_RESERVATION_TITLES.includes(title)) return null;
  return breach("SANDBOX_RESERVATION_NOT_OFFERED", { title, accepted: SANDBOX_RESERVATION_TITLES });
}

function reservedInstancesPerCustomer(question: LineQuestion) {
  return beyond("SANDBOX_RESERVED_INSTANCES_EXCEEDED", {
    owned: question.facts.holdings.ofCustomer(["RESERVATION"]).livingQuantity,
    wanted: question.demand.unitsOfKind.get("RESERVATION") ?? 0,
    maximum: SANDBOX_LIMITS.reservedInstancesPerCustomer,
  });
}

function coresPerSubscriptionAndRegion(question: LineQuestion) {
  const taken = coresOf(question);
  const wanted = taken === null ? 0 : (question.demand.cores.get(taken.key) ?? 0);
  const maximum = SANDBOX_LIMITS.coresPerSubscriptionAndRegion;
  const { armRegionName } = question.item;
  if (armRegionName === null || wanted <= maximum) return null;
  return breach("SANDBOX_CORES_EXCEEDED", { armRegionName, wanted, maximum });
}

function linesOf({ demand }: LineQuestion, kinds: readonly ItemKind[]): number {
  return kinds.reduce((total, kind) => total + (demand.linesOfKind.get(kind) ?? 0), 0);
}

/** The breach when what is owned and what is wanted are more than the limit together, or null. */
function beyond(
  reason:
    | "SANDBOX_SUBSCRIPTIONS_EXCEEDED"
    | "SANDBOX_LEGACY_AZURE_EXCEEDED"
    | "SANDBOX_AZURE_PLANS_OF_CUSTOMER_EXCEEDED"
    | "SANDBOX_AZURE_PLANS_EXCEEDED"
    | "SANDBOX_RESERVED_INSTANCES_EXCEEDED",
  limit: { readonly owned: number; readonly wanted: number; readonly maximum: number },
) {
  return limit.owned + limit.wanted <= limit.maximum ? null : breach(reason, limit);
}
