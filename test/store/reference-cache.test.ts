import { ReferenceCache } from "../../src/store/reference-cache.js";
import { anItem } from "../support/builders.js";

it("has what was kept of the version that it is of, and that something does not exist", () => {
  const cache = new ReferenceCache();
  expect(cache.isOf("one")).toBe(false);
  cache.keep("one", "catalogItem", "A", anItem());
  cache.keep("one", "catalogItem", "B", null);
  expect(cache.isOf("one")).toBe(true);
  expect(cache.find("catalogItem", "A")).toEqual(anItem());
  expect(cache.find("catalogItem", "B")).toBeNull();
  expect(cache.find("catalogItem", "C")).toBeUndefined();
  expect(cache.find("partner", "A")).toBeUndefined();
});

it("drops everything for another version, and keeps nothing that was read of an older one", () => {
  const cache = new ReferenceCache();
  cache.isOf("one");
  cache.keep("one", "catalogItem", "A", anItem());
  expect(cache.isOf("two")).toBe(false);
  expect(cache.find("catalogItem", "A")).toBeUndefined();
  cache.keep("one", "catalogItem", "A", anItem());
  expect(cache.find("catalogItem", "A")).toBeUndefined();
});

it("is bounded: the oldest one goes for a new one", () => {
  const cache = new ReferenceCache();
  cache.isOf("one");
  for (let count = 0; count <= 1_000; count += 1) cache.keep("one", "partner", String(count), null);
  expect(cache.find("partner", "0")).toBeUndefined();
  expect(cache.find("partner", "1")).toBeNull();
  expect(cache.find("partner", "1000")).toBeNull();
});

it("gives to all what nobody can change", () => {
  const cache = new ReferenceCache();
  cache.isOf("one");
  cache.keep("one", "catalogItem", "A", anItem());
  const item = cache.find("catalogItem", "A")!;
  expect(() => (item.title = "changed")).toThrow(TypeError);
  expect(() => item.terms.push(item.terms[0]!)).toThrow(TypeError);
});
