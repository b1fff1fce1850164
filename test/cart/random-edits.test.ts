import * as fc from "fast-check";
import type { LineContent, NewLine, ReplacedLine } from "../../src/cart/line-changes.js";
import { allLines, type Cart } from "../../src/model/cart.js";
import type { BillingCycleType } from "../../src/model/enums.js";
import type { CartPayload } from "../../src/model/payloads.js";
import { anAddon, anItem } from "../support/builders.js";
import { USER_ID } from "../support/carts.js";
import { aRequest, openShop, type Shop, someReferenceData } from "../support/shop.js";

/*
 * Random edits of a cart, some of them wrong, against a model of a few lines: a list of families, and the version. The
 * model knows one way for a line to be wrong by itself for each of a few codes, and how families and groups follow.
 */

const MODERN = anItem({ id: "DZH318Z0BXWC:0002:DZH318Z0BMRV", purchaseSystem: "Modern", terms: [] });
const ITEMS = [anItem(), MODERN, anAddon()];

interface ModelLine {
  id: string;
  catalogItemId: string;
  quantity: number;
  currencyCode: string;
  billingCycle: BillingCycleType;
  friendlyName: string | null;
  addons: ModelLine[];
}

type Policy = "STORE_WITH_ERROR" | "REJECT_ALL" | "SKIP_FAILED";
type Expected = "none" | "right" | "stale";
/** Which line of the cart, counted with add-ons and round again from the start; or one that is in no cart. */
type Pick = number | "unknown";

interface Edit {
  readonly expected: Expected;
}
type Command =
  | (Edit & { readonly kind: "add"; readonly lines: NewLine[]; readonly parent: Pick | null; readonly policy: Policy })
  | (Edit & {
      readonly kind: "update";
      readonly picks: [Pick, Partial<LineContent>][];
      readonly policy: Exclude<Policy, "SKIP_FAILED">;
    })
  | (Edit & { readonly kind: "remove"; readonly picks: Pick[] })
  | (Edit & { readonly kind: "replace"; readonly keep: Pick[]; readonly lines: NewLine[] });

const UNKNOWN_ID = "00000000-0000-4000-8000-00000000ffff";

const content = fc.record(
  {
    catalogItemId: fc.constantFrom(...ITEMS.map((item) => item.id), "NO-SUCH-ITEM"),
    quantity: fc.constantFrom(1, 2, 300, 301),
    billingCycle: fc.constantFrom<BillingCycleType>("MONTHLY", "ANNUAL", "TRIENNIAL"),
    currencyCode: fc.constantFrom("USD", "USD", "EUR", null),
    friendlyName: fc.constantFrom("Mine", null),
  },
  { requiredKeys: ["catalogItemId", "quantity", "billingCycle"] },
);
const addon = content.map((said) => ({ ...said, catalogItemId: anAddon().id }));
const newLine = fc.record({ said: content, addonItems: fc.array(fc.oneof(addon, content), { maxLength: 2 }) });
const newLines = fc.array(
  newLine.map(({ said, addonItems }): NewLine => ({ ...said, addonItems })),
  { minLength: 1, maxLength: 3 },
);
const expected = fc.constantFrom<Expected>("none", "none", "right", "right", "stale");
const pick: fc.Arbitrary<Pick> = fc.oneof(
  { weight: 9, arbitrary: fc.nat({ max: 20 }) },
  fc.constant("unknown" as const),
);
const policy = fc.constantFrom<Policy>("STORE_WITH_ERROR", "REJECT_ALL", "SKIP_FAILED");
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constant("add" as const),
    expected,
    lines: newLines,
    parent: fc.constant(null),
    policy,
  }),
  fc.record({
    kind: fc.constant("add" as const),
    expected,
    lines: fc.oneof({ weight: 5, arbitrary: fc.array(addon, { minLength: 1, maxLength: 3 }) }, newLines),
    parent: pick,
    policy,
  }),
  fc.record({
    kind: fc.constant("update" as const),
    expected,
    picks: fc.array(fc.tuple(pick, fc.record(contentParts(), { requiredKeys: [] })), { minLength: 1, maxLength: 3 }),
    policy: fc.constantFrom("STORE_WITH_ERROR" as const, "REJECT_ALL" as const),
  }),
  fc.record({ kind: fc.constant("remove" as const), expected, picks: fc.array(pick, { minLength: 1, maxLength: 2 }) }),
  fc.record({
    kind: fc.constant("replace" as const),
    expected: fc.constantFrom<Expected>("right", "right", "right", "stale"),
    keep: fc.array(pick, { maxLength: 4 }),
    lines: newLines,
  }),
);

