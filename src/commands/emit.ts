import { writeFileSync } from "node:fs";
import { renderErrorCodes } from "../examples/render-error-codes.js";
import { createSchema, printSdl } from "../graphql/schema.js";

/** Writes the files of schema/ that follow from the code; part of `npm run gen`. */
writeFileSync("schema/schema.graphql", printSdl(createSchema()));
writeFileSync("schema/error-codes.md", renderErrorCodes());
