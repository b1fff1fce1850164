import { sql } from "kysely";
import type { OrderError } from "../model/cart.js";
import type { UserError } from "../model/user-error.js";
import type { DueRow } from "./background-stores.js";
import type { Connection } from "./connection.js";
import { DOCUMENTS } from "./document-versions.js";
import { attemptsOf, isToBeTried } from "./retry-store.js";
import { nameOrderError, type Tables } from "./rows.js";
import { type AnswerStore, ConcurrentChange, type StoredAnswer } from "./stores.js";

export function answerOfRow(row: Tables["answers"]): StoredAnswer {
  return {
    partnerId: row.partner_id,
    mutation: row.mutation,
    key: row.key,
    inputHash: row.input_hash,
    answer: row.answer === null ? null : answerOf(row.answer),
    creationTimeStamp: row.created_at,
  };
}

/** What is kept of an answer is for its mutation to know, but that its errors stand in these two lists. */
function answerOf(document: string): object {
  const answer: { userErrors?: UserError[]; orderErrors?: OrderError[] } = DOCUMENTS.answer.read(document);
  for (const error of [...(answer.userErrors ?? []), ...(answer.orderErrors ?? [])]) nameOrderError(error);
  return answer;
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
          answer: answer.answer && DOCUMENTS.answer.write(answer.answer),
          created_at: answer.creationTimeStamp,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) throw new ConcurrentChange(`The answer to ${answer.mutation}`);
    },

    async complete(partnerId, mutation, key, answer) {
      await db
        .updateTable("answers")
        .set({ answer: DOCUMENTS.answer.write(answer) })
        .where("partner_id", "=", partnerId)
        .where("mutation", "=", mutation)
        .where("key", "=", key)
        .execute();
    },

    old(job, time, now, limit) {
      const id = sql<string>`answers.mutation || ' ' || answers.key`;
      const key = { partnerId: sql.ref<string>("answers.partner_id"), id };
      return db
        .selectFrom("answers")
        .select(["partner_id as partnerId", id.as("id"), attemptsOf(job, key).as("attempts")])
        .where("created_at", "<", time)
        .where(isToBeTried(job, key, now))
        .orderBy("created_at")
        .limit(limit)
        .execute();
    },

    async purge(rows, createdBefore) {
      let removed = 0;
      for (const { partnerId, mutation, keys } of byMutation(rows)) {
        const { numDeletedRows } = await db
          .deleteFrom("answers")
          .where("partner_id", "=", partnerId)
          .where("mutation", "=", mutation)
          .where("key", "in", keys)
          // A key that was removed meanwhile may be in use again.
          .where("created_at", "<", createdBefore)
          .executeTakeFirstOrThrow();
        removed += Number(numDeletedRows);
      }
      return removed;
    },
  };
}

/** The keys of rows by partner and mutation: what one statement can remove. */
function byMutation(rows: readonly DueRow[]) {
  const groups = new Map<string, { partnerId: string; mutation: string; keys: string[] }>();
  for (const { partnerId, id } of rows) {
    // The name of a mutation has no space; a key may have some.
    const end = id.indexOf(" ");
    const mutation = id.slice(0, end);
    const name = `${partnerId} ${mutation}`;
    const group = groups.get(name) ?? { partnerId, mutation, keys: [] };
    group.keys.push(id.slice(end + 1));
    groups.set(name, group);
  }
  return groups.values();
}
