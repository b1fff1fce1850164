import { VerifiedTokens } from "../../src/http/verified-tokens.js";
import { SAMPLE_PRINCIPAL } from "../../src/model/principal.js";

const NOW = 1_000_000;
const MINUTE = 60_000;
let tokens: VerifiedTokens;
beforeEach(() => {
  tokens = new VerifiedTokens();
});

const other = { ...SAMPLE_PRINCIPAL, userId: "another user" };

it("a token that was verified is known, and only that one", () => {
  tokens.add("Bearer one", SAMPLE_PRINCIPAL, 1, NOW + MINUTE, NOW);
  tokens.add("Bearer other", other, 1, NOW + MINUTE, NOW);
  expect(tokens.find("Bearer one", 1, NOW)).toEqual(SAMPLE_PRINCIPAL);
  expect(tokens.find("Bearer other", 1, NOW)).toEqual(other);
  expect(tokens.find("Bearer on", 1, NOW)).toBeUndefined();
});

it("is forgotten the moment that it expires", () => {
  tokens.add("Bearer one", SAMPLE_PRINCIPAL, 1, NOW + 5_000, NOW);
  expect(tokens.find("Bearer one", 1, NOW + 4_999)).toEqual(SAMPLE_PRINCIPAL);
  expect(tokens.find("Bearer one", 1, NOW + 5_000)).toBeUndefined();
});

it("is forgotten after a minute, however long it is good for", () => {
  tokens.add("Bearer one", SAMPLE_PRINCIPAL, 1, NOW + 60 * MINUTE, NOW);
  expect(tokens.find("Bearer one", 1, NOW + MINUTE - 1)).toEqual(SAMPLE_PRINCIPAL);
  expect(tokens.find("Bearer one", 1, NOW + MINUTE)).toBeUndefined();
});

it("is forgotten when the keys of its issuer have been fetched again", () => {
  tokens.add("Bearer one", SAMPLE_PRINCIPAL, 1, NOW + MINUTE, NOW);
  expect(tokens.find("Bearer one", 2, NOW)).toBeUndefined();
});

it("5,000 tokens are remembered, and the oldest one is forgotten for a new one", () => {
  for (let count = 0; count <= 5_000; count += 1) {
    tokens.add(`Bearer ${count}`, SAMPLE_PRINCIPAL, 1, NOW + MINUTE, NOW);
  }
  expect(tokens.find("Bearer 0", 1, NOW)).toBeUndefined();
  expect(tokens.find("Bearer 1", 1, NOW)).toEqual(SAMPLE_PRINCIPAL);
  expect(tokens.find("Bearer 5000", 1, NOW)).toEqual(SAMPLE_PRINCIPAL);
});
