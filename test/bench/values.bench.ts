import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { MapResult } from "../../src/mapping/contract/mapResult.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { emptyAccount as account } from "../support/emptyAccount.ts";
import { judgeForeignValues } from "./foreignValues.ts";
import { librariesFrom } from "./readerLibraries.ts";

/**
 * Our readers of values against well-kept libraries, on the same cases, counted in one run: how many of what people
 * and systems send they read right, how many they leave alone although there is a value, and how many they read
 * wrongly. A kind in which a library has more right and fewer wrong would be read by that library.
 */
const folder = new URL("rivals/", import.meta.url);
const path = fileURLToPath(folder);
if (!existsSync(`${path}node_modules/libphonenumber-js`))
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: path, stdio: "inherit" });
// For libraries that know no other zone than that of the process.
process.env.TZ = "Europe/Kyiv";

interface Case {
  readonly kind: string;
  readonly input: unknown;
  /** `null`: there is no certain value. A list: any of these. */
  readonly expected: unknown;
  readonly country: string;
  readonly currency: string;
  /** A person may disagree. */
  readonly isDebatable: boolean;
  /** It says that there is nothing. */
  readonly isEmpty: boolean;
}

interface Counts {
  right: number;
  none: number;
  /** Read wrongly, and a warning says that something is unusual. */
  told: number;
  wrong: number;
  debatable: number;
}

/** What each kind is read as: the rules, and where the value is in the order. */
const kinds: Readonly<Record<string, { readonly rules: object; readonly pick: (order: Order) => unknown }>> =
  {
    phone: { rules: field("phone"), pick: ({ phone }) => phone },
    email: { rules: field("email"), pick: ({ email }) => email },
    date: {
      rules: field("date_add"),
      pick: ({ date_add: date }) => (date === receivedAt() ? undefined : date),
    },
    money: { rules: field("delivery_price"), pick: ({ delivery_price: price }) => price },
    country: { rules: field("delivery_country_code"), pick: ({ delivery_country_code: code }) => code },
    boolean: { rules: field("want_invoice"), pick: ({ want_invoice: flag }) => flag },
    taxId: { rules: field("invoice_nip"), pick: ({ invoice_nip: number }) => number },
    entities: {
      rules: { fields: { user_comments: { path: "v", clean: ["entities"] } } },
      pick: ({ user_comments: text }) => text,
    },
    json: {
      rules: { values: { d: { path: "v", decode: "json" } }, fields: { user_comments: "$d.a" } },
      pick: ({ user_comments: text }) => text,
    },
    name: {
      rules: {
        values: { w: { path: "v", as: "name" } },
        fields: { user_comments: "$w.first", admin_comments: "$w.middle", delivery_company: "$w.last" },
      },
      pick: (order) =>
        `${order.user_comments ?? ""}|${order.admin_comments ?? ""}|${order.delivery_company ?? ""}`,
    },
  };

type Order = Extract<MapResult, { status: "order" }>["order"];

const cases = readCases();
const libraries = librariesFrom(folder.href);
const beaten: string[] = [];
for (const kind of Object.keys(kinds)) {
  const own = cases.filter((each) => each.kind === kind);
  const ours = count(own, readOurs);
  const rows: Record<string, Record<string, unknown>> = { ours: { ...ours } };
  for (const { name, imports, read } of libraries[kind] ?? []) {
    const theirs = count(own, ({ input, country }) => {
      try {
        return { value: read(String(input), country), isTold: false };
      } catch {
        return { value: undefined, isTold: false };
      }
    });
    rows[name] = { ...theirs, "min+gzip kB": await sizeOf(imports) };
    const isBetter = theirs.right > ours.right && theirs.wrong <= ours.wrong;
    if (isBetter) beaten.push(`${kind}: ${name}`);
  }
  console.log(`\n${kind}, ${own.length} cases`);
  console.table(rows);
}

const { kinds: foreignKinds, short } = judgeForeignValues();
console.log("\nvalues of other projects");
console.table(
  Object.fromEntries(
    foreignKinds.map(({ kind, right, told, wrong }) => {
      const values = right + told + wrong;
      return [kind, { values, right, told, wrong, "right %": Math.round((1000 * right) / values) / 10 }];
    }),
  ),
);
for (const { kind, examples } of foreignKinds)
  for (const example of examples) console.log(`${kind}, wrong without a warning: ${example}`);
for (const sentence of short) console.log(sentence);

if (beaten.length > 0) throw new Error(`Read better by a library: ${beaten.join("; ")}.`);
if (short.length > 0) throw new Error("Values of other projects are read worse than promised, see above.");

interface Reading {
  readonly value: unknown;
  readonly isTold: boolean;
}

function readOurs({ kind, input, country, currency }: Case): Reading {
  const { rules, pick } = kinds[kind] ?? { rules: {}, pick: () => undefined };
  const defaults = {
    ...(kind === "phone" ? { country } : {}),
    ...(kind === "money" ? { currency } : {}),
    timeZone: "Europe/Kyiv",
  };
  const whole = parseRules({ version: 1, needsContact: false, defaults, ...rules });
  const result = createMapper(whole).map(
    { v: input },
    { receivedAt: new Date(receivedAt() * 1000), account },
  );
  const value = result.status === "order" ? pick(result.order) : undefined;
  const isTold = result.issues.some(({ level }) => level !== "info") || result.status === "error";
  return { value: value === "" ? undefined : value, isTold };
}

/** What was kept as it is, with a warning, was left alone. */
function count(own: readonly Case[], read: (each: Case) => Reading): Counts {
  const counts: Counts = { right: 0, none: 0, told: 0, wrong: 0, debatable: 0 };
  for (const each of own) {
    const { value, isTold } = read(each);
    const isNone = value === undefined || (isTold && String(value) === String(each.input).trim());
    const wanted = Array.isArray(each.expected) ? each.expected : [each.expected];
    const isAsExpected =
      each.expected === null ? isNone || (each.isEmpty && value === undefined) : wanted.includes(value);
    if (isAsExpected) counts.right += 1;
    else if (isNone) counts.none += 1;
    else if (isTold) counts.told += 1;
    else if (each.isDebatable) counts.debatable += 1;
    else counts.wrong += 1;
  }
  return counts;
}

async function sizeOf(imports: string): Promise<number> {
  if (imports === "") return 0;
  const { outputFiles } = await build({
    stdin: { contents: imports, resolveDir: path },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return Math.round(gzipSync(outputFiles[0]?.contents ?? "").length / 100) / 10;
}

function readCases(): Case[] {
  const rows: unknown = JSON.parse(readFileSync(new URL("readerCases.json", import.meta.url), "utf8"));
  if (!Array.isArray(rows)) throw new Error("readerCases.json holds no list.");
  return rows.map(([kind, input, expected, more]: readonly unknown[]) => {
    const { country, currency, debatable, empty } = isRecord(more) ? more : {};
    return {
      kind: String(kind),
      input,
      expected,
      country: typeof country === "string" ? country : "PL",
      currency: typeof currency === "string" ? currency : "UAH",
      isDebatable: debatable === true,
      isEmpty: empty === true,
    };
  });
}

function field(name: string): object {
  return { fields: { [name]: "v" } };
}

/** A day after most dates of the cases: an order is not from the future. */
function receivedAt(): number {
  return 1_795_680_000;
}
