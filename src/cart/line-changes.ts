import { randomUUID } from "node:crypto";
import { problem } from "../errors/reasons.js";
import {
  allLines,
  type Cart,
  type CartLineItem,
  distinctParticipants,
  lockedGroupIds,
  type Participant,
} from "../model/cart.js";
import { catalogKey } from "../model/catalog.js";
import { asInCarts } from "../model/provisioning.js";
import type { BillingCycleType, TermDuration } from "../model/enums.js";
import { MAX_ADDON_ITEMS_PER_LINE_ITEM, MAX_CART_BYTES, MAX_LINE_ITEMS_PER_CART } from "../model/limits.js";
import { isGuid } from "../model/ids.js";
import { invalidInput, type UserError, userError } from "../model/user-error.js";

/** What a caller may say of a line. Null and absent both mean "none", except in an update. */
export interface LineContent {
  catalogItemId: string;
  friendlyName?: string | null;
  quantity: number;
  currencyCode?: string | null;
  billingCycle: BillingCycleType;
  termDuration?: TermDuration | null;
  participants?: readonly Participant[] | null;
  provisioningContext?: readonly { key: string; value: string }[] | null;
  renewsTo?: { termDuration: TermDuration | null } | null;
}

export interface NewLine extends LineContent {
  addonItems?: readonly LineContent[] | null;
}

export interface ReplacedLine extends LineContent {
  id?: string | null;
  addonItems?: readonly (LineContent & { id?: string | null })[] | null;
}

export type LineUpdate = { id: string } & { [Property in keyof LineContent]?: LineContent[Property] | null };

export type Path = readonly (string | number)[];

/** The lines as a request would have them. */
export interface LineChange {
  readonly lineItems: readonly CartLineItem[];
  /** By line id: where in the request each new or changed line stands. */
  readonly touched: ReadonlyMap<string, Path>;
  readonly problems: readonly UserError[];
}

/** Where the lines of a request stand. */
export const LINES: Path = ["input", "lineItems"];

/** Appends lines, or add-ons to the line `parentLineItemId`. */
export function addLines(cart: Cart, lines: readonly NewLine[], parentLineItemId: string | null = null): LineChange {
  const touched = new Map<string, Path>();
  const added = lines.map((line, index) => newLine(line, [...LINES, index], touched));
  if (parentLineItemId === null) return limited({ lineItems: [...cart.lineItems, ...added], touched, problems: [] });

  const parentId = lineKey(parentLineItemId);
  const problems = parentProblems(cart, parentId);
  lines.forEach((line, index) => {
    if (line.addonItems?.length) {
      const { catalogItemId } = line;
      problems.push(invalidInput([...LINES, index, "addonItems"], problem("ADDON_WITH_ADDONS", { catalogItemId })));
    }
  });
  const lineItems = cart.lineItems.map((base) =>
    base.id === parentId ? { ...base, addonItems: [...base.addonItems, ...added] } : base,
  );
  const parent = lineItems.find((base) => base.id === parentId);
  if (parent && parent.addonItems.length > MAX_ADDON_ITEMS_PER_LINE_ITEM) {
    const excess = { count: parent.addonItems.length, maximum: MAX_ADDON_ITEMS_PER_LINE_ITEM };
    problems.push(invalidInput(LINES, problem("TOO_MANY_ADDONS", excess)));
  }
  return limited({ lineItems, touched, problems });
}

/** Changes what each update names; what it leaves out stays, and null clears an optional property. */
export function updateLines(cart: Cart, updates: readonly LineUpdate[]): LineChange {
  const touched = new Map<string, Path>();
  const problems: UserError[] = [];
  const byId = new Map<string, LineUpdate>();
  const known = linesById(cart);
  updates.forEach((update, index) => {
    const path = [...LINES, index];
    const line = known.get(lineKey(update.id));
    if (!line) problems.push(unknownLine([...path, "id"], update.id));
    else if (touched.has(line.id)) problems.push(namedTwice([...path, "id"], update.id));
    else if (isLocked(cart, line)) problems.push(lockedLine([...path, "id"], line));
    else {
      touched.set(line.id, path);
      byId.set(line.id, update);
    }
  });
  const updated = (line: CartLineItem): CartLineItem => {
    const update = byId.get(line.id);
    const addonItems = line.addonItems.map(updated);
    return update ? { ...line, ...changedContent(line, update), addonItems } : { ...line, addonItems };
  };
  return limited({ lineItems: cart.lineItems.map(updated), touched, problems });
}

