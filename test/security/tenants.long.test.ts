import { describeStrangers, useWorld, VERBATIM } from "./tenants-trials.js";

describe("another partner's things", () => {
  // How an id is written has nothing to do with who writes it: all spellings are tried by the provider.
  describeStrangers(useWorld(), ["reseller", "sandbox"], [VERBATIM]);
});
