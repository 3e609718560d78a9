import { describe, expect, it } from "vitest";
import { parsePhone } from "../../../src/mapping/values/phone.ts";
import {
  callingCode,
  callingCodeIn,
  hasZeroTrunk,
  phoneNumber,
  phonePlan,
} from "../../../src/mapping/values/phoneNumber.ts";

/** Of each country: calling code, what is dialled before a number there, the fewest digits and the most. */
const plans =
  `US 1 - 10 10,CA 1 - 10 10,RU 7 8 10 10,KZ 7 8 10 10,GR 30 - 10 10,NL 31 0 9 9,BE 32 0 8 9,FR 33 0 9 9,
ES 34 - 9 9,HU 36 06 8 9,IT 39 - 6 11,RO 40 0 9 9,CH 41 0 9 9,AT 43 0 5 13,GB 44 0 9 10,DK 45 - 8 8,SE 46 0 7 9,
NO 47 - 8 8,PL 48 - 9 9,DE 49 0 6 11,AU 61 0 9 9,TR 90 0 10 10,PT 351 - 9 9,LU 352 - 6 11,IE 353 0 7 9,IS 354 - 7 7,
AL 355 0 8 9,MT 356 - 8 8,CY 357 - 8 8,FI 358 0 6 11,BG 359 0 8 9,LT 370 8 8 8,LV 371 - 8 8,EE 372 - 7 8,MD 373 0 8 8,
AM 374 0 8 8,BY 375 80 9 9,UA 380 0 9 9,RS 381 0 8 10,ME 382 0 8 8,XK 383 0 8 8,HR 385 0 8 9,SI 386 0 8 8,BA 387 0 8 8,
MK 389 0 8 8,CZ 420 - 9 9,SK 421 0 9 9,AE 971 0 8 9,IL 972 0 8 9,AZ 994 0 9 9,GE 995 0 9 9`
    .split(/,\s*/)
    .map((row) => {
      const [country = "", code = "", trunk = "", min, max] = row.split(" ");
      return { country, code, trunk: trunk.replace("-", ""), min: Number(min), max: Number(max) };
    });

/** A number that no one typed for something to be there. Those of Italy start with 0. */
const numberOf = (length: number, country?: string) =>
  (country === "IT" ? "0584271964386" : "5830427196438").slice(0, length);

/** The number, with its note, or why there is none. */
const read = (text: string, country?: string) => {
  const result = parsePhone(text, { country });
  return result.ok ? `${result.value} ${result.note ?? ""}`.trim() : result.code;
};

