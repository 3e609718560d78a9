import { lazily } from "../../shared/runtime/lazily.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";

/** The trunk prefix, which is dialled only inside the country, and how many digits follow it or the calling code. */
export type PhonePlan = readonly [trunk: string, min: number, max: number];

/** Plans (ITU E.164, national regulators) where Base delivers: countries, code, trunk prefix or a dash, digits. */
const rows = `US,CA 1 - 10
RU,KZ 7 8 10
GR 30 - 10
NL 31 0 9
BE 32 0 8 9
FR 33 0 9
ES 34 - 9
HU 36 06 8 9
IT 39 - 6 11
RO 40 0 9
CH 41 0 9
AT 43 0 5 13
GB 44 0 9 10
DK 45 - 8
SE 46 0 7 9
NO 47 - 8
PL 48 - 9
DE 49 0 6 11
AU 61 0 9
TR 90 0 10
PT 351 - 9
LU 352 - 6 11
IE 353 0 7 9
IS 354 - 7
AL 355 0 8 9
MT 356 - 8
CY 357 - 8
FI 358 0 6 11
BG 359 0 8 9
LT 370 8 8
LV 371 - 8
EE 372 - 7 8
MD 373 0 8
AM 374 0 8
BY 375 80 9
UA 380 0 9
RS 381 0 8 10
ME 382 0 8
XK 383 0 8
HR 385 0 8 9
SI 386 0 8
BA 387 0 8
MK 389 0 8
CZ 420 - 9
SK 421 0 9
AE 971 0 8 9
IL 972 0 8 9
AZ 994 0 9
GE 995 0 9`;

const table = /* @__PURE__ */ lazily(() => {
  const entries = new Map<string, { readonly code: string; readonly plan: PhonePlan }>();
  for (const row of rows.split("\n")) {
    const [countries = "", code = "", trunk = "", min, max] = row.split(" ");
    const entry = { code, plan: [trunk.replace("-", ""), Number(min), Number(max ?? min)] as const };
    for (const key of [code, ...countries.split(",")]) entries.set(key, entry);
  }
  return entries;
});

export interface WrittenNumber {
  /** Whether the digits follow `+` or an international prefix. */
  readonly isInternational: boolean;
  /** Whether only known calling codes are accepted. */
  readonly isKnown?: boolean;
  /** The country of numbers without a calling code. */
  readonly country: string | undefined;
  /** Whether a national number may lack its trunk prefix. */
  readonly isBare: boolean;
  /** Whether the number is written without a gap, or in groups like a phone. Default `true`. */
  readonly isGrouped?: boolean;
  /** Whether the number is written without a gap. */
  readonly isWhole: boolean;
  /** The digits before the first gap. */
  readonly group?: string | undefined;
}

export function phoneNumber(digits: string, written: WrittenNumber): Parsed<string> {
  const { isInternational, country, isWhole, group = "" } = written;
  if (digits.length < 5) return unparsed("phone_too_short");
  if (isPlaceholder(digits)) return unparsed("phone_placeholder");
  const code = country === undefined ? undefined : callingCode(country);
  const plan = code === undefined ? undefined : phonePlan(code);
  if (isInternational) {
    const number = international(digits, written.isKnown === true, true);
    if (number !== undefined) return number;
  }
  if (code !== undefined && plan !== undefined) {
    const number = domestic(digits, code, plan, written);
    if (number !== undefined) return number;
  }
  // A gap in foreign digits must be after the calling code, or these are several numbers.
  if (
    !isInternational &&
    digits.length > 10 &&
    (isWhole || phonePlan(group) !== undefined || group === "38")
  ) {
    const number = international(digits, true, isWhole);
    if (number !== undefined) return number;
  }
  if (digits.length > 15) return unparsed("phone_too_long");
  return unparsed(country === undefined && !isInternational ? "phone_needs_country" : "phone_invalid");
}

export function callingCode(country: string): string | undefined {
  return table().get(country.toUpperCase())?.code;
}

/** The calling code of a number in E.164, if known. No code is the start of another one. */
export function callingCodeIn(number: string): string | undefined {
  return [3, 2, 1].map((length) => number.slice(1, 1 + length)).find((code) => phonePlan(code) !== undefined);
}

/** Whether 0 is dialled before numbers inside the country. */
export function hasZeroTrunk(country: string): boolean {
  return table().get(country.toUpperCase())?.plan[0] === "0";
}

export function phonePlan(code: string): PhonePlan | undefined {
  return table().get(code)?.plan;
}

function international(digits: string, isKnown: boolean, mayRepair: boolean): Parsed<string> | undefined {
  for (const length of [3, 2, 1]) {
    const code = digits.slice(0, length);
    const plan = phonePlan(code);
    if (plan === undefined) continue;
    const rest = digits.slice(length);
    if (fits(rest, plan, code)) return parsed(`+${digits}`);
    if (!mayRepair) return undefined;
    const number = withoutTrunk(rest, plan[0]);
    if (number !== undefined && fits(number, plan, code))
      return parsed(`+${code}${number}`, "phone_repaired_trunk");
    if (rest.startsWith(code) && fits(rest.slice(length), plan, code))
      return parsed(`+${rest}`, "phone_repaired_prefix");
    return undefined;
  }
  return isKnown || unassigned.test(digits) || digits.length < 10 || digits.length > 15
    ? undefined
    : parsed(`+${digits}`);
}

