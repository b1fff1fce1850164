import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeConcurrency } from "./concurrency-contract.js";

const folder = mkdtempSync(join(tmpdir(), "cartwright-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describeConcurrency("a SQLite file", () => `sqlite:${join(folder, randomUUID(), "cartwright.db")}`);
