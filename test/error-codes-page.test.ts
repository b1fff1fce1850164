import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CODES } from "../src/examples/examples.js";
import { renderErrorCodes } from "../src/examples/render-error-codes.js";
import { SAMPLE_DATA } from "../src/sample-data/sample-data.js";

const page = renderErrorCodes();

it("is the page that is checked in", () => {
  if (readFileSync("schema/error-codes.md", "utf8") !== page) {
    throw new Error("schema/error-codes.md is not what src/examples/render-error-codes.ts makes: run npm run gen.");
  }
});

it("has a row and a section for every code", () => {
  for (const { code, name } of CODES) {
    expect(page).toContain(`| ${code} | ${name} | `);
    expect(page).toContain(`\n## ${code} ${name}\n`);
  }
});

it("has a heading for every link within the page, and a file for every other one", () => {
  const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => title.toLowerCase().replaceAll(" ", "-"));
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
  const leadsNowhere = (link: string) =>
    link.startsWith("#") ? !anchors.includes(link.slice(1)) : !existsSync(join("schema", link));
  expect(links.filter(leadsNowhere)).toEqual([]);
});

it("lists every sample partner and customer", () => {
  for (const { id } of [...SAMPLE_DATA.partners, ...SAMPLE_DATA.customers]) expect(page).toContain(`\`${id}\``);
});
