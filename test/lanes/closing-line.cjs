/* CommonJS, and not TypeScript, since jest loads its reporters without transforming them. */

/** Ends a test run with one plain line, for machines: `N passed, N failed`. A file that could not be run has failed. */
module.exports = class ClosingLine {
  /** @param {import("@jest/reporters").AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : "";
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped}\n`;
    // Jest's own summary comes after every reporter. In watch mode there is no exit, and each run ends with its line.
    if (process.argv.some((argument) => argument.startsWith("--watch"))) setImmediate(() => process.stdout.write(line));
    else process.once("exit", () => process.stdout.write(line));
  }
};
