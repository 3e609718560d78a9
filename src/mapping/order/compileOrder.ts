import type { AddOrderParams, NewOrderProduct } from "../../api/orders/addOrder.ts";
import type { RulesProblem } from "../../errors/rulesError.ts";
import { compileAmount } from "../compile/amount.ts";
import { createEnvironment } from "../compile/compileValue.ts";
import type { Environment } from "../compile/environment.ts";
import { firstValue, textOf, toFieldText } from "../compile/scalar.ts";
import { type Check, type Get, report, type Scope } from "../compile/scope.ts";
import type { MapResult } from "../mapResult.ts";
import type { DiscountRule, LinesRule, Rules, Verdict } from "../rules/language.ts";
import { minorUnitDigits } from "../text/currency.ts";
import { Decimal } from "../text/decimal.ts";
import { checkLimits } from "./checkLimits.ts";
import { compileFields } from "./compileFields.ts";
import { compileLines } from "./compileLines.ts";
import { applyDiscount, settleLines, toUnits, writeLines } from "./finishLines.ts";
import { compileLeads, type FindLeads } from "./leads.ts";
import type { LineDraft } from "./lineDraft.ts";
import { matchLines } from "./matchLines.ts";

/** Rules as functions: what one lead becomes. */
export interface CompiledRules {
  readonly map: (scope: Scope) => MapResult;
  /** What is known of every order before its lead is read. */
  readonly known: Pick<Scope, "country" | "currency" | "digits">;
  /** Finds the leads in a request, where the rules say how. */
  readonly leads: FindLeads | undefined;
}

/** Compiles rules of the right shape, and adds what else is wrong with them to `problems`. */
export function compileRules(rules: Rules, tracing: boolean, problems: RulesProblem[]): CompiledRules {
  const env = createEnvironment(rules, tracing, problems);
  checkLimits(rules, problems);
  const leads = rules.leads === undefined ? undefined : compileLeads(rules.leads, env);
  const skip = compileVerdicts(rules.skip, "skip", env);
  const reject = compileVerdicts(rules.reject, "reject", env);
  const warn = compileVerdicts(rules.warn, "warn", env);
  const key = rules.key === undefined ? undefined : env.value(rules.key, "key", "first");
  const fields = compileFields(rules, env);
  const lineRules = linesOf(rules).map(({ rule, at }) => compileLines(rule, at, env, rules.limits ?? {}));
  const discount = compileDiscount(rules.discount, env);
  const total = rules.total === undefined ? undefined : compileAmount(rules.total, "total", env);
  const match = rules.match ?? {};

  const map = (scope: Scope): MapResult => {
    const reason = firstReason(skip, scope);
    if (reason !== undefined) return { status: "skip", reason, issues: scope.issues };
    const refusal = firstReason(reject, scope);
    if (refusal !== undefined) {
      report(scope, "rejected", "reject", { reason: refusal });
      return { status: "error", issues: scope.issues };
    }
    for (const { when, at, reason } of warn) if (when(scope)) report(scope, "rule_warning", at, { reason });
    const order = fields.read(scope);
    if (rules.needsContact !== false && order.phone === undefined && order.email === undefined) {
      return { status: "skip", reason: "no phone and no email in the lead", issues: scope.issues };
    }
    completeOrder(order, scope);
    const own = keyOf(key, scope);
    let drafts: LineDraft[] = [];
    for (const add of lineRules) add(scope, drafts);
    if (match !== false && scope.catalog !== undefined)
      drafts = matchLines(drafts, match, scope.catalog, scope);
    drafts = settleLines(drafts, scope);
    const extra = discount?.(scope, drafts);
    const products = writeLines(drafts, scope);
    if (extra !== undefined) products.push(extra);
    order.products = products;
    const stated = total?.(scope);
    if (stated !== undefined) compareTotal(stated, order, products, scope);
    if (scope.failed || !isComplete(order)) return { status: "error", issues: scope.issues };
    return { status: "order", order, key: own, issues: scope.issues };
  };
  const { currency, delivery_country_code: country } = { ...defaultsOf(rules), ...fields.constants };
  const known = {
    country: typeof country === "string" ? country : undefined,
    currency: typeof currency === "string" ? currency : undefined,
    digits: minorUnitDigits(String(currency)),
  };
  return { map, known, leads };
}

function defaultsOf({ defaults = {} }: Rules) {
  return { currency: defaults.currency, delivery_country_code: defaults.country };
}

