import { describe, expect, it } from "vitest";
import { isUnusualCity } from "../../../../src/mapping/values/places/city.ts";
import { codesOf, mapLead, orderOf } from "../../mapLead.ts";

describe("a city", () => {
  it.each([
    "61-001 Poznań",
    "Poznań 61-001",
    "1060 Wien",
    "Київ, 01001",
    "Kraków, Zielona 12A",
    "Зелена 5/12",
    "Зелена 5 / 12",
    "12а Зелена",
    "вул. Зелена",
    "ВУЛ. ЗЕЛЕНА",
    "Київ, вул.Зелена",
    "ул. Вигадана",
    "пров. Тихий",
    "просп. Миру",
    "бул. Миру",
    "бульв. Миру",
    "пл. Ринок",
    "Київ буд. 5",
    "Київ кв. 7",
    "вулиця Зелена",
    "Зелена вулиця",
    "Київ Проспект Миру",
    "провулок Тихий",
    "переулок Тихий",
    "бульвар Миру",
    "площа Ринок",
    "площадь Миру",
    "шосе Київське",
    "шоссе Киевское",
    "улица Зелёная",
    "ul. Długa",
    "ul.Długa 5",
    "UL. DŁUGA",
    "ulica Długa",
    "Brno ulice Dlouhá",
    "vul. Zelena",
    "al. Długa",
    "Str. Lungă 5",
    "bd. Unirii",
    "nám. Míru",
    "Minta utca",
    "Musterstraße",
    "Musterstr.",
    "Musterstrasse 5",
  ])("is not %s", (text) => {
    expect(isUnusualCity(text)).toBe(true);
  });

  it.each([
    "Київ",
    "м. Київ",
    "смт. Вигадане",
    "Кривий Ріг",
    "Біла Церква",
    "Улянівка",
    "Площадка",
    "Praha 10",
    "Praha 10 - Nusle",
    "Brno-město",
    "Paris 8e",
    "Paris 8E",
    "Lyon 3è",
    "Lyon 3ème",
    "Budapest XIII. ker.",
    "Budapest 13. kerület",
    "București, Sector 3",
    "25 de Mayo",
    "6th of October",
    "St. Gallen",
    "Frankfurt a.M.",
    "Neustadt an der Weinstraße",
    "Heppenheim an der Bergstrasse 1",
    "Chester-le-Street",
    "Bay Street",
    "Road Town",
    "Via Nova",
    "Kettering",
    "Strassen",
    "Straßburg",
    "Hr. Králové",
    "Ulm",
    "Ulan Bator",
    "Vul",
    "L'Hospitalet",
    "Köln (Altstadt-Süd)",
    "Niigata",
    "",
  ])("may be %s", (text) => {
    expect(isUnusualCity(text)).toBe(false);
  });

  it.each(["delivery_city", "invoice_city", "delivery_point_city"] as const)(
    "with a street or a postcode is kept with a warning: %s",
    (field) => {
      const rules = { fields: { [field]: "a" } };
      expect(orderOf(rules, { a: "61-001 Poznań" })).toMatchObject({ [field]: "61-001 Poznań" });
      expect(mapLead(rules, { a: "61-001 Poznań" })).toMatchObject({
        issues: [{ code: "city_unusual", level: "warning", path: `fields.${field}` }],
      });
      expect(codesOf(rules, { a: "Poznań" })).toEqual([]);
    },
  );

  it("may come from a pattern or an address", () => {
    const rules = {
      defaults: { country: "PL" },
      values: { a: { path: "a", as: "address" } },
      fields: { delivery_city: "$a.city", invoice_city: { path: "a", pattern: "*,{city}", part: "city" } },
    } as const;
    const lead = { a: "ul. Zmyślona 5, 61-001 Poznań" };
    expect(orderOf(rules, lead)).toMatchObject({ delivery_city: "Poznań", invoice_city: "61-001 Poznań" });
    expect(mapLead(rules, lead).issues).toMatchObject([
      { code: "city_unusual", path: "fields.invoice_city" },
    ]);
  });

  it("comes out of its text in the way that the warning names", () => {
    const fields = { delivery_city: { path: "a", pattern: "{postcode} {city}", part: "city" } } as const;
    expect(codesOf({ fields }, { a: "61-001 Poznań" })).toEqual([]);
    expect(orderOf({ fields }, { a: "61-001 Poznań" })).toMatchObject({ delivery_city: "Poznań" });
    const withStreet = {
      values: { place: { path: "a", as: "address" } },
      fields: { delivery_city: "$place.city" },
    } as const;
    expect(codesOf(withStreet, { a: "Poznań, ul. Długa 5" })).toEqual([]);
    expect(orderOf(withStreet, { a: "Poznań, ul. Długa 5" })).toMatchObject({ delivery_city: "Poznań" });
  });

  it("is looked at once, however long it is", () => {
    // The time would be quadratic, and the test would not end, if a search began again at each letter.
    for (const text of [`1 1 ${"a".repeat(400_000)}`, `${"a ".repeat(200_000)}ß`, "1 ".repeat(2)])
      expect(isUnusualCity(text)).toBe(false);
  });
});
