import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/*
 * The house rules that a machine can check, over the sources as text. The code is formatted by Prettier, so that a line
 * says by its indentation where a block ends. Every list of exceptions is complete: what it names needs it.
 */

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 70;

/** Folders of src in the order in which they may import each other; the files beside them come last. */
const LAYERS = [
  "codes",
  "errors",
  "model",
  "sample-data",
  "store",
  "requests",
  "facts",
  "rules",
  "ledger",
  "cart",
  "purchasing",
  "orders",
  "subscriptions",
  "checkout",
  "verify",
  "examples",
  "observability",
  "background",
  "protection",
  "services",
  "graphql",
  "http",
  "import",
] as const;
const TOP = LAYERS.length;

/** Imports that point the other way, each with its reason. */
const UPWARD_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  // The shell takes its configuration as it was read; config.ts itself imports nothing of ours.
  "src/config.ts": [
    "src/http/authenticate.ts",
    "src/http/graphql-route.ts",
    "src/http/metrics-server.ts",
    "src/http/server.ts",
    "src/http/trusted-documents.ts",
    "src/observability/log.ts",
    "src/observability/tracing.ts",
    "src/protection/rate-limiter.ts",
    "src/services/services.ts",
  ],
};

/** Functions that are lists of like statements, and would not be shorter in parts. */
const LONG_FUNCTIONS = [
  "src/store/asset-store.ts: createAssetStore",
  "src/store/audit-store.ts: createAuditStore",
  "src/store/cart-store.ts: createCartStore",
  "src/store/load-reference-data.ts: loadReferenceData",
  "src/store/migrations/0001-initial.ts: up",
  "src/store/order-store.ts: createOrderStore",
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

/** The files of src that a file imports, for their types as well. */
function importsOf(file: string): string[] {
  const specifiers = [...codeOf(file).matchAll(/(?:\bfrom|^import|\bimport\() ?"(\.[^"]+)"/gm)].map(
    ([, path]) => path!,
  );
  return specifiers.map((path) => posix.join(dirname(file), path).replace(/\.js$/, ".ts"));
}

function layerOf(file: string): number {
  const folder = file.split("/")[1];
  const layer = LAYERS.findIndex((name) => name === folder);
  return layer === -1 ? TOP : layer;
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

describe("imports", () => {
  it("are found at all, and lead to files that there are", () => {
    const imported = sources.flatMap(importsOf);
    expect(imported.length).toBeGreaterThan(200);
    const files = new Set(filesIn("src"));
    expect(imported.filter((file) => !files.has(file))).toEqual([]);
  });

  it("point one way: from each folder to folders before it in the order, or within it", () => {
    const upward: Record<string, string[]> = {};
    for (const file of sources) {
      for (const target of importsOf(file)) {
        if (layerOf(target) > layerOf(file)) (upward[target] ??= []).push(file);
      }
    }
    expect(upward).toEqual(UPWARD_IMPORTS);
  });

  it("have a place for every folder in their order", () => {
    const folders = sources
      .map((file) => file.split("/"))
      .flatMap(([, folder, ...rest]) => (rest.length > 0 ? folder! : []));
    const known: readonly string[] = [...LAYERS, "commands"];
    expect([...new Set(folders)].filter((folder) => !known.includes(folder))).toEqual([]);
  });

  it("of production code lead to no test", () => {
    expect(sources.flatMap(importsOf).filter((file) => !file.startsWith("src/"))).toEqual([]);
  });

  it("make no circles", () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      if (done.has(file) || path.includes(file) || !file.endsWith(".ts")) return;
      for (const target of importsOf(file)) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(circles).toEqual([]);
  });

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
    expect(offences(sources, /\bprocess\.\w/, (file) => isCommand(file) || file === "src/config.ts")).toEqual([]);
  });

  it("has its time and its chance passed in", () => {
    const ambient = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\b|\bperformance\.now\(/;
    // The keys of the identity provider grow old by the clock of jose, which is the machine's.
    const withClock = ["src/app.ts", "src/http/provider-keys.ts"];
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

  it("that run to the end of a text begin at its beginning: from every other place they would be tried anew", () => {
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
