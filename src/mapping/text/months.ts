/**
 * The month (1 to 12) of a name in Ukrainian, Polish, German, English, Czech, Slovak, Russian, French,
 * Spanish or Italian: in full, in any case form, or short. Of several stems the longest counts: `červenec` is July.
 */
export function monthOf(word: string): number | undefined {
  const name = word.toLowerCase();
  let found: number | undefined;
  let length = 0;
  for (const [index, stems] of months.entries()) {
    for (const stem of stems.split(" ")) {
      if (stem.length > length && name.startsWith(stem)) {
        found = index + 1;
        length = stem.length;
      }
    }
  }
  return found;
}

const months: readonly string[] = [
  "січ sty jan jän led янв ene gen",
  "лют lut feb úno фев fév fev",
  "берез бер mar mär maer bře мар",
  "квіт кві kwi apr dub апр avr abr",
  "трав тра maj may mai kvě máj май мая mag",
  "червн черв чер cze jun čer čvn jún июн juin giu",
  "лип lip jul čvc červenc červenec červencu júl июл juil lug",
  "серп сер sie aug srp авг aoû aou ago",
  "верес вер wrz sep zář сен set",
  "жовт жов paź paz oct okt říj окт ott",
  "листоп лист лис lis nov ноя",
  "груд гру gru dec dez déc pro дек dic",
];
