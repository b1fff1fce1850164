import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";
import { announce } from "./announce.js";
import { FLOOR_ROWS } from "./settings.js";

/*
 * The floors of PostgreSQL: what node:http and pg alone take for one select by an indexed column, and for one durable
 * update of a row of a cart's size. The database, whose table `floor` this fills, is the argument.
 */

/** As many connections as the product has by default. */
const POOL_SIZE = 10;
const FOUND = "found";

async function serve(connectionString: string, documentBytes: number): Promise<void> {
  const pool = new Pool({ connectionString, max: POOL_SIZE });
  await pool.query(
    `create table floor as select id, version, document from carts order by created_at limit ${FLOOR_ROWS}`,
  );
  await pool.query("alter table floor add primary key (id)");
  const document = JSON.stringify({ filler: "x".repeat(documentBytes) });
  const statements: Record<string, (id: string) => Promise<number | null>> = {
    "/select": async (id) => {
      const text = "select id, version, document from floor where id = $1";
      return (await pool.query({ name: "select", text, values: [id] })).rowCount;
    },
    "/update": async (id) => {
      const text = "update floor set version = version + 1, document = $2 where id = $1";
      return (await pool.query({ name: "update", text, values: [id, document] })).rowCount;
    },
  };
  const server = createServer((request, response) => {
    bodyOf(request)
      .then((body) => statements[request.url!]!((JSON.parse(body) as { id: string }).id))
      .then(
        (count) => (count === 1 ? { status: 200, text: FOUND } : { status: 404, text: "not found" }),
        (error: unknown) => ({ status: 500, text: String(error) }),
      )
      .then(({ status, text }) => response.writeHead(status, { "content-length": text.length }).end(text))
      .catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  announce(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => pool.end());
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

const [url, bytes] = process.argv.slice(2) as [string, string];
serve(url, Number(bytes)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
