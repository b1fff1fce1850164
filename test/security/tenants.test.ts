import { randomUUID } from "node:crypto";
import { getNamedType, isInputObjectType } from "graphql";
import { CUSTOMER_IDS } from "../../src/sample-data/customers.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { officeLine, readCart } from "../support/api-carts.js";
import { ChangeSubscriptionQuantityDocument, CreateCartDocument } from "../support/graphql/graphql.js";
import { type RunningApp, runApp } from "../support/running-app.js";
import { links, rootFields } from "./schema-places.js";
import { FIELDS_WITHOUT_IDS, ID_PLACES, LINKS } from "./tenants-decisions.js";
import {
  AT_EACH_PLACE,
  describeStrangers,
  leakedIn,
  normalized,
  PLACES,
  SPELLINGS,
  trials,
  useWorld,
  withId,
} from "./tenants-trials.js";
import { keyOf, makeOwnCart, makeOwnersThings, OWNER, type OwnersThings, schema, secretsOf } from "./tenants-world.js";

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

describe("another partner's things", () => {
  const world = useWorld();

  describeStrangers(world, ["provider"], SPELLINGS);

  it("are not loaded for a cart that names them", async () => {
    const { app, carts, theirs } = world();
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
    const { app, theirs } = world();
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
    const { changeSubscriptionQuantity: changed } = await world().app.ask(
      ChangeSubscriptionQuantityDocument,
      { input },
      as,
    );
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
    // An add-on may name no subscription beside its base: that is refused before anything is looked up.
    const isLookedUp = !scoped.place.place.includes("addonItems.provisioningContext");
    expect(differences.includes(true)).toBe(isLookedUp);
  });
});
