import type { ErrorKind } from "./enums.js";

/** One of the 51 error codes: */
export interface ErrorCatalogEntry {
  kind: ErrorKind;
  code: number;
  errorCode: string;
  name: string;
  description: string;
  retryable: boolean;
  howToTrigger: string;
}
