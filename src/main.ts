import { setTimeout as sleep } from "node:timers/promises";
import { createApp } from "./app.js";
import { ConfigError, readConfig } from "./config/config.js";
import { LAST_DELIVERY_MILLISECONDS } from "./http/drain.js";
import { createLogger } from "./observability/log.js";
import { startMessage } from "./http/start-message.js";

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config);
  const app = await createApp({ config, logger });
  const address = await app.server.listen({ host: config.host, port: config.port });
  const stop = (signal: string) => {
    logger.info({ signal }, "stopping");
    // From now on new requests get 503, over connections that are there and over new ones.
    app.server.draining = true;
    const delay = config.shutdownDelaySeconds * 1_000;
    // A checkout that takes longer than its claim counts as dead, and is finished by another process.
    const longest = config.checkoutClaimSeconds * 1_000 + 2 * LAST_DELIVERY_MILLISECONDS;
    setTimeout(() => process.exit(1), delay + longest).unref();
    // Load balancers have that long to notice.
    sleep(delay)
      .then(() => app.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, "stopping failed");
          process.exit(1);
        },
      );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // Last: a parent process that reads it may stop this one at once.
  if (!config.isProduction) process.stdout.write(startMessage(address, config));
}

main().catch((error: unknown) => {
  process.stderr.write(`Cartwright did not start. ${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Error && !(error instanceof ConfigError) && process.env["LOG_LEVEL"] === "debug") {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
});
