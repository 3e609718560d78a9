import { describe, expect, it } from "vitest";
import { parseBoolean } from "../../../src/mapping/text/boolean.ts";
import { createCountryLookup } from "../../../src/mapping/text/country.ts";
import { currenciesOf } from "../../../src/mapping/text/currency.ts";
import { isUsualEmail, readEmail } from "../../../src/mapping/text/email.ts";
import { splitName } from "../../../src/mapping/text/name.ts";
import { type NumberMeaning, parseDecimal } from "../../../src/mapping/text/parseDecimal.ts";
import { formatPostcode } from "../../../src/mapping/text/postcode.ts";
import { parseTaxId } from "../../../src/mapping/text/taxId.ts";

describe("yes and no", () => {
  it.each([
    [
      "true yes y on так т да д tak t ja j ano áno oui si sí sì sim taip jā jah igen evet checked ok agree + x ✓ ☑ wahr prawda вкл увімк згоден paid оплачено opłacone bezahlt zaplaceno",
      true,
    ],
    [
      "false no n off ні н нет нема немає nie nein ne non nu não nem nē ei unchecked - ✗ ❌ falsch fałsz вимк unpaid pending неоплачено nieopłacone authorized",
      false,
    ],
  ])("are any of the words %s", (words, value) => {
    for (const word of words.split(" "))
      for (const text of [word, word.toUpperCase(), ` ${word} `, `${word}!`, `${word}.`, `${word} ${word}`])
        expect(parseBoolean(text), text).toEqual({ ok: true, value });
  });

  it.each([
    ["так :)", true],
    ["ні :(", false],
    ["так;-)", true],
    ["так, дякую", true],
    ["так,потрібен", true],
    ["не  треба", false],
    ["не треба", false],
    [`так, ${"x".repeat(35)}`, true],
  ])("are said by %j: %s", (text, value) => {
    expect(parseBoolean(text)).toEqual({ ok: true, value });
  });

  it.each([
    "не треба треба",
    "так так так",
    "так,",
    "так, ні",
    "ні, так",
    "так, чи ні",
    "може, так",
    "yes?",
    "yesno",
    `так, ${"x".repeat(36)}`,
    "так|ні",
  ])("are not said by %j", (text) => {
    expect(parseBoolean(text)).toEqual({ ok: false, code: "boolean_unreadable" });
  });
});

