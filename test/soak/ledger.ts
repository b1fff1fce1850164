import type { BrokenPromise } from "./finding.js";

/** A line as its clients know it. Its label, which is its friendly name in the cart, is never used twice. */
export interface LedgerLine {
  readonly label: string;
  cartId: string | null;
  lineId: string | null;
  /** What its quantity may be, null for no such line: one value, or two while a request about it has no answer. */
  allowed: readonly (number | null)[];
  /** Counts its changes. */
  revision: number;
}

/** What clients have been promised: every write that was answered, and every one that may have happened or not. */
export class Ledger {
  readonly findings: BrokenPromise[] = [];
  readonly lines = new Map<string, LedgerLine>();
  /** Order ids, by `orderKey`. */
  readonly orders = new Map<string, string>();
  readonly #lineLabels = new Map<string, string[]>();
  #openCarts: string[] = [];

  tell(promise: BrokenPromise["promise"], detail: string): void {
    this.findings.push({ promise, detail });
  }

  tellAll(promise: BrokenPromise["promise"], details: readonly string[]): void {
    for (const detail of details) this.tell(promise, detail);
  }

  /** A line that a client is about to ask for. */
  expect(label: string, quantity: number): void {
    this.lines.set(label, { label, cartId: null, lineId: null, allowed: [null, quantity], revision: 0 });
  }

  /** From now on, until `settle`, the line may be as it was or as a client wants it. */
  begin(line: LedgerLine, wanted: number | null): void {
    line.allowed = [...line.allowed, wanted];
    line.revision += 1;
  }

  settle(line: LedgerLine, quantity: number | null): void {
    line.allowed = [quantity];
    line.revision += 1;
  }

  place(line: LedgerLine, cartId: string, lineId: string): void {
    if (line.cartId === null) this.#lineLabels.set(cartId, [...(this.#lineLabels.get(cartId) ?? []), line.label]);
    line.cartId = cartId;
    line.lineId = lineId;
  }

  linesOf(cartId: string): LedgerLine[] {
    return (this.#lineLabels.get(cartId) ?? []).map((label) => this.lines.get(label)!);
  }

  /** Lines of which everybody knows whether and how they are there. */
  settledLinesOf(cartId: string): LedgerLine[] {
    return this.linesOf(cartId).filter(({ allowed }) => allowed.length === 1);
  }

  /** An answer said that a group was ordered. */
  promiseOrder(cartId: string, orderGroupId: string, orderId: string): void {
    const key = orderKey(cartId, orderGroupId);
    const earlier = this.orders.get(key);
    if (earlier !== undefined && earlier !== orderId) {
      this.tell("ORDERED_ONCE", `${key} was answered as ordered as ${earlier}, and later as ${orderId}.`);
    }
    this.orders.set(key, orderId);
  }

  /** Carts that can still be changed, as far as anybody knows. */
  get openCarts(): readonly string[] {
    return this.#openCarts;
  }

  /** Any client may go on with the cart. Old ones are left alone after a while, so that carts get filled and ordered. */
  open(cartId: string): void {
    this.#openCarts = [...this.#openCarts.filter((id) => id !== cartId), cartId].slice(-OPEN_CARTS);
  }

  close(cartId: string): void {
    this.#openCarts = this.#openCarts.filter((id) => id !== cartId);
  }
}

const OPEN_CARTS = 12;

/** How the ledger names a group of a cart. */
export function orderKey(cartId: string, orderGroupId: string): string {
  return `group ${orderGroupId} of cart ${cartId}`;
}
