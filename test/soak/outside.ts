import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { OrderRequest } from "../../src/model/order-request.js";
import { legacyOrder, modernOrder } from "../../src/purchasing/local-systems.js";
import {
  OrderRefused,
  type PlacedOrder,
  type PurchaseSystem,
  PurchaseSystemDown,
} from "../../src/purchasing/purchase-system.js";
import type { Chance } from "./chance.js";

/*
 * Purchase systems that are honest, and as unreliable as real ones. What they have taken they remember in a file beside
 * the store: it outlives the process that asked them, as if they were somewhere else.
 */

/** An order that a purchase system has taken: one line of its memory. */
export interface Taken {
  readonly orderRequestId: string;
  readonly cartId: string;
  readonly orderGroupId: string;
  readonly orderId: string;
}

/** Every order taken so far, each as often as it was asked for. */
export function ordersTaken(file: string): Taken[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Taken);
}

/** The two systems of the product; `trouble` is the share of requests that do not simply go well. */
export function rememberingSystems(
  file: string,
  trouble: number,
  chance: Chance,
): Readonly<Record<string, PurchaseSystem>> {
  return {
    OMS: new RememberingSystem(legacyOrder, file, trouble, chance),
    Modern: new RememberingSystem(modernOrder, file, trouble, chance),
  };
}

const LONGEST_DELAY_MILLISECONDS = 150;

class RememberingSystem implements PurchaseSystem {
  readonly #orderOf: (orderRequest: OrderRequest) => PlacedOrder;
  readonly #file: string;
  readonly #trouble: number;
  readonly #chance: Chance;

  constructor(orderOf: (orderRequest: OrderRequest) => PlacedOrder, file: string, trouble: number, chance: Chance) {
    this.#orderOf = orderOf;
    this.#file = file;
    this.#trouble = trouble;
    this.#chance = chance;
  }

  async place(orderRequest: OrderRequest): Promise<PlacedOrder> {
    // Decided by the id: who asks again for what was refused is refused again.
    if (shareOf(orderRequest.id) < this.#trouble / 4) throw new OrderRefused("Not this one.");
    if (!this.#chance.is(this.#trouble)) return this.#take(orderRequest);
    const delay = () => sleep(this.#chance.whole(1, LONGEST_DELAY_MILLISECONDS));
    switch (this.#chance.pick(["DOWN", "LATE", "LATE ANSWER", "REQUEST LOST", "ANSWER LOST"] as const)) {
      case "DOWN":
        throw new PurchaseSystemDown("The system is down for maintenance.");
      case "LATE":
        await delay();
        return this.#take(orderRequest);
      case "LATE ANSWER": {
        const order = this.#take(orderRequest);
        await delay();
        return order;
      }
      case "REQUEST LOST":
        throw new Error("socket hang up");
      case "ANSWER LOST":
        this.#take(orderRequest);
        throw new Error("socket hang up");
    }
  }

  #take(orderRequest: OrderRequest): PlacedOrder {
    const { id: orderRequestId, cartId, orderGroupId } = orderRequest;
    const order = this.#orderOf(orderRequest);
    const taken: Taken = { orderRequestId, cartId, orderGroupId, orderId: order.id };
    // One write at the end of the file: whole or not at all, also where two servers write and one of them is killed.
    appendFileSync(this.#file, `${JSON.stringify(taken)}\n`);
    return order;
  }
}

/** A number from 0 up to 1 that follows from an id. */
function shareOf(id: string): number {
  return createHash("sha256").update(id).digest().readUInt32BE() / 2 ** 32;
}
