import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import fastify from "fastify";
import mercurius from "mercurius";
import { announce } from "./announce.js";
import { CONSTANT_SCHEMA } from "./documents.js";

/*
 * The floors: servers that answer the read of a cart out of memory, each as one gets it without further ado. Which one,
 * and the body of the answer, are the arguments.
 */

type Constant = "http" | "apollo" | "mercurius";

const HOST = "127.0.0.1";

/** The same bytes, with no GraphQL at all; the request is read, as the others do. */
async function serveHttp(answer: string): Promise<string> {
  const body = Buffer.from(answer);
  const headers = { "content-type": "application/json; charset=utf-8", "content-length": body.length };
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(200, headers).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return `http://${HOST}:${(server.address() as AddressInfo).port}/graphql`;
}

async function serveApollo(answer: string): Promise<string> {
  const { data } = JSON.parse(answer) as { data: { cart: object } };
  const server = new ApolloServer({
    typeDefs: CONSTANT_SCHEMA,
    resolvers: { Query: { cart: () => data.cart } },
  });
  return (await startStandaloneServer(server, { listen: { host: HOST, port: 0 } })).url;
}

/** Compiles each document when it is met for the second time. */
async function serveMercurius(answer: string): Promise<string> {
  const { data } = JSON.parse(answer) as { data: { cart: object } };
  const server = fastify();
  await server.register(mercurius, {
    schema: CONSTANT_SCHEMA,
    resolvers: { Query: { cart: () => data.cart } },
    jit: 1,
  });
  return `${await server.listen({ host: HOST, port: 0 })}/graphql`;
}

const SERVERS = { http: serveHttp, apollo: serveApollo, mercurius: serveMercurius };

const [constant, answer] = process.argv.slice(2) as [Constant, string];
SERVERS[constant](answer).then(announce, (error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
