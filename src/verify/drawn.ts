import { Big } from "big.js";
import { assetKey, type Asset } from "../model/asset.js";
import { catalogKey } from "../model/catalog.js";
import type { OrderDraft } from "../model/order.js";
import type { CreditAccount, StockAccount } from "../store/stores.js";
import type { Finding } from "./finding.js";

type Drawing = Pick<OrderDraft, "partnerId" | "taken">;

/** The sums of what orders have drawn on, and whether the accounts say the same. */
export class Drawn {
  readonly #units = new Map<string, number>();
  readonly #credit = new Map<string, Big>();
  readonly #cores = new Map<string, number>();

  /** Counts an order that was not cancelled, or a placement that waits for its outcome. */
  add({ partnerId, taken }: Drawing): void {
    for (const { catalogItemId, quantity } of taken.units) add(this.#units, catalogKey(catalogItemId), quantity);
    for (const { assetId, armRegionName, cores } of taken.cores) {
      add(this.#cores, coresKey(partnerId, assetId, armRegionName), cores);
    }
    const line = creditKey(partnerId, taken.credit.currencyCode);
    this.#credit.set(line, (this.#credit.get(line) ?? new Big(0)).plus(taken.credit.amount));
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

  /** How much was used before is not known of cores: they are imported with what uses them now. */
  checkCores({ partnerId, id, coreQuotas }: Asset): Finding[] {
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

const coresKey = (partnerId: string, assetId: string, armRegionName: string) =>
  `${partnerId} ${assetKey(assetId)} ${armRegionName}`;
