import type { MappingCode } from "../contract/issueCodes.ts";
import { decodeEntities } from "./entities.ts";
import { foldWords } from "./fold.ts";
import { plainDigits } from "./letters.ts";

export interface ReadEmail {
  /** The address; `undefined` for words that mean "none", because Base would send mail to them. */
  readonly email: string | undefined;
  readonly code?: MappingCode | undefined;
  /** The number of addresses, if there are several. */
  readonly count?: number;
  /** The domain that was probably meant. */
  readonly meant?: string;
}

/** Wrong domains and endings that no address has. Each differs slightly from a common one. */
const typos: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ "gmail.com=gmial.com gmai.com gmal.com gamil.com gmail.co gmail.cm,ukr.net=ukr.ner ukr.ne ukt.net urk.net,i.ua=i.ia,hotmail.com=hotmial.com,outlook.com=outlok.com,com=con cmo vom comm,net=ner nte"
    .split(",")
    .flatMap((entry) => {
      const [meant = "", wrong = ""] = entry.split("=");
      return wrong.split(" ").map((typo) => [typo, meant] as const);
    }),
);

/** Finds the address without additions: `Ann <ann@example.com>`, `mailto:`, quotes, a full stop at the end. */
export function readEmail(text: string): ReadEmail {
  const whole = plainDigits(decodeEntities(text.slice(0, maxLength)))
    .replace(/[\p{Cf}\0]/gu, "")
    .trim();
  const plain = whole.includes("@") ? whole : whole.replace(/%40/g, "@");
  const found = [...new Set(addressesIn(plain))];
  const [first] = found;
  if (first !== undefined && isAddress(first) && isRest(plain, first)) {
    return { email: text, code: "email_unusual" };
  }
  if (found.length > 1 && found.every(isAddress))
    return { email: first, code: "several_values", count: found.length };
  if (first !== undefined && isAddress(first)) return checked(first);
  const repaired = plain.replace(/ ?@ ?/, "@").replace(/(?:\. |,)(?=\p{L}{2,4}$)/u, ".");
  if (isAddress(repaired)) return checked(repaired, "email_repaired");
  const isNothing =
    !plain.includes("@") && /^(?:no(?:ne|t)?|нема|нет|ні|brak|nie|nein|kein|bez)(?!\p{L}{3})/iu.test(plain);
  return { email: isNothing ? undefined : text, code: "email_unusual" };
}

/**
 * Whether an address is probably only a part of one, whose full stop was mistyped: `ola,nowak@…` is not
 * `nowak@…`, who is someone else.
 */
function isRest(text: string, address: string): boolean {
  const start = text.indexOf(address);
  const before = text.slice(0, start);
  if (touching.test(before) || domainAfter.test(text.slice(start + address.length))) return true;
  const [, word, sign = ""] = wordBefore.exec(before) ?? [];
  if (word === undefined) return false;
  const isOther = before.trim() === word + sign && !isRepeated(word, address);
  return sign === "" ? /[\d.]|^\p{Ll}/u.test(word) || isOther : isOther && /^\p{Ll}{3}/u.test(word);
}

/** Words before an address that are a part of none. */
const label =
  "mail|mailto|poczta|po[sš]ta|adress?e?|address|correo|courriel|kontakt|contact|(?<!\\p{L})(?:my|is|to|at|na|or|and|lub|und|oder)";

/**
 * Matches a letter, a digit or a full stop, and the signs between it and the address, but none that nobody types for a
 * full stop: a bracket of HTML, a quote after a sign, a scheme, a sign after a label or a phone number.
 */
const touching = /* @__PURE__ */ new RegExp(
  `[\\p{Script=Latin}\\d.](?<!\\d{7}|(?:${label})(?=[:=]))[^\\s\\p{L}\\p{N}.<>]+(?<!:/+|[:,;=]["'\`“„«])$`,
  "iu",
);

