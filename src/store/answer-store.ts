import type { Connection } from "./connection.js";
import { type AnswerStore, ConcurrentChange } from "./stores.js";

export function createAnswerStore({ db }: Connection): AnswerStore {
  return {
    async find(partnerId, mutation, key) {
      const row = await db
        .selectFrom("answers")
        .selectAll()
        .where("partner_id", "=", partnerId)
        .where("mutation", "=", mutation)
        .where("key", "=", key)
        .executeTakeFirst();
      if (!row) return null;
      return {
        partnerId,
        mutation,
        key,
        inputHash: row.input_hash,
        answer: row.answer,
        creationTimeStamp: row.created_at,
      };
    },

    async insert(answer) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("answers")
        .values({
          partner_id: answer.partnerId,
          mutation: answer.mutation,
          key: answer.key,
          input_hash: answer.inputHash,
          answer: answer.answer,
          created_at: answer.creationTimeStamp,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) throw new ConcurrentChange(`The answer to ${answer.mutation}`);
    },

    async forget(partnerId, mutation, key) {
      await db
        .deleteFrom("answers")
        .where("partner_id", "=", partnerId)
        .where("mutation", "=", mutation)
        .where("key", "=", key)
        .execute();
    },

    async complete(partnerId, mutation, key, answer) {
      await db
        .updateTable("answers")
        .set({ answer })
        .where("partner_id", "=", partnerId)
        .where("mutation", "=", mutation)
        .where("key", "=", key)
        .execute();
    },
  };
}
