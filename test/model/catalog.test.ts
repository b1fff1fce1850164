import { searchable } from "../../src/model/catalog.js";

describe("text as it is searched", () => {
  it("is the same for an accent that is part of its letter and for one that follows it", () => {
    expect(searchable("Cafe\u0301 A\u030angstro\u0308m")).toBe("caf\u00e9 \u00e5ngstr\u00f6m");
    expect(searchable("Caf\u00e9")).toBe(searchable("CAFE\u0301"));
  });

  it("is the same for every character however it is composed, and stays what it is", () => {
    const differing: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      const text = searchable(character);
      if (searchable(character.normalize("NFD")) !== text || searchable(text) !== text) {
        differing.push(code.toString(16));
      }
    }
    expect(differing).toEqual([]);
  });
});
