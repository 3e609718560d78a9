import { lazily } from "../../runtime/lazily.ts";
import { agreed } from "./agreed.ts";
import { foldWords } from "./fold.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";

/**
 * Yes and no as forms send it, in nine languages, in any case: `yes`, `так`, `on`, `"0"`, also followed by a few words
 * (`Так, потрібен`) or said twice (`Так / Yes`); and states of a payment: `paid`, `оплачено`, `pending`. A missing
 * value is not `false`: use a default in the rule.
 */
export function parseBoolean(value: unknown): Parsed<boolean> {
  const own = yesOrNo(value, meaningWithStates);
  return own === undefined ? unparsed("boolean_unreadable") : parsed(own);
}

export function yesOrNo(value: unknown, meaning = meaningOf): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 1 || value === 0) return value === 1;
  // A word of two alphabets only looks like one of ours.
  if (typeof value !== "string" || value.length > 40 || /[a-z][а-яіїєґ]|[а-яіїєґ][a-z]/i.test(value))
    return undefined;
  const text = foldWords(value)
    .replace(/\s*(?:[:;]-?)?[).!(]+$/, "")
    .replace(/\b-\b/g, " ");
  const whole = meaning(text) ?? agreed(text, (part) => asList(meaning(part.trim())))[0];
  if (whole !== undefined) return whole;
  // Accepts `Так, потрібен`, but not `так, ні` or `так, але не зараз`.
  const [first, rest] = text.split(/, ?(.*)/s);
  const answer = first && rest ? meaning(first) : undefined;
  const isOpen =
    rest !== undefined &&
    meaning(rest) !== answer &&
    ((answer && denial.test(rest)) || doubt.test(rest) || rest.split(" ").map(meaning).includes(!answer));
  return isOpen ? undefined : answer;
}

function asList(meaning: boolean | undefined): readonly boolean[] | undefined {
  return meaning === undefined ? undefined : [meaning];
}

function meaningOf(text: string): boolean | undefined {
  return wordMeans(text, yes, no, wishes);
}

function meaningWithStates(text: string): boolean | undefined {
  return meaningOf(text) ?? wordMeans(text, "", unpaid, paid);
}

/** What a word means. Those of the last table may be denied: `не треба`, `nieopłacone`, `unpaid`. */
function wordMeans(text: string, yes: string, no: string, deniable: string): boolean | undefined {
  if (text === "" || text.includes("|")) return undefined;
  const isIn = (words: string, word: string) => words.includes(`|${word}|`);
  if (isIn(yes, text)) return true;
  if (isIn(no, text)) return false;
  const own = text.replace(/^(?:i|ya) | (?:please|bitte|prosze)$/g, "");
  if (own !== text) return wordMeans(own, yes, no, deniable);
  if (isIn(deniable, own)) return true;
  const denied = own.replace(/^(?:do )?(?:not|nicht|nie|ne|un) ?/, "");
  return denied !== own && isIn(deniable, denied) ? false : undefined;
}

const denial = /\b(?:not|nicht|nie|ne)\b/;
const doubt = /\b(?:but|if|ale|no|yaksho|esli|jesli|jezeli|aber|wenn)\b/;

// All words are as `foldWords` writes them.
const yes =
  "|1|1.0|true|yes|y|on|tak|t|da|d|ja|j|ano|oui|si|sim|taip|jah|igen|evet|checked|selected|enabled|ok|accepted|+|x|✓|✔|☑|✅|wahr|prawda|vkl|uvimk|";
const no =
  "|0|0.0|false|no|n|f|off|ni|net|nema|nemae|nie|nein|ne|non|nu|nao|nem|ei|hayir|unchecked|disabled|-|✗|✘|☐|❌|falsch|falsz|vimk|vykl|";
const wishes =
  "|potribno|potriben|potribna|treba|nado|nuzhno|pogodzhuyus|pogodzhuyusya|zgoden|zgodna|zgadzam sie|wyrazam zgode|wyrazam zgody|souhlasim|suhlasim|sutinku|agree|potrzebuje|";
const paid =
  "|paid|captured|oplacheno|oplachen|splacheno|plateno|oplacone|oplacono|zaplacono|zaplacone|bezahlt|zaplaceno|zaplatene|uhrazeno|platit|";
const unpaid = "|pending|authorized|";

// Beginnings of words, as `foldWords` writes them.

const cash = "gotivk|gotowk|cash(?![a-z])|hotov|nalichn|barzahl|numerar";

/** The courier collects the money. First the names of it, then what is done at the handover, then to whom. */
const handover =
  "pisl(?:ya|o)o?pl|posleopl|nalozh|nakladen|pobrani(?!\\S* z k)|dobie?rk|nachnahm|ramburs|rembours(?!e)|contre rembours|contra ?(?:ree?mbo|entrega)|" +
  "contrassegn|utanvet|lunamaks|pecmaks|pouzec|cashondeliv|cod\\b(?! (?!pay|cash|fee|cour|deliv)[a-z])|" +
  "(?:pri|pid chas|przy|pislya|po|posle|fakt(?:u|om)|bei|on|upon|at) (?:der |the )?(?:otriman|oderzh|dosta[vw]|vruchen|poluch|odbior|odbier|delivery|receipt(?! of)|collection|prevz[ae]t|prebra|doruc|dodan|isporuc|povzet|lieferung|zustell|ubergabe|erhalt(?! der re))(?!\\S* (?:oplat|koshti|grosh|peredo?pl))|" +
  "la (?:livrare|primire|curier)|alla consegna|a la (?:livraison|reception(?! de))|al recibir|(?:atsiem|pristat)\\S* metu|atsiimant|gavus\\b|piegades bridi|sanemot|kattesaamisel|atvetelkor|kapida|" +
  "kur\\w{1,3}r(?:u|o[vw][iy]|iui|am)\\b|u kur\\w{1,3}ra|kullerile|futarnak|to (?:the )?courier|" +
  `(?:${cash})\\S* (?:\\S+ )?(?:kur|cour)|(?:u|v|na) (?:nov\\S+ )?(?:viddilenni|otdelenii|poshti|pochte|poshtomati)(?!.*bank)`;

