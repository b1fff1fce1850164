import { connect, createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A way to a server that can be broken: what comes through it is passed on, lost without a sound, or cut off. */
export interface CuttableProxy {
  readonly port: number;
  /** From now on nothing comes through in either direction, and nobody is told. */
  silence(): void;
  /** Breaks all connections off; later ones are passed on again. */
  cut(): void;
  close(): Promise<void>;
}

export async function startProxy(targetPort: number): Promise<CuttableProxy> {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((client) => {
    if (isSilent) {
      keep(client);
      return;
    }
    const target = connect(targetPort, "127.0.0.1");
    for (const [one, other] of [
      [client, target],
      [target, client],
    ] as const) {
      keep(one);
      one.on("data", (chunk) => {
        if (!isSilent) other.write(chunk);
      });
      one.on("close", () => other.destroy());
    }
  });
  function keep(socket: Socket): void {
    sockets.add(socket);
    // Whoever breaks a connection off breaks it for both.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  }
  const cut = () => {
    isSilent = false;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => {
      isSilent = true;
    },
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
