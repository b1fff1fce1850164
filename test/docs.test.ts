import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { readConfig } from "../src/config/config.js";

/* The pages for people: what they name is there. Paths are those of the repository, from which the tests are run. */

const MAX_README_LINES = 150;

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => posix.join("docs", ...name.split(/[\\/]/)))
    .sort(),
];

const read = (file: string) => readFileSync(file, "utf8");

/** A page without its blocks of code, in which nothing is a link. */
function proseOf(page: string): string {
  return read(page).replace(/^```[\s\S]*?^```$/gm, "");
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
    .replaceAll(" ", "-");
}

function anchorsIn(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
}

/** Why a link of a page leads nowhere; null when it leads somewhere. */
function deadEnd(page: string, link: string): string | null {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : posix.join(dirname(page), path);
  if (!existsSync(target)) return `${page}: ${link} leads to no file`;
  if (anchor === undefined || !target.endsWith(".md") || anchorsIn(target).includes(anchor)) return null;
  return `${page}: ${link} leads to no heading`;
}

it("there are pages, in which links are found", () => {
  expect(pages.length).toBeGreaterThan(20);
  expect(anchorOf("Code, reason, text")).toBe("code-reason-text");
  expect(deadEnd("README.md", "docs/missing.md")).toBe("README.md: docs/missing.md leads to no file");
  expect(deadEnd("README.md", "docs/errors.md#missing")).toBe("README.md: docs/errors.md#missing leads to no heading");
});

it("links between pages lead to files and headings", () => {
  const links = [...pages, "CHANGELOG.md"].flatMap((page) =>
    [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => ({ page, link: link! })),
  );
  const relative = links.filter(({ link }) => !/^\w+:/.test(link));
  expect(relative.length).toBeGreaterThan(80);
  expect(relative.flatMap(({ page, link }) => deadEnd(page, link) ?? [])).toEqual([]);
});

it("files and folders that pages name are there", () => {
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/(?<![\w/.-])(?:src|test|schema|docs|\.github)\/[\w./-]*[\w/]/g)].map(([path]) => ({
      page,
      path,
    })),
  );
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter(({ path }) => !existsSync(path)).map(({ page, path }) => `${page}: ${path}`)).toEqual([]);
});

it("commands that pages name are there", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, script]) => ({ page, script: script! })),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(({ script }) => !(script in scripts))).toEqual([]);
});

it("the table of settings has every variable that is read, and no other", () => {
  const rows = [...read("docs/configuration.md").matchAll(/^\| (`[^|]*`) +\|/gm)].map(([, names]) => names!);
  const listed = rows.flatMap((names) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
  const known = new Set<string>();
  readConfig(new Proxy({}, { get: (_target, name) => void known.add(String(name)) }));
  expect([...listed].sort()).toEqual([...known].sort());
});

it(`the README has at most ${MAX_README_LINES} lines`, () => {
  expect(read("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(MAX_README_LINES);
});

it("no page has a path of the machine on which it was written", () => {
  const absolute = /(^|[\s"'`(=:])\/(home|root|Users|work|tmp|mnt|opt)\/\w/m;
  expect(pages.filter((page) => absolute.test(read(page)))).toEqual([]);
});
