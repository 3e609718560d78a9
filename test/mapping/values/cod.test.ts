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
  "Niet onder rembours",
  "Sem contra reembolso",
  "Bez pouzeća",
  "Utan postförskott",
  "Ikke efterkrav",
  "Nincs utánvét",
  "Χωρίς αντικαταβολή",
];

/** What the courier collects, and what is paid ahead, in the words of shops and of systems for payments. */
const byLanguage: Readonly<Record<string, readonly [collected: string, ahead: string]>> = {
  bg: ["Наложен платеж; Плащане при получаване", "Кредитна карта; Банков превод"],
  ca: ["Contra reemborsament; Pagament contra entrega", "Targeta VISA; Transferència bancària"],
  cs: ["Dobírka; Platba na dobírku", "Platba kartou; Kartou online; Bankovní převod"],
  da: ["Efterkrav; Betaling ved levering", "Betalingskort; Dankort; MobilePay; Bankoverførsel"],
  de: [
    "Nachnahme; Barzahlung bei Lieferung",
    "EC-Karte; Kreditkartenzahlung; Banküberweisung; Vorauszahlung",
  ],
  el: ["Αντικαταβολή; Πληρωμή με αντικαταβολή", "Πιστωτική κάρτα; Τραπεζική κατάθεση"],
  en: [
    "Cash on delivery; Pay to the courier; Cash on receipt",
    "Credit card; Debit card; Wire transfer; In advance",
  ],
  es: [
    "Contrarreembolso; Pago a la entrega; Efectivo al repartidor",
    "Pago con tarjeta; Bizum; Transferencia bancaria",
  ],
  et: ["Lunamaks; Tasumine kättesaamisel", "Krediitkaart"],
  fr: ["Contre-remboursement; Paiement à la livraison", "Carte bancaire; Chèque; Virement"],
  hr: [
    "Plaćanje pouzećem; Plaćanje prilikom preuzimanja; Gotovinom pri preuzimanju",
    "Kartično plaćanje; Opća uplatnica; Po predračunu",
  ],
  hu: ["Utánvét; Fizetés a futárnál; Fizetés átvételkor", "Bankkártya; Előre utalás"],
  it: [
    "Contrassegno; Pagamento alla consegna; Contanti al corriere",
    "Carta di credito; Bonifico bancario; Satispay",
  ],
  lt: ["Apmokėjimas pristatymo metu; Grynaisiais kurjeriui", "Banko kortele; Bankinis pavedimas"],
  lv: ["Apmaksa saņemot preci; Pēcmaksa", "Maksājumu karte; Bankas pārskaitījums"],
  nl: [
    "Onder rembours; Betaling bij levering; Betalen bij ontvangst",
    "iDEAL; Creditcard; Kredietkaart; Vooraf betalen; Bankoverschrijving",
  ],
  pl: ["Za pobraniem; Płatność przy odbiorze", "Karta płatnicza; Przelew bankowy; BLIK"],
  pt: [
    "Pagamento na entrega; À cobrança; Cartão na entrega",
    "Cartão de crédito; Multibanco; MB WAY; PIX; Transferência bancária",
  ],
  ro: ["Plată la livrare; Ramburs la curier", "Card bancar; Plata cu cardul; Ordin de plată"],
  ru: ["Наложенным платежом; Оплата при получении", "Банковской картой; Банковский перевод; Предоплата"],
  sk: ["Dobierka; Platba pri prevzatí", "Platobná karta; Bankový prevod"],
  sl: ["Plačilo po povzetju", "Kreditna kartica; Po predračunu"],
  sr: ["Плаћање поузећем; Plaćanje po isporuci", "Platnom karticom"],
  sv: ["Postförskott; Betalning vid leverans", "Swish; Kreditkort; Faktura; Banköverföring"],
  tr: ["Kapıda ödeme; Kapıda kredi kartı", "Kredi Kartı; Banka havalesi; Online ödeme"],
  uk: ["Накладений платіж; Оплата кур’єру", "На карту ПриватБанку; Картою онлайн; Приват24"],
};

