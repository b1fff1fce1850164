import { readFileSync } from "node:fs";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type GraphQLSchema, parse, validate } from "graphql";
import { ConfigError } from "../config/config.js";
import { answerBadRequest, pathOf } from "./answers.js";

/** Documents by the hash that the code generator gave them. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/**
 * Reads the manifest that the client preset of GraphQL Code Generator writes (`persistedDocuments`): one JSON object of
 * hashes and documents. Throws a ConfigError when it is not one, or holds a document that the schema does not answer.
 */
export function readTrustedDocuments(path: string, schema: GraphQLSchema): TrustedDocuments {
  const documents = new Map<string, string>();
  for (const [hash, text] of Object.entries(readManifest(path))) {
    if (typeof text !== "string") throw new ConfigError(`TRUSTED_DOCUMENTS: the document ${hash} is not text.`);
    try {
      const [error] = validate(schema, parse(text));
      if (error) throw error;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ConfigError(`TRUSTED_DOCUMENTS: the document ${hash} cannot be run: ${reason}`, { cause: error });
    }
    documents.set(bareHash(hash), text);
  }
  return documents;
}

/** How many documents do not ask for `__typename`, without which caches of clients cannot tell objects apart. */
export function countWithoutTypename(documents: TrustedDocuments): number {
  return [...documents.values()].filter((text) => !/\b__typename\b/.test(text)).length;
}

/** The client preset may write the algorithm before a hash; Apollo's protocol has the hash alone. */
const ALGORITHM = "sha256:";

function bareHash(hash: string): string {
  return hash.startsWith(ALGORITHM) ? hash.slice(ALGORITHM.length) : hash;
}

/** Takes hashes of persisted queries that name their algorithm, as the client preset writes them. */
export function takeNamedHashes(scope: FastifyInstance): void {
  scope.addHook("preHandler", (request, _reply, done) => {
    const asked = askedIn(request);
    const hash = hashIn(asked.extensions);
    if (hash?.startsWith(ALGORITHM)) {
      const extensions = { persistedQuery: { version: 1, sha256Hash: bareHash(hash) } };
      asked.extensions = request.method === "GET" ? JSON.stringify(extensions) : extensions;
      rewriteUrl(request, asked);
    }
    done();
  });
}

/** Of a GET, the query string itself is what is read next. */
function rewriteUrl(request: FastifyRequest, asked: Asked): void {
  if (request.method !== "GET") return;
  request.raw.url = `${pathOf(request)}?${new URLSearchParams(textsIn(asked)).toString()}`;
}

function readManifest(path: string): object {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "is not JSON" : "cannot be read";
    throw new ConfigError(`TRUSTED_DOCUMENTS is ${JSON.stringify(path)}, which ${reason}.`, { cause: error });
  }
  if (typeof manifest === "object" && manifest !== null && !Array.isArray(manifest)) return manifest;
  throw new ConfigError(
    `TRUSTED_DOCUMENTS is ${JSON.stringify(path)}, which is not an object of hashes and documents.`,
  );
}

/** The part of a GraphQL request, as a body or as a query string, that says what is to be run. */
interface Asked {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/**
 * Lets a scope run trusted documents only. A request names one by `documentId`, or by the hash of a persisted query in
 * its `extensions`; one that brings the whole text of a trusted document may run too.
 */
export function trustOnly(scope: FastifyInstance, documents: TrustedDocuments): void {
  const texts = new Set(documents.values());
  scope.addHook("preHandler", async (request, reply) => {
    const asked = askedIn(request);
    const text = documentOf(asked, documents, texts);
    if (text === undefined) return refuse(reply);
    asked.query = text;
    delete asked.documentId;
    // What is known needs no protocol to make it known.
    delete asked.extensions;
    rewriteUrl(request, asked);
  });
}

function askedIn(request: FastifyRequest): Asked {
  const asked = request.method === "GET" ? request.query : request.body;
  return typeof asked === "object" && asked !== null ? asked : {};
}

/** The parameters of a query string; one that is given several times is none. */
function textsIn(asked: Asked): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function documentOf(
  { query, documentId, extensions }: Asked,
  documents: TrustedDocuments,
  texts: ReadonlySet<string>,
): string | undefined {
  if (typeof documentId === "string") return documents.get(bareHash(documentId));
  const hash = hashIn(extensions);
  if (hash !== undefined && documents.has(hash)) return documents.get(hash);
  return typeof query === "string" && texts.has(query) ? query : undefined;
}

/** `extensions.persistedQuery.sha256Hash`; in a query string the extensions are JSON. */
function hashIn(extensions: unknown): string | undefined {
  let given = extensions;
  if (typeof given === "string") {
    try {
      given = JSON.parse(given);
    } catch {
      return undefined;
    }
  }
  const hash = (given as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery?.sha256Hash;
  return typeof hash === "string" ? hash : undefined;
}

function refuse(reply: FastifyReply): FastifyReply {
  const message = "This server runs trusted documents only. Name one by documentId, or by the hash of its text.";
  return answerBadRequest(reply, 400, message, "DOCUMENT_NOT_TRUSTED");
}
