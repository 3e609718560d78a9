import { lazily } from "../../../shared/runtime/lazily.ts";

/** The words of dates in a language, as `plainName` writes them. */
export interface CalendarNames {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
  /** Words between the parts of a date, such as `de` of `20 de maio`, `р.` after a year, and `kl.` before a time. */
  readonly links: ReadonlySet<string>;
}

/** In this order, so that a name of several languages means the same after any dates. */
export const calendarLanguages =
  "en uk pl ru de cs sk ro fr es it hu bg pt nl hr sl lt lv et be sr sr-Latn bs mk el tr fi sv da nb is ca gl sq ka hy az kk lb mt ar hi de-AT es-MX fr-CA".split(
    " ",
  );

/** Words that people write and `Intl` does not. */
const links = "st nd rd th of the on об року года год g r roku godine године leta las les e le uhr h ч";

/** Months in full and short, alone and beside a day, where many languages have another case. */
const forms: readonly Intl.DateTimeFormatOptions[] = [
  { dateStyle: "full", timeStyle: "short" },
  { dateStyle: "medium", timeStyle: "medium" },
  { weekday: "short", day: "numeric", month: "short" },
  { month: "long" },
  { month: "short" },
];

/**
 * Matches the names that mean two months, the later one in Polish or Czech and the earlier one in Croatian. Polish
 * has no full stop after a day, and no `srp`.
 */
const nameOfTwo = /(?:\d\. ?(?=li)|(?=srp))(?<!\p{L})(listopada?|li[ps]|srp)(?!\p{L})/iu;

/** Whether the name of the month means two months, and the language does not decide which. */
export function isAmbiguousMonth(text: string, language: CalendarNames | undefined): boolean {
  const name = nameOfTwo.exec(text)?.[1];
  return name !== undefined && language?.months.get(plainName(name)) === undefined;
}

type KindOfWord = "month" | "weekday" | "link";

interface KnownNames {
  /** What a word is in the first language that has it. */
  readonly kinds: Map<string, KindOfWord>;
  /** Names of all languages in their order. The first is what a name means, and all count for a beginning. */
  readonly months: (readonly [name: string, month: number])[];
  readonly weekdays: Set<string>;
  readonly unread: string[];
}

/**
 * What the dates of the process needed so far. Making the names of all languages takes 40 ms, so a language is
 * read when no language before it has a word.
 */
const known = /* @__PURE__ */ lazily(
  (): KnownNames => ({
    kinds: new Map(links.split(" ").map((word) => [word, "link"])),
    months: [],
    weekdays: new Set(),
    // `Intl` would give the names of its default language for one that it lacks.
    unread: Intl.DateTimeFormat.supportedLocalesOf(calendarLanguages),
  }),
);

/** Reads the words of one language. */
export function calendarNames(language: string): CalendarNames {
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  const between = new Set<string>();
  for (const form of forms) {
    const format = new Intl.DateTimeFormat(language, { ...form, calendar: "gregory", timeZone: "UTC" });
    for (let month = 1; month < 13; month += 1) {
      // In this year the 15th of some month falls on each weekday.
      for (const { type, value } of format.formatToParts(Date.UTC(2026, month - 1, 15, 15))) {
        const names = value.match(dateWord)?.map(plainName) ?? [];
        // Catalan has `de març` for a month, of which only the last word is its name.
        const last = names.at(-1);
        if (type === "month" && last !== undefined) months.set(last, months.get(last) ?? month);
        if (type === "weekday") for (const name of names) weekdays.add(name);
        if (type === "literal") for (const name of names) between.add(name);
      }
    }
  }
  return { months, weekdays, links: between };
}

/** Matches a word of a date, which may have apostrophes and hyphens, with the punctuation after it. */
export const dateWord = /\p{L}[\p{L}\p{M}'’`]*(?:-\p{L}[\p{L}\p{M}'’]*)*[.,॰]*/gu;

/**
 * The month of a whole name, or of the beginning of the names of one month only, in the language or in any of 46.
 * `červenec` is July, and `čer` is none, because it begins June as well.
 */
export function monthOf(word: string, language?: CalendarNames): number | undefined {
  const name = plainName(word);
  return (
    language?.months.get(name) ??
    found(({ months }) => months.find(([monthName]) => monthName === name)?.[1]) ??
    monthBeginning(name)
  );
}

/** Whether a word is a weekday in any language, or begins one. */
export function isWeekday(word: string): boolean {
  const name = plainName(word);
  return (
    isClear(word, name) && (found(({ weekdays }) => weekdays.has(name) || undefined) ?? beginsWeekday(name))
  );
}

/** What a word of a date is in the first language that has it, or what it begins. */
export function kindOfWord(word: string): KindOfWord | undefined {
  const name = plainName(word);
  const kind =
    found(({ kinds }) => kinds.get(name)) ?? (monthBeginning(name) === undefined ? "weekday" : "month");
  return kind !== "weekday" || isWeekday(word) ? kind : undefined;
}

/** Short weekdays that limit a date as often: `do 20.11.2026` means until in Polish. A full stop decides. */
const prepositions = /^(?:do|po|za|to|pre)$/;

function isClear(word: string, name: string): boolean {
  return name.length > 1 && (/[.,]$/.test(word) || !prepositions.test(name));
}

function beginsWeekday(start: string): boolean {
  return start.length > 2 && [...known().weekdays].some((name) => name.startsWith(start));
}

function monthBeginning(start: string): number | undefined {
  if (start.length < 3) return undefined;
  const begun = known().months.filter(([name]) => name.startsWith(start));
  const first = begun[0]?.[1];
  return begun.every(([, month]) => month === first) ? first : undefined;
}

/** Reads further languages until one has what is looked for. */
function found<T>(look: (names: KnownNames) => T | undefined): T | undefined {
  const names = known();
  for (;;) {
    const value = look(names);
    if (value !== undefined) return value;
    const language = names.unread.shift();
    if (language === undefined) return undefined;
    const { months, weekdays, links: between } = calendarNames(language);
    names.months.push(...months);
    for (const name of weekdays) names.weekdays.add(name);
    for (const name of months.keys()) addKind(name, "month");
    for (const name of between) addKind(name, "link");
    for (const name of weekdays) addKind(name, "weekday");
  }
}

function addKind(name: string, kind: KindOfWord): void {
  const { kinds } = known();
  kinds.set(name, kinds.get(name) ?? kind);
}

/** Writes a name without case, accents, apostrophes and hyphens. Cyrillic stays: `lis` is not `лис`. */
function plainName(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]|\p{Lm}|[^\p{L}\p{M}]/gu, "")
    .replace(/ı/g, "i")
    .replace(/ł/g, "l");
}
