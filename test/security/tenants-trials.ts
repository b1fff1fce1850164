import { randomUUID } from "node:crypto";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { type Answer, type Caller, type RunningApp, runApp } from "../support/running-app.js";
import { type IdPlace, idPlaces, type RootField, rootFields } from "./schema-places.js";
import { ID_PLACES, type Scoped } from "./tenants-decisions.js";
import {
  askAll,
  keyOf,
  makeOwnersThings,
  makeStrangersCart,
  OWNER,
  type OwnCart,
  type OwnersThings,
  schema,
  secretsOf,
  storedFor,
  type Stranger,
  STRANGERS,
  unknownLike,
} from "./tenants-world.js";

/* Trials of ids, cursors and keys that are another partner's, at every place of the schema where one may stand. */

export const PLACES = idPlaces(schema);
const SCOPED = PLACES.flatMap((place) => {
  const decision = ID_PLACES[place.place];
  return decision && "kind" in decision ? [{ place, decision }] : [];
});

type Spelling = (id: string) => string;

/** Ways to write an id; the one tried and the one that does not exist are written in the same way. */
export const VERBATIM: Spelling = (id: string) => id;
export const SPELLINGS: readonly Spelling[] = [
  VERBATIM,
  (id) => id.toUpperCase(),
  (id) => id.toLowerCase(),
  (id) => `{${id}}`,
  (id) => ` ${id}\n`,
  (id) => id.replaceAll("-", ""),
];

/** The variables of a request with the id in its place; in lists of objects that is the place in the first one. */
export function withId(variables: unknown, [name, ...rest]: readonly string[], id: unknown): unknown {
  if (name === undefined) return id;
  if (Array.isArray(variables)) return [withId(variables[0], [name, ...rest], id), ...variables.slice(1)];
  const given = (variables ?? {}) as Record<string, unknown>;
  return { ...given, [name]: withId(given[name], rest, id) };
}

/** As many as can be asked for with everything that they lead to. */
const PAGE = 5;
const isPaged = ({ field }: RootField) => field.args.some(({ name }) => name === "first");

/** An answer in which what was tried is not seen, and neither is what is new in every answer: ids just made. */
export function normalized(answer: unknown, ...tried: string[]): string {
  const text = tried.reduce(
    (text, id) => text.replaceAll(JSON.stringify(id).slice(1, -1).toLowerCase(), "<tried>"),
    JSON.stringify(answer).toLowerCase(),
  );
  return text.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "<guid>");
}

interface Trial {
  readonly id: string;
  readonly variables: object;
  readonly answer: Answer<object>;
}

interface Trier {
  readonly as: Caller;
  readonly own: OwnCart;
  readonly spellings?: readonly Spelling[];
  readonly adapt?: (variables: object) => object;
}

/** Tries ids of a place's kind, the first one in several spellings, each beside one that does not exist. */
export async function* trials(
  app: RunningApp,
  { theirs, place, decision: { kind, requests } }: { theirs: OwnersThings; place: IdPlace; decision: Scoped },
  { as, own, spellings = [VERBATIM], adapt = (variables) => variables }: Trier,
): AsyncGenerator<{ readonly taken: Trial; readonly untaken: Trial }> {
  const isVerbatim = kind === "KEY" || kind.startsWith("CURSOR");
  const ids = kind === "KEY" ? [keyOf(place.field.name)] : theirs.ids[kind];
  for (const [index, taken] of ids.entries()) {
    const untaken = kind === "KEY" ? randomUUID() : unknownLike(kind, taken);
    for (const spelled of index > 0 || isVerbatim ? [VERBATIM] : spellings) {
      for (const request of requests) {
        const attempt = async (id: string): Promise<Trial> => {
          const filled = withId(request({ own, theirs }), place.path, place.isList ? [id] : id);
          const variables = adapt(isPaged(place) ? { ...(filled as object), first: PAGE } : (filled as object));
          return { id, variables, answer: await askAll(app, place, variables, as) };
        };
        const [one, other] = await Promise.all([attempt(spelled(taken)), attempt(spelled(untaken))]);
        yield { taken: one, untaken: other };
      }
    }
  }
}

