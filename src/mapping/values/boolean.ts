import { agreed } from "./agreed.ts";
import { foldWords } from "./fold.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";

/**
 * Yes and no as forms send it, in nine languages, in any case: `yes`, `так`, `on`, `"0"`, also followed by a few words
 * (`Так, потрібен`) or said twice (`Так / Yes`); and states of a payment: `paid`, `оплачено`, `pending`. A missing
 * value is not `false`: use a default in the rule.
 */
export function parseBoolean(value: unknown): Parsed<boolean> {
  const answer = yesOrNo(value, meaningWithStates);
  return answer === undefined ? unparsed("boolean_unreadable") : parsed(answer);
}

export function yesOrNo(value: unknown, meaning = meaningOf): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 1 || value === 0) return value === 1;
  // A word in two alphabets only looks like a known word.
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

/** Returns what a word means. The words of the last table may be negated: `не треба`, `nieopłacone`, `unpaid`. */
function wordMeans(text: string, yes: string, no: string, deniable: string): boolean | undefined {
  if (text.includes("|")) return undefined;
  const isIn = (words: string, word: string) => words.includes(`|${word}|`);
  if (isIn(yes, text)) return true;
  if (isIn(no, text)) return false;
  const bare = text.replace(/^(?:i|ya) | (?:please|bitte|prosze)$/g, "");
  if (bare !== text) return wordMeans(bare, yes, no, deniable);
  if (isIn(deniable, bare)) return true;
  const denied = bare.replace(/^(?:do )?(?:not|nicht|nie|ne|un) ?/, "");
  return isIn(deniable, denied) ? false : undefined;
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
