/** Currencies whose smallest unit is not a hundredth (ISO 4217). */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/**
 * How many digits the smallest unit of a currency has: 2 for most, 0 for JPY, 3 for BHD.
 *
 * @param currency ISO 4217 code in any case.
 */
export function minorUnits(currency: string): number {
  const code = currency.toUpperCase();
  return Object.hasOwn(exponents, code) ? (exponents[code] ?? 2) : 2;
}
