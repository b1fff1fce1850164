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
      expect(catalogItemExists.check(aLine({ catalogItemId }), someFacts())).toEqual({
        detail:
          `"${catalogItemId}" has none of the three shapes of an id: product:sku:availability (12, 4 and 12 letters ` +
          "or digits), an offer GUID, or an Azure offer code such as MS-AZR-0145P.",
      });
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
    expect(catalogItemExists.check(aLine({ catalogItemId }), facts)).toEqual({
      detail: `"${catalogItemId}" names nothing that is sold in NO.`,
    });
  });

  it("10001/800004: a stale availability id is answered with the current ones", () => {
    const current = ["DZH318Z0BQ3Q:0001:DZH318XZXVNF", "DZH318Z0BQ3Q:0001:DZH318XZXVNG"];
    const facts = someFacts({ currentIds: new Map([["DZH318Z0BQ3Q:0001", current]]) });
    const line = aLine({ catalogItemId: "dzh318z0bq3q:0001:dzh318xzxphl" });
    expect(catalogItemExists.check(line, facts)).toEqual({
      detail:
        '"dzh318z0bq3q:0001:dzh318xzxphl" names nothing that is sold in US. Current for DZH318Z0BQ3Q:0001: ' +
        "DZH318Z0BQ3Q:0001:DZH318XZXVNF, DZH318Z0BQ3Q:0001:DZH318XZXVNG.",
    });
  });
});
