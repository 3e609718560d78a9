import {
  findNames,
  list,
  optional,
  pricesWithoutCurrency,
  text,
  unknown,
  untestedRules,
} from "../../entries/apps.ts";
import {
  type Account,
  createMapper,
  decodeBody,
  type Explanation,
  type Issue,
  parseRules,
  RulesError,
} from "../../entries/mapping.ts";
import {
  checkRules as compareRules,
  type RuleTest,
  type RuleTestDifference,
  type RuleTestResult,
  testRules as runTests,
} from "../../entries/rule-tools.ts";
import { isRecord } from "../../shared/json/value.ts";
import { foundSource, withoutKind } from "../project/foundSource.ts";
import { english } from "../terminal/language.ts";
import { fitted } from "./answers.ts";
import { chosenRules, rulesWords } from "./chosenRules.ts";
import { type HiddenLead, hideLead, seenByModel, shownLead } from "./hiddenLead.ts";
import { keptEntryOf, registerOf } from "./registerEntries.ts";
import type { Session } from "./session.ts";
import { declareTool, type ToolEffects } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/** The maximum number of leads of one request that are shown. */
const maxLeads = 10;

export const explainLead = (session: Session) =>
  declareTool({
    name: "explain_lead",
    title: "Explain a lead",
    description:
      "Maps a lead by rules, sends nothing: the order, where each field came from, issues, parameters that no rule reads. `rules` that you give get a kept lead with invented people.",
    params: { lead: optional(unknown()), lead_id: optional(text()), rules: optional(unknown()) },
    words: { rules: rulesWords },
    ...readsAccount(session),
    async run({ lead: leadInput, lead_id: id, rules }, { signal }) {
      if ((leadInput === undefined) === (id === undefined))
        throw new ToolFailure("wrong_params", "Give either `lead` or `lead_id`.");
      const kept = id === undefined ? undefined : await keptEntryOf(registerOf(session), id);
      const mapper = createMapper((await chosenRules(rules, session, kept)).rules);
      const receivedAt = kept?.receivedAt ?? new Date(session.now());
      const context = { receivedAt, ...(await accountOf(session, signal)) };
      const request =
        kept === undefined
          ? decoded(leadInput)
          : rules === undefined
            ? kept.lead
            : await seenByModel(session, kept.lead, context);
      const isReal = kept !== undefined && rules === undefined;
      const leads = mapper.split(request);
      const explained = [];
      for (const lead of leads.slice(0, maxLeads)) {
        const explanation = mapper.explain(lead, context);
        if (isReal) {
          const hidden = await hideLead(session, lead, context);
          const key = (value: string) => session.people.hideKey(value);
          explained.push(
            shownExplanation(explanation, { ...hidden, key }, mapper.explain(hidden.lead, context)),
          );
        } else explained.push(shownExplanation(explanation, shownAsItIs));
      }
      const [only] = explained;
      return only !== undefined && leads.length === 1
        ? fitted(only, ["fields", "unused", "issues", "found_nothing"])
        : fitted({ leads: explained, count: leads.length }, ["leads"]);
    },
  });

export const checkRules = (session: Session) =>
  declareTool({
    name: "check_rules",
    title: "Check rules",
    description: "What is wrong with rules, alone and against the account.",
    params: { rules: optional(unknown()) },
    words: { rules: rulesWords },
    ...readsAccount(session),
    async run({ rules }, { signal }) {
      const { account } = await accountOf(session, signal);
      const problems = await rulesProblems(rules, session, account);
      return fitted({ problems, against_account: account !== undefined }, ["problems"]);
    },
  });

export const testRules = (session: Session) =>
  declareTool({
    name: "test_rules",
    title: "Test rules",
    description: "Runs tests of rules: {name, lead, order | key | skip | error}. `order` may be partial.",
    params: { rules: optional(unknown()), tests: optional(list(unknown())) },
    words: { rules: rulesWords },
    ranges: { tests: [1, 50] },
    ...readsAccount(session),
    async run({ rules: rulesInput, tests: testsInput }, { signal }) {
      const { rules, tests, isOwn } = await chosenRules(rulesInput, session);
      const options = { tests: testsInput?.map(withName) ?? tests, ...(await accountOf(session, signal)) };
      const results = runTests(rules, options);
      const failed = results.filter(({ passed }) => !passed);
      const told = await Promise.all(
        failed.map(async ({ name, differences }) =>
          isOwn && testsInput === undefined
            ? shownTest(session, tests ?? testsIn(rules), { name, differences })
            : { name, differences },
        ),
      );
      const untested = untestedRules(rules, options);
      return fitted({ passed: results.length - failed.length, failed: told, untested }, [
        "failed",
        "untested",
      ]);
    },
  });

