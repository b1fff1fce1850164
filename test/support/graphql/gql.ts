/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation ActivateSubscription($input: ActivateSubscriptionInput!) {\n  activateSubscription(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.ActivateSubscriptionDocument,
    "mutation AddCartLineItems($input: AddCartLineItemsInput!) {\n  addCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.AddCartLineItemsDocument,
    "mutation CancelOrder($input: CancelOrderInput!) {\n  cancelOrder(input: $input) {\n    order {\n      ...OrderFields\n      version\n      hasPendingAdjustment\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.CancelOrderDocument,
    "query Cart($id: ID!) {\n  cart(id: $id) {\n    ...CartFields\n    lineItems {\n      catalogItem {\n        title\n        minimumQuantity\n        maximumQuantity\n      }\n      unitPrice {\n        amount\n        currencyCode\n      }\n      lineTotal {\n        amount\n        currencyCode\n      }\n    }\n    errors {\n      lineItemId\n      code\n      errorCode\n      errorDescription\n      retryable\n    }\n    orderGroups {\n      orderGroupId\n      status\n      lineItems {\n        id\n      }\n      totals {\n        amount\n        currencyCode\n      }\n      order {\n        id\n      }\n      error {\n        ...OrderErrorFields\n      }\n    }\n    totals {\n      amount\n      currencyCode\n    }\n    orders {\n      id\n      status\n    }\n  }\n}": typeof types.CartDocument,
    "query Carts($customerId: ID, $status: CartStatus, $first: Int, $after: String) {\n  carts(customerId: $customerId, status: $status, first: $first, after: $after) {\n    nodes {\n      id\n      customerId\n      customer {\n        id\n        name\n      }\n      version\n      status\n      creationTimeStamp\n      lineItems {\n        id\n        quantity\n        catalogItem {\n          title\n        }\n      }\n      orders {\n        id\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": typeof types.CartsDocument,
    "query CatalogItem($id: ID!) {\n  catalogItem(id: $id) {\n    id\n    productId\n    skuId\n    availabilityId\n    title\n    description\n    productType\n    publisherName\n    country\n    segment\n    isTrial\n    isAddon\n    isPurchasable\n    minimumQuantity\n    maximumQuantity\n    supportedBillingCycles\n    supportedTermDurations\n    provisioningVariables\n    purchasePrerequisites\n    addonItems {\n      id\n    }\n    unitPrice {\n      amount\n      currencyCode\n    }\n  }\n}": typeof types.CatalogItemDocument,
    "query CatalogItems($search: String, $first: Int, $after: String) {\n  catalogItems(search: $search, first: $first, after: $after) {\n    nodes {\n      id\n      title\n      productType\n      country\n      isTrial\n      isAddon\n      isPurchasable\n      minimumQuantity\n      maximumQuantity\n      supportedBillingCycles\n      supportedTermDurations\n      provisioningVariables\n      unitPrice {\n        amount\n        currencyCode\n      }\n      addonItems {\n        id\n        title\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": typeof types.CatalogItemsDocument,
    "mutation ChangeSubscriptionQuantity($input: ChangeSubscriptionQuantityInput!) {\n  changeSubscriptionQuantity(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.ChangeSubscriptionQuantityDocument,
    "mutation ChangeSubscriptionRenewal($input: ChangeSubscriptionRenewalInput!) {\n  changeSubscriptionRenewal(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.ChangeSubscriptionRenewalDocument,
    "mutation ChangeSubscriptionStatus($input: ChangeSubscriptionStatusInput!) {\n  changeSubscriptionStatus(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.ChangeSubscriptionStatusDocument,
    "mutation CheckoutCart($input: CheckoutCartInput!) {\n  checkoutCart(input: $input) {\n    orders {\n      ...OrderFields\n      totalPrice {\n        amount\n        currencyCode\n      }\n    }\n    orderErrors {\n      ...OrderErrorFields\n    }\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.CheckoutCartDocument,
    "query CheckoutPreview($cartId: ID!, $orderGroupIds: [ID!]) {\n  checkoutPreview(cartId: $cartId, orderGroupIds: $orderGroupIds) {\n    canCheckout\n    cartVersion\n    orders {\n      orderGroupId\n      billingCycle\n      currencyCode\n      lineItems {\n        id\n        catalogItemId\n        addonItems {\n          id\n          catalogItemId\n        }\n      }\n      totals {\n        amount\n        currencyCode\n      }\n    }\n    orderErrors {\n      ...OrderErrorFields\n    }\n    totals {\n      amount\n      currencyCode\n    }\n  }\n}": typeof types.CheckoutPreviewDocument,
    "mutation CreateCart($input: CreateCartInput!) {\n  createCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.CreateCartDocument,
    "query CustomerSubscription($id: ID!) {\n  customerSubscription(id: $id) {\n    ...SubscriptionFields\n    catalogItem {\n      title\n    }\n  }\n}": typeof types.CustomerSubscriptionDocument,
    "query CustomerSubscriptions($customerId: ID, $orderId: ID, $first: Int, $after: String) {\n  customerSubscriptions(\n    customerId: $customerId\n    orderId: $orderId\n    first: $first\n    after: $after\n  ) {\n    nodes {\n      customer {\n        id\n        name\n      }\n      ...SubscriptionFields\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": typeof types.CustomerSubscriptionsDocument,
    "query Customer($id: ID!) {\n  customer(id: $id) {\n    ...CustomerFields\n  }\n}": typeof types.CustomerDocument,
    "query Customers($search: String, $first: Int, $after: String) {\n  customers(search: $search, first: $first, after: $after) {\n    nodes {\n      ...CustomerFields\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": typeof types.CustomersDocument,
    "mutation DeleteCart($input: DeleteCartInput!) {\n  deleteCart(input: $input) {\n    deletedCartId\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.DeleteCartDocument,
    "mutation DuplicateCart($input: DuplicateCartInput!) {\n  duplicateCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.DuplicateCartDocument,
    "query ErrorCatalog($kind: ErrorKind) {\n  errorCatalog(kind: $kind) {\n    kind\n    code\n    errorCode\n    name\n    description\n    retryable\n    howToTrigger\n  }\n}": typeof types.ErrorCatalogDocument,
    "mutation ExtendCart($input: ExtendCartInput!) {\n  extendCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.ExtendCartDocument,
    "fragment LineFields on CartLineItem {\n  id\n  catalogItemId\n  friendlyName\n  quantity\n  currencyCode\n  billingCycle\n  termDuration\n  participants {\n    key\n    value\n  }\n  provisioningContext {\n    key\n    value\n  }\n  renewsTo {\n    termDuration\n  }\n  orderGroup\n  error {\n    lineItemId\n    code\n    errorCode\n    errorDescription\n    retryable\n  }\n}\n\nfragment CartFields on Cart {\n  id\n  customerId\n  version\n  status\n  isExpired\n  creationTimeStamp\n  lastModifiedTimeStamp\n  expirationTimeStamp\n  lastModifiedUser\n  lineItems {\n    ...LineFields\n    addonItems {\n      ...LineFields\n    }\n  }\n}\n\nfragment UserErrorFields on UserError {\n  code\n  errorCode\n  message\n  path\n  retryable\n  retryAfterSeconds\n}\n\nfragment OrderErrorFields on OrderError {\n  orderGroupId\n  code\n  errorCode\n  description\n  lineItemIds\n  retryable\n}\n\nfragment OrderFields on Order {\n  id\n  alternateId\n  referenceCustomerId\n  orderGroupId\n  cartId\n  billingCycle\n  currencyCode\n  currencySymbol\n  transactionType\n  creationDate\n  status\n  lineItems {\n    lineItemNumber\n    offerId\n    subscriptionId\n    parentSubscriptionId\n    friendlyName\n    quantity\n    quantityBought\n    termDuration\n    transactionType\n    partnerIdOnRecord\n    additionalPartnerIdsOnRecord\n    provisioningContext {\n      key\n      value\n    }\n    renewsTo {\n      termDuration\n    }\n  }\n}\n\nfragment SubscriptionFields on CustomerSubscription {\n  id\n  customerId\n  version\n  catalogItemId\n  itemKind\n  status\n  friendlyName\n  quantity\n  parentId\n  registrationStatus\n  renewsTo {\n    termDuration\n  }\n  creationTimeStamp\n  orderId\n}\n\nfragment CustomerFields on Customer {\n  id\n  name\n  country\n  agreements\n  qualifications\n}": typeof types.LineFieldsFragmentDoc,
    "query Limits {\n  limits {\n    maxLineItemsPerCart\n    maxAddonItemsPerLineItem\n    maxPageSize\n    maxQueryDepth\n    maxQueryCost\n    maxRequestBytes\n    cartLifetimeSeconds\n    idempotencyKeyLifetimeSeconds\n  }\n}": typeof types.LimitsDocument,
    "query OrderProvisioningStatus($id: ID!) {\n  order(id: $id) {\n    id\n    status\n    provisioningStatus {\n      lineItemNumber\n      status\n      quantityProvisioningInformation {\n        quantity\n        status\n      }\n    }\n  }\n}": typeof types.OrderProvisioningStatusDocument,
    "query Order($id: ID!) {\n  order(id: $id) {\n    ...OrderFields\n    lineItems {\n      catalogItem {\n        title\n      }\n      unitPrice {\n        amount\n        currencyCode\n      }\n    }\n    totalPrice {\n      amount\n      currencyCode\n    }\n  }\n}": typeof types.OrderDocument,
    "query Orders($customerId: ID, $cartId: ID, $first: Int, $after: String) {\n  orders(customerId: $customerId, cartId: $cartId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        customer {\n          id\n          name\n        }\n        ...OrderFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": typeof types.OrdersDocument,
    "mutation RegisterSubscription($input: RegisterSubscriptionInput!) {\n  registerSubscription(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.RegisterSubscriptionDocument,
    "mutation RemoveCartLineItems($input: RemoveCartLineItemsInput!) {\n  removeCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.RemoveCartLineItemsDocument,
    "mutation ReplaceCartLineItems($input: ReplaceCartLineItemsInput!) {\n  replaceCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.ReplaceCartLineItemsDocument,
    "mutation ReviewCart($input: ReviewCartInput!) {\n  reviewCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.ReviewCartDocument,
    "mutation UpdateCartLineItems($input: UpdateCartLineItemsInput!) {\n  updateCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": typeof types.UpdateCartLineItemsDocument,
    "query Viewer {\n  viewer {\n    userId\n    roles\n    canSeePrices\n    partner {\n      id\n      name\n      type\n      country\n    }\n  }\n}": typeof types.ViewerDocument,
};
const documents: Documents = {
    "mutation ActivateSubscription($input: ActivateSubscriptionInput!) {\n  activateSubscription(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.ActivateSubscriptionDocument,
    "mutation AddCartLineItems($input: AddCartLineItemsInput!) {\n  addCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.AddCartLineItemsDocument,
    "mutation CancelOrder($input: CancelOrderInput!) {\n  cancelOrder(input: $input) {\n    order {\n      ...OrderFields\n      version\n      hasPendingAdjustment\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.CancelOrderDocument,
    "query Cart($id: ID!) {\n  cart(id: $id) {\n    ...CartFields\n    lineItems {\n      catalogItem {\n        title\n        minimumQuantity\n        maximumQuantity\n      }\n      unitPrice {\n        amount\n        currencyCode\n      }\n      lineTotal {\n        amount\n        currencyCode\n      }\n    }\n    errors {\n      lineItemId\n      code\n      errorCode\n      errorDescription\n      retryable\n    }\n    orderGroups {\n      orderGroupId\n      status\n      lineItems {\n        id\n      }\n      totals {\n        amount\n        currencyCode\n      }\n      order {\n        id\n      }\n      error {\n        ...OrderErrorFields\n      }\n    }\n    totals {\n      amount\n      currencyCode\n    }\n    orders {\n      id\n      status\n    }\n  }\n}": types.CartDocument,
    "query Carts($customerId: ID, $status: CartStatus, $first: Int, $after: String) {\n  carts(customerId: $customerId, status: $status, first: $first, after: $after) {\n    nodes {\n      id\n      customerId\n      customer {\n        id\n        name\n      }\n      version\n      status\n      creationTimeStamp\n      lineItems {\n        id\n        quantity\n        catalogItem {\n          title\n        }\n      }\n      orders {\n        id\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": types.CartsDocument,
    "query CatalogItem($id: ID!) {\n  catalogItem(id: $id) {\n    id\n    productId\n    skuId\n    availabilityId\n    title\n    description\n    productType\n    publisherName\n    country\n    segment\n    isTrial\n    isAddon\n    isPurchasable\n    minimumQuantity\n    maximumQuantity\n    supportedBillingCycles\n    supportedTermDurations\n    provisioningVariables\n    purchasePrerequisites\n    addonItems {\n      id\n    }\n    unitPrice {\n      amount\n      currencyCode\n    }\n  }\n}": types.CatalogItemDocument,
    "query CatalogItems($search: String, $first: Int, $after: String) {\n  catalogItems(search: $search, first: $first, after: $after) {\n    nodes {\n      id\n      title\n      productType\n      country\n      isTrial\n      isAddon\n      isPurchasable\n      minimumQuantity\n      maximumQuantity\n      supportedBillingCycles\n      supportedTermDurations\n      provisioningVariables\n      unitPrice {\n        amount\n        currencyCode\n      }\n      addonItems {\n        id\n        title\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": types.CatalogItemsDocument,
    "mutation ChangeSubscriptionQuantity($input: ChangeSubscriptionQuantityInput!) {\n  changeSubscriptionQuantity(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.ChangeSubscriptionQuantityDocument,
    "mutation ChangeSubscriptionRenewal($input: ChangeSubscriptionRenewalInput!) {\n  changeSubscriptionRenewal(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.ChangeSubscriptionRenewalDocument,
    "mutation ChangeSubscriptionStatus($input: ChangeSubscriptionStatusInput!) {\n  changeSubscriptionStatus(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.ChangeSubscriptionStatusDocument,
    "mutation CheckoutCart($input: CheckoutCartInput!) {\n  checkoutCart(input: $input) {\n    orders {\n      ...OrderFields\n      totalPrice {\n        amount\n        currencyCode\n      }\n    }\n    orderErrors {\n      ...OrderErrorFields\n    }\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.CheckoutCartDocument,
    "query CheckoutPreview($cartId: ID!, $orderGroupIds: [ID!]) {\n  checkoutPreview(cartId: $cartId, orderGroupIds: $orderGroupIds) {\n    canCheckout\n    cartVersion\n    orders {\n      orderGroupId\n      billingCycle\n      currencyCode\n      lineItems {\n        id\n        catalogItemId\n        addonItems {\n          id\n          catalogItemId\n        }\n      }\n      totals {\n        amount\n        currencyCode\n      }\n    }\n    orderErrors {\n      ...OrderErrorFields\n    }\n    totals {\n      amount\n      currencyCode\n    }\n  }\n}": types.CheckoutPreviewDocument,
    "mutation CreateCart($input: CreateCartInput!) {\n  createCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.CreateCartDocument,
    "query CustomerSubscription($id: ID!) {\n  customerSubscription(id: $id) {\n    ...SubscriptionFields\n    catalogItem {\n      title\n    }\n  }\n}": types.CustomerSubscriptionDocument,
    "query CustomerSubscriptions($customerId: ID, $orderId: ID, $first: Int, $after: String) {\n  customerSubscriptions(\n    customerId: $customerId\n    orderId: $orderId\n    first: $first\n    after: $after\n  ) {\n    nodes {\n      customer {\n        id\n        name\n      }\n      ...SubscriptionFields\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": types.CustomerSubscriptionsDocument,
    "query Customer($id: ID!) {\n  customer(id: $id) {\n    ...CustomerFields\n  }\n}": types.CustomerDocument,
    "query Customers($search: String, $first: Int, $after: String) {\n  customers(search: $search, first: $first, after: $after) {\n    nodes {\n      ...CustomerFields\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": types.CustomersDocument,
    "mutation DeleteCart($input: DeleteCartInput!) {\n  deleteCart(input: $input) {\n    deletedCartId\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.DeleteCartDocument,
    "mutation DuplicateCart($input: DuplicateCartInput!) {\n  duplicateCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.DuplicateCartDocument,
    "query ErrorCatalog($kind: ErrorKind) {\n  errorCatalog(kind: $kind) {\n    kind\n    code\n    errorCode\n    name\n    description\n    retryable\n    howToTrigger\n  }\n}": types.ErrorCatalogDocument,
    "mutation ExtendCart($input: ExtendCartInput!) {\n  extendCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.ExtendCartDocument,
    "fragment LineFields on CartLineItem {\n  id\n  catalogItemId\n  friendlyName\n  quantity\n  currencyCode\n  billingCycle\n  termDuration\n  participants {\n    key\n    value\n  }\n  provisioningContext {\n    key\n    value\n  }\n  renewsTo {\n    termDuration\n  }\n  orderGroup\n  error {\n    lineItemId\n    code\n    errorCode\n    errorDescription\n    retryable\n  }\n}\n\nfragment CartFields on Cart {\n  id\n  customerId\n  version\n  status\n  isExpired\n  creationTimeStamp\n  lastModifiedTimeStamp\n  expirationTimeStamp\n  lastModifiedUser\n  lineItems {\n    ...LineFields\n    addonItems {\n      ...LineFields\n    }\n  }\n}\n\nfragment UserErrorFields on UserError {\n  code\n  errorCode\n  message\n  path\n  retryable\n  retryAfterSeconds\n}\n\nfragment OrderErrorFields on OrderError {\n  orderGroupId\n  code\n  errorCode\n  description\n  lineItemIds\n  retryable\n}\n\nfragment OrderFields on Order {\n  id\n  alternateId\n  referenceCustomerId\n  orderGroupId\n  cartId\n  billingCycle\n  currencyCode\n  currencySymbol\n  transactionType\n  creationDate\n  status\n  lineItems {\n    lineItemNumber\n    offerId\n    subscriptionId\n    parentSubscriptionId\n    friendlyName\n    quantity\n    quantityBought\n    termDuration\n    transactionType\n    partnerIdOnRecord\n    additionalPartnerIdsOnRecord\n    provisioningContext {\n      key\n      value\n    }\n    renewsTo {\n      termDuration\n    }\n  }\n}\n\nfragment SubscriptionFields on CustomerSubscription {\n  id\n  customerId\n  version\n  catalogItemId\n  itemKind\n  status\n  friendlyName\n  quantity\n  parentId\n  registrationStatus\n  renewsTo {\n    termDuration\n  }\n  creationTimeStamp\n  orderId\n}\n\nfragment CustomerFields on Customer {\n  id\n  name\n  country\n  agreements\n  qualifications\n}": types.LineFieldsFragmentDoc,
    "query Limits {\n  limits {\n    maxLineItemsPerCart\n    maxAddonItemsPerLineItem\n    maxPageSize\n    maxQueryDepth\n    maxQueryCost\n    maxRequestBytes\n    cartLifetimeSeconds\n    idempotencyKeyLifetimeSeconds\n  }\n}": types.LimitsDocument,
    "query OrderProvisioningStatus($id: ID!) {\n  order(id: $id) {\n    id\n    status\n    provisioningStatus {\n      lineItemNumber\n      status\n      quantityProvisioningInformation {\n        quantity\n        status\n      }\n    }\n  }\n}": types.OrderProvisioningStatusDocument,
    "query Order($id: ID!) {\n  order(id: $id) {\n    ...OrderFields\n    lineItems {\n      catalogItem {\n        title\n      }\n      unitPrice {\n        amount\n        currencyCode\n      }\n    }\n    totalPrice {\n      amount\n      currencyCode\n    }\n  }\n}": types.OrderDocument,
    "query Orders($customerId: ID, $cartId: ID, $first: Int, $after: String) {\n  orders(customerId: $customerId, cartId: $cartId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        customer {\n          id\n          name\n        }\n        ...OrderFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}": types.OrdersDocument,
    "mutation RegisterSubscription($input: RegisterSubscriptionInput!) {\n  registerSubscription(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.RegisterSubscriptionDocument,
    "mutation RemoveCartLineItems($input: RemoveCartLineItemsInput!) {\n  removeCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.RemoveCartLineItemsDocument,
    "mutation ReplaceCartLineItems($input: ReplaceCartLineItemsInput!) {\n  replaceCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.ReplaceCartLineItemsDocument,
    "mutation ReviewCart($input: ReviewCartInput!) {\n  reviewCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.ReviewCartDocument,
    "mutation UpdateCartLineItems($input: UpdateCartLineItemsInput!) {\n  updateCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}": types.UpdateCartLineItemsDocument,
    "query Viewer {\n  viewer {\n    userId\n    roles\n    canSeePrices\n    partner {\n      id\n      name\n      type\n      country\n    }\n  }\n}": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ActivateSubscription($input: ActivateSubscriptionInput!) {\n  activateSubscription(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').ActivateSubscriptionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddCartLineItems($input: AddCartLineItemsInput!) {\n  addCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').AddCartLineItemsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelOrder($input: CancelOrderInput!) {\n  cancelOrder(input: $input) {\n    order {\n      ...OrderFields\n      version\n      hasPendingAdjustment\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').CancelOrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Cart($id: ID!) {\n  cart(id: $id) {\n    ...CartFields\n    lineItems {\n      catalogItem {\n        title\n        minimumQuantity\n        maximumQuantity\n      }\n      unitPrice {\n        amount\n        currencyCode\n      }\n      lineTotal {\n        amount\n        currencyCode\n      }\n    }\n    errors {\n      lineItemId\n      code\n      errorCode\n      errorDescription\n      retryable\n    }\n    orderGroups {\n      orderGroupId\n      status\n      lineItems {\n        id\n      }\n      totals {\n        amount\n        currencyCode\n      }\n      order {\n        id\n      }\n      error {\n        ...OrderErrorFields\n      }\n    }\n    totals {\n      amount\n      currencyCode\n    }\n    orders {\n      id\n      status\n    }\n  }\n}"): typeof import('./graphql').CartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Carts($customerId: ID, $status: CartStatus, $first: Int, $after: String) {\n  carts(customerId: $customerId, status: $status, first: $first, after: $after) {\n    nodes {\n      id\n      customerId\n      customer {\n        id\n        name\n      }\n      version\n      status\n      creationTimeStamp\n      lineItems {\n        id\n        quantity\n        catalogItem {\n          title\n        }\n      }\n      orders {\n        id\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').CartsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CatalogItem($id: ID!) {\n  catalogItem(id: $id) {\n    id\n    productId\n    skuId\n    availabilityId\n    title\n    description\n    productType\n    publisherName\n    country\n    segment\n    isTrial\n    isAddon\n    isPurchasable\n    minimumQuantity\n    maximumQuantity\n    supportedBillingCycles\n    supportedTermDurations\n    provisioningVariables\n    purchasePrerequisites\n    addonItems {\n      id\n    }\n    unitPrice {\n      amount\n      currencyCode\n    }\n  }\n}"): typeof import('./graphql').CatalogItemDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CatalogItems($search: String, $first: Int, $after: String) {\n  catalogItems(search: $search, first: $first, after: $after) {\n    nodes {\n      id\n      title\n      productType\n      country\n      isTrial\n      isAddon\n      isPurchasable\n      minimumQuantity\n      maximumQuantity\n      supportedBillingCycles\n      supportedTermDurations\n      provisioningVariables\n      unitPrice {\n        amount\n        currencyCode\n      }\n      addonItems {\n        id\n        title\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').CatalogItemsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangeSubscriptionQuantity($input: ChangeSubscriptionQuantityInput!) {\n  changeSubscriptionQuantity(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').ChangeSubscriptionQuantityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangeSubscriptionRenewal($input: ChangeSubscriptionRenewalInput!) {\n  changeSubscriptionRenewal(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').ChangeSubscriptionRenewalDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ChangeSubscriptionStatus($input: ChangeSubscriptionStatusInput!) {\n  changeSubscriptionStatus(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').ChangeSubscriptionStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CheckoutCart($input: CheckoutCartInput!) {\n  checkoutCart(input: $input) {\n    orders {\n      ...OrderFields\n      totalPrice {\n        amount\n        currencyCode\n      }\n    }\n    orderErrors {\n      ...OrderErrorFields\n    }\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').CheckoutCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CheckoutPreview($cartId: ID!, $orderGroupIds: [ID!]) {\n  checkoutPreview(cartId: $cartId, orderGroupIds: $orderGroupIds) {\n    canCheckout\n    cartVersion\n    orders {\n      orderGroupId\n      billingCycle\n      currencyCode\n      lineItems {\n        id\n        catalogItemId\n        addonItems {\n          id\n          catalogItemId\n        }\n      }\n      totals {\n        amount\n        currencyCode\n      }\n    }\n    orderErrors {\n      ...OrderErrorFields\n    }\n    totals {\n      amount\n      currencyCode\n    }\n  }\n}"): typeof import('./graphql').CheckoutPreviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateCart($input: CreateCartInput!) {\n  createCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').CreateCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerSubscription($id: ID!) {\n  customerSubscription(id: $id) {\n    ...SubscriptionFields\n    catalogItem {\n      title\n    }\n  }\n}"): typeof import('./graphql').CustomerSubscriptionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomerSubscriptions($customerId: ID, $orderId: ID, $first: Int, $after: String) {\n  customerSubscriptions(\n    customerId: $customerId\n    orderId: $orderId\n    first: $first\n    after: $after\n  ) {\n    nodes {\n      customer {\n        id\n        name\n      }\n      ...SubscriptionFields\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').CustomerSubscriptionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Customer($id: ID!) {\n  customer(id: $id) {\n    ...CustomerFields\n  }\n}"): typeof import('./graphql').CustomerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Customers($search: String, $first: Int, $after: String) {\n  customers(search: $search, first: $first, after: $after) {\n    nodes {\n      ...CustomerFields\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').CustomersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteCart($input: DeleteCartInput!) {\n  deleteCart(input: $input) {\n    deletedCartId\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').DeleteCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DuplicateCart($input: DuplicateCartInput!) {\n  duplicateCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').DuplicateCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ErrorCatalog($kind: ErrorKind) {\n  errorCatalog(kind: $kind) {\n    kind\n    code\n    errorCode\n    name\n    description\n    retryable\n    howToTrigger\n  }\n}"): typeof import('./graphql').ErrorCatalogDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ExtendCart($input: ExtendCartInput!) {\n  extendCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').ExtendCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment LineFields on CartLineItem {\n  id\n  catalogItemId\n  friendlyName\n  quantity\n  currencyCode\n  billingCycle\n  termDuration\n  participants {\n    key\n    value\n  }\n  provisioningContext {\n    key\n    value\n  }\n  renewsTo {\n    termDuration\n  }\n  orderGroup\n  error {\n    lineItemId\n    code\n    errorCode\n    errorDescription\n    retryable\n  }\n}\n\nfragment CartFields on Cart {\n  id\n  customerId\n  version\n  status\n  isExpired\n  creationTimeStamp\n  lastModifiedTimeStamp\n  expirationTimeStamp\n  lastModifiedUser\n  lineItems {\n    ...LineFields\n    addonItems {\n      ...LineFields\n    }\n  }\n}\n\nfragment UserErrorFields on UserError {\n  code\n  errorCode\n  message\n  path\n  retryable\n  retryAfterSeconds\n}\n\nfragment OrderErrorFields on OrderError {\n  orderGroupId\n  code\n  errorCode\n  description\n  lineItemIds\n  retryable\n}\n\nfragment OrderFields on Order {\n  id\n  alternateId\n  referenceCustomerId\n  orderGroupId\n  cartId\n  billingCycle\n  currencyCode\n  currencySymbol\n  transactionType\n  creationDate\n  status\n  lineItems {\n    lineItemNumber\n    offerId\n    subscriptionId\n    parentSubscriptionId\n    friendlyName\n    quantity\n    quantityBought\n    termDuration\n    transactionType\n    partnerIdOnRecord\n    additionalPartnerIdsOnRecord\n    provisioningContext {\n      key\n      value\n    }\n    renewsTo {\n      termDuration\n    }\n  }\n}\n\nfragment SubscriptionFields on CustomerSubscription {\n  id\n  customerId\n  version\n  catalogItemId\n  itemKind\n  status\n  friendlyName\n  quantity\n  parentId\n  registrationStatus\n  renewsTo {\n    termDuration\n  }\n  creationTimeStamp\n  orderId\n}\n\nfragment CustomerFields on Customer {\n  id\n  name\n  country\n  agreements\n  qualifications\n}"): typeof import('./graphql').LineFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Limits {\n  limits {\n    maxLineItemsPerCart\n    maxAddonItemsPerLineItem\n    maxPageSize\n    maxQueryDepth\n    maxQueryCost\n    maxRequestBytes\n    cartLifetimeSeconds\n    idempotencyKeyLifetimeSeconds\n  }\n}"): typeof import('./graphql').LimitsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OrderProvisioningStatus($id: ID!) {\n  order(id: $id) {\n    id\n    status\n    provisioningStatus {\n      lineItemNumber\n      status\n      quantityProvisioningInformation {\n        quantity\n        status\n      }\n    }\n  }\n}"): typeof import('./graphql').OrderProvisioningStatusDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Order($id: ID!) {\n  order(id: $id) {\n    ...OrderFields\n    lineItems {\n      catalogItem {\n        title\n      }\n      unitPrice {\n        amount\n        currencyCode\n      }\n    }\n    totalPrice {\n      amount\n      currencyCode\n    }\n  }\n}"): typeof import('./graphql').OrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Orders($customerId: ID, $cartId: ID, $first: Int, $after: String) {\n  orders(customerId: $customerId, cartId: $cartId, first: $first, after: $after) {\n    edges {\n      cursor\n      node {\n        customer {\n          id\n          name\n        }\n        ...OrderFields\n      }\n    }\n    pageInfo {\n      hasNextPage\n      hasPreviousPage\n      startCursor\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').OrdersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RegisterSubscription($input: RegisterSubscriptionInput!) {\n  registerSubscription(input: $input) {\n    subscription {\n      ...SubscriptionFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').RegisterSubscriptionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveCartLineItems($input: RemoveCartLineItemsInput!) {\n  removeCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').RemoveCartLineItemsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReplaceCartLineItems($input: ReplaceCartLineItemsInput!) {\n  replaceCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').ReplaceCartLineItemsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ReviewCart($input: ReviewCartInput!) {\n  reviewCart(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').ReviewCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation UpdateCartLineItems($input: UpdateCartLineItemsInput!) {\n  updateCartLineItems(input: $input) {\n    cart {\n      ...CartFields\n    }\n    userErrors {\n      ...UserErrorFields\n    }\n    replayed\n  }\n}"): typeof import('./graphql').UpdateCartLineItemsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  viewer {\n    userId\n    roles\n    canSeePrices\n    partner {\n      id\n      name\n      type\n      country\n    }\n  }\n}"): typeof import('./graphql').ViewerDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
