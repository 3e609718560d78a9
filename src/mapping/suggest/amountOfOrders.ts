import type { RuleValue } from "../rules/value.ts";
import type { FirstDraft } from "./fromLeads.ts";
import { numberOf } from "./lines.ts";
import { near } from "./matches.ts";
import type { Leaf } from "./survey.ts";

/** List elements, each with the line that a person created from it. */
export type Pairs = readonly (readonly [element: number, line: Readonly<Record<string, unknown>>])[];

/** The parameter with the best name among those whose values match. */
export function best(
  { nameOf }: FirstDraft,
  leaves: readonly Leaf[],
  field: string,
  fits: (leaf: Leaf) => boolean,
): Leaf | undefined {
  const score = (leaf: Leaf) =>
    (nameOf(leaf).get(`line.${field}`) ?? 0) - leaf.names.length * 0.01 - (leaf.path.includes("[") ? 0.2 : 0);
  // Small numbers are everywhere, so a tax or a weight also needs a matching name.
  const isNamed = (leaf: Leaf) =>
    (field !== "tax_rate" && field !== "weight") || (nameOf(leaf).get(`line.${field}`) ?? 0) > 0;
  return leaves
    .filter((leaf) => isNamed(leaf) && fits(leaf))
    .sort((one, other) => score(other) - score(one))[0];
}

interface FoundAmount {
  readonly field: "price_brutto" | "line_brutto";
  readonly value: RuleValue;
  readonly from: readonly string[];
}

/** Finds the source of the price: one amount or two, per piece or per line, possibly in minor units. */
export function amountOf(first: FirstDraft, leaves: readonly Leaf[], pairs: Pairs): FoundAmount | undefined {
  const prices = pairs.map(([, line]) =>
    typeof line.price_brutto === "number" ? line.price_brutto : undefined,
  );
  const counts = pairs.map(([, line]) => (typeof line.quantity === "number" ? line.quantity : 1));
  if (prices.every((price) => price === undefined || price === 0)) return undefined;
  const isIt = (ofElement: (at: number) => number | undefined, isLine: boolean, factor: number) =>
    pairs.every(([at], index) => {
      const own = ofElement(at);
      const price = prices[index];
      return (
        own !== undefined &&
        price !== undefined &&
        near(own / factor, isLine ? price * (counts[index] ?? 1) : price)
      );
    });
  for (const factor of [1, 100]) {
    for (const isLine of [false, true]) {
      const field = isLine ? "line_brutto" : "price_brutto";
      const one = best(first, leaves, field, ({ values }) =>
        isIt((at) => numberOf(values[at]), isLine, factor),
      );
      if (one === undefined) continue;
      const { path } = one;
      return {
        field,
        value: factor === 1 ? path : { path, as: { type: "decimal", minorUnits: true } },
        from: [path],
      };
    }
  }
  const numbers = leaves
    .filter(({ values }) => pairs.every(([at]) => numberOf(values[at]) !== undefined))
    .slice(0, 20);
  for (const isLine of [false, true])
    for (const one of numbers)
      for (const other of numbers) {
        if (
          one === other ||
          !isIt((at) => (numberOf(one.values[at]) ?? 0) + (numberOf(other.values[at]) ?? 0), isLine, 1)
        )
          continue;
        const from = [one.path, other.path];
        return { field: isLine ? "line_brutto" : "price_brutto", value: { sum: from }, from };
      }
  return undefined;
}
