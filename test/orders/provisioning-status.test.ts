import { problem } from "../../src/errors/reasons.js";
import { provisioningStatusOf } from "../../src/orders/provisioning-status.js";
import { anOrder, anOrderLine } from "../support/orders.js";

describe("the provisioning of an order", () => {
  it.each([
    ["PENDING", "PREFULFILLMENT_PENDING"],
    ["COMPLETED", "FULFILLED"],
    ["CANCELLED", "UNFULFILLED"],
  ] as const)("of an order that is %s is %s, line by line", (status, provisioned) => {
    const lineItems = [anOrderLine(), anOrderLine({ lineItemNumber: 1, quantity: 5 })];
    expect(provisioningStatusOf(anOrder({ status, lineItems }))).toEqual([
      {
        lineItemNumber: 0,
        status: provisioned,
        quantityProvisioningInformation: [{ quantity: 3, status: provisioned }],
      },
      {
        lineItemNumber: 1,
        status: provisioned,
        quantityProvisioningInformation: [{ quantity: 5, status: provisioned }],
      },
    ]);
  });

  it("is UNFULFILLED for a line that was cancelled by itself, with what was bought", () => {
    const lineItems = [anOrderLine({ quantity: 0, quantityBought: 4 }), anOrderLine({ lineItemNumber: 1 })];
    expect(provisioningStatusOf(anOrder({ lineItems }))).toMatchObject([
      { status: "UNFULFILLED", quantityProvisioningInformation: [{ quantity: 4, status: "UNFULFILLED" }] },
      { status: "FULFILLED" },
    ]);
  });

  it("800007: is not on record in the legacy system", () => {
    expect(() => provisioningStatusOf(anOrder({ purchaseSystem: "OMS" }))).toThrow(
      expect.objectContaining({
        problem: problem("PROVISIONING_NOT_RECORDED", { orderId: "order-1" }),
        errorCode: "PROVISIONING_STATUS_NOT_FOUND",
        code: 800007,
      }),
    );
  });
});
