import { newOrderFields } from "../../api/methods/orders/orderFields.ts";
import { lineFields } from "../../mapping/order/limits.ts";
import { checkShape } from "../../mapping/parse/checkShape.ts";
import { choice, type GrammarName, type GrammarNode } from "../../mapping/rules/grammarNode.ts";
import { sayProblem } from "../../mapping/rules/problems.ts";
import {
  type ExpectedOrder,
  type ExpectedResult,
  type RuleTest,
  receivedAtOf,
} from "../../mapping/rules/ruleTest.ts";
import { checkPattern } from "../../mapping/values/pattern.ts";
import type { ProblemCodeName, RulesProblem } from "../../shared/errors/rulesError.ts";
import { isRecord } from "../../shared/json/value.ts";

export interface ReadRuleTests {
  readonly readable: readonly RuleTest[];
  readonly wrong: readonly { readonly name: string; readonly problems: readonly RulesProblem[] }[];
}

/** Reads tests: a list, or an object with a list in `tests`, as in a `<name>.test.json`. */
export function readRuleTests(input: unknown): ReadRuleTests {
  const list = isRecord(input) ? input.tests : input;
  const problems: RulesProblem[] = [];
  if (!Array.isArray(list)) checkShape(ruleTestGrammar(), list, "tests", problems);
  else if (list.length === 0)
    addProblem(problems, "missing", "tests", "There is no test. Write one, or leave `tests` out.");
  if (!Array.isArray(list) || problems.length > 0)
    return { readable: [], wrong: [{ name: "tests", problems }] };
  const grammar = ruleTestGrammar();
  const readable: RuleTest[] = [];
  const wrong: ReadRuleTests["wrong"][number][] = [];
  const names = new Set<string>();
  for (const [index, test] of list.entries()) {
    const path = `tests[${index}]`;
    const testProblems: RulesProblem[] = [];
    if (grammar.is === "list") checkShape(grammar.of, test, path, testProblems);
    if (testProblems.length === 0 && isShaped(test)) {
      checkTest(test, path, testProblems);
      if (names.has(test.name)) {
        addProblem(
          testProblems,
          "several_sources",
          `${path}.name`,
          `Two tests are called "${test.name.slice(0, 80)}". Give one another name.`,
        );
      }
      names.add(test.name);
      if (testProblems.length === 0) readable.push(test);
    }
    if (testProblems.length > 0) wrong.push({ name: nameOf(test) ?? path, problems: testProblems });
  }
  return { readable, wrong };
}

/** Whether a test has the type of one. The grammar has just found no difference. */
function isShaped(test: unknown): test is RuleTest {
  return nameOf(test) !== undefined;
}

function nameOf(test: unknown): string | undefined {
  return isRecord(test) && typeof test.name === "string" ? test.name : undefined;
}

const leadWords = ["lead", "body", "file"] as const;
const endWords = ["order", "skip", "error"] as const;
export const resultWords: readonly (keyof ExpectedResult)[] = [...endWords, "whole", "key", "issues"];

function checkTest(test: RuleTest, path: string, problems: RulesProblem[]): void {
  // A `file` may remain next to the `lead` or `body` that was read from it.
  const isRead = test.file !== undefined && (test.lead !== undefined || test.body !== undefined);
  checkOne(leadWords, isRead ? { ...test, file: undefined } : test, path, "what comes in", problems);
  if (test.contentType !== undefined && test.body === undefined) {
    addProblem(
      problems,
      "misplaced",
      `${path}.contentType`,
      "`contentType` works only with `body`. Add that, or remove it.",
    );
  }
  if (Number.isNaN(receivedAtOf(test).getTime())) {
    const message = 'This is a time such as "2026-01-01T00:00:00Z", or unix seconds.';
    addProblem(problems, "bad_constant", `${path}.receivedAt`, message);
  }
  if (test.results === undefined) {
    checkResult(test, path, problems);
    return;
  }
  for (const name of resultWords) {
    if (test[name] === undefined) continue;
    addProblem(
      problems,
      "misplaced",
      `${path}.${name}`,
      `\`${name}\` belongs in each element of \`results\`. Move it.`,
    );
  }
  for (const [index, result] of test.results.entries())
    checkResult(result, `${path}.results[${index}]`, problems);
}

