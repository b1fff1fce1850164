import { readFileSync } from "node:fs";
import { isEnumType } from "graphql";
import { CART_ERROR_CODES, cartErrorCodeOf, type ErrorCodeRow } from "../src/codes/cart-error-codes.js";
import { describeOrderError, ORDER_ERROR_CODES, orderErrorCodeOf } from "../src/codes/order-error-codes.js";
import { createSchema } from "../src/graphql/schema.js";
import { REVIEW_DEMAND_RULES, REVIEW_RULES } from "../src/rules/catalogue.js";
import { catalogItemExists } from "../src/rules/line/catalog-item-exists.js";

/** The tables of the reference (Cart resources, 12 March 2019), to the letter, less bold marks and back ticks. */
const CART_TABLE = `
0 Unknown: Default value.
10000 CurrencyIsNotSupported: The currency is not supported for the specified market.
10001 CatalogItemIdIsNotValid: The catalog item ID is not valid.
10002 QuotaNotAvailable: There is not enough quota available.
10003 InventoryNotAvailable: The inventory is not available for the selected offer.
10004 ParticipantsIsNotSupportedForPartner: Setting participants is not supported for this partner.
10006 UnableToProcessCartLineItem: Unable to process the cart line item.
10007 SubscriptionIsNotValid: The subscription is not valid.
10008 SubscriptionIsNotEnabledForRI: The subscription is not enabled for Azure reservations.
10009 SandboxLimitExceeded: The sandbox limit has been exceeded.
`;
const ORDER_TABLE = `
800001 PartnerTokenMissing: Partner Token missing in request context.
800002 InvalidInput: Invalid request input.
800003 ServiceException: Unexpected service error.
800004 InvalidOfferId: Invalid offer ID.
800005 CreateOrderError: Create order is not successful.
800007 ProvisioningStatusNotFound: Unable to retrieve provisioning information.
800008 CartIdNotFound: Unable to retrieve cart ID.
800009 CartItemErrorInCreateOrder: Error in Cart item(s).
800010 InventoryNotAvailable: Inventory is not available for this catalog item.
800011 AzureSubscriptionNotValid: This subscription is not a valid Azure subscription.
800012 SubscriptionIsNotActive: This subscription is not an active subscription.
800013 SubscriptionIsNotEnabledForRI: This subscription is not enabled for RI purchase.
800014 PendingAdjustment: There is a pending adjustment requested for this order.
800015 MpnIdNotFound: MPN Id is not found.
800016 NotValidIndirectResellerMpnId: MPN Id is not a valid Indirect Reseller.
800017 InvalidQuantity: The quantity is not available for this catalog item.
800018 SandboxLimitExceeded: The sandbox limit has been met.
800019 SandboxTenantOnly: This operation is only enabled for sandbox tenants.
800020 CatalogItemNotEligibleForPurchase: The catalog item is not eligble for purchase.
800021 SubscriptionIsNotValid: This subscription is not a valid subscription.
800022 ManualReviewRequired: You may be eligible for this transaction. Please contact Support for help.
800023 InsufficientFunds: You are not eligible for this transaction because your Credit Line is not reaching minimum threshold for this purchase.Please update your order(or) contact Support for help.
800024 ReviewCancelled: You are not eligible for this transaction.
800025 LineOfCreditNotDefined: You are not eligible for this transaction because your Credit Line is not reaching minimum threshold for this purchase. Please update your order (or) contact Support for help.
800026 RiskError: You are not eligible for this transaction.
800030 SubscriptionNotRegistered: This subscription is not registered.
800031 PurchaseSystemNotSupported: Purchase system not supported.
800036 ConditionFailed: Pre-condition failed.
800037 AssetIdNotFound: Asset ID not found.
800038 AssetFutureBillingInfoNotFound: Asset FutureBillingInfo not found.
800039 ResellerProgramStatusNotActive: Reseller program status is not active.
800040 AssetStatusChangeNotValid: Asset status cannot be changed to {0} from {1}.
800041 ItemAlreadyActivated: This item has already been activated.
800042 NotSupported: Not supported.
800043 PricingAccessForbidden: Access to pricing information is not granted.
800060 OrderInProgress: Your order is in progress. Please check your order history for recent orders in few minutes.
800061 OrderCannotBeCancelled: Order cannot be cancelled.
800062 ReviewRejected: You are not eligible for this transaction.
800063 CancelLegacyOrder: This order {0} cannot be cancelled. Use PATCH /customers/{1}/subscriptions/<subscriptionId> to suspend subscriptions.
800064 CartProcessedByAnotherRequest: Cart {0} is being processed by another request.
800065 CartCheckOutNotAllowedWhenStatusIsOrdered: Cannot checkout an already submitted cart {0}.
`;

type Rows = Readonly<Record<string, ErrorCodeRow>>;
const TABLES: readonly (readonly [enumName: "CartErrorCode" | "OrderErrorCode", rows: Rows, reference: string])[] = [
  ["CartErrorCode", CART_ERROR_CODES, CART_TABLE],
  ["OrderErrorCode", ORDER_ERROR_CODES, ORDER_TABLE],
];

/** `SANDBOX_LIMIT_EXCEEDED` for `SandboxLimitExceeded`. */
function constantNameOf(pascalCase: string): string {
  return pascalCase.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
}

