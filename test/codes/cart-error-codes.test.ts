import { CART_ERROR_CODES, cartErrorCodeOf } from "../../src/codes/cart-error-codes.js";
import { ORDER_ERROR_CODES, orderErrorCodeOf } from "../../src/codes/order-error-codes.js";

describe("error codes by number", () => {
  it("are all found", () => {
    for (const [key, { code }] of Object.entries(CART_ERROR_CODES)) expect(cartErrorCodeOf(code)).toBe(key);
    for (const [key, { code }] of Object.entries(ORDER_ERROR_CODES)) expect(orderErrorCodeOf(code)).toBe(key);
  });

  it("0: a number that this version does not know is UNKNOWN", () => {
    expect(cartErrorCodeOf(10014)).toBe("UNKNOWN");
    expect(orderErrorCodeOf(800066)).toBe("UNKNOWN");
  });
});
