import { connect, type Socket } from "node:net";

/** Where requests go, and the token they carry. */
export interface Target {
  readonly url: string;
  readonly authorization: string | null;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");
const TIMEOUT_MILLISECONDS = 20_000;

/**
 * One connection that is kept, with one request at a time on it. Node's own client takes as long for a request as a
 * fast server does, and would be what is measured.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #head: string;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | null = null;

  constructor({ url, authorization }: Target) {
    const { hostname, port, pathname, host } = new URL(url);
    this.#head =
      `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n` +
      (authorization === null ? "" : `authorization: ${authorization}\r\n`) +
      "content-length: ";
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.setTimeout(TIMEOUT_MILLISECONDS, () => this.#socket.destroy(new Error("No answer in time.")));
    this.#socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#socket.on("error", (error) => this.#fail(error));
    this.#socket.on("close", () => this.#fail(new Error("The connection was closed.")));
  }

  post(body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`${this.#head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const endOfHead = this.#received.indexOf(END_OF_HEAD);
    if (endOfHead === -1) return;
    const head = this.#received.toString("latin1", 0, endOfHead);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.#fail(new Error(`An answer without content-length: ${head}`));
    const begin = endOfHead + END_OF_HEAD.length;
    const end = begin + Number(length);
    if (this.#received.length < end) return;
    const answer = { status: Number(head.slice(9, 12)), body: this.#received.toString("utf8", begin, end) };
    this.#received = this.#received.subarray(end);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(answer);
  }

  #fail(error: Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(error);
    this.#socket.destroy();
  }
}
