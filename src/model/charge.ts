import type { BillingCycleType } from "./enums.js";
import { type Money, times, totalsOf } from "./money.js";

/** What a line costs for its first billing period, or once; its amount is null where no price is listed. */
export interface Charge {
  readonly billingCycle: BillingCycleType;
  readonly amount: Money | null;
}

/** What the lines of one billing cycle cost for one period, one total per currency. */
export interface BillingCycleTotal {
  readonly billingCycle: BillingCycleType;
  readonly totals: Money[];
}

/** The charge of so many units. */
export function chargeOf(unitPrice: Money | null, quantity: number, billingCycle: BillingCycleType): Charge {
  return { billingCycle, amount: unitPrice && times(unitPrice, quantity) };
}

/** One total per currency of what is priced; null where there are charges and none of them has a price. */
export function totalsOfCharges(charges: readonly Charge[]): Money[] | null {
  const amounts = charges.flatMap(({ amount }) => amount ?? []);
  return amounts.length === 0 && charges.length > 0 ? null : totalsOf(amounts);
}

/** The same by billing cycle, in order of first appearance; a cycle without any price is left out. */
export function totalsByBillingCycleOf(charges: readonly Charge[]): BillingCycleTotal[] | null {
  if (totalsOfCharges(charges) === null) return null;
  const cycles = [...new Set(charges.map(({ billingCycle }) => billingCycle))];
  return cycles.flatMap((billingCycle) => {
    const totals = totalsOfCharges(charges.filter((charge) => charge.billingCycle === billingCycle));
    return totals ? [{ billingCycle, totals }] : [];
  });
}

/** False when totals leave something out because no price is listed for it. */
export function arePricesComplete(charges: readonly Charge[]): boolean {
  return charges.every(({ amount }) => amount !== null);
}