/** Matches calling codes that no country or network has (ITU-T E.164, list of assigned codes). */
const unassigned =
  /^(?:0|21[04579]|259|28|29[2-6]|38[48]|42[24-9]|671|684|69[3-9]|80[^08]|83|85[14789]|87[1-79]|88[45789]|89|969|978|99[0179])/;

function domestic(
  digits: string,
  code: string,
  plan: PhonePlan,
  { isInternational: hadPlus, isKnown, isBare, isGrouped = true, isWhole, group = "" }: WrittenNumber,
): Parsed<string> | undefined {
  const repairedPlus = hadPlus ? "phone_repaired_plus" : undefined;
  const [trunk, min, max] = plan;
  const national = trunk === "" ? undefined : withoutTrunk(digits, trunk);
  if (national !== undefined && fits(national, plan, code))
    return parsed(`+${code}${national}`, repairedPlus);
  // Until 2009 Ukrainians dialled 8, waited for a tone, and continued with 0. Many still write it.
  if (code === "380" && /^80[1-9]\d{8}$/.test(digits))
    return parsed(`+380${digits.slice(2)}`, "phone_repaired_trunk_80");
  if (digits.startsWith(code) && fits(digits.slice(code.length), plan, code)) return parsed(`+${digits}`);
  // A mobile number of Italy with a digit too many looks like one of Spain or France.
  if (code === "39" && !hadPlus && /^3\d{10}$/.test(digits)) return unparsed("phone_too_long");
  if (digits.length > 10 && (isWhole || phonePlan(group) !== undefined)) {
    const number = international(digits, true, false);
    if (number !== undefined) return number;
  }
  // After a plus a calling code is intended, even if the number after it is too short.
  const isMeant = hadPlus && (phonePlanOf(digits) !== undefined || !(isKnown || unassigned.test(digits)));
  if (!isMeant && (trunk === "" ? isGrouped || hadPlus : isBare) && fits(digits, plan, code))
    return parsed(`+${code}${digits}`, trunk === "" ? repairedPlus : "phone_repaired_no_trunk");
  return doubledPrefix(digits, code, plan, min, max);
}

/** Repairs a number whose prefix was added twice: `0380…`, `+38 380…`, `380 0380…`, `0600000033` in Poland. */
function doubledPrefix(
  digits: string,
  code: string,
  plan: PhonePlan,
  min: number,
  max: number,
): Parsed<string> | undefined {
  for (let length = max; length >= min; length -= 1) {
    const number = digits.slice(-length);
    if (!fits(number, plan, code)) continue;
    const before = digits.slice(0, -length);
    const spoilt = new RegExp(`^(?:0{0,2}(?:${code}|${code.slice(0, -1)}))?0{0,2}${code}0?$|^0{1,2}$`);
    if (spoilt.test(before)) return parsed(`+${code}${number}`, "phone_repaired_prefix");
  }
  return undefined;
}

function phonePlanOf(digits: string): PhonePlan | undefined {
  return phonePlan(digits.slice(0, 3)) ?? phonePlan(digits.slice(0, 2)) ?? phonePlan(digits.slice(0, 1));
}

function withoutTrunk(digits: string, trunk: string): string | undefined {
  if (trunk !== "" && digits.startsWith(trunk)) return digits.slice(trunk.length);
  return digits.startsWith("0") ? digits.slice(1) : undefined;
}

/**
 * Whether a number fits a plan. No significant number starts with 0, except in Italy, nor with 1 in America,
 * nor with 1 or 2 in Ukraine. Numbers of Italy start with 0, mobile ones with 3, services with 55 or 8. In Sofia some
 * have six digits after the 2.
 */
function fits(number: string, [, min, max]: PhonePlan, code: string): boolean {
  const { length } = number;
  const first = number.charCodeAt(0) - 48;
  const least = code === "380" ? 3 : code === "1" ? 2 : code === "39" ? 0 : 1;
  if (code === "39" && !/^(?:0[1-9]|3\d{8,9}$|55|8[049])/.test(number)) return false;
  const shortest = code === "359" && first === 2 ? 7 : min;
  return length >= shortest && length <= max && first >= least && !isPlaceholder(number);
}

/** Whether the digits are fake input for a required field: `000000000`, `123456789`. */
function isPlaceholder(digits: string): boolean {
  const step = digits.charCodeAt(1) - digits.charCodeAt(0);
  if (step === -9) return digits.length > 6 && isPlaceholder(digits.slice(1));
  for (let index = 2; index < digits.length; index += 1) {
    const difference = digits.charCodeAt(index) - digits.charCodeAt(index - 1);
    if (difference !== step && !(difference === -9 * step && index > 6)) return false;
  }
  return step === 0 || digits.length > 6;
}
