import { agreed } from "./agreed.ts";
import { foldWords } from "./fold.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";

/** Finds the ISO 3166-1 alpha-2 code of a country by its name or any ISO code. */
export type CountryLookup = (text: string) => Parsed<string>;

const usualLanguages = "en uk pl de cs sk ro hu lt lv et bg es fr it pt nl ru hr sr sl mk bs sv da nb fi";

/** Names in use that no table of `Intl` has, as `foldWords` writes them. */
const otherNames =
  "US=usa|united states of america|ssha|spolucheni shtati ameriki|amerika|america|statele unite,GB=england|great britain|" +
  "velikobritaniya|angliya|anglia|scotland|wales|spoluchene korolivstvo,NL=holland|gollandiya,CZ=czech republic|ceska republika|" +
  "republika czeska,SK=slovak republic|slovenska republika,RU=rf|rosiiska federaciya,KR=south korea,TR=turkey,AE=uae|oae," +
  "DE=brd|germaniya,PL=rzeczpospolita polska,MD=moldaviya,BY=bilorusiya|belorussiya|belorus,MK=macedonia";

/** The alpha-2 codes: first letters, each followed by its second letters (AD, AE, AF, …). */
const alpha2 =
  "ADEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNORUVWXYZ DEJKMOZ ECEGHRST FIJKMOR " +
  "GABDEFGHILMNPQRSTUWY HKMNRTU IDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY " +
  "MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ " +
  "TCDFGHJKLMNORTVWZ UAGMSYZ VACEGINU WFS YET ZAMW";

/**
 * The letter that turns each alpha-2 code into alpha-3: upper case at the end, lower case in the middle, a
 * dash for exceptions.
 */
const letters =
  "nrGtABrg-GMuSb-E-rgLARRd-MUrL-AhNTA-lNKoaoEVohRhLIBpuRPEUInAMAU-YsIPHNIlsrABRrOuYABrBilnC-MM-uGD" +
  "DVINN--NDTrNLAYaRNNZMR-A-oT-aONAEAbOUXAbROAnadLDIRG-ntTRlSdIeSoMLRKACDRLUiLNNRynLao-cIErlrTUU-S" +
  "AUlyNwPN-MvEReMuDPlMRwAc-OAKLSkuNuOuNA-AIArBTTNBRMTlMM-FBE";

/** The alpha-3 codes that are exceptions, each followed by its alpha-2 code. */
const others =
  "ALAAXATAAQATFTFBENBJBESBQBIHBABLRBYCOMKMCYMKYESTEEGNBGWIRLIEISRILMACMOMYTYTPRKKPSGSGSSPMPMSRBRSSVNSIUKRUA";

/**
 * Looks up countries by any ISO code or name in the languages (27 of Europe by default), in any case, with or without
 * accents; also a flag, `UA - Ukraine`, `GB-ENG`, `Київ, Україна`. Names come from `Intl.DisplayNames`, one language at
 * a time, once a text is in none of those built so far. Keep the look-up: it caches them.
 */
export function createCountryLookup(languages: readonly string[] = usualLanguages.split(" ")): CountryLookup {
  const names = new Map<string, string>();
  let alpha3: ReadonlyMap<string, string> | undefined;
  let codes: ReadonlySet<string> | undefined;
  let built = 0;
  const look: CountryLookup = (text) => {
    alpha3 ??= alpha3Codes();
    // The code of Kosovo is only reserved for users, but everyone uses it.
    codes ??= new Set([...alpha3.values(), "XK"]);
    const code = fromCode(text.trim().replaceAll(".", "").toUpperCase(), alpha3);
    if (code !== undefined && codes.has(code)) return parsed(code);
    const key = keyOf(text);
    if (key === "") return withMore(text, look);
    for (;;) {
      const named = names.get(key);
      if (named !== undefined) return parsed(named);
      const language = languages[built];
      if (language === undefined) return withMore(text, look);
      if (built === 0) addOtherNames(names);
      addNames(names, language, codes);
      built += 1;
    }
  };
  return look;
}

/** Accepts a flag, a region of a country, a country said twice, or with its city before or after it. */
function withMore(text: string, look: CountryLookup): Parsed<string> {
  const flag = /^\s*([\u{1f1e6}-\u{1f1ff}])([\u{1f1e6}-\u{1f1ff}])/u.exec(text);
  if (flag !== null) {
    return look(
      flag
        .slice(1)
        .map((sign) => String.fromCharCode((sign.codePointAt(0) ?? 0) - 0x1f1e6 + 65))
        .join(""),
    );
  }
  const region = /^\s*([A-Za-z]{2})-[A-Z\d]{1,3}\s*$/.exec(text)?.[1];
  if (region !== undefined) return look(region);
  const codesOf = (part: string): readonly string[] => {
    const read = look(part);
    return read.ok ? [read.value] : [];
  };
  const [before = "", ...others] = text.length > 80 ? [] : text.split(",");
  const after = others.at(-1);
  const [first] = after === undefined ? agreed(before, codesOf) : codesOf(before);
  const [last] = after === undefined ? [] : codesOf(after);
  // Two letters after a country may be a state: `USA, CA`.
  const isState = first !== undefined && last !== first && /^\s*[A-Za-z]{2}\s*$/.test(after ?? "");
  const code = isState ? undefined : (last ?? first);
  return code === undefined ? unparsed("country_unknown") : parsed(code);
}

/** Alpha-3 codes are mostly alpha-2 with a letter after (`POL`) or inside (`UZB`): a letter for each is enough. */
export function alpha3Codes(): Map<string, string> {
  const codes = new Map<string, string>();
  let index = 0;
  for (const [first = "", ...seconds] of alpha2.split(" ")) {
    for (const second of seconds) {
      const letter = letters.charAt(index);
      index += 1;
      if (letter >= "a") codes.set(first + letter.toUpperCase() + second, first + second);
      else if (letter !== "-") codes.set(first + second + letter, first + second);
    }
  }
  for (const [pair] of others.matchAll(/.{5}/g)) codes.set(pair.slice(0, 3), pair.slice(3));
  return codes;
}

function fromCode(text: string, alpha3: ReadonlyMap<string, string>): string | undefined {
  if (text.length === 2) return text === "UK" ? "GB" : text === "EL" ? "GR" : text;
  // `Intl` replaces a numeric code with the letters.
  if (/^\d{3}$/.test(text)) return new Intl.Locale(`und-${text}`).region;
  return alpha3.get(text);
}

function addOtherNames(names: Map<string, string>): void {
  for (const pair of otherNames.split(",")) {
    const [code = "", words = ""] = pair.split("=");
    for (const name of words.split("|")) names.set(keyOf(name), code);
  }
}

function addNames(names: Map<string, string>, language: string, codes: ReadonlySet<string>): void {
  const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  for (const code of codes) {
    const name = keyOf(display.of(code) ?? "");
    if (name !== "" && !names.has(name)) names.set(name, code);
  }
}

function keyOf(text: string): string {
  if (text.length > 80) return "";
  return foldWords(text)
    .replace(/^(?:the )?(?:republic of )?/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
