import { Big } from "big.js";
import * as fc from "fast-check";
import type { CatalogItem, ListPrice, Term } from "../../src/model/catalog.js";
import type { BillingCycleType, TermDuration } from "../../src/model/enums.js";
import { times, totalsOf } from "../../src/model/money.js";
import { defaultPriceOf, listPricesOf, priceOfLine, pricesOf, unitPriceOf } from "../../src/model/price.js";
import { aLine, anItem } from "../support/builders.js";

const term = (duration: TermDuration, ...billingCycles: BillingCycleType[]): Term => ({
  duration,
  billingCycles,
  renewalTermDurations: [],
});

const CYCLES: BillingCycleType[] = ["MONTHLY", "ANNUAL", "BIENNIAL", "TRIENNIAL", "ONE_TIME", "NONE"];
const MODERN_TERMS = [
  term("P1M", "MONTHLY"),
  term("P1Y", "MONTHLY", "ANNUAL", "ONE_TIME"),
  term("P3Y", "MONTHLY", "ANNUAL", "TRIENNIAL"),
];

/** A modern item whose terms are listed at these amounts. */
function modern(amounts: Partial<Record<TermDuration, string>>, currency = "USD") {
  const listPrices = Object.entries(amounts).map(([duration, amount]) => ({
    termDuration: duration as TermDuration,
    amount,
  }));
  return anItem({
    purchaseSystem: "Modern",
    terms: MODERN_TERMS,
    supportedBillingCycles: CYCLES,
    currency,
    listPrices,
  });
}

function legacy(amount: string, currency = "USD") {
  const listPrices = [{ termDuration: null, amount }];
  const terms = [term("P1Y", "MONTHLY", "ANNUAL")];
  return anItem({ terms, supportedBillingCycles: CYCLES, currency, listPrices });
}

const usd = (amount: string) => ({ amount, currencyCode: "USD" });

describe("a legacy offer costs", () => {
  it.each<[BillingCycleType, string]>([
    ["MONTHLY", "12.5"],
    ["ANNUAL", "150"],
    ["BIENNIAL", "300"],
    ["TRIENNIAL", "450"],
    ["ONE_TIME", "12.5"],
    ["NONE", "12.5"],
  ])("the monthly price times the months of the cycle, without a term as well: %s", (cycle, amount) => {
    expect(unitPriceOf(legacy("12.5"), null, cycle)).toEqual(usd(amount));
  });

  it("the same for its term, and nothing that is listed for another", () => {
    expect(unitPriceOf(legacy("12.5"), "P1Y", "ANNUAL")).toEqual(usd("150"));
    expect(unitPriceOf(legacy("12.5"), "P3Y", "ANNUAL")).toBeNull();
  });

  it("exactly that, however small: it is not rounded", () => {
    expect(unitPriceOf(legacy("0.0003"), null, "MONTHLY")).toEqual(usd("0.0003"));
  });
});

describe("a modern item costs", () => {
  it.each<[TermDuration, BillingCycleType, string]>([
    ["P1M", "MONTHLY", "7.2"],
    ["P1Y", "MONTHLY", "6"],
    ["P1Y", "ANNUAL", "72"],
    ["P1Y", "ONE_TIME", "72"],
    ["P3Y", "MONTHLY", "5.56"],
    ["P3Y", "ANNUAL", "66.67"],
    ["P3Y", "TRIENNIAL", "200"],
  ])("the price of its term divided by the billing periods, to the cent: %s, %s", (duration, cycle, amount) => {
    expect(unitPriceOf(modern({ P1M: "7.2", P1Y: "72", P3Y: "200" }), duration, cycle)).toEqual(usd(amount));
  });

  it.each([
    ["USD", "0.06", "0.01"],
    ["USD", "0.05", "0"],
    ["JPY", "1000", "83"],
    ["JPY", "1002", "84"],
    ["BHD", "1", "0.083"],
    ["BHD", "1.002", "0.084"],
  ])("rounded half up to the minor unit of the currency: a twelfth of %s %s is %s", (currency, amount, part) => {
    const price = unitPriceOf(modern({ P1Y: amount }, currency), "P1Y", "MONTHLY");
    expect(price).toEqual({ amount: part, currencyCode: currency });
  });

  it("nothing that is known, where its term is not listed, not offered, or not billed so", () => {
    const item = modern({ P1Y: "72" });
    expect(unitPriceOf(item, "P3Y", "MONTHLY")).toBeNull();
    expect(unitPriceOf(item, "P1Y", "TRIENNIAL")).toBeNull();
    expect(unitPriceOf({ ...item, terms: [] }, "P1Y", "MONTHLY")).toBeNull();
  });

  it("nothing that is known, where a term has no whole number of billing periods", () => {
    const item = modern({ P1M: "6", P3Y: "200" });
    const terms = [term("P1M", "ANNUAL"), term("P3Y", "BIENNIAL")];
    expect(pricesOf({ ...item, terms })).toEqual([]);
  });

  it("without a term, the listed price: of its only one, or of the first that is billed so", () => {
    const software = anItem({ purchaseSystem: "Modern", terms: [], supportedBillingCycles: ["ONE_TIME", "MONTHLY"] });
    expect(unitPriceOf(software, null, "ONE_TIME")).toEqual(usd("12.5"));
    expect(unitPriceOf(software, null, "MONTHLY")).toEqual(usd("12.5"));
    expect(unitPriceOf(modern({ P1Y: "72", P3Y: "200" }), null, "ANNUAL")).toEqual(usd("72"));
  });
});

