import { newOrderFields, newOrderProduct } from "../../api/methods/orders/orderFields.ts";
import type { AnyShape, Fields } from "../../api/wire/shape.ts";
import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { Nothing } from "../rules/grammarNode.ts";
import { addProblem, tell, unknownName } from "../rules/problems.ts";
import { isExtraField, type LimitRule, type Rules } from "../rules/rules.ts";
import { codePointLength, splitAt } from "../values/letters.ts";

export interface Limit {
  /** A text with up to this many code units needs no check. */
  readonly max: number;
  /**
   * Shortens a text. `over` receives what is cut off if the rules name a field for it. `originalLength` is
   * the length before an earlier cut.
   */
  readonly fit: (text: string, scope: Scope, over: Overflow[], originalLength?: number) => string | undefined;
}

/** Text that was cut off from one field, and the field that receives it. */
export interface Overflow {
  readonly field: string;
  readonly rest: string;
}

/** Fields that must not be cut: a shortened value would name another person or thing. */
const identities = new Set([
  "email",
  "phone",
  "sku",
  "ean",
  "product_id",
  "variant_id",
  "storage_id",
  "delivery_point_id",
  "invoice_nip",
  "delivery_postcode",
  "delivery_point_postcode",
  "invoice_postcode",
]);

/** The fields that rules may fill, as the API declares them. Additional fields are named `deal_cf_<id>`. */
export const orderFields: Fields = /* @__PURE__ */ (() => {
  const { custom_extra_fields: _, ...fields } = newOrderFields;
  return fields;
})();

export const lineFields: Fields = /* @__PURE__ */ (() =>
  newOrderProduct.node.type === "object" ? newOrderProduct.node.fields : {})();

/** The declared length of a field, if any. Texts up to this length are always accepted. */
export function lengthOf({ node }: AnyShape): number | undefined {
  if (node.type === "text") return node.safe ?? node.max;
  return node.type === "identifier" ? node.max : undefined;
}

export function compileLimit(
  name: string,
  { node }: AnyShape,
  rule: LimitRule | undefined,
  rulePath: string,
): Limit | undefined {
  const declared = node.type === "text" || node.type === "identifier" ? node.max : undefined;
  const { max = declared, overflow, ...rest } = typeof rule === "object" ? rule : {};
  rest satisfies Nothing;
  if (max === undefined) return undefined;
  // A length set in the rules is intended.
  const safe = node.type === "text" && max === declared ? (node.safe ?? max) : max;
  const isWhole = identities.has(name);
  const fit: Limit["fit"] = (text, scope, over, originalLength) => {
    const length = originalLength ?? codePointLength(text);
    // What is cut off may be written to another field.
    scope.written += length;
    if (length <= max) {
      if (length > safe) report(scope, "length_uncertain", rulePath, { length, safe, max });
      return text;
    }
    const details = { length, max };
    if (rule === "reject") {
      report(scope, "too_long", rulePath, details, text);
      return undefined;
    }
    const { head, rest } = isWhole ? { head: undefined, rest: text } : splitAt(text, max);
    if (overflow !== undefined) {
      report(scope, "overflowed", rulePath, { ...details, into: overflow }, text);
      over.push({ field: overflow, rest: rest.trim() });
    } else report(scope, isWhole ? "too_long_dropped" : "truncated", rulePath, details, text);
    return head;
  };
  return { max: safe, fit };
}

export function fieldNames(): string[] {
  return Object.keys(allFields());
}

function allFields(): Fields {
  const ofLines = Object.entries(lineFields).map(([name, shape]) => [`products.${name}`, shape]);
  return { ...orderFields, ...Object.fromEntries(ofLines) };
}

export function checkLimits(limits: NonNullable<Rules["limits"]>, problems: RulesProblem[]): void {
  const texts = Object.entries(allFields()).flatMap(([name, shape]) =>
    lengthOf(shape) === undefined ? [] : [name],
  );
  const isText = (name: string): boolean => texts.includes(name) || isExtraField(name);
  for (const [name, limit] of Object.entries(limits)) {
    const rulePath = `limits.${name}`;
    if (!isText(name)) {
      tell(problems, "unknown_name", rulePath, () => unknownName(name, "limits", texts, { what: "length" }));
    }
    if (typeof limit !== "object") continue;
    const { max, overflow } = limit;
    if (max !== undefined && (!Number.isSafeInteger(max) || max < 1))
      addProblem(problems, "bad_constant.limit", `${rulePath}.max`);
    if (overflow === undefined) continue;
    // Overflow of a line stays in the line.
    const into = name.startsWith("products.") ? `products.${overflow}` : overflow;
    if (into === name || !isText(into)) {
      tell(problems, "unknown_name", rulePath, () =>
        unknownName(overflow, `${rulePath}.overflow`, texts, { what: "overflow" }),
      );
    }
  }
}