/** The rules for lines with their paths: one may stand without a list around it. */
export function linesOf(rules: Rules): { readonly rule: LinesRule; readonly at: string }[] {
  const { products } = rules;
  if (products === undefined) return [];
  if (isList(products)) return products.map((rule, index) => ({ rule, at: `products[${index}]` }));
  return [{ rule: products, at: "products" }];
}

function isList(products: LinesRule | readonly LinesRule[]): products is readonly LinesRule[] {
  return Array.isArray(products);
}

interface CompiledVerdict {
  readonly when: Check;
  readonly at: string;
  readonly reason: string;
}

function compileVerdicts(
  verdicts: readonly Verdict[] | undefined,
  at: string,
  env: Environment,
): CompiledVerdict[] {
  return (verdicts ?? []).map(({ when, reason }, index) => ({
    when: env.condition(when, `${at}[${index}].when`),
    at: `${at}[${index}]`,
    reason,
  }));
}

function firstReason(verdicts: readonly CompiledVerdict[], scope: Scope): string | undefined {
  for (const { when, reason } of verdicts) if (when(scope)) return reason;
  return undefined;
}

/** What the lead does not say: the defaults of the rules, the first status, the time of receipt. */
function completeOrder(order: Record<string, unknown>, scope: Scope): void {
  if (order.order_status_id === undefined) {
    const first = scope.account?.statuses[0]?.id;
    if (first === undefined && !scope.failed) report(scope, "status_unknown", "fields.order_status_id");
    else if (first !== undefined) order.order_status_id = first;
  }
  order.date_add ??= scope.receivedAt;
  if (order.currency === undefined && scope.currency !== undefined) order.currency = scope.currency;
  if (order.delivery_country_code === undefined && scope.country !== undefined) {
    order.delivery_country_code = scope.country;
  }
}

function isComplete(order: Record<string, unknown>): order is Record<string, unknown> & AddOrderParams {
  return typeof order.order_status_id === "number" && typeof order.date_add === "number";
}

function keyOf(key: Get | undefined, scope: Scope): string | undefined {
  if (key === undefined) return undefined;
  const text = textOf(firstValue(key(scope), scope, "key"));
  if (text === undefined) report(scope, "path_unmatched", "key");
  return (text && toFieldText(text)) || undefined;
}

/** Spreads the discount over the lines, or gives the line that it becomes. */
function compileDiscount(
  rule: DiscountRule | undefined,
  env: Environment,
): ((scope: Scope, drafts: LineDraft[]) => NewOrderProduct | undefined) | undefined {
  if (rule === undefined) return undefined;
  const amount = compileAmount(rule.amount, "discount.amount", env);
  const name = rule.name === undefined ? undefined : env.value(rule.name, "discount.name", "first");
  return (scope, drafts) => {
    const decimal = amount(scope);
    if (decimal === undefined) return undefined;
    const { digits } = scope;
    const size = 10 ** digits;
    // A discount lowers the sum, whichever sign the source gives it.
    const units = Math.abs(toUnits(decimal, digits, size));
    if (units === 0) return undefined;
    if (!Number.isSafeInteger(units)) {
      report(scope, "too_large", "discount.amount");
      return undefined;
    }
    if (rule.mode !== "line") {
      if (applyDiscount(drafts, units)) return undefined;
      report(scope, "discount_too_large", "discount");
    }
    const text = textOf(name?.(scope));
    return {
      name: (text && toFieldText(text).slice(0, 200)) || "Discount",
      price_brutto: -units / size,
      quantity: 1,
    };
  };
}

function compareTotal(
  stated: Decimal,
  order: Record<string, unknown>,
  products: readonly NewOrderProduct[],
  scope: Scope,
): void {
  const { digits } = scope;
  let sum = Decimal.fromNumber(typeof order.delivery_price === "number" ? order.delivery_price : 0);
  for (const { price_brutto, quantity } of products) {
    const price = Decimal.fromNumber(price_brutto);
    const pieces = Decimal.fromNumber(quantity);
    if (price !== undefined && pieces !== undefined) sum = sum?.add(price.multiply(pieces));
  }
  if (sum === undefined) return;
  const difference = sum.subtract(stated).round(digits);
  if (difference.isZero()) return;
  report(scope, "total_differs", "total", {
    sum: sum.toText(digits),
    total: stated.toText(digits),
    difference: difference.toText(digits),
  });
}
