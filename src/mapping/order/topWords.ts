import type { NewOrderProduct } from "../../api/methods/orders/changeOrders.ts";
import type { Decimal } from "../../shared/runtime/decimal.ts";
import { escapeControls } from "../../shared/runtime/text.ts";
import type { Environment } from "../compile/environment.ts";
import { report, type Scope } from "../compile/scope.ts";
import { namesOf } from "../compile/words.ts";
import type { MapResult } from "../contract/mapResult.ts";
import { choice, choiceOf, type Nothing, type Takes } from "../rules/grammarNode.ts";
import { addProblem } from "../rules/problems.ts";
import type { Rules, Verdict } from "../rules/rules.ts";
import { compileLines, linesOf } from "./compileLines.ts";
import { compileContact } from "./contact.ts";
import type { OrderFields } from "./fields.ts";
import { negativeLines, settleLines, writeLines } from "./finishLines.ts";
import { compileKey } from "./key.ts";
import { checkLimits } from "./limits.ts";
import type { LineDraft } from "./lineAmounts.ts";
import { compileMatch } from "./matchLines.ts";
import { compareTotal, compileDiscount, compileTotal, shareTotal } from "./totals.ts";
import { tellUnmappedLines } from "./unmappedLines.ts";

export interface Draft {
  order: Record<string, unknown>;
  key: string | undefined;
  lines: LineDraft[];
  products: NewOrderProduct[];
  /** The total of the lead, if a step has already read it. */
  stated: Decimal | undefined;
}

/** Executes one word of the rules for one lead. Mapping stops if it returns a result. */
type Step = (scope: Scope, draft: Draft) => MapResult | undefined;

export interface Whole {
  readonly rules: Rules;
  readonly env: Environment;
  readonly fields: OrderFields;
}

type TopWordName = keyof Required<Rules>;

interface TopWord<Name extends TopWordName> {
  readonly takes: Takes<Rules[Name]>;
  /** Compiles the step for this word. Explicitly `undefined` if other code reads the word. */
  readonly step: ((rules: Pick<Rules, Name>, whole: Whole) => Step | undefined) | undefined;
}

