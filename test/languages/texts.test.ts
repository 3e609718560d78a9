import { describe, expect, it } from "vitest";
import { type Choice, placeholdersOf } from "../../docs/generate/placeholders.ts";
import type { Glossary } from "../../src/languages/glossary.ts";
import { type Detail, type Details, formatText } from "../../src/shared/messages/format.ts";
import { createLocale } from "../../src/shared/messages/locale.ts";
import { languageFolders } from "./catalogues.ts";
import { withoutCode, wordPattern } from "./unwantedWords.ts";

const folders = await languageFolders();
const [english, ...translations] = folders;
if (english?.tag !== "en") throw new Error("Expected English to be the first of the languages.");
const englishTexts = new Map(english.catalogues.map(({ name, texts }) => [name, texts]));

/** Every text with the name of its place, and what English says there. */
function textsOf({ catalogues }: (typeof folders)[number]) {
  return catalogues.flatMap(({ name, texts }) => {
    const inEnglish = englishTexts.get(name);
    return inEnglish === undefined
      ? []
      : Object.entries(texts).map(([code, text]) => ({
          place: `${name}.${code}`,
          text,
          inEnglish: inEnglish[code] ?? "",
        }));
  });
}

describe.each(folders)("the texts in $tag", (folder) => {
  const { tag, glossary } = folder;
  const locale = createLocale(tag);
  const say = (text: string, details: Details): string =>
    formatText(text, details, locale, ({ code }) => code);
  /** Every sentence that a text becomes, with every branch of its choices and the counts that have a form of their own. */
  const sentences = textsOf(folder).flatMap(({ place, text, inEnglish }) =>
    combinationsOf(text, inEnglish).map((details) => ({ place, details, sentence: say(text, details) })),
  );

  it("leave no placeholder and no gap, with every branch and every count", () => {
    const broken = sentences.filter(({ sentence }) =>
      /\{\w+[,}]|\bundefined\b|\bNaN\b|#| {2}| [.,:;?](?!\w)|\.\.|^\s|\s$/.test(withoutCode(sentence)),
    );
    expect(broken.slice(0, 5)).toEqual([]);
  });

  it("quote nothing but braces, as translators' tools quote more", () => {
    expect(textsOf(folder).filter(({ text }) => /''|'[#|<]/.test(text))).toEqual([]);
  });

  it("have only letters of the language, except in names that its glossary lists", () => {
    const found = sentences.flatMap(({ place, sentence, details }) =>
      withoutForeign(withoutCode(sentence).replace(nameInCode, ""), glossary)
        .split(/[^\p{L}]+/u)
        // A value by which one choice takes its branch may be a word of another one.
        .filter((word) => !Object.values(details).includes(word))
        .filter((word) => [...word.toLowerCase()].some((letter) => !glossary.letters.includes(letter)))
        .map((word) => `${place}: ${word}`),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it("have no word of another language", () => {
    const others = folders
      .filter((other) => other.tag !== tag)
      .flatMap((other) =>
        other.glossary.frequent.map((word) => ({ of: other.tag, pattern: wordPattern(word) })),
      );
    const found = sentences.flatMap(({ place, sentence }) =>
      others.flatMap(({ of, pattern }) => {
        const word = pattern.exec(withoutCode(sentence))?.[0];
        return word === undefined ? [] : [`${place}: "${word}" (${of})`];
      }),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it("show by the frequent words of the glossary which language they are in", () => {
    const words = glossary.frequent.map(wordPattern);
    const seen = words.filter((word) => sentences.some(({ sentence }) => word.test(sentence)));
    expect(seen.length).toBeGreaterThan(words.length / 2);
  });

  it("have in each plural one form for all numbers but 1, or all forms of the language", () => {
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    const wrong = textsOf(folder).flatMap(({ place, text }) =>
      choicesOf(text)
        .filter(({ isPlural }) => isPlural)
        .map(({ branches }) => branches.filter((branch) => !branch.startsWith("=")))
        // Each number may have a branch of its own, as in "nothing" and "the only one".
        .filter(
          (branches) => ![["other"], ["one", "other"], forms].some((names) => sameNames(branches, names)),
        )
        .map((branches) => `${place}: ${branches.join(", ")}`),
    );
    expect(wrong).toEqual([]);
  });

  it("say the number in a form that several numbers have", () => {
    const isShared = locale.formOf(1) === locale.formOf(21);
    const silent = textsOf(folder).flatMap(({ place, text }) => {
      const saysNumber = (count: number, name: string): boolean =>
        combinationsOf(text, text)
          .filter((details) => details[name] === count)
          .every((details) => say(text, details).includes(locale.number(count)));
      return isShared
        ? choicesOf(text)
            .filter(({ isPlural, name }) => isPlural && saysNumber(22, name) && !saysNumber(21, name))
            .map(({ name }) => `${place}: {${name}} with 21`)
        : [];
    });
    expect(silent).toEqual([]);
  });
});

describe.each(translations)("the texts in $tag, next to English", (folder) => {
  const texts = textsOf(folder);

  it("are those of English, file by file", () => {
    const namesOf = (catalogues: (typeof folder)["catalogues"]) =>
      catalogues.map(({ name, texts }) => [name, Object.keys(texts).sort()]);
    expect(namesOf(folder.catalogues.filter(({ name }) => englishTexts.has(name)))).toEqual(
      namesOf(english.catalogues),
    );
  });

  it("use every detail that English has, and no other", () => {
    const wrong = texts.filter(({ text, inEnglish }) => !sameNames(namesIn(text), namesIn(inEnglish)));
    expect(wrong).toEqual([]);
  });

  it("have every branch of a choice that English makes", () => {
    const missing = texts.flatMap(({ place, text, inEnglish }) =>
      choicesOf(inEnglish)
        .filter(({ isPlural }) => !isPlural)
        .flatMap(({ name, branches }) => {
          const known = choicesOf(text).filter((choice) => choice.name === name);
          return branches
            .filter((branch) => !known.some((choice) => choice.branches.includes(branch)))
            .map((branch) => `${place}: {${name}} as ${branch}`);
        }),
    );
    expect(missing).toEqual([]);
  });

  it("are translated", () => {
    const hasWords = (text: string): boolean =>
      /\p{L}{2}/u.test(withoutForeign(withoutCode(text).replace(/\{\w+\}/g, ""), folder.glossary));
    expect(texts.filter(({ text, inEnglish }) => text === inEnglish && hasWords(text))).toEqual([]);
  });

  it("begin with a capital letter and end with a sign where English does", () => {
    const begins = (text: string): boolean => /^["'„«`(]*\p{Lu}/u.test(text);
    const locale = createLocale(folder.tag);
    const wrong = texts.flatMap(({ place, text, inEnglish }) => {
      const [details = {}] = combinationsOf(text, inEnglish);
      const own = formatText(text, details, locale, ({ code }) => code);
      const other = formatText(inEnglish, details, createLocale("en"), ({ code }) => code);
      const ends = (sentence: string): string => /[.:?]$/.exec(sentence)?.[0] ?? "";
      const startsWithWord = /^\p{L}/u.test(own) && /^\p{L}/u.test(other);
      return (startsWithWord && begins(own) !== begins(other)) || (ends(own) === "") !== (ends(other) === "")
        ? [place]
        : [];
    });
    expect(wrong).toEqual([]);
  });
});

function namesIn(text: string): readonly string[] {
  return [...new Set(placeholdersOf(text).names)];
}

function choicesOf(text: string): readonly Choice[] {
  return placeholdersOf(text).choices;
}

const counts = [0, 1, 2, 5, 21, 22, 1.5];
const times = [0, 1000, 90_000, 59 * 60_000, 3_600_000, 117_540_000];
/** A name of a user's, which has no letters: the letters of sentences are looked at. */
const name = "§";

/** All combinations of details that make a difference to a text, by what the text or the English one does with them. */
function combinationsOf(text: string, inEnglish: string): Details[] {
  const both = `${text}\n${inEnglish}`;
  const choices = [...choicesOf(text), ...choicesOf(inEnglish)];
  const valuesOf = (detail: string): readonly Detail[] => {
    const own = choices.filter((choice) => choice.name === detail);
    if (own.some(({ isPlural }) => isPlural)) return counts;
    if (own.length > 0)
      return [
        ...new Set([...own.flatMap(({ branches }) => branches.filter((branch) => branch !== "other")), name]),
      ];
    if (both.includes(`{${detail}, list}`)) return [[name, name, "…"]];
    if (both.includes(`{${detail}, duration}`)) return times;
    return both.includes(`{${detail}, number}`) ? counts : [name];
  };
  return [...new Set([...namesIn(text), ...namesIn(inEnglish)])].reduce<Details[]>(
    (combinations, detail) =>
      combinations.flatMap((details) => valuesOf(detail).map((value) => ({ ...details, [detail]: value }))),
    [{}],
  );
}

/** A name that a terminal shows without backticks: `--read-only`, `BASELINKER_TOKEN`, `rules.json`, `application/json`. */
const nameInCode = /--[\w-]+|[\w-]*(?:\w[._/=@]|\$)\w[\w./-]*/g;

/** A text without the names and words that its language shares with others. */
function withoutForeign(text: string, { foreign }: Glossary): string {
  return foreign
    .map(wordPattern)
    .reduce((rest, pattern) => rest.replace(new RegExp(pattern, `g${pattern.flags}`), ""), text);
}

function sameNames(names: readonly string[], others: readonly string[]): boolean {
  return [...names].sort().join() === [...others].sort().join();
}
