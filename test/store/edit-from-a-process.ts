import { aNewLine, aRequest, openShop } from "../support/shop.js";

/** What came of the edits of one process. */
export interface EditReport {
  readonly accepted: number;
  /** The codes of refusals. */
  readonly refused: readonly string[];
}

/** Adds lines to a cart, changes each, and prints a report. Arguments: store, cart, a name for the lines, how many. */
async function edit([url = "", cartId = "", name = "", count = "0"]: readonly string[]): Promise<void> {
  const shop = await openShop({ url });
  const refused: string[] = [];
  let accepted = 0;
  for (let index = 0; index < Number(count); index += 1) {
    const friendlyName = `${name} ${index}`;
    const input = { cartId, lineItems: [aNewLine({ friendlyName })] };
    const added = await shop.carts.addLineItems(aRequest("addCartLineItems", input));
    refused.push(...added.userErrors.map((error) => error.errorCode));
    const line = added.cart?.lineItems.find((one) => one.friendlyName === friendlyName);
    if (!line) continue;
    const change = { cartId, lineItems: [{ id: line.id, quantity: 2 }] };
    const updated = await shop.carts.updateLineItems(aRequest("updateCartLineItems", change));
    refused.push(...updated.userErrors.map((error) => error.errorCode));
    if (updated.userErrors.length === 0) accepted += 1;
  }
  await shop.close();
  const report: EditReport = { accepted, refused };
  process.stdout.write(JSON.stringify(report));
}

void edit(process.argv.slice(2));
