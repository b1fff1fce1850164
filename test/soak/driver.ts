import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { CHECKOUT_STEPS } from "../../src/checkout/place.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import type { ReferenceData } from "../../src/model/reference-data.js";
import { SAMPLE_DATA } from "../../src/sample-data/sample-data.js";
import { openStore } from "../../src/store/database.js";
import type { Store } from "../../src/store/stores.js";
import { benchmarkCustomers } from "../bench/customers.js";
import { ITEM } from "../support/api-carts.js";
import { Chance } from "./chance.js";
import { checkStore, whatIsOpen } from "./check-store.js";
import { Client } from "./client.js";
import type { BrokenPromise } from "./finding.js";
import { Gateway } from "./gateway.js";
import { Ledger } from "./ledger.js";
import { type Death, type Killed, type MortalServer, startMortalServer } from "./mortal-server.js";

export interface SoakOptions {
  /** An empty store. */
  readonly databaseUrl: string;
  /** A file that is not there yet: where the purchase systems remember what they have taken. */
  readonly outsideFile: string;
  readonly seed: number;
  /** Asked after each round; false to end. Whatever is going on then comes to its end first. */
  readonly goesOn: (progress: Progress) => boolean;
}

/** What has happened so far. */
export interface Progress {
  readonly milliseconds: number;
  readonly rounds: number;
  /** Kills by how the server died. */
  readonly kills: Readonly<Record<Killed, number>>;
  /** Rounds with two servers, one of which went on without the other for a while. */
  readonly pairs: number;
  /** Requests that a kill left without answer. */
  readonly interrupted: number;
  readonly answered: number;
  readonly unanswered: number;
  readonly replays: number;
  readonly refusals: ReadonlyMap<number, number>;
  readonly lines: number;
  readonly orders: number;
  /** How often the whole store was checked. */
  readonly checks: number;
  readonly findings: readonly BrokenPromise[];
}

const CLIENTS = 6;
const TROUBLE = 0.2;
/** How long a server that is to die at any time lives, at most. */
const LONGEST_LIFE_MILLISECONDS = 450;
/** A step that is not reached by then is given up, and the server is killed at that time. */
const STEP_MILLISECONDS = 2_000;
/** A write that is not seen by then is not waited for any longer. */
const WRITE_MILLISECONDS = 1_000;
const STOCK = 4;
/** After so many rounds everything is brought to its end, and must then be at its end. */
const ROUNDS_BETWEEN_ENDS = 40;
/** The pauses between two requests for the same order grow with its age: up to about the time of those rounds. */
const END_MILLISECONDS = 90_000;

/** Kills servers under load, round after round, until it is enough or something is found broken. */
export async function soak(options: SoakOptions): Promise<Progress> {
  const store = await openStore(options.databaseUrl);
  try {
    // Nothing is known yet of any subscription: whatever there will be, these servers have made.
    await store.load({ ...SAMPLE_DATA, subscriptions: [] });
    await store.load(benchmarkCustomers());
    return await new Soak(options, store).run();
  } finally {
    await store.close();
  }
}

class Soak {
  readonly #options: SoakOptions;
  readonly #store: Store;
  readonly #chance: Chance;
  readonly #ledger = new Ledger();
  readonly #gateway: Gateway;
  readonly #clients: readonly Client[];
  readonly #began = performance.now();
  readonly #kills: Record<Killed, number> = { ...noKills(), "ANY TIME": 0 };
  #rounds = 0;
  #pairs = 0;
  #interrupted = 0;
  #checks = 0;
  #checkedAt = 0;
  #checkTook = 0;
  #scarceItem = "";
  #isPaused = false;