/** Matches a word before an address, and the sign after it. */
const wordBefore = /* @__PURE__ */ new RegExp(
  `(?:^|\\s)(\\p{Script=Latin}[\\p{Script=Latin}\\d._'-]*)(?<!${label})( ?[,;|/-])?\\s+$`,
  "iu",
);

/** Matches the end of a domain after a sign or a space that was typed for its full stop. */
const domainAfter = /^(?:[,;:]| ?\. ?)\p{Ll}{2,4}$/u;

/** Whether the address has the word in it, as a whole or as its beginning: `Ola ola@…`, `Ola o.nowak@…`. */
function isRepeated(word: string, address: string): boolean {
  const name = foldWords(word);
  const [local = ""] = foldWords(address).split("@");
  return (
    (name.length > 2 && local.includes(name)) ||
    local.split(/[^a-z]+/).some((part) => part !== "" && name.startsWith(part))
  );
}

/** The number of characters that are read. Longer texts hold something else. */
const maxLength = 400;

/**
 * Matches nearly all addresses in lower case, but none with typos. Each part excludes the next, which keeps
 * the time linear.
 */
const usualEmail = /* @__PURE__ */ (() => {
  const names = [...typos.keys()];
  const domains = names.filter((name) => /\./.test(name)).join("|");
  const endings = names.filter((name) => !/\./.test(name)).join("|");
  return new RegExp(
    `^([a-z0-9_+-]+(?:\\.[a-z0-9_+-]+)*)@(?!\\1\\.|(?:${domains})$)(?:[a-z0-9]+(?:-+[a-z0-9]+)*\\.)+(?!(?:${endings})$)[a-z]{2,24}$`,
  );
})();

/** Whether the address needs no repair, like nearly all. Faster than `readEmail`. */
export function isUsualEmail(text: string): boolean {
  return text.length < 65 && usualEmail.test(text);
}

function checked(email: string, code?: MappingCode): ReadEmail {
  const whole = email.toLowerCase();
  const sign = whole.indexOf("@");
  const local = whole.slice(0, sign);
  const domain = whole.slice(sign + 1);
  const dot = domain.indexOf(".");
  const name = domain.slice(0, dot);
  // `no@no.no`, `test@test.com`: fake input for a required field.
  if (
    local === name &&
    (name === domain.slice(dot + 1) || /^(?:no|none|test|a|aa|aaa|x|xx|xxx|mail|email|nomail)$/.test(name))
  ) {
    return { email: undefined, code: "email_unusual" };
  }
  // The domain may be the buyer's own, so only its ending is reported.
  const ending = typos.get(domain.slice(domain.lastIndexOf(".") + 1));
  const meant = typos.get(domain) ?? (ending === undefined ? undefined : `.${ending}`);
  return meant === undefined ? { email, code } : { email, code: code ?? "email_typo", meant };
}

/** Returns every text with an `@`, separated by spaces, brackets and other signs that addresses do not contain. */
function addressesIn(text: string): string[] {
  return text
    .split(/[\s<>()[\]"«»“”„,;]|:\/*|(?:^|[?&])(?:\w*mail|to)=|\?(?=\w+=)/i)
    .filter((piece) => piece.includes("@"))
    .map((piece) => piece.replace(/^['`]+|['.:!`]+$/g, ""));
}

const localPart = /^[\p{L}\p{N}!#$&'*+=?^_`{}~-]+(?:\.[\p{L}\p{N}!#$&'*+=?^_`{}~-]+)*$/u;

function isAddress(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  const labels = domain.split(".");
  const ending = labels.at(-1) ?? "";
  return (
    more.length === 0 &&
    local.length < 65 &&
    domain.length < 254 &&
    labels.length > 1 &&
    localPart.test(local) &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label)) &&
    /^(?:\p{L}{2,}|xn--.+)$/u.test(ending) &&
    [local, ...labels].every(
      (part) => !/\p{Script=Latin}/u.test(part) || !/[^\p{Script=Latin}\P{L}]/u.test(part),
    )
  );
}