describe("the numbers of a country", () => {
  it.each(plans)("$country are read in their own ways, from the shortest to the longest", (plan) => {
    const { country, code, trunk, min, max } = plan;
    for (let length = min; length <= max; length += 1) {
      const number = numberOf(length, country);
      const whole = { ok: true, value: `+${code}${number}` };
      expect(parsePhone(`+${code}${number}`, { country })).toEqual(whole);
      expect(parsePhone(`+${code} ${number}`)).toEqual(whole);
      expect(parsePhone(`00${code}${number}`)).toEqual(whole);
      expect(parsePhone(trunk + number, { country })).toEqual(whole);
      // Where numbers may be so much longer, the code is a part of this one.
      if (code.length + length > max)
        expect(parsePhone(`+${code} ${code}${number}`)).toEqual({ ...whole, note: "phone_repaired_prefix" });
      if (trunk !== "")
        expect(parsePhone(`+${code}${trunk}${number}`)).toEqual({ ...whole, note: "phone_repaired_trunk" });
      if (trunk === "0" && length > 6)
        expect(parsePhone(number, { country })).toEqual({ ...whole, note: "phone_repaired_no_trunk" });
    }
    expect(parsePhone(`+${code}${numberOf(min - 1, country)}`).ok).toBe(false);
    if (max < 13) expect(parsePhone(`+${code}${numberOf(max + 1, country)}`).ok).toBe(false);
  });

  it("are known by the country in any case, and by their code", () => {
    for (const { country, code, trunk, min, max } of plans) {
      expect(callingCode(country)).toBe(code);
      expect(callingCode(country.toLowerCase())).toBe(code);
      expect(phonePlan(code)).toEqual([trunk, min, max]);
      expect(callingCodeIn(`+${code}${numberOf(9)}`)).toBe(code);
      expect([hasZeroTrunk(country), hasZeroTrunk(country.toLowerCase())]).toEqual([
        trunk === "0",
        trunk === "0",
      ]);
    }
    expect([
      callingCode("ZZ"),
      callingCode(""),
      phonePlan("999"),
      callingCodeIn("+999"),
      hasZeroTrunk("ZZ"),
    ]).toEqual([undefined, undefined, undefined, undefined, false]);
  });

  it("of a code that is not known are taken as they are, where anybody can have it", () => {
    for (const digits of ["2348012345", "852583042719643", "8008304271"])
      expect(parsePhone(`+${digits}`)).toEqual({ ok: true, value: `+${digits}` });
    for (const digits of [
      "234801234",
      "8525830427196438",
      "0830427196",
      "2858304271",
      "8358304271",
      "8958304271",
      "8018304271",
    ])
      expect(parsePhone(`+${digits}`).ok, digits).toBe(false);
  });

  it("begin with no digit that none begins with", () => {
    const firsts = (country: string, rest: string) =>
      Array.from({ length: 10 }, (_, first) => first).filter(
        (first) => parsePhone(`+${callingCode(country)}${first}${rest}`).ok,
      );
    expect(firsts("UA", "58304271")).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(firsts("US", "583042719")).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(firsts("IT", "58304271")).toEqual([0, 3, 5]);
    expect(firsts("IT", "00304271")).toEqual([3, 8]);
    expect(firsts("PL", "58304271")).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe("digits that someone typed for something to be there", () => {
  it.each([
    ["0000000", true],
    ["111111", true],
    ["1234567", true],
    ["9876543", true],
    ["0123456789", true],
    ["1234567890", true],
    ["9012345678", true],
    ["9000000", true],
    ["900000", false],
    ["5678901", false],
    ["4567890", false],
    ["12345679", false],
    ["12345", false],
    ["123456", false],
    ["1234568", false],
    ["1111112", false],
    ["1357913", false],
    ["9753197", false],
    ["9087654", false],
  ])("are %s: %s", (digits, isNothing) => {
    const written = { isInternational: true, country: undefined, isBare: true, isWhole: true };
    const read = phoneNumber(digits, written);
    expect(!read.ok && read.code === "phone_placeholder").toBe(isNothing);
  });
});

describe("the digits of a number", () => {
  it.each([
    ["+480600123456", undefined, "+48600123456 phone_repaired_trunk"],
    ["3800671234567", "UA", "+380671234567 phone_repaired_prefix"],
    ["38 067 123 45 67", undefined, "+380671234567"],
    ["38 067 123 45 67", "PL", "+380671234567"],
    ["1-212-555-0142", undefined, "+12125550142"],
    ["1-212-555-0142", "DE", "+12125550142"],
    ["12125550142", "US", "+12125550142"],
    ["4526123456", "DK", "+4526123456"],
    ["48600000033", "DE", "+48600000033"],
    ["0 612 34567", "LT", "+37061234567"],
    ["0991234567", "HU", "+36991234567"],
    // Ten digits and fewer are of the country, where they can be.
    ["4526123456", undefined, "phone_needs_country"],
    ["4526123456", "UA", "phone_invalid"],
    ["4526123456", "DE", "+494526123456 phone_repaired_no_trunk"],
    ["39820043", undefined, "phone_needs_country"],
    ["39820043", "UA", "phone_invalid"],
    ["39820043", "DE", "+4939820043 phone_repaired_no_trunk"],
    // A calling code that is not known needs a plus.
    ["+2348012345", "UA", "+2348012345"],
    ["002348012345", "UA", "phone_invalid"],
    ["85258304271", "UA", "phone_invalid"],
    ["80671234567", "PL", "phone_invalid"],
    ["8067123481056", "UA", "phone_invalid"],
    ["8 612 34567", "PL", "phone_invalid"],
    ["+336125678", "UA", "phone_invalid"],
    ["+761234567", "UA", "phone_invalid"],
    ["600123456123045", "UA", "phone_invalid"],
    ["6001234561230457", "UA", "phone_too_long"],
    ["+49 (0)171 3920043", "UA", "+491713920043"],
    ["+38 +380671234567", "UA", "+380671234567"],
    ["+ (380) 671234567", undefined, "+380671234567"],
    ["00583042719", "UA", "+380583042719 phone_repaired_no_trunk"],
    ["48600123456.", "UA", "+48600123456"],
    ["O583042719", "PL", "+48583042719 phone_repaired_prefix"],
    ["12/0671234567", "UA", "+380671234567 phone_from_text"],
    ["067123456.05", "UA", "phone_invalid"],
    ["0.671234567.0", "UA", "phone_invalid"],
    ["810380671", "DE", "+49810380671 phone_repaired_no_trunk"],
    ["380671234 12", "UA", "phone_invalid"],
    ["36123456,8", "UA", "phone_invalid"],
    ["112:05", "DE", "phone_too_short"],
    ["telefon", "DE", "phone_empty"],
    ["12125 550142", "UA", "phone_invalid"],
    ["380671234 380671234", "UA", "phone_invalid"],
    ["12 067/1352468", "UA", "phone_invalid"],
    ["067123456 x5 7", "UA", "phone_invalid"],
    ["600123456x5-7", "PL", "phone_invalid"],
    ["tel. +2348012345", "UA", "+2348012345"],
    ["8 (0)67 123 45 67", "UA", "+380671234567 phone_repaired_trunk_80"],
    [`${"а ".repeat(1000)}0671234567`, "UA", "phone_empty"],
    ["2026-11-20", "DE", "phone_empty"],
  ])("%s of %s are read as %s", (text, country, expected) => {
    expect(read(text, country)).toBe(expected);
  });
});

describe("a number with something before it twice", () => {
  it.each([
    ["0380583042719", "UA", "+380583042719"],
    ["+38 380583042719", "UA", "+380583042719"],
    ["380 0380583042719", "UA", "+380583042719"],
    ["+380 +380583042719", "UA", "+380583042719"],
    ["00380583042719", "UA", "+380583042719"],
    ["0583042719", "PL", "+48583042719"],
    ["00583042719", "PL", "+48583042719"],
    ["048583042719", "PL", "+48583042719"],
    ["48048583042719", "PL", "+48583042719"],
  ])("is read: %s in %s", (text, country, value) => {
    expect(parsePhone(text, { country })).toMatchObject({ ok: true, value });
  });

  it.each([
    ["000583042719", "PL"],
    ["1480583042719", "PL"],
    ["48148583042719", "PL"],
    ["1380583042719", "UA"],
    ["0001380583042719", "UA"],
  ])("is not read where it is something else: %s in %s", (text, country) => {
    expect(parsePhone(text, { country }).ok).toBe(false);
  });
});

describe("the numbers of Italy", () => {
  it.each([
    // The trunk prefix of other countries is dialled before no mobile number.
    ["+39 (0) 347 1234067", "IT", "+393471234067"],
    ["+39(0)347-123-4067", "UA", "+393471234067"],
    ["0039 (0) 347 1234067", "PL", "+393471234067"],
    ["tel. +39 (0)347 1234067", "DE", "+393471234067"],
    // It is a part of the others.
    ["+39 (0)6 1234067", "IT", "+39061234067"],
    ["+39 (0)30 1234067", "DE", "+390301234067"],
    ["39061234067", "IT", "+39061234067"],
    ["393471234067", "IT", "+393471234067"],
    ["800 123 407", "IT", "+39800123407"],
    // With a digit too many they are no number of Spain, France or Hungary.
    ["34712340678", "IT", "phone_too_long"],
    ["347 1234 0678", "IT", "phone_too_long"],
    ["3471234067 8", "IT", "phone_too_long"],
    ["33612345067", "IT", "phone_too_long"],
    ["34712340678", "ES", "+34712340678"],
    ["+34 712340678", "IT", "+34712340678"],
    ["0034712340678", "IT", "+34712340678"],
    ["+39 34712340678", "IT", "phone_invalid"],
    ["00612340678", "IT", "phone_invalid"],
    // Digits of another country are none of Italy.
    ["2975604071", "IT", "phone_invalid"],
    ["48600123407", "IT", "+48600123407"],
  ])("are read: %s in %s is %s", (text, country, expected) => {
    expect(read(text, country)).toBe(expected);
  });
});

describe("an explicit plus", () => {
  it.each([
    ["+95 1 420 596", "phone_invalid"],
    ["+508 50 40 55", "phone_invalid"],
    ["+95 1 420 5967", "+9514205967"],
    // No country has such a code.
    ["+671234067", "+380671234067 phone_repaired_no_trunk"],
    ["+0671234067", "+380671234067 phone_repaired_plus"],
  ])("wins over a number of the country: %s is %s", (text, expected) => {
    expect(read(text, "UA")).toBe(expected);
  });

  it("needs a calling code that is assigned", () => {
    // As in the list of ITU-T E.164; the rest are spare, reserved or withdrawn.
    const spare =
      "210 214 215 217 219 259 280 289 292 293 294 295 296 384 388 422 424 425 426 427 428 429 671 684 693 694 695 696 697 " +
      "698 699 801 802 803 804 805 806 807 809 830 839 851 854 857 858 859 871 872 873 874 875 876 877 879 884 885 887 " +
      "888 889 890 899 969 978 990 991 997 999";
    for (const code of spare.split(" ")) expect(parsePhone(`+${code}58304271`).ok, code).toBe(false);
    const used =
      "211 212 216 218 220 258 260 269 27 290 291 297 299 350 376 377 378 379 423 500 509 51 590 60 66 670 672 679 680 683 " +
      "685 689 690 692 800 808 81 82 84 850 852 853 855 856 86 870 878 880 881 882 883 886 91 960 968 970 977 979 98 992 998";
    for (const code of used.split(" ")) expect(parsePhone(`+${code}58304271`).ok, code).toBe(true);
  });
});

describe("a number of Sofia", () => {
  it.each([
    ["+359 2 488 780", "+3592488780"],
    ["02 488 780", "+3592488780"],
    ["02 4887 803", "+35924887803"],
    ["+359 3 488 780", "phone_invalid"],
    ["+359 2 48 87", "phone_invalid"],
  ])("has six or seven digits after the 2: %s is %s", (text, expected) => {
    expect(read(text, "BG")).toBe(expected);
  });
});
