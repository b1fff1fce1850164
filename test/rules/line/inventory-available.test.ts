import { breach } from "../../../src/rules/rule.js";
import { aLine, anInventory, anItem, aQuestion, aReservation, someFacts } from "../../support/builders.js";
import { catalogKey } from "../../../src/model/catalog.js";
import type { Inventory } from "../../../src/model/market.js";
import { demandOf } from "../../../src/rules/demand.js";
import { inventoryAvailable } from "../../../src/rules/line/inventory-available.js";

function factsWith(inventory: Inventory) {
  return someFacts({ inventory: new Map([[catalogKey(inventory.catalogItemId), inventory]]) });
}

const japanWest = {
  catalogItemId: aReservation().id,
  restrictions: ["NotAvailableForSubscription: japanwest"],
  endsWithStock: false,
};

describe("inventory-available", () => {
  it("passes an item that is neither counted nor restricted", () => {
    expect(inventoryAvailable.check(aQuestion())).toBeNull();
  });

  it("passes an item whose inventory check finds nothing", () => {
    expect(inventoryAvailable.check(aQuestion({ facts: factsWith(anInventory()) }))).toBeNull();
  });

  it("passes what takes all that is left", () => {
    const question = aQuestion({ line: aLine({ quantity: 5 }), facts: factsWith(anInventory({ available: 5 })) });
    expect(inventoryAvailable.check(question)).toBeNull();
  });

  it("passes a restricted item that does not ask for the inventory check", () => {
    const item = aReservation({ purchasePrerequisites: ["AzureSubscriptionRegistration"] });
    expect(inventoryAvailable.check(aQuestion({ item, facts: factsWith(anInventory(japanWest)) }))).toBeNull();
  });

  it("10003/800010: the item is restricted in the region", () => {
    const item = aReservation({ title: "Standard_B1s" });
    expect(inventoryAvailable.check(aQuestion({ item, facts: factsWith(anInventory(japanWest)) }))).toEqual(
      breach(
        "INVENTORY_RESTRICTED",
        { title: "Standard_B1s", restrictions: ["NotAvailableForSubscription: japanwest"] },
        true,
      ),
    );
  });

  it("10003/800010: 3 wanted by the line, 6 by the cart, 5 left", () => {
    const line = aLine({ quantity: 3 });
    const item = anItem();
    const together = [
      { line, item },
      { line, item },
    ];
    const facts = factsWith(anInventory({ available: 5 }));
    expect(inventoryAvailable.check(aQuestion({ line, item, together, facts }))).toEqual(
      breach("INVENTORY_TOO_LOW", { title: "Office 365 Business Premium", quantity: 3, wanted: 6, available: 5 }, true),
    );
  });

  it("counts what the demand counts, and nothing else", () => {
    const facts = factsWith(anInventory({ available: 0 }));
    expect(inventoryAvailable.check(aQuestion({ demand: demandOf([]), facts }))).toBeNull();
  });

  it("10003/800010: one wanted, none left", () => {
    const facts = factsWith(anInventory({ available: 0 }));
    expect(inventoryAvailable.check(aQuestion({ facts }))).toEqual(
      breach("INVENTORY_TOO_LOW", { title: "Office 365 Business Premium", quantity: 1, wanted: 1, available: 0 }, true),
    );
  });
});
