import type { Connection } from "./connection.js";
import type { Tables } from "./rows.js";
import { type AnswerStore, ConcurrentChange, type StoredAnswer } from "./stores.js";

export function answerOfRow(row: Tables["answers"]): StoredAnswer {
  return {
    partnerId: row.partner_id,
    mutation: row.mutation,
    key: row.key,
    inputHash: row.input_hash,
    answer: row.answer,
    creationTimeStamp: row.created_at,
  };
}

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
      return row ? answerOfRow(row) : null;
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

    async complete(partnerId, mutation, key, answer) {
      await db
        .updateTable("answers")
        .set({ answer })
        .where("partner_id", "=", partnerId)
        .where("mutation", "=", mutation)
        .where("key", "=", key)
        .execute();
    },

    async purge(createdBefore, limit) {
      const oldest = await db
        .selectFrom("answers")
        .select("created_at")
        .where("created_at", "<", createdBefore)
        .orderBy("created_at")
        .limit(limit)
        .execute();
      const last = oldest.at(-1);
      if (!last) return 0;
      // Those of the same moment go together, which may be some more than the limit.
      const { numDeletedRows } = await db
        .deleteFrom("answers")
        .where("created_at", "<=", last.created_at)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