function contentParts() {
  return {
    catalogItemId: fc.constantFrom(...ITEMS.map((item) => item.id)),
    quantity: fc.constantFrom(1, 3, 301),
    billingCycle: fc.constantFrom<BillingCycleType>("MONTHLY", "ANNUAL"),
    currencyCode: fc.constantFrom("USD", "EUR", null),
    friendlyName: fc.constantFrom("Other", null),
  };
}

/** What the model makes of a line as it is said; the id comes later, from the answer. */
function modelLine(said: NewLine, id = ""): ModelLine {
  return {
    id,
    catalogItemId: said.catalogItemId,
    quantity: said.quantity,
    currencyCode: said.currencyCode ?? "USD",
    billingCycle: said.billingCycle,
    friendlyName: said.friendlyName ?? null,
    addons: (said.addonItems ?? []).map((one) => modelLine(one)),
  };
}

/** The number of the first rule that the line breaks by itself; null when it breaks none. */
function errorOf(line: ModelLine, base: ModelLine | null): number | null {
  const item = ITEMS.find(({ id }) => id === line.catalogItemId);
  if (!item) return 10001;
  if (line.currencyCode !== "USD") return 10000;
  if (line.quantity > 300 || line.billingCycle === "TRIENNIAL") return 10006;
  // An add-on that stands alone names no base subscription.
  if (item.isAddon && !base) return 10007;
  if (!base || !ITEMS.some(({ id }) => id === base.catalogItemId)) return null;
  const fits = item.isAddon && base.catalogItemId === anItem().id;
  const isAlike = line.billingCycle === base.billingCycle && line.currencyCode === base.currencyCode;
  return fits && isAlike ? null : 10006;
}

interface Verdict {
  readonly error: number | null;
  readonly group: string | null;
}

/** The errors and groups of all lines, in order. */
function verdicts(families: readonly ModelLine[]): Verdict[] {
  const numbers = new Map<string, string>();
  const counters: Record<string, number> = {};
  return families.flatMap((base): Verdict[] => {
    const own = errorOf(base, null);
    const ofAddons = base.addons.map((one) => errorOf(one, base) ?? (own === null ? null : 10006));
    const errors = [own, ...ofAddons];
    if (errors.some((error) => error !== null)) return errors.map((error) => ({ error, group: null }));
    const prefix = base.catalogItemId === MODERN.id ? "" : "OMS-";
    const key = `${prefix}${base.billingCycle}`;
    if (!numbers.has(key)) {
      counters[prefix] = counters[prefix] ?? 0;
      numbers.set(key, `${prefix}${counters[prefix]++}`);
    }
    return errors.map(() => ({ error: null, group: numbers.get(key)! }));
  });
}

class Model {
  families: ModelLine[];
  version = 1;

  constructor(families: ModelLine[]) {
    this.families = families;
  }

  get lines(): ModelLine[] {
    return this.families.flatMap((base) => [base, ...base.addons]);
  }

  idOf(which: Pick): string {
    return which === "unknown" || this.lines.length === 0 ? UNKNOWN_ID : this.lines[which % this.lines.length]!.id;
  }

  versionFor(expectedVersion: Expected): number | null {
    return expectedVersion === "none" ? null : this.version - (expectedVersion === "stale" ? 1 : 0);
  }

