import { type ServerPair, startServerPair } from "../support/concurrency-servers.js";
import { killServers } from "../support/server-process.js";
import { describeAfterCheckout } from "./after-checkout.js";
import { describeCheckouts } from "./checkouts.js";
import { describeEdits } from "./edits.js";
import { describeLimits } from "./limits.js";

/*
 * Several servers on one store: whatever they are asked for at the same time, nothing is lost and nothing is doubled.
 * The servers are processes as in production, background work included; requests go to one and the other in turn.
 */

const START_DEADLINE = 60_000;

/** `newUrl` is the address of an empty store that processes can share. */
export function describeConcurrency(name: string, newUrl: () => string | Promise<string>): void {
  describe(`two servers on ${name}`, () => {
    let servers: ServerPair;
    beforeAll(async () => {
      servers = await startServerPair(await newUrl());
    }, START_DEADLINE);
    afterEach(async () => {
      expect(await servers.findings()).toEqual([]);
    });
    afterAll(killServers);

    describe("edits", () => describeEdits(() => servers));
    describe("checkouts", () => describeCheckouts(() => servers));
    describe("checkouts of more than there is", () => describeLimits(() => servers));
    describe("what follows a checkout", () => describeAfterCheckout(() => servers));

    it(
      "have had no error to log in all this, and end when they are asked to",
      async () => {
        const fine = { exited: 0, errors: [] };
        expect(await servers.end()).toEqual([fine, fine]);
      },
      START_DEADLINE,
    );
  });
}
