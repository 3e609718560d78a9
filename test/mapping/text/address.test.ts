import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitAddress } from "../../../src/mapping/text/address.ts";
import { createCountryLookup } from "../../../src/mapping/text/country.ts";

const countries = createCountryLookup();
const split = (text: string, country?: string) => splitAddress(text, country, (part) => countries(part).ok);

describe("an address in one text", () => {
  it.each([
    ["UA", "Одеса, вул. Вигадана, 12, кв. 4, 65026", "вул. Вигадана, 12, кв. 4", "Одеса", "65026"],
    ["UA", "65026, м. Одеса, вул. Вигадана 12/4", "вул. Вигадана 12/4", "Одеса", "65026"],
    ["UA", "79000 Львів вул. Зелена 5", "вул. Зелена 5", "Львів", "79000"],
    ["UA", "Харків, Вигадана, 25", "Вигадана, 25", "Харків", ""],
    ["UA", "Україна, Київська обл., Бучанський р-н, с. Петрівка, вул. Миру 3", "вул. Миру 3", "Петрівка", ""],
    ["UA", "вул. Київська 5, Житомир", "вул. Київська 5", "Житомир", ""],
    [
      "UA",
      "Львів\nвул. Зелена, буд. 115, під'їзд 2, кв. 33",
      "вул. Зелена, буд. 115, під'їзд 2, кв. 33",
      "Львів",
      "",
    ],
    ["PL", "ul. Zmyślona 5/12, 31-147 Kraków", "ul. Zmyślona 5/12", "Kraków", "31-147"],
    ["PL", "31147 Kraków, Długa 5 m. 12", "Długa 5 m. 12", "Kraków", "31-147"],
    ["PL", "Nowy Sącz, woj. małopolskie, ul. Lwowska 3", "ul. Lwowska 3", "Nowy Sącz", ""],
    ["PL", "Aleje Zmyślone 100, 00-807 Warszawa, Polska", "Aleje Zmyślone 100", "Warszawa", "00-807"],
    ["CZ", "Dlouhá 12, 110 00 Praha 1", "Dlouhá 12", "Praha 1", "110 00"],
    ["DE", "10115 Berlin, Musterstr. 5a", "Musterstr. 5a", "Berlin", "10115"],
    ["DE", "Musterstraße 5 10115 Berlin Deutschland", "Musterstraße 5", "Berlin", "10115"],
    ["AT", "1060 Wien, Musterstraße 5/3/12", "Musterstraße 5/3/12", "Wien", "1060"],
    [undefined, "Одеса, вул. Вигадана 5", "вул. Вигадана 5", "Одеса", ""],
  ])("%s: %s", (country, text, street, city, postcode) => {
    expect(split(text, country)).toEqual({ street, city, postcode });
  });

  it.each([
    ["a town alone", "UA", "Київ"],
    ["a street alone", "UA", "вул. Зелена 1"],
    ["two towns", "UA", "Київ, Харків, вул. Зелена 1"],
    ["two streets", "UA", "Київ, вул. Зелена 1, вул. Мала 2"],
    ["a pick-up point", "UA", "Одеса, Поштомат 1234, вул. Зелена 5"],
    ["a pick-up point abroad", "DE", "Packstation 145, 10115 Berlin"],
    ["two postcodes", "UA", "65026, Одеса, вул. Зелена 5, 65027"],
    ["a postcode of an unknown country", undefined, "Musterstraße 5, 10115 Berlin"],
    ["a postcode that no one reads", "GB", "221B Sample Street, London NW1 6XE"],
    ["a number before a town", "UA", "25, Харків"],
    ["words that are no town", "UA", "вул. Зелена 5, передзвоніть"],
    ["a text of 400 letters", "UA", `Київ, вул. ${"Зелена ".repeat(60)}1`],
    ["an empty text", "UA", ""],
  ])("is not split where it has %s", (_, country, text) => {
    expect(split(text, country)).toBeUndefined();
  });

  it("loses no digit of a house, and takes nothing that the text does not have", () => {
    const part = fc.constantFrom(
      "Одеса",
      "вул. Зелена 5",
      "кв. 7",
      "65026",
      "Київська обл.",
      "12",
      "Kraków",
      "ul. Mała",
      "м. Львів",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom(", ", " ", "\n"), (parts, between) => {
        const text = parts.join(between);
        const found = split(text, "UA");
        if (found === undefined) return;
        expect(text).toContain(found.city);
        for (const piece of found.street.split(", ")) expect(text).toContain(piece);
        const digits = (of: string) => of.replace(/\D/g, "").split("").sort().join("");
        expect(digits(found.street + found.city + found.postcode)).toBe(digits(text));
      }),
    );
  });
});