/** The values of an enum in the API contract with the numbers in their comments. */
function numbersInContract(enumName: string): Record<string, number> {
  const contract = readFileSync("test/contract/schema.graphql", "utf8");
  const body = contract.split(`enum ${enumName} {`)[1]!.split("}")[0]!;
  const values = body.matchAll(/^ *([A-Z_]+) +# (\d+)/gm);
  return Object.fromEntries([...values].map(([, name, number]) => [name!, Number(number)]));
}

describe.each(TABLES)("%s", (enumName, rows, reference) => {
  const entries = Object.entries(rows);

  it("has the numbers, names and texts of the reference, and those only", () => {
    const lines = entries.map(([, { code, name, description }]) => `${code} ${name}: ${description}`);
    // OrderErrorCode has an UNKNOWN of this product's own.
    const own = enumName === "OrderErrorCode" ? 1 : 0;
    expect(lines.slice(own)).toEqual(reference.trim().split("\n"));
    expect(lines.slice(0, own).every((line) => line.startsWith("0 Unknown: "))).toBe(true);
  });

  it("has the names and numbers of the API contract, and those only", () => {
    expect(Object.fromEntries(entries.map(([key, { code }]) => [key, code]))).toEqual(numbersInContract(enumName));
  });

  it("is an enum of the schema with the same values, each described by number, name and text", () => {
    const type = createSchema().getType(enumName);
    const values = isEnumType(type) ? type.getValues() : [];
    expect(Object.fromEntries(values.map(({ name, description }) => [name, description]))).toEqual(
      Object.fromEntries(entries.map(([key, { code, name, description }]) => [key, `${code} ${name}: ${description}`])),
    );
  });

  it("has every number and every name once", () => {
    expect(new Set(entries.map(([, { code }]) => code)).size).toBe(entries.length);
    expect(new Set(entries.map(([, { name }]) => name)).size).toBe(entries.length);
  });

  it("has constants that are the reference's names in another spelling", () => {
    expect(entries.map(([key]) => key)).toEqual(entries.map(([, { name }]) => constantNameOf(name)));
  });
});

it("there are 10 codes for lines of a cart, UNKNOWN included, and 41 for orders beside an UNKNOWN", () => {
  expect(Object.keys(CART_ERROR_CODES)).toHaveLength(10);
  expect(Object.keys(ORDER_ERROR_CODES).filter((key) => key !== "UNKNOWN")).toHaveLength(41);
  expect([CART_ERROR_CODES.UNKNOWN.code, ORDER_ERROR_CODES.UNKNOWN.code]).toEqual([0, 0]);
});

describe("the code of a number", () => {
  it.each(Object.entries(CART_ERROR_CODES))("of a line is %s", (key, { code }) => {
    expect(cartErrorCodeOf(code)).toBe(key);
  });

  it.each(Object.entries(ORDER_ERROR_CODES))("of an order is %s", (key, { code }) => {
    expect(orderErrorCodeOf(code)).toBe(key);
  });

  it.each([10005, 10014, 800006, -1])("that is not known is UNKNOWN: %i", (code) => {
    expect(cartErrorCodeOf(code)).toBe("UNKNOWN");
    expect(orderErrorCodeOf(code)).toBe("UNKNOWN");
  });

  it("of the other kind is UNKNOWN", () => {
    expect(cartErrorCodeOf(800010)).toBe("UNKNOWN");
    expect(orderErrorCodeOf(10003)).toBe("UNKNOWN");
  });
});

describe("the text of an order error", () => {
  it("has its slots filled, each with its own value", () => {
    expect(describeOrderError("ASSET_STATUS_CHANGE_NOT_VALID", "ACTIVE", "DELETED")).toBe(
      "Asset status cannot be changed to ACTIVE from DELETED.",
    );
    expect(describeOrderError("CANCEL_LEGACY_ORDER", "order-1", "customer-1")).toBe(
      "This order order-1 cannot be cancelled. Use PATCH /customers/customer-1/subscriptions/<subscriptionId> to suspend subscriptions.",
    );
    expect(describeOrderError("CART_PROCESSED_BY_ANOTHER_REQUEST", "cart-1")).toBe(
      "Cart cart-1 is being processed by another request.",
    );
    expect(describeOrderError("CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED", "cart-1")).toBe(
      "Cannot checkout an already submitted cart cart-1.",
    );
  });

  it("takes a value to the letter that looks like a slot or a pattern", () => {
    expect(describeOrderError("ASSET_STATUS_CHANGE_NOT_VALID", "{1}", "$&")).toBe(
      "Asset status cannot be changed to {1} from $&.",
    );
  });

  it("is the text itself where it has no slots", () => {
    expect(describeOrderError("INVALID_OFFER_ID")).toBe(ORDER_ERROR_CODES.INVALID_OFFER_ID.description);
  });

  it("has slots in those four codes only", () => {
    const slotted = Object.entries(ORDER_ERROR_CODES).filter(([, { description }]) => description.includes("{"));
    expect(slotted.map(([key]) => key)).toEqual([
      "ASSET_STATUS_CHANGE_NOT_VALID",
      "CANCEL_LEGACY_ORDER",
      "CART_PROCESSED_BY_ANOTHER_REQUEST",
      "CART_CHECK_OUT_NOT_ALLOWED_WHEN_STATUS_IS_ORDERED",
    ]);
  });
});

describe("the codes of lines", () => {
  const rules = [...REVIEW_RULES, ...REVIEW_DEMAND_RULES, catalogItemExists];

  it.each(Object.keys(CART_ERROR_CODES).filter((key) => key !== "UNKNOWN"))("have a rule that raises %s", (key) => {
    // An empty list means: add a rule with this cartCode to REVIEW_RULES or REVIEW_DEMAND_RULES in rules/catalogue.ts.
    expect(rules.filter(({ cartCode }) => cartCode === key)).not.toEqual([]);
  });

  it("have no rule that raises UNKNOWN, or none at all although it is asked in review", () => {
    expect(rules.filter(({ cartCode }) => cartCode === null || cartCode === "UNKNOWN")).toEqual([]);
  });
});
