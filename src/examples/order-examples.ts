import type { OrderErrorCode } from "../codes/order-error-codes.js";
import { CUSTOMER_IDS } from "../sample-data/customers.js";
import { CHECKOUT_EXAMPLES } from "./checkout-examples.js";
import type { Example } from "./example.js";
import {
  bought,
  cancelOrder,
  cartOf,
  changeStatus,
  checkOut,
  createCart,
  extraItem,
  licences,
  marketplace,
  orderOf,
  sampleSubscription,
  waitForOrder,
} from "./steps.js";

const WINDOWS_SERVER_CAL = "DG7GMGF0DWT0:0001:DG7GMGF0DSQR";
const SAAS = "DZH318Z0BXWC:0001:DZH318Z0BMJX";

/** How each order code is met: those of a checkout's groups, and here those that refuse a request or a field. */
export const ORDER_EXAMPLES = {
  ...CHECKOUT_EXAMPLES,
  PARTNER_TOKEN_MISSING: {
    cause: "The request carries no token of a partner that counts; here one that is no token at all.",
    appears: "HTTP 401",
    raisedBy: "src/http/answers.ts",
    steps: [
      {
        authorization: "Bearer nonsense",
        operation: "catalog-item",
        variables: { id: "031C9E47-4802-4248-838E-778FB1D2CC05" },
      },
    ],
  },
  INVALID_INPUT: {
    cause: "A value of the request cannot be meant by any line, customer or cart; here a quantity of 0.",
    appears: "user error",
    raisedBy: "src/graphql/input-problems.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(0))],
  },
  PROVISIONING_STATUS_NOT_FOUND: {
    cause:
      "There is no record of the order's provisioning; here the order is one of the legacy system, which keeps none.",
    appears: "field error",
    raisedBy: "src/orders/provisioning-status.ts",
    steps: [
      createCart(CUSTOMER_IDS.mixed, licences(1)),
      checkOut(1),
      { operation: "order-provisioning-status", variables: { id: orderOf(2) } },
    ],
  },
  CART_ID_NOT_FOUND: {
    cause: "There is no such cart for this partner, or it has expired; here an id that no cart has.",
    appears: "user error",
    raisedBy: "src/cart/open-cart.ts",
    steps: [{ operation: "checkout-cart", variables: { input: { cartId: "00000000-0000-4000-8000-000000000000" } } }],
  },
  PENDING_ADJUSTMENT: {
    cause:
      "An earlier change of the order is not finished; here its cancellation, asked for a second time within " +
      "FULFILMENT_SECONDS (5 by default).",
    appears: "user error",
    raisedBy: "src/orders/cancellation.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, bought(WINDOWS_SERVER_CAL)), checkOut(1), cancelOrder(2), cancelOrder(2)],
  },
  SANDBOX_TENANT_ONLY: {
    cause:
      "The operation exists for integration sandbox accounts only; here a production partner cancels the order of a " +
      "marketplace subscription.",
    appears: "user error",
    raisedBy: "src/orders/cancellation.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, marketplace(SAAS)), checkOut(1), cancelOrder(2)],
  },
  CONDITION_FAILED: {
    cause: "The caller insists on a version that is no longer the current one; here the cart was edited in between.",
    appears: "user error",
    raisedBy: "src/cart/open-cart.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1)), setQuantity(2), setQuantity(3)],
  },
  ASSET_ID_NOT_FOUND: {
    cause: "No customer of the partner has such a subscription; here an id that nothing has is to be activated.",
    appears: "user error",
    raisedBy: "src/subscriptions/change-subscription.ts",
    steps: [
      {
        as: "sandbox",
        operation: "activate-subscription",
        variables: { input: { subscriptionId: "00000000-0000-4000-8000-000000000000" } },
      },
    ],
  },
  ASSET_FUTURE_BILLING_INFO_NOT_FOUND: {
    cause:
      "Nothing follows the present term, so there is no renewal to change; here an Azure subscription, which has no term.",
    appears: "user error",
    raisedBy: "src/subscriptions/changes.ts",
    steps: [
      {
        operation: "change-subscription-renewal",
        variables: { input: { subscriptionId: "3D5ECED6-1151-44C7-AEE6-70A4BB725666", termDuration: "P1Y" } },
      },
    ],
  },
  RESELLER_PROGRAM_STATUS_NOT_ACTIVE: {
    cause:
      "The partner's enrolment in the programme is suspended or has ended, so it may only read; here it is suspended.",
    appears: "user error",
    raisedBy: "src/requests/partner-status.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1), "suspended")],
  },
  ASSET_STATUS_CHANGE_NOT_VALID: {
    cause: "A subscription cannot go from its status to the wished one; here one that was deleted is to be active.",
    appears: "user error",
    raisedBy: "src/subscriptions/changes.ts",
    steps: [changeStatus(sampleSubscription("03"), "ACTIVE")],
  },
  ITEM_ALREADY_ACTIVATED: {
    cause: "The subscription to be activated is active already.",
    appears: "user error",
    raisedBy: "src/subscriptions/changes.ts",
    steps: [
      {
        as: "sandbox",
        operation: "activate-subscription",
        variables: { input: { subscriptionId: "97555B61-7461-477A-A98C-9C76148783E4" } },
      },
    ],
  },
  NOT_SUPPORTED: {
    cause: "The item does not offer the operation; here the quantity of an Azure subscription is to change.",
    appears: "user error",
    raisedBy: "src/subscriptions/changes.ts",
    steps: [
      {
        operation: "change-subscription-quantity",
        variables: { input: { subscriptionId: "3D5ECED6-1151-44C7-AEE6-70A4BB725666", quantity: 2 } },
      },
    ],
  },
  PRICING_ACCESS_FORBIDDEN: {
    cause:
      "The caller asks for a price and has no role that may see prices, or is an indirect reseller; here the only role " +
      "is Reader.",
    appears: "field error",
    raisedBy: "src/graphql/context.ts",
    steps: [
      {
        as: "direct",
        roles: ["Reader"],
        operation: "catalog-item",
        variables: { id: "031C9E47-4802-4248-838E-778FB1D2CC05" },
      },
    ],
  },
  ORDER_CANNOT_BE_CANCELLED: {
    cause: "It is too late to cancel the order; here it has been cancelled already.",
    appears: "user error",
    raisedBy: "src/orders/cancellation.ts",
    steps: [
      createCart(CUSTOMER_IDS.mixed, bought(WINDOWS_SERVER_CAL)),
      checkOut(1),
      cancelOrder(2),
      waitForOrder(2, "CANCELLED"),
      cancelOrder(2),
    ],
  },
  CANCEL_LEGACY_ORDER: {
    cause: "Orders of the legacy system cannot be cancelled; their subscriptions can be suspended instead.",
    appears: "user error",
    raisedBy: "src/orders/cancellation.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1)), checkOut(1), cancelOrder(2)],
  },
  CART_PROCESSED_BY_ANOTHER_REQUEST: {
    cause:
      "A checkout holds the cart; here one that waits up to PURCHASE_TIMEOUT_SECONDS (10 by default) for a " +
      "publisher, and another one comes meanwhile.",
    appears: "user error",
    raisedBy: "src/cart/open-cart.ts",
    steps: [
      createCart(CUSTOMER_IDS.mixed, marketplace(extraItem("13"))),
      { ...checkOut(1), inBackground: true },
      {
        operation: "cart",
        variables: { id: cartOf(1) },
        until: { path: "cart.orderGroups.0.status", is: "PROCESSING" },
      },
      checkOut(1),
    ],
  },
  CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED: {
    cause: "The cart has been ordered as a whole; here it is checked out once more.",
    appears: "user error",
    raisedBy: "src/cart/open-cart.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1)), checkOut(1), checkOut(1)],
  },
} satisfies Record<Exclude<OrderErrorCode, "UNKNOWN">, Example>;

/** Changes the line of step 1's cart, as someone who saw the cart when it was new. */
function setQuantity(quantity: number) {
  return {
    operation: "update-cart-line-items",
    variables: {
      input: {
        cartId: cartOf(1),
        expectedVersion: 1,
        lineItems: [{ id: "{{1.createCart.cart.lineItems.0.id}}", quantity }],
      },
    },
  } as const;
}
