import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { StoreStatistics } from "../store/stores.js";
import type { RequestReport } from "./request-report.js";

/** From a read in memory to a checkout that waits for its purchase system. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * What Prometheus reads. Labels have few values by design: root fields of the schema, codes, statuses; never an id or
 * anything else that a caller can make up.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #inFlight: Gauge;
  readonly #operations = new Counter({
    name: "cartwright_operations_total",
    help: "GraphQL requests by root field, and whether they were answered without any error.",
    labelNames: ["operation", "outcome"] as const,
    registers: [this.#registry],
  });
  readonly #durations = new Histogram({
    name: "cartwright_operation_duration_seconds",
    help: "From the arrival of a GraphQL request to its answer, by root field.",
    labelNames: ["operation"] as const,
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #codes = new Counter({
    name: "cartwright_errors_total",
    help: "Requests that were answered with a code, by the place where it appeared: user, order, line or request.",
    labelNames: ["place", "code"] as const,
    registers: [this.#registry],
  });
  readonly #responses = new Counter({
    name: "cartwright_http_responses_total",
    help: "HTTP responses of the API by status.",
    labelNames: ["status"] as const,
    registers: [this.#registry],
  });
  readonly #shed = new Counter({
    name: "cartwright_requests_shed_total",
    help: "GraphQL requests that were refused at once because the server had too much to do or was stopping, by reason.",
    labelNames: ["reason"] as const,
    registers: [this.#registry],
  });
  readonly #transactions = new Histogram({
    name: "cartwright_store_transaction_duration_seconds",
    help: "Units of work of the store, with all their attempts, by outcome.",
    labelNames: ["outcome"] as const,
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #retries = new Counter({
    name: "cartwright_store_retries_total",
    help: "Units of work that were run again after a conflict or a lost connection.",
    registers: [this.#registry],
  });
  readonly #steps = new Counter({
    name: "cartwright_checkout_steps_total",
    help: "Steps that checkouts have reached. RESERVED without FINISHED is a checkout that died or is going on.",
    labelNames: ["step"] as const,
    registers: [this.#registry],
  });
  readonly #rounds = new Counter({
    name: "cartwright_background_rounds_total",
    help: "Rounds of background work by job and outcome.",
    labelNames: ["job", "outcome"] as const,
    registers: [this.#registry],
  });
  readonly #rows = new Counter({
    name: "cartwright_background_rows_total",
    help: "Rows that background work has finished or failed for, by job. One that failed is tried again, less and less often.",
    labelNames: ["job", "outcome"] as const,
    registers: [this.#registry],
  });
  readonly #openCircuits = new Gauge({
    name: "cartwright_purchase_circuit_open",
    help: "1 while a purchase system has not answered and is not asked, or only by one request that finds out; else 0.",
    labelNames: ["system"] as const,
    registers: [this.#registry],
  });
  readonly #circuitChanges = new Counter({
    name: "cartwright_purchase_circuit_changes_total",
    help: "How often the circuit of a purchase system has opened or closed.",
    labelNames: ["system", "state"] as const,
    registers: [this.#registry],
  });

  constructor(requestsInFlight: () => number) {
    collectDefaultMetrics({ register: this.#registry, prefix: "cartwright_" });
    this.#inFlight = new Gauge({
      name: "cartwright_requests_in_flight",
      help: "GraphQL requests that are being answered.",
      registers: [this.#registry],
      collect: () => this.#inFlight.set(requestsInFlight()),
    });
  }

  /** `kind` is `used`, `idle` or `waiting`. */
  watchPool(statistics: () => StoreStatistics): void {
    const connections = new Gauge({
      name: "cartwright_store_connections",
      help: "Connections to the database that are used or idle, and requests that wait for one.",
      labelNames: ["state"] as const,
      registers: [this.#registry],
      collect() {
        for (const [state, count] of Object.entries(statistics())) connections.set({ state }, count);
      },
    });
  }

  /** Requests of partners that are under way, and how many more there may be; at 0 every other one is refused. */
  watchPlaces(places: () => { readonly taken: number; readonly free: number }): void {
    const gauge = new Gauge({
      name: "cartwright_request_places",
      help: "Places for GraphQL requests that are taken or free; without a free one all requests are refused.",
      labelNames: ["state"] as const,
      registers: [this.#registry],
      collect() {
        const { taken, free } = places();
        gauge.set({ state: "taken" }, taken);
        gauge.set({ state: "free" }, free);
      },
    });
  }

  shed(reason: string): void {
    this.#shed.inc({ reason });
  }

  answered({ operation, codes }: RequestReport, status: number, seconds: number): void {
    this.#responses.inc({ status });
    const name = operation ?? "none";
    const isClean = status < 400 && codes.request.size === 0 && codes.user.size === 0 && codes.order.size === 0;
    this.#operations.inc({ operation: name, outcome: isClean ? "ok" : "error" });
    this.#durations.observe({ operation: name }, seconds);
    for (const [place, names] of Object.entries(codes)) {
      for (const code of names) this.#codes.inc({ place, code });
    }
  }

  async watchTransaction<Result>(unit: () => Promise<Result>): Promise<Result> {
    const end = this.#transactions.startTimer();
    try {
      const result = await unit();
      end({ outcome: "ok" });
      return result;
    } catch (error) {
      end({ outcome: "error" });
      throw error;
    }
  }

  retried(): void {
    this.#retries.inc();
  }

  reached(step: string): void {
    this.#steps.inc({ step });
  }

  async watchRound<Result>(job: string, round: () => Promise<Result>): Promise<Result> {
    try {
      const result = await round();
      this.#rounds.inc({ job, outcome: "ok" });
      return result;
    } catch (error) {
      this.#rounds.inc({ job, outcome: "error" });
      throw error;
    }
  }

  circuitChanged(system: string, isOpen: boolean): void {
    this.#openCircuits.set({ system }, Number(isOpen));
    this.#circuitChanges.inc({ system, state: isOpen ? "open" : "closed" });
  }

  workedOff(job: string, { finished, failed }: { readonly finished: number; readonly failed: number }): void {
    this.#rows.inc({ job, outcome: "finished" }, finished);
    this.#rows.inc({ job, outcome: "failed" }, failed);
  }

  /** All of it in the text format of Prometheus. */
  async text(): Promise<{ readonly contentType: string; readonly body: string }> {
    return { contentType: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}