describe("an e-mail address", () => {
  it.each("no none test a aa aaa x xx xxx mail email nomail".split(" "))(
    "is none that somebody had to type: %s",
    (word) => {
      expect(readEmail(`${word}@${word}.com`).email).toBeUndefined();
      for (const own of [`${word}q7@${word}q7.com`, `q7${word}@q7${word}.com`, `b@${word}.com`])
        expect(readEmail(own), own).toEqual({ email: own, code: undefined });
    },
  );

  it.each([
    ["gmail.com", "gmial.com gmai.com gmal.com gamil.com gmail.co gmail.cm"],
    ["ukr.net", "ukr.ner ukr.ne ukt.net urk.net"],
    ["i.ua", "i.ia"],
    ["hotmail.com", "hotmial.com"],
    ["outlook.com", "outlok.com"],
    [".com", "shop.con shop.cmo shop.vom shop.comm my.shop.con"],
    [".net", "shop.ner shop.nte"],
  ])("of %s is meant by %s", (meant, wrong) => {
    for (const domain of wrong.split(" ")) {
      const email = `olha@${domain}`;
      expect(readEmail(email), email).toEqual({ email, code: "email_typo", meant });
      expect(isUsualEmail(email), email).toBe(false);
    }
  });

  it.each([
    ["olha@example.com", true],
    ["o.l_h+a-1@mail.example-shop.com.ua", true],
    [`${"a".repeat(52)}@example.com`, true],
    [`${"a".repeat(53)}@example.com`, false],
    ["Olha@example.com", false],
    ["olha@example.c", false],
    ["olha@-example.com", false],
    ["olha@example-.com", false],
    ["olha@example", false],
    [".olha@example.com", false],
    ["olha.@example.com", false],
    ["ol..ha@example.com", false],
    ["olha@example..com", false],
    ["olha @example.com", false],
    ["olha@olha.com", false],
    ["olha@olhax.com", true],
    [`a@b.${"c".repeat(24)}`, true],
    [`a@b.${"c".repeat(25)}`, false],
    ["x olha@example.com", false],
    ["olha@example.com x", false],
  ])("%s needs no look: %s", (text, isUsual) => {
    expect(isUsualEmail(text)).toBe(isUsual);
  });

  it.each([
    [`${"a".repeat(64)}@example.com`, true],
    [`${"a".repeat(65)}@example.com`, false],
    [`a@${`${"b".repeat(62)}.`.repeat(4)}c`, false],
    [`a@${`${"b".repeat(49)}.`.repeat(5)}com`, true],
    [`a@${`${"b".repeat(50)}.`.repeat(5)}com`, false],
    [`a@${"b".repeat(63)}.com`, true],
    [`a@${"b".repeat(64)}.com`, false],
    ["a@b.com", true],
    ["a@b.c1", false],
    ["a@b-.com", false],
    ["a@b_c.com", false],
    ["a@xn--p1ai", false],
    ["a@b.xn--", false],
    ["a@b.xn--p1ai", true],
    ["a@b@c.com", false],
  ])("%s is one: %s", (text, isOne) => {
    expect(readEmail(text).code).toBe(isOne ? undefined : "email_unusual");
  });

  it.each([
    ["no", undefined],
    ["not yet", undefined],
    ["none.", undefined],
    ["нема", undefined],
    ["немає", undefined],
    ["нет", undefined],
    ["ні", undefined],
    ["brak", undefined],
    ["nie mam", undefined],
    ["nein", undefined],
    ["kein", undefined],
    ["bez", undefined],
    ["north", "north"],
    ["x no", "x no"],
    ["no @", "no @"],
    ["ask", "ask"],
  ])("%s is kept as %s", (text, email) => {
    expect(readEmail(text)).toEqual({ email, code: "email_unusual" });
  });

  it.each([
    ["a@b.com x@y.com", "a@b.com", 2],
    ["a@b.com, x@y.com; z@w.com", "a@b.com", 3],
    ["«a@b.com» “x@y.com”", "a@b.com", 2],
  ])("is the first of %s", (text, email, count) => {
    expect(readEmail(text)).toEqual({ email, code: "several_values", count });
  });
});

