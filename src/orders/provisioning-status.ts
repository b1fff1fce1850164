import { problem } from "../errors/reasons.js";
import type { ProvisioningStatus } from "../model/enums.js";
import { isCancelled, type Order, type OrderLineItemProvisioningStatus } from "../model/order.js";
import { RequestError } from "../model/request-error.js";

/** How far the fulfilment of each line of an order is; 800007 where there is no record of it. */
export function provisioningStatusOf(order: Order): OrderLineItemProvisioningStatus[] {
  if (order.purchaseSystem !== "Modern") {
    throw new RequestError(
      "PROVISIONING_STATUS_NOT_FOUND",
      problem("PROVISIONING_NOT_RECORDED", { orderId: order.id }),
    );
  }
  return order.lineItems.map((line) => {
    const status = isCancelled(line) ? "UNFULFILLED" : STATUS_OF[order.status];
    const { lineItemNumber, quantityBought: quantity } = line;
    return { lineItemNumber, status, quantityProvisioningInformation: [{ quantity, status }] };
  });
}

const STATUS_OF: Readonly<Record<Order["status"], ProvisioningStatus>> = {
  UNKNOWN: "PREFULFILLMENT_PENDING",
  PENDING: "PREFULFILLMENT_PENDING",
  COMPLETED: "FULFILLED",
  CANCELLED: "UNFULFILLED",
};
