/** A pick-up point, not a street. */
export const branch =
  /відділ|отделен|поштомат|почтомат|пункт|paczkomat|punkt odbioru|parcel|locker|packstation|postfiliale|pick-?up|branch|z-box|№/i;

/** Names of carriers, in Latin and Cyrillic letters. A text with one names a delivery, not a person. */
export const carriers =
  /nova\W?posh?ta|нов(?:а|ая|ої|ою)\s?по[шч]т|ukr\W?poshta|укр\W?пошт|meest|міст експрес|justin|rozetka|inpost|paczkomat|orlen|pocztex|poczta polska|packeta|zasilkovna|zásilkovna|balikovna|balíkovna|česká pošta|ceska posta|slovenská pošta|sameday|cargus|fan courier|econt|еконт|speedy|спиди|omniva|venipak|lp express|foxpost|deutsche post|hermes|postnord|posti|postnl|bpost|colissimo|mondial relay|chronopost|correos|\b(?:dpd|dhl|gls|ups|tnt|fedex|usps|ppl|brt|sda|seur|mrw|glovo|bolt|uber|evri|royal mail|allegro one)\b/i;

/** Legal forms, which no person has. */
const companies =
  /(?:^|[\s,"«(])(?:тов|тзов|прат|пат|ооо|оод|еоод|sp\. ?z|sp\. ?[jk]\.|s\.c\.|s\.a\.|s\.r\.o\.|a\.s\.|gmbh|kg|ohg|gbr|e\.k\.|s\.r\.l\.|kft|zrt|uab|sia|oü|ltd|llc|inc|plc|llp|sarl|spa)(?:$|[\s,."»)])/i;

/** A name as people write it: no number, no sign of a code, no company, no carrier. */
export function isPerson(text: string): boolean {
  return (
    text.length <= 100 &&
    /^[\p{L}\p{M}][\p{L}\p{M}\s.'’ʼ`()-]*$/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/\p{Ll}\.\p{Ll}/u.test(text) &&
    text.split(/\s+/).length <= 6 &&
    !companies.test(text) &&
    !carriers.test(text)
  );
}
