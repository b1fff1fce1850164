/* Which parts of the product may import which. Imports of types count like all others. `npm run check:layers` */

/** The parts that know the business, and neither GraphQL nor HTTP. */
const BUSINESS =
  "^src/(codes|errors|model|store|requests|facts|rules|ledger|cart|purchasing|orders|subscriptions|checkout|verify|background|services|import|sample-data)/";

/** A rule: the files of one part import nothing of others. */
const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** What a folder may import of src beside itself; a new folder gets its line. */
const MAY_IMPORT = {
  config: [],
  codes: [],
  errors: ["codes"],
  model: ["codes", "errors"],
  "sample-data": ["model"],
  store: ["codes", "errors", "model"],
  requests: ["errors", "model", "store"],
  facts: ["model", "requests", "store"],
  rules: ["codes", "errors", "facts", "model"],
  ledger: ["model", "store"],
  cart: ["errors", "facts", "model", "requests", "rules", "store"],
  purchasing: ["model", "store"],
  orders: ["errors", "ledger", "model", "requests", "store"],
  subscriptions: ["codes", "errors", "facts", "ledger", "model", "orders", "requests", "rules", "store"],
  checkout: ["cart", "codes", "errors", "facts", "ledger", "model", "purchasing", "requests", "rules", "store"],
  verify: ["checkout", "model", "store"],
  examples: ["codes", "errors", "model", "rules", "sample-data"],
  observability: ["config", "store"],
  background: ["model", "observability", "orders", "store"],
  protection: ["config"],
  import: ["model", "store"],
  graphql: "checkout codes config errors examples model observability orders protection requests services store".split(
    " ",
  ),
  http: ["codes", "config", "model", "observability", "protection"],
};
/** The composition root and the programs know everything. */
const ROOT = "^src/((app|main)\\.ts$|services/|commands/)";

module.exports = {
  forbidden: [
    never("no-circles", "Two files that need each other are one file, or three.", {}, { circular: true }),
    never(
      "business-knows-no-graphql",
      "What a cart or an order is does not depend on how it is asked for.",
      { path: BUSINESS },
      { path: "node_modules/(graphql|type-graphql|class-validator|graphql-scalars|@apollo)/" },
    ),
    never(
      "business-knows-no-http",
      "The business is reached through services, from whatever transport.",
      { path: BUSINESS },
      { path: "node_modules/(fastify|@fastify|@as-integrations)/|^(node:)?https?$" },
    ),
    never(
      "rules-and-facts-read-no-store",
      "A rule judges what it is given; gather-facts.ts is where it is read.",
      { path: "^src/(rules|facts)/", pathNot: "^src/facts/gather-facts\\.ts$" },
      { path: "^src/store/" },
    ),
    never(
      "production-needs-no-tests",
      "What is shipped imports only what is shipped.",
      { path: "^src/" },
      { path: "^(test|dist)/" },
    ),
    never("resolved", "Every import leads somewhere.", {}, { couldNotResolve: true }),
    ...Object.entries(MAY_IMPORT).map(([folder, others]) =>
      never(
        `imports-of-${folder}`,
        `src/${folder} imports only: ${others.join(", ") || "nothing of ours"}.`,
        { path: `^src/${folder}/` },
        { path: "^src/", pathNot: `^src/(${[folder, ...others].join("|")})/` },
      ),
    ),
    never(
      "every-folder-has-its-line",
      "A new folder of src gets a line in MAY_IMPORT.",
      { path: "^src/", pathNot: [ROOT, `^src/(${Object.keys(MAY_IMPORT).join("|")})/`] },
      {},
    ),
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser could use; swc reads the same syntax.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
  },
};