  /** The families after the command; null when it must be refused. */
  after(given: Command): ModelLine[] | null {
    if (given.expected === "stale") return null;
    const families = structuredClone(this.families);
    switch (given.kind) {
      case "add":
        return this.#added(families, given);
      case "update":
        return this.#updated(families, given);
      case "remove":
        return this.#removed(
          families,
          given.picks.map((which) => this.idOf(which)),
        );
      case "replace":
        return this.#replaced(
          families,
          given.keep.map((which) => this.idOf(which)),
          given.lines,
        );
    }
  }

  #added(families: ModelLine[], { lines, parent, policy }: Extract<Command, { kind: "add" }>): ModelLine[] | null {
    const added = lines.map((line) => modelLine(line));
    if (parent === null) {
      const failing = added.filter((family) => verdicts([family]).some(({ error }) => error !== null));
      if (failing.length === 0 || policy === "STORE_WITH_ERROR") return [...families, ...added];
      const rest = added.filter((family) => !failing.includes(family));
      return policy === "REJECT_ALL" || rest.length === 0 ? null : [...families, ...rest];
    }
    const base = families.find(({ id }) => id === this.idOf(parent));
    if (!base || added.some((line) => line.addons.length > 0)) return null;
    const isBad = (line: ModelLine) => errorOf(line, base) !== null || errorOf(base, null) !== null;
    const stored = policy === "SKIP_FAILED" ? added.filter((line) => !isBad(line)) : added;
    if (stored.length === 0 || (policy === "REJECT_ALL" && added.some(isBad))) return null;
    base.addons.push(...stored);
    return families;
  }

  #updated(families: ModelLine[], { picks, policy }: Extract<Command, { kind: "update" }>): ModelLine[] | null {
    const ids = picks.map(([which]) => this.idOf(which));
    if (ids.includes(UNKNOWN_ID) || new Set(ids).size < ids.length) return null;
    const lines = families.flatMap((base) => [base, ...base.addons]);
    picks.forEach(([, said], index) => {
      const line = lines.find(({ id }) => id === ids[index])!;
      const { currencyCode = line.currencyCode, ...rest } = said;
      Object.assign(line, rest, { currencyCode: currencyCode ?? "USD" });
    });
    const isTouchedBad = verdicts(families).some(
      ({ error }, index) => error !== null && ids.includes(lines[index]!.id),
    );
    return policy === "REJECT_ALL" && isTouchedBad ? null : families;
  }

  #removed(families: ModelLine[], ids: readonly string[]): ModelLine[] | null {
    if (ids.includes(UNKNOWN_ID) || new Set(ids).size < ids.length) return null;
    return families
      .filter(({ id }) => !ids.includes(id))
      .map((base) => ({ ...base, addons: base.addons.filter(({ id }) => !ids.includes(id)) }));
  }

  #replaced(families: ModelLine[], keep: readonly string[], lines: readonly NewLine[]): ModelLine[] | null {
    if (keep.includes(UNKNOWN_ID) || new Set(keep).size < keep.length) return null;
    const known = families.flatMap((base) => [base, ...base.addons]);
    const kept = keep.map((id) => ({ ...known.find((line) => line.id === id)!, addons: [] }));
    return [...kept, ...lines.map((line) => modelLine(line))];
  }

  /** Takes over an accepted change; new lines get the ids that the store gave them, which must be new. */
  accept(families: ModelLine[], cart: Cart): void {
    const known = new Set(this.lines.map((line) => line.id));
    const stored = allLines(cart.lineItems);
    this.families = families;
    this.version += 1;
    this.lines.forEach((line, index) => {
      if (line.id !== "") return;
      line.id = stored[index]?.id ?? "missing";
      expect(known).not.toContain(line.id);
    });
  }

  /** The cart as it must be, in the parts that the model knows. */
  check(cart: Cart): void {
    const all = verdicts(this.families);
    const shown = (line: ModelLine): object => {
      const { error, group } = all[this.lines.indexOf(line)]!;
      const { addons, ...rest } = line;
      return { ...rest, error, orderGroup: group, addonItems: addons.map(shown) };
    };
    const stored = (line: Cart["lineItems"][number]): object => ({
      id: line.id,
      catalogItemId: line.catalogItemId,
      quantity: line.quantity,
      currencyCode: line.currencyCode,
      billingCycle: line.billingCycle,
      friendlyName: line.friendlyName,
      error: line.error?.code ?? null,
      orderGroup: line.orderGroup,
      addonItems: line.addonItems.map(stored),
    });
    expect({ version: cart.version, lineItems: cart.lineItems.map(stored) }).toEqual({
      version: this.version,
      lineItems: this.families.map(shown),
    });
    const groups = new Set(all.flatMap(({ group }) => group ?? []));
    expect(cart.orderGroups.map((group) => group.orderGroupId).sort()).toEqual([...groups].sort());
    const ids = this.lines.map((line) => line.id);
    expect(new Set(ids).size).toBe(ids.length);
  }
}

