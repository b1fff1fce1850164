import { createApp } from "../../src/app.js";
import { readConfig } from "../../src/config/config.js";
import { createLogger } from "../../src/observability/log.js";
import { announce } from "./announce.js";

/** The product as `main.ts` runs it, on a free port. CLOCK_AHEAD_SECONDS makes due what is due in that time. */
async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env);
  const ahead = Number(env["CLOCK_AHEAD_SECONDS"] ?? 0) * 1_000;
  const clock = () => new Date(Date.now() + ahead);
  const app = await createApp({ config, logger: createLogger(config), clock });
  const address = await app.server.listen({ host: "127.0.0.1", port: 0 });
  announce(`${address}/graphql`, () => app.close());
}

serve(process.env).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
