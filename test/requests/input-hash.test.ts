import { inputHash } from "../../src/requests/input-hash.js";

const CART = "3655b1a0-b1c9-4268-9824-577fdbc4d0be";
const ITEM = "031c9e47-4802-4248-838e-778fb1d2cc05";
const hash = (input: object, mutation = "addCartLineItems") => inputHash({ mutation, input });
const withLine = (line: object) => ({ cartId: CART, lineItems: [{ catalogItemId: ITEM, quantity: 1, ...line }] });

describe("two inputs mean the same when they differ", () => {
  it.each([
    [
      "in the letter case of GUIDs",
      { cartId: CART, lineItemIds: [ITEM] },
      { cartId: CART.toUpperCase(), lineItemIds: [ITEM.toUpperCase()] },
    ],
    [
      "in the letter case of a catalog id",
      withLine({ catalogItemId: "CFQ7TTC0LH18:0001:x" }),
      withLine({ catalogItemId: "cfq7ttc0lh18:0001:X" }),
    ],
    ["in the letter case of an order id", { orderId: "AbC" }, { orderId: "aBc" }],
    [
      "in the letter case of a provisioning key, or of a GUID as its value",
      withLine({ provisioningContext: [{ key: "SubscriptionId", value: CART }] }),
      withLine({ provisioningContext: [{ key: "subscriptionId", value: CART.toUpperCase() }] }),
    ],
    [
      "in what is null or left out",
      withLine({}),
      { ...withLine({ friendlyName: null, renewsTo: undefined }), expectedVersion: null },
    ],
    ["in the order of properties", { cartId: CART, expectedVersion: 1 }, { expectedVersion: 1, cartId: CART }],
    [
      "in the order of a line's properties",
      { lineItems: [{ quantity: 1, id: "a" }] },
      { lineItems: [{ id: "a", quantity: 1 }] },
    ],
  ])("%s", (_, one, other) => {
    expect(hash(one)).toBe(hash(other));
  });
});

describe("two inputs mean something else when they differ", () => {
  it.each([
    ["in a number", withLine({ quantity: 2 }), withLine({ quantity: 3 })],
    ["in a truth", { isIt: false }, { isIt: true }],
    ["in the letter case of a name", withLine({ friendlyName: "shop" }), withLine({ friendlyName: "Shop" })],
    [
      "in the letter case of a name that is a GUID",
      withLine({ friendlyName: CART }),
      withLine({ friendlyName: CART.toUpperCase() }),
    ],
    [
      "in the order of lines",
      { lineItems: [{ quantity: 1 }, { quantity: 2 }] },
      { lineItems: [{ quantity: 2 }, { quantity: 1 }] },
    ],
    ["in an empty list and none", { orderGroupIds: [] }, {}],
  ])("%s", (_, one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  it("in null and left out where null clears a property", () => {
    const update = (line: object) => hash({ cartId: CART, lineItems: [{ id: ITEM, ...line }] }, "updateCartLineItems");
    expect(update({ friendlyName: null })).not.toBe(update({}));
    expect(update({ friendlyName: undefined })).toBe(update({}));
    const whole = (input: object) => hash({ cartId: CART, ...input }, "updateCartLineItems");
    expect(whole({ expectedVersion: null })).toBe(whole({}));
  });
});
