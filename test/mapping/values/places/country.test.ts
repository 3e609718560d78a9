import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWords } from "../../../../src/mapping/values/fold.ts";
import {
  alpha3Codes,
  countryOfNumber,
  createCountryLookup,
} from "../../../../src/mapping/values/places/country.ts";
import { numRuns } from "../../numRuns.ts";

const country = createCountryLookup();

/** Each name that `Intl` has for a country in a language of the look-up. */
function namesOfIntl(style: "long" | "short" = "long"): (readonly [name: string, code: string])[] {
  const languages =
    "en uk pl de cs sk ro hu lt lv et bg es fr it pt nl ru hr sr sl mk bs sv da nb fi el tr".split(" ");
  return languages.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none", style });
    return [...alpha3Codes().values()].map((code) => [names.of(code) ?? "", code] as const);
  });
}

describe("createCountryLookup", () => {
  it.each([
    ["UA", "UA"],
    ["ua", "UA"],
    [" pl ", "PL"],
    ["UKR", "UA"],
    ["POL", "PL"],
    ["deu", "DE"],
    ["AUT", "AT"],
    ["Україна", "UA"],
    ["УКРАЇНА", "UA"],
    ["Ukraina", "UA"],
    ["Ukraine", "UA"],
    ["Polska", "PL"],
    ["Польща", "PL"],
    ["Polen", "PL"],
    ["Poland", "PL"],
    ["Niemcy", "DE"],
    ["Німеччина", "DE"],
    ["Deutschland", "DE"],
    ["Germany", "DE"],
    ["Česko", "CZ"],
    ["Cesko", "CZ"],
    ["Czech Republic", "CZ"],
    ["Česká republika", "CZ"],
    ["Чехія", "CZ"],
    ["Österreich", "AT"],
    ["Osterreich", "AT"],
    ["the Netherlands", "NL"],
    ["Niederlande", "NL"],
    ["Holandia", "NL"],
    ["Wielka Brytania", "GB"],
    ["Велика Британія", "GB"],
    ["UK", "GB"],
    ["U.K.", "GB"],
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["США", "US"],
    ["United States", "US"],
    ["EL", "GR"],
    ["Rzeczpospolita Polska", "PL"],
    ["Англія", "GB"],
    ["Scotland", "GB"],
    ["Германія", "DE"],
    ["Hrvatska", "HR"],
    ["Sverige", "SE"],
    ["Suomi", "FI"],
    ["🇺🇦", "UA"],
    ["UA - Ukraine", "UA"],
    ["UA (Україна)", "UA"],
    ["GB-ENG", "GB"],
    [" GB-ENG ", "GB"],
    ["UA-30", "UA"],
    ["Україна, UA", "UA"],
    ["Bosnia/Herzegovina BA", "BA"],
    [`${"x".repeat(71)}, Ukraine`, "UA"],
    [`${"x".repeat(72)}, Ukraine`, undefined],
    ["XUA-30", undefined],
    ["GB-ENGL", undefined],
    ["USA,CA", undefined],
    ["USA,  CA", undefined],
    ["Україна, Київ", "UA"],
    [" UA - Ukraine", "UA"],
    ["the Republic of Poland", "PL"],
    ["The  Republic of Poland", "PL"],
    [`Polska${".".repeat(74)}`, "PL"],
    [`Polska${".".repeat(75)}`, undefined],
    ["UA - Poland", undefined],
    ["XUA - Ukraine", undefined],
    ["UA (Ukraine)/PL", undefined],
    ["PL - Ukraine PL", undefined],
    ["it - is", undefined],
    ["Lviv 🇺🇦", undefined],
    ["616–", undefined],
    ["«616", undefined],
    ["Po the land", undefined],
    ["Po republic of land", undefined],
    ["xthe Poland", undefined],
    ["🇺", undefined],
    [",", undefined],
    ["Ελλάδα", "GR"],
    ["ΠΟΛΩΝΙΑ", "PL"],
    ["Ukrayna", "UA"],
    ["FRANSIZ GUYANASI", "GF"],
    ["Saint Kitts and Nevis", "KN"],
    ["Bosnia & Herzegovina", "BA"],
    ["Islamic Republic of Pakistan", "PK"],
    ["Bundesrepublik Deutschland", "DE"],
    ["Республика Беларусь", "BY"],
    ["Republiek Oostenrijk", "AT"],
    ["Moldova, Republic of", "MD"],
    ["Korea, Republic of", "KR"],
    ["Tanzania, United Republic of", "TZ"],
    ["Guinea, Equatorial", "GQ"],
    ["Samoa, American", "AS"],
    ["Ireland, Northern", "GB"],
    ["Virgin Islands, U.S.", "VI"],
    ["Congo, the Democratic Republic of the", "CD"],
    ["Republic of the Congo", "CG"],
    ["Україна, Республіка Крим", "UA"],
    ["Hong Kong, China", "HK"],
    ["Гонконг", "HK"],
    ["EE. UU.", "US"],
    ["Palestyna", "PS"],
    ["ОК", undefined],
    ["China, Republic of", undefined],
    ["Republik China", undefined],
    ["Korea, Democratic People's Republic of", undefined],
    ["Demokratische Republik Kongo", undefined],
    ["Democratische Republiek Congo", undefined],
    ["State of Georgia", undefined],
    ["Republika Srpska", undefined],
    ["Republic of", undefined],
    ["804", undefined],
    ["616", undefined],
    ["Literally nowhere", undefined],
    ["", undefined],
    ["DD", undefined],
    ["sv-SE", undefined],
    ["uk-UA", undefined],
    ["pl-PL", undefined],
    ["UA-30", "UA"],
    ["XX", undefined],
    ["ZZ", undefined],
    ["EU", undefined],
    ["XYZ", undefined],
    ["000", undefined],
    ["constructor", undefined],
    ["__proto__", undefined],
  ])("finds %j", (text, code) => {
    expect(country(text)).toEqual(
      code === undefined ? { ok: false, code: "country_unknown" } : { ok: true, value: code },
    );
  });

  it.each(
    "US=united states of america|сполучені штати америки|америка|america|statele unite,GB=england|great britain|англія|англия|scotland|wales|сполучене королівство,NL=голландія,CZ=czech republic|česká republika|republika czeska,SK=slovak republic|slovenská republika,RU=рф|російська федерація,KR=republic of korea,TR=turkey,AE=uae,PL=rzeczpospolita polska,MD=молдавія|молдавия,BY=білорусія|белоруссия|белорусь,MK=macedonia"
      .split(",")
      .map((row) => row.split("=")),
  )(
    "knows %s by the names that no language has in its table, in whatever languages: %s",
    (code, names = "") => {
      const look = createCountryLookup(["fi"]);
      for (const name of names.split("|")) expect(look(name), name).toEqual({ ok: true, value: code });
    },
  );

  it("knows the names of 29 languages, each as soon as it is looked for", () => {
    const look = createCountryLookup();
    const names =
      "Germany Німеччина Niemcy Deutschland Německo Nemecko Germania Németország Vokietija Vācija Saksamaa Германия Alemania Allemagne Alemanha Duitsland Njemačka Немачка Nemčija Германија Njemačka Tyskland Saksa Γερμανία Almanya";
    for (const name of names.split(" ")) expect(look(name), name).toEqual({ ok: true, value: "DE" });
  });

  it("knows no name that two languages have for two countries", () => {
    const meanings = new Map<string, Set<string>>();
    for (const [name, code] of namesOfIntl()) {
      const key = foldWords(name).replace(/[^\p{L}\p{N}]/gu, "");
      meanings.set(key, (meanings.get(key) ?? new Set()).add(code));
    }
    const several = [...meanings].filter(([, codes]) => codes.size > 1).map(([key]) => key);
    expect(several.sort()).toEqual(["kongo", "svetimartin"]);
    for (const name of [...several, "Kongo", "Свети Мартин"]) expect(country(name).ok, name).toBe(false);
  });

  it("knows every country whose short name differs", () => {
    const long = namesOfIntl();
    const short = namesOfIntl("short").filter(([name], index) => name !== long[index]?.[0]);
    expect([...new Set(short.map(([, code]) => code))].sort()).toEqual(
      "BA CC GB HK MM MO PN PS US".split(" "),
    );
    for (const [name, code] of short)
      if (foldWords(name).replace(/[^\p{L}]/gu, "").length > 2)
        expect([name, country(name)]).toEqual([name, { ok: true, value: code }]);
  });

  it("reads every other name of its languages as the country that Intl has it for", () => {
    for (const [name, code] of namesOfIntl()) {
      const read = country(name);
      if (read.ok || !/^(?:Kongo|Свети Мартин|Sveti Martin)$/.test(name))
        expect([name, read]).toEqual([name, { ok: true, value: code }]);
    }
  });

  it("knows only the names of the languages that it is given", () => {
    const polish = createCountryLookup(["pl"]);
    expect(polish("Niemcy").ok).toBe(true);
    expect(polish("Німеччина").ok).toBe(false);
  });

  it("gives only codes that it takes itself, for any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[A-Z]{2,3}$/), fc.stringMatching(/^\d{3}$/)),
        (text) => {
          const result = country(text);
          if (!result.ok) return;
          expect(result.value).toMatch(/^[A-Z]{2}$/);
          expect(country(result.value)).toEqual(result);
        },
      ),
      { numRuns },
    );
  });

  it("looks at nothing long", () => {
    expect(country("Україна".repeat(200_000)).ok).toBe(false);
  });
});

