import { registerEnumType } from "type-graphql";
import { CART_ERROR_CODES, type ErrorCodeRow } from "../../codes/cart-error-codes.js";
import { ORDER_ERROR_CODES } from "../../codes/order-error-codes.js";
import { type ErrorReason, REASON_DESCRIPTIONS } from "../../errors/pointers.js";
import type {
  BillingCycleType,
  CartErrorCode,
  CartStatus,
  ErrorKind,
  ItemKind,
  LineErrorPolicy,
  OrderErrorCode,
  OrderGroupStatus,
  OrderStatus,
  ParticipantType,
  ProvisioningStatus,
  RegistrationStatus,
  SubscriptionStatus,
  TermDuration,
} from "../../model/enums.js";
import type { PartnerType } from "../../model/market.js";
import type { ProvisioningFieldType, ProvisioningSource } from "../../model/provisioning.js";

type ValueDescriptions<Value extends string> = Record<Value, { description: string }>;

/** Registers an enum whose values are their own names, each with its description, and returns it for use in fields. */
function enumOf<Value extends string>(
  name: string,
  description: string,
  valuesConfig: ValueDescriptions<Value>,
): { readonly [V in Value]: V } {
  const values = Object.fromEntries(Object.keys(valuesConfig).map((value) => [value, value])) as { [V in Value]: V };
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}

const describe = (rows: Record<string, ErrorCodeRow>) =>
  Object.fromEntries(
    Object.entries(rows).map(([key, row]) => [key, { description: `${row.code} ${row.name}: ${row.description}` }]),
  );

export const ParticipantTypeEnum = enumOf<ParticipantType>(
  "ParticipantType",
  "The part that a reseller plays in a purchase. Only indirect providers name participants.",
  {
    UNKNOWN: { description: "Not set. Never accepted as input." },
    TRANSACTION_RESELLER: { description: "The indirect reseller that made the sale. At most one on a line." },
    CONSUMPTION_RESELLER: { description: "The reseller that accompanies the use of the service." },
    ADDITIONAL_TRANSACTION_RESELLER: {
      description: "A further reseller of the sale; only beside a TRANSACTION_RESELLER.",
    },
  },
);

export const BillingCycleTypeEnum = enumOf<BillingCycleType>(
  "BillingCycleType",
  "How often a line is billed. It must be one that the catalog item supports, and all lines of one order share it.",
  {
    UNKNOWN: { description: "Not set. Never accepted as input." },
    MONTHLY: { description: "Billed every month." },
    ANNUAL: { description: "Billed every year." },
    NONE: { description: "Never billed: trials." },
    ONE_TIME: { description: "Billed once, at the purchase: reservations, software, Azure plan." },
    TRIENNIAL: { description: "Billed every three years." },
    BIENNIAL: { description: "Billed every two years." },
  },
);

export const TermDurationEnum = enumOf<TermDuration>(
  "TermDuration",
  "How long a term lasts, as an ISO 8601 duration.",
  {
    P1M: { description: "One month." },
    P1Y: { description: "One year." },
    P3Y: { description: "Three years." },
  },
);

export const CartStatusEnum = enumOf<CartStatus>(
  "CartStatus",
  "Where a cart stands. Expiry is no status but a matter of time: see `Cart.isExpired`.",
  {
    ACTIVE: {
      description: "Can be edited and checked out, as long as it has not expired. Some groups may be ordered.",
    },
    ORDERED: { description: "Every group of lines has been ordered. Final: edits and checkouts answer 800065." },
  },
);

export const OrderStatusEnum = enumOf<OrderStatus>("OrderStatus", "Where an order stands.", {
  UNKNOWN: { description: "Not known." },
  COMPLETED: { description: "Fulfilled. Orders of the legacy system are completed at once." },
  PENDING: { description: "Accepted and not fulfilled yet; orders of the modern system begin here." },
  CANCELLED: { description: "Cancelled after it was placed." },
});

export const OrderGroupStatusEnum = enumOf<OrderGroupStatus>(
  "OrderGroupStatus",
  "Where a group of lines stands on its way to an order.",
  {
    OPEN: { description: "Not tried yet: the next checkout will." },
    PROCESSING: {
      description: "A checkout is placing it now, or it was handed over and the outcome is not known yet.",
    },
    ORDERED: { description: "Ordered: see `order`. Its lines can no longer be changed." },
    FAILED: { description: "The latest attempt failed: see `error`. The next checkout tries it again." },
  },
);

