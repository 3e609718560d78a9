import { describe, expect, it } from "vitest";
import { askSentence } from "../../../src/apps/terminal/asking.ts";
import { languageTags, loadLanguage } from "../../../src/apps/terminal/language.ts";
import { commandCall } from "../mcp/httpClient.ts";

describe("a sentence that a person has to type", () => {
  it.each(languageTags)("is taken in %s, the language of the question, and in English", async (tag) => {
    const language = await loadLanguage(tag);
    const confirmed = (confirm: string) => {
      const { call } = commandCall({ confirm }, {});
      const output = { ...call.output, language, say: language.say };
      return askSentence({ ...call, output }, "register.eraseSentence", "Erase it?");
    };
    await expect(confirmed(language.say("register.eraseSentence"))).resolves.toBeUndefined();
    await expect(confirmed("erase this lead")).resolves.toBeUndefined();
    for (const other of ["yes", "erase this lead ", "send all again", ""])
      await expect(confirmed(other)).rejects.toMatchObject({ ending: "usage" });
  });

  it("is not taken in a language that was not asked in", async () => {
    const polish = await loadLanguage("pl");
    const { call } = commandCall({ confirm: polish.say("register.eraseSentence") }, {});
    await expect(askSentence(call, "register.eraseSentence", "Erase it?")).rejects.toMatchObject({
      ending: "usage",
      message: expect.stringContaining('--confirm "erase this lead"'),
    });
  });
});
