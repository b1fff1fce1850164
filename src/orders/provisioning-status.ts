import { describeOrderError } from "../codes/order-error-codes.js";
import type { ProvisioningStatus } from "../model/enums.js";
import type { Order, OrderLineItemProvisioningStatus } from "../model/order.js";
import { RequestError } from "../model/request-error.js";

/** How far the fulfilment of each line of an order is; 800007 where there is no record of it. */
export function provisioningStatusOf(order: Order): OrderLineItemProvisioningStatus[] {
  if (order.purchaseSystem !== "Modern") {
    const text = describeOrderError("PROVISIONING_STATUS_NOT_FOUND");
    throw new RequestError("PROVISIONING_STATUS_NOT_FOUND", `${text} Order ${order.id} is of the legacy system.`);
  }
  return order.lineItems.map(({ lineItemNumber, quantity }) => {
    const status = STATUS_OF[order.status];
    return { lineItemNumber, status, quantityProvisioningInformation: [{ quantity, status }] };
  });
}

const STATUS_OF: Readonly<Record<Order["status"], ProvisioningStatus>> = {
  UNKNOWN: "PREFULFILLMENT_PENDING",
  PENDING: "PREFULFILLMENT_PENDING",
  COMPLETED: "FULFILLED",
  CANCELLED: "UNFULFILLED",
};
