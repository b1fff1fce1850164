import { readFileSync } from "node:fs";

/* What the files for Docker promise, read as text: there is no Docker where the tests run. */

const dockerfile = readFileSync("Dockerfile", "utf8");
const compose = readFileSync("compose.yaml", "utf8");
const DIGEST = /^\S+:[\w.-]+@sha256:[\da-f]{64}$/;

/** The services of the compose file, each with its lines. */
const services = new Map(
  compose
    .split(/^services:$/m)[1]!
    .split(/^volumes:$/m)[0]!
    .split(/^ {2}(?=\w+:$)/m)
    .slice(1)
    .map((text) => [text.split(":")[0]!, text]),
);

it("every image is named by its digest, with a tag for people", () => {
  const images = [
    ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!),
    ...[...compose.matchAll(/^ +image: (\S+)/gm)].map(([, image]) => image!),
  ];
  expect(images).toHaveLength(3);
  for (const image of images) expect(image).toMatch(DIGEST);
  // The product is built and run on the same one.
  expect(images[0]).toBe(images[1]);
});

it("every service has a limit of memory and one of processes", () => {
  expect([...services.keys()]).toEqual(["cartwright", "postgres"]);
  for (const text of services.values()) {
    expect(text).toMatch(/^ {4}mem_limit: \d+[mg]$/m);
    expect(text).toMatch(/^ {4}pids_limit: \d+$/m);
  }
});

it("the product runs as a user without rights, on files that it cannot change", () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(services.get("cartwright")).toMatch(/^ {4}read_only: true$/m);
  expect(services.get("cartwright")).toMatch(/^ {4}cap_drop: \[ALL\]$/m);
});
