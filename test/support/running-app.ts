import "reflect-metadata";
import { createHash } from "node:crypto";
import pino from "pino";
import { type App, type AppOptions, createApp } from "../../src/app.js";
import { readConfig } from "../../src/config/config.js";
import { signDevelopmentToken } from "../../src/http/development-token.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { PARTNER_IDS } from "../../src/sample-data/partners.js";
import { expectKnownCodes } from "./known-codes.js";
import type { TypedDocumentString } from "./graphql/graphql.js";

export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly {
    message: string;
    path?: readonly unknown[];
    extensions: { code: string; number?: number };
  }[];
}

/** The whole product on a port of its own, with the sample data in memory, and a client to it. */
export interface RunningApp extends App {
  readonly url: string;
  /** A clock that stands still until it is moved; null when the app runs on the real one. */
  readonly clock: { now: Date };
  /** Sends an operation over HTTP and returns the answer as it comes. */
  send<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    as?: Caller,
  ): Promise<Answer<Data>>;
  /** Sends an operation that must not fail as a request, and returns its data. */
  ask<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    as?: Caller,
  ): Promise<Data>;
}

/** Who asks: a sample partner, and the roles of the token. */
export interface Caller {
  readonly partner: keyof typeof PARTNER_IDS;
  readonly roles?: readonly string[];
}

type TestOptions = Partial<Pick<AppOptions, "onStatement" | "purchaseSystems" | "background">> & {
  readonly env?: Record<string, string>;
  /** True to run on the real clock. */
  readonly realTime?: boolean;
};

export async function runApp({ env, realTime, ...options }: TestOptions = {}): Promise<RunningApp> {
  const config = readConfig({ DATABASE_URL: "sqlite::memory:", LOG_LEVEL: "silent", PORT: "0", ...env });
  const clock = { now: new Date() };
  const app = await createApp({
    config,
    logger: pino({ level: config.logLevel }),
    clock: realTime ? () => new Date() : () => new Date(clock.now),
    // Where the clock stands still, tests play the rounds of the background work themselves.
    background: realTime === true,
    ...options,
  });
  const address = await app.server.listen({ host: "127.0.0.1", port: 0 });
  const url = `${address}/graphql`;

  /** By caller: making one takes about as long as a simple request. */
  const tokens = new Map<string, Promise<string>>();
  const authorization = async (caller: Caller | undefined): Promise<Record<string, string>> => {
    if (!caller || config.authentication.by !== "DEVELOPMENT_SECRET") return {};
    const { partner, roles = SAMPLE_PRINCIPAL.roles } = caller;
    const principal = { partnerId: PARTNER_IDS[partner], userId: SAMPLE_PRINCIPAL.userId, roles };
    const key = JSON.stringify(principal);
    const token = tokens.get(key) ?? signDevelopmentToken(principal, config.authentication.secret);
    tokens.set(key, token);
    return { authorization: `Bearer ${await token}` };
  };
  const send: RunningApp["send"] = async (operation, variables, as) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(await authorization(as)) },
      body: JSON.stringify({ query: operation.toString(), variables }),
    });
    const answer = (await response.json()) as never;
    expectKnownCodes(answer);
    return answer;
  };
  return {
    ...app,
    url,
    clock,
    send,
    async ask(operation, variables, as) {
      const { data, errors } = await send(operation, variables, as);
      if (errors || data === null) throw new Error(JSON.stringify(errors, null, 2));
      return data;
    },
  };
}

/** A GUID that follows from a name: the same in every run. */
export function guid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