describe("the prices of an item", () => {
  it("are those of its terms and cycles, each with the price of the whole term", () => {
    const item = { ...modern({ P1M: "7.2", P1Y: "72" }), terms: MODERN_TERMS.slice(0, 2) };
    expect(pricesOf(item)).toEqual([
      { termDuration: "P1M", billingCycle: "MONTHLY", unitPrice: usd("7.2"), termPrice: usd("7.2") },
      { termDuration: "P1Y", billingCycle: "MONTHLY", unitPrice: usd("6"), termPrice: usd("72") },
      { termDuration: "P1Y", billingCycle: "ANNUAL", unitPrice: usd("72"), termPrice: usd("72") },
      { termDuration: "P1Y", billingCycle: "ONE_TIME", unitPrice: usd("72"), termPrice: usd("72") },
    ]);
  });

  it("of a legacy offer count the months of the term", () => {
    expect(pricesOf(legacy("12.5"))).toEqual([
      { termDuration: "P1Y", billingCycle: "MONTHLY", unitPrice: usd("12.5"), termPrice: usd("150") },
      { termDuration: "P1Y", billingCycle: "ANNUAL", unitPrice: usd("150"), termPrice: usd("150") },
    ]);
    const trial = { ...legacy("0"), terms: [term("P1M", "NONE")] };
    expect(pricesOf(trial)).toMatchObject([{ billingCycle: "NONE", unitPrice: usd("0"), termPrice: usd("0") }]);
  });

  it("have no term where the item has none", () => {
    const item = anItem({ purchaseSystem: "Modern", terms: [], supportedBillingCycles: ["ONE_TIME"] });
    expect(pricesOf(item)).toEqual([
      { termDuration: null, billingCycle: "ONE_TIME", unitPrice: usd("12.5"), termPrice: null },
    ]);
  });

  it("are none where none is listed, as is the price by default", () => {
    for (const item of [anItem({ listPrices: [] }), modern({})]) {
      expect(pricesOf(item)).toEqual([]);
      expect(defaultPriceOf(item)).toBeNull();
    }
    expect(defaultPriceOf(anItem({ terms: [], supportedBillingCycles: [] }))).toBeNull();
  });

  it("begin with the one by default", () => {
    expect(defaultPriceOf(modern({ P1M: "7.2", P1Y: "72" }))).toEqual(usd("7.2"));
  });

  it("are spelt in one way", () => {
    expect(defaultPriceOf(legacy("12.50"))).toEqual(usd("12.5"));
    expect(unitPriceOf(modern({ P1Y: "72.00" }), "P1Y", "ANNUAL")).toEqual(usd("72"));
  });
});

describe("the price of a line", () => {
  it("is that of its own term and cycle, in its currency only", () => {
    const item = modern({ P1M: "7.2", P1Y: "72" });
    const line = aLine({ termDuration: "P1Y", billingCycle: "ANNUAL" });
    expect(priceOfLine(line, item)).toEqual(usd("72"));
    expect(priceOfLine({ ...line, currencyCode: "EUR" }, item)).toBeNull();
  });
});

describe("exactness", () => {
  const cents = fc.integer({ min: 0, max: 1_000_000_000 });
  const amounts = cents.map((amount) => new Big(amount).div(100).toFixed());
  const cycles = fc.constantFrom<[BillingCycleType, number]>(["MONTHLY", 1], ["ANNUAL", 12]);

  it("of legacy offers: the cycles of a year come to the same, whatever the price", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 10_000_000 }), (amount, quantity) => {
        const [monthly, annual] = pricesOf(legacy(amount)).map(({ unitPrice }) => times(unitPrice, quantity));
        expect(totalsOf(Array.from({ length: 12 }, () => monthly!))).toEqual([annual]);
      }),
    );
  });

  it("of modern items: what whole numbers make of a term's price, half a unit up", () => {
    fc.assert(
      fc.property(cents, cycles, fc.constantFrom<[TermDuration, number]>(["P1Y", 12], ["P3Y", 36]), (sum, by, of) => {
        const [[cycle, months], [duration, monthsOfTerm]] = [by, of];
        const periods = BigInt(monthsOfTerm / months);
        const item = modern({ [duration]: new Big(sum).div(100).toFixed() });
        const rounded = (2n * BigInt(sum) + periods) / (2n * periods);
        const expected = new Big(rounded.toString()).div(100).toFixed();
        expect(unitPriceOf(item, duration, cycle)).toEqual(usd(expected));
      }),
    );
  });
});

describe("an item with one price for one billing period, as older versions stored it, is listed so that its default price stays", () => {
  const price = usd("6");

  it.each<[string, CatalogItem, ListPrice[]]>([
    ["legacy, by the month", legacy("0"), [{ termDuration: null, amount: "6" }]],
    [
      "legacy, by the year",
      { ...legacy("0"), terms: [term("P1Y", "ANNUAL")] },
      [{ termDuration: null, amount: "0.5" }],
    ],
    ["legacy without terms", { ...legacy("0"), terms: [] }, [{ termDuration: null, amount: "6" }]],
    [
      "by term",
      modern({}),
      [
        { termDuration: "P1M", amount: "6" },
        { termDuration: "P1Y", amount: "72" },
        { termDuration: "P3Y", amount: "216" },
      ],
    ],
    ["billed once a term", { ...modern({}), terms: [term("P1Y", "ONE_TIME")] }, [{ termDuration: "P1Y", amount: "6" }]],
    ["without terms", { ...modern({}), terms: [] }, [{ termDuration: null, amount: "6" }]],
  ])("%s", (_what, item, expected) => {
    expect(listPricesOf(price, item)).toEqual(expected);
    expect(defaultPriceOf({ ...item, listPrices: listPricesOf(price, item) })).toEqual(price);
  });

  it("without a price there is none", () => {
    expect(listPricesOf(null, legacy("0"))).toEqual([]);
  });
});
