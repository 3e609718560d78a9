import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { pageAnswer } from "../../../src/apps/studio/files.ts";
import { studioLanguage } from "../../../src/apps/studio/studioLanguage.ts";
import { languages } from "../../../src/languages/languages.ts";
import { openStudio } from "./openStudio.ts";

describe("the texts of the page", () => {
  it("are those of the first language that it asks for and that there are texts of", async () => {
    await using studio = await openStudio();
    const tagFor = async (languagesAsked: string) =>
      (await studio.get("words", { "accept-language": languagesAsked })).json.language;
    expect(await tagFor("uk")).toBe("uk");
    expect(await tagFor("de-DE, UK-ua, en")).toBe("uk");
    expect(await tagFor("pl-PL,en;q=0.9")).toBe("pl");
    expect(await tagFor("en-GB, pl")).toBe("en");
  });

  it("are in the language of the command where it asks for none that there are texts of", async () => {
    await using studio = await openStudio({}, {}, (session) => ({ ...session, language: "pl" }));
    for (const asked of ["de, fr", "", "*", "toString", "__proto__"])
      expect((await studio.get("words", { "accept-language": asked })).json.language).toBe("pl");
  });

  it("are all texts of one language and of no other, with the names of all languages", async () => {
    await using studio = await openStudio();
    for (const [tag, { studio: load }] of Object.entries(languages)) {
      const { json } = await studio.get("words", { "accept-language": tag });
      expect(json.texts).toEqual(await load());
      expect(Object.keys(json.languages)).toEqual(Object.keys(languages));
    }
  });

  it("need the key, and without it say why in a language that the page asks for", async () => {
    await using studio = await openStudio();
    const { status, json } = await studio.get("words", { authorization: "", "accept-language": "de, uk" });
    expect({ status, code: json.code }).toEqual({ status: 401, code: "wrong_key" });
    expect(json.message).toMatch(/[а-яіїєґ]/);
  });

  it("that are there before its script has run are in the same language", async () => {
    const file = new URL("../../../src/apps/page/index.html", import.meta.url);
    const files = new Map([["index.html", new Uint8Array(await readFile(file))]]);
    const page = await (await pageAnswer(files, "/", "n0nce", "uk")).text();
    expect(page).toContain('<html lang="uk">');
    expect(page).toContain("<title>Ліди · baselinker-sdk</title>");
    expect(page).toContain("<noscript>Для цієї сторінки потрібен JavaScript.</noscript>");
    expect(page).not.toContain("{{");
  });

  it.each([
    ["en", ["0 leads", "1 lead", "2 leads", "5 leads", "21 leads", "22 leads"]],
    ["uk", ["0 лідів", "1 лід", "2 ліди", "5 лідів", "21 лід", "22 ліди"]],
    ["pl", ["0 leadów", "1 lead", "2 leady", "5 leadów", "21 leadów", "22 leady"]],
  ] as const)("count leads as one says them in %s", async (tag, counted) => {
    const { say } = await studioLanguage(tag);
    const said = [0, 1, 2, 5, 21, 22].map(
      (leads) => say("chart.leads", { leads, most: 1, span: "2" }).split(" · ")[0],
    );
    expect(said).toEqual(counted);
  });

  it("call what a value must be by a word of the language, and show any other as it is", async () => {
    await using studio = await openStudio();
    const messageFor = async (path: string) =>
      (await studio.get(path, { "accept-language": "uk" })).json.message;
    expect(await messageFor("leads?cursor=x")).toMatch(/Потрібно: курсор попередньої сторінки\.$/);
    expect(await messageFor("leads?status=x")).toMatch(/Потрібно: received, success, /);
  });
});
