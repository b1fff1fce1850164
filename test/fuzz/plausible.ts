import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import {
  brokenLine,
  callingPlan,
  ITEM,
  officeLine,
  reservationLine,
  saasLine,
  softwareLine,
} from "../support/api-carts.js";

/** How to come by a value for a field of that name; undefined where there is none yet. */
export type Values = Readonly<Record<string, (() => unknown) | undefined>>;

/** Lines that can be ordered, and some that cannot. */
export const PLAUSIBLE_LINES: readonly object[] = [
  officeLine(),
  officeLine({ addonItems: [callingPlan()] }),
  softwareLine(),
  saasLine(),
  saasLine({ friendlyName: "A name" }),
  saasLine({ quantity: 2 }),
  saasLine({ quantity: 3 }),
  saasLine({ quantity: 4 }),
  saasLine({ quantity: 5 }),
  reservationLine(),
  brokenLine(),
  { catalogItemId: ITEM.tenCents, quantity: 3, billingCycle: "ONE_TIME" },
  { catalogItemId: ITEM.newCommerce, quantity: 2, billingCycle: "ANNUAL", termDuration: "P1Y" },
  {
    catalogItemId: ITEM.newCommerce,
    quantity: 1,
    billingCycle: "MONTHLY",
    termDuration: "P1M",
    renewsTo: { termDuration: "P1Y" },
  },
  { catalogItemId: ITEM.limitedStock, quantity: 1, billingCycle: "ONE_TIME" },
  { catalogItemId: ITEM.withoutAdapter, quantity: 1, billingCycle: "ONE_TIME" },
  { catalogItemId: ITEM.trial, quantity: 1, billingCycle: "NONE", termDuration: "P1M" },
  { catalogItemId: "CARTWRIGHT11:0001:AVAILABLE001", quantity: 1, billingCycle: "MONTHLY", termDuration: "P1M" },
  { catalogItemId: "__proto__", quantity: 1, billingCycle: "MONTHLY" },
];

const { norway: _closed, ...open } = CUSTOMER_IDS;

/** Most of what is bought is for the two that can buy it; in Norway orders fail by design, with the code of a failure. */
export const PLAUSIBLE_CUSTOMERS: readonly string[] = [
  ...Array<string>(60).fill(CUSTOMER_IDS.mixed),
  ...Array<string>(15).fill(CUSTOMER_IDS.addons),
  ...Object.values(open),
];
