import { report, type Scope } from "../compile/scope.ts";
import type { LimitRule } from "../rules/language.ts";
import { codePointLength } from "../text/letters.ts";
import { splitAt } from "../text/truncateText.ts";

/** Fields whose value means something as a whole: cut, it would name somebody or something else. */
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

/** How long the text of a field may be, and what becomes of a longer one. */
export interface Limit {
  /** A text of so many code units or fewer needs no look. */
  readonly max: number;
  /** Brings one text to its length. `over` takes what is cut off, where the rules name a field for it. */
  readonly fit: (text: string, scope: Scope, over: Overflow[]) => string | undefined;
}

/** What one field was too short for, and the field that takes it. */
export interface Overflow {
  readonly field: string;
  readonly rest: string;
}

/** `undefined` for a field without a limit. */
export function compileLimit(
  name: string,
  declared: number | undefined,
  rule: LimitRule | undefined,
  at: string,
): Limit | undefined {
  const options = typeof rule === "object" ? rule : {};
  const max = options.max ?? declared;
  if (max === undefined) return undefined;
  const fit: Limit["fit"] = (text, scope, over) => {
    const length = codePointLength(text);
    if (length <= max) return text;
    const details = { length, max };
    if (rule === "reject") {
      report(scope, "too_long", at, details, text);
      return undefined;
    }
    const isWhole = identities.has(name);
    const { overflow: field } = options;
    const { head, rest } = isWhole ? { head: undefined, rest: text } : splitAt(text, max);
    if (field !== undefined) {
      report(scope, "overflowed", at, { ...details, into: field }, text);
      over.push({ field, rest: rest.trim() });
    } else report(scope, isWhole ? "too_long_dropped" : "truncated", at, details, text);
    return head;
  };
  return { max, fit };
}
