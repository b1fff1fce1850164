import { writeSync } from "node:fs";
import pino from "pino";
import { createApp } from "../../src/app.js";
import { CHECKOUT_STEPS, type CheckoutStep } from "../../src/checkout/place.js";
import { readConfig } from "../../src/config/config.js";
import { startMessage } from "../../src/http/start-message.js";
import { Chance } from "./chance.js";
import { rememberingSystems } from "./outside.js";

/*
 * The product as a process of its own, with purchase systems that remember, and with a way to die where a test wants it:
 * CRASH_AT names a step of checkout, and CRASH_AFTER says how many times it is reached before that ends the process.
 * OUTSIDE_FILE is where the purchase systems remember, OUTSIDE_TROUBLE and OUTSIDE_SEED what they do wrong.
 */

async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env);
  const systems = rememberingSystems(
    env["OUTSIDE_FILE"]!,
    Number(env["OUTSIDE_TROUBLE"]),
    new Chance(Number(env["OUTSIDE_SEED"])),
  );
  const crashAt = CHECKOUT_STEPS.find((step) => step === env["CRASH_AT"]);
  const app = await createApp({
    config,
    logger: pino({ level: config.logLevel }),
    purchaseSystems: systems,
    onCheckoutStep: crashAt && crasher(crashAt, Number(env["CRASH_AFTER"] ?? 1)),
  });
  const address = await app.server.listen({ host: config.host, port: config.port });
  process.stdout.write(startMessage(address, config));
}

/** Ends the process when a step is reached for the last time it is to be survived, and no statement later. */
function crasher(crashAt: CheckoutStep, times: number): (step: CheckoutStep) => void {
  let left = times;
  return (step) => {
    if (step !== crashAt || --left > 0) return;
    // Written at once: nothing that waits in a buffer outlives the next line.
    writeSync(process.stdout.fd, `Killed at ${step}.\n`);
    process.kill(process.pid, "SIGKILL");
  };
}

serve(process.env).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