/** Those secrets that an answer tells, apart from what the caller had said itself. */
export function leakedIn(answer: unknown, secrets: readonly string[], said: object = {}): string[] {
  const [told, known] = [answer, said].map((value) => JSON.stringify(value).toLowerCase());
  return secrets.filter((secret) => told!.includes(secret) && !known!.includes(secret));
}

export const AT_EACH_PLACE = SCOPED.map((scoped) => [scoped.place.place, scoped] as const);

/** A running app in which one partner has things, and each stranger a cart of its own. */
export interface World {
  readonly app: RunningApp;
  readonly theirs: OwnersThings;
  readonly secrets: readonly string[];
  readonly carts: ReadonlyMap<Stranger, OwnCart>;
}

/** Makes a world for the tests of a block; after each of them the owner's things must be as they were. */
export function useWorld(): () => World {
  let world: World;
  let before: string;
  /** A text is compared at once, and objects as large as these are not. */
  const ownersThings = async () => JSON.stringify(await storedFor(world.app, OWNER.partner), null, 1);

  beforeAll(async () => {
    const app = await runApp();
    const theirs = await makeOwnersThings(app);
    // Whatever strangers make is later, so that a cursor of the owner's stands before or behind all of it.
    app.clock.now = new Date(app.clock.now.getTime() + 60_000);
    const carts = new Map<Stranger, OwnCart>();
    for (const partner of STRANGERS) carts.set(partner, await makeStrangersCart(app, partner));
    world = { app, theirs, carts, secrets: await secretsOf(app) };
    before = await ownersThings();
  }, 60_000);
  afterAll(() => world.app.close());
  afterEach(async () => expect(await ownersThings()).toBe(before));
  return () => world;
}

/** Has these partners try all that the owner has; `spellings` are the ways in which they write its ids. */
export function describeStrangers(
  world: () => World,
  strangers: readonly Stranger[],
  spellings: readonly Spelling[],
): void {
  describe.each(strangers)("look to the %s like things that nobody has:", (partner) => {
    it("in the lists of all or of one customer's, which have the partner's own things only", async () => {
      const filters = partner === "reseller" ? [{}] : [{}, { customerId: CUSTOMER_IDS.mixed }];
      const lists = rootFields(schema).filter((root) => isPaged(root) && root.field.name !== "catalogItems");
      expect(lists).toHaveLength(4);
      for (const list of lists) {
        for (const filter of list.field.name === "customers" ? [{}] : filters) {
          const { data } = await askAll(world().app, list, { ...filter, first: PAGE }, { partner });
          expect(data).toEqual({ [list.field.name]: expect.objectContaining({ nodes: expect.any(Array) }) });
          const { nodes, pageInfo } = Object.values(data!)[0];
          expect([nodes.length > 0, pageInfo.hasNextPage]).toEqual([true, false]);
          expect(leakedIn(nodes, world().secrets)).toEqual([]);
        }
      }
    });

    it.each(AT_EACH_PLACE)("%s", async (_place, scoped) => {
      const { app, theirs, secrets, carts } = world();
      const caller = { as: { partner }, own: carts.get(partner)!, spellings };
      for await (const { taken, untaken } of trials(app, { theirs, ...scoped }, caller)) {
        // A request that GraphQL or a limit refuses would try nothing.
        expect(JSON.stringify(taken.answer)).not.toMatch(/GRAPHQL_|BAD_USER_INPUT|The query/);
        expect(normalized(taken.answer, taken.id)).toBe(normalized(untaken.answer, untaken.id));
        expect(leakedIn(taken.answer, secrets, taken.variables)).toEqual([]);
      }
    });
  });
}
