/* The GraphQL documents of the benchmark, and as much of a schema as a server of constant answers needs for them. */

const CART = `{
    id
    version
    status
    lineItems {
      id
      quantity
      billingCycle
      catalogItem { title }
      unitPrice { amount currencyCode }
      lineTotal { amount currencyCode }
      orderGroup
    }
    errors { lineItemId code errorDescription }
    totals { amount currencyCode }
  }`;

export const READ = `query ($id: ID!) {
  cart(id: $id) ${CART}
}`;

export const CREATE = `mutation ($input: CreateCartInput!) {
  createCart(input: $input) { cart ${CART} userErrors { code message } }
}`;

export const EDIT = `mutation ($input: UpdateCartLineItemsInput!) {
  updateCartLineItems(input: $input) { cart ${CART} userErrors { code message } }
}`;

export const CHECKOUT = `mutation ($input: CheckoutCartInput!) {
  checkoutCart(input: $input) {
    orders { id orderGroupId lineItems { lineItemNumber offerId quantity subscriptionId } }
    orderErrors { orderGroupId code }
    userErrors { code message }
  }
}`;

export const CART_PAGE = `query ($first: Int!, $after: String) {
  carts(first: $first, after: $after) {
    nodes { id customerId status lastModifiedTimeStamp }
    pageInfo { endCursor hasNextPage }
  }
}`;

export const SUBSCRIPTION_PAGE = `query ($customerId: ID!, $first: Int!) {
  customerSubscriptions(customerId: $customerId, first: $first) {
    nodes { id status quantity friendlyName }
    pageInfo { endCursor hasNextPage }
  }
}`;

/** What `READ` asks for, written by hand. */
export const CONSTANT_SCHEMA = `
  type Query { cart(id: ID!): Cart }
  type Cart {
    id: ID!
    version: Int!
    status: String!
    lineItems: [CartLineItem!]!
    errors: [CartError!]!
    totals: [Money!]
  }
  type CartLineItem {
    id: ID!
    quantity: Int!
    billingCycle: String!
    catalogItem: CatalogItem
    unitPrice: Money
    lineTotal: Money
    orderGroup: String
  }
  type CatalogItem { title: String! }
  type CartError { lineItemId: ID!, code: Int!, errorDescription: String! }
  type Money { amount: String!, currencyCode: String! }
`;
