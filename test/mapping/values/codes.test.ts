import { describe, expect, it } from "vitest";
import { currenciesOf } from "../../../src/mapping/values/currency.ts";
import { createCountryLookup } from "../../../src/mapping/values/places/country.ts";
import { formatPostcode } from "../../../src/mapping/values/places/postcode.ts";
import { parseTaxId } from "../../../src/mapping/values/taxId.ts";

describe("a currency", () => {
  it.each(
    "UAH=980 ₴ грн гривня гривні гривень гривна hrn,PLN=985 zł zl złoty złote złotych zloty злотий злотих,EUR=978 € euro євро евро,USD+CAD+AUD+NZD+MXN+SGD+HKD=$,USD=840 us$,+USD+CAD+AUD+NZD=dollar долар,CZK=203 kč kc,HUF=348 ft,GBP=826 £,RON+MDL=946 lei leu,CHF=756 fr sfr,BGN=975 лв,RUB+BYN=₽ руб,+SEK+NOK+DKK+ISK=kr,+JPY+CNY=¥"
      .split(",")
      .map((row) => row.split("=")),
  )("is %s for %s", (codes = "", words = "") => {
    for (const word of words.split(" "))
      for (const text of [word, word.toUpperCase(), ` ${word}. `])
        expect(currenciesOf(text), text).toEqual(codes.split("+"));
  });

  it("is any code in use, and none that was given up", () => {
    for (const code of "UAH PLN EUR USD CZK GBP BHD JPY ISK".split(" "))
      expect([currenciesOf(code), currenciesOf(code.toLowerCase())]).toEqual([[code], [code]]);
    const none =
      "BYR BYB HRK LTL LVL EEK SKK SIT RUR UAK PLZ ROL BGL DEM ATS ITL FRF ESP XXX XTS QQQ UA UAHX".split(
        " ",
      );
    expect([...none, "", ".$", "x".repeat(13)].filter((code) => currenciesOf(code) !== undefined)).toEqual(
      [],
    );
  });
});

describe("a country", () => {
  const look = createCountryLookup();

  it.each([
    ["Wlochy", "IT"],
    ["Włochy", "IT"],
    ["the Netherlands", "NL"],
    ["Republic of Poland", "PL"],
    ["U.S.A.", "US"],
    ["u.k.", "GB"],
    ["EL", "GR"],
    ["xk", "XK"],
    ["UA - Ukraine", "UA"],
    ["UA (Україна)", "UA"],
    ["pl: Polska", "PL"],
    ["GB-ENG", "GB"],
    ["US-CA", "US"],
    ["Україна, Київ", "UA"],
    ["Київ, Україна", "UA"],
    ["вул. Вигадана 5, Київ, Україна", "UA"],
    ["Georgia, USA", "US"],
    ["Kyiv, UA", "UA"],
    ["Moldova, Republic of", "MD"],
    ["Poland (Polska)", "PL"],
    ["Ukraina/Ukraine", "UA"],
    ["UA/Україна", "UA"],
    [" 🇵🇱 x", "PL"],
    ["Polska.", "PL"],
  ])("is found by %s: %s", (text, code) => {
    expect(look(text)).toEqual({ ok: true, value: code });
  });

  it.each([
    "UA - Polska",
    "ZZ",
    "999",
    "ABC",
    "",
    ",",
    "QQ-ENG",
    "USA, CA",
    "Poland (Germany)",
    "Polska Niemcy",
    "Київ, Львів",
    "x".repeat(81),
    "xPolska",
    "804",
    "188",
    "Polskax",
  ])("is not found by %j", (text) => {
    expect(look(text)).toEqual({ ok: false, code: "country_unknown" });
  });
});

describe("a postcode", () => {
  it.each([
    ["12345", "12345", "UA DE EE FI FR ES IT HR RS"],
    ["1234", "1234", "AT CH HU BG NO DK BE LU SI AU"],
    ["12345", "123 45", "CZ SK SE GR"],
    ["12345", "12-345", "PL"],
    ["123456", "123456", "RO"],
    ["1234AB", "1234 AB", "NL"],
    ["1234567", "1234-567", "PT"],
    ["1234", "MD-1234", "MD"],
    ["12345", "LT-12345", "LT"],
    ["1234", "LV-1234", "LV"],
  ])("of %s is written as %s in %s", (plain, written, countries) => {
    for (const country of countries.split(" ")) {
      const value = { ok: true, value: written };
      const city = `${written} Town`;
      for (const text of [
        plain,
        written,
        plain.toLowerCase(),
        `${country}-${plain}`,
        `${country} ${written}`,
        city,
      ])
        expect(formatPostcode(text, country), `${text} ${country}`).toEqual(value);
      expect(formatPostcode(`Town ${written}`, country.toLowerCase())).toEqual(value);
      for (const text of [`${written} ${written}x1`, `1${plain}`, plain.slice(1, 3), `${city} ${written}`])
        expect(formatPostcode(text, country).ok, `${text} ${country}`).toBe(false);
    }
  });
});

