import { readConfig } from "../../src/config/config.js";
import { signDevelopmentToken } from "../../src/http/development-token.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";
import { openStore } from "../../src/store/database.js";
import type { Store } from "../../src/store/stores.js";
import { verifyStore } from "../../src/verify/verify-store.js";
import type { Finding } from "../../src/verify/finding.js";
import type { TypedDocumentString } from "./graphql/graphql.js";
import { type ServerProcess, startServer } from "./server-process.js";

/** Two processes of the product on one store, with its sample data, and a client that asks both. */
export interface ServerPair {
  /** Sends an operation to the one server or the other, in turn; it must not fail as a request. */
  ask<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    partnerId?: string,
  ): Promise<Data>;
  /** Sends a mutation to the one server or the other, in turn; returns its payload, whatever it says. */
  change<Data extends object, Input>(
    operation: TypedDocumentString<Data, { input: Input }>,
    input: Input,
    partnerId?: string,
  ): Promise<NonNullable<Data[keyof Data]>>;
  /** Works on the store beside the servers, as a third process would. */
  besides<Result>(work: (store: Store) => Promise<Result>): Promise<Result>;
  /** What is broken in the store now. */
  findings(): Promise<readonly Finding[]>;
  /** Asks both servers to end; returns how each of them did. */
  end(): Promise<readonly { readonly exited: number | NodeJS.Signals; readonly errors: readonly string[] }[]>;
}

/** Orders are fulfilled while a test is still running, so that the background work takes part in it. */
const FULFILMENT_SECONDS = "1";

/** Starts so many servers on a store, all at the same moment. */
export function startServersAtOnce(count: number, databaseUrl: string): Promise<ServerProcess[]> {
  const env = { DATABASE_URL: databaseUrl, LOG_LEVEL: "error", FULFILMENT_SECONDS };
  return atOnce(count, () => startServer(env));
}

/** Starts two servers on an empty store, which the first one fills. */
export async function startServerPair(databaseUrl: string): Promise<ServerPair> {
  const [first] = await startServersAtOnce(1, databaseUrl);
  const [second] = await startServersAtOnce(1, databaseUrl);
  const servers = [first!, second!];
  const tokens = new Map<string, Promise<string>>();
  let asked = 0;

  const ask: ServerPair["ask"] = async (operation, variables, partnerId = SAMPLE_PRINCIPAL.partnerId) => {
    const { url } = servers[asked++ % servers.length]!;
    const token = tokens.get(partnerId) ?? tokenOf(partnerId);
    tokens.set(partnerId, token);
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await token}` },
      body: JSON.stringify({ query: operation.toString(), variables }),
    });
    const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
    if (errors !== undefined || data === null) throw new Error(JSON.stringify(errors, null, 2));
    return data;
  };
  const besides: ServerPair["besides"] = async (work) => {
    const store = await openStore(databaseUrl);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  return {
    ask,
    async change(operation, input, partnerId) {
      const [payload] = Object.values(await ask(operation, { input }, partnerId));
      if (!payload) throw new Error("The mutation answered null.");
      return payload as never;
    },
    besides,
    findings: async () => (await besides(verifyStore)).findings,
    end: () => Promise.all(servers.map(ended)),
  };
}

async function tokenOf(partnerId: string): Promise<string> {
  const { authentication } = readConfig({});
  if (authentication.by !== "DEVELOPMENT_SECRET") throw new Error("Tests have no identity provider.");
  return signDevelopmentToken({ ...SAMPLE_PRINCIPAL, partnerId }, authentication.secret);
}

/** Asks a server to end; tells how it did, and the errors that it has logged. */
export async function ended(server: ServerProcess) {
  server.kill("SIGTERM");
  const exited = await server.exited;
  // What is logged is JSON; the rest is what a start says.
  const errors = server
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  return { exited, errors };
}

/** Does something so many times at once. */
export function atOnce<Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}
