/**
 * An exact, immutable decimal: whole units of a power of ten, never binary fractions. Units are plain numbers, which is
 * fast, and BigInts only beyond the safe integers.
 */
export class Decimal {
  /** The number times ten to the power of `scale`. It is a BigInt only beyond the safe integers. */
  readonly #units: number | bigint;
  /** The number of digits after the decimal separator. */
  readonly scale: number;

  private constructor(units: number | bigint, scale: number) {
    this.#units = units;
    this.scale = scale;
  }

  /** Reads plain notation: `-12.50`, `1e3`; `undefined` if it is not a number or has over 60 digits. */
  static fromText(text: string): Decimal | undefined {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
    if (match === null || text.length > maxDigits + 8) return undefined;
    const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
    const digits = whole + fraction;
    const shift = Number(exponent);
    if (digits === "" || Math.abs(shift) > maxDigits || digits.length + Math.abs(shift) > maxDigits)
      return undefined;
    const scale = fraction.length - shift;
    const padded = scale < 0 ? digits + "0".repeat(-scale) : digits;
    const units =
      padded.length < 16 ? Number(sign + padded) : shrink(BigInt(padded) * (sign === "-" ? -1n : 1n));
    return new Decimal(units === 0 ? 0 : units, Math.max(scale, 0));
  }

  /** `0.1` is one tenth; `undefined` for `NaN`, infinities and more than 60 digits. */
  static fromNumber(number: number): Decimal | undefined {
    if (Number.isSafeInteger(number)) return new Decimal(number === 0 ? 0 : number, 0);
    return Number.isFinite(number) ? Decimal.fromText(String(number)) : undefined;
  }

  /** `units` whole units of 10^-`scale`: `fromUnits(1299, 2)` is 12.99. */
  static fromUnits(units: number | bigint, scale: number): Decimal {
    return new Decimal(typeof units === "bigint" ? shrink(units) : units, scale);
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    const a = this.#unitsAt(scale);
    const b = other.#unitsAt(scale);
    if (typeof a === "number" && typeof b === "number") {
      const total = a + b;
      if (Number.isSafeInteger(total)) return new Decimal(total, scale);
    }
    return new Decimal(shrink(BigInt(a) + BigInt(b)), scale);
  }

  subtract(other: Decimal): Decimal {
    return this.add(other.negate());
  }

  multiply(other: Decimal): Decimal {
    const a = this.#units;
    const b = other.#units;
    const scale = this.scale + other.scale;
    if (typeof a === "number" && typeof b === "number") {
      const product = a * b;
      if (Number.isSafeInteger(product)) return new Decimal(product === 0 ? 0 : product, scale);
    }
    return new Decimal(shrink(BigInt(a) * BigInt(b)), scale);
  }

  /** Rounds half away from zero to `scale` digits; `undefined` for a division by zero. */
  divide(other: Decimal, scale: number): Decimal | undefined {
    if (other.#units === 0) return undefined;
    const shift = scale + other.scale - this.scale;
    const numerator = BigInt(this.#units) * (shift > 0 ? powerOfTen(shift) : 1n);
    const denominator = BigInt(other.#units) * (shift < 0 ? powerOfTen(-shift) : 1n);
    return new Decimal(shrink(divideHalfUp(numerator, denominator)), scale);
  }

  /** Rounds half away from zero to `scale` digits after the separator: 0.125 becomes 0.13, -0.125 becomes -0.13. */
  round(scale: number): Decimal {
    if (this.scale <= scale) return this;
    const quick = this.#roundQuickly(this.scale - scale);
    if (quick !== undefined) return new Decimal(quick, scale);
    const units = divideHalfUp(BigInt(this.#units), powerOfTen(this.scale - scale));
    return new Decimal(shrink(units), scale);
  }

  negate(): Decimal {
    return this.#units === 0 ? this : new Decimal(-this.#units, this.scale);
  }

  /** Negative if this one is smaller, 0 if both are equal, positive if it is larger. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const a = this.#unitsAt(scale);
    const b = other.#unitsAt(scale);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  /** Whether it has more than the given number of digits, or more than 60 after the separator. */
  hasMoreDigits(most: number): boolean {
    const units = this.#units;
    const isLong =
      typeof units === "bigint"
        ? units >= powerOfTen(most) || -units >= powerOfTen(most)
        : most < 16 && Math.abs(units) >= 10 ** most;
    return isLong || this.scale > maxDigits;
  }

  isZero(): boolean {
    return this.#units === 0;
  }

  isNegative(): boolean {
    return this.#units < 0;
  }

  toNumber(): number {
    return typeof this.#units === "number" && this.scale <= 22
      ? this.#units / (powers[this.scale] ?? Number.NaN)
      : Number(this.toText());
  }

  /** Returns plain notation with a dot: as short as possible without `scale`, otherwise rounded and padded. */
  toText(scale?: number): string {
    const rounded = scale === undefined ? this : this.round(scale);
    const places = scale ?? rounded.scale;
    const units = String(rounded.#unitsAt(places));
    if (places === 0) return units;
    const sign = units.startsWith("-") ? "-" : "";
    const digits = units.slice(sign.length).padStart(places + 1, "0");
    const text = `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
    return scale === undefined ? text.replace(/\.?0+$/, "") : text;
  }

  /** Rounds away the given number of digits; `undefined` if plain numbers are not exact enough. */
  #roundQuickly(digits: number): number | undefined {
    const units = this.#units;
    const divisor = 2 * (powers[digits] ?? Number.NaN);
    if (typeof units !== "number") return undefined;
    const dividend = 2 * Math.abs(units) + divisor / 2;
    if (!(divisor <= Number.MAX_SAFE_INTEGER && dividend <= Number.MAX_SAFE_INTEGER)) return undefined;
    const quotient = (dividend - (dividend % divisor)) / divisor;
    return units < 0 && quotient !== 0 ? -quotient : quotient;
  }

  #unitsAt(scale: number): number | bigint {
    if (scale === this.scale) return this.#units;
    if (typeof this.#units === "number" && scale - this.scale < 16) {
      const units = this.#units * 10 ** (scale - this.scale);
      if (Number.isSafeInteger(units)) return units;
    }
    return shrink(BigInt(this.#units) * powerOfTen(scale - this.scale));
  }
}

const powers: readonly number[] = /* @__PURE__ */ Array.from({ length: 23 }, (_, index) => 10 ** index);
/** The maximum number of digits: enough for any amount, and so few that hostile input costs nothing. */
const maxDigits = 60;

function shrink(units: bigint): number | bigint {
  return units >= Number.MIN_SAFE_INTEGER && units <= Number.MAX_SAFE_INTEGER ? Number(units) : units;
}

function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const a = numerator < 0n ? -numerator : numerator;
  const b = denominator < 0n ? -denominator : denominator;
  const quotient = (a * 2n + b) / (b * 2n);
  return negative ? -quotient : quotient;
}
