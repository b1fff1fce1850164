import { ConcurrentChange, type Store, type StoredAnswer } from "../../src/store/stores.js";
import { NOW, PARTNER_ID } from "../support/carts.js";

const OTHER_PARTNER = "00000000-0000-4000-8000-00000000d002";

function anAnswer(overrides: Partial<StoredAnswer> = {}): StoredAnswer {
  return {
    partnerId: PARTNER_ID,
    mutation: "checkoutCart",
    key: "key-1",
    inputHash: "5feceb66ffc86f38",
    answer: { text: "ünï ☃ 😀" },
    creationTimeStamp: NOW,
    ...overrides,
  };
}

/** The answers kept for idempotency keys. */
export function describeAnswers(store: () => Store): void {
  const find = (partnerId: string, mutation: string, key: string) =>
    store().stores.answers.find(partnerId, mutation, key);

  describe("answers", () => {
    it("come out as they went in", async () => {
      await store().stores.answers.insert(anAnswer());
      expect(await find(PARTNER_ID, "checkoutCart", "key-1")).toEqual(anAnswer());
    });

    it("have UNKNOWN and 0 for codes that a later version has stored, with their numbers beside them", async () => {
      const later = { code: 800_099, errorCode: "OF_A_LATER_VERSION" };
      await store().stores.answers.insert(anAnswer({ answer: { userErrors: [later], orderErrors: [later] } }));
      const named = { code: 0, errorCode: "UNKNOWN", storedCode: 800_099 };
      const found = await find(PARTNER_ID, "checkoutCart", "key-1");
      expect(found?.answer).toEqual({ userErrors: [named], orderErrors: [named] });
    });

    it("are null while the first request is running", async () => {
      await store().stores.answers.insert(anAnswer({ answer: null }));
      expect(await find(PARTNER_ID, "checkoutCart", "key-1")).toEqual(anAnswer({ answer: null }));
    });

    it("belong to one partner, one mutation and one key, to the letter", async () => {
      await store().stores.answers.insert(anAnswer());
      expect(await find(OTHER_PARTNER, "checkoutCart", "key-1")).toBeNull();
      expect(await find(PARTNER_ID, "createCart", "key-1")).toBeNull();
      expect(await find(PARTNER_ID, "checkoutCart", "KEY-1")).toBeNull();
    });

    it("are inserted once: the second one meets a concurrent change, and the first one stays", async () => {
      await store().stores.answers.insert(anAnswer({ answer: { text: "first" } }));
      await expect(store().stores.answers.insert(anAnswer({ answer: { text: "second" } }))).rejects.toThrow(
        ConcurrentChange,
      );
      expect((await find(PARTNER_ID, "checkoutCart", "key-1"))?.answer).toEqual({ text: "first" });
    });

    it("may have the same key for other partners and mutations", async () => {
      await store().stores.answers.insert(anAnswer());
      await store().stores.answers.insert(anAnswer({ partnerId: OTHER_PARTNER, answer: { text: "other" } }));
      await store().stores.answers.insert(anAnswer({ mutation: "createCart", answer: { text: "another" } }));
      expect((await find(OTHER_PARTNER, "checkoutCart", "key-1"))?.answer).toEqual({ text: "other" });
      expect((await find(PARTNER_ID, "createCart", "key-1"))?.answer).toEqual({ text: "another" });
    });

    it("are purged once they are older than a time, the oldest first, up to a limit", async () => {
      const at = (second: number) => `2026-03-01T09:30:0${second}.000Z`;
      for (const second of [3, 1, 4, 2]) {
        await store().stores.answers.insert(anAnswer({ key: `key-${second}`, creationTimeStamp: at(second) }));
      }
      const left = async () => {
        const found = await Promise.all([1, 2, 3, 4].map((n) => find(PARTNER_ID, "checkoutCart", `key-${n}`)));
        return found.flatMap((answer) => answer?.key ?? []);
      };
      const purge = async () => {
        const rows = await store().stores.answers.old("key_purge", at(4), at(4), 2);
        return store().stores.answers.purge(rows, at(4));
      };
      expect(await purge()).toBe(2);
      expect(await left()).toEqual(["key-3", "key-4"]);
      expect(await purge()).toBe(1);
      expect(await purge()).toBe(0);
      expect(await left()).toEqual(["key-4"]);
    });

    it("are completed one by one, and nothing but the answer changes", async () => {
      await store().stores.answers.insert(anAnswer({ answer: null }));
      await store().stores.answers.insert(anAnswer({ answer: null, partnerId: OTHER_PARTNER }));
      await store().stores.answers.insert(anAnswer({ answer: null, mutation: "createCart" }));
      await store().stores.answers.insert(anAnswer({ answer: null, key: "key-2" }));
      await store().stores.answers.complete(PARTNER_ID, "checkoutCart", "key-1", { text: "done" });
      expect(await find(PARTNER_ID, "checkoutCart", "key-1")).toEqual(anAnswer({ answer: { text: "done" } }));
      expect((await find(OTHER_PARTNER, "checkoutCart", "key-1"))?.answer).toBeNull();
      expect((await find(PARTNER_ID, "createCart", "key-1"))?.answer).toBeNull();
      expect((await find(PARTNER_ID, "checkoutCart", "key-2"))?.answer).toBeNull();
    });
  });
}
