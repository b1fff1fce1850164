import { Session } from "node:inspector/promises";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The files of `src` of which at least one function was called while a piece of work was done, sorted. */
export async function filesRun(work: () => Promise<unknown>): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  try {
    // Each reading sets the counts to nought.
    await session.post("Profiler.takePreciseCoverage");
    await work();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const run = result.filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0));
    const paths = run.map(({ url }) => relative(process.cwd(), url.startsWith("file:") ? fileURLToPath(url) : url));
    const files = paths.map((path) => path.split(sep).join("/")).filter((path) => path.startsWith("dist/src/"));
    return [...new Set(files)].map((path) => path.slice("dist/".length)).sort();
  } finally {
    await session.post("Profiler.stopPreciseCoverage");
    session.disconnect();
  }
}
