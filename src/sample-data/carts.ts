/** A cart as a later version of this product may have left it. */
import type { Cart } from "../model/cart.js";
import { CUSTOMER_IDS } from "./customers.js";
import { PARTNER_IDS } from "./partners.js";

/** CartErrorCode UNKNOWN: its line has error 10014, which a later version knows as an invalid promotion. */
export const CART_OF_LATER_VERSION: Cart = {
  id: "00000000-0000-4000-8000-00000000ca01",
  partnerId: PARTNER_IDS.suspended,
  customerId: CUSTOMER_IDS.mixed,
  version: 1,
  status: "ACTIVE",
  creationTimeStamp: "2026-01-15T09:00:00.000Z",
  lastModifiedTimeStamp: "2026-01-15T09:00:00.000Z",
  // Not within anybody's time: an expired cart would be purged.
  expirationTimeStamp: "2126-01-15T09:00:00.000Z",
  lastModifiedUser: "00000000-0000-4000-8000-0000000000a1",
  lineItems: [
    {
      id: "00000000-0000-4000-8000-00000000ca11",
      catalogItemId: "CFQ7TTC0LH0Z:0001:CFQ7TTC0K18P",
      friendlyName: null,
      quantity: 1,
      currencyCode: "USD",
      isCurrencyChosen: true,
      billingCycle: "MONTHLY",
      termDuration: "P1Y",
      participants: [],
      provisioningContext: [],
      renewsTo: null,
      orderGroup: null,
      addonItems: [],
      error: {
        lineItemId: "00000000-0000-4000-8000-00000000ca11",
        code: 10014,
        errorCode: "UNKNOWN",
        retryable: false,
        // As the later version names it; this one cannot say what it means.
        problem: { reason: "PROMOTION_NOT_VALID" as "CART_UNKNOWN", parameters: { cartId: "" } },
      },
    },
  ],
  orderGroups: [],
  triedGroups: [],
  checkoutClaim: null,
  awaitingOutcome: [],
  dueTimeStamp: null,
};
