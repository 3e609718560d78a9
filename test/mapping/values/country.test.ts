import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alpha3Codes, createCountryLookup } from "../../../src/mapping/values/country.ts";
import { numRuns } from "../numRuns.ts";

const country = createCountryLookup();

describe("createCountryLookup", () => {
  it.each([
    ["UA", "UA"],
    ["ua", "UA"],
    [" pl ", "PL"],
    ["UKR", "UA"],
    ["POL", "PL"],
    ["deu", "DE"],
    ["AUT", "AT"],
    ["804", "UA"],
    ["616", "PL"],
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
    ["Literally nowhere", undefined],
    ["", undefined],
    ["DD", undefined],
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
    "US=USA|united states of america|США|сполучені штати америки|америка|america|statele unite,GB=england|great britain|великобританія|англія|англия|anglia|scotland|wales|сполучене королівство,NL=holland|голландія,CZ=czech republic|česká republika|republika czeska,SK=slovak republic|slovenská republika,RU=рф|російська федерація,KR=south korea,TR=turkey,AE=uae|оае,DE=brd|германія|германия,PL=rzeczpospolita polska,MD=молдавія|молдавия,BY=білорусія|белоруссия|белорусь,MK=macedonia"
      .split(",")
      .map((row) => row.split("=")),
  )(
    "knows %s by the names that no language has in its table, in whatever languages: %s",
    (code, names = "") => {
      const look = createCountryLookup(["fi"]);
      for (const name of names.split("|")) expect(look(name), name).toEqual({ ok: true, value: code });
    },
  );

  it("knows the names of 27 languages, each as soon as it is looked for", () => {
    const look = createCountryLookup();
    const names =
      "Germany Німеччина Niemcy Deutschland Německo Nemecko Germania Németország Vokietija Vācija Saksamaa Германия Alemania Allemagne Alemanha Duitsland Njemačka Немачка Nemčija Германија Njemačka Tyskland Saksa";
    for (const name of names.split(" ")) expect(look(name), name).toEqual({ ok: true, value: "DE" });
    // A name that two languages have for two countries is the one of the first.
    expect(look("Kongo")).toEqual({ ok: true, value: "CG" });
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
