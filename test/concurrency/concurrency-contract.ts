import type { Finding } from "../../src/verify/finding.js";
import { ended, type ServerPair, startServerPair, startServersAtOnce } from "../support/concurrency-servers.js";
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
const FINE = { exited: 0, errors: [] };

/** `newUrl` is the address of an empty store that processes can share. */
export function describeConcurrency(name: string, newUrl: () => string | Promise<string>): void {
  afterAll(killServers);

  describe(`two servers on ${name}`, () => {
    let servers: ServerPair;
    let foundBefore: readonly Finding[];
    beforeAll(async () => {
      servers = await startServerPair(await newUrl());
      // The sample data has a subscription whose registration is under way and never ends.
      foundBefore = await servers.findings();
    }, START_DEADLINE);
    afterEach(async () => {
      const [found, before] = [await servers.findings(), foundBefore];
      // What one test has broken is not told of every later one.
      foundBefore = found;
      expect(found).toEqual(before);
    });

    describe("edits", () => describeEdits(() => servers));
    describe("checkouts", () => describeCheckouts(() => servers));
    describe("checkouts of more than there is", () => describeLimits(() => servers));
    describe("what follows a checkout", () => describeAfterCheckout(() => servers));

    it(
      "have had no error to log in all this, and end when they are asked to",
      async () => {
        expect(await servers.end()).toEqual([FINE, FINE]);
      },
      START_DEADLINE,
    );
  });

  it(
    `four servers can start at once on ${name} that is empty, and fill it once`,
    async () => {
      const servers = await startServersAtOnce(4, await newUrl());
      const ready = await Promise.all(servers.map(({ url }) => fetch(`${url}/readyz`)));
      expect(ready.map(({ status }) => status)).toEqual(servers.map(() => 200));
      expect(await Promise.all(servers.map(ended))).toEqual(servers.map(() => FINE));
    },
    START_DEADLINE,
  );
}
