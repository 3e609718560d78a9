import { expect, it } from "vitest";
import { judgeForeignValues } from "../bench/foreignValues.ts";

it("values of other projects are read right, or left out with a warning, in every kind", {
  timeout: 60_000,
}, () => {
  const { kinds, short } = judgeForeignValues();
  // Without the cases no kind would be short.
  expect(kinds.map(({ kind }) => kind)).toHaveLength(15);
  expect(short).toEqual([]);
});
