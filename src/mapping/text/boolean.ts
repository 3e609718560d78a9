import { type Parsed, parsed, unparsed } from "./parsed.ts";

/**
 * Reads yes and no as forms send it, in English, Ukrainian, Polish, German, Czech, French, Spanish, Italian and
 * Russian, in any case: `yes`, `так`, `tak`, `ja`, `on`, `1`, `true`, `"0"`, `ні`, `nein`, `off`, also followed by a
 * few words (`Так, потрібен`); and payment states: `paid`, `оплачено`, `bezahlt`, `pending`. A missing value is not
 * `false`: use a default in the rule.
 *
 * Codes: `boolean_unreadable`.
 */
export function parseBoolean(value: unknown): Parsed<boolean> {
  if (typeof value === "boolean") return parsed(value);
  if (value === 1 || value === 0) return parsed(value === 1);
  if (typeof value !== "string" || value.length > 40) return unparsed("boolean_unreadable");
  const text = value
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(/\s*(?:[:;]-?)?[).!(]+$/, "")
    .replace(/\s+/g, " ")
    .toLowerCase();
  const whole = meaningOf(text) ?? meaningOf(text.replace(/^(.+) \1$/, "$1"));
  if (whole !== undefined) return parsed(whole);
  // Accepts `Так, потрібен`, but not `так, ні`.
  const [first, rest] = text.split(/, ?(.*)/s);
  const meaning = first && rest ? meaningOf(first) : undefined;
  const isBoth = rest?.split(" ").map(meaningOf).includes(!meaning);
  return meaning === undefined || isBoth ? unparsed("boolean_unreadable") : parsed(meaning);
}

function meaningOf(text: string): boolean | undefined {
  if (text.includes("|")) return undefined;
  return yes.includes(`|${text}|`) ? true : no.includes(`|${text}|`) ? false : undefined;
}

const yes =
  "|1|1.0|true|yes|y|on|так|т|да|д|tak|t|ja|j|ano|áno|oui|si|sí|sì|da|sim|taip|jā|jah|igen|evet|checked|selected|enabled|ok|agree|accepted|+|x|✓|✔|☑|✅" +
  "|wahr|prawda|вкл|увімк|потрібно|погоджуюсь|погоджуюся|згоден|згодна|zgadzam się|souhlasím|súhlasím|paid|оплачено|оплачен|сплачено|opłacone|opłacono|zapłacono|zapłacone|bezahlt|zaplaceno|zaplatené|plătit|";
const no =
  "|0|0.0|false|no|n|f|off|ні|н|нет|нема|немає|nie|nein|ne|non|nu|não|nem|nē|ei|hayır|unchecked|disabled|-|✗|✘|☐|❌" +
  "|falsch|fałsz|вимк|выкл|не треба|не потрібно|не потрібен|не надо|unpaid|not paid|pending|не оплачено|неоплачено|не оплачен|не сплачено|nieopłacone|nieopłacono|nie opłacone|niezapłacone|unbezahlt|nicht bezahlt|nezaplaceno|authorized|";