describe("the way to pay", () => {
  it.each(collected)("%j is collected by the courier", (text) => {
    expect(parseCod(text)).toEqual({ ok: true, value: true });
  });

  it.each(ahead)("%j is not collected by the courier", (text) => {
    expect(parseCod(text)).toEqual({ ok: true, value: false });
  });

  it.each(Object.entries(byLanguage))("is known in the words of %s", (_, words) => {
    for (const [index, texts] of words.entries())
      for (const text of texts.split("; "))
        expect(parseCod(text), text).toEqual({ ok: true, value: index === 0 });
  });

  it.each(
    "Karton Kartoffeln Kartell Kartei картопля Jakarta cardboard cardigan cardamom banknote Banknoten bankrupt banquet separate private wireless advanced наложниця куратору remboursable contrassegnare".split(
      " ",
    ),
  )("is not %s, which only begins alike", (text) => {
    expect(parseCod(text)).toEqual({ ok: false, code: "cod_unreadable" });
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
    ["a rate of a fee", "Накладений платіж (комісія 2%)", true],
    ["a participle before it", "Paid on delivery", true],
    ["a payment on receipt", "Payment on receipt", true],
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
    ["a deposit in Ukrainian", "Завдаток 200 грн, на пошті накладений платіж"],
    ["a deposit in German", "Anzahlung 50 €, dann Nachnahme"],
    ["a deposit in Czech", "Záloha 100 Kč a dobírka"],
    ["a deposit in Bulgarian", "Капаро 20 лв и наложен платеж"],
    ["a part of it in Ukrainian", "Частково накладений платіж"],
    ["a part of it in Russian", "Частичный наложенный платеж"],
    ["a part of it in Polish", "Część za pobraniem"],
    ["a part of it in English", "Partial COD"],
    ["the rest in Ukrainian", "Залишок накладеним платежем"],
    ["the rest in Polish", "200 zł BLIK, reszta za pobraniem"],
    ["the rest in German", "Rest per Nachnahme"],
    ["the rest in Czech", "Zbytek na dobírku"],
    ["a handover of what is paid", "Накладений платіж (оплачено)"],
    ["a handover of what is paid in German", "Per Nachnahme, bereits bezahlt"],
    ["a handover of what is paid in Polish", "za pobraniem - opłacone"],
    ["a field that says no", "Накладений платіж: 0"],
    ["a field that says no in a word", "cod=false"],
    ["an invoice that is due", "Due on receipt"],
    ["a bill that is payable", "payable upon receipt"],
    ["a choice", "Pobranie lub przelew"],
    ["a way that no one knows besides another", "Lastschrift oder Karte"],
    ["a choice that begins with the other way", "Картка або накладений платіж"],
    ["a transfer at the handover", "Накладений платіж, переказ на рахунок"],
    ["an answer that the way contradicts", "Так, карткою"],
    ["a choice in Dutch", "Rembours of iDEAL"],
    ["a choice in Greek", "Αντικαταβολή ή κάρτα"],
    ["a choice in Turkish", "Kapıda ödeme veya havale"],
    ["a choice in Danish", "Efterkrav eller kort"],
    ["a part ahead in Italian", "Acconto, saldo alla consegna"],
    ["a part ahead in Spanish", "Anticipo y resto a la entrega"],
    ["a no after it, in Turkish", "Kapıda ödeme yok"],
    ["a no after it, in Hungarian", "Utánvét nélkül"],
    ["a handover in a shop, in Hungarian", "Készpénz átvételkor az üzletben"],
    ["a handover in a shop, in Croatian", "Plaćanje u poslovnici prilikom preuzimanja"],
    ["a handover in a shop, in Lithuanian", "Apmokėjimas grynais atsiimant parduotuvėje"],
    ["a handover in a shop, in Swedish", "Hämta i butik, betala vid leverans"],
    ["a handover in a shop, in Danish", "Afhentning, betaling ved levering"],
    ["a handover in a shop, in Dutch", "Ophalen, betaling bij levering"],
    ["a handover in a shop, in French", "Paiement à la livraison en boutique"],
    ["a handover in a shop, in Greek", "Αντικαταβολή στο κατάστημα"],
    ["a kind of delivery", "Вид доставки"],
    ["a code of a parcel", "Код доставки"],
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
