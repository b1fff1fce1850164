import { type ListScope, pageOf } from "../../src/graphql/connections.js";

const CARTS: ListScope = { list: "carts", partnerId: "partner-1", customerId: null, status: null };
const rows = ["a", "b", "c"];

/** Two of the rows behind a cursor. */
const page = (scope: ListScope, after: string | null = null) =>
  pageOf(
    scope,
    2,
    after,
    (row: string) => [row, row],
    async ({ after: from }) => rows.filter((row) => !from || row > from[0]),
  );

describe("a cursor", () => {
  it("goes on in the list that it came from", async () => {
    const { pageInfo } = await page(CARTS);
    expect((await page({ ...CARTS }, pageInfo.endCursor)).nodes).toEqual(["c"]);
    const { list, ...filter } = CARTS;
    expect((await page({ ...filter, list }, pageInfo.endCursor)).nodes).toEqual(["c"]);
  });

  it.each<[string, ListScope]>([
    ["another list", { ...CARTS, list: "orders" }],
    ["another partner", { ...CARTS, partnerId: "partner-2" }],
    ["another filter", { ...CARTS, customerId: "customer-1" }],
    ["the value of a filter in another one", { ...CARTS, status: "customer-1" }],
    ["another search", { list: "catalogItems", partnerId: "partner-1", words: ["office"] }],
  ])("800002: of %s is refused, and nothing is read", async (_of, scope) => {
    const { pageInfo } = await page(scope);
    for (const other of [CARTS, { ...scope, words: ["office 365"] }, { ...scope, customerId: "customer-2" }]) {
      const refused = pageOf(
        other,
        2,
        pageInfo.endCursor,
        () => ["", ""],
        () => Promise.reject(new Error("read")),
      );
      await expect(refused).rejects.toMatchObject({
        errorCode: "INVALID_INPUT",
        problem: { parameters: { sentence: expect.stringContaining("an earlier page of this list, with the same") } },
      });
    }
  });
});
