import * as fc from "fast-check";
import {
  arePricesComplete,
  type Charge,
  chargeOf,
  totalsByBillingCycleOf,
  totalsOfCharges,
} from "../../src/model/charge.js";
import { totalsOf } from "../../src/model/money.js";

const usd = (amount: string) => ({ amount, currencyCode: "USD" });
const monthly = chargeOf(usd("12.5"), 2, "MONTHLY");
const annual = chargeOf(usd("72"), 1, "ANNUAL");
const euro = chargeOf({ amount: "3", currencyCode: "EUR" }, 1, "MONTHLY");
const unpriced = chargeOf(null, 5, "ONE_TIME");

describe("the totals of charges", () => {
  it("are one a currency, and by billing cycle the same", () => {
    expect(totalsOfCharges([monthly, annual, euro])).toEqual([usd("97"), { amount: "3", currencyCode: "EUR" }]);
    expect(totalsByBillingCycleOf([monthly, annual, euro])).toEqual([
      { billingCycle: "MONTHLY", totals: [usd("25"), { amount: "3", currencyCode: "EUR" }] },
      { billingCycle: "ANNUAL", totals: [usd("72")] },
    ]);
    expect(arePricesComplete([monthly, annual, euro])).toBe(true);
  });

  it("leave out what has no price, and say so", () => {
    expect(totalsOfCharges([unpriced, annual])).toEqual([usd("72")]);
    expect(totalsByBillingCycleOf([unpriced, annual])).toEqual([{ billingCycle: "ANNUAL", totals: [usd("72")] }]);
    expect(arePricesComplete([unpriced, annual])).toBe(false);
  });

  it("are null where nothing has a price, which is not the same as to cost nothing", () => {
    expect(totalsOfCharges([unpriced])).toBeNull();
    expect(totalsByBillingCycleOf([unpriced])).toBeNull();
    expect(totalsOfCharges([chargeOf(usd("0"), 3, "MONTHLY")])).toEqual([usd("0")]);
  });

  it("are none for nothing", () => {
    expect([totalsOfCharges([]), totalsByBillingCycleOf([]), arePricesComplete([])]).toEqual([[], [], true]);
  });

  it("by billing cycle come to the totals, whatever the charges", () => {
    const charges = fc.array(
      fc.record<Charge>({
        billingCycle: fc.constantFrom("MONTHLY", "ANNUAL", "ONE_TIME"),
        amount: fc.option(
          fc.record({
            amount: fc.integer({ min: 0, max: 1_000_000 }).map((cents) => `${Math.floor(cents / 100)}.${cents % 10}`),
            currencyCode: fc.constantFrom("USD", "EUR"),
          }),
        ),
      }),
    );
    const inOrder = (amounts: ReturnType<typeof totalsOfCharges>) =>
      amounts && [...amounts].sort((one, other) => one.currencyCode.localeCompare(other.currencyCode));
    fc.assert(
      fc.property(charges, (some) => {
        const byCycle = totalsByBillingCycleOf(some);
        expect(inOrder(byCycle && totalsOf(byCycle.flatMap(({ totals }) => totals)))).toEqual(
          inOrder(totalsOfCharges(some)),
        );
      }),
    );
  });
});
