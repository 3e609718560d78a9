import { describe, expect, it } from "vitest";
import { languageFolders } from "./catalogues.ts";
import { unwantedWords } from "./unwantedWords.ts";

const folders = await languageFolders();

describe.each(folders)("the texts in $tag", ({ glossary, catalogues }) => {
  it("say each thing with the word of the glossary", () => {
    const found = catalogues.flatMap(({ name, texts }) =>
      Object.entries(texts).flatMap(([code, text]) => unwantedWords(glossary, text, `${name}.${code}`)),
    );
    expect(found).toEqual([]);
  });

  it("are each looked at: every place of the glossary exists", () => {
    const places = new Set(["docs"]);
    for (const { name, texts } of catalogues) {
      places.add(name);
      for (const code of Object.keys(texts)) places.add(`${name}.${code}`);
    }
    const named = glossary.never.flatMap(({ only = [], except = [] }) => [...only, ...except]);
    expect(named.filter((place) => !places.has(place) && !/^(?:docs\.|commands|studio)/.test(place))).toEqual(
      [],
    );
  });
});

describe("an unwanted word", () => {
  const find = (words: string, text: string, options: object = {}, place = "rules.some_code") =>
    unwantedWords(
      {
        letters: "",
        foreign: [],
        frequent: [],
        never: [{ words: [words], instead: "another", ...options }],
      },
      text,
      place,
    );

  it("is found as a whole word, with every ending where the glossary has a star", () => {
    expect(find("журнал*", "Ліди з цього журналу.")).toEqual(['rules.some_code: "журналу", say: another']);
    expect(find("тека", "Аптека")).toEqual([]);
    expect(find("тека", "Тека з файлами")).toHaveLength(1);
    expect(find("запит* форм*", "Збережіть один запит\nформи")).toHaveLength(1);
  });

  it("is found with and without a word in parentheses", () => {
    expect(find("Base (не) *ла", "Base відмовила")).toHaveLength(1);
    expect(find("Base (не) *ла", "Base не відповіла")).toHaveLength(1);
    expect(find("Base (не) *ла", "Base не відповів")).toEqual([]);
  });

  it("is found only as it is written where it has a capital letter", () => {
    expect(find("* Twój", "To jest Twój program")).toHaveLength(1);
    expect(find("* Twój", "To jest twój program")).toEqual([]);
  });

  it("is no word in code or in an address", () => {
    expect(find("mapping", "Wpisz `mapping` albo [otwórz](mapping.md)")).toEqual([]);
    expect(find("mapping", "A\n```json\nmapping\n```\nB")).toEqual([]);
    expect(find("mapping", "Wpisz mapping")).toHaveLength(1);
  });

  it("is found only where it has the meaning", () => {
    expect(find("magazyn*", "Magazyn", { only: ["register"] })).toEqual([]);
    expect(find("magazyn*", "Magazyn", { only: ["rules.some_code"] })).toHaveLength(1);
    expect(find("magazyn*", "Magazyn", { except: ["rules"] })).toEqual([]);
  });
});
