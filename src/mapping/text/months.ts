/**
 * The month (1 to 12) of a name in Ukrainian, Polish, German, English, Czech, Slovak, Russian, French,
 * Spanish or Italian: in full, in any case form, or short. No stem is shared by two months.
 */
export function monthOf(word: string): number | undefined {
  const name = word.toLowerCase();
  for (const [index, stems] of months.entries()) {
    for (const stem of stems.split(" ")) if (name.startsWith(stem)) return index + 1;
  }
  return undefined;
}

const months: readonly string[] = [
  "січ sty jan jän led янв ene gen",
  "лют lut feb úno фев fév fev",
  "берез бер mar mär maer bře мар",
  "квіт кві kwi apr dub апр avr abr",
  "трав тра maj may mai kvě máj май мая mag",
  "червн черв чер cze jun čer jún июн juin giu",
  "лип lip jul čvc júl июл juil lug",
  "серп сер sie aug srp авг aoû aou ago",
  "верес вер wrz sep zář сен set",
  "жовт жов paź paz oct okt říj окт ott",
  "листоп лист лис lis nov ноя",
  "груд гру gru dec dez déc pro дек dic",
];
