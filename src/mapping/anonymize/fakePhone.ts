import { parsePhone } from "../text/phone.ts";
import { callingCodeIn } from "../text/phoneNumber.ts";

/**
 * National numbers that no one has, by calling code: set aside for fiction (US, GB, FR, DE, AU, IE) or in no
 * use (UA, PL). Others begin with a 1, which few plans give out, else with 99.
 */
const ranges: Readonly<Record<string, readonly string[]>> = {
  "1": ["20255501"],
  "33": ["63998"],
  "44": ["7700900"],
  "48": ["99"],
  "49": ["3023125"],
  "61": ["491570"],
  "353": ["2091"],
  "380": ["79", "72"],
};

const otherRanges = ["1", "99", "9", "5"];

/** A number that is written as another one, and is read as that one was. */
export function fakePhone(
  text: string,
  country: string | undefined,
  digitsOf: (national: string, length: number, attempt: number) => string,
): string {
  const read = parsePhone(text, { country });
  const code = read.ok ? callingCodeIn(read.value) : undefined;
  const all = text.replace(/\D/g, "");
  const national =
    read.ok && code !== undefined ? read.value.slice(1 + code.length) : all.slice(-Math.min(9, all.length));
  const starts = [...(code === undefined ? [] : (ranges[code] ?? [])), ...otherRanges];
  for (const [attempt, start] of starts.entries()) {
    const rest = national.length - start.length;
    if (rest < 2) continue;
    const fake = withDigits(text, start + digitsOf(national, rest, attempt));
    if (!read.ok) return fake;
    const again = parsePhone(fake, { country });
    if (again.ok && again.note === read.note && callingCodeIn(again.value) === code) return fake;
  }
  return withDigits(text, digitsOf(national, national.length, 99));
}

/** Puts digits in place of the last ones of a text, with its spaces and signs. */
export function withDigits(text: string, digits: string): string {
  let at = digits.length;
  return [...text]
    .reverse()
    .map((sign) => {
      if (!/\d/.test(sign) || at === 0) return sign;
      at -= 1;
      return digits.charAt(at);
    })
    .reverse()
    .join("");
}