/** Removes lines, each with its add-ons. */
export function removeLines(cart: Cart, ids: readonly string[]): LineChange {
  const problems: UserError[] = [];
  const removed = new Set<string>();
  const known = linesById(cart);
  ids.forEach((id, index) => {
    const path = ["input", "lineItemIds", index];
    const line = known.get(lineKey(id));
    if (!line) problems.push(unknownLine(path, id));
    else if (removed.has(line.id)) problems.push(namedTwice(path, id));
    else if (isLocked(cart, line)) problems.push(lockedLine(path, line));
    else removed.add(line.id);
  });
  const lineItems = cart.lineItems
    .filter((line) => !removed.has(line.id))
    .map((line) => ({ ...line, addonItems: line.addonItems.filter((addon) => !removed.has(addon.id)) }));
  return { lineItems, touched: new Map(), problems };
}

/** Makes the lines exactly these: a line with an id keeps its identity, one without is new, the others go. */
export function replaceLines(cart: Cart, lines: readonly ReplacedLine[]): LineChange {
  const touched = new Map<string, Path>();
  const problems: UserError[] = [];
  const known = linesById(cart);
  const checkId = (id: string | null | undefined, path: Path) => {
    if (id === null || id === undefined) return;
    const line = known.get(lineKey(id));
    if (!line) problems.push(unknownLine([...path, "id"], id));
    else if (touched.has(line.id)) problems.push(namedTwice([...path, "id"], id));
    else touched.set(line.id, path);
  };
  lines.forEach((line, index) => {
    checkId(line.id, [...LINES, index]);
    line.addonItems?.forEach((addon, position) => checkId(addon.id, [...LINES, index, "addonItems", position]));
  });

  const lineItems = lines.map((line, index) => {
    const replaced = newLine(line, [...LINES, index], touched, known);
    const before = cart.lineItems.find(({ id }) => id === replaced.id);
    if (!before || !isLocked(cart, before)) return replaced;
    if (!sameContent(before, replaced)) problems.push(lockedLine([...LINES, index], before));
    return before;
  });
  for (const line of cart.lineItems) {
    if (isLocked(cart, line) && !lineItems.some(({ id }) => id === line.id)) problems.push(lockedLine(LINES, line));
  }
  for (const line of cart.lineItems) if (isLocked(cart, line)) allLines([line]).forEach(({ id }) => touched.delete(id));
  return limited({ lineItems, touched, problems });
}

/** The lines of another cart, as new ones; what speaks against them stands at `path`. */
export function copyLines(lineItems: readonly CartLineItem[], path: Path): LineChange {
  return limited({ lineItems: copiesOf(lineItems), touched: new Map(), problems: [] }, path);
}

function copiesOf(lineItems: readonly CartLineItem[]): CartLineItem[] {
  return lineItems.map((line) => ({
    ...line,
    id: randomUUID(),
    orderGroup: null,
    error: null,
    addonItems: copiesOf(line.addonItems),
  }));
}

/** Adds what speaks against the sum of the lines. */
function limited(change: LineChange, path: Path = LINES): LineChange {
  const lines = allLines(change.lineItems);
  if (lines.length > MAX_LINE_ITEMS_PER_CART) {
    const excess = problem("TOO_MANY_LINES", { count: lines.length, maximum: MAX_LINE_ITEMS_PER_CART });
    return { ...change, problems: [...change.problems, invalidInput(path, excess)] };
  }
  if (!areTooLarge(lines)) return change;
  const excess = problem("CART_TOO_LARGE", { maximum: MAX_CART_BYTES });
  return { ...change, problems: [...change.problems, invalidInput(path, excess)] };
}

/** Whether the lines take too much as JSON. Their errors do not count: those depend on facts, and not on the caller. */
function areTooLarge(lines: readonly CartLineItem[]): boolean {
  let bytes = 0;
  // Measured one by one, to stop early: a request can repeat a variable until its lines have many megabytes.
  return lines.some((line) => {
    bytes += Buffer.byteLength(JSON.stringify({ ...line, error: null, addonItems: [] }));
    return bytes > MAX_CART_BYTES;
  });
}

