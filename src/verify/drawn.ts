import { Big } from "big.js";
import { subscriptionKey, type Subscription } from "../model/subscription.js";
import { catalogKey } from "../model/catalog.js";
import { type Count, countsMovedBy, type Tally } from "../model/holdings.js";
import type { CreditAccount, StockAccount } from "../store/stores.js";
import type { Finding } from "./finding.js";

/** The sums of what subscriptions have drawn on, and whether the accounts say the same. */
export class Drawn {
  readonly #units = new Map<string, number>();
  readonly #credit = new Map<string, Big>();
  readonly #cores = new Map<string, number>();
  readonly #counts = new Map<string, Tally>();

  /** Adds what a subscription holds, be it there or only reserved by an order request. */
  add(subscription: Subscription): void {
    const { partnerId, catalogItemId, drawn } = subscription;
    if (drawn.stock !== 0) add(this.#units, catalogKey(catalogItemId), drawn.stock);
    if (drawn.cores) {
      const { subscriptionId, armRegionName, cores } = drawn.cores;
      add(this.#cores, coresKey(partnerId, subscriptionId, armRegionName), cores);
    }
    if (drawn.credit) {
      const line = creditKey(partnerId, drawn.credit.currencyCode);
      this.#credit.set(line, (this.#credit.get(line) ?? new Big(0)).plus(drawn.credit.amount));
    }
    for (const count of countsMovedBy([{ before: null, after: subscription }])) {
      const key = countKey(partnerId, count);
      this.#counts.set(key, countsAdded(this.#counts.get(key), count));
    }
  }

  checkStock(accounts: readonly StockAccount[]): Finding[] {
    const tell = (id: string, detail: string): Finding => ({
      invariant: "STOCK_ADDS_UP",
      subject: `item ${id}`,
      detail,
    });
    const known = new Set(accounts.map(({ catalogItemId }) => catalogItemId));
    return [
      ...accounts.flatMap(({ catalogItemId, available, sold, stocked }) => {
        const ordered = this.#units.get(catalogItemId) ?? 0;
        const findings: Finding[] = [];
        if (sold !== ordered) findings.push(tell(catalogItemId, `${sold} are sold; orders have ${ordered}.`));
        if (available !== null && available < 0) findings.push(tell(catalogItemId, `${available} are available.`));
        if (available !== null && available + sold !== stocked) {
          const detail = `${available} are available and ${sold} are sold, of ${stocked} in all.`;
          findings.push(tell(catalogItemId, detail));
        }
        return findings;
      }),
      ...[...this.#units.keys()]
        .filter((id) => !known.has(id))
        .map((id) => tell(id, `Orders have ${this.#units.get(id)} of an item without inventory.`)),
    ];
  }

  checkCredit(accounts: readonly CreditAccount[]): Finding[] {
    return accounts.flatMap(({ partnerId, currencyCode, used, opening }): Finding[] => {
      const drawn = this.#credit.get(creditKey(partnerId, currencyCode)) ?? new Big(0);
      if (drawn.plus(opening).eq(used)) return [];
      const detail = `${used} are used; ${opening} were before, and orders have drawn ${drawn.toFixed()}.`;
      return [{ invariant: "CREDIT_ADDS_UP", subject: `${currencyCode} credit of partner ${partnerId}`, detail }];
    });
  }

  /** What customers own, by the ledger's counters and by what is there. */
  checkCounts(counters: readonly (Count & { readonly partnerId: string })[]): Finding[] {
    const left = new Map(this.#counts);
    const findings: Finding[] = [];
    const compare = (key: string, stored: Tally, found: Tally) => {
      if (sameTally(stored, found)) return;
      const detail = `The counter says ${tallyText(stored)}; there are ${tallyText(found)}.`;
      findings.push({ invariant: "HOLDINGS_ADD_UP", subject: `holdings of ${key}`, detail });
    };
    for (const counter of counters) {
      const key = countKey(counter.partnerId, counter);
      compare(key, counter, left.get(key) ?? NONE);
      left.delete(key);
    }
    for (const [key, found] of left) compare(key, NONE, found);
    return findings;
  }

  /** How much was used before is not known of cores: they are imported with what uses them now. */
  checkCores({ partnerId, id, coreQuotas }: Subscription): Finding[] {
    return coreQuotas.flatMap(({ armRegionName, used }): Finding[] => {
      const drawn = this.#cores.get(coresKey(partnerId, id, armRegionName)) ?? 0;
      if (used >= drawn) return [];
      const detail = `${used} cores are used in ${armRegionName}; orders have drawn ${drawn}.`;
      return [{ invariant: "CORES_ADD_UP", subject: `subscription ${id}`, detail }];
    });
  }
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

const creditKey = (partnerId: string, currencyCode: string) => `${partnerId} ${currencyCode}`;

const coresKey = (partnerId: string, storedSubscriptionId: string, armRegionName: string) =>
  `${partnerId} ${subscriptionKey(storedSubscriptionId)} ${armRegionName}`;

const NONE: Tally = { living: 0, livingQuantity: 0, ever: 0 };

const countKey = (partnerId: string, { customerId, itemKind, sku }: Count) =>
  `partner ${partnerId}, ${customerId === null ? "all customers" : `customer ${customerId}`}, ${sku ?? "all"} of kind ${itemKind}`;

function countsAdded(sum: Tally = NONE, { living, livingQuantity, ever }: Tally): Tally {
  return {
    living: sum.living + living,
    livingQuantity: sum.livingQuantity + livingQuantity,
    ever: sum.ever + ever,
  };
}

function sameTally(one: Tally, other: Tally): boolean {
  return one.living === other.living && one.livingQuantity === other.livingQuantity && one.ever === other.ever;
}

function tallyText({ living, livingQuantity, ever }: Tally): string {
  return `${living} with ${livingQuantity} units, ${ever} ever`;
}