const advance =
  "peredo?pl|predo?pl|przedpl|prepa[iy]|on ?line|onlain|vorkasse|voraus|predem|vopred|is ?ankst|ettemaks|prieksapm|anticip|elore\\b|advance|deposit|zaliczk|avans|z gory";
const card =
  "kart|card|cart[ae]|tarjet|kortel|visa|master|blik|paypal|payu|\\w+pay\\b|(?:apple|google|shop|amazon) pay\\b";
const account =
  "(?<!za )rahun|rekvizit|perekaz|perevod|prevod|przelew|transfer|wire|iban|sepa|\\w*bank|banc|bacs|uberweis|rechnung|faktur|invoice|schet|ucet|na konto|(?:at)?utal|ordin de pl|pavedim|parskait|ulekan|bonific|virement|[ck]red[iy]t(?!ow|\\S* ?[ck]ard|\\S* kart)|chast(?:in|yam)|rozstroch|rassroch|raty\\b|ratal|bezgot|beznal|bezhotov|klarna|stripe|p24|mono\\b|privat";
const other = `${advance}|${card}|${account}`;
/** Fetched in person: there is no courier. */
const fetched = "samov[iy]v|osob|abhol|pick ?up|in ?store|szemelyes|magazin|obchod|sklep|ridicare|na miejscu";
const fee = "[ck]omm?is|.{0,2}plat|prowiz|gebuhr|fee|charge";
const not = "bez|ne|nema|nemae|net|nie|ni|no|not|without|ohne|keine?|nicht|fara|nu|nem|senza|non|sans|sin";
const or = " (?:abo|chi|ili|lub|albo|czy|or|oder|nebo|alebo|sau|vagy|arba|vai|ou|o|oppure) | ?[/|+] ?";

const tests = /* @__PURE__ */ lazily(() => {
  const begins = (words: string) => new RegExp(`(?<!\\w)(?:${words})`);
  return {
    handover: begins(`${handover}|αντικαταβολ`),
    other: begins(other),
    account: begins(account),
    cash: begins(cash),
    told: begins(`${advance}|(?:${not})(?!\\w)|${fetched}`),
    not: begins(`(?:${not})(?!\\w)`),
    or: new RegExp(or),
    /** One means or another of a handover, which may be named after both: `cash or card on delivery`. */
    means: new RegExp(`\\b(?:${cash}|${card})\\w*(?:${or})+(?=\\s*(?:${cash}|${card}))`, "g"),
    denied: new RegExp(
      `(?<!\\w)(?:${not})(?!\\w)(?: [^\\s,;]+){0,2}? (?:(${handover})|${other}|${fee})\\S*`,
      "g",
    ),
  };
});

/**
 * Whether the courier collects the money: yes or no, or the name of a way to pay in any of 20 languages. A handover
 * means yes, any other way no. Told, not guessed: a choice, a part in advance, cash alone, and states such as `paid`.
 */
export function parseCod(value: unknown): Parsed<boolean> {
  const own = typeof value === "string" && value.length <= 200 ? readText(value) : yesOrNo(value);
  return own === undefined ? unparsed("cod_unreadable") : parsed(own);
}

function readText(value: string): boolean | undefined {
  const text = foldWords(value.replaceAll("№", " ")).replaceAll("-", " ").replace(/ {2,}/g, " ");
  const { handover, other, cash } = tests();
  if (![handover, other, cash].some((words) => words.test(text))) return yesOrNo(value);
  // `Так, карткою` says two things.
  const [, answer = "", rest = ""] = /^(\w+)[,.:;!]+ (.+)/s.exec(text) ?? [];
  const meant = yesOrNo(answer);
  const own = readWay(meant === undefined ? text : rest);
  return meant === undefined || meant === own ? own : undefined;
}

function readWay(text: string): boolean | undefined {
  const test = tests();
  let isDenied = false;
  const left = text.replace(test.denied, (_, own: string | undefined) => {
    isDenied ||= own !== undefined;
    return "";
  });
  if (test.handover.test(left)) return isDenied || test.told.test(left) || isChoice(left) ? undefined : true;
  // Cash alone is paid to a courier, or in a shop.
  if (test.cash.test(left) || test.not.test(left)) return undefined;
  return isDenied || left.split(test.or).every((part) => test.other.test(part)) ? false : undefined;
}

/** Whether a text names another way besides the handover: `pobranie lub karta`. */
function isChoice(text: string): boolean {
  const { means, or, account, handover, other } = tests();
  return (
    account.test(text) ||
    text
      .replace(means, "")
      .split(or)
      .some((part) => other.test(part) && !handover.test(part))
  );
}
