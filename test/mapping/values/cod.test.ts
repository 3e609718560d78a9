import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCod } from "../../../src/mapping/values/cod.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";

const collected = [
  "Оплата при отриманні у відділенні",
  "Готівка кур’єру",
  "Готівка кур'єром",
  "За фактом отримання",
  "Оплата під час отримання товару",
  "Оплата на пошті",
  "за рахунок отримувача, накладений платіж",
  "ПІСЛЯПЛАТА",
  "післоплата",
  "Наложенным платежом",
  "По факту получения товара",
  "Плащане при доставка",
  "Płatność u kuriera",
  "gotówką kurierowi",
  "Pobranie (gotówka lub karta)",
  "cash_on_delivery",
  "CashOnDelivery",
  "Cash on Delivery (COD)",
  "InPost COD",
  "COD-payment",
  "cash or card on delivery",
  "Na dobírku",
  "hotově při převzetí",
  "Dobierka",
  "Zahlung bei der Lieferung",
  "Per Nachnahme",
  "Plată ramburs la curier",
  "Utánvéttel a futárnak",
  "APMOKĖJIMAS GAVUS",
  "Pēcmaksa",
  "DPD kuller lunamaksega",
  "Contrassegno",
  "Paiement à la livraison",
  "Contra reembolso",
  "Plaćanje pouzećem",
  "Αντικαταβολή",
  "Kapıda ödeme",
];
const ahead = [
  "Картка Visa",
  "Оплата карткою онлайн",
  "Передоплата",
  "Переказ на IBAN",
  "Monobank оплата частинами",
  "Безготівковий розрахунок",
  "LiqPay",
  "Apple Pay",
  "p24",
  "bacs",
  "Przelew tradycyjny",
  "Kreditní karta",
  "Převodem na účet",
  "Überweisung",
  "Vorkasse",
  "Ordin de plată",
  "Banki átutalás",
  "Bonifico",
  "Без накладеного платежу",
  "Не при отриманні, а карткою",
];

describe("the way to pay", () => {
  it.each(collected)("%j is collected by the courier", (text) => {
    expect(parseCod(text)).toEqual({ ok: true, value: true });
  });

  it.each(ahead)("%j is not collected by the courier", (text) => {
    expect(parseCod(text)).toEqual({ ok: true, value: false });
  });

  it.each([
    [true, true],
    [1, true],
    ["так", true],
    ["Tak, poproszę", true],
    ["так, накладений платіж", true],
    ["0", false],
    ["ні, карткою", false],
    ["no", false],
    ["ні!! карткою", false],
    ["Карта ok, Visa", false],
  ])("%j, a plain answer, means %s", (value, own) => {
    expect(parseCod(value)).toEqual({ ok: true, value: own });
  });

  it.each([
    ["a word of a fee", "післяплата без комісії", true],
    ["an advance that is denied", "Оплата при отриманні, без передоплати", true],
    ["two things that are denied", "Післяплата без передоплати, без комісії", true],
    ["three means at the handover", "Готівка або картка або BLIK при отриманні", true],
    ["dashes between the words", "Оплата - при - отриманні", true],
    ["the sign of a number", "COD№7", true],
    ["200 letters", `накладений платіж ${"x".repeat(182)}`, true],
  ])("is read although it has %s: %j", (_, text, own) => {
    expect(parseCod(text)).toEqual({ ok: true, value: own });
  });

  it.each([
    ["cash alone", "Готівка"],
    ["cash or card", "Cash or card"],
    ["a part in advance", "Накладений платіж, передплата 200 грн"],
    ["a part online", "частково при отриманні, решта онлайн"],
    ["a choice", "Pobranie lub przelew"],
    ["a way that no one knows besides another", "Lastschrift oder Karte"],
    ["a choice that begins with the other way", "Картка або накладений платіж"],
    ["a transfer at the handover", "Накладений платіж, переказ на рахунок"],
    ["an answer that the way contradicts", "Так, карткою"],
    ["a no that the way contradicts", "Ні, накладений платіж"],
    ["a handover without a courier", "Самовивіз, оплата при отриманні"],
    ["goods that go out once they are paid", "після отримання оплати"],
    ["an advance with a not after it", "Передоплата не потрібна"],
    ["a state of a payment", "paid"],
    ["an open payment", "pending"],
    ["a state in Ukrainian", "Оплачено"],
    ["a code of another kind", "cod fiscal"],
    ["a word that only begins alike", "Code promo"],
    ["a way that no one knows", "Інше"],
    ["a long story", `накладений платіж ${"x".repeat(183)}`],
    ["a number", 2],
    ["nothing", ""],
    ["an object", {}],
  ])("is told, not guessed, for %s: %j", (_, value) => {
    expect(parseCod(value)).toEqual({ ok: false, code: "cod_unreadable" });
  });

  it("is never collected where something is paid in advance, whatever is said besides", () => {
    const advance = fc.constantFrom("передоплата", "online", "prepaid", "przedpłata", "Vorkasse");
    fc.assert(
      fc.property(
        fc.constantFrom(...collected),
        advance,
        fc.constantFrom(", ", " + ", " або ", " "),
        (a, b, c) => {
          expect(parseCod(`${a}${c}${b}`)).not.toEqual({ ok: true, value: true });
          expect(parseCod(`${b}${c}${a}`)).not.toEqual({ ok: true, value: true });
        },
      ),
      { numRuns },
    );
  });

  it("does not depend on case, spaces and kinds of dashes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...collected, ...ahead),
        fc.constantFrom("  ", "\u00a0", "\t"),
        (text, space) => {
          const own = parseCod(text);
          expect(parseCod(text.toUpperCase())).toEqual(own);
          expect(parseCod(` ${text.replaceAll(" ", space)}.`)).toEqual(own);
          expect(parseCod(text.replaceAll("-", "–"))).toEqual(own);
        },
      ),
      { numRuns },
    );
  });

  it("is an answer or told for any text", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const read = parseCod(text);
        expect(read.ok ? typeof read.value : read.code).toBe(read.ok ? "boolean" : "cod_unreadable");
      }),
      { numRuns },
    );
  });
});
