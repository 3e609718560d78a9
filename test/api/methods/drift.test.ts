import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { checkParams } from "../../../src/api/wire/checkParams.ts";
import { normaliseResult } from "../../../src/api/wire/normaliseResult.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { applyDrift, drifts } from "../support/drift.ts";
import { countMisfits } from "../support/misfits.ts";
import { runs } from "../support/runs.ts";
import { fieldsArbitrary, fieldsOnTheWire } from "../support/shapeArbitrary.ts";

const methods = Object.values(allMethods()).map((method) => [method.name, method] as const);
const coins = fc.infiniteStream(fc.boolean());

describe.each(methods)("%s", (_, { params, result }) => {
  it("takes parameters that fit", () => {
    fc.assert(
      fc.property(fieldsArbitrary(params), (given) => {
        expect(checkParams(params, given)).toEqual([]);
      }),
      runs(5),
    );
  });

  it("names a parameter that it does not know, with its path", () => {
    fc.assert(
      fc.property(fieldsArbitrary(params), fc.stringMatching(/^[a-z]{4,8}_x$/), (given, name) => {
        expect(checkParams(params, { ...given, [name]: 1 })).toMatchObject([
          { code: "unknown_field", path: name },
        ]);
      }),
      runs(3),
    );
  });

  it("survives any parameters, and finds nothing wrong only where their types are right", () => {
    fc.assert(
      fc.property(fieldsArbitrary(params), drifts, (given, changes) => {
        const mangled = changes.reduce<unknown>(applyDrift, given);
        const problems = checkParams(params, mangled);
        expect(problems.every(({ message }) => message.length > 0)).toBe(true);
        if (problems.length > 0) return;
        // Ids may be given as numbers and flags as 0 and 1; an answer with them would be normalized.
        const { drift } = normaliseResult(params, mangled);
        // A field may be given under its former name, which no answer has in its place.
        expect(drift.filter(({ path }) => params[path]?.formerly === undefined)).toEqual([]);
      }),
      runs(5),
    );
  });

  it("reads every wire spelling of an answer that fits", () => {
    fc.assert(
      fc.property(fieldsArbitrary(result), coins, (answer, dice) => {
        const wire = fieldsOnTheWire(result, answer, () => dice.next().value ?? false);
        expect(normaliseResult(result, wire)).toEqual({ value: answer, drift: [] });
      }),
      runs(5),
    );
  });

  it("survives any drift of its answer: nothing throws, nothing is lost, what does not fit is reported", () => {
    fc.assert(
      fc.property(fieldsArbitrary(result), drifts, (answer, changes) => {
        const drifted = changes.reduce<unknown>(applyDrift, answer);
        const { value, drift } = normaliseResult(result, drifted);
        for (const name of Object.keys(result)) {
          if (result[name]?.optional !== true) expect(Object.hasOwn(value, name)).toBe(true);
        }
        for (const key of Object.keys(isRecord(drifted) ? drifted : {})) {
          if (!Object.hasOwn(result, key)) expect(Object.hasOwn(value, key)).toBe(true);
        }
        // What does not have the promised type is reported, each place of it.
        expect(countMisfits(result, value)).toBeLessThanOrEqual(drift.length);
        // Normal form: a second run finds nothing new to change.
        expect(normaliseResult(result, value).value).toEqual(value);
      }),
      runs(8),
    );
  });
});
