import { setTimeout as sleep } from "node:timers/promises";
import { type App, createApp } from "./app.js";
import { ConfigError, readConfig } from "./config.js";
import { createLogger } from "./observability/log.js";
import { startMessage } from "./start-message.js";

const LOOK_AGAIN_MILLISECONDS = 50;

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
    // A checkout that takes longer than this counts as dead, and is finished by another process.
    setTimeout(() => process.exit(1), delay + config.checkoutClaimSeconds * 1_000).unref();
    drained(app, delay)
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
  // Last: whoever reads that it runs may stop it.
  if (!config.isProduction) process.stdout.write(startMessage(address, config));
}

/** Resolves when load balancers have had their time to notice, and nothing is being answered any more. */
async function drained({ server }: App, delay: number): Promise<void> {
  await sleep(delay);
  while (server.requestsInFlight > 0) await sleep(LOOK_AGAIN_MILLISECONDS);
}

main().catch((error: unknown) => {
  process.stderr.write(`Cartwright did not start. ${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Error && !(error instanceof ConfigError) && process.env["LOG_LEVEL"] === "debug") {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
});
