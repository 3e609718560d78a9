import { type Checked, checkOptions, type OptionChecks } from "../options/check.ts";
import { boolean, callable, group, withDefault } from "../options/kinds.ts";
import {
  budgetChecks,
  type MappingBudget,
  TooMuchWorkError,
  type Work,
  wholeBudget,
  workOf,
} from "./budget.ts";
import { report, reportOmitted, type Scope, type Trace } from "./compile/scope.ts";
import { reportUnmatched } from "./compile/unmatchedPaths.ts";
import { type Explanation, explainTrace } from "./explain.ts";
import type { IssueCodeName } from "./issueCodes.ts";
import { type IssueLanguage, inLanguage, languageOption } from "./issueLanguage.ts";
import { contextOptions, type MapContext } from "./mapContext.ts";
import type { MapResult } from "./mapResult.ts";
import { notALead } from "./notALead.ts";
import { type CompiledRules, compileRules } from "./order/compileOrder.ts";
import type { LeadBoxTable, Rules, TableRules } from "./rules/language.ts";
import { parseAndCompile } from "./schema/parseRules.ts";
import type { PhoneParser } from "./text/phone.ts";

/** How a mapper behaves, besides its rules. */
export interface MapperOptions {
  /** Issues carry the value in question, which may be a buyer's. Default `false`. */
  readonly issueValues?: boolean;
  /** A stricter check of phone numbers, for example libphonenumber-js. See `PhoneParser`. */
  readonly phoneParser?: PhoneParser;
  /** The work budget of one lead. Lower it for untrusted rules. See `MappingBudget`. */
  readonly budget?: MappingBudget;
  /**
   * The language of issues and problems, for example `uk` of `baselinker-sdk/mapping/uk`.
   * @default English
   */
  readonly language?: IssueLanguage;
}

/** How each option of a mapper is checked. */
const mapperOptions = {
  issueValues: /* @__PURE__ */ boolean({ default: false }),
  phoneParser: /* @__PURE__ */ callable<PhoneParser>(),
  budget: /* @__PURE__ */ withDefault(group("createMapper", budgetChecks), wholeBudget),
  language: languageOption,
} satisfies OptionChecks<MapperOptions>;

/** Compiled rules: turns leads into orders. Made by `createMapper`. */
export interface Mapper {
  /**
   * Maps one lead. Synchronous, pure and deterministic; never throws for a lead and never changes it.
   * @throws TypeError for a wrong `context`: that is a mistake in the program.
   *
   * @example
   * ```ts
   * const result = mapper.map(lead, { receivedAt: new Date(), account, catalog });
   * if (result.status === "order") await baselinker.addOrder(result.order);
   * ```
   */
  map(lead: unknown, context: MapContext): MapResult<IssueCodeName>;
  /**
   * Maps one lead and returns, for each field of the order, the rule, the raw value, each step and whether
   * the default was taken; which parameters of the lead no rule uses; and which rules found nothing. Takes
   * several times as long as `map`. Where half of the budget is not enough, `result` is whole and the rest is
   * cut short. Throws like `map`.
   */
  explain(lead: unknown, context: MapContext): Explanation;
  /**
   * The leads of a request that holds several, by the rule `leads`; without it the request is one lead. Never throws.
   */
  split(request: unknown): readonly unknown[];
}

/**
 * Compiles rules once, for any number of leads.
 * @throws RulesError with every problem of the rules.
 * @throws TypeError for a wrong option.
 */
export function createMapper(rules: Rules | TableRules | LeadBoxTable, options: MapperOptions = {}): Mapper {
  const checked = checkOptions("createMapper", mapperOptions, options);
  const { language } = checked;
  const { compiled, rules: parsed } = inLanguage(language, () => parseAndCompile(rules));
  const map = (lead: unknown, context: MapContext) => {
    const result = mapLead(compiled, lead, context, checked, undefined);
    return language === undefined ? result : language.result(result);
  };
  const checkContext = contextChecker();
  let tracing: CompiledRules | undefined;
  return {
    map(lead, context) {
      checkContext(context);
      return map(lead, context);
    },
    explain(lead, context) {
      checkContext(context);
      tracing ??= compileRules(parsed, true, []);
      const trace: Trace = { entries: [], steps: [], unmatched: new Set(), reads: new Map() };
      const { budget } = checked;
      // To note what happens takes its time: all of it must not take longer than to map a lead twice.
      const half = { ...budget, steps: Math.ceil(budget.steps / 2) };
      mapLead(tracing, lead, context, { ...checked, budget: half }, trace);
      // Byte for byte what `map` gives: with a trace the fields come in another order.
      return explainTrace(map(lead, context), trace, lead);
    },
    split: (request) => splitRequest(compiled, request, workOf(checked.budget)),
  };
}

