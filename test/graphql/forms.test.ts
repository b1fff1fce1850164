import { CatalogItemDocument } from "../support/graphql/graphql.js";
import { checkOut, createCart, ITEM, officeLine, readCart, reservationLine, saasLine } from "../support/api-carts.js";
import { type RunningApp, runApp } from "../support/running-app.js";

/* What a page builds its forms and its cache from. */

let app: RunningApp;
beforeAll(async () => {
  app = await runApp();
});
afterAll(() => app.close());

const itemOf = async (id: string | number) => (await app.ask(CatalogItemDocument, { id: String(id) })).catalogItem!;

describe("a catalog item", () => {
  it("has its terms, the first of them as the default", async () => {
    const { terms, supportedTermDurations } = await itemOf(saasLine().catalogItemId);
    expect(terms.map(({ duration }) => duration)).toEqual(supportedTermDurations);
    expect(terms.map(({ isDefault }) => isDefault)).toEqual(terms.map((_, index) => index === 0));
    expect(terms[0]!.billingCycles).toContain(saasLine().billingCycle);
  });

  it("has what a reservation must say, in the spelling of a line", async () => {
    const line = reservationLine();
    const { provisioningFields, requiredAgreements } = await itemOf(line.catalogItemId);
    const keys = provisioningFields.filter(({ required }) => required).map(({ key }) => key);
    const said = line.provisioningContext!.map(({ key }) => key);
    expect(keys.every((key) => said.includes(key))).toBe(true);
    expect(provisioningFields).toContainEqual(
      expect.objectContaining({ key: "subscriptionId", type: "SUBSCRIPTION", source: "AZURE_SUBSCRIPTIONS" }),
    );
    expect(requiredAgreements.every((name) => name.endsWith("Agreement"))).toBe(true);
  });

  it("has the agreements that it asks for, its limit, and the bases of an add-on", async () => {
    const office = await itemOf(officeLine().catalogItemId);
    expect(office).toMatchObject({ baseItems: [], requiredAgreements: [expect.stringContaining("Agreement")] });
    const addon = await itemOf(office.addonItems[0]!.id);
    expect(addon.baseItems).toContainEqual({ id: office.id, title: office.title });
    expect((await itemOf("00000000-0000-4000-8000-00000000E001")).limitPerCustomer).toBe(1);
    expect((await itemOf(ITEM.windowsServer)).baseItems).toEqual([]);
  });
});

it("groups and order lines have ids that no other ones have, and keep them", async () => {
  const carts = [await createCart(app, [officeLine(), saasLine()]), await createCart(app, [officeLine()])];
  const groupIds = async () =>
    (await Promise.all(carts.map(({ id }) => readCart(app, id)))).flatMap(({ orderGroups }) =>
      orderGroups.map(({ id }) => id),
    );
  const before = await groupIds();
  expect(new Set(before).size).toBe(3);
  const orders = [];
  for (const { id: cartId } of carts) orders.push(...(await checkOut(app, { cartId })).orders);
  expect(await groupIds()).toEqual(before);
  const lineIds = orders.flatMap(({ lineItems }) => lineItems.map(({ id }) => id));
  expect([...lineIds].sort()).toEqual(carts.flatMap(({ lineItems }) => lineItems.map(({ id }) => id)).sort());
});
