import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/**
 * As much of Redis as counting costs needs: counters that run out, over its real protocol, so that the real client and
 * the real library are what is tested.
 */
export class RedisStandIn {
  readonly counters = new Map<string, { consumed: number; until: number }>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server = createServer((socket) => this.#serve(socket));
  #port = 0;

  get url(): string {
    return `redis://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => undefined);
    let pending = "";
    socket.on("data", (chunk) => {
      pending += chunk.toString();
      for (let read = readCommand(pending); read; read = readCommand(pending)) {
        pending = pending.slice(read.length);
        socket.write(this.#answer(read.words));
      }
    });
  }

  #answer([command = "", ...words]: readonly string[]): string {
    switch (command.toLowerCase()) {
      case "info":
        return bulk("redis_version:7.0.0\r\nloading:0\r\n");
      case "evalsha":
        return "-NOSCRIPT No matching script.\r\n";
      case "eval": {
        const [, , key = "", points = "0", seconds = "0"] = words;
        const { consumed, until } = this.#count(key, Number(points), Number(seconds) * 1_000);
        return `*2\r\n:${consumed}\r\n:${until - Date.now()}\r\n`;
      }
      default:
        return "+OK\r\n";
    }
  }

  #count(key: string, points: number, milliseconds: number) {
    const known = this.counters.get(key);
    const counter = known && known.until > Date.now() ? known : { consumed: 0, until: Date.now() + milliseconds };
    counter.consumed += points;
    this.counters.set(key, counter);
    return counter;
  }
}

function bulk(text: string): string {
  return `$${text.length}\r\n${text}\r\n`;
}

/** The first command of what has arrived, an array of bulk strings; null while it is not complete. */
function readCommand(text: string): { words: string[]; length: number } | null {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return null;
  let at = head[0].length;
  const words: string[] = [];
  for (let index = 0; index < Number(head[1]); index += 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at));
    if (!size) return null;
    const begin = at + size[0].length;
    at = begin + Number(size[1]) + 2;
    if (at > text.length) return null;
    words.push(text.slice(begin, at - 2));
  }
  return { words, length: at };
}
