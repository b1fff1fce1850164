import { describeError } from "../../src/observability/log.js";

class NoSuchTable extends Error {}

describe("an error in the log", () => {
  it("has its class, its message, its code, and the place in this product that it came from", () => {
    const error = Object.assign(new NoSuchTable("There is no such table."), { code: "SQLITE_ERROR" });
    expect(describeError(error)).toEqual({
      type: "NoSuchTable",
      message: "There is no such table.",
      code: "SQLITE_ERROR",
      at: expect.stringMatching(/log\.test\.(js|ts):\d+$/),
    });
  });

  it("has the same of its cause, and of each error that it gathers", () => {
    const cause = new Error("The disk is full.");
    const gathered = new AggregateError([new Error("one"), "two"], "Both failed.", { cause });
    expect(describeError(gathered)).toMatchObject({
      type: "AggregateError",
      cause: { message: "The disk is full." },
      errors: [{ message: "one" }, { type: "string", message: "two" }],
    });
  });

  it("has no statement", () => {
    const texts = [
      'Invalid query: select "id" from "carts" where "id" = $1',
      "syntax error in insert into orders values (1)",
      "UPDATE carts SET x = 1 failed",
    ];
    expect(texts.map((text) => describeError(new Error(text)).message)).toEqual([
      "Invalid query: (statement)",
      "syntax error in (statement)",
      "(statement)",
    ]);
  });

  it("has no path, wherever it runs", () => {
    const at = ["", "srv", "app", "data", "cartwright.db"];
    const texts = [
      `ENOENT: no such file or directory, open '${at.join("/")}'`,
      `cannot find ${["C:", "app", "data", "x.db"].join("\\")}`,
      `failed at file://${at.join("/")}`,
    ];
    const messages = texts.map((text) => describeError(new Error(text)).message);
    expect(messages).toEqual([
      "ENOENT: no such file or directory, open '(path)'",
      "cannot find (path)",
      "failed at (path)",
    ]);
  });

  it("has no token", () => {
    const token = ["eyJhbGciOiJIUzI1NiJ9", "eyJ0aWQiOiJ4In0", "c2lnbmF0dXJl"].join(".");
    expect(describeError(new Error(`bad token ${token}`)).message).toBe("bad token (token)");
  });

  it("has none of the values that a database adds to what it says", () => {
    const error = Object.assign(new Error("duplicate key"), {
      detail: "Key (id)=(secret)",
      where: "secret",
      code: "23505",
    });
    expect(JSON.stringify(describeError(error))).not.toContain("secret");
  });

  it("is short, whatever a caller has put into it", () => {
    expect(describeError(new Error("x".repeat(10_000))).message).toHaveLength(500);
  });

  it("may be anything that can be thrown", () => {
    expect([undefined, null, 7, "text"].map((thrown) => describeError(thrown))).toEqual([
      { type: "undefined", message: "undefined" },
      { type: "object", message: "null" },
      { type: "number", message: "7" },
      { type: "string", message: "text" },
    ]);
  });
});
