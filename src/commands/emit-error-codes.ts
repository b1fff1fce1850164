import { writeFileSync } from "node:fs";
import { renderErrorCodes } from "../examples/render-error-codes.js";

/** Writes schema/error-codes.md; part of `npm run gen`. */
writeFileSync("schema/error-codes.md", renderErrorCodes());