  constructor(options: SoakOptions, store: Store) {
    this.#options = options;
    this.#store = store;
    this.#chance = new Chance(options.seed);
    this.#gateway = new Gateway(this.#ledger, this.#newChance());
    this.#clients = Array.from(
      { length: CLIENTS },
      (_, index) =>
        new Client({
          name: `client-${index}`,
          chance: this.#newChance(),
          gateway: this.#gateway,
          ledger: this.#ledger,
          scarceItem: () => this.#scarceItem,
        }),
    );
  }

  async run(): Promise<Progress> {
    for (let isOver = false; !isOver;) {
      this.#isPaused = false;
      const clients = Promise.all(
        this.#clients.map(async (client) => {
          while (!this.#isPaused && this.#isSound()) await client.act();
        }),
      );
      do {
        await this.#round();
        isOver = !this.#isSound() || !this.#options.goesOn(this.#progress());
      } while (!isOver && this.#rounds % ROUNDS_BETWEEN_ENDS !== 0);
      this.#isPaused = true;
      await this.#end(clients);
    }
    return this.#progress();
  }

  async #round(): Promise<void> {
    this.#rounds += 1;
    await this.#stockUp();
    const deaths = this.#chance.is(0.3) ? [this.#death(), this.#death()] : [this.#death()];
    const starting = Promise.all(deaths.map((death) => this.#start(death, TROUBLE)));
    // Nobody is answered meanwhile: what clients were promised stands still.
    const [servers] = await Promise.all([starting, this.#look()]);
    for (const { url } of servers) if (url !== null) this.#gateway.add(url);
    if (servers.length > 1) this.#pairs += 1;
    const before = this.#gateway.unanswered;
    await Promise.all(servers.map((server, index) => this.#seeDie(server, deaths[index]!)));
    this.#interrupted += this.#gateway.unanswered - before;
  }

  /** Once everything works again, everything comes to its end. */
  async #end(clients: Promise<unknown>): Promise<void> {
    const server = await this.#start(null, 0);
    this.#gateway.add(server.url!);
    await clients;
    const deadline = performance.now() + END_MILLISECONDS;
    let open = await whatIsOpen(this.#store);
    while (open.length > 0 && performance.now() < deadline && this.#isSound()) {
      await sleep(100);
      open = await whatIsOpen(this.#store);
    }
    if (this.#isSound()) this.#ledger.tellAll("LET_GO", open);
    this.#gateway.remove(server.url!);
    server.kill();
    await server.dead;
    await this.#check();
  }

  /** Steps and other times in turns by chance; of the steps, those at which the fewest have died. */
  #death(): Death {
    if (this.#chance.is(0.5)) {
      const milliseconds = this.#chance.whole(0, LONGEST_LIFE_MILLISECONDS);
      return { at: "ANY TIME", milliseconds, isOnWrite: this.#chance.is(0.6) };
    }
    const fewest = Math.min(...CHECKOUT_STEPS.map((step) => this.#kills[step]));
    const steps = CHECKOUT_STEPS.filter((step) => this.#kills[step] === fewest);
    return { at: this.#chance.pick(steps), after: this.#chance.whole(1, 4) };
  }

  #start(death: Death | null, trouble: number): Promise<MortalServer> {
    const env = {
      DATABASE_URL: this.#options.databaseUrl,
      CHECKOUT_CLAIM_SECONDS: "2",
      PURCHASE_TIMEOUT_SECONDS: "1",
      FULFILMENT_SECONDS: this.#chance.pick(["0", "1"]),
      OUTSIDE_FILE: this.#options.outsideFile,
      OUTSIDE_TROUBLE: String(trouble),
      OUTSIDE_SEED: String(this.#chance.whole(0, 1_000_000)),
    };
    return startMortalServer(env, death);
  }

  async #seeDie(server: MortalServer, death: Death): Promise<void> {
    let isDead = false;
    let watch = Promise.resolve();
    const onTime = () => {
      if (death.at === "ANY TIME" && death.isOnWrite) watch = this.#seeWrite(() => isDead).finally(() => server.kill());
      else server.kill();
    };
    const timer = setTimeout(onTime, death.at === "ANY TIME" ? death.milliseconds : STEP_MILLISECONDS);
    const killed = await server.dead;
    isDead = true;
    clearTimeout(timer);
    await watch;
    this.#kills[killed] += 1;
    if (server.url !== null) this.#gateway.remove(server.url);
  }

  /**
   * Resolves as soon as a change of a cart can be seen: it is committed, and whoever asked for it does not know yet. That
   * moment is so short that few kills at any time would meet it.
   */
  async #seeWrite(isOver: () => boolean): Promise<void> {
    const ids = this.#ledger.openCarts;
    const versions = async () => {
      const carts = await this.#store.stores.carts.byIds(SAMPLE_PRINCIPAL.partnerId, ids);
      return [...carts.values()].reduce((sum, { version }) => sum + version, 0);
    };
    const before = await versions();
    const deadline = performance.now() + WRITE_MILLISECONDS;
    while (!isOver() && performance.now() < deadline && (await versions()) === before) await nextTurn();
  }

  /** A new item of which there is less than clients want. */
  async #stockUp(): Promise<void> {
    const item = SAMPLE_DATA.catalogItems.find(({ id }) => id === ITEM.limitedStock)!;
    const productId = `SCARCE${this.#rounds}`;
    const id = `${productId}:${item.skuId}:${item.availabilityId}`;
    const inventory = { catalogItemId: id, available: STOCK, endsWithStock: false, restrictions: [] };
    await this.#store.load({ ...NOTHING, catalogItems: [{ ...item, id, productId }], inventory: [inventory] });
    this.#scarceItem = id;
  }

  /** Checks the store, unless that would take a good part of the time: a long run makes a large store. */
  async #look(): Promise<void> {
    if (performance.now() - this.#checkedAt > 10 * this.#checkTook) await this.#check();
  }

  async #check(): Promise<void> {
    const begin = performance.now();
    this.#ledger.findings.push(...(await checkStore(this.#store, this.#ledger, this.#options.outsideFile)));
    this.#checkedAt = performance.now();
    this.#checkTook = this.#checkedAt - begin;
    this.#checks += 1;
  }

  #isSound(): boolean {
    return this.#ledger.findings.length === 0;
  }

  #newChance(): Chance {
    return new Chance(this.#chance.whole(0, 2 ** 31));
  }

  #progress(): Progress {
    const { answered, unanswered, replays, refusals } = this.#gateway;
    return {
      milliseconds: performance.now() - this.#began,
      rounds: this.#rounds,
      kills: { ...this.#kills },
      pairs: this.#pairs,
      interrupted: this.#interrupted,
      answered,
      unanswered,
      replays,
      refusals,
      lines: this.#ledger.lines.size,
      orders: this.#ledger.orders.size,
      checks: this.#checks,
      findings: this.#ledger.findings,
    };
  }
}

const NOTHING: ReferenceData = { ...benchmarkCustomers(), customers: [], relations: [] };

function noKills() {
  return Object.fromEntries(CHECKOUT_STEPS.map((step) => [step, 0])) as Record<(typeof CHECKOUT_STEPS)[number], number>;
}
