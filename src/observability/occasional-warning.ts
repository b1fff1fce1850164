import type { Logger } from "pino";

const PAUSE_MILLISECONDS = 10_000;

/** A warning about what may happen thousands of times: logged at once, and then every ten seconds with the counts. */
export class OccasionalWarning {
  readonly #logger: Pick<Logger, "warn">;
  readonly #message: string;
  #counts: Record<string, number> = {};
  #isPausing = false;

  constructor(logger: Pick<Logger, "warn">, message: string) {
    this.#logger = logger;
    this.#message = message;
  }

  /** Counts one occurrence by its reason, which must be one of few. */
  note(reason: string): void {
    this.#counts[reason] = (this.#counts[reason] ?? 0) + 1;
    if (!this.#isPausing) this.#log();
  }

  #log(): void {
    this.#logger.warn({ counts: this.#counts }, this.#message);
    this.#counts = {};
    this.#isPausing = true;
    setTimeout(() => {
      this.#isPausing = false;
      if (Object.keys(this.#counts).length > 0) this.#log();
    }, PAUSE_MILLISECONDS).unref();
  }
}