function run({ carts }: Shop, model: Model, cartId: string, given: Command): Promise<CartPayload> {
  const input = { cartId, expectedVersion: model.versionFor(given.expected) };
  switch (given.kind) {
    case "add": {
      const parentLineItemId = given.parent === null ? null : model.idOf(given.parent);
      const { lines: lineItems, policy: onError } = given;
      return carts.addLineItems(aRequest("addCartLineItems", { ...input, lineItems, parentLineItemId, onError }));
    }
    case "update": {
      const lineItems = given.picks.map(([which, said]) => ({ ...said, id: model.idOf(which) }));
      return carts.updateLineItems(aRequest("updateCartLineItems", { ...input, lineItems, onError: given.policy }));
    }
    case "remove": {
      const lineItemIds = given.picks.map((which) => model.idOf(which));
      return carts.removeLineItems(aRequest("removeCartLineItems", { ...input, lineItemIds }));
    }
    case "replace": {
      const known = given.keep.map((which): ReplacedLine => {
        const id = model.idOf(which);
        const line = model.lines.find((one) => one.id === id) ?? modelLine(given.lines[0]!);
        const { addons: _addons, ...said } = line;
        return { ...said, id };
      });
      return carts.replaceLineItems(
        aRequest("replaceCartLineItems", { ...input, lineItems: [...known, ...given.lines] }),
      );
    }
  }
}

it("any edits, right or wrong, leave the cart as a simple model has it, one version for each that was accepted", async () => {
  const shop = await openShop({ data: someReferenceData({ catalogItems: ITEMS }) });
  const accepted = { add: 0, update: 0, remove: 0, replace: 0 };
  const refused = { ...accepted };
  await fc.assert(
    fc.asyncProperty(
      newLines,
      fc.array(command, { minLength: 1, maxLength: 15, size: "max" }),
      async (first, commands) => {
        const created = await shop.createCart(first);
        const model = new Model(first.map((line) => modelLine(line)));
        model.version = 0;
        model.accept(model.families, created);
        model.check(created);
        for (const given of commands) {
          const families = model.after(given);
          shop.clock.now = new Date(shop.clock.now.getTime() + 1);
          const before = await shop.stored(created);
          const { cart, userErrors } = await run(shop, model, created.id, given);
          const stored = await shop.stored(created);
          expect(cart).toEqual(stored);
          if (families) {
            model.accept(families, stored);
            expect(stored).toMatchObject({
              lastModifiedTimeStamp: shop.clock.now.toISOString(),
              lastModifiedUser: USER_ID,
            });
            accepted[given.kind] += 1;
          } else {
            expect(userErrors).not.toEqual([]);
            expect(stored).toEqual(before);
            refused[given.kind] += 1;
          }
          model.check(stored);
        }
      },
    ),
    { numRuns: 150 },
  );
  // The commands are worth their while: each kind is met both ways, many times over.
  for (const count of [...Object.values(accepted), ...Object.values(refused)]) expect(count).toBeGreaterThan(10);
  await shop.close();
}, 60_000);
