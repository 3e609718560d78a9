import { lazily } from "../../shared/runtime/lazily.ts";

/**
 * The names of entities: base-36 code points, each followed by the names from it on. Accented and capital
 * letters are derived.
 */
const runs =
  "x excl quot num dollar percnt amp apos lpar rpar;18 comma;1a period sol;1m colon semi lt equals gt quest " +
  "commat;2n lowbar;4g nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg " +
  "plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12;5a frac34 iquest;5z times;67 " +
  "szlig;6e aelig;6o eth;6v divide oslash;72 thorn;7l dstrok;87 hstrok;8y lstrok;9f oelig;9z tstrok;jq circ;kc " +
  "tilde;q9 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma " +
  "tau upsilon phi chi psi omega;r5 thetasym upsih;ra piv;6bm ensp emsp;6bt thinsp;6bw zwnj zwj lrm rlm;6c3 ndash " +
  "mdash;6c8 lsquo rsquo;6ca sbquo;6cc ldquo rdquo bdquo;6cg dagger Dagger bull;6cm hellip;6cw permil;6cy prime " +
  "Prime;6d5 lsaquo rsaquo;6gc euro;6ja numero;6jm trade;6mo larr uarr rarr darr harr;6qa minus;6qm infin;6rs " +
  "asymp;6sg ne;6sk le ge;6v9 sdot;7gq loz;7ie star;7kw spades;7kz clubs;7l1 hearts diams;7pv check";

/** The names of accents, in the same form. A dash is an accent that no name ends in. */
const marks = "lc grave acute circ tilde macr - breve dot uml - ring dblac caron;mf cedil ogon";

/** The signs that programs encode by their numbers in Windows, from 145. */
const windows = "‘’“”•–—";

const named = /* @__PURE__ */ lazily(() => signsIn(runs));
const accents = /* @__PURE__ */ lazily(() => signsIn(marks));

function signsIn(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(";").flatMap((run) => {
    const [first = "", ...names] = run.split(" ");
    return names.map(
      (name, index) => [name, String.fromCodePoint(Number.parseInt(first, 36) + index)] as const,
    );
  });
  return new Map(pairs);
}

/** Decodes once: `&amp;lt;` becomes `&lt;`. Common entities may lack their semicolon; unknown ones stay. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7});|#[xX]([\da-fA-F]{1,6});|([a-zA-Z]{2,8}\d{0,2});|((?:amp|quot|lt|gt|nbsp)(?![\w=;])|#39(?!\d)))/g,
    (whole, decimal, hex, name, bare) => {
      if (bare !== undefined) return bare === "#39" ? "'" : (named().get(bare) ?? whole);
      if (name !== undefined) return named().get(name) ?? accented(name) ?? capital(name) ?? whole;
      return character(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)) ?? whole;
    },
  );
}

/** Decodes a letter followed by the name of its accent: `oacute`, `Auml`. */
function accented(name: string): string | undefined {
  const mark = accents().get(name.slice(1));
  const letter = mark === undefined ? "" : (name.charAt(0) + mark).normalize("NFC");
  return letter.length === 1 ? letter : undefined;
}

/** Decodes the capital of a letter whose lower-case name is known: `Oslash`, `ETH`, `SHCHcy`. */
function capital(name: string): string | undefined {
  const small = named().get(name.toLowerCase()) ?? "";
  const large = small.toUpperCase();
  return large.length === 1 && large !== small ? large : undefined;
}

function character(code: number): string | undefined {
  if (code === 0) return "\ufffd";
  if (code === 128) return "€";
  if (code === 133) return "…";
  if (code > 128 && code < 160) return windows[code - 145];
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return isSurrogate || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
