import { isRecord } from "../../shared/json/value.ts";
import { reportUnmatched } from "../compile/readPaths.ts";
import { report, reportOmitted, type Scope, type Trace } from "../compile/scope.ts";
import { type Budget, TooMuchWorkError, type Work, workOf } from "../contract/budget.ts";
import { type IssueLanguage, inLanguage } from "../contract/issueLanguage.ts";
import { type MapContext, toSeconds } from "../contract/mapContext.ts";
import type { MapResult } from "../contract/mapResult.ts";
import type { CompiledRules } from "../order/compileOrder.ts";
import { parseAndCompile } from "../parse/parseRules.ts";
import type { Rules, TableRules } from "../rules/rules.ts";
import type { PhoneParser } from "../values/phone.ts";

/** The checked options of a mapper. */
export interface MapperSettings {
  readonly issueValues: boolean;
  readonly phoneParser: PhoneParser | undefined;
  readonly budget: Budget;
  readonly language: IssueLanguage | undefined;
}

/** Maps leads, and splits requests, by rules: all of a mapper but `explain`, which a forwarder has no use for. */
interface LeadMapping {
  readonly rules: Rules;
  readonly map: (lead: unknown, context: MapContext) => MapResult;
  readonly split: (request: unknown) => readonly unknown[];
}

export function leadMapping(rules: Rules | TableRules, settings: MapperSettings): LeadMapping {
  const { language } = settings;
  const { compiled, rules: parsed } = inLanguage(language, () => parseAndCompile(rules));
  return {
    rules: parsed,
    map(lead, context) {
      const result = mapLead(compiled, lead, context, settings);
      return language === undefined ? result : language.result(result);
    },
    split: (request) => splitRequest(compiled, request, workOf(settings.budget)),
  };
}

/** @param trace - what `explain` records; only with rules that were compiled for it */
export function mapLead(
  compiled: CompiledRules,
  lead: unknown,
  context: MapContext,
  options: MapperSettings,
  trace?: Trace,
): MapResult {
  const scope = createScope(compiled, lead, context, options, trace);
  const result = mapInScope(compiled, scope);
  if (scope.counts !== undefined) reportOmitted(scope);
  return result;
}

function mapInScope(compiled: CompiledRules, scope: Scope): MapResult {
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
    // Mapping it as one lead would silently lose all leads but the first.
    report(scope, "leads_unsplit", "leads", { count });
  } catch (thrown) {
    if (thrown instanceof TooMuchWorkError) report(scope, "too_much_work", thrown.at, { what: thrown.what });
    else {
      // Only a getter or a proxy can throw here; plain data cannot.
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
    // A getter or a proxy threw, or the budget ran out. Mapped as one lead, the request gets an issue that says so.
    return [request];
  }
}

function createScope(
  compiled: CompiledRules,
  lead: unknown,
  context: MapContext,
  options: MapperSettings,
  trace: Trace | undefined,
): Scope {
  return {
    lead,
    item: lead,
    line: undefined,
    lineIndex: -1,
    values: [],
    lineValues: [],
    issues: [],
    misses: undefined,
    modelled: undefined,
    seen: undefined,
    counts: undefined,
    written: 0,
    budget: options.budget,
    stepsLeft: options.budget.steps,
    failed: false,
    receivedAt: toSeconds(context.receivedAt),
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

/** What was passed instead of a lead, and what to pass instead. Both are code, and the same in every language. */
interface NotALead {
  readonly what: string;
  readonly pass: string;
}

const decoded = 'decodeBody(body, headers["content-type"])';

const cures: Readonly<Record<string, string>> = {
  Request: 'decodeBody(await request.text(), request.headers.get("content-type"))',
  IncomingMessage: "request.body",
  FormData: "Object.fromEntries(form)",
  Map: "Object.fromEntries(map)",
  URLSearchParams: "decodeBody(String(parameters))",
  Promise: "await lead",
};

/**
 * Finds what cannot be a lead, such as a request before its body is decoded. `roots` are the paths of the
 * rules, which may expect such data.
 */
function notALead(lead: unknown, roots: ReadonlySet<string>): NotALead | undefined {
  if (Array.isArray(lead)) return roots.has("[]") ? undefined : instead(`Array(${lead.length})`, "list[0]");
  if (!isRecord(lead)) return instead(lead === null ? "null" : typeof lead);
  const { headers, then, toJSON } = lead;
  if (typeof then === "function") return instead("Promise");
  const prototype: unknown = Object.getPrototypeOf(lead);
  const isPlain = prototype === Object.prototype || prototype === null;
  if (isPlain && headers === undefined && typeof toJSON !== "function") return undefined;
  if (isRecord(headers) && typeof lead.pipe === "function") return instead("IncomingMessage");
  const tag = Object.prototype.toString.call(lead).slice(8, -1);
  if (tag !== "Object") return instead(/^\w{1,30}$/.test(tag) ? tag : "object");
  if (isRecord(headers) && "body" in lead && !roots.has("body") && !roots.has("headers"))
    return instead("{ body, headers }", isRecord(lead.body) ? "lead.body" : decoded);
  return typeof toJSON === "function" ? instead("{ toJSON() }", "lead.toJSON()") : undefined;
}

function instead(what: string, pass = cures[what] ?? decoded): NotALead {
  return { what, pass };
}