describe("a name", () => {
  it.each(["Jr", "jr.", "Sr", "SR.", "ml", "ml.", "st", "st.", "II", "III", "iii."])(
    "keeps %s with the surname",
    (suffix) => {
      expect(splitName(`John Smith ${suffix}`)).toMatchObject({ first: "John", last: `Smith ${suffix}` });
      expect(splitName(`John ${suffix}`)).toMatchObject({ first: "John", last: suffix });
    },
  );

  it.each(
    "dr dr. prof prof. mgr inż inż. inz ing ing. lek hab bc bc. mudr judr dipl pan pani paní herr frau mr mr. mrs ms miss sir пан пані д-р фоп dr.-ing.".split(
      " ",
    ),
  )("loses %s before it", (title) => {
    for (const own of [title, title.toUpperCase()])
      expect(splitName(`${own} Jan Kowalski`), own).toMatchObject({
        first: "Jan",
        last: "Kowalski",
        middle: "",
      });
    expect(splitName(`${title} ${title} Jan Kowalski`)).toMatchObject({ first: "Jan", last: "Kowalski" });
    expect(splitName(`Jan ${title} Kowalski`)).not.toMatchObject({ middle: "" });
  });

  it.each("van der den de la las los del di da du dos von zu zum le ten ter".split(" "))(
    "keeps %s with what is after it",
    (particle) => {
      const last = `${particle} Berg`;
      expect(splitName(`Jan ${last}`)).toMatchObject({ first: "Jan", last, middle: "" });
      expect(splitName(`Jan Maria ${last.toUpperCase()}`)).toMatchObject({
        last: last.toUpperCase(),
        middle: "Maria",
      });
      expect(splitName(`Jan x${last}`)).toMatchObject({ last: "Berg", middle: `x${particle}` });
    },
  );

  it.each(
    "Іванович Сергеевич Андрійович Іванівна Сергіївна Ивановна Сергеевна Ильинична Ivanovych Sergeevych Ivanovich Sergeevich Ivanivna Sergiyivna Ivanovna Sergeevna Ілліч Ильич Лукич Кузьмич Хомич Фомич".split(
      " ",
    ),
  )("has the patronymic %s in any place but the first", (middle) => {
    const parts = { first: "Ім'я", last: "Гнатюк", middle };
    for (const text of [
      `Гнатюк Ім'я ${middle}`,
      `Ім'я ${middle} Гнатюк`,
      `Гнатюк Ім'я ${middle}`.toUpperCase(),
    ])
      expect(splitName(text).middle.toLowerCase(), text).toBe(middle.toLowerCase());
    expect(splitName(`Ім'я ${middle} Гнатюк`)).toEqual(parts);
    expect(splitName(`${middle} Ім'я Гнатюк`).middle).not.toBe(middle);
  });

  it.each(["огли", "оглы", "кизи", "кизі", "кызы", "oglu", "ogly", "oğlu", "qizi", "qızı"])(
    "has the patronymic of two words with %s",
    (son) => {
      expect(splitName(`Мамедов Алі Гусейн ${son}`)).toEqual({
        first: "Алі",
        last: "Мамедов",
        middle: `Гусейн ${son}`,
      });
    },
  );

  it.each([
    ["Шевченко Т. Г.", "Т.", "Г.", "Шевченко"],
    ["Шевченко Т.", "Т.", "", "Шевченко"],
    ["Т. Шевченко", "Т.", "", "Шевченко"],
    ["Т.Г. Шевченко", "Т.", "Г.", "Шевченко"],
    ["J. O’Neil-Smith", "J.", "", "O’Neil-Smith"],
    ["Микола Петрович", "Микола", "Петрович", ""],
    ["Ілля Петрович", "Ілля", "Петрович", ""],
    ["Luka Petrovich", "Luka", "Petrovich", ""],
    ["Anna Petrovich", "Anna", "", "Petrovich"],
    ["Анна Петрович", "Анна", "", "Петрович"],
    ["Марія Петрівна", "Марія", "Петрівна", ""],
    [", Taras", ",", "", "Taras"],
    ["Gnatiuk, Taras Ivan", "Taras", "Ivan", "Gnatiuk"],
    ["Gnatiuk,", "", "", "Gnatiuk"],
  ])("%s is %s %s %s", (text, first, middle, last) => {
    expect(splitName(text)).toMatchObject({ first, middle, last });
  });

  it.each(
    "Іваненко Ковальчук Поліщук Хмельницький Хмельницька Городецкий Полянская Ivanenko Kovalchuk Kowalski Kowalsky Novacki Kowalska Novacka Sienkiewicz Kowalczyk".split(
      " ",
    ),
  )("ends as surnames do: %s", (last) => {
    expect(splitName(`${last} Іван`)).toEqual({ first: "Іван", last, middle: "", note: "name_swapped" });
    expect(splitName(`Іван ${last}`)).toEqual({ first: "Іван", last, middle: "" });
    expect(splitName(`${last} ${last}`)).toEqual({ first: last, last, middle: "" });
    expect(splitName(`${last}x Іван`).note).toBe("name_unsure");
  });

  it("is none with an @ or four digits in it", () => {
    for (const text of ["a@b", "Іван 0671", "0671"]) expect(splitName(text).note).toBe("name_unreadable");
    expect(splitName("Іван 067")).toMatchObject({ first: "Іван", last: "067" });
  });
});

