import type { ReferenceSection } from "../../src/model/reference-data.js";
import { aFile, aStore, BASE_ID, refusal, type Row, run, withRow } from "./import-file.js";

describe("Two rows with the same key are refused", () => {
  const sections = Object.keys(aFile()) as ReferenceSection[];
  it.each(sections)("in %s", async (section) => {
    const rows = aFile()[section]!;
    // The key is the key in any letter case.
    const twin = JSON.parse(JSON.stringify(rows[0]), (_name, value: unknown) =>
      typeof value === "string" && /[:-]/.test(value) ? value.toLowerCase() : value,
    ) as Row;
    const [line, ...others] = await refusal({ ...aFile(), [section]: [...rows, twin] });
    expect(line).toContain(`${section}[${rows.length}]: is the row ${section}[0] once more (`);
    expect(others).toEqual([]);
  });
});

describe("What a row refers to", () => {
  it("may be in the store instead of the file", async () => {
    const store = await aStore();
    await run(aFile(), store);
    for (const [section, rows] of Object.entries(aFile())) {
      expect(await run({ [section]: rows }, store)).toEqual({
        problems: [],
        sections: [{ section, new: 0, replaced: rows.length }],
      });
    }
  });

  it("is checked against the store's rows as it is against the file's", async () => {
    const store = await aStore();
    await run(aFile(), store);
    const [azure, licence] = aFile().subscriptions!;
    const eur = { ...aFile().catalogItems![0]!, currency: "EUR" };
    expect(await refusal({ catalogItems: [eur] }, store)).toEqual([
      `catalogItems[0].currency: must be one of the currencies of market US: USD (id ${BASE_ID})`,
    ]);
    expect(await refusal({ subscriptions: [{ ...licence, itemKind: "SAAS" }] }, store)).toHaveLength(1);
    expect(await run({ subscriptions: [{ ...licence, parentId: azure!["id"] }] }, store)).toMatchObject({
      problems: [],
    });
  });

  it("need not be an item any more: what a customer has outlives the catalog", async () => {
    expect(await run(withRow("subscriptions", 1, { catalogItemId: "GONE" }))).toMatchObject({ problems: [] });
  });

  it("is not blamed on those that refer to a row at fault", async () => {
    expect(await refusal(withRow("partners", 0, { name: "" }))).toEqual([
      expect.stringMatching(/^partners\[0\]\.name: /),
    ]);
    expect(await refusal(withRow("markets", 0, { currencySymbol: "" }))).toHaveLength(1);
    expect(await refusal(withRow("subscriptions", 0, { quantity: 0 }))).toHaveLength(1);
  });
});
