import type { NewOrderProduct } from "../../api/orders/addOrder.ts";

/** Which line became which, by their places. */
export interface MatchedLines {
  /** In the order of after. */
  readonly pairs: readonly { readonly was: number; readonly is: number }[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

type Line = NewOrderProduct;

/**
 * Finds the same line on both sides: by SKU, then by name, then by place. So one line more is one difference, and not
 * one of every line after it.
 */
export function matchLines(before: readonly Line[], after: readonly Line[]): MatchedLines {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const match = (nameOf: (line: Line, place: number) => string | number | undefined) => {
    const places = new Map<string | number, number[]>();
    for (const [place, line] of before.entries()) {
      const name = taken.has(place) ? undefined : nameOf(line, place);
      if (name === undefined || name === "") continue;
      const same = places.get(name);
      if (same === undefined) places.set(name, [place]);
      else same.push(place);
    }
    for (const [place, line] of after.entries()) {
      const name = partner.has(place) ? undefined : nameOf(line, place);
      const was = name === undefined ? undefined : places.get(name)?.shift();
      if (was === undefined) continue;
      partner.set(place, was);
      taken.add(was);
    }
  };
  match(({ sku }) => sku);
  match(({ name }) => name);
  match((_, place) => place);
  return {
    pairs: [...partner].map(([is, was]) => ({ was, is })).sort((a, b) => a.is - b.is),
    removed: [...before.keys()].filter((place) => !taken.has(place)),
    added: [...after.keys()].filter((place) => !partner.has(place)),
  };
}
