import { anItem } from "../support/builders.js";
import { documentKind, DOCUMENTS, type Step } from "../../src/store/document-versions.js";
import { anOrderRequest } from "../support/carts.js";

/** A made-up kind of document that has had two other versions. */
interface Parcel {
  readonly weightGrams: number;
  readonly labels: readonly string[];
}

const weightInGrams: Step = ({ weight, ...older }) => ({ ...older, weightGrams: (weight as number) * 1_000 });
const severalLabels: Step = ({ label, ...older }) => ({ ...older, labels: [label] });
const first = documentKind<{ weight: number; label: string }>("parcel");
const third = documentKind<Parcel>("parcel", [weightInGrams, severalLabels]);

describe("a document", () => {
  it("is read as it was written, with its version in the text only", () => {
    const text = third.write({ weightGrams: 500, labels: ["fragile", "heavy"] });
    expect(JSON.parse(text)).toEqual({ v: 3, weightGrams: 500, labels: ["fragile", "heavy"] });
    expect(third.read(text)).toEqual({ weightGrams: 500, labels: ["fragile", "heavy"] });
  });

  it("of an older version is read by the steps from that version on, in their order", () => {
    expect(third.read(first.write({ weight: 2, label: "heavy" }))).toEqual({ weightGrams: 2_000, labels: ["heavy"] });
    expect(third.read('{"v":2,"weightGrams":3,"label":"light"}')).toEqual({ weightGrams: 3, labels: ["light"] });
  });

  it("of a newer version is not read: it says what it is, and what to do", () => {
    const text = third.write({ weightGrams: 500, labels: [] });
    expect(() => first.read(text)).toThrow(
      "A stored parcel was written by a newer version of Cartwright; update this process.",
    );
  });

  it.each(["{}", '{"v":"1"}', '{"v":0}', '{"v":1.5}'])("without a version is not Cartwright's: %s", (text) => {
    expect(() => third.read(text)).toThrow("A stored parcel has no version. Cartwright has not written it.");
  });
});

it("an order request of version 1 depends on no other group", () => {
  const { dependsOn: _, ...older } = anOrderRequest();
  expect(DOCUMENTS.orderRequest.read(JSON.stringify({ v: 1, ...older }))).toEqual(anOrderRequest());
});

it("a catalog item with one price becomes one with list prices", () => {
  const { listPrices, ...item } = anItem();
  const older = (price: unknown) => JSON.stringify({ v: 1, ...item, price });
  expect(DOCUMENTS.catalogItem.read(older({ amount: "12.5", currencyCode: "USD" }))).toEqual({ ...item, listPrices });
  expect(DOCUMENTS.catalogItem.read(older(null))).toEqual({ ...item, listPrices: [] });
});