export const LineErrorPolicyEnum = enumOf<LineErrorPolicy>(
  "LineErrorPolicy",
  "What to do when a request puts lines in error, also lines that it does not name: an add-on whose base gets another " +
    "billing cycle. What was in error before, and is not named, stays as it is. New base lines are stored or left out " +
    "together with their add-ons.",
  {
    STORE_WITH_ERROR: { description: "Store every line and put the error on it: Partner Center's way." },
    SKIP_FAILED: {
      description:
        "Leave out what puts lines in error (each is reported as user error 800009) and store the rest. Changed lines stay " +
        "as they were.",
    },
    REJECT_ALL: { description: "Change nothing; each line in error is reported as user error 800009." },
  },
);

export const ErrorKindEnum = enumOf<ErrorKind>("ErrorKind", "Which of the two families of codes an error belongs to.", {
  CART: { description: "CartErrorCode: what is wrong with one line of a cart." },
  ORDER: { description: "OrderErrorCode: why a request was refused, or a group of lines not ordered." },
});

export const CartErrorCodeEnum = enumOf<CartErrorCode>(
  "CartErrorCode",
  "What is wrong with a line of a cart; found when the cart is created or edited.",
  describe(CART_ERROR_CODES) as ValueDescriptions<CartErrorCode>,
);

export const OrderErrorCodeEnum = enumOf<OrderErrorCode>(
  "OrderErrorCode",
  "Why a request was refused, a group of lines not ordered, or an order or subscription not changed.",
  describe(ORDER_ERROR_CODES) as ValueDescriptions<OrderErrorCode>,
);

export const ErrorReasonEnum = enumOf<ErrorReason>(
  "ErrorReason",
  "Why something was refused: one value for each rule or cause. The list grows: treat a value that you do not know as the code " +
    "beside it. Which reasons a code has: `errorCatalog`.",
  Object.fromEntries(
    Object.entries(REASON_DESCRIPTIONS).map(([reason, description]) => [reason, { description }]),
  ) as ValueDescriptions<ErrorReason>,
);

export const SubscriptionStatusEnum = enumOf<SubscriptionStatus>(
  "SubscriptionStatus",
  "Where a subscription stands. Which changes are possible: see `changeSubscriptionStatus`.",
  {
    PENDING: { description: "Ordered, and not fulfilled or not activated yet." },
    ACTIVE: { description: "In use." },
    SUSPENDED: { description: "Paused; it can be made active again." },
    DELETED: { description: "Ended by the partner. Final." },
    EXPIRED: { description: "Ended with its term. Final." },
  },
);

export const RegistrationStatusEnum = enumOf<RegistrationStatus>(
  "RegistrationStatus",
  "Whether an Azure subscription may hold reservations.",
  {
    REGISTERED: { description: "It may." },
    REGISTERING: { description: "Registration has been asked for and is not finished." },
    NOT_REGISTERED: { description: "It may not; `registerSubscription` asks for it." },
  },
);

export const PartnerTypeEnum = enumOf<PartnerType>("PartnerType", "How a CSP partner sells.", {
  DIRECT_BILL: { description: "To customers, and buys from Microsoft." },
  INDIRECT_PROVIDER: { description: "Through indirect resellers, and buys from Microsoft." },
  INDIRECT_RESELLER: { description: "To customers, and buys from an indirect provider. It sees no prices." },
});

export const ItemKindEnum = enumOf<ItemKind>("ItemKind", "What an item is, as far as it is treated differently.", {
  RESERVATION: { description: "An Azure reservation: bought once, for an Azure subscription." },
  AZURE_PLAN: { description: "An Azure plan." },
  LEGACY_AZURE: { description: "An Azure subscription of the legacy system." },
  LICENCE: { description: "Licences of an online service." },
  SAAS: { description: "A subscription of the commercial marketplace." },
  SOFTWARE: { description: "Software: perpetual, or for a term." },
});

export const ProvisioningStatusEnum = enumOf<ProvisioningStatus>(
  "ProvisioningStatus",
  "How far the fulfilment of an order line is.",
  {
    FULFILLED: { description: "Usable." },
    UNFULFILLED: { description: "Ended by a cancellation." },
    PREFULFILLMENT_PENDING: { description: "In work." },
  },
);

export const ProvisioningFieldTypeEnum = enumOf<ProvisioningFieldType>(
  "ProvisioningFieldType",
  "What kind of value a field of a provisioning context takes.",
  {
    CHOICE: { description: "One of `allowedValues`." },
    SUBSCRIPTION: { description: "The id of a subscription of the customer: see `source`." },
    TEXT: { description: "Any text." },
  },
);

export const ProvisioningSourceEnum = enumOf<ProvisioningSource>(
  "ProvisioningSource",
  "Where the values of a field come from that depend on the customer.",
  {
    AZURE_SUBSCRIPTIONS: {
      description:
        "The customer's `customerSubscriptions` of the kinds LEGACY_AZURE and AZURE_PLAN; for a reservation the active " +
        "and registered ones.",
    },
    BASE_SUBSCRIPTIONS: { description: "The customer's `customerSubscriptions` of one of the item's `baseItems`." },
  },
);
