import { breach } from "../../../src/rules/rule.js";
import { aCustomer, aLine, anItem, someFacts } from "../../support/builders.js";
import { catalogKey } from "../../../src/model/catalog.js";
import { catalogItemExists } from "../../../src/rules/line/catalog-item-exists.js";

describe("catalog-item-exists", () => {
  it("passes an id that resolves, whatever its letter case", () => {
    const facts = someFacts({ catalog: new Map([[catalogKey(anItem().id), anItem()]]) });
    expect(catalogItemExists.check(aLine({ catalogItemId: anItem().id.toLowerCase() }), facts)).toBeNull();
  });

  it.each(["ABC", "DZH318Z0BQ3Q:0001", "DZH318Z0BQ3Q:0001:DZH318XZXPH", "MS-AZR-145P", "031C9E47-4802-4248-838E"])(
    "10001/800004: %s has none of the three shapes",
    (catalogItemId) => {
      expect(catalogItemExists.check(aLine({ catalogItemId }), someFacts())).toEqual(
        breach("CATALOG_ITEM_ID_MALFORMED", { catalogItemId }),
      );
    },
  );

  it.each([
    "DZH318Z0BQ3Q:0001:DZH318XZXPHL",
    "dzh318z0bq3q:0001:dzh318xzxphl",
    "00000000-4802-4248-838e-778fb1d2cc05",
    "MS-AZR-9999P",
    "ms-azr-usgov-0146p",
  ])("10001/800004: %s is well-formed and names nothing in NO", (catalogItemId) => {
    const facts = someFacts({ customer: aCustomer({ country: "NO" }) });
    const productSku = catalogItemId.toUpperCase().replace(/:DZH318XZXPHL$/, "");
    expect(catalogItemExists.check(aLine({ catalogItemId }), facts)).toEqual(
      breach("CATALOG_ITEM_NOT_SOLD", { catalogItemId, country: "NO", productSku, accepted: [] }),
    );
  });

  it("10001/800004: a stale availability id is answered with the current ones", () => {
    const current = ["DZH318Z0BQ3Q:0001:DZH318XZXVNF", "DZH318Z0BQ3Q:0001:DZH318XZXVNG"];
    const facts = someFacts({ currentIds: new Map([["DZH318Z0BQ3Q:0001", current]]) });
    const line = aLine({ catalogItemId: "dzh318z0bq3q:0001:dzh318xzxphl" });
    expect(catalogItemExists.check(line, facts)).toEqual(
      breach("CATALOG_ITEM_NOT_SOLD", {
        catalogItemId: "dzh318z0bq3q:0001:dzh318xzxphl",
        country: "US",
        productSku: "DZH318Z0BQ3Q:0001",
        accepted: ["DZH318Z0BQ3Q:0001:DZH318XZXVNF", "DZH318Z0BQ3Q:0001:DZH318XZXVNG"],
      }),
    );
  });
});
