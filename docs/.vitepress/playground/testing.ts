import { createMapper, type MapResult } from "../../../dist/mapping.js";
import { type RuleTestResult, testRules } from "../../../dist/rule-tools.js?tests";
import { madeUpAccount } from "../madeUpAccount.ts";
import { contextFor } from "./account.ts";
import { readRules } from "./answer.ts";
import { readLead } from "./readLead.ts";

/** Tests to run. */
export interface TestQuestion {
  readonly rules: string;
  /** The text of a `<name>.test.json`. */
  readonly tests: string;
}

/** What came of one test. */
export interface Tested {
  readonly name: string;
  readonly passed: boolean;
  /** Passes only with the sample account of this page. */
  readonly needsAccount: boolean;
  readonly differences: readonly { readonly path: string; readonly text: string }[];
}

/** A lead to keep as a test. */
export interface SaveQuestion extends TestQuestion {
  readonly lead: string;
  readonly name: string;
  /** In milliseconds since 1970. */
  readonly receivedAt: number;
}

export function runTests({ rules, tests }: TestQuestion): Tested[] {
  const parsed = readRules(rules);
  const file: { readonly tests: [] } = JSON.parse(tests);
  const withAccount = new Map(
    testRules(parsed, { tests: file, account: madeUpAccount }).map((each) => [each.name, each]),
  );
  // As the command runs them: without an account. Some rules need one.
  return testRules(parsed, { tests: file }).map((each) => {
    const needsAccount = !each.passed && withAccount.get(each.name)?.passed === true;
    return {
      name: each.name,
      passed: each.passed || needsAccount,
      needsAccount,
      differences: needsAccount ? [] : each.differences.map(shownDifference),
    };
  });
}

function shownDifference({ path, expected, actual, message }: RuleTestResult["differences"][number]) {
  const text =
    message ??
    `the test says ${JSON.stringify(expected) ?? "nothing"}, there is ${JSON.stringify(actual) ?? "nothing"}`;
  return { path, text };
}

/** The text of the file with one test more: the lead as it is, and everything that comes of it. */
export async function saveTest(question: SaveQuestion): Promise<string> {
  const { rules, tests, lead: text, name, receivedAt } = question;
  const { lead, raw } = await readLead(text);
  const seconds = Math.floor(receivedAt / 1_000);
  const date = new Date(seconds * 1_000);
  const mapper = createMapper(readRules(rules));
  const ends = mapper
    .split(lead)
    .map((each) => endOf(mapper.map(each, contextFor(mapper, each, date)), seconds));
  const [only] = ends;
  const given = raw === undefined ? { lead } : { contentType: raw.contentType, body: raw.body };
  const at = { receivedAt: date.toISOString().replace(".000Z", "Z") };
  const end = ends.length === 1 && only !== undefined ? only : { results: ends };
  return withTest(tests, { name: nameFor(name, tests), ...given, ...at, ...end });
}

/** No two tests have the same name. */
function nameFor(name: string, tests: string): string {
  const { tests: list }: { readonly tests: readonly { readonly name?: unknown }[] } = JSON.parse(tests);
  const taken = new Set(list.map((each) => each.name));
  let own = name.trim() === "" ? "a lead" : name.trim();
  for (let count = 2; taken.has(own); count += 1) own = `${name.trim() || "a lead"} ${count}`;
  return own;
}

/** All that a test can say of a result. */
function endOf(result: MapResult, receivedAt: number): Readonly<Record<string, unknown>> {
  const told = (level: "error" | "all") =>
    result.issues
      .filter((issue) => issue.level === "error" || (level === "all" && issue.level === "warning"))
      .map(({ code, path }) => `${code} ${path}`.trim());
  if (result.status === "skip") return { skip: result.reason };
  if (result.status === "error") return { error: told("error") };
  const { date_add: date, ...others } = result.order;
  const order = {
    ...others,
    ...(date === undefined ? {} : { date_add: date === receivedAt ? "$receivedAt" : date }),
  };
  return { order, whole: true, key: result.key ?? null, issues: [...new Set(told("all"))] };
}

/** What is in the file already stays as it is written. */
function withTest(file: string, test: object): string {
  const end = /\s*\]\s*\}\s*$/.exec(file);
  if (end === null) throw new SyntaxError("The file of tests does not end with a list of tests.");
  const before = file.slice(0, end.index);
  const added = JSON.stringify(test, null, 2).replace(/^/gm, "    ");
  return `${before}${before.endsWith("[") ? "" : ","}\n${added}\n  ]\n}\n`;
}