describe("countryOfNumber", () => {
  it.each([
    ["804", "UA"],
    ["616", "PL"],
    ["040", "AT"],
    ["40", "AT"],
    ["4", "AF"],
    [" 056 ", "BE"],
    ["894", "ZM"],
  ])("reads %j as ISO does: %s", (text, code) => {
    expect(countryOfNumber(text)).toEqual({ ok: true, value: code });
  });

  it.each([
    ["a number of no country", "188000"],
    ["a number with a zero too many", "0804"],
    ["a part of the world", "150"],
    ["a number for users", "983"],
    ["a state that is no more", "200"],
    ["a union of states that is no more", "810"],
    ["islands that are one country no longer", "530"],
    ["no number", "UA"],
    ["a fraction", "8.4"],
    ["a sign", "-40"],
    ["nothing", ""],
  ])("reads no country from %s: %j", (_, text) => {
    expect(countryOfNumber(text)).toEqual({ ok: false, code: "country_unknown" });
  });

  it("has one number for each of the 249 countries", () => {
    const numbers = Array.from({ length: 1000 }, (_, number) => countryOfNumber(String(number)));
    const codes = numbers.flatMap((read) => (read.ok ? [read.value] : []));
    expect(codes.sort()).toEqual([...alpha3Codes().values()].sort());
  });
});

describe("alpha3Codes", () => {
  it("has one code for each of the 249 countries", () => {
    const codes = alpha3Codes();
    const look = createCountryLookup([]);
    expect(codes.size).toBe(249);
    expect(new Set(codes.values()).size).toBe(249);
    for (const [alpha3, code] of codes) {
      expect(alpha3).toMatch(/^[A-Z]{3}$/);
      expect(look(alpha3), alpha3).toEqual({ ok: true, value: code });
      expect(look(code), code).toEqual({ ok: true, value: code });
    }
  });
});