/**
 * Checks contexts. A program makes them in one place for lead after lead: with the account and the catalog of
 * the one before, a context is right. If one of the two is misspelt, another one is there, or none.
 */
function contextChecker(): (context: MapContext) => void {
  let before: Partial<MapContext> | undefined;
  return (context) => {
    const receivedAt = context?.receivedAt;
    const isKnown =
      (typeof receivedAt === "number" || receivedAt instanceof Date) &&
      context.account === before?.account &&
      context.catalog === before?.catalog &&
      before !== undefined;
    if (!isKnown) before = checkOptions("map", contextOptions, context);
  };
}

function mapLead(
  compiled: CompiledRules,
  lead: unknown,
  context: MapContext,
  options: Checked<typeof mapperOptions>,
  trace: Trace | undefined,
): MapResult<IssueCodeName> {
  const scope = createScope(compiled, lead, context, options, trace);
  const result = mapInScope(compiled, scope);
  if (scope.counts !== undefined) reportOmitted(scope);
  return result;
}

function mapInScope(compiled: CompiledRules, scope: Scope): MapResult<IssueCodeName> {
  const { lead } = scope;
  if (!Number.isSafeInteger(scope.receivedAt) || scope.receivedAt < 0 || scope.receivedAt >= 1e11) {
    report(scope, "received_at_invalid", "receivedAt");
    return { status: "error", issues: scope.issues };
  }
  try {
    const count = compiled.leads === undefined ? 1 : compiled.leads(lead, scope).length;
    if (count <= 1) {
      const other = notALead(lead, compiled.roots);
      if (other !== undefined) {
        report(scope, "not_a_lead", "", { what: other.what, pass: other.pass });
        return { status: "error", issues: scope.issues };
      }
      const result = compiled.map(scope);
      if (scope.misses !== undefined) reportUnmatched(scope);
      return result;
    }
    // Mapped as one, all but the first would be lost silently.
    report(scope, "leads_unsplit", "leads", { count });
  } catch (thrown) {
    if (thrown instanceof TooMuchWorkError) report(scope, "too_much_work", thrown.at, { what: thrown.what });
    else {
      // Plain data cannot come here: a getter or a proxy has thrown.
      scope.lineIndex = -1;
      report(scope, "lead_unreadable", "");
    }
  }
  return { status: "error", issues: scope.issues };
}

function splitRequest({ leads }: CompiledRules, request: unknown, work: Work): readonly unknown[] {
  if (leads === undefined) return [request];
  try {
    return leads(request, work);
  } catch {
    // A getter or a proxy has thrown, or it is too much; mapped as one lead, the request gets an issue that says so.
    return [request];
  }
}

function createScope(
  compiled: CompiledRules,
  lead: unknown,
  context: MapContext,
  options: Checked<typeof mapperOptions>,
  trace: Trace | undefined,
): Scope {
  const { receivedAt } = context;
  return {
    lead,
    item: lead,
    line: undefined,
    lineIndex: -1,
    values: [],
    lineValues: [],
    issues: [],
    misses: undefined,
    seen: undefined,
    counts: undefined,
    written: 0,
    budget: options.budget,
    stepsLeft: options.budget.steps,
    failed: false,
    receivedAt:
      typeof receivedAt === "number" ? Math.floor(receivedAt) : Math.floor(receivedAt.getTime() / 1000),
    account: context.account,
    catalog: context.catalog,
    country: compiled.known.country,
    invoiceCountry: undefined,
    currency: compiled.known.currency,
    digits: compiled.known.digits,
    withValues: options.issueValues,
    phoneParser: options.phoneParser,
    trace,
  };
}