describe("a tax number", () => {
  it.each(
    "NIP,NIP UE,NIP-UE,NIPUE,VAT,VAT ID,VAT-ID,VATID,VAT UE,VAT number,EU VAT,ДРПОУ,ЄДРПОУ,ЕДРПОУ,ІПН,ІНН,НН,ИНН,РНОКПП,USt-Id,USt-IdNr,USt.-IdNr,Ust.Id,USt-Id-Nr,USt–IdNr,UStId,UID,IČ,IČO,DIČ,CUI,CIF,Adószám,TIN,tax id,Tax-ID,taxid,код".split(
      ",",
    ),
  )("is read after %s", (label) => {
    for (const text of [
      `${label} 5260250274`,
      `${label}: 5260250274`,
      `${label} nr 5260250274`,
      `${label} no.: 5260250274 Firma`,
      `${label}526 025 02 74  Firma`,
      `${label}-Nr. 5260250274`,
      `x ${label.toLowerCase()}. № 526-025-02-74, x`,
    ])
      expect(parseTaxId(text, "PL"), text).toEqual({ ok: true, value: "5260250274" });
    expect(parseTaxId(`ж${label.replace("EU ", "")} 5260250274`, "PL").ok).toBe(false);
  });

  it.each("brak нема немає нет ні none no nie n/a na x 0 kein keine відсутній відсутня".split(" "))(
    "is said to be none by %s",
    (word) => {
      for (const text of [word, `${word}.`, word.toUpperCase(), ` ${word} `])
        expect(parseTaxId(text), text).toEqual({ ok: true, value: "", note: "tax_id_invalid" });
      expect(parseTaxId(`ж ${word}`).ok).toBe(false);
    },
  );

  it.each([
    ["DE", "1234567890", true],
    ["DE", "1234567890123", true],
    ["DE", "123456789012", false],
    ["CZ", "123456789", true],
    ["UA", "123456789012", true],
    ["UA", "12345678901", false],
    ["UA", "1234567890123", false],
    ["FR", "1234567", true],
    ["FR", "12345678901234", true],
    ["FR", "123456", false],
    ["FR", "123456789012345", false],
    ["FR", "1111111111", false],
    ["CZ", "7103192745", true],
    ["CZ", "7103192746", false],
    ["SK", "2022749619", true],
    ["SK", "2022749618", false],
    ["AT", "13585627", true],
    ["AT", "13585628", false],
    ["HU", "12892312241", true],
    ["HU", "12892313241", false],
    ["RO", "18547290", true],
    ["RO", "18547291", false],
    ["UA", "00032128", false],
    ["UA", "14360570", true],
    ["UA", "40075815", true],
    ["UA", "3012345671", false],
    ["DE", "136695975", false],
    ["DE", "129273398", true],
    ["DE", "86095742719", true],
    ["DE", "547455", false],
    ["PL", "204510783", false],
    ["UA", "7975963681", true],
    ["UA", "6079639", false],
    ["UA", "123456789", false],
    // Whose first remainder is ten: the second one counts, and of ten its last digit.
    ["UA", "34248610", true],
    ["UA", "36228364", true],
    ["UA", "36228365", false],
    ["UA", "35278080", true],
    ["UA", "74802941", true],
    ["UA", "74802942", false],
    ["UA", "14327805", true],
    ["UA", "86404578", false],
    ["UA", "82378913", false],
    ["SK", "31333532", true],
    ["SK", "31333531", false],
    ["CZ", "27030008", true],
    ["CZ", "00032129", false],
    ["RO", "00032025129", false],
    ["RO", "305240", false],
    ["AT", "136695976", false],
    ["AT", "U135856271", false],
    ["HU", "128923121", false],
    ["FR", "ROMASHKA", false],
    ["FR", "1234567XY", false],
    [undefined, "18547290GB", false],
    [undefined, `NIP ${" ".repeat(186)}5260250274`, true],
    [undefined, `NIP ${" ".repeat(187)}5260250274`, false],
    [undefined, "526–025\u200b02–74", true],
  ])("of %s may be %s: %s", (country, digits, isOne) => {
    expect(parseTaxId(digits, country).ok).toBe(isOne);
  });
});
