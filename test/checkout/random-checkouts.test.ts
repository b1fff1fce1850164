import * as fc from "fast-check";
import { verifyStore } from "../../src/verify/verify-store.js";
import { checkOut } from "../../src/checkout/checkout.js";
import { CHECKOUT_MUTATION, type CheckoutOptions } from "../../src/checkout/place.js";
import { previewCheckout } from "../../src/checkout/preview.js";
import { recover } from "../../src/checkout/recover.js";
import { allLines, type Cart } from "../../src/model/cart.js";
import { times, totalsOf } from "../../src/model/money.js";
import type { OrderRequest } from "../../src/model/order-request.js";
import { legacySystem } from "../support/local-systems.js";
import {
  createPlaceOrder,
  OrderRefused,
  type PlacedOrder,
  type PurchaseSystem,
  PurchaseSystemDown,
} from "../../src/purchasing/purchase-system.js";
import { aCreditLine, anAddon, anAzurePlan, anInventory, anItem, onlyFacts } from "../support/builders.js";
import { PARTNER_ID } from "../support/carts.js";
import { aNewLine, aRequest, CLAIM_SECONDS, openShop, type Shop, someReferenceData } from "../support/shop.js";

/*
 * Checkouts through a purchase system that refuses, is down, loses its answers and dies with the process, in any order,
 * and rounds of recovery among them; then everything works again. After every step the store is sound; and whatever
 * happened: one order for each group, and precisely what was ordered is paid for.
 */

/** What happens when an order is handed over. "killed" is the end of the whole process, before or after the order. */
type Event = "fine" | "refused" | "down" | "answer lost" | "killed before" | "killed after";

const events = fc.constantFrom<Event>("fine", "refused", "down", "answer lost", "killed before", "killed after");
type Step =
  | { readonly kind: "checkout"; readonly events: readonly Event[]; readonly key: string | null }
  | { readonly kind: "add" }
  | { readonly kind: "recover"; readonly events: readonly Event[]; readonly key: string | null }
  | { readonly kind: "wait" };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("checkout" as const, "recover" as const),
      events: fc.array(events, { minLength: 1, maxLength: 3 }),
      key: fc.constantFrom(null, "key-1", "key-2", "key-3"),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "add" as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: "wait" as const }) },
);

class Killed extends Error {}

/** A purchase system that remembers what it has made, as a real one does. */
class UnreliableSystem implements PurchaseSystem {
  readonly made = new Map<string, PlacedOrder>();
  events: Event[] = [];

  async place(orderRequest: OrderRequest): Promise<PlacedOrder> {
    const event = this.events.shift() ?? "fine";
    if (event === "killed before") throw new Killed();
    if (event === "down") throw new PurchaseSystemDown("No route.");
    if (event === "refused" && !this.made.has(orderRequest.id)) throw new OrderRefused("Not this one.");
    const order = await legacySystem.place(orderRequest);
    this.made.set(orderRequest.id, order);
    if (event === "answer lost") throw new Error("The answer was lost.");
    if (event === "killed after") throw new Killed();
    return order;
  }
}

async function run(shop: Shop, system: UnreliableSystem, cart: Cart, given: Step): Promise<void> {
  if (given.kind === "wait") {
    shop.clock.now = new Date(shop.clock.now.getTime() + CLAIM_SECONDS * 1_000);
  } else if (given.kind === "add") {
    await shop.carts.addLineItems(aRequest("addCartLineItems", { cartId: cart.id, lineItems: [aNewLine()] }));
  } else {
    system.events = [...given.events];
    const placeOrder = createPlaceOrder({ OMS: system }, 1_000, (_orderRequest, error) => {
      // A process that is killed sees no outcome and writes nothing.
      if (error instanceof Killed) throw error;
    });
    const options: CheckoutOptions = { ...shop.checkoutOptions, placeOrder };
    const request = aRequest(CHECKOUT_MUTATION, { cartId: cart.id, idempotencyKey: given.key });
    const recoverAll = async () => {
      const now = shop.clock.now.toISOString();
      for (const row of await shop.store.stores.carts.due("recovery", now, now, 10)) await recover(options, row);
    };
    await Promise.resolve(given.kind === "recover" ? recoverAll() : checkOut(options, request)).catch(
      (error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      },
    );
    system.events = [];
  }
}

