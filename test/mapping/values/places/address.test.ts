import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitAddress } from "../../../../src/mapping/values/places/address.ts";
import { createCountryLookup } from "../../../../src/mapping/values/places/country.ts";

const countries = createCountryLookup();
const split = (text: string, country?: string) => splitAddress(text, country, countries);

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
    ["UA", "79000\n\nЛьвів вул.Зелена 5;кв. 7", "вул.Зелена 5, кв. 7", "Львів", "79000"],
    ["CZ", "110 00 Praha 10, Dlouhá 12", "Dlouhá 12", "Praha 10", "110 00"],
    ["DE", "10115 Musterstraße 5, Berlin", "Musterstraße 5", "Berlin", "10115"],
    ["PL", "M. Nowy Sącz, ul. Lwowska 3", "ul. Lwowska 3", "Nowy Sącz", ""],
    ["CZ", "Město Albrechtice, Dlouhá 12", "Dlouhá 12", "Město Albrechtice", ""],
    // Digits that belong to a house are no postcode.
    ["UA", "Одеса, вул. Зелена 5/65026", "вул. Зелена 5/65026", "Одеса", ""],
    ["UA", "Одеса, вул. Зелена 65026/1", "вул. Зелена 65026/1", "Одеса", ""],
    ["AT", "Musterstraße 1234, 1060 Wien", "Musterstraße 1234", "Wien", "1060"],
    ["AT", "Wien, Musterstraße 1234", "Musterstraße 1234", "Wien", ""],
    ["HU", "Budapest, Minta utca, 1234/5", "Minta utca, 1234/5", "Budapest", ""],
    // Numbers of houses that ISO has for countries.
    ["UA", "м. Полтава, вул. Вигадана, 124, 36000", "вул. Вигадана, 124", "Полтава", "36000"],
    ["DE", "Erfundenstraße, 276, 04103 Leipzig", "Erfundenstraße, 276", "Leipzig", "04103"],
    ["PL", "ul. Zmyślona, 616, 61-001 Poznań, PL", "ul. Zmyślona, 616", "Poznań", "61-001"],
    ["DE", "Musterstr. 5, 10115 Berlin, GERMANY", "Musterstr. 5", "Berlin", "10115"],
    ["DE", "Musterstr. 5, 10115 Berlin, DEU", "Musterstr. 5", "Berlin", "10115"],
    // A country may be a part of the name of a town.
    ["MX", "Calle Falsa 5, Ciudad de México", "Calle Falsa 5", "Ciudad de México", ""],
    ["UA", "вул. Миру 3, Нова Україна", "вул. Миру 3", "Нова Україна", ""],
    ["UA", "вул. Миру 3, с. Вільна Україна", "вул. Миру 3", "Вільна Україна", ""],
    ["FR", "Rue Fictive 5, 97420 Le Port, La Réunion, France", "Rue Fictive 5", "Le Port", "97420"],
    ["UA", "Одеса, вул. Зелена 5, кв. 07", "вул. Зелена 5, кв. 07", "Одеса", ""],
    ["UA", `Київ, вул. ${"З".repeat(287)} 1`, `вул. ${"З".repeat(287)} 1`, "Київ", ""],
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
    ["a flat before a town", "UA", "кв. 7, Харків"],
    ["a house after a second town", "UA", "Львів, вул. Зелена, Київ, 12"],
    ["a street, then a town, then a house", "UA", "Вулиця Зелена, Київ, 12"],
    ["a second postcode in a street", "UA", "65026, Одеса, вул. Зелена 65027"],
    ["a phone number", "UA", "Одеса, вул. Зелена 5, 0631234567"],
    ["a region with a number", "UA", "Київ, вул. Миру 3, Київська обл. 12"],
    ["more than a region in its part", "UA", `Київ, вул. Миру 3, обл. ${"К".repeat(36)}`],
    ["two letters that may be a province", "IT", "Via Finta 5, 14100 Asti, AT"],
    ["two letters that may be a province, of no known country", undefined, "Via Finta 5, Asti, AT"],
    ["a house with letters of the country", "UA", "Одеса, вул. Зелена, UA-5"],
    ["the letters of another country", "UA", "Одеса, вул. Зелена 5, PL"],
    ["another country", "RO", "Strada Lungă 5, Chișinău, Moldova"],
    ["three letters of another country", "DE", "Beispielgasse 5, 80331 Salzburg, AUT"],
    ["a number with a zero in front", "UA", "Одеса, вул. Зелена, 0412"],
    ["a word of a program", "TR", "Ankara, Sample Street 5, undefined"],
    ["a text of 301 letters", "UA", `Київ, вул. ${"З".repeat(288)} 1`],
    ["an empty text", "UA", ""],
  ])("is not split where it has %s", (_, country, text) => {
    expect(split(text, country)).toBeUndefined();
  });

  const towns =
    "м Одеса/м.Одеса/м. Одеса/місто Одеса/г Одеса/г. Одеса/город Одеса/с. Одеса/с.Одеса/село Одеса/" +
    "селище Одеса/смт Одеса/смт. Одеса/пгт Одеса/пгт. Одеса/m. Одеса/miasto  Одеса/wieś Одеса/" +
    "obec Одеса/město Одеса/mesto Одеса/Одеса Україна/Одеса Ukraine/Одеса, Україна.";
  it.each(towns.split("/"))("is in the town without its kind and country: %s", (text) => {
    expect(split(`${text}, вул. Зелена 5`, "UA")?.city).toBe("Одеса");
  });

  const regions =
    "обл. область області район р-н рн woj. województwo powiat pow. gmina gm. jud. județ county kraj " +
    "okres";
  it.each(regions.split(" "))("leaves out the region: %s", (kind) => {
    for (const region of [
      `${kind} Вигаданий`,
      `Вигаданий ${kind}`,
      `${kind} ${"К".repeat(39 - kind.length)}`,
    ])
      expect(split(`Одеса, вул. Зелена 5, ${region}`, "UA")?.street).toBe("вул. Зелена 5");
  });

  it.each(["Staré město Praha", "Kleine Schweiz-Nord", "K. Vary", "Hr.Králové", "Nowe USA"])(
    "is in %s, as the town is called",
    (city) => {
      expect(split(`${city}, Musterstr. 5`, "DE")).toEqual({ street: "Musterstr. 5", city, postcode: "" });
    },
  );

  const streets =
    "вул. вулиця ул. улица vulytsia vulitsya ulitsa ul. ulica просп. проспект пр. пр-т пр-кт пров. " +
    "провулок пер. переулок бул. бульв. бульвар б-р пл. площа площадь ploshcha ploshchad plac шосе " +
    "шоссе наб. набережна узвіз тупик al. aleja aleje алея os. osiedle rynek str. strada straße street " +
    "st. road rd. avenue ave. lane náměstí nám. třída utca út rue via calle";
  it.each(streets.split(" "))("has a street without a number: %s", (kind) => {
    for (const street of [`${kind} Вигадана`, `Вигадана ${kind}`.replace(/\.$/, "")])
      expect(split(`Одеса, ${street}`, "UA")).toEqual({ street, city: "Одеса", postcode: "" });
  });

  const insides =
    "кв. квартира під. під'їзд подъезд пов. поверх poverkh этаж оф. офіс корп. корпус буд. будинок дом " +
    "д. секція sektsiya lok. lokal mieszkanie m. kl. klatka piętro flat apt. apartment floor entrance " +
    "byt dv. scara sc. ap. et. bl.";
  it.each(insides.split(" "))("keeps what is in the house with the street: %s", (kind) => {
    const street = `вул. Зелена 5, ${kind} 3`;
    expect(split(`Одеса, ${street}`, "UA")).toEqual({ street, city: "Одеса", postcode: "" });
  });

  it.each(
    "м. |м.|м |г. |г |с. |смт |смт. |пгт |місто |город |село |селище |М. |С.|Г. |СМТ |Смт. |Місто |Город |Село |Селище ".split(
      "|",
    ),
  )("takes %j for what a place is, not for its name", (kind) => {
    expect(split(`${kind}Вигадане, вул. Зелена 5`, "UA")?.city).toBe("Вигадане");
  });

  it("loses no digit of a house, and takes nothing that the text does not have", () => {
    const part = fc.oneof(
      fc.constantFrom(
        "Одеса",
        "вул. Зелена 5",
        "вул. Зелена",
        "кв. 7",
        "65026",
        "Київська обл.",
        "12",
        "Kraków",
        "ul. Mała",
        "м. Львів",
        "Україна",
        "UA",
      ),
      // Every number: that of a house, of a country, of a part of a postcode.
      fc.integer({ min: 0, max: 99_999 }).map(String),
      fc
        .tuple(fc.constantFrom("вул. Зелена ", "кв. ", "0", "№"), fc.nat(999))
        .map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }),
        fc.constantFrom(", ", " ", "\n"),
        fc.constantFrom("UA", "PL", "DE", "AT", "CZ", undefined),
        (parts, between, country) => {
          const text = parts.join(between);
          const found = split(text, country);
          if (found === undefined) return;
          expect(text).toContain(found.city);
          for (const piece of found.street.split(", ")) expect(text).toContain(piece);
          const digits = (of: string) => of.replace(/\D/g, "").split("").sort().join("");
          expect(digits(found.street + found.city + found.postcode)).toBe(digits(text));
        },
      ),
    );
  });
});
