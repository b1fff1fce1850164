import { problem } from "../errors/reasons.js";
import { Big } from "big.js";
import { ORDER_ERROR_CODES, type OrderErrorCode } from "../codes/order-error-codes.js";
import type { CheckoutFacts } from "../facts/facts.js";
import type { Subscription, Drawn } from "../model/subscription.js";
import type { CartLineItem } from "../model/cart.js";
import type { CatalogItem } from "../model/catalog.js";
import { type Money, times } from "../model/money.js";
import { defaultPriceOf } from "../model/price.js";
import { type UserError, userError } from "../model/user-error.js";
import { GROUP_RULES } from "../rules/catalogue.js";
import { demandOf } from "../rules/demand.js";
import { firstBreach } from "../rules/engine.js";
import { inventoryAvailable } from "../rules/line/inventory-available.js";
import { quantityInRange } from "../rules/line/quantity-in-range.js";
import { sandboxLimit } from "../rules/line/sandbox-limit.js";
import type { Breach, LineQuestion, LineRule } from "../rules/rule.js";
import { type Changed, notActive, type SubscriptionFacts } from "./changes.js";

const QUANTITY = ["input", "quantity"];
const SUBSCRIPTION = ["input", "subscriptionId"];

/**
 * The subscription with another number of licences. What is added is refused as a checkout would refuse it, and drawn at
 * the price of the purchase; what is taken away gives back what the subscription holds for it.
 */
export function withQuantity({ subscription, item, facts }: SubscriptionFacts, quantity: number): Changed {
  if (subscription.itemKind !== "LICENCE" || !item || !facts || item.isTrial) {
    const isGone = subscription.itemKind === "LICENCE" && !item;
    const cause = isGone ? "NO_LONGER_IN_CATALOG" : item?.isTrial ? "TRIAL" : "OTHER_KIND";
    return userError(
      "NOT_SUPPORTED",
      SUBSCRIPTION,
      problem("QUANTITY_FIXED", { cause, itemKind: subscription.itemKind }),
    );
  }
  if (subscription.status !== "ACTIVE") return notActive(subscription);
  const unitPrice = priceOfUnit(subscription, item);
  const added = quantity - subscription.quantity;
  return (
    quantityProblem(subscription, item, facts, quantity) ?? {
      ...subscription,
      quantity,
      unitPrice,
      drawn:
        added > 0
          ? drawnMore(subscription.drawn, added, unitPrice, isCounted(item, facts))
          : drawnLess(subscription.drawn, -added, unitPrice),
    }
  );
}

/** The price of the purchase. What was not bought here has none, and its term and billing cycle are not known. */
function priceOfUnit(subscription: Subscription, item: CatalogItem): Money | null {
  return subscription.unitPrice ?? defaultPriceOf(item);
}

/** What the subscription would be as a line of a cart. */
export function lineOf({ id, catalogItemId, friendlyName, quantity }: Subscription): CartLineItem {
  return {
    id,
    catalogItemId,
    friendlyName,
    quantity,
    currencyCode: null,
    isCurrencyChosen: false,
    billingCycle: "NONE",
    termDuration: null,
    participants: [],
    provisioningContext: [],
    renewsTo: null,
    orderGroup: null,
    addonItems: [],
    error: null,
  };
}

/** The rules of a checkout that are about quantities and money; what is there already counts as owned. */
function quantityProblem(
  subscription: Subscription,
  item: CatalogItem,
  facts: CheckoutFacts,
  quantity: number,
): UserError | null {
  const ask = (rule: LineRule, question: Pick<LineQuestion, "line" | "demand">) =>
    refusal(rule, rule.check({ ...question, item, base: null, together: [], facts }));
  const whole = { line: { ...lineOf(subscription), quantity }, demand: demandOf([]) };
  const added = quantity - subscription.quantity;
  const ofWhole = ask(quantityInRange, whole) ?? (added > 0 ? ask(sandboxLimit, whole) : null);
  if (ofWhole || added <= 0) return ofWhole;
  const line = { ...lineOf(subscription), quantity: added };
  const unitPrice = priceOfUnit(subscription, item);
  return (
    ask(inventoryAvailable, { line, demand: demandOf([{ line, item }]) }) ??
    (unitPrice && moneyProblem(subscription, item, facts, line, times(unitPrice, added)))
  );
}

function moneyProblem(
  subscription: Subscription,
  item: CatalogItem,
  facts: CheckoutFacts,
  line: CartLineItem,
  total: Money,
): UserError | null {
  const group = {
    orderGroupId: subscription.id,
    error: null,
    purchaseSystem: item.purchaseSystem,
    billingCycle: line.billingCycle,
    currencyCode: total.currencyCode,
    orderId: null,
    isOutcomeUnknown: false,
  };
  const found = firstBreach(GROUP_RULES, { group, lines: [{ line, item }], total, takenBefore: "0", facts });
  return found && refusal(found.rule, found.breach);
}

function refusal(
  { orderCode }: { readonly orderCode: OrderErrorCode | null },
  breach: Breach | null,
): UserError | null {
  if (!breach || orderCode === null) return null;
  return {
    ...userError(orderCode, QUANTITY, breach.problem),
    retryable: breach.retryable ?? ORDER_ERROR_CODES[orderCode].retryable,
  };
}

function isCounted(item: CatalogItem, { inventory }: CheckoutFacts): boolean {
  return (inventory.get(item.id.toUpperCase())?.available ?? null) !== null;
}

function drawnMore(drawn: Drawn, units: number, unitPrice: Money | null, counted: boolean): Drawn {
  const credit = unitPrice && times(unitPrice, units);
  return {
    ...drawn,
    stock: drawn.stock + (counted ? units : 0),
    credit:
      credit && drawn.credit
        ? { ...credit, amount: new Big(drawn.credit.amount).plus(credit.amount).toFixed() }
        : (credit ?? drawn.credit),
  };
}

/** Never more than is held: what was there before the store knew the subscription was not drawn here. */
function drawnLess(drawn: Drawn, units: number, unitPrice: Money | null): Drawn {
  const stock = drawn.stock - Math.min(drawn.stock, units);
  if (!drawn.credit || !unitPrice) return { ...drawn, stock };
  const left = new Big(drawn.credit.amount).minus(times(unitPrice, units).amount);
  return { ...drawn, stock, credit: { ...drawn.credit, amount: (left.lt(0) ? new Big(0) : left).toFixed() } };
}
