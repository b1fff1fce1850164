import type { OrderRequest } from "../../src/model/order-request.js";
import { legacySystem, modernSystem } from "./local-systems.js";
import { OrderRefused, type PlacedOrder, PurchaseSystemDown } from "../../src/purchasing/purchase-system.js";

/** A purchase system that does not care how long anybody waits for it. */
interface ScriptedSystem {
  place(orderRequest: OrderRequest): Promise<PlacedOrder>;
}

/** What a purchase system does with the next orders it is asked for. */
export type Behaviour =
  /** Takes them, and says so. */
  | "TAKE"
  /** Says no. */
  | "REFUSE"
  /** Cannot be reached. */
  | "DOWN"
  /** Takes them, and the answer is lost. */
  | "TAKE_SILENTLY"
  /** Nothing arrives there, and nobody is told. */
  | "LOSE";

/**
 * The two purchase systems of the product, doing what a test says. They remember what they were asked and what they
 * took, by order request id: an order that was taken under two ids is one that was placed twice.
 */
export class ScriptedSystems {
  behaviour: Behaviour = "TAKE";
  /** Where set, every order waits for it before anything else happens. */
  gate: Promise<void> | null = null;
  /** Every order request asked for, in order. */
  readonly asked: OrderRequest[] = [];
  /** The orders taken, by order request id. */
  readonly taken = new Map<string, PlacedOrder>();

  readonly systems: Readonly<Record<string, ScriptedSystem>> = {
    OMS: this.#scripted(legacySystem),
    Modern: this.#scripted(modernSystem),
  };

  #scripted(system: ScriptedSystem): ScriptedSystem {
    return {
      place: async (orderRequest) => {
        this.asked.push(orderRequest);
        await this.gate;
        switch (this.behaviour) {
          case "REFUSE":
            throw new OrderRefused("The customer's account is closed.");
          case "DOWN":
            throw new PurchaseSystemDown("The system is down for maintenance.");
          case "LOSE":
            throw new Error("socket hang up");
        }
        const order = await system.place(orderRequest);
        this.taken.set(orderRequest.id, order);
        if (this.behaviour === "TAKE_SILENTLY") throw new Error("socket hang up");
        return order;
      },
    };
  }
}