/** A line from its input, under its own id or a new one; its place and its add-ons' go to `touched`. */
function newLine(
  input: ReplacedLine,
  path: Path,
  touched: Map<string, Path>,
  known: ReadonlyMap<string, CartLineItem> = new Map(),
): CartLineItem {
  const id = input.id ? lineKey(input.id) : randomUUID();
  touched.set(id, path);
  return {
    id,
    ...contentOf(input, known.get(id)),
    orderGroup: null,
    error: null,
    addonItems: (input.addonItems ?? []).map((addon, index) =>
      newLine(addon, [...path, "addonItems", index], touched, known),
    ),
  };
}

type StoredContent = Omit<CartLineItem, "id" | "orderGroup" | "error" | "addonItems">;

/** `before` is the line as it was: a filled-in currency that is sent back with the same item was not chosen. */
function contentOf(input: LineContent, before?: CartLineItem): StoredContent {
  const isSentBack =
    before?.isCurrencyChosen === false &&
    before.currencyCode === input.currencyCode &&
    catalogKey(before.catalogItemId) === catalogKey(input.catalogItemId);
  return {
    catalogItemId: input.catalogItemId,
    friendlyName: input.friendlyName ?? null,
    quantity: input.quantity,
    currencyCode: input.currencyCode ?? null,
    isCurrencyChosen: typeof input.currencyCode === "string" && !isSentBack,
    billingCycle: input.billingCycle,
    termDuration: input.termDuration ?? null,
    participants: distinctParticipants((input.participants ?? []).map(({ key, value }) => ({ key, value }))),
    provisioningContext: (input.provisioningContext ?? []).map(({ key, value }) => ({ key: camelCase(key), value })),
    renewsTo: input.renewsTo ? { termDuration: input.renewsTo.termDuration } : null,
  };
}

/** The content after an update: what is undefined in it stays. Required properties are never null here. */
function changedContent(line: CartLineItem, update: LineUpdate): StoredContent {
  const said = Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
  return contentOf({ ...line, currencyCode: line.isCurrencyChosen ? line.currencyCode : null, ...said }, line);
}

function sameContent(before: CartLineItem, after: CartLineItem): boolean {
  const comparable = (line: CartLineItem): unknown => [
    line.id,
    {
      ...contentOf(line),
      catalogItemId: catalogKey(line.catalogItemId),
      provisioningContext: line.provisioningContext.map(({ key, value }) => [
        key,
        isGuid(value) ? lineKey(value) : value,
      ]),
      currencyCode: line.currencyCode ?? before.currencyCode,
      isCurrencyChosen: false,
    },
    line.addonItems.map(comparable),
  ];
  return JSON.stringify(comparable(before)) === JSON.stringify(comparable(after));
}

/** Partner Center's spelling of a provisioning key: `ParentSubscriptionId` is stored as `parentSubscriptionId`. */
function camelCase(key: string): string {
  return PROVISIONING_KEYS.get(key.toLowerCase()) ?? asInCarts(key);
}

const PROVISIONING_KEYS = new Map(
  ["subscriptionId", "parentSubscriptionId", "scope", "duration"].map((key) => [key.toLowerCase(), key]),
);

function parentProblems(cart: Cart, parentId: string): UserError[] {
  const path = ["input", "parentLineItemId"];
  const base = cart.lineItems.find((line) => line.id === parentId);
  if (base) return isLocked(cart, base) ? [lockedLine(path, base)] : [];
  if (!linesById(cart).has(parentId)) return [unknownLine(path, parentId)];
  return [invalidInput(path, problem("PARENT_IS_ADDON", { lineItemId: parentId }))];
}

function linesById(cart: Cart): Map<string, CartLineItem> {
  return new Map(allLines(cart.lineItems).map((line) => [line.id, line]));
}

function isLocked(cart: Cart, line: CartLineItem): boolean {
  return line.orderGroup !== null && lockedGroupIds(cart).has(line.orderGroup);
}

/** Line ids are GUIDs, stored in lower case. */
function lineKey(id: string): string {
  return id.toLowerCase();
}

function unknownLine(path: Path, lineItemId: string): UserError {
  return invalidInput(path, problem("LINE_UNKNOWN", { lineItemId }));
}

function namedTwice(path: Path, lineItemId: string): UserError {
  return invalidInput(path, problem("LINE_NAMED_TWICE", { lineItemId }));
}

function lockedLine(path: Path, line: CartLineItem): UserError {
  const locked = problem("LINE_LOCKED", { lineItemId: line.id, orderGroupId: line.orderGroup! });
  return userError("NOT_SUPPORTED", path, locked);
}