function checkResult(result: ExpectedResult, path: string, problems: RulesProblem[]): void {
  checkOne(endWords, result, path, "what comes of it", problems);
  for (const name of ["whole", "key"] as const) {
    if (result[name] === undefined || result.order !== undefined) continue;
    addProblem(
      problems,
      "misplaced",
      `${path}.${name}`,
      `\`${name}\` works only with \`order\`. Add that, or remove it.`,
    );
  }
  checkPatterns(result.order, `${path}.order`, problems);
}

function checkOne<Name extends string>(
  names: readonly Name[],
  members: { readonly [Own in Name]?: unknown },
  path: string,
  what: string,
  problems: RulesProblem[],
): void {
  const present = names.filter((name) => members[name] !== undefined);
  const all = names.map((name) => `\`${name}\``).join(", ");
  if (present.length === 0)
    addProblem(problems, "missing", path, `Nothing says ${what}. Write one of ${all}.`);
  if (present.length > 1)
    addProblem(problems, "several_sources", path, `Only one of ${all} can say ${what}. Keep one.`);
}

function checkPatterns(value: unknown, path: string, problems: RulesProblem[]): void {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) checkPatterns(element, `${path}[${index}]`, problems);
  }
  if (!isRecord(value)) return;
  const pattern = patternOf(value);
  const problem = pattern === undefined ? undefined : checkPattern(pattern);
  if (problem !== undefined) addProblem(problems, "bad_pattern", path, sayProblem(problem));
  for (const [name, member] of Object.entries(value)) checkPatterns(member, `${path}.${name}`, problems);
}

/** Adds a problem of tests, which are shown in English only. Names are untrusted and may be long, and so may paths. */
function addProblem(problems: RulesProblem[], code: ProblemCodeName, path: string, message: string): void {
  problems.push({ code, path: path.slice(0, 200), message });
}

export function patternOf(expected: unknown): string | undefined {
  return isRecord(expected) && typeof expected.$matches === "string" ? expected.$matches : undefined;
}

/** The type of each word of an object. A missing word is a compile error. */
type WordsOf<T> = { readonly [Name in keyof T]-?: GrammarName };

/** The content of `tests`, used to check tests and to create `rules.schema.json`. */
/* @__NO_SIDE_EFFECTS__ */
export function ruleTestGrammar(): GrammarNode {
  const line: GrammarNode = { is: "object", of: anythingIn(lineFields) };
  const order: GrammarNode = {
    is: "object",
    of: {
      ...anythingIn(newOrderFields),
      products: { is: "list", of: line },
    } satisfies { readonly [Name in keyof ExpectedOrder]: GrammarName },
  };
  const result = {
    order,
    whole: choice(true),
    key: { is: "either", of: ["text", { is: "choice", of: [null] }] },
    skip: { is: "either", of: ["text", choice(true)] },
    error: "texts",
    issues: "texts",
  } satisfies WordsOf<ExpectedResult>;
  const test = {
    // A comment for people, allowed everywhere in rules.
    $comment: "text",
    name: "text",
    lead: "anything",
    body: "text",
    contentType: "text",
    file: "text",
    receivedAt: "numberOrText",
    ...result,
    results: { is: "list", of: { is: "object", of: result } },
    only: choice(true),
  } satisfies WordsOf<RuleTest> & { readonly $comment: GrammarName };
  return { is: "list", of: { is: "object", of: test, needs: ["name"] } };
}

function anythingIn<Names extends object>(fields: Names): { readonly [Name in keyof Names]: "anything" };
function anythingIn(fields: object): Readonly<Record<string, "anything">> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, "anything" as const]));
}
