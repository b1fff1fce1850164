import pino from "pino";
import { createApp } from "./app.js";
import { ConfigError, readConfig } from "./config.js";
import { startMessage } from "./start-message.js";

/** How long running requests have to end once the process is asked to stop. */
const DRAIN_MILLISECONDS = 30_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel });
  const app = await createApp({ config, logger });
  const address = await app.server.listen({ host: config.host, port: config.port });
  const stop = (signal: string) => {
    logger.info({ signal }, "stopping");
    app.server.draining = true;
    setTimeout(() => process.exit(1), DRAIN_MILLISECONDS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // Last: whoever reads that it runs may stop it.
  if (!config.isProduction) process.stdout.write(startMessage(address, config));
}

main().catch((error: unknown) => {
  process.stderr.write(`Cartwright did not start. ${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Error && !(error instanceof ConfigError) && process.env["LOG_LEVEL"] === "debug") {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
});
