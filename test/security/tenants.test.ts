import { randomUUID } from "node:crypto";
import { getNamedType, isInputObjectType } from "graphql";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { officeLine, readCart } from "../support/api-carts.js";
import { ChangeSubscriptionQuantityDocument, CreateCartDocument } from "../support/graphql/graphql.js";
import { type Answer, type Caller, type RunningApp, runApp } from "../support/running-app.js";
import { type IdPlace, idPlaces, links, type RootField, rootFields } from "./schema-places.js";
import { FIELDS_WITHOUT_IDS, ID_PLACES, LINKS, type Scoped } from "./tenants-decisions.js";
import {
  askAll,
  keyOf,
  makeOwnCart,
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

const PLACES = idPlaces(schema);
const SCOPED = PLACES.flatMap((place) => {
  const decision = ID_PLACES[place.place];
  return decision && "kind" in decision ? [{ place, decision }] : [];
});

describe("every part of the schema has a decision, and every decision has its part of the schema:", () => {
  it("the places where an id, a cursor or a key may stand", () => {
    expect(Object.keys(ID_PLACES).sort()).toEqual(PLACES.map(({ place }) => place).sort());
  });

  it("the fields of Query and Mutation that take none", () => {
    const names = rootFields(schema).map(({ type, field }) => `${type}.${field.name}`);
    const withIds = new Set(PLACES.map(({ place }) => place.split("(")[0]));
    expect(names.filter((name) => !withIds.has(name)).sort()).toEqual(Object.keys(FIELDS_WITHOUT_IDS).sort());
  });

  it("the fields that lead from one object to others", () => {
    expect(Object.values(LINKS).flat().sort()).toEqual(links(schema).sort());
  });
});

/** Ways to write an id; the one tried and the one that nobody has are written in the same way. */
const VERBATIM = (id: string) => id;
const SPELLINGS: readonly ((id: string) => string)[] = [
  VERBATIM,
  (id) => id.toUpperCase(),
  (id) => id.toLowerCase(),
  (id) => `{${id}}`,
  (id) => ` ${id}\n`,
  (id) => id.replaceAll("-", ""),
];

/** The variables of a request with the id in its place; in lists of objects that is the place in the first one. */
function withId(variables: unknown, [name, ...rest]: readonly string[], id: unknown): unknown {
  if (name === undefined) return id;
  if (Array.isArray(variables)) return [withId(variables[0], [name, ...rest], id), ...variables.slice(1)];
  const given = (variables ?? {}) as Record<string, unknown>;
  return { ...given, [name]: withId(given[name], rest, id) };
}

/** As many as can be asked for with everything that they lead to. */
const PAGE = 5;
const isPaged = ({ field }: RootField) => field.args.some(({ name }) => name === "first");

/** An answer in which what was tried is not seen, and neither is what is new in every answer: ids just made. */
function normalized(answer: unknown, ...tried: string[]): string {
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
  readonly spellings?: typeof SPELLINGS;
  readonly adapt?: (variables: object) => object;
}

/** Tries ids of a place's kind, the first one in several spellings, each beside one that nobody has. */
async function* trials(
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
function leakedIn(answer: unknown, secrets: readonly string[], said: object = {}): string[] {
  const [told, known] = [answer, said].map((value) => JSON.stringify(value).toLowerCase());
  return secrets.filter((secret) => told!.includes(secret) && !known!.includes(secret));
}

const AT_EACH_PLACE = SCOPED.map((scoped) => [scoped.place.place, scoped] as const);

describe("another partner's things", () => {
  let app: RunningApp;
  let theirs: OwnersThings;
  let secrets: string[];
  let before: unknown;
  const carts = new Map<Stranger, OwnCart>();

  beforeAll(async () => {
    app = await runApp();
    theirs = await makeOwnersThings(app);
    // Whatever strangers make is later, so that a cursor of the owner's stands before or behind all of it.
    app.clock.now = new Date(app.clock.now.getTime() + 60_000);
    for (const partner of STRANGERS) carts.set(partner, await makeStrangersCart(app, partner));
    secrets = await secretsOf(app);
    before = await storedFor(app, OWNER.partner);
  }, 60_000);
  afterAll(() => app.close());
  afterEach(async () => expect(await storedFor(app, OWNER.partner)).toEqual(before));

  describe.each(STRANGERS)("look to the %s like things that nobody has:", (partner) => {
    it("in the lists of all or of one customer's, which have the partner's own things only", async () => {
      const filters = partner === "reseller" ? [{}] : [{}, { customerId: CUSTOMER_IDS.mixed }];
      const lists = rootFields(schema).filter((root) => isPaged(root) && root.field.name !== "catalogItems");
      expect(lists).toHaveLength(4);
      for (const list of lists) {
        for (const filter of list.field.name === "customers" ? [{}] : filters) {
          const { data } = await askAll(app, list, { ...filter, first: PAGE }, { partner });
          expect(data).toEqual({ [list.field.name]: expect.objectContaining({ nodes: expect.any(Array) }) });
          const { nodes, pageInfo } = Object.values(data!)[0];
          expect([nodes.length > 0, pageInfo.hasNextPage]).toEqual([true, false]);
          expect(leakedIn(nodes, secrets)).toEqual([]);
        }
      }
    });

    it.each(AT_EACH_PLACE)("%s", async (_place, scoped) => {
      // How an id is written has nothing to do with who writes it: one partner tries all spellings.
      const spellings = partner === "provider" ? SPELLINGS : undefined;
      const caller = { as: { partner }, own: carts.get(partner)!, spellings };
      for await (const { taken, untaken } of trials(app, { theirs, ...scoped }, caller)) {
        // A request that GraphQL or a limit refuses would try nothing.
        expect(JSON.stringify(taken.answer)).not.toMatch(/GRAPHQL_|BAD_USER_INPUT|The query/);
        expect(normalized(taken.answer, taken.id)).toBe(normalized(untaken.answer, untaken.id));
        expect(leakedIn(taken.answer, secrets, taken.variables)).toEqual([]);
      }
    });
  });

  it("are not loaded for a cart that names them", async () => {
    const { stores } = app.store;
    const partnerId = PARTNER_IDS.provider;
    const { cartId } = carts.get("provider")!;
    const cart = (await stores.carts.byIds(partnerId, [cartId])).get(cartId)!;
    const [original] = (await stores.orders.byIds(PARTNER_IDS.direct, theirs.ids.ORDER)).values();
    // A third partner's order, as no checkout would ever leave it.
    const order = { ...original!, id: randomUUID(), partnerId: PARTNER_IDS.lowCredit, cartId };
    await stores.orders.insert([order]);
    const orderGroups = cart.orderGroups.map((group) => ({ ...group, orderId: order.id }));
    await stores.carts.update({ ...cart, version: cart.version + 1, orderGroups }, cart.version);
    const read = await readCart(app, cartId, { partner: "provider" });
    expect(read).toMatchObject({ orderGroups: [{ status: "ORDERED", order: null }], orders: [] });
    const [owner, answer] = await Promise.all(
      [PARTNER_IDS.lowCredit, partnerId].map((id) => stores.orders.byCarts(id, [cartId])),
    );
    expect([owner!.size, answer!.size]).toEqual([1, 0]);
  });

  it("keep the answers under their keys: the same key is another one for another partner", async () => {
    const idempotencyKey = keyOf("createCart");
    const input = { customerId: CUSTOMER_IDS.addons, lineItems: [officeLine({ quantity: 3 })], idempotencyKey };
    const { createCart: own } = await app.ask(CreateCartDocument, { input }, { partner: "lowCredit" });
    expect(own).toMatchObject({ replayed: false, userErrors: [], cart: { lineItems: [{ quantity: 3 }] } });
    const first = { ...theirs.inputs["createCart"], idempotencyKey } as typeof input;
    const { createCart: again } = await app.ask(CreateCartDocument, { input: first }, OWNER);
    expect(again).toMatchObject({ replayed: true, userErrors: [] });
    expect(again!.cart!.lineItems).toMatchObject([{ friendlyName: "Secret under a key" }]);
  });

  it("are not changed with a partner's own ones of the same id", async () => {
    // Several partners see this customer's subscription, and each has its own record of it.
    const input = { subscriptionId: "97555B61-7461-477A-A98C-9C76148783E4", quantity: 23 };
    const as = { partner: "provider" } as const;
    const { changeSubscriptionQuantity: changed } = await app.ask(ChangeSubscriptionQuantityDocument, { input }, as);
    expect(changed).toMatchObject({ subscription: { quantity: 23, version: 2 }, userErrors: [] });
  });
});

describe("to the partner itself its things look otherwise than those that nobody has, and so the difference would show:", () => {
  let app: RunningApp;
  let theirs: OwnersThings;
  let secrets: string[];
  beforeAll(async () => {
    app = await runApp();
    theirs = await makeOwnersThings(app);
    secrets = await secretsOf(app);
  });
  afterAll(() => app.close());

  it.each(AT_EACH_PLACE)("%s", async (_place, scoped) => {
    // A version that is never right: the answer is the thing's own, and the thing stays for the next test.
    const isRefused = /\((?!.*(provisioningContext|Key))/.test(scoped.place.place);
    const input = getNamedType(scoped.place.field.args[0]!.type);
    const hasVersion = isInputObjectType(input) && "expectedVersion" in input.getFields();
    const adapt = (variables: object) =>
      isRefused && hasVersion ? (withId(variables, ["input", "expectedVersion"], 999) as object) : variables;
    const { kind } = scoped.decision;
    const own = kind === "LINE" ? theirs : await makeOwnCart(app, OWNER, theirs.customerId);
    const differences: boolean[] = [];
    for await (const { taken, untaken } of trials(app, { theirs, ...scoped }, { as: OWNER, own, adapt })) {
      const differs = normalized(taken.answer, taken.id) !== normalized(untaken.answer, untaken.id);
      // Behind a cursor are the caller's own things, whatever it was made from.
      differences.push(kind.startsWith("CURSOR") ? leakedIn(taken.answer, secrets).length > 0 : differs);
    }
    expect(differences).toContain(true);
  });
});
