import { wordsOf } from "../survey/words.ts";

/**
 * Words for a delivery in 14 languages (bg, cs, de, en, es, fr, hr, hu, it, nl, pl, pt, ro, uk) and their neighbours,
 * without accents. They may be part of a word, such as `Expressversand`.
 */
const anywhere =
  /shipping|delivery|доставк|dostaw|dostava|dostavka|wysylk|przesylk|versand|livraison|spedizione|verzend|toimitus/;

/** Those that other words have inside, as `Refraktor` has `frakt`: they count at the start of a word only. */
const atStart =
  /(?:^| )(?:shipment|postage|freight|courier|kurier|kuryer|curier|курєр|курьер|пересилк|пересылк|lieferung|porto$|envio|entrega|frete|portes|consegna|bezorg|doprav|dorucen|postovne|szallitas|livrare|transportkosten|frais de port|gastos de transporte|prijevoz|frakt|fragt|forsendelse|leverans|levering|siuntim|pristatym|kargo|kohaletoimetamine|piegade|αποστολ|μεταφορικ)/;

/** Longer texts name goods that are delivered somehow. */
const longest = 60;

/** Whether the name or the SKU of a line says that it is the delivery, and no goods. */
export function isDeliveryName(text: string): boolean {
  if (text.length >= longest) return false;
  const words = wordsOf(text).join(" ");
  return words === "ship" || anywhere.test(words) || atStart.test(words);
}
