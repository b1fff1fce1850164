/** How many lines a cart may have, add-ons included. */
export const MAX_LINE_ITEMS_PER_CART = 1_000;
/** How many bytes the lines of a cart may take as JSON; a thousand ordinary ones take some 800 kB. */
export const MAX_CART_BYTES = 2_097_152;
/** The greatest quantity that a GraphQL Int can say. */
export const MAX_QUANTITY = 2_147_483_647;
/** How many add-ons one line may have. */
export const MAX_ADDON_ITEMS_PER_LINE_ITEM = 100;
/** How many nodes one page may have. */
export const MAX_PAGE_SIZE = 100;
/** How many levels of fields a query may have; ten reach the price of an add-on's catalog item in a page of carts. */
export const MAX_QUERY_DEPTH = 12;
/** What a query may cost: twenty carts with all there is to ask for, or a hundred with all about their lines. */
export const MAX_QUERY_COST = 250_000;
/** How many tokens the text of a query may have; twice as many could exhaust the stack when it is validated. */
export const MAX_QUERY_TOKENS = 20_000;
/** How many bytes the body of a request may have. */
export const MAX_REQUEST_BYTES = 1_048_576;
/** How many fields of a query may be renamed: more than a client needs, and checked before the rest is measured. */
export const MAX_ALIASES = 1_000;
/** How many directives a query may apply. */
export const MAX_DIRECTIVES = 100;
/** How many characters a friendly name may have, as people count them. */
export const MAX_FRIENDLY_NAME_LENGTH = 256;
/** How many bytes they may take in UTF-8: one character may be made of any number of code points. */
export const MAX_FRIENDLY_NAME_BYTES = 8_192;
/** How many entries a provisioning context may have, and how long its keys and values may be. */
export const MAX_CONTEXT_ENTRIES = 50;
export const MAX_CONTEXT_KEY_LENGTH = 128;
export const MAX_CONTEXT_VALUE_LENGTH = 1_024;
/** How many resellers one line may name. */
export const MAX_PARTICIPANTS = 20;
/** How long an idempotency key may be. */
export const MAX_IDEMPOTENCY_KEY_LENGTH = 255;
/** How long a search text may be. */
export const MAX_SEARCH_LENGTH = 200;

/** The limits in force. */
export interface Limits {
  maxLineItemsPerCart: number;
  maxAddonItemsPerLineItem: number;
  maxPageSize: number;
  maxQueryDepth: number;
  maxQueryCost: number;
  maxRequestBytes: number;
  cartLifetimeSeconds: number;
  idempotencyKeyLifetimeSeconds: number;
}
