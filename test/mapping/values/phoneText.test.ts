import { describe, expect, it } from "vitest";
import { parsePhone } from "../../../src/mapping/values/phone.ts";
import { phoneText } from "../../../src/mapping/values/phoneText.ts";

describe("a number of something else", () => {
  it.each([
    ["замовлення №100500, тел 0671234567", ";, тел 0671234567"],
    ["заказ 12345678 0671234567", "; 0671234567"],
    ["zamówienie 555666777", ";"],
    ["nr zam. 601234567", "nr ;"],
    ["numer zlecenia 601234567", "numer ;"],
    ["Auftrag 123456789", ";"],
    ["užsakymas 123456789", ";"],
    ["rendelés 123456789", ";"],
    ["zamiast 601234567", "zamiast 601234567"],
    ["Bestellung 123456789", ";"],
    ["objednávka 123456789", ";"],
    ["паспорт АВ123456", ";"],
    ["ІПН 3012345678", ";"],
    ["ИНН 3012345678", ";"],
    ["РНОКПП 3012345678", ";"],
    ["ЄДРПОУ 00032129", ";"],
    ["карта 5168 7423 1234 5678", "карта ;"],
    ["рахунок 26001234567890", ";"],
    ["счёт 26001234567890", ";"],
    ["счет 26001234567890", ";"],
    ["ТТН 20450123456789", ";"],
    ["накладна 59000123456789", ";"],
    ["чек 123456789", ";"],
    ["договір № 55-66", ";"],
    ["NIP 526-025-02-74", ";"],
    ["REGON: 123456789", ";"],
    ["PESEL 44051401359", ";"],
    ["faktura FV123456", ";"],
    ["paczka nr 123456", ";"],
    ["dowód ABC123456", ";"],
    ["Rechnung 123456789", ";"],
    ["Kundennummer 1234567", ";"],
    ["Rechnungsnr. 1234567", ";"],
    ["Vertrag-Nr: 1234", ";"],
    ["invoice 12-34 56", ";"],
    ["sku 12 067 123 45 67", "; 067 123 45 67"],
    ["IBAN PL61 1090 1014 0000 0712 1981 2874", "IBAN ;"],
    ["UA21 3223 1300 0002 6007 2335 6600 1", ";"],
    ["PL61109010140000071219812874", ";"],
    ["x PL61109010140000071219812874 x", "x ; x"],
    ["тут PL61 1090 1014 0000 0712 1981 2874 x", "тут ; x"],
    ["GB29NWBK60161331926819", ";"],
    ["DE89 3704 0044 0532 0130 00", ";"],
    ["до 2026-11-20", "до ;"],
    ["після 1500 грн", "після ;"],
    ["тут AB123456", "тут ;"],
    ["15000₴ 0671234567", "; 0671234567"],
    ["5168 7423 1234 5678", ";"],
    ["5168-7423-1234-5678", ";"],
    ["12.5", ";"],
    ["1.5", ";"],
    ["12.05.2026", ";"],
    ["1.5.26", ";"],
    ["12.05.26, 067", ";, 067"],
    ["10.05.", ";."],
    ["2026-11-20", ";"],
    ["12:05", ";"],
    ["9:05", ";"],
    ["12:05:33", ";"],
    ["1500 грн", ";"],
    ["5 uah", ";"],
    ["1 500,50 zł", ";"],
    ["1500грн", ";"],
    ["12,5 pln x", "; x"],
    ["00-950", ";"],
    ["00-950 600123456", "; 600123456"],
    ["x 00-950", "x ;"],
    ["#105", ";"],
    ["#15-16", ";"],
    ["# 12 34 067", "; 067"],
    ["відділення 34", ";"],
    ["поштомат 1234", ";"],
    ["кв. 15", ";"],
    ["буд.7", ";"],
    ["під'їзд 2", ";"],
    ["поверх 9", ";"],
    ["домофон 12", ";"],
    ["індекс 65000", ";"],
    ["rozm. 42", ";"],
    ["size 42", ";"],
    ["m. 12", ";"],
    ["lok 3", ";"],
    ["д. 7", ";"],
    ["дом 5", ";"],
    ["zip 12345", ";"],
    ["PLZ 10115", ";"],
    ["AB123456", ";"],
    ["ABC123456 x", "; x"],
    ["ivan0501112233@gmail.com", ";"],
    ["380671234567@c.us x", "; x"],
  ])("is taken out of %j, of which %j stays", (text, left) => {
    expect(phoneText(text)).toMatchObject({ text: left, hasWords: true, hasZeros: false });
  });

  it.each([
    ["Telefonnummer 0171 3920043", true],
    ["Handynr. 0171 3920043", true],
    ["Rufnummer 0171", true],
    ["Mobilnummer 0171", true],
    ["51687 4231 2345 6781", false],
    ["1500₴ 0671234567", false],
    ["x58012345", false],
    ["38#7", false],
    ["5 00-950", false],
    ["22-123 4567", false],
    ["5168 7423 1234 56789", false],
    ["067.123.45.67", false],
    ["1.234.567", false],
    ["112:05", false],
    ["12:055", false],
    ["2026-11-201", false],
    ["1500 грнx", true],
    ["+00-950", false],
    ["00-9501", false],
    ["22-123 45 67", false],
    ["00-950-1", false],
    ["(00-950", false],
    ["кв 123456", true],
    ["abcd123456", true],
    ["AB12345", true],
    ["тел123456", false],
    ["tel123456", false],
    ["0671234567", false],
  ])("is not seen in %j", (text, hasWords) => {
    expect(phoneText(text)).toMatchObject({ text, hasWords, hasZeros: false });
  });
});

