import { stateProblems } from "../cart/open-cart.js";
import { problem } from "../errors/reasons.js";
import { gatherCheckoutFacts } from "../facts/gather-facts.js";
import { type Cart, isAbandoned, isFullyOrdered, type OrderGroup } from "../model/cart.js";
import type { CheckoutPreview } from "../model/preview.js";
import { RequestError } from "../model/request-error.js";
import { customerProblems, programProblems } from "../requests/partner-status.js";
import type { Stores } from "../store/stores.js";
import { chargesOf, judgeGroups } from "./judge.js";
import { emptyCartProblems, GROUP_TWICE, groupIdsOf, groupKey, NO_GROUP, selectionProblems } from "./reserve.js";

/** What a checkout of the cart would come to now; null when there is no such cart. Nothing is reserved or changed. */
export async function previewCheckout(
  stores: Stores,
  partnerId: string,
  cartId: string,
  groupIds: readonly string[] | null,
  now: string,
): Promise<CheckoutPreview | null> {
  const id = cartId.toLowerCase();
  const stored = (await stores.carts.byIds(partnerId, [id])).get(id);
  if (!stored) return null;
  const sentence = selectionSentence(groupIds);
  if (sentence !== null) throw new RequestError("INVALID_INPUT", problem("VALUE_NOT_ACCEPTED", { sentence }));
  const cart = isAbandoned(stored, now) ? withUnknownOutcomes(stored) : stored;
  const [unknownGroup] = selectionProblems(cart, groupIds, ["orderGroupIds"]);
  if (unknownGroup) throw new RequestError("INVALID_INPUT", unknownGroup.problem);
  const orderGroupIds = groupIdsOf(cart, groupIds);

  const { partner, customer, facts } = await gatherCheckoutFacts(stores, {
    partnerId,
    customerId: cart.customerId,
    lineItems: cart.lineItems,
  });
  const refusals = [
    ...programProblems(partner),
    ...stateProblems(cart, cartId, now),
    ...customerProblems(customer, cart.customerId, ["cartId"]),
    ...emptyCartProblems(cart),
  ];
  if (!customer || refusals.length > 0) {
    const orderErrors = refusals.map(({ code, errorCode, problem: cause, retryable }) => ({
      orderGroupId: null,
      code,
      errorCode,
      problem: cause,
      about: null,
      lineItemIds: [],
      retryable,
    }));
    return { canCheckout: false, cartVersion: cart.version, orders: [], orderErrors };
  }
  const isWanted = ({ orderGroupId }: OrderGroup) => orderGroupIds?.includes(orderGroupId) ?? true;
  const { orderable, orderErrors } = judgeGroups(cart, facts, orderGroupIds ? isWanted : null);
  // What a checkout would answer of them is not known before it asks.
  const unknown = cart.orderGroups.filter((group) => group.isOutcomeUnknown && isWanted(group));
  const orders = orderable.map(({ group, lines }) => ({
    orderGroupId: group.orderGroupId,
    billingCycle: group.billingCycle,
    currencyCode: group.currencyCode,
    lineItems: cart.lineItems.filter((line) => line.orderGroup === group.orderGroupId),
    charges: chargesOf(lines),
  }));
  return {
    // A checkout asks for unknown outcomes again, and closes a cart that has nothing left to order.
    canCheckout: orders.length > 0 || unknown.length > 0 || isFullyOrdered(cart),
    cartVersion: cart.version,
    orders,
    orderErrors: [...unknown.flatMap((group) => group.error ?? []), ...orderErrors],
  };
}

/** What is wrong with the form of a selection; the input of `checkoutCart` refuses the same. */
function selectionSentence(groupIds: readonly string[] | null): string | null {
  if (groupIds === null) return null;
  if (groupIds.length === 0) return NO_GROUP;
  return new Set(groupIds.map(groupKey)).size < groupIds.length ? GROUP_TWICE : null;
}

/** A cart whose checkout was abandoned: a checkout asks for what that one handed over before it does anything else. */
function withUnknownOutcomes(cart: Cart): Cart {
  const asked = cart.checkoutClaim!.orderGroupIds;
  const orderGroups = cart.orderGroups.map((group) =>
    asked.includes(group.orderGroupId) ? { ...group, isOutcomeUnknown: true } : group,
  );
  return { ...cart, orderGroups };
}
