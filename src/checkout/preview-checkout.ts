import { customerProblems, stateProblems } from "../cart/refusals.js";
import { problem } from "../errors/reasons.js";
import { programProblems, requirePartner } from "../requests/partner-status.js";
import { gatherCheckoutFacts } from "../facts/gather-facts.js";
import type { CheckoutPreview } from "../model/preview.js";
import { RequestError } from "../model/request-error.js";
import type { Stores } from "../store/stores.js";
import { selectionProblems } from "./begin-checkout.js";
import { judgeGroups } from "./judge-groups.js";

/** What a checkout of the cart would come to now; null when there is no such cart. Nothing is reserved or changed. */
export async function previewCheckout(
  stores: Stores,
  partnerId: string,
  cartId: string,
  orderGroupIds: readonly string[] | null,
  now: string,
): Promise<CheckoutPreview | null> {
  const id = cartId.toLowerCase();
  const cart = (await stores.carts.byIds(partnerId, [id])).get(id);
  if (!cart) return null;
  if (orderGroupIds?.length === 0) {
    const sentence = "orderGroupIds must name at least one group; leave it out for all.";
    throw new RequestError("INVALID_INPUT", problem("VALUE_NOT_ACCEPTED", { sentence }));
  }
  const unknown = selectionProblems(cart, orderGroupIds).find(({ path }) => path[1] === "orderGroupIds");
  if (unknown) throw new RequestError("INVALID_INPUT", unknown.problem);

  const partner = await requirePartner(stores, partnerId);
  const customer = await stores.parties.customer(partnerId, cart.customerId);
  const refusals = [
    ...programProblems(partner),
    ...stateProblems(cart, cartId, now),
    ...customerProblems(customer, cart.customerId, ["cartId"]),
    ...selectionProblems(cart, null),
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
  const facts = await gatherCheckoutFacts(cart.lineItems, { partner, customer }, stores);
  const wanted = orderGroupIds && new Set(orderGroupIds);
  const { orderable, orderErrors } = judgeGroups(cart, facts, wanted);
  // What a checkout would be told of them is not known before it asks.
  const inDoubt = cart.orderGroups.filter((group) => group.isInDoubt && (!wanted || wanted.has(group.orderGroupId)));
  const orders = orderable.map(({ group, total }) => ({
    orderGroupId: group.orderGroupId,
    billingCycle: group.billingCycle,
    currencyCode: group.currencyCode,
    lineItems: cart.lineItems.filter((line) => line.orderGroup === group.orderGroupId),
    total,
  }));
  return {
    canCheckout: orders.length > 0,
    cartVersion: cart.version,
    orders,
    orderErrors: [...inDoubt.flatMap((group) => group.error ?? []), ...orderErrors],
  };
}
