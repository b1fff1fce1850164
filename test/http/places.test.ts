import { Places, type Release } from "../../src/http/places.js";

function taken(place: Release | string | null): Release {
  if (typeof place !== "function") throw new Error(`There is no place: ${place}`);
  return place;
}

describe("places", () => {
  it("are limited for one partner, and for all", () => {
    const places = new Places(3, 2);
    taken(places.take("a"));
    const second = taken(places.take("a"));
    expect(places.take("a")).toBe("SHARE_OF_PARTNER");
    const other = taken(places.take("b"));
    expect([places.take("c"), places.taken, places.free, places.isFull]).toEqual(["ALL_PLACES", 3, 0, true]);
    other();
    expect([places.take("a"), places.isFull]).toEqual(["SHARE_OF_PARTNER", false]);
    second();
    taken(places.take("a"));
  });

  it("are given back once, however often that is said", () => {
    const places = new Places(3, 3);
    const first = taken(places.take("a"));
    taken(places.take("a"));
    first();
    first();
    expect([places.taken, places.free]).toEqual([1, 2]);
  });

  it("are apart for requests whose callers are not known yet", () => {
    const places = new Places(2, 1);
    const first = taken(places.takeUnauthenticated());
    taken(places.takeUnauthenticated());
    expect([places.takeUnauthenticated(), places.isFull]).toEqual([null, true]);
    taken(places.take("a"));
    taken(places.take("b"));
    first();
    first();
    taken(places.takeUnauthenticated());
    expect(places.takeUnauthenticated()).toBeNull();
  });
});
