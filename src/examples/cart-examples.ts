import type { CartErrorCode } from "../codes/cart-error-codes.js";
import { CART_OF_LATER_VERSION } from "../sample-data/carts.js";
import { CUSTOMER_IDS } from "../sample-data/customers.js";
import type { Example } from "./example.js";
import { bought, createCart, extraItem, licences, resoldBy, reserved, sampleSubscription } from "./steps.js";

/** How each cart code is met. All but the first are found while the cart is made, and stand on its line. */
export const CART_EXAMPLES = {
  UNKNOWN: {
    cause:
      "A later version of the service has stored a code that this one does not know; here a cart whose line has 10014, " +
      "later an invalid promotion.",
    appears: "line error",
    raisedBy: "src/codes/cart-error-codes.ts",
    steps: [{ as: "suspended", operation: "cart", variables: { id: CART_OF_LATER_VERSION.id } }],
  },
  CURRENCY_IS_NOT_SUPPORTED: {
    cause:
      "The line is in a currency that is not one of the customer's market; here a customer in the United States is to pay " +
      "in EUR.",
    appears: "line error",
    raisedBy: "src/rules/line/currency-supported.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1, { currencyCode: "EUR" }))],
  },
  CATALOG_ITEM_ID_IS_NOT_VALID: {
    cause:
      "The id names nothing that is sold in the customer's country; here the availability was issued again under another " +
      "id since the partner read the catalog.",
    appears: "line error",
    raisedBy: "src/rules/line/catalog-item-exists.ts",
    steps: [
      createCart(
        CUSTOMER_IDS.mixed,
        reserved(1, "1C461A25-F729-4FA5-AADB-280947DD05E8", "DZH318Z0BQ3Q:0001:DZH318XZXPHL"),
      ),
    ],
  },
  QUOTA_NOT_AVAILABLE: {
    cause:
      "The customer would have more than its quota allows; here 4 machines of 12 cores each are reserved for an Azure " +
      "subscription with 40 free cores at the most.",
    appears: "line error",
    raisedBy: "src/rules/line/core-quota.ts",
    steps: [createCart(CUSTOMER_IDS.owner, reserved(4, sampleSubscription("07")))],
  },
  INVENTORY_NOT_AVAILABLE: {
    cause: "Less is in stock than the line asks for; here 6 of an item of which there are 5 at the most.",
    appears: "line error",
    raisedBy: "src/rules/line/inventory-available.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, bought(extraItem("01"), 6))],
  },
  PARTICIPANTS_IS_NOT_SUPPORTED_FOR_PARTNER: {
    cause: "A partner that is no indirect provider names a reseller; here the direct-bill partner does.",
    appears: "line error",
    raisedBy: "src/rules/line/participants-supported.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(1, resoldBy("5357564")))],
  },
  UNABLE_TO_PROCESS_CART_LINE_ITEM: {
    cause:
      "The line cannot be priced or ordered for any other reason, which its description names; here 301 licences of an " +
      "offer that is sold in quantities from 1 to 300.",
    appears: "line error",
    raisedBy: "src/rules/line/quantity-in-range.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(301))],
  },
  SUBSCRIPTION_IS_NOT_VALID: {
    cause:
      "The line names a subscription that is unknown, not active or of the wrong kind; here a reservation names an " +
      "Exchange Online subscription.",
    appears: "line error",
    raisedBy: "src/rules/line/subscription-is-azure.ts",
    steps: [createCart(CUSTOMER_IDS.owner, reserved(1, sampleSubscription("08")))],
  },
  SUBSCRIPTION_IS_NOT_ENABLED_FOR_RI: {
    cause:
      "The Azure subscription may not hold reservations; here it was never registered for them (registerSubscription " +
      "would do that).",
    appears: "line error",
    raisedBy: "src/rules/line/subscription-registered.ts",
    steps: [createCart(CUSTOMER_IDS.owner, reserved(1, sampleSubscription("04")))],
  },
  SANDBOX_LIMIT_EXCEEDED: {
    cause:
      "A partner with an integration sandbox account asks for more than such an account may have; here 30 licences in " +
      "one subscription, where 25 are allowed.",
    appears: "line error",
    raisedBy: "src/rules/line/sandbox-limit.ts",
    steps: [createCart(CUSTOMER_IDS.mixed, licences(30), "sandbox")],
  },
} satisfies Record<CartErrorCode, Example>;
