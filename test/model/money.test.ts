import * as fc from "fast-check";
import { type Money, times, totalsOf } from "../../src/model/money.js";

function usd(amount: string): Money {
  return { amount, currencyCode: "USD" };
}

/** Amounts with up to ten digits before and after the point, some of them negative. */
const decimals = fc
  .record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), places: fc.nat({ max: 10 }) })
  .map(({ units, places }) => ({ amount: textOf(units, places), scaled: units * 10n ** BigInt(10 - places) }));

/** `units` divided by ten to the power of `places`, without superfluous zeros. */
function textOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  const sign = units < 0n ? "-" : "";
  return `${sign}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

describe("a price times a quantity", () => {
  it.each([
    ["0.1", 3, "0.3"],
    ["0.0003", 2_147_483_647, "644245.0941"],
    ["1.005", 1000, "1005"],
    ["19.99", 0, "0"],
    ["60000", 1, "60000"],
    ["0.0000001", 1, "0.0000001"],
    ["9007199254740993", 3, "27021597764222979"],
    ["123456789012345678901234567890.12345", 2, "246913578024691357802469135780.2469"],
  ])("%s × %s is %s, to the last digit and without an exponent", (amount, quantity, product) => {
    expect(times(usd(amount), quantity)).toEqual(usd(product));
  });

  it("keeps its currency", () => {
    expect(times({ amount: "2", currencyCode: "EUR" }, 2)).toEqual({ amount: "4", currencyCode: "EUR" });
  });

  it("is what whole numbers make of it, whatever the price and the quantity", () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 2_147_483_647 }), ({ amount, scaled }, quantity) => {
        expect(times(usd(amount), quantity).amount).toBe(textOf(scaled * BigInt(quantity), 10));
      }),
    );
  });
});

describe("totals", () => {
  it("are none for no amounts", () => {
    expect(totalsOf([])).toEqual([]);
  });

  it("are exact where floating point is not", () => {
    expect(totalsOf([usd("0.1"), usd("0.2")])).toEqual([usd("0.3")]);
    expect(totalsOf([usd("0.7"), usd("0.1")])).toEqual([usd("0.8")]);
    expect(totalsOf([usd("9007199254740992"), usd("1")])).toEqual([usd("9007199254740993")]);
    expect(totalsOf([usd("1e-7"), usd("100000000000000000000000")])).toEqual([usd("100000000000000000000000.0000001")]);
  });

  it.each(["0.1", "0.0003", "1.005", "33.333333"])("of a thousand times %s are a thousand times that", (amount) => {
    const lines = Array.from({ length: 1000 }, () => usd(amount));
    expect(totalsOf(lines)).toEqual([times(usd(amount), 1000)]);
  });

  it("are one for each currency, in the order in which the currencies appear", () => {
    const amounts = [
      { amount: "1", currencyCode: "EUR" },
      { amount: "0.1", currencyCode: "USD" },
      { amount: "2.5", currencyCode: "EUR" },
      { amount: "0.2", currencyCode: "USD" },
    ];
    expect(totalsOf(amounts)).toEqual([{ amount: "3.5", currencyCode: "EUR" }, usd("0.3")]);
  });

  it("are what whole numbers make of them, whatever the amounts and their order", () => {
    fc.assert(
      fc.property(fc.array(decimals, { minLength: 1, maxLength: 50 }), (amounts) => {
        const sum = textOf(
          amounts.reduce((total, { scaled }) => total + scaled, 0n),
          10,
        );
        const totals = totalsOf(amounts.map(({ amount }) => usd(amount)));
        expect(totals).toEqual([usd(sum)]);
        const [first, ...others] = amounts;
        expect(totalsOf([...others, first!].map(({ amount }) => usd(amount)))).toEqual(totals);
      }),
    );
  });
});