/** Every word of a set of rules with its behaviour, in the order of the steps. A missing one is a compile error. */
export const topWords: { readonly [Name in TopWordName]: TopWord<Name> } = {
  // Only editors read this.
  $schema: { takes: "text", step: undefined },
  // The type of the word is any number, for files that are imported.
  version: { takes: choice<number>(1), step: undefined },
  // `testRules` reads these, and checks their content.
  tests: { takes: "tests", step: undefined },
  // `compileRules` reads this before a lead is mapped.
  leads: { takes: "leads", step: undefined },
  // `createEnvironment` makes these available to all values.
  values: { takes: "valueMap", step: undefined },
  skip: {
    takes: "verdicts",
    step: ({ skip }, { env }) =>
      compileVerdicts("skip", skip, env, ({ issues }, reason) => ({ status: "skip", reason, issues })),
  },
  reject: {
    takes: "verdicts",
    step: ({ reject }, { env }) =>
      compileVerdicts("reject", reject, env, (scope, reason) => {
        report(scope, "rejected", "reject", { reason: escapeControls(reason) });
        return { status: "error", issues: scope.issues };
      }),
  },
  warn: {
    takes: "verdicts",
    step: ({ warn }, { env }) =>
      compileVerdicts("warn", warn, env, (scope, reason, rulePath) => {
        report(scope, "rule_warning", rulePath, { reason: escapeControls(reason) });
      }),
  },
  fields: {
    takes: "fields",
    step:
      (_, { fields }) =>
      (scope, draft) => {
        draft.order = fields.read(scope);
        return undefined;
      },
  },
  needsContact: {
    takes: "boolean",
    step({ needsContact = true }, { env, rules }) {
      if (!needsContact) return undefined;
      const check = compileContact(rules.fields, env);
      return (scope, { order }) => check(scope, order);
    },
  },
  // Defaults for values are read by the environment; this step completes the order.
  defaults: {
    takes: "defaults",
    step: () => (scope, draft) => {
      completeOrder(draft.order, scope);
      return undefined;
    },
  },
  key: {
    takes: "value",
    step({ key }, { env }) {
      if (key === undefined) return undefined;
      const read = compileKey(key, env);
      return (scope, draft) => {
        draft.key = read(scope);
        return undefined;
      };
    },
  },
  // Limits are read with the fields they apply to.
  limits: {
    takes: "limits",
    step({ limits = {} }, { env }) {
      checkLimits(limits, env.problems);
      return undefined;
    },
  },
  // This is read with the lines.
  maxLines: {
    takes: "number",
    step({ maxLines = defaultLines }, { env }) {
      if (Number.isSafeInteger(maxLines) && maxLines > 0) return undefined;
      addProblem(env.problems, "bad_constant.lines", "maxLines");
      return undefined;
    },
  },
  products: {
    takes: "products",
    step(_, { rules, env }) {
      const { limits = {}, maxLines = defaultLines } = rules;
      const all = linesOf(rules).map(({ rule, at }) => compileLines(rule, at, env, limits, maxLines));
      return (scope, { lines }) => {
        let isUsed = false;
        for (const add of all) isUsed = add(scope, lines) || isUsed;
        if (!isUsed) tellUnmappedLines(scope, env.roots);
        return undefined;
      };
    },
  },
  match: {
    takes: "match",
    step({ match = {} }, { env }) {
      if (match === false) return undefined;
      const matchLines = compileMatch(match, env.problems);
      return (scope, draft) => {
        if (scope.catalog !== undefined) draft.lines = matchLines(draft.lines, scope.catalog, scope);
        return undefined;
      };
    },
  },
  share: {
    takes: "boolean",
    step({ share }, { rules: { total }, env }) {
      if (share !== true) return undefined;
      if (total === undefined) {
        addProblem(env.problems, "misplaced.word", "share", { word: "share", main: "total" });
        return undefined;
      }
      const get = compileTotal(total, env);
      return (scope, draft) => {
        draft.stated = get(scope);
        if (draft.stated !== undefined)
          shareTotal(draft.stated, draft.order.delivery_price, draft.lines, scope);
        return undefined;
      };
    },
  },
  // This is read when the lines are computed.
  negativePrices: { takes: choiceOf(negativeLines), step: undefined },
  discount: {
    takes: "discount",
    step({ discount }, { env, rules: { negativePrices = "keep" } }) {
      const apply = discount === undefined ? undefined : compileDiscount(discount, env);
      return (scope, draft) => {
        const lines = settleLines(draft.lines, negativePrices, scope);
        const line = apply?.(scope, lines);
        const products = writeLines(lines, scope);
        if (line !== undefined) products.push(line);
        draft.products = products;
        draft.order.products = products;
        return undefined;
      };
    },
  },
  total: {
    takes: "value",
    step({ total }, { rules: { share }, env }) {
      if (total === undefined) return undefined;
      const get = compileTotal(total, env);
      return (scope, { order, products, stated: before }) => {
        const stated = share === true ? before : get(scope);
        if (stated !== undefined) compareTotal(stated, order, products, scope);
        return undefined;
      };
    },
  },
};

/** The default maximum number of lines: more than any shop sells at once. */
const defaultLines = 1000;
export const topWordNames = /* @__PURE__ */ namesOf(topWords);

/** Fills in what the lead lacks: the defaults of the rules, the first status, the time of receipt. */
function completeOrder(order: Record<string, unknown>, scope: Scope): void {
  order.order_status_id ??= scope.account?.statuses[0]?.id;
  if (order.order_status_id === undefined && !scope.failed)
    report(scope, "status_unknown", "fields.order_status_id");
  order.date_add ??= scope.receivedAt;
  // The scope has the currency and the country of the order, else the defaults.
  if (scope.currency !== undefined) order.currency = scope.currency;
  if (scope.country !== undefined) order.delivery_country_code = scope.country;
}

function compileVerdicts(
  name: string,
  verdicts: readonly Verdict[] = [],
  env: Environment,
  act: (scope: Scope, reason: string, rulePath: string) => MapResult | undefined,
): Step | undefined {
  if (verdicts.length === 0) return undefined;
  const compiled = verdicts.map(({ when, reason, ...rest }, index) => {
    rest satisfies Nothing;
    const rulePath = `${name}[${index}]`;
    return { when: env.condition(when, `${rulePath}.when`), at: rulePath, reason };
  });
  return (scope) => {
    for (const { when, at, reason } of compiled) {
      const end = when(scope) ? act(scope, reason, at) : undefined;
      if (end !== undefined) return end;
    }
    return undefined;
  };
}
