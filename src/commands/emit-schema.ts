import { writeFileSync } from "node:fs";
import { createSchema, printSdl } from "../graphql/schema.js";

/** Writes schema/schema.graphql; part of `npm run gen`. */
writeFileSync("schema/schema.graphql", printSdl(createSchema()));