it("any checkouts, however they end, come to one order for each group once everything works again", async () => {
  const cycles = ["MONTHLY", "ANNUAL"] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8, size: "max" }), async (steps) => {
      const system = new UnreliableSystem();
      const shop = await openShop({
        data: someReferenceData({
          inventory: [anInventory({ available: 1000 })],
          creditLines: [aCreditLine({ limit: "1000000" })],
        }),
        purchaseSystems: { OMS: system },
      });
      const cart = await shop.createCart(cycles.map((billingCycle) => aNewLine({ billingCycle, quantity: 2 })));
      for (const given of steps) {
        await run(shop, system, cart, given);
        expect((await verifyStore(shop.store)).findings).toEqual([]);
      }

      // Everything works again: one checkout finishes what is left of a dead one, the next one does the rest.
      await run(shop, system, cart, { kind: "wait" });
      await shop.checkout(cart);
      await shop.checkout(cart);

      const { stores } = shop.store;
      const stored = await shop.stored(cart);
      const orders = (await stores.orders.byCarts(PARTNER_ID, [cart.id])).get(cart.id) ?? [];
      expect(stored).toMatchObject({ status: "ORDERED", checkoutClaim: null });
      expect(orders.map((order) => order.orderGroupId).sort()).toEqual(
        stored.orderGroups.map((group) => group.orderGroupId).sort(),
      );
      expect(orders.map((order) => order.id).sort()).toEqual([...system.made.values()].map((order) => order.id).sort());

      const bought = orders.flatMap((order) => order.lineItems);
      expect(bought.map((line) => line.cartLineItemId).sort()).toEqual(
        allLines(stored.lineItems)
          .map((line) => line.id)
          .sort(),
      );
      const units = bought.reduce((sum, line) => sum + line.quantity, 0);
      const [total] = totalsOf(bought.map((line) => times(line.price!, line.quantity)));
      expect((await stores.inventory.byItems([anItem().id])).get(anItem().id)?.available).toBe(1000 - units);
      expect((await stores.ledger.creditLines(PARTNER_ID)).get("USD")?.used).toBe(total?.amount);
      expect(await stores.orderRequests.byCart(cart.id)).toEqual([]);
      expect((await verifyStore(shop.store)).findings).toEqual([]);
      expect(await stores.audit.runningAnswers()).toEqual([]);
      const { holdings } = await stores.facts.read({
        partnerId: PARTNER_ID,
        customerId: cart.customerId,
        catalogItemIds: [anItem().id],
        subscriptionIds: [],
        mpnIds: [],
        withCredit: false,
      });
      const licences = { living: bought.length, livingQuantity: units, ever: bought.length };
      expect(holdings.ofItem(anItem().id)).toEqual(licences);
      await shop.close();
    }),
    { numRuns: 120 },
  );
}, 60_000);

/* Previews beside checkouts: carts of licences, families, metered SaaS and Azure plans, some of them in error. */

const METERED = anItem({
  id: "DZH318Z0METR:0001:DZH318Z0METR",
  purchaseSystem: "Modern",
  productSubType: "SaaS",
  purchasePrerequisites: ["AzurePlan"],
  terms: [],
});
const SOLD = [anItem(), anAddon(), METERED, anAzurePlan()];

