import { describe, expect, it } from "vitest";
import { parseBoolean } from "../../../src/mapping/values/boolean.ts";

/** Paid and not paid, in the words of shops. */
const states: Readonly<Record<string, readonly [paid: string, unpaid: string]>> = {
  be: ["Аплачана", "Не аплачана"],
  bg: ["Платено; платена; Заплатено", "Неплатено; Не платено"],
  ca: ["Pagat; pagada", "No pagat; Impagat"],
  cs: ["Zaplaceno; zaplacená; Uhrazeno", "Nezaplaceno; neuhrazeno"],
  da: ["Betalt", "Ikke betalt; Ubetalt"],
  de: ["Bezahlt", "Nicht bezahlt; Unbezahlt"],
  el: ["Πληρωμένη; Πληρωμένο; Πληρώθηκε", "Μη πληρωμένη; Απλήρωτο"],
  en: [
    "Paid; Fully paid; fully_paid; Paid in full",
    "Not paid; not_paid; Unpaid; Awaiting payment; AWAITING_PAYMENT",
  ],
  es: ["Pagado; pagada", "No pagado; Impagado"],
  et: ["Tasutud", "Ei tasutud"],
  fi: ["Maksettu", "Ei maksettu"],
  fr: ["Payé; payée", "Non payé; impayé; Impayée"],
  hr: ["Plaćeno; plaćena", "Nije plaćeno; neplaćeno"],
  hu: ["Fizetett; Fizetve; Kifizetve", "Nem fizetett"],
  it: ["Pagato; pagata", "Non pagato; impagato"],
  lt: ["Apmokėta; apmokėtas; Sumokėta", "Neapmokėtas; Neapmokėta"],
  lv: ["Apmaksāts; Samaksāts", "Neapmaksāts"],
  nl: ["Betaald", "Niet betaald; Onbetaald"],
  no: ["Betalt", "Ikke betalt; Ubetalt"],
  pl: ["Opłacone; Opłacono; Zapłacone", "Nieopłacone; Nie opłacono; Niezapłacone"],
  pt: ["Pago; Pagou; Pagada", "Não pago"],
  ro: ["Plătit; Plătită; Achitat; achitată", "Neplătit; Neachitat"],
  ru: ["Оплачен; Оплачено", "Не оплачен; неоплачено"],
  sk: ["Zaplatené; Uhradené", "Nezaplatené; Neuhradené"],
  sl: ["Plačano", "Ni plačano; Neplačano"],
  sv: ["Betald; Betalt", "Inte betald; Obetald"],
  tr: ["Ödendi", "Ödenmedi"],
  uk: ["Оплачено; Сплачено; оплачений", "Не оплачено; Неоплачене"],
};

describe("yes and no", () => {
  it.each(Object.entries(states))("are states of a payment in the words of %s", (_, words) => {
    for (const [index, texts] of words.entries())
      for (const text of texts.split("; "))
        expect(parseBoolean(text), text).toEqual({ ok: true, value: index === 0 });
  });

  it.each([
    [
      "true yes y on так т да д tak t ja j ano áno oui si sí sì sim taip jā jah igen evet kyllä joo ναι checked ok agree + x ✓ ☑ wahr prawda вкл увімк згоден paid оплачено opłacone bezahlt zaplaceno",
      true,
    ],
    [
      "false no n off ні н нет нема немає nie nein ne non nu não nem nē ei nee nej nei όχι unchecked - ✗ ❌ falsch fałsz вимк unpaid pending неоплачено nieopłacone authorized",
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
    ["так!!!", true],
    ["так, дякую", true],
    ["так так так", true],
    ["Так / Yes", true],
    ["no (ні)", false],
    ["ja bitte", true],
    ["I agree", true],
    ["I do not agree", false],
    ["не згоден", false],
    ["nie potrzebuję", false],
    ["Nie wyrażam zgody", false],
    ["ні, не треба", false],
    ["not_paid", false],
    ["captured", true],
    ["zgadzam_się", true],
    ["так | | yes", true],
    ["nezaplaceno", false],
    ["так,потрібен", true],
    ["не  треба", false],
    ["не треба", false],
    [`так, ${"x".repeat(35)}`, true],
  ])("are said by %j: %s", (text, value) => {
    expect(parseBoolean(text)).toEqual({ ok: true, value });
  });

  it.each([
    "Так, але не зараз",
    "Yes, but not now",
    "так, якщо можна",
    "yes / no",
    "nie wiem",
    "Oui, mais pas maintenant",
    "Ja, maar niet nu",
    "Sí, pero no ahora",
    "частково оплачено",
    "Оплачено, 50 %",
    "Paid, refunded",
    "Delvis betald",
    "Parzialmente pagato",
    "Μερικώς πληρωμένη",
    // These begin with a word for paid.
    "uplaćeno",
    "placenta",
    // Lithuanian: to pay.
    "apmokėti",
    "Payment",
    "Betaling",
    "Platnost",
    "не так",
    // One letter is of the other alphabet.
    "tак",
    "nо",
    "не треба треба",
    "так,",
    "так, ні",
    "ні, так",
    "так, чи ні",
    "може, так",
    "yes?",
    "yesno",
    `так, ${"x".repeat(36)}`,
    "так|ні",
    "not paid|captured",
    "yes, not now",
    // Words that only count at the beginning or at the end.
    "Zgadzam nie się",
    "Zgadzam please się",
    "Zgadzam i się",
    "",
    "not",
  ])("are not said by %j", (text) => {
    expect(parseBoolean(text)).toEqual({ ok: false, code: "boolean_unreadable" });
  });
});
