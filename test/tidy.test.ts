import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/*
 * The house rules that a machine can check, over the sources as text. The code is formatted by Prettier, so that a line
 * says by its indentation where a block ends. What may import what is in .dependency-cruiser.cjs. Every list of exceptions is complete: what it names needs it.
 */

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 70;

/** Functions that are lists of like statements, and would not be shorter in parts. */
const LONG_FUNCTIONS = [
  "src/store/audit-store.ts: createAuditStore",
  "src/store/cart-store.ts: createCartStore",
  "src/store/load-reference-data.ts: loadReferenceData",
  "src/store/migrations/0001-initial.ts: up",
  "src/store/order-store.ts: createOrderStore",
  "src/store/subscription-store.ts: createSubscriptionStore",
];

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(...join(entry.parentPath, entry.name).split(/[\\/]/)))
    .sort();
}

const read = (file: string) => readFileSync(file, "utf8");
const sources = filesIn("src").filter((file) => file.endsWith(".ts"));
/** Test code, without what is generated. */
const tests = filesIn("test").filter((file) => file.endsWith(".ts") && !file.startsWith("test/support/graphql/"));

/** A source without its comments. */
function codeOf(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/ .*$/gm, "");
}

/** Lines of code that match, as `file: line`; files for which `isExempt` holds are not looked at. */
function offences(
  files: readonly string[],
  pattern: RegExp,
  isExempt: (file: string) => boolean = () => false,
): string[] {
  return files
    .filter((file) => !isExempt(file))
    .flatMap((file) =>
      codeOf(file)
        .split("\n")
        .filter((line) => pattern.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
}

const isCommand = (file: string) => file === "src/main.ts" || file.startsWith("src/commands/");

describe("exports", () => {
  it("name what they bring: nothing is exported wholesale", () => {
    expect(offences([...sources, ...tests], /^export \*/)).toEqual([]);
  });
});

describe("sizes", () => {
  it(`no file of src has more than ${MAX_FILE_LINES} lines`, () => {
    const long = sources.filter((file) => read(file).trimEnd().split("\n").length > MAX_FILE_LINES);
    expect(long).toEqual([]);
  });

  it(`no function of src has more than ${MAX_FUNCTION_LINES} lines`, () => {
    const functions = sources.flatMap((file) => functionsOf(file).map((found) => ({ file, ...found })));
    expect(functions.length).toBeGreaterThan(300);
    const long = functions.filter(({ lines }) => lines > MAX_FUNCTION_LINES);
    expect(long.map(({ file, name }) => `${file}: ${name}`)).toEqual(LONG_FUNCTIONS);
  });
});

/** Functions, methods and named arrow functions, with their length from the first line to the closing brace. */
function functionsOf(file: string): { name: string; lines: number }[] {
  const start =
    /^( *)(?:export )?(?:default )?(?:(?:async |static |override |get |set )*(?:function )?([#\w]+)(?:<.*>)?\(|(?:const|let) (\w+) = (?:async )?(?:<.*>)?\((?!await )|(\w+): (?:async )?\()/;
  const lines = read(file).split("\n");
  return lines.flatMap((line, index) => {
    const [, indentation = "", ...names] = start.exec(line) ?? [];
    const name = names.find((one) => one !== undefined);
    if (name === undefined || ["if", "for", "while", "switch", "return", "super", "throw"].includes(name)) return [];
    const length = lines.slice(index + 1).findIndex((other) => other.startsWith(`${indentation}}`));
    const next = lines.slice(index + 1).findIndex((other) => other.search(/\S/) === indentation.length);
    // Something else follows at the same depth before any closing brace: the function ends on its own line.
    const endsAtOnce = length === -1 || (next < length && !/^[)}]/.test(lines[index + 1 + next]!.trim()));
    return [{ name, lines: endsAtOnce ? 1 : length + 2 }];
  });
}

describe("the world outside", () => {
  it("is not written to: the log is pino's, and only commands print", () => {
    expect(offences(sources, /\bconsole\./, isCommand)).toEqual([]);
  });

  it("is not read from the process, but by main, config and commands", () => {
    expect(offences(sources, /\bprocess\.\w/, (file) => isCommand(file) || file === "src/config/config.ts")).toEqual(
      [],
    );
  });

  it("has its time and its chance passed in", () => {
    const ambient = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\b|\bperformance\.now\(/;
    // Tokens and the keys of the identity provider grow old by the clock of jose, which is the machine's; a group of
    // units of work is closed after some milliseconds, whatever the time is.
    const withClock = [
      "src/app.ts",
      "src/http/authenticate.ts",
      "src/http/provider-keys.ts",
      "src/store/group-commit.ts",
    ];
    expect(offences(sources, ambient, (file) => withClock.includes(file) || isCommand(file))).toEqual([]);
  });
});

describe("inputs", () => {
  /** The declarations of array fields, from `@Field` to the end of the property. */
  const arrays = sources
    .filter((file) => /^src\/graphql\/[\w-]*inputs\.ts$/.test(file))
    .flatMap((file) =>
      codeOf(file)
        .split("@Field(")
        .slice(1)
        .map((field) => ({
          file,
          field: field.split(/^ {2}\w+[!?]: /m)[0]!,
          name: /^ {2}(\w+)[!?]: /m.exec(field)?.[1],
        })),
    )
    .filter(({ field }) => field.startsWith("() => ["));

  it("have arrays, and each has a greatest length", () => {
    expect(arrays.length).toBeGreaterThan(8);
    expect(arrays.filter(({ field }) => !field.includes("@ArrayMaxSize("))).toEqual([]);
  });

  it("are validated within, wherever there is an array of them", () => {
    const ofInputs = arrays.filter(({ field }) => /^\(\) => \[\w+Input\]/.test(field));
    expect(ofInputs.length).toBeGreaterThan(5);
    expect(ofInputs.filter(({ field }) => !field.includes("@ValidateNested({ each: true })"))).toEqual([]);
  });
});

describe("expressions", () => {
  /** A regular expression between slashes that ends at the end of a text and does not begin at its beginning. */
  const runsToTheEnd = /[(,=:[!&|?] ?\/(?![*/^])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])*\$\/[a-z]*[.,;)\]]/;

  it("that run to the end of a text begin at its beginning: otherwise they are tried again from every place", () => {
    expect(runsToTheEnd.test('text.replace(/ ?Did you mean [^?]+\\?$/, "")')).toBe(true);
    expect(offences(sources, runsToTheEnd, isCommand)).toEqual([]);
  });
});

describe("nothing is left over", () => {
  it("no test is skipped, planned, or run alone", () => {
    expect(
      offences(tests, /\b(it|test|describe)(\.each)?\.(only|skip|todo|failing)\b|\b[xf](it|test|describe)\(/),
    ).toEqual([]);
  });

  it("no note says what is still to be done", () => {
    const notes = [...sources, ...tests].filter((file) => /\bTO[D]O\b|\bFIX[M]E\b/.test(read(file)));
    expect(notes).toEqual([]);
  });

  it("no path is one of the machine on which it was written", () => {
    const absolute = /(^|[\s"'`(=:])(\/(home|root|Users|work|tmp|mnt|opt)\/\w|[A-Z]:\\)/m;
    const files = [...sources, ...tests, ...filesIn("schema"), "README.md", "CHANGELOG.md", "package.json", ".ci/run"];
    expect(files.filter((file) => absolute.test(read(file)))).toEqual([]);
  });
});
