/** Currencies whose smallest unit is the unit itself, and those of which it is a thousandth (ISO 4217). */
const whole = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const thousandths = "BHD IQD JOD KWD LYD OMR TND";

/**
 * How many digits the smallest unit of a currency has: 2 for most, 0 for JPY, 3 for BHD.
 *
 * @param currency ISO 4217 code in any case.
 */
export function minorUnitDigits(currency: string): number {
  const code = currency.toUpperCase();
  if (code.length !== 3) return 2;
  return whole.includes(code) ? 0 : thousandths.includes(code) ? 3 : 2;
}
