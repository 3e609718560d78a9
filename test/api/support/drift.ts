import fc from "fast-check";
import { isRecord, setOwn } from "../../../src/shared/json/value.ts";

/** One change: where (by the order of the places), and what to put there. */
export type Change = readonly [place: number, drift: { put: unknown } | "remove" | "add"];

const strange = fc.constantFrom<unknown>(
  null,
  [],
  {},
  "",
  "0",
  "12.50",
  "text",
  7,
  -1.5,
  true,
  false,
  [null],
  { __proto__: null, 1: "x" },
  "9".repeat(400),
  Number.MAX_VALUE,
);

export const drifts: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.tuple(
    fc.nat(1_000),
    fc.oneof(
      strange.map((put) => ({ put })),
      fc.constantFrom("remove" as const, "add" as const),
    ),
  ),
  { minLength: 1, maxLength: 4 },
);

/** The answer with one change at one of its places, the answer itself among them. */
export function applyDrift(answer: unknown, [place, drift]: Change): unknown {
  const count = countPlaces(answer);
  let left = place % count;
  const visit = (value: unknown): { value: unknown; removed: boolean } => {
    if (left === 0) {
      left = -1;
      if (drift === "remove") return { value: undefined, removed: true };
      if (drift === "add")
        return { value: isRecord(value) ? { ...value, a_new_field: 1 } : value, removed: false };
      return { value: drift.put, removed: false };
    }
    left -= 1;
    if (Array.isArray(value)) {
      return {
        value: value.map(visit).flatMap((each) => (each.removed ? [] : [each.value])),
        removed: false,
      };
    }
    if (!isRecord(value)) return { value, removed: false };
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      const changed = visit(item);
      if (!changed.removed) setOwn(copy, key, changed.value);
    }
    return { value: copy, removed: false };
  };
  return visit(answer).value;
}

function countPlaces(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + countPlaces(item), 1);
}
