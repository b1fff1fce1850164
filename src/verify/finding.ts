/** What an audit can find broken. */
export const INVARIANTS = {
  READABLE: "Every object can be read, and says the same as the columns beside it.",
  VERSIONS_WITHOUT_GAPS: "A cart has had every version from its first one known to its present one, each once.",
  LINE_IN_ONE_PLACE: "The id of a line is in one place of one cart.",
  LINE_IN_ITS_GROUP: "A line's group is a group of its cart.",
  ONE_ORDER_PER_GROUP: "A group of a cart has been ordered once or not at all.",
  CART_KNOWS_ITS_ORDERS: "A cart and its orders say the same of each other: the same groups, the same lines.",
  CART_STATUS: "A cart is ORDERED only when all of its lines have been ordered.",
  CHECKOUT_ENDS:
    "What a checkout has left open, a hold on a cart, an order request or a key without answer, will be finished.",
  ORDER_ENDS: "An order that waits for something has a time at which that comes.",
  ORDER_MADE_ITS_LINES: "A subscription and the order it came from know each other; a cancelled order has left none.",
  STOCK_ADDS_UP: "What is available of an item, and what was sold of it, is what there was; and orders sold it.",
  CREDIT_ADDS_UP: "What is used of a credit line is what was used before, and what orders have drawn.",
  HOLDINGS_ADD_UP:
    "The ledger counts as many subscriptions of each customer as there are, those of order requests included.",
  PARENT_EXISTS: "A subscription that depends on another one depends on one that is there, of the same customer.",
  CORES_ADD_UP: "An Azure subscription uses at least the cores that orders have drawn from its quota.",
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** One broken invariant of one object. */
export interface Finding {
  readonly invariant: Invariant;
  /** What is broken, such as `cart 3655b1a0-…`. */
  readonly subject: string;
  readonly detail: string;
}
