import pino from "pino";
import { createApp } from "../../src/app.js";
import { readConfig } from "../../src/config/config.js";
import { benchmarkCustomers } from "./customers.js";

/** The product as it runs by default, on a free port; the path of its store is the argument. */
async function serve(path: string): Promise<void> {
  const config = readConfig({ DATABASE_URL: `sqlite:${path}` });
  const app = await createApp({ config, logger: pino({ level: config.logLevel }) });
  await app.store.load(benchmarkCustomers());
  const address = await app.server.listen({ host: "127.0.0.1", port: 0 });
  process.send!(`${address}/graphql`);
}

process.on("disconnect", () => process.exit());
void serve(process.argv[2]!);