it("the text around a phone has one kind of dash, and nothing that no one sees", () => {
  expect(phoneText("067–123—45−67").text).toBe("067-123-45-67");
  expect(phoneText("067‑123‐45•67").text).toBe("067-123-45-67");
  expect(phoneText("\u202a067\u200b1\u202c").text).toBe("0671");
});

describe("a word that comes with phones", () => {
  it.each(
    "тел телефон tel telefon phone моб мобільний mob mobile mobil kom handy viber вайбер telegram whatsapp ext доб дод вн wew or або или lub oder та x".split(
      " ",
    ),
  )("is none next to a number: %s", (word) => {
    for (const own of [word, word.toUpperCase()]) {
      expect(phoneText(`${own} 067`).hasWords, own).toBe(false);
      expect(phoneText(`067 ${own}. 5`).hasWords, own).toBe(false);
      expect(phoneText(`${own}ж 067`).hasWords, own).toBe(true);
      expect(phoneText(`ж${own} 067`).hasWords, own).toBe(true);
    }
  });

  it("leaves the name of a messenger's buyer", () => {
    expect(phoneText("380671234567@c.us").text).toBe("380671234567");
    expect(phoneText("380671234567@s.whatsapp.net ").text).toBe("380671234567");
    expect(phoneText("380671234567@cxus").text).toBe(";");
  });
});

describe("a letter O among digits", () => {
  it.each([
    ["O67 123", "067 123"],
    ["О67", "067"],
    ["о 67", "0 67"],
    ["067-12О-45", "067-120-45"],
    ["067 o 45", "067 0 45"],
    ["+O67", "+067"],
    ["(О)67", "(0)67"],
    ["1 O)", "1 0)"],
  ])("is a zero in %j: %j", (text, read) => {
    expect(phoneText(text)).toMatchObject({ text: read, hasWords: false, hasZeros: true });
  });

  it.each(["OO", "ТО67", "O x", "0671234567"])("is none in %j", (text) => {
    expect(phoneText(text)).toMatchObject({ text, hasZeros: false });
  });
});

describe("the first phone of a text", () => {
  it("needs no note because of what comes after it", () => {
    expect(parsePhone("0671234567, 12", { country: "UA" })).toEqual({ ok: true, value: "+380671234567" });
    expect(parsePhone("12, 0671234567", { country: "UA" })).toMatchObject({ note: "phone_from_text" });
  });

  it.each([
    ["067-123-45-67", true],
    ["(67) 123-45-67", true],
    ["067 12 345 67 )", true],
    ["067 1 2 3 4 5 6 7", true],
    ["0 671234567", true],
    ["067_123_45_67", true],
  ])("is %s, in whatever groups", (text, isRead) => {
    const read = parsePhone(text, { country: "UA" });
    expect(read.ok && read.value === "+380671234567").toBe(isRead);
  });

  it.each([
    ["380671234567.0", "+380671234567"],
    ["380671234567.00 ", "+380671234567"],
    ["+380671234567 ext. 5", "+380671234567"],
    ["+380671234567;ext=5", "+380671234567"],
    ["+380671234567 доб 123456", "+380671234567"],
    ["+380671234567 дод.1", "+380671234567"],
    ["+380671234567 вн. 1", "+380671234567"],
    ["+380671234567 wew 1", "+380671234567"],
    ["+380671234567x1", "+380671234567"],
    ["+380671234567 # 1", "+380671234567"],
  ])("is read without what belongs to it: %s", (text, value) => {
    expect(parsePhone(text)).toMatchObject({ ok: true, value });
  });
});
