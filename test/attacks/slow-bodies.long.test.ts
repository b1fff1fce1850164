import { connect } from "node:net";
import { REQUEST_TIMEOUT_MILLISECONDS } from "../../src/http/request-limits.js";
import { startDevelopment, stopTargets, type Target } from "./attacked-server.js";

jest.setTimeout(120_000);

afterAll(stopTargets);

/** Sends a head and then a byte of the body now and then; resolves with what came, and after how many milliseconds. */
function trickle({ port }: Target, path: string): Promise<{ came: string; milliseconds: number }> {
  return new Promise((resolve) => {
    const begin = performance.now();
    let came = "";
    const socket = connect(port, "127.0.0.1");
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
    );
    const timer = setInterval(() => socket.write(" "), 100);
    socket.on("error", () => undefined);
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      came += chunk;
    });
    socket.once("close", () => {
      clearInterval(timer);
      resolve({ came, milliseconds: performance.now() - begin });
    });
  });
}

it("bodies that trickle are cut when their time is over, and not a minute later", async () => {
  const target = await startDevelopment();
  const paths = ["/graphql", "/graphql", "/graphql", "/nowhere"];
  for (const { came, milliseconds } of await Promise.all(paths.map((path) => trickle(target, path)))) {
    expect(came).toMatch(/^HTTP\/1\.1 408 /);
    expect(milliseconds).toBeGreaterThan(REQUEST_TIMEOUT_MILLISECONDS - 1_000);
    expect(milliseconds).toBeLessThan(REQUEST_TIMEOUT_MILLISECONDS + 10_000);
  }
});
