import type { MappingCode } from "../contract/issueCodes.ts";
import { decodeEntities } from "./entities.ts";
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
  if (first !== undefined && isAddress(first) && wordBefore.test(plain.slice(0, plain.indexOf(first))))
    return { email: text, code: "email_unusual" };
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
 * Matches a small word before an address, which is a part of it: `anna kowalska@…` is not `kowalska@…`, who
 * is someone else.
 */
const wordBefore =
  /(?:^|\s)(?!(?:e?-?mail|poczta|adres|address|my|is|to|at|na|or|and|lub|und|oder)\s)(?=\p{Ll})[\p{Script=Latin}\d._'-]+\s+$/u;

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
    .split(/[\s<>()[\]"«»“”„,;]|:\/*|\?(?=\w+=)/i)
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
