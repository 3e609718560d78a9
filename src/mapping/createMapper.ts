import { isRecord, kindOf } from "../json/value.ts";
import { type Checked, checkOptions, type OptionChecks } from "../options/check.ts";
import { boolean, callable } from "../options/kinds.ts";
import type { Trace } from "./compile/scope.ts";
import { report, type Scope } from "./compile/scope.ts";
import { type Explanation, explainTrace } from "./explain.ts";
import type { IssueCodeName } from "./issueCodes.ts";
import { contextOptions, type MapContext } from "./mapContext.ts";
import type { MapResult } from "./mapResult.ts";
import { type CompiledRules, compileRules } from "./order/compileOrder.ts";
import type { LeadBoxTable, Rules } from "./rules/language.ts";
import { parseAndCompile } from "./schema/parseRules.ts";
import type { PhoneParser } from "./text/phone.ts";

/** How a mapper behaves, besides its rules. */
export interface MapperOptions {
  /** Issues carry the value in question, which may be a buyer's. Default `false`. */
  readonly issueValues?: boolean;
  /** A stricter check of phone numbers, for example libphonenumber-js. See `PhoneParser`. */
  readonly phoneParser?: PhoneParser;
}

/** How each option of a mapper is checked. */
const mapperOptions = {
  issueValues: /* @__PURE__ */ boolean({ default: false }),
  phoneParser: /* @__PURE__ */ callable<PhoneParser>(),
} satisfies OptionChecks<MapperOptions>;

/** Compiled rules: turns leads into orders. Made by `createMapper`. */
export interface Mapper {
  /**
   * Maps one lead. Synchronous, pure and deterministic; never throws for a lead and never changes it.
   *
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
   * Maps one lead and gives, for each field of the order, the rule, the raw value, each step and whether
   * the default was taken; which parameters of the lead no rule uses; and which rules found nothing. Takes
   * several times as long as `map`. Throws as `map` does.
   */
  explain(lead: unknown, context: MapContext): Explanation;
  /**
   * The leads of a request that holds several, by the rule `leads`; without it the request is one lead.
   * Never throws.
   */
  split(request: unknown): readonly unknown[];
}

/**
 * Compiles rules once, for any number of leads.
 *
 * @throws RulesError with every problem of the rules.
 * @throws TypeError for a wrong option.
 */
export function createMapper(rules: Rules | LeadBoxTable, options: MapperOptions = {}): Mapper {
  const checked = checkOptions("createMapper", mapperOptions, options);
  const { compiled, rules: parsed } = parseAndCompile(rules);
  const checkContext = contextChecker();
  let tracing: CompiledRules | undefined;
  return {
    map(lead, context) {
      checkContext(context);
      return mapLead(compiled, lead, context, checked, undefined);
    },
    explain(lead, context) {
      checkContext(context);
      tracing ??= compileRules(parsed, true, []);
      const trace: Trace = { entries: [], steps: [], reads: new Map() };
      mapLead(tracing, lead, context, checked, trace);
      // Byte for byte what `map` gives: with a trace the fields come in another order.
      return explainTrace(mapLead(compiled, lead, context, checked, undefined), trace, lead);
    },
    split: (request) => splitRequest(compiled, request),
  };
}

/**
 * Checks contexts. A program makes them in one place for lead after lead: with the account and the catalog of the
 * one before, a context is right. Who misspells one of the two has another one there, or none.
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
  if (!Number.isSafeInteger(scope.receivedAt) || scope.receivedAt < 0 || scope.receivedAt >= 1e11) {
    report(scope, "received_at_invalid", "receivedAt");
    return { status: "error", issues: scope.issues };
  }
  if (!isRecord(lead) && !Array.isArray(lead)) report(scope, "lead_not_object", "", { kind: kindOf(lead) });
  const count = compiled.leads === undefined ? 1 : splitRequest(compiled, lead).length;
  if (count > 1) {
    // Mapped as one, all but the first would be lost silently.
    report(scope, "leads_unsplit", "leads", { count });
    return { status: "error", issues: scope.issues };
  }
  try {
    return compiled.map(scope);
  } catch {
    // Plain data cannot come here: a getter or a proxy has thrown.
    scope.lineIndex = -1;
    report(scope, "lead_unreadable", "");
    return { status: "error", issues: scope.issues };
  }
}

function splitRequest({ leads }: CompiledRules, request: unknown): readonly unknown[] {
  if (leads === undefined) return [request];
  try {
    return leads(request);
  } catch {
    // A getter or a proxy has thrown; mapped as one lead, the request gets an issue that says so.
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
