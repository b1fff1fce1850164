import { problem } from "../../src/errors/reasons.js";
import { openProblems, stateProblems } from "../../src/cart/open-cart.js";
import { type Cart, isAbandoned } from "../../src/model/cart.js";
import { aCustomer, aPartner } from "../support/builders.js";

const NOW = "2026-03-01T09:30:00.000Z";
const LATER = "2026-03-01T09:30:00.001Z";

/** An active cart that expires a moment from now, and that nobody holds. */
function aCart(overrides: Partial<Cart> = {}): Cart {
  return {
    id: "cart-1",
    partnerId: aPartner().id,
    customerId: aCustomer().id,
    version: 7,
    status: "ACTIVE",
    creationTimeStamp: NOW,
    lastModifiedTimeStamp: NOW,
    expirationTimeStamp: LATER,
    lastModifiedUser: "user-1",
    lineItems: [],
    orderGroups: [],
    triedGroups: [],
    checkoutClaim: null,
    awaitingOutcome: [],
    dueTimeStamp: null,
    ...overrides,
  };
}

function aClaim(until: string): Cart["checkoutClaim"] {
  return { id: "claim-1", until, orderGroupIds: [], orderErrors: [], userId: "user-1", idempotencyKey: null };
}

describe("a cart that is to be changed or checked out", () => {
  it("is not refused while it is active, even in its last moment", () => {
    expect(stateProblems(aCart(), "cart-1", NOW)).toEqual([]);
  });

  it("800008: does not exist", () => {
    expect(stateProblems(null, "CART-1", NOW)).toEqual([
      {
        code: 800008,
        errorCode: "CART_ID_NOT_FOUND",
        problem: problem("CART_UNKNOWN", { cartId: "CART-1" }),
        path: ["input", "cartId"],
        retryable: false,
        retryAfterSeconds: null,
      },
    ]);
  });

  it("800008: expires this very moment", () => {
    expect(stateProblems(aCart({ expirationTimeStamp: NOW }), "cart-1", NOW)).toMatchObject([
      {
        errorCode: "CART_ID_NOT_FOUND",
        problem: problem("CART_EXPIRED", { cartId: "cart-1", expirationTimeStamp: NOW }),
      },
    ]);
  });

  it("800064: is held by a living checkout", () => {
    expect(stateProblems(aCart({ checkoutClaim: aClaim(LATER) }), "cart-1", NOW)).toMatchObject([
      {
        code: 800064,
        problem: problem("CART_CLAIMED", { cartId: "cart-1" }),
        retryable: true,
        retryAfterSeconds: 1,
      },
    ]);
  });

  it("is not refused for a checkout that died this very moment: that one is finished first", () => {
    const cart = aCart({ checkoutClaim: aClaim(NOW) });
    expect(stateProblems(cart, "cart-1", NOW)).toEqual([]);
    expect(isAbandoned(cart, NOW)).toBe(true);
  });

  it("800065: is ordered", () => {
    expect(stateProblems(aCart({ status: "ORDERED" }), "cart-1", NOW)).toMatchObject([
      {
        code: 800065,
        problem: problem("CART_ORDERED", { cartId: "cart-1" }),
        retryable: false,
      },
    ]);
  });
});

describe("the version that a caller expects", () => {
  const problemsWith = (expectedVersion: number | null | undefined) =>
    openProblems(aCart(), { cartId: "cart-1", expectedVersion }, NOW);

  it.each([undefined, null, 7])("is fine when it is %s and the cart is at 7", (expectedVersion) => {
    expect(problemsWith(expectedVersion)).toEqual([]);
  });

  it.each([6, 8, 0])("800036: is not fine when it is %i and the cart is at 7", (expectedVersion) => {
    expect(problemsWith(expectedVersion)).toMatchObject([
      {
        code: 800036,
        problem: problem("VERSION_DIFFERS", { what: "cart", expectedVersion, version: 7 }),
        path: ["input", "expectedVersion"],
      },
    ]);
  });

  it("800036: is reported beside what else speaks against the change", () => {
    const input = { cartId: "cart-1", expectedVersion: 6 };
    expect(openProblems(aCart({ status: "ORDERED" }), input, NOW).map(({ code }) => code)).toEqual([800065, 800036]);
    expect(openProblems(null, input, NOW).map(({ code }) => code)).toEqual([800008]);
  });

  it("is not looked at for a cart id that is malformed: that is among the problems already", () => {
    expect(openProblems(null, { cartId: null, expectedVersion: 6 }, NOW)).toEqual([]);
  });
});