const aRandomLine = fc.oneof(
  fc.record({
    catalogItemId: fc.constant(anItem().id),
    quantity: fc.constantFrom(1, 2, 301),
    billingCycle: fc.constantFrom("MONTHLY" as const, "ANNUAL" as const),
    addonItems: fc.array(fc.constant(aNewLine({ catalogItemId: anAddon().id })), { maxLength: 1 }),
  }),
  fc.constant(aNewLine({ catalogItemId: METERED.id })),
  fc.constant(aNewLine({ catalogItemId: anAzurePlan().id, billingCycle: "ONE_TIME" })),
);
/** What has changed between the cart and its checkout. */
const someChanges = fc.record({
  unsold: fc.subarray(SOLD, { maxLength: 1 }),
  available: fc.constantFrom(0, 1, 3, 1_000),
  limit: fc.constantFrom("0", "20", "40", "1000000"),
});
/** For each group whether it is asked for; null for all. */
const someGroups = fc.option(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }));
const outcomes = fc.array(fc.constantFrom<Event>("fine", "refused", "down", "answer lost"), { maxLength: 4 });

/** Previews a cart and checks it out; purchase systems take all orders. */
async function expectAgreement(shop: Shop, cart: Cart, asked: readonly boolean[] | null) {
  const before = await shop.stored(cart);
  const open = before.orderGroups.filter(({ orderId }) => orderId === null);
  const chosen = open.filter((_group, index) => asked?.[index] ?? true);
  const orderGroupIds = asked && chosen.length > 0 ? chosen.map((group) => group.orderGroupId) : null;
  const isWanted = (id: string) => orderGroupIds?.includes(id) ?? true;
  const unknown = open.filter((group) => group.isOutcomeUnknown && isWanted(group.orderGroupId));
  const unknownIds = unknown.map((group) => group.orderGroupId);

  const now = shop.clock.now.toISOString();
  const shown = (await previewCheckout(shop.store.stores, PARTNER_ID, cart.id, orderGroupIds, now))!;
  const result = await shop.checkout(cart, { orderGroupIds });
  if (result.userErrors.length > 0) {
    expect([shown.canCheckout, shown.orders]).toEqual([false, []]);
    expect(shown.orderErrors.map(({ code }) => code)).toEqual(result.userErrors.map(({ code }) => code));
    return;
  }
  const ids = shown.orders.map(({ orderGroupId }) => orderGroupId);
  // Of those that are unknown a preview can only say so; they are asked for again, and taken.
  expect(result.orders.map(({ orderGroupId }) => orderGroupId).sort()).toEqual([...ids, ...unknownIds].sort());
  const judged = shown.orderErrors.filter(({ orderGroupId }) => !unknownIds.includes(String(orderGroupId)));
  const byGroup = (errors: typeof judged) =>
    [...errors].sort((one, other) => String(one.orderGroupId).localeCompare(String(other.orderGroupId)));
  expect(byGroup(result.orderErrors)).toEqual(byGroup(judged));
  expect(shown.canCheckout).toBe(result.orders.length > 0 || result.cart?.status === "ORDERED");
}

it("a preview shows what a checkout comes to: the same groups, and the same errors", async () => {
  const lines = fc.array(aRandomLine, { minLength: 1, maxLength: 6, size: "max" });
  const rounds = fc.array(fc.record({ changes: someChanges, outcomes, asked: someGroups }), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(lines, rounds, async (lineItems, given) => {
      const system = new UnreliableSystem();
      const shop = await openShop({
        data: someReferenceData({ catalogItems: SOLD, subscriptions: [], inventory: [anInventory()] }),
        purchaseSystems: { OMS: system, Modern: system },
      });
      const cart = await shop.createCart(lineItems);
      for (const round of given) {
        // Something may have been ordered, have failed or be unknown by then.
        if (round.outcomes.length > 0) {
          system.events = [...round.outcomes];
          await shop.checkout(cart);
          system.events = [];
        }
        const { unsold, available, limit } = round.changes;
        await shop.store.load(
          onlyFacts({
            catalogItems: SOLD.map((item) => ({ ...item, isPurchasable: !unsold.includes(item) })),
            inventory: [anInventory({ available })],
            creditLines: [aCreditLine({ limit })],
          }),
        );
        await expectAgreement(shop, cart, round.asked);
      }
      await shop.close();
    }),
    { numRuns: 100 },
  );
}, 60_000);
