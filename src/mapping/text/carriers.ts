/** Names of carriers, in Latin and Cyrillic letters. A text with one names a delivery, not a person. */
const carriers =
  /nova\W?posh?ta|нов(?:а|ая|ої|ою)\s?по[шч]т|ukr\W?poshta|укр\W?пошт|meest|міст експрес|justin|rozetka|inpost|paczkomat|orlen|pocztex|poczta polska|packeta|zasilkovna|zásilkovna|balikovna|balíkovna|česká pošta|ceska posta|slovenská pošta|sameday|cargus|fan courier|econt|еконт|speedy|спиди|omniva|venipak|lp express|foxpost|deutsche post|hermes|postnord|posti|postnl|bpost|colissimo|mondial relay|chronopost|correos|\b(?:dpd|dhl|gls|ups|tnt|fedex|usps|ppl|brt|sda|seur|mrw|glovo|bolt|uber|evri|royal mail|allegro one)\b/i;

/** Whether a text names a carrier. */
export function isCarrier(text: string): boolean {
  return carriers.test(text);
}

/** Legal forms, which no person has. */
const companies =
  /(?:^|[\s,"«(])(?:тов|тзов|прат|пат|ооо|оод|еоод|sp\. ?z|sp\. ?[jk]\.|s\.c\.|s\.a\.|s\.r\.o\.|a\.s\.|gmbh|kg|ohg|gbr|e\.k\.|s\.r\.l\.|kft|zrt|uab|sia|oü|ltd|llc|inc|plc|llp|sarl|spa)(?:$|[\s,."»)])/i;

/** Whether a text is the name of a company. */
export function isCompany(text: string): boolean {
  return companies.test(text);
}
