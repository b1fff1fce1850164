import { APOLLO, type Floors, floorCells, growthCells, productCells } from "./cells.js";
import { type Databases, openDatabases } from "./databases.js";
import { type Fulfilment, measureFulfilment } from "./fulfilment.js";
import { measure, type Measured } from "./measure.js";
import { startConstant, startLoadGenerator, startPostgresFloor, startProduct, startProvider } from "./processes.js";
import { describeRun, keepResult } from "./results.js";
import { FEW_CARTS, FEW_SUBSCRIPTIONS, readSettings, type Settings } from "./settings.js";
import { makePattern, makeStore, type Pattern } from "./stores.js";
import { fulfilmentTable, growthTable, type Pair, requestsTable } from "./tables.js";

/*
 * Measures what the product costs beside something else, in one run on one machine, prints it as tables and adds them to
 * RESULTS.md. Nothing is asserted but that every request was answered as it should be: thresholds on times only flake.
 * `npm run bench`, `npm run bench -- --quick`, `--full`, `--store postgres`, `--no-keep`.
 */

async function main(settings: Settings): Promise<void> {
  const databases = await openDatabases(settings.store);
  try {
    const head = await describeRun(settings, databases);
    const { requests, growth, fulfilment } = await measureAll(settings, databases);
    const apollo = requests.find(({ name }) => name === APOLLO)!;
    const tables = [requestsTable(requests, apollo), growthTable(growth), fulfilmentTable(fulfilment)];
    const result = `${[head, ...tables].join("\n\n")}\n`;
    process.stdout.write(result);
    if (settings.isKept) keepResult(result);
  } finally {
    await databases.remove();
  }
}

interface Results {
  readonly requests: readonly Measured[];
  readonly growth: readonly Pair[];
  readonly fulfilment: Fulfilment;
}

async function measureAll(settings: Settings, databases: Databases): Promise<Results> {
  const provider = await startProvider();
  const run = await startLoadGenerator();
  say("filling the stores");
  const [largeUrl, smallUrl] = [await databases.create(), await databases.create()];
  const pattern = await makePattern(provider, await databases.create());
  await makeStore(largeUrl, pattern, settings);
  await makeStore(smallUrl, pattern, { carts: FEW_CARTS, subscriptions: FEW_SUBSCRIPTIONS });

  const large = await startProduct(provider, { databaseUrl: largeUrl });
  const floors = await startFloors(settings, pattern, largeUrl);
  say("measuring requests");
  const cells = [...floorCells(floors, pattern), ...productCells(large, pattern, settings)];
  const requests = await measure(run, cells, settings);
  for (const floor of Object.values(floors)) await floor?.stop();

  const small = await startProduct(provider, { databaseUrl: smallUrl });
  const growth: Pair[] = [];
  for (const { name, much, little } of growthCells(large, small, pattern, settings)) {
    say(`measuring growth: ${name}`);
    const [ofMuch, ofLittle] = (await measure(run, [much, little], settings)) as [Measured, Measured];
    growth.push({ name, much: ofMuch, little: ofLittle });
  }
  await small.stop();
  await large.stop();

  say("measuring fulfilment");
  return { requests, growth, fulfilment: await measureFulfilment(provider, largeUrl) };
}

async function startFloors({ store }: Settings, { cart, answer }: Pattern, databaseUrl: string): Promise<Floors> {
  return {
    http: await startConstant("http", answer),
    apollo: await startConstant("apollo", answer),
    mercurius: await startConstant("mercurius", answer),
    postgres: store === "postgres" ? await startPostgresFloor(databaseUrl, JSON.stringify(cart).length) : null,
  };
}

function say(what: string): void {
  process.stderr.write(`${what} …\n`);
}

// Ends the servers and the load generator too.
main(readSettings(process.argv.slice(2))).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
