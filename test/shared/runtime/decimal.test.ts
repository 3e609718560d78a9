import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minorUnitDigits } from "../../../src/mapping/values/money.ts";
import { Decimal } from "../../../src/shared/runtime/decimal.ts";
import { numRuns } from "../../mapping/numRuns.ts";

const units = fc.oneof(
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  fc.constantFrom(BigInt(Number.MAX_SAFE_INTEGER), BigInt(Number.MIN_SAFE_INTEGER), 0n),
);
const scale = fc.integer({ min: 0, max: 12 });
const pair = fc.tuple(units, scale);

/** The same number as whole units at a scale that holds everything exactly. */
const at = (value: bigint, from: number, to: number): bigint => value * 10n ** BigInt(to - from);
const unitsAt = (decimal: Decimal, to: number): bigint => BigInt(decimal.toText(to).replace(".", ""));
const exact = (decimal: Decimal): bigint => unitsAt(decimal, 24);
const zero = Decimal.fromUnits(0, 0);

function halfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const a = numerator < 0n ? -numerator : numerator;
  const b = denominator < 0n ? -denominator : denominator;
  const rounded = a / b + ((a % b) * 2n >= b ? 1n : 0n);
  return negative ? -rounded : rounded;
}

describe("Decimal", () => {
  it("adds what binary fractions cannot", () => {
    const tenth = Decimal.fromNumber(0.1);
    const fifth = Decimal.fromNumber(0.2);
    expect(tenth?.add(fifth ?? zero).toNumber()).toBe(0.3);
  });

  it("agrees with whole-number arithmetic in sums, differences and products", () => {
    fc.assert(
      fc.property(pair, pair, ([a, aScale], [b, bScale]) => {
        const x = Decimal.fromUnits(a, aScale);
        const y = Decimal.fromUnits(b, bScale);
        expect(exact(x.add(y))).toBe(at(a, aScale, 24) + at(b, bScale, 24));
        expect(exact(x.subtract(y))).toBe(at(a, aScale, 24) - at(b, bScale, 24));
        expect(exact(x.multiply(y))).toBe(at(a * b, aScale + bScale, 24));
        expect(exact(x.negate())).toBe(-at(a, aScale, 24));
        expect(Math.sign(x.compare(y))).toBe(
          Number(at(a, aScale, 24) > at(b, bScale, 24)) - Number(at(a, aScale, 24) < at(b, bScale, 24)),
        );
        expect(x.equals(y)).toBe(x.compare(y) === 0);
        expect(x.isZero()).toBe(a === 0n);
        expect(x.isNegative()).toBe(a < 0n);
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it("divides and rounds half away from zero", () => {
    fc.assert(
      fc.property(pair, pair, scale, ([a, aScale], [b, bScale], to) => {
        const quotient = Decimal.fromUnits(a, aScale).divide(Decimal.fromUnits(b, bScale), to);
        if (b === 0n) return void expect(quotient).toBeUndefined();
        const expected = halfUp(a * 10n ** BigInt(to + bScale), b * 10n ** BigInt(aScale));
        expect(quotient && unitsAt(quotient, to)).toBe(expected);
        const rounded = Decimal.fromUnits(a, aScale).round(to);
        expect(unitsAt(rounded, Math.max(to, aScale))).toBe(
          aScale <= to
            ? at(a, aScale, to)
            : halfUp(a, 10n ** BigInt(aScale - to)) * 10n ** BigInt(aScale - to),
        );
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it.each([
    ["0.125", 2, "0.13"],
    ["-0.125", 2, "-0.13"],
    ["1.005", 2, "1.01"],
    ["-0.004", 2, "0.00"],
    ["2.5", 0, "3"],
    ["1", 2, "1.00"],
  ])("writes %s with %i digits as %s", (text, digits, expected) => {
    expect(Decimal.fromText(text)?.toText(digits)).toBe(expected);
  });

  it("gives back the text and the number that it was made of", () => {
    fc.assert(
      fc.property(pair, fc.double({ noNaN: true, noDefaultInfinity: true }), ([a, aScale], number) => {
        const decimal = Decimal.fromUnits(a, aScale);
        expect(Decimal.fromText(decimal.toText())?.equals(decimal)).toBe(true);
        expect(Decimal.fromText(decimal.toText(aScale))?.equals(decimal)).toBe(true);
        expect(decimal.toNumber()).toBe(Number(decimal.toText()));
        const read = Decimal.fromNumber(number);
        if (read !== undefined) expect(read.toNumber()).toBe(number === 0 ? 0 : number);
      }),
      { numRuns: numRuns * 5 },
    );
  });

  it("never holds a negative zero", () => {
    for (const zero of [
      Decimal.fromNumber(-0),
      Decimal.fromText("-0.00"),
      Decimal.fromUnits(-1, 3).round(2),
    ]) {
      expect(Object.is(zero?.toNumber(), 0)).toBe(true);
      expect(zero?.toText()).toBe("0");
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, 5e-324])(
    "refuses the number %d",
    (number) => {
      expect(Decimal.fromNumber(number)).toBeUndefined();
    },
  );

  it.each([
    "",
    ".",
    "1e999",
    "NaN",
    "Infinity",
    "0x10",
    "1,5",
    " 1",
    "1.2.3",
    "9".repeat(61),
    "1".repeat(1_000_000),
  ])("refuses a text that is not a plain decimal", (text) => {
    expect(Decimal.fromText(text)).toBeUndefined();
  });

  it("sums a hundred cents to one", () => {
    const hundred = Array.from({ length: 100 }, () => Decimal.fromUnits(1, 2));
    expect(hundred.reduce((sum, cent) => sum.add(cent), zero).toText()).toBe("1");
  });
});

describe("minorUnitDigits", () => {
  it("follows the currency", () => {
    expect(["UAH", "pln", "JPY", "BHD", "constructor", ""].map(minorUnitDigits)).toEqual([2, 2, 0, 3, 2, 2]);
  });
});
