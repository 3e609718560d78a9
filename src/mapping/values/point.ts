import { lazily } from "../../shared/runtime/lazily.ts";
import { foldWords } from "./fold.ts";

// All words are written as `foldWords` writes them.

/** Words for a pick-up point. A number next to such a word is the number of the point. */
const kinds =
  "viddil|vidd(?![a-z])|otdel|otd(?![a-z])|p[oa][cs]h?t?omat|poshtomat|pochtomat|packstation|postfiliale|paczkomat|pakomat|pakiautomaat|easybox|alzabox|z[ -]?box|fanbox|balikov|orlen paczka|sklad|warehouse|packeta|zasilkovna|" +
  "np(?![a-z])|nov[a-z]+ po(?:sh|ch)t|ukrposht|punkt|point|locker|branch|filia|oddzial|placowk|parcel[ -]?shop|pick[ -]?up|e[ck]ont|spe+dy";
const carriers =
  "inpost|paczkomat|dpd|gls|dhl|ppl|ups|packeta|zasilkovna|foxpost|omniva|venipak|orlen|econt|speedy|sameday|balikovna";
const between = `(?:[ "«»®(,-]+(?:nov[a-z]+|po(?:sh|ch)t[a-z]*|v[iy]d[a-z]+|of+i[sc]e?|odbioru|${carriers}))*`;
const sign = "(?:n[or]?|nomer|numer|number|id|#)";
const number = "(\\d{1,6})(?![a-z\\d]|[.,/]\\d|-[a-z\\d](?![a-z])| ?kg)";
const street = /\b(?:vul|ul|str|prosp|pr|bul|prov|bud|dom|kv)\b/;
const ofKind = /* @__PURE__ */ lazily(() => new RegExp(`\\b(?:${kinds})`));
/** A name of a delivery method ends in a number too: `flat_rate:3` in WooCommerce. */
const ofMethod = /method|local|rate|shipping/;
/** An id that needs no closer look. Eight letters may be the kind of a point, as in `PACKSTATION123`. */
const usualId = /^(?![A-Z]{8})(?=[A-Z-]*\d)[A-Z\d-]{1,40}$/;
const labelled = /^([a-z][a-z _-]*)[:=#]\s*(\S*\d\S*)$/i;
const ofId = /^(?:id|ref|code)$/;
const ofCarrier = /* @__PURE__ */ lazily(() => new RegExp(`\\b(?:${carriers})`));
const forms = /* @__PURE__ */ lazily(() => [
  new RegExp(`\\b(?:${kinds})[a-z]*${between}[ .:,"«»®)-]*(?:${sign}[ .:]*)?${number}`),
  new RegExp(`\\b(?:${kinds})[^:]{0,40}?(?<![a-z])${sign}[ .]*${number}`),
  new RegExp(`^${sign}[ .]*${number}`),
  new RegExp(`^.*?(?<![\\d/-])(\\d{1,6})(?:-?[a-z]{1,3})? (?:${kinds})`),
]);

/**
 * Reads the id of a point: `Відділення №15 (до 30 кг): вул. …` is `15`, `locker:kra010` is `KRA010`. A
 * weight, a postcode, a phone or an e-mail is never an id.
 */
export function readPoint(text: string): string | undefined {
  if (usualId.test(text)) return text;
  if (text.length > 300) return undefined;
  const [, label, id] = labelled.exec(text) ?? [];
  if (label !== undefined && id !== undefined)
    return isLabel(foldWords(label), id) ? readPoint(id) : undefined;
  const isId = /^(?=.*\d)(?!\+|.*@)[!-+\--~]+$/.test(text);
  // Carriers write such codes in capitals, and people do not.
  if (/^(?:pop-)?[a-z]{3}\d{2,3}[a-z]{0,4}$/i.test(text)) return text.toUpperCase();
  if (isId && !/^[A-Za-z]{8,}\d+$/.test(text)) return text;
  const code =
    /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/i.exec(text) ??
    /(?<![\p{L}\d-])(?:POP-)?[A-Z]{3}\d{2,3}[A-Z]{0,4}(?![\p{L}\d])/u.exec(text);
  if (code !== null) return code[0];
  const folded = foldWords(text);
  const named = ofCarrier().test(folded)
    ? /(?<![\p{L}\d-])[A-Z]{2,3}-?\d{2,6}[A-Z]{0,4}(?![\p{L}\d])/iu
    : /^(?!LT|LV|MD|SI|AZ)[A-Z]{2,3}\d{3,6}(?=,? )/;
  return named.exec(text)?.[0].toUpperCase() ?? numberIn(folded) ?? (isId ? text : undefined);
}

/** Whether a label names points, so that the rest is the id of one. A number of one digit or two is no id of a carrier. */
function isLabel(label: string, id: string): boolean {
  if (ofMethod.test(label)) return false;
  return ofCarrier().test(label) ? id.length > 2 : ofKind().test(label) || ofId.test(label);
}

export function namesPoint(text: string): boolean {
  return ofKind().test(foldWords(text));
}

function numberIn(text: string): string | undefined {
  for (const form of forms()) {
    const found = form.exec(text);
    if (found !== null && !street.test(found[0])) return found[1];
  }
  return undefined;
}
