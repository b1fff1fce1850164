import type { AggregatedResult, Reporter } from "@jest/reporters";

/** Ends a test run with one plain line, for machines: `N passed, N failed`. A file that could not be run has failed. */
export default class ClosingLine implements Pick<Reporter, "onRunComplete"> {
  onRunComplete(_contexts: unknown, results: AggregatedResult): void {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : "";
    // Jest's own summary comes after every reporter; the exit comes after that.
    process.once("exit", () => process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${skipped}\n`));
  }
}
