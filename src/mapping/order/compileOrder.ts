import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import { createEnvironment } from "../compile/compileValue.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { MappedOrder, MapResult } from "../contract/mapResult.ts";
import type { Rules } from "../rules/rules.ts";
import { minorUnitDigits } from "../values/money.ts";
import { compileFields, type OrderFields } from "./fields.ts";
import { compileLeads, type FindLeads } from "./leads.ts";
import { type Draft, topWordNames, topWords, type Whole } from "./topWords.ts";

export interface CompiledRules {
  readonly map: (scope: Scope) => MapResult;
  readonly known: Pick<Scope, "country" | "currency" | "digits">;
  /** The paths of all rules, and their first keys. */
  readonly roots: ReadonlySet<string>;
  /** Finds the leads in a request, if the rules define how. */
  readonly leads: FindLeads | undefined;
}

/** Compiles rules of the right shape, and adds any further problems to `problems`. */
export function compileRules(rules: Rules, tracing: boolean, problems: RulesProblem[]): CompiledRules {
  const env = createEnvironment(rules, tracing, problems);
  const leads = rules.leads === undefined ? undefined : compileLeads(rules.leads, env);
  const whole: Whole = { rules, env, fields: compileFields(rules, env) };
  const steps = topWordNames.flatMap((name) => topWords[name].step?.(rules, whole) ?? []);
  const map = (scope: Scope): MapResult => {
    const draft: Draft = { order: {}, key: undefined, lines: [], products: [], stated: undefined };
    for (const step of steps) {
      const end = step(scope, draft);
      if (end !== undefined) return end;
    }
    const { order, key } = draft;
    if (isTooLarge(order, scope)) report(scope, "order_too_large", "fields", { max: largestOrder });
    if (scope.failed || !isComplete(order)) return { status: "error", issues: scope.issues };
    return { status: "order", order, key, issues: scope.issues };
  };
  return { map, known: knownOf(rules, whole.fields), roots: env.roots, leads };
}

const largestOrder = 1_000_000;

/** Whether an order is too large. Nearly every order is so small that it does not need to be measured. */
function isTooLarge(order: Record<string, unknown>, { written, failed }: Scope): boolean {
  const { products } = order;
  const lines = Array.isArray(products) ? products.length : 0;
  if (failed || written + lines * 1000 < 100_000) return false;
  return new TextEncoder().encode(JSON.stringify(order)).length > largestOrder;
}

function isComplete(order: Record<string, unknown>): order is Record<string, unknown> & MappedOrder {
  return typeof order.order_status_id === "number" && typeof order.date_add === "number";
}

function knownOf({ defaults = {} }: Rules, { constants }: OrderFields): CompiledRules["known"] {
  const { currency = defaults.currency, delivery_country_code: country = defaults.country } = constants;
  return {
    country: typeof country === "string" ? country : undefined,
    currency: typeof currency === "string" ? currency : undefined,
    digits: minorUnitDigits(String(currency)),
  };
}
