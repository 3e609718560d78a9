import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPoint } from "../../../src/mapping/values/point.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";

describe("the id of a pick-up point", () => {
  it.each([
    ["Відділення №15 (до 30 кг на одне місце): вул. Вигадана, 5", "15"],
    ["Відділення 15", "15"],
    ["відд.12", "12"],
    ["Відділення N15", "15"],
    ["відділення номер 9", "9"],
    ["НП 15", "15"],
    ["НП-15", "15"],
    ["Одеса, НП, відд №3", "3"],
    ["нова пошта 5 отделение", "5"],
    ["15-те відділення", "15"],
    ["№15, Київ", "15"],
    ['Поштомат "Нова Пошта" №4521 (тільки для мешканців)', "4521"],
    ["Пункт №51878 (до 30 кг)", "51878"],
    ["вул. Вигадана 10, відділення №7", "7"],
    ["Укрпошта відділення 65026 (вул. Вигадана 10)", "65026"],
    ["Офис Еконт 1127", "1127"],
    ["Econt office 1127", "1127"],
    ["Packstation 145, 10115 Berlin", "145"],
    ["Packstation145", "145"],
    ["Z-BOX 12345", "12345"],
    ["[EasyBox #14797]", "14797"],
    ["Orlen Paczka 123456", "123456"],
    ["Paczkomat KRA010", "KRA010"],
    ["Paczkomat® WAW22APP, ul. Zmyślona 5", "WAW22APP"],
    ["paczkomat kra010", "KRA010"],
    ["inpost kra010m", "KRA010M"],
    ["kra010", "KRA010"],
    ["Kra010", "KRA010"],
    ["pop-kra010", "POP-KRA010"],
    ["locker:KRA010", "KRA010"],
    ["LOCKER: kra010m", "KRA010M"],
    ["Paczkomat: KRA010", "KRA010"],
    ["pickup_point:PL11033", "PL11033"],
    ["parcel-shop=12345", "12345"],
    ["inpost:KRA010", "KRA010"],
    ["packeta:12345", "12345"],
    ["Z-BOX: 12345", "12345"],
    ["point_id=7", "7"],
    ["id:15", "15"],
    ["warehouse:00000000-0000-0000-0000-0000000a0045", "00000000-0000-0000-0000-0000000a0045"],
    ["Нова пошта (відділення): №1043", "1043"],
    ["Нова Пошта (поштомат) №142, вул. Вигадана, 5", "142"],
    ["POP-WAW123 Warszawa", "POP-WAW123"],
    ["DPD ParcelShop CZ Praha ([CZ31044])", "CZ31044"],
    ["PL11033, Sklep, ul. Zmyślona 5", "PL11033"],
    ["PL11033 Sklep", "PL11033"],
    ["Odbiór: KRA010", "KRA010"],
    ["Odbiór: WAW22APP", "WAW22APP"],
    ["Odbiór: POP-WAW123", "POP-WAW123"],
    ["Відділення на розі площі №7", "7"],
    [`Відділення №15 ${"x".repeat(285)}`, "15"],
    ["Ref: 00000000-0000-0000-0000-0000000a0045", "00000000-0000-0000-0000-0000000a0045"],
  ])("in %j is %s", (text, id) => {
    expect(readPoint(text)).toBe(id);
  });

  it.each([
    "KRA010",
    "35582",
    "hu-123",
    "np15",
    "locker_12",
    "pl-pointnumber12",
    "pointnumber12-bc",
    "00000000-0000-0000-0000-0000000a0045",
  ])("stays as it is if it is alone: %s", (id) => {
    expect(readPoint(id)).toBe(id);
  });

  it.each([
    ["a weight", "Відділення (до 30 кг)"],
    ["a weight next to the kind", "відділення 30 кг"],
    ["a house number", "Пункт приймання-видачі (до 30 кг): вул. Вигадана, 15А"],
    ["a house number with a sign", "Пункт видачі, вул. Вигадана, буд №15"],
    ["a house number before the kind", "вул. Вигадана 10 відділення"],
    ["a room", "вул. Вигадана 22, офис 12"],
    ["a postcode", "Київ, вул. Вигадана 22, 01001"],
    ["a postcode with the country", "LT-01100, Vilnius"],
    ["a postcode with the country after the town", "Kraków, PL31147, ul. Zmyślona 5"],
    ["a part of a word", "Odbiór ŁKRA010 5KRA010 A-KRA010"],
    ["a post-office box", "P.O. Box 123"],
    ["a fraction", "Відділення №1/2"],
    ["a number with a letter", "Відділення №10-А"],
    ["an address", "Кур'єр, Вигадана 12 кв 4"],
    ["no number", "самовивіз"],
    ["a name", "Z-BOX Vodičkova"],
    ["the instance of a delivery method", "flat_rate:3"],
    ["the instance of a pick-up", "local_pickup:2"],
    ["the instance of a method of a carrier", "inpost:5"],
    ["a label of something else", "tel:380671234567"],
    ["a phone", "+380671234567"],
    ["an e-mail", "ola1@example.com"],
    ["the page of a point", "https://example.com/KRA010"],
    ["minutes in brackets", "Нова Пошта (15 хв від метро)"],
    ["a long story", `Відділення №15 ${"x".repeat(286)}`],
  ])("is not taken from %s: %j", (_, text) => {
    expect(readPoint(text)).toBeUndefined();
  });

  it("is part of the text", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const id = readPoint(text);
        if (id !== undefined) {
          expect(text.normalize("NFKD").toUpperCase()).toContain(id.normalize("NFKD").toUpperCase());
        }
      }),
      { numRuns },
    );
  });

  it("is any number after any name of a branch", () => {
    const kind = fc.constantFrom(
      "Відділення",
      "Поштомат",
      "Нова Пошта",
      "Packstation",
      "Punkt odbioru",
      "Locker",
    );
    fc.assert(
      fc.property(
        kind,
        fc.constantFrom(" ", " №", " № ", " #", " N", ": "),
        fc.nat(999_999),
        (name, sign, number) => {
          expect(readPoint(`${name}${sign}${number}, вул. Вигадана, 7`)).toBe(String(number));
        },
      ),
      { numRuns },
    );
  });
});
