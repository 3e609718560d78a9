import type { Fields } from "./shape.ts";

/**
 * Fields of several methods together with those of one. A function, since bundlers keep a spread that
 * nobody uses, but drop a call that is known to have no side effects. A name stands on one side only.
 */
/* @__NO_SIDE_EFFECTS__ */
export function extend<const Base extends Fields, const More extends Fields>(
  base: Base,
  more: More & { readonly [K in keyof Base & keyof More]: never },
): Base & More {
  return { ...base, ...more };
}