/** The user's own tests may have leads of real people, which a difference quotes. */
async function shownTest(
  session: Session,
  tests: readonly RuleTest[],
  { name, differences }: Omit<RuleTestResult, "passed">,
) {
  const test = tests.find((candidate) => candidate.name === name);
  const lead = test?.lead ?? (test?.body === undefined ? undefined : decoded(test.body));
  const hidden = await hideLead(session, lead, { receivedAt: new Date(session.now()) });
  return {
    name: hidden.text(name),
    differences: differences.map((difference) => ({
      ...difference,
      ...shownPart("expected", difference, hidden, session),
      ...shownPart("actual", difference, hidden, session),
      ...(difference.message === undefined ? {} : { message: hidden.text(difference.message) }),
    })),
  };
}

function shownPart(
  part: "expected" | "actual",
  difference: RuleTestDifference,
  hidden: Pick<HiddenLead, "value">,
  { people }: Session,
) {
  if (!Object.hasOwn(difference, part)) return {};
  const value = difference[part];
  const field = difference.path.replace(/^results\[\d+\]\./, "");
  const isKey = field === "key" && typeof value === "string";
  return { [part]: isKey ? people.hideKey(value) : hidden.value(field, value, value) };
}

function testsIn(rules: unknown): readonly RuleTest[] {
  return isRecord(rules) && Array.isArray(rules.tests) ? rules.tests : [];
}

/** What is wrong with the rules that a call gives, as `check` says it. */
export async function rulesProblems(input: unknown, session: Session, account: Account | undefined) {
  const shown = (level: string, { code, path, message }: Pick<Issue, "code" | "path" | "message">) => {
    const { people } = session;
    return { level, code, path: people.hideText(path), message: people.hideText(message) };
  };
  try {
    const { rules } = await chosenRules(input, session);
    const parsed = parseRules(rules);
    const issues = account === undefined ? findNames(parsed) : compareRules(parsed, account);
    const level = account === undefined ? "warning" : "error";
    const found = issues.map((issue) => shown(level, issue));
    const path = pricesWithoutCurrency(parsed);
    if (path === undefined) return found;
    const message = english.say("check.noCurrency");
    return [...found, shown("warning", { code: "no_currency", path, message })];
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    return error.problems.map((problem) => shown("error", problem));
  }
}

/** The account as an option; empty if there is none. */
export async function accountOf(
  session: Session,
  signal: AbortSignal,
): Promise<{ readonly account?: Account }> {
  const account = await session.account(signal);
  return account === undefined ? {} : { account };
}

/** With a token, names of statuses and fields are looked up in Base. */
export function readsAccount({ client }: Session): ToolEffects {
  return client === undefined ? {} : { isOpen: true };
}

/** Decodes a lead that is given as the body of a request. Other data is returned unchanged. */
export function decoded(lead: unknown): unknown {
  return typeof lead === "string" ? decodeBody(lead) : lead;
}

/** What shows a value of an explanation to a model. */
interface Shown extends Omit<HiddenLead, "lead"> {
  key(key: string): string;
}

/** For leads that the model gave, and for those with invented people. */
const shownAsItIs: Shown = { ...shownLead, key: (key) => key };

/**
 * What a model sees of an explanation.
 * @param other - that of the lead with invented people, by the same rules
 */
function shownExplanation(
  { result, fields, unusedParameters, unmatchedRules }: Explanation,
  hidden: Shown,
  other?: Explanation,
) {
  const otherValues = new Map(other?.fields.map(({ field, value }) => [field, value]));
  const shown = (field: string, value: unknown) =>
    field === "key" && typeof value === "string"
      ? hidden.key(value)
      : hidden.value(field, value, otherValues.get(field));
  return {
    status: result.status,
    ...(result.status === "skip" ? { reason: hidden.text(result.reason), code: result.code } : {}),
    ...(result.status === "order" ? { key: shown("key", result.key) } : {}),
    fields: fields.map((explained) => [
      explained.field,
      shown(explained.field, explained.value),
      `${withoutKind(foundSource(explained))}${explained.usedDefault ? " (default)" : ""}`,
    ]),
    issues: result.issues.map(({ level, code, path, message }) => ({
      level,
      code,
      path,
      message: hidden.text(message),
    })),
    unused: unusedParameters.map((path) => hidden.text(path)),
    ...(unmatchedRules.length === 0 ? {} : { found_nothing: unmatchedRules }),
  };
}

function withName(test: unknown, index: number) {
  return { name: `test ${index + 1}`, ...Object(test) };
}
