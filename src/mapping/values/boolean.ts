import { lazily } from "../../shared/runtime/lazily.ts";
import { agreed } from "./agreed.ts";
import { foldWords } from "./fold.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";

/**
 * Yes and no as forms send it, in over twenty languages, in any case: `yes`, `так`, `on`, `"0"`, also followed by a
 * few words (`Так, потрібен`) or said twice (`Так / Yes`); and states of a payment: `paid`, `оплачено`, `niet betaald`. A missing
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
  // Accepts `Так, потрібен`, but not `так, ні` or `так, але не зараз`. After a state no words are accepted: they
  // may take it back, as in `paid, 50 %`.
  const [first, rest] = text.split(/, ?(.*)/s);
  const answer = first && rest ? meaningOf(first) : undefined;
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
  if (text.includes("|")) return undefined;
  const isIn = (words: string, word: string) => words.includes(`|${word}|`);
  if (isIn(yes, text)) return true;
  if (isIn(no, text)) return false;
  const bare = text.replace(/^(?:i|ya) | (?:please|bitte|prosze)$/g, "");
  if (bare !== text) return meaningOf(bare);
  if (isIn(wishes, bare)) return true;
  const denied = bare.replace(/^(?:do )?(?:not|nicht|nie|ne|un) ?/, "");
  return isIn(wishes, denied) ? false : undefined;
}

function meaningWithStates(text: string): boolean | undefined {
  return meaningOf(text) ?? stateOf(text);
}

function stateOf(text: string): boolean | undefined {
  const { isPaid, isUnpaid } = states();
  if (isPaid.test(text)) return true;
  return isUnpaid.test(text) ? false : undefined;
}

/** Words that deny what follows, in the languages of ways to pay. */
export const denials =
  "bez|ne|nema|nemae|net|nie|ni|nije|no|not|without|ohne|keine?|nicht|fara|nu|nem|nincs|senza|non|sans|pas|sin|sem|nao|niet|geen|zonder|inte|ikke|ei|uden|utan|χωρις|nelkul|yok|degil";
const denial = /\b(?:not|nicht|nie|ne|niet|pas|nao|nem)\b/;
const doubt = /\b(?:but|if|ale|no|yaksho|esli|jesli|jezeli|aber|wenn|maar|mais|mas|pero|ma)\b/;

// All words are as `foldWords` writes them.
const yes =
  "|1|1.0|true|yes|y|on|tak|t|da|d|ja|j|ano|oui|si|sim|taip|jah|igen|evet|kylla|joo|ναι|checked|selected|enabled|ok|accepted|+|x|✓|✔|☑|✅|wahr|prawda|vkl|uvimk|";
const no =
  "|0|0.0|false|no|n|f|off|ni|net|nema|nemae|nie|nein|ne|non|nu|nao|nem|ei|hayir|nee|nej|nei|οχι|unchecked|disabled|-|✗|✘|☐|❌|falsch|falsz|vimk|vykl|";
const wishes =
  "|potribno|potriben|potribna|treba|nado|nuzhno|pogodzhuyus|pogodzhuyusya|zgoden|zgodna|zgadzam sie|wyrazam zgode|wyrazam zgody|souhlasim|suhlasim|sutinku|agree|potrzebuje|";

/** Participles with their endings, and states of systems for payments. */
export const paid =
  "(?:fully[ -])?paid(?: in full)?|payed|captured|(?:[osa]|za)?pla(?:ch|[ct])[aeo]nn?[aeioy]{0,2}|uhra[zd]en.?|bezahlt|betaald|betal[dt]|maksettu|tasutud|(?:ap|su)moket[ao]s?|[as][ap]maksat.|" +
  "platita?|achitata?|pag(?:ad?[ao]|at[aeio]?|ou|o)|payee?|(?:ki)?fizet(?:ve|ett)|odendi|πληρω(?:μεν.|θηκε)";
const states = /* @__PURE__ */ lazily(() => ({
  isPaid: new RegExp(`^(?:${paid})$`),
  isUnpaid: new RegExp(
    `^(?:pending|authorized|(?:awaiting|pending)[ -]payment|odenmedi|απληρωτ.|(?:un|nie|ne|im|on(?=b)|[ou](?=be)|(?:μη|${denials})[ -])(?:${paid}))$`,
  ),
}));
