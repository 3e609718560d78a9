import { lazily } from "../../shared/runtime/lazily.ts";
import { plainDigits } from "./letters.ts";

export interface PhoneText {
  /** The text with normalized digits and dashes. Numbers that are not phones are replaced with semicolons. */
  readonly text: string;
  /** Whether there are words or other numbers. Then a number must look more like a phone to be accepted. */
  readonly hasWords: boolean;
  /** The number of digits in the text, including those of other numbers. */
  readonly digits: number;
  /** Whether a letter O among digits was replaced with a zero. */
  readonly hasZeros: boolean;
}

const phoneWords = /* @__PURE__ */ lazily(
  () =>
    /(?<!\p{L})(?:тел(?:ефон)?|tel(?:efon)?|phone|моб(?:ільний)?|mob(?:ile|il)?|kom|handy|viber|вайбер|telegram|whatsapp|ext|доб|дод|вн|wew|or|або|или|lub|oder|та|x)(?!\p{L})/giu,
);

/** Words for an order, a document, a contract or a parcel. The number after such a word belongs to it. */
const owners =
  "замовл|заказ|заявк|zam[oó]w|zam(?=\\.)|zlec|order|bestell|auftr|objedn|comand|rendel|užsak|паспорт|ІПН|І?НН|ИНН|Є?ДРПОУ|ЕДРПОУ|РНОКПП|карт|рахун|сч[её]т|ТТН|накладн|накл|чек|догов|" +
  "REGON|NIP|PESEL|KRS|kont|faktur|rachun|paczk|dowód|kod|USt|Steuer|Kunden|Rechnung|Post|Packst|Vertrag|IČ|DIČ|CUI|CNP|VAT|EIN|SSN|invoice|track|customer|account|ref|id|sku|арт|iban";

/** Words in addresses. One short number after such a word belongs to it. */
const places =
  "(?:відд|отдел|поштом|кварт|буд|вул|під.їзд|поверх|домоф|код|розм|rozm|індекс)\\p{L}{0,8}|кв|size|PLZ|zip|PSČ|ul|m|lok|д|дом";

const others = /* @__PURE__ */ lazily((): readonly RegExp[] => [
  /\S{1,64}@\S{1,255}/g,
  /(?<![\p{L}\d])[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu,
  /(?<!\d)\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?!\d)/g,
  /(?<![\d.])\d{1,2}\.\d{1,2}(?:\.(?:\d{4}|\d\d))?(?!\.?\d)/g,
  /(?<!\d)\d{4}-\d\d-\d\d(?!\d)|(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/g,
  /(?<!\d)\d{1,3}(?: ?\d{3})?(?:[.,]\d\d?)? ?(?:грн|uah|zł|pln|eur|usd|kč|lei|[€₴$])(?!\p{L})/giu,
  // This is a Polish postcode.
  /(?<![\d+()-]\s?)\d\d-\d{3}(?![-\d]| \d\d[ -]?\d\d(?!\d))/g,
  /(?<!\d ?)# ?\d+(?:-\d+| (?!0\d\d)\d+)*/g,
  new RegExp(
    `(?<!\\p{L})(?:(?:${owners})\\p{L}{0,12}|(?!tel|handy|ruf|mobil)\\p{L}{2,16}(?:nummer|nr))[^\\d\\p{L}+;]{0,4}(?:\\p{L}{1,10}\\.?[^\\d\\p{L}+;]{0,3})?\\p{Lu}{0,2}\\d+(?:-\\d+| (?!0\\d\\d)\\d+)*`,
    "giu",
  ),
  new RegExp(`(?<!\\p{L})(?:${places})[^\\d\\p{L}+;]{0,4}\\d{1,5}(?!\\d)`, "giu"),
  /(?<![\p{L}\d])(?!т|тел|tel)\p{L}{1,3}\d{6,}/giu,
]);

export function phoneText(written: string): PhoneText {
  const plain = plainDigits(written.normalize("NFKC"))
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Pd}−•·]/gu, "-")
    // WhatsApp adds this suffix to a user id.
    .replace(/@(?:c\.us|s\.whatsapp\.net)\s*$/, "");
  const text = withZeros(plain);
  const hasLetters = /\p{L}/u.test(text.replace(phoneWords(), ""));
  let left = text;
  // A short text without letters is one number.
  if (hasLetters || text.length > 16 || /[.:#@-]/.test(text))
    for (const other of others()) left = left.replace(other, ";");
  const hasWords = hasLetters || left !== text;
  return { text: left, hasWords, digits: digitsIn(text), hasZeros: text !== plain };
}

export function digitsIn(text: string): number {
  return text.replace(/\D/g, "").length;
}

function withZeros(text: string): string {
  return text.replace(/(?<=[\d(+]\s?)[OoОо](?=[\s\d)-])|(?<![\p{L}])[OoОо](?=\s?\d)/gu, "0");
}