describe("a number", () => {
  const read = (text: unknown, meaning?: NumberMeaning, more = {}) => {
    const result = parseDecimal(text, { meaning, ...more });
    return result.ok
      ? `${result.value.toNumber()} ${result.unit ?? ""} ${result.note ?? ""}`.trim()
      : result.code;
  };

  it.each([
    ["1 234 567", "1234567"],
    ["12 345", "12345"],
    ["1 2 345", "decimal_unreadable"],
    ["1234 567", "decimal_unreadable"],
    ["12 34 567", "1234567"],
    ["12 34 56", "decimal_unreadable"],
    ["1,23,456.5", "123456.5"],
    ["1.234.567,8", "1234567.8"],
    ["1.234.567.8", "decimal_unreadable"],
    ["1,234,567.8", "1234567.8"],
    ["1,234.567,8", "decimal_unreadable"],
    ["1'234'567", "1234567"],
    ["1_234_567", "1234567"],
    ["1,234", "1234  decimal_ambiguous"],
    ["1.234", "1.234  decimal_ambiguous"],
    ["0,234", "0.234"],
    ["01,234", "1.234"],
    ["1234,567", "1234.567"],
    ["1,2345", "1.2345"],
    ["12,", "12"],
    ["12.", "12"],
    ["1.299 €", "1299 EUR decimal_ambiguous"],
    ["12.50-", "-12.5"],
    ["(12.50)", "-12.5"],
    ["−12.50", "-12.5"],
    ["–12.50", "-12.5"],
    ["+12.50", "12.5"],
    ["-12.50-", "decimal_unreadable"],
    ["(-12.50)", "decimal_unreadable"],
    ["€ -12,50", "-12.5 EUR"],
    ["-€12,50", "-12.5 EUR"],
    ["1 299,- Kč", "1299 CZK"],
    ["1299,--", "1299"],
    ["1e3", "1000"],
    ["1.5e-2", "0.015"],
    ["1e3x", "decimal_unreadable"],
    [".5", "0.5"],
    ["inf", "decimal_not_finite"],
    ["-Infinity", "decimal_not_finite"],
    ["∞", "decimal_not_finite"],
    ["infx", "decimal_unreadable"],
    ["", "decimal_empty"],
    ["5 5", "decimal_unreadable"],
    ["5 л", "decimal_unreadable"],
    ["від 5", "decimal_unreadable"],
    ["5 шт", "5"],
    ["x5", "5"],
    ["5 %", "decimal_unreadable"],
    [" 5 ", "5"],
    ["9".repeat(61), "decimal_not_finite"],
    [`5${" ".repeat(200)}`, "5"],
    [`5 ${"x".repeat(100)}`, "decimal_too_long"],
    [Number.NaN, "decimal_not_finite"],
    [null, "decimal_unreadable"],
  ])("in %j is %s", (text, result) => {
    expect(read(text)).toBe(result);
  });

  it.each<[NumberMeaning, string, string]>([
    ["amount", "Ціна: 1299", "1299"],
    ["amount", "Total = 5,50", "5.5"],
    ["amount", "12,50 zł (brutto)", "12.5 PLN"],
    ["amount", "12,50 zł brutto", "12.5 PLN"],
    ["amount", "12,50 incl. VAT", "12.5"],
    ["amount", "12,50 з ПДВ", "12.5"],
    ["amount", "12 zł 5 gr", "12.05 PLN"],
    ["amount", "1299 грн 50 коп.", "1299.5 UAH"],
    ["amount", "1299 грн, 50 копійок", "1299.5 UAH"],
    ["amount", "500 грн/шт.", "500 UAH"],
    ["amount", "500 грн за шт", "500 UAH"],
    ["amount", "5 шт", "decimal_unreadable"],
    ["amount", "$5 USD", "decimal_unreadable"],
    ["amount", "5 грн UAH", "decimal_unreadable"],
    ["amount", "0 грн (самовивіз)", "0 UAH"],
    ["delivery", "безкоштовно", "0"],
    ["delivery", "Free shipping!", "0"],
    ["delivery", "za darmo", "0"],
    ["delivery", "darmowa dostawa", "0"],
    ["delivery", "free beer", "decimal_unreadable"],
    ["amount", "free", "decimal_unreadable"],
    ["quantity", "Кількість: 2", "2"],
    ["quantity", "qty 3", "3"],
    ["quantity", "2 (два)", "2"],
    ["quantity", "2 (dwie)", "2"],
    ["quantity", "2 (kg)", "decimal_unreadable"],
    ["quantity", "2 szt.", "2"],
    ["quantity", "х2", "2"],
    ["quantity", "2 грн", "decimal_unreadable"],
    ["percent", "5 %", "5 %"],
    ["percent", "5", "5"],
    ["percent", "5 грн", "decimal_unreadable"],
    ["percent", "x5 %", "decimal_unreadable"],
    ["discount", "5%", "5 %"],
    ["discount", "5 грн", "5 UAH"],
    ["weight", "5 kg", "5"],
    ["weight", "5 КГ.", "5"],
    ["weight", "5 g", "decimal_unreadable"],
    ["weight", "kg 5", "decimal_unreadable"],
  ])("as %s in %j is %s", (meaning, text, result) => {
    expect(read(text, meaning)).toBe(result);
  });

  it.each([
    ..."DE AT RO IT ES NL PL UA".split(" ").map((country) => [country, "1299  decimal_ambiguous"]),
    ["US", "1.299  decimal_ambiguous"],
    [undefined, "1.299  decimal_ambiguous"],
  ])("as an amount of %s groups by a dot or not: %s", (country, result) => {
    expect(read("1.299", "amount", { country })).toBe(result);
    for (const meaning of ["quantity", "percent", "weight"] as const)
      expect(read("1.299", meaning, { country })).toBe("1.299  decimal_ambiguous");
  });

  it("is read by the mark that is known", () => {
    expect([
      read("1,299", "amount", { decimalSeparator: "," }),
      read("1,299", "amount", { decimalSeparator: "." }),
    ]).toEqual(["1.299", "1299"]);
    expect([
      read("1.299", "amount", { decimalSeparator: "," }),
      read("1.29", "amount", { decimalSeparator: "," }),
    ]).toEqual(["1299", "decimal_unreadable"]);
  });
});

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
    expect([...none, "", "x".repeat(13)].filter((code) => currenciesOf(code) !== undefined)).toEqual([]);
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
    ["804", "UA"],
    ["xk", "XK"],
    ["UA - Ukraine", "UA"],
    ["UA (Україна)", "UA"],
    ["pl: Polska", "PL"],
    ["GB-ENG", "GB"],
    ["US-CA", "US"],
    ["Україна, Київ", "UA"],
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
    "Київ, Україна",
    "QQ-ENG",
    "x".repeat(81),
    "xPolska",
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
    "NIP,VAT,VAT ID,VAT UE,VAT No.,VAT number,ДРПОУ,ЄДРПОУ,ЕДРПОУ,ІПН,ІНН,ИНН,РНОКПП,USt-Id,USt-IdNr,UStId,UID,IČ,IČO,DIČ,CUI,CIF,Adószám,TIN,tax id,код".split(
      ",",
    ),
  )("is read after %s", (label) => {
    for (const text of [
      `${label} 5260250274`,
      `${label}: 5260250274`,
      `${label} nr 5260250274`,
      `x ${label.toLowerCase()}. № 526-025-02-74, x`,
    ])
      expect(parseTaxId(text, "PL"), text).toEqual({ ok: true, value: "5260250274" });
    expect(parseTaxId(`ж${label} 5260250274`, "PL").ok).toBe(false);
  });

  it.each("brak нема немає нет ні none no nie n/a na x 0 kein keine відсутній відсутня".split(" "))(
    "is said to be none by %s",
    (word) => {
      for (const text of [word, `${word}.`, word.toUpperCase()])
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
  ])("of %s may be %s: %s", (country, digits, isOne) => {
    expect(parseTaxId(digits, country).ok).toBe(isOne);
  });
});
