import { describe, expect, it } from "vitest";
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
});
