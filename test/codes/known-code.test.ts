import { cartErrorCodeOf } from "../../src/codes/cart-error-codes.js";
import { nameStoredCode } from "../../src/codes/known-code.js";
import { orderErrorCodeOf } from "../../src/codes/order-error-codes.js";

const named = (error: { code: number; errorCode: string; storedCode?: number | null }) => {
  nameStoredCode<string>(error, error.code < 800_000 && !error.storedCode ? cartErrorCodeOf : orderErrorCodeOf);
  return error;
};

describe("the code of a stored error", () => {
  it("is UNKNOWN and 0 where it is not known, with the stored number beside it", () => {
    expect(named({ code: 10014, errorCode: "OF_LATER" })).toEqual({ code: 0, errorCode: "UNKNOWN", storedCode: 10014 });
    expect(named({ code: 800099, errorCode: "OF_LATER" })).toEqual({
      code: 0,
      errorCode: "UNKNOWN",
      storedCode: 800099,
    });
  });

  it("stays so when it is stored again, and is found again by the version that knows it", () => {
    const unknown = { code: 0, errorCode: "UNKNOWN", storedCode: 800099 };
    expect(named({ ...unknown })).toEqual(unknown);
    expect(named({ ...unknown, storedCode: 800010 })).toEqual({ code: 800010, errorCode: "INVENTORY_NOT_AVAILABLE" });
  });

  it("is what it was where it is known, and has no number beside it", () => {
    expect(named({ code: 10003, errorCode: "OF_OLD" })).toEqual({ code: 10003, errorCode: "INVENTORY_NOT_AVAILABLE" });
    expect(named({ code: 0, errorCode: "UNKNOWN" })).toEqual({ code: 0, errorCode: "UNKNOWN" });
  });

  it("may be that of no error", () => {
    expect(() => nameStoredCode(null, cartErrorCodeOf)).not.toThrow();
  });
});
