import type { OrderErrorCode } from "../codes/order-error-codes.js";
import { CUSTOMER_IDS } from "../sample-data/customers.js";
import type { Example } from "./example.js";
import {
  B1S,
  bought,
  cancelOrder,
  changeStatus,
  checkOut,
  createCart,
  extraItem,
  licences,
  marketplace,
  resoldBy,
  reserved,
  sampleSubscription,
  waitForOrder,
} from "./steps.js";

const AZURE_PLAN = "DZH318Z0BPS6:0001:DZH318Z0BML6";
const WINDOWS_SERVER = "DG7GMGF0DWTL:0001:DG7GMGF0DSFM";
const SAAS_TRIAL = { catalogItemId: "DZH318Z0C0WF:0001:DZH318Z0BP69", billingCycle: "NONE" };

/** How each code is met that says why a checkout did not order a group: lines that were in order in the cart. */
export const CHECKOUT_EXAMPLES = {
  SERVICE_EXCEPTION: {
    cause:
      "Something that the request needs is out of order; here the modern purchase system is closed for Norway, where " +
      "the customer is.",
    appears: "order error",
    raisedBy: "src/checkout/record.ts",
    steps: [createCart(CUSTOMER_IDS.norway, bought(extraItem("14"))), checkOut(1)],
  },
  INVALID_OFFER_ID: {
    cause:
      "The item was withdrawn while it lay in the cart; here another cart takes the last unit of an item that ends with " +
      "its stock.",
    appears: "order error",
    raisedBy: "src/rules/line/catalog-item-exists.ts",
    steps: [
      createCart(CUSTOMER_IDS.mixed, bought(extraItem("10"))),
      createCart(CUSTOMER_IDS.mixed, bought(extraItem("10"))),
      checkOut(1),
      checkOut(2),
    ],
  },
  CREATE_ORDER_ERROR: {
    cause:
      "The purchase system refuses the order for a reason that no other code names; here it has closed the customer's " +
      "account, which is being moved.",
    appears: "order error",
    raisedBy: "src/checkout/record.ts",
    steps: [createCart(CUSTOMER_IDS.closedAccount, licences(1)), checkOut(1)],
  },
  CART_ITEM_ERROR_IN_CREATE_ORDER: {
    cause: "A line of the cart is in error since it was made or edited; here with a quantity that is not sold (10006).",
    appears: "order error",
    raisedBy: "src/checkout/judge.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(301)), checkOut(1)],
  },
  INVENTORY_NOT_AVAILABLE: {
    cause:
      "The stock has gone since the cart was made; here two carts want 3 each of an item of which there are 5, and the " +
      "other one is first.",
    appears: "order error",
    raisedBy: "src/rules/line/inventory-available.ts",
    steps: [
      createCart(CUSTOMER_IDS.mixed, bought(extraItem("01"), 3)),
      createCart(CUSTOMER_IDS.mixed, bought(extraItem("01"), 3)),
      checkOut(1),
      checkOut(2),
    ],
  },
  AZURE_SUBSCRIPTION_NOT_VALID: {
    cause:
      "The subscription is the customer's, and no Azure one; here an item that is billed to an Azure subscription names " +
      "an Exchange Online subscription.",
    appears: "order error",
    raisedBy: "src/rules/line/billed-to-azure.ts",
    steps: [
      createCart(
        CUSTOMER_IDS.owner,
        marketplace(extraItem("11"), {
          provisioningContext: [{ key: "subscriptionId", value: sampleSubscription("08") }],
        }),
      ),
      checkOut(1),
    ],
  },
  SUBSCRIPTION_IS_NOT_ACTIVE: {
    cause: "The subscription that the line names is no longer active; here it is suspended while the cart waits.",
    appears: "order error",
    raisedBy: "src/rules/line/subscription-active.ts",
    steps: [
      createCart(CUSTOMER_IDS.owner, reserved(1, sampleSubscription("10"))),
      changeStatus(sampleSubscription("10"), "SUSPENDED"),
      checkOut(1),
    ],
  },
  SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI: {
    cause:
      "The subscription is registered for reservations and may not hold this one; here the availability is the one for " +
      "Azure plans, and the subscription is none.",
    appears: "order error",
    raisedBy: "src/rules/line/reservation-fits-subscription.ts",
    steps: [
      createCart(CUSTOMER_IDS.mixed, reserved(1, "1C461A25-F729-4FA5-AADB-280947DD05E8", extraItem("12"))),
      checkOut(1),
    ],
  },
  MPN_ID_NOT_FOUND: {
    cause: "The line names a reseller by an MPN id that does not exist; here 9999999.",
    appears: "order error",
    raisedBy: "src/rules/line/mpn-id-known.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1, resoldBy("9999999")), "provider"), checkOut(1, "provider")],
  },
  NOT_VALID_INDIRECT_RESELLER_MPN_ID: {
    cause:
      "The MPN id exists, and its owner cannot resell for this provider; here 5350001, which is not enrolled as an " +
      "indirect reseller.",
    appears: "order error",
    raisedBy: "src/rules/line/mpn-id-is-indirect-reseller.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1, resoldBy("5350001")), "provider"), checkOut(1, "provider")],
  },
  INVALID_QUANTITY: {
    cause:
      "The quantity can no longer be had; here two carts reserve 36 cores each for a subscription with 40 free cores, " +
      "and the other one is first.",
    appears: "order error",
    raisedBy: "src/rules/line/core-quota.ts",
    steps: [
      createCart(CUSTOMER_IDS.owner, reserved(3, sampleSubscription("07"))),
      createCart(CUSTOMER_IDS.owner, reserved(3, sampleSubscription("07"))),
      checkOut(1),
      checkOut(2),
    ],
  },
  SANDBOX_LIMIT_EXCEEDED: {
    cause:
      "An integration sandbox account would have more than it may; here two carts reserve 2 machines each for a customer " +
      "that may have 2 in all.",
    appears: "order error",
    raisedBy: "src/rules/line/sandbox-limit.ts",
    steps: [
      createCart(CUSTOMER_IDS.mixed, reserved(2, "1C461A25-F729-4FA5-AADB-280947DD05E8", B1S), "sandbox"),
      createCart(CUSTOMER_IDS.mixed, reserved(2, "1C461A25-F729-4FA5-AADB-280947DD05E8", B1S), "sandbox"),
      checkOut(1, "sandbox"),
      checkOut(2, "sandbox"),
    ],
  },
  CATALOG_ITEM_NOT_ELIGIBLE_FOR_PURCHASE: {
    cause:
      "The customer may not buy the item, or not any more; here two carts have a trial that a customer gets once, and " +
      "the other one is first.",
    appears: "order error",
    raisedBy: "src/rules/line/trial-unused.ts",
    steps: [
      createCart(CUSTOMER_IDS.mixed, { ...SAAS_TRIAL, quantity: 10, termDuration: "P1M" }),
      createCart(CUSTOMER_IDS.mixed, { ...SAAS_TRIAL, quantity: 10, termDuration: "P1M" }),
      checkOut(1),
      checkOut(2),
    ],
  },
  SUBSCRIPTION_IS_NOT_VALID: {
    cause:
      "The subscription that the line names is none of the customer's, or no longer; here an Azure plan, whose order is " +
      "cancelled while the cart waits, and a cancelled order leaves nothing behind.",
    appears: "order error",
    raisedBy: "src/rules/line/subscription-known.ts",
    steps: [
      createCart(CUSTOMER_IDS.addons, bought(AZURE_PLAN), "sandbox"),
      checkOut(1, "sandbox"),
      waitForOrder(2, "COMPLETED", "sandbox"),
      createCart(
        CUSTOMER_IDS.addons,
        marketplace(extraItem("11"), {
          provisioningContext: [{ key: "subscriptionId", value: "{{3.order.lineItems.0.subscriptionId}}" }],
        }),
        "sandbox",
      ),
      cancelOrder(2, "sandbox"),
      waitForOrder(2, "CANCELLED", "sandbox"),
      checkOut(4, "sandbox"),
    ],
  },
  MANUAL_REVIEW_REQUIRED: {
    cause:
      "A person has to review the order before it is taken; here every order above 1000 USD for a customer that is new.",
    appears: "order error",
    raisedBy: "src/rules/group/review-not-required.ts",
    steps: [createCart(CUSTOMER_IDS.underReview, bought(WINDOWS_SERVER)), checkOut(1)],
  },
  INSUFFICIENT_FUNDS: {
    cause: "The group costs more than is left of the partner's credit; here 60000 USD, of a partner with 500 USD left.",
    appears: "order error",
    raisedBy: "src/rules/group/funds-sufficient.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, bought(extraItem("03")), "lowCredit"), checkOut(1, "lowCredit")],
  },
  REVIEW_CANCELLED: {
    cause: "The review of the order was withdrawn, or ended without a decision; here of an order above 1000 USD.",
    appears: "order error",
    raisedBy: "src/rules/group/review-not-cancelled.ts",
    steps: [createCart(CUSTOMER_IDS.reviewCancelled, bought(WINDOWS_SERVER)), checkOut(1)],
  },
  LINE_OF_CREDIT_NOT_DEFINED: {
    cause: "The partner has no credit line in the currency of the group; here it has none at all.",
    appears: "order error",
    raisedBy: "src/rules/group/credit-line-defined.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1), "withoutCredit"), checkOut(1, "withoutCredit")],
  },
  RISK_ERROR: {
    cause: "The risk service refuses the order; here every order for a customer whose account is flagged.",
    appears: "order error",
    raisedBy: "src/rules/group/account-not-blocked.ts",
    steps: [createCart(CUSTOMER_IDS.flagged, licences(1)), checkOut(1)],
  },
  SUBSCRIPTION_NOT_REGISTERED: {
    cause:
      "The Azure subscription is not registered for reservations any more; here it is suspended and made active again " +
      "while the cart waits, which ends the registration.",
    appears: "order error",
    raisedBy: "src/rules/line/subscription-registered.ts",
    steps: [
      createCart(CUSTOMER_IDS.owner, reserved(1, sampleSubscription("11"))),
      changeStatus(sampleSubscription("11"), "SUSPENDED"),
      changeStatus(sampleSubscription("11"), "ACTIVE"),
      checkOut(1),
    ],
  },
  PURCHASE_SYSTEM_NOT_SUPPORTED: {
    cause: "The item belongs to a purchase system that orders cannot be handed to; here to one named Ariba.",
    appears: "order error",
    raisedBy: "src/rules/line/purchase-system-supported.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, bought(extraItem("02"))), checkOut(1)],
  },
  ORDER_IN_PROGRESS: {
    cause:
      "The order was handed over and its outcome is not known yet; here the publisher confirms within an hour, and the " +
      "checkout does not wait that long.",
    appears: "order error",
    raisedBy: "src/checkout/record.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, marketplace(extraItem("13"))), checkOut(1)],
  },
  REVIEW_REJECTED: {
    cause: "The review of the order ended with no; here of an order above 1000 USD.",
    appears: "order error",
    raisedBy: "src/rules/group/review-not-rejected.ts",
    steps: [createCart(CUSTOMER_IDS.rejected, bought(WINDOWS_SERVER)), checkOut(1)],
  },
} satisfies Partial<Record<OrderErrorCode, Example>>;
