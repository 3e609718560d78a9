import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { boolean, callable, groupWithDefaults } from "../../shared/options/kinds.ts";
import { LeadTrace } from "../compile/trace.ts";
import { budgetChecks, type MappingBudget } from "../contract/budget.ts";
import { type IssueLanguage, languageOption } from "../contract/issueLanguage.ts";
import { contextOptions, type MapContext } from "../contract/mapContext.ts";
import type { MapResult } from "../contract/mapResult.ts";
import { type CompiledRules, compileRules } from "../order/compileOrder.ts";
import type { Rules, TableRules } from "../rules/rules.ts";
import type { PhoneParser } from "../values/phone.ts";
import { type Explanation, explainTrace } from "./explain.ts";
import { leadMapping, mapLead } from "./leadMapping.ts";

/** Options of `createMapper`. */
export interface MapperOptions {
  /** Whether issues include the value that caused them, which may be buyer data. Default `false`. */
  readonly issueValues?: boolean;
  /** A stricter check of phone numbers, such as libphonenumber-js. See `PhoneParser`. */
  readonly phoneParser?: PhoneParser;
  /** The work budget of one lead. Lower it for untrusted rules. */
  readonly budget?: MappingBudget;
  /**
   * The language of issues and problems, such as `uk` of `baselinker-sdk/mapping/uk`.
   * @default English
   */
  readonly language?: IssueLanguage;
}

const mapperOptions = {
  issueValues: /* @__PURE__ */ boolean({ default: false }),
  phoneParser: /* @__PURE__ */ callable<PhoneParser>(),
  budget: /* @__PURE__ */ groupWithDefaults("createMapper", budgetChecks),
  language: languageOption,
} satisfies OptionChecks<MapperOptions>;

/** Compiled rules that turn leads into orders. Created by `createMapper`. */
export interface Mapper {
  /**
   * Maps one lead. Synchronous, pure and deterministic. Never throws because of a lead, and never changes it.
   * @throws TypeError for a wrong `context`, which is a mistake in the program.
   * @example
   * ```ts
   * const result = mapper.map(lead, { receivedAt: new Date(), account, catalog });
   * if (result.status === "order") await baselinker.addOrder(result.order);
   * ```
   */
  map(lead: unknown, context: MapContext): MapResult;
  /**
   * Maps one lead and explains the result. For each field of the order: the rule, the raw value, each step and
   * whether the default was used. Also lists the lead's parameters that no rule uses and the rules that found
   * nothing. Takes several times as long as `map`. If half of the budget is not enough, `result` is complete and the
   * rest is truncated. Throws like `map`.
   */
  explain(lead: unknown, context: MapContext): Explanation;
  /**
   * Returns the leads of a request by the rule `leads`. Without it the request is one lead. Never throws.
   */
  split(request: unknown): readonly unknown[];
}

/**
 * Compiles rules once, to map any number of leads.
 * @throws RulesError with every problem of the rules.
 * @throws TypeError for a wrong option.
 */
export function createMapper(rules: Rules | TableRules, options: MapperOptions = {}): Mapper {
  const settings = checkOptions("createMapper", mapperOptions, options);
  const { rules: parsed, map, split } = leadMapping(rules, settings);
  const checkContext = contextChecker();
  let tracing: CompiledRules | undefined;
  return {
    map(lead, context) {
      checkContext(context);
      return map(lead, context);
    },
    explain(lead, context) {
      checkContext(context);
      // Exactly what `map` returns, byte for byte: tracing changes the order of the fields.
      const result = map(lead, context);
      tracing ??= compileRules(parsed, true, []);
      const trace = new LeadTrace();
      const { budget } = settings;
      // Tracing costs time: all of it must not take longer than mapping a lead twice.
      const half = { ...budget, steps: Math.ceil(budget.steps / 2) };
      mapLead(tracing, lead, context, { ...settings, budget: half }, trace);
      return explainTrace(result, trace, lead);
    },
    split,
  };
}

/**
 * Checks contexts. A context with the account and catalog of the last one is not checked again, because it is
 * usually built in one place.
 */
function contextChecker(): (context: MapContext) => void {
  let before: Partial<MapContext> | undefined;
  return (context) => {
    const isKnown =
      context?.receivedAt instanceof Date &&
      context.account === before?.account &&
      context.catalog === before?.catalog &&
      before !== undefined;
    if (!isKnown) before = checkOptions("map", contextOptions, context);
  };
}
