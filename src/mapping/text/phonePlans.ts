/**
 * How numbers of one calling code are written inside the country: what is dialled before them there and
 * left out from abroad, and the fewest and the most digits behind calling code and trunk prefix.
 */
export type PhonePlan = readonly [trunk: string, min: number, max: number];

/** The calling code of a country (ISO 3166-1 alpha-2) that this table knows. */
export function callingCode(country: string): string | undefined {
  return table.get(country.toUpperCase())?.code;
}

/** Whether numbers of a country are dialled with a 0 before them there. */
export function hasZeroTrunk(country: string): boolean {
  return table.get(country.toUpperCase())?.plan[0] === "0";
}

/** The plan of a calling code that this table knows. */
export function phonePlan(code: string): PhonePlan | undefined {
  return table.get(code)?.plan;
}

/**
 * Facts of the numbering plans (ITU E.164 and the national regulators), for where sellers on Base deliver:
 * countries, calling code, trunk prefix (or a dash), fewest digits and most.
 */
const rows = `US,CA 1 - 10 10
RU,KZ 7 8 10 10
GR 30 - 10 10
NL 31 0 9 9
BE 32 0 8 9
FR 33 0 9 9
ES 34 - 9 9
HU 36 06 8 9
IT 39 - 6 11
RO 40 0 9 9
CH 41 0 9 9
AT 43 0 5 13
GB 44 0 9 10
DK 45 - 8 8
SE 46 0 7 9
NO 47 - 8 8
PL 48 - 9 9
DE 49 0 6 11
AU 61 0 9 9
TR 90 0 10 10
PT 351 - 9 9
LU 352 - 6 11
IE 353 0 7 9
IS 354 - 7 7
AL 355 0 8 9
MT 356 - 8 8
CY 357 - 8 8
FI 358 0 6 11
BG 359 0 8 9
LT 370 8 8 8
LV 371 - 8 8
EE 372 - 7 8
MD 373 0 8 8
AM 374 0 8 8
BY 375 80 9 9
UA 380 0 9 9
RS 381 0 8 10
ME 382 0 8 8
XK 383 0 8 8
HR 385 0 8 9
SI 386 0 8 8
BA 387 0 8 8
MK 389 0 8 8
CZ 420 - 9 9
SK 421 0 9 9
AE 971 0 8 9
IL 972 0 8 9
AZ 994 0 9 9
GE 995 0 9 9`;

/** By country and by calling code. */
const table = /* @__PURE__ */ (() => {
  const entries = new Map<string, { readonly code: string; readonly plan: PhonePlan }>();
  for (const row of rows.split("\n")) {
    const [countries = "", code = "", trunk = "", min, max] = row.split(" ");
    const entry = { code, plan: [trunk.replace("-", ""), Number(min), Number(max)] as const };
    for (const key of [code, ...countries.split(",")]) entries.set(key, entry);
  }
  return entries;
})();
