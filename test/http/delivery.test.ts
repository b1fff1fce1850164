import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import fastify, { type FastifyInstance } from "fastify";
import { type DeliveryLimits, limitDelivery } from "../../src/http/delivery.js";
import { trackExchanges } from "../../src/http/exchanges.js";
import { waitUntil } from "../support/outside-client.js";

/* Raw sockets that do not read: what the system takes over for them is some MiB, and everything above that waits here. */

const MEBIBYTE = 1_048_576;
const ANSWER = "a".repeat(16 * MEBIBYTE);
const LIMITS: DeliveryLimits = { seconds: 60, bytesPerConnection: 1_000 * MEBIBYTE, bytes: 1_000 * MEBIBYTE };

let app: FastifyInstance | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await app?.close();
});

async function serve(limits: Partial<DeliveryLimits>): Promise<FastifyInstance> {
  app = fastify({ forceCloseConnections: true });
  trackExchanges(app);
  limitDelivery(app, { ...LIMITS, ...limits });
  app.get("/long", async () => ANSWER);
  app.get("/slow", () => new Promise((resolve) => setTimeout(resolve, 1_500, "slow")));
  app.get("/short", async () => "short");
  await app.listen({ host: "127.0.0.1", port: 0 });
  return app;
}

/** A connection that asks for these paths and reads nothing before it is resumed. */
function deaf({ server }: FastifyInstance, ...paths: string[]): Socket {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.pause();
  for (const path of paths) socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
  sockets.push(socket);
  return socket;
}

const isOpen = ({ exchanges }: FastifyInstance) => exchanges.size > 0;

describe("delivery", () => {
  it("ends the connection of a client that has not read an answer in time", async () => {
    const server = await serve({ seconds: 1 });
    deaf(server, "/long");
    await waitUntil("the answer waits", () => isOpen(server));
    await waitUntil("the connection is closed", () => !isOpen(server));
  });

  it("gives an answer behind another one its time from when it is its turn", async () => {
    const server = await serve({ seconds: 1 });
    const socket = deaf(server, "/slow", "/short");
    socket.resume();
    socket.once("data", () => setTimeout(() => socket.end(), 200));
    expect(await text(socket)).toMatch(/slowHTTP\/1\.1 200 OK[^]*short$/);
  });

  it("ends a connection for which too much waits, and lets a single answer be as long as it is", async () => {
    const server = await serve({ bytesPerConnection: 20 * MEBIBYTE });
    const one = deaf(server, "/long");
    const two = deaf(server, "/long", "/long");
    await waitUntil("one of them is closed", () => server.exchanges.size === 1);
    two.resume();
    await new Promise((resolve) => two.once("close", resolve));
    one.resume();
    one.end();
    expect((await text(one)).length).toBeGreaterThan(ANSWER.length);
  });

  it("ends the connections whose answers wait longest when too much waits in all", async () => {
    const server = await serve({ bytes: 50 * MEBIBYTE });
    const closed: number[] = [];
    for (let number = 0; number < 6; number += 1) {
      const socket = deaf(server, "/long");
      await waitUntil("it is answered", () => server.exchanges.size >= Math.min(number + 1, 3));
      await new Promise((resolve) => setTimeout(resolve, 100));
      socket.once("close", () => closed.push(number));
    }
    // Three of 16 MiB may wait.
    expect(server.exchanges.size).toBe(3);
    for (const socket of sockets) socket.resume();
    await waitUntil("the first ones are closed", () => closed.length === 3);
    expect(new Set(closed)).toEqual(new Set([0, 1, 2]));
  });
});
