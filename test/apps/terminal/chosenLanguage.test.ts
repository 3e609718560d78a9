import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { runProgram } from "../../../src/apps/cli/program.ts";
import { chosenLanguage } from "../../../src/apps/terminal/chosenLanguage.ts";

/** What a call writes to standard error, and its exit code, on a system with this locale. */
async function called(words: readonly string[], env: Readonly<Record<string, string>>, locale: string) {
  let said = "";
  const screen = () =>
    new Writable({
      write(chunk, _, done) {
        said += String(chunk);
        done();
      },
    });
  const around = { stdout: screen(), stderr: screen(), stdin: () => process.stdin, env };
  return { code: await runProgram(words, around, () => locale), said };
}

describe("the language of a command", () => {
  it.each<[string, readonly string[], Readonly<Record<string, string>>, string, string]>([
    ["of the option before all else", ["--language", "pl"], { BASELINKER_LANGUAGE: "uk" }, "en-US", "pl"],
    ["of the option with a sign", ["map", "--language=uk"], { LC_ALL: "pl_PL.UTF-8" }, "en-US", "uk"],
    ["of the last option", ["--language", "uk", "map", "--language", "pl"], {}, "en-US", "pl"],
    ["of its own variable", [], { BASELINKER_LANGUAGE: "uk", LC_ALL: "pl_PL" }, "en-US", "uk"],
    ["of LC_ALL before LANG", [], { LC_ALL: "pl_PL.UTF-8", LANG: "uk_UA.UTF-8" }, "en-US", "pl"],
    ["of LC_MESSAGES before LANG", [], { LC_MESSAGES: "pl", LANG: "uk_UA.UTF-8" }, "en-US", "pl"],
    ["of LANG", [], { LC_ALL: "", LANG: "uk_UA.UTF-8" }, "pl-PL", "uk"],
    ["English for C, whatever the system speaks", [], { LANG: "C.UTF-8" }, "uk-UA", "en"],
    ["English for a variable with a language that we lack", [], { LANG: "cs_CZ.UTF-8" }, "uk-UA", "en"],
    ["of the system where no variable names one, as on Windows", [], {}, "uk-UA", "uk"],
    ["of the system with a script", [], {}, "pl-Latn-PL", "pl"],
    ["English for a system with a language that we lack", [], {}, "fil-PH", "en"],
    ["English for a language whose name only begins as one of ours", [], { LANG: "plt_MG" }, "en-US", "en"],
  ])("is that %s", (_, words, env, locale, tag) => {
    expect(chosenLanguage(words, env, () => locale)).toBe(tag);
  });

  it("is that of the system in a call without any variable", async () => {
    const words = ["map", "nowhere.json", "nothing.json"];
    expect((await called(words, {}, "uk-UA")).said).toMatch(/немає такого файлу/);
    expect((await called(words, {}, "pl-PL")).said).toMatch(/nie ma takiego pliku/);
    expect((await called(words, {}, "de-DE")).said).toMatch(/there is no such file/);
  });

  it.each([["--language", "uk"], ["--language=uk"], ["--language"], ["--json", "-q"]])(
    "is no reason to go on forever where no command follows it: %s %s",
    async (...words) => {
      const bare = await called([], {}, "uk-UA");
      expect(bare.said).toMatch(/^Використання: baselinker-sdk/);
      expect(await called(words, {}, "uk-UA")).toEqual(bare);
    },
  );

  it("may stand before the command with a sign, and before `help` and `version`", async () => {
    const missing = await called(["--language=pl", "map", "none.json", "none"], {}, "en-US");
    expect(missing.said).toMatch(/nie ma takiego pliku/);
    expect((await called(["--language", "pl", "help", "map"], {}, "en-US")).said).toMatch(/^Wywołanie: /);
    expect((await called(["--language", "pl", "version"], {}, "en-US")).said).toMatch(/^\d+\.\d+/);
  });

  it("is refused with the list where the variable names none of ours, in the language of the terminal", async () => {
    const env = { BASELINKER_LANGUAGE: "de", LANG: "uk_UA.UTF-8" };
    const { code, said } = await called(["map", "a", "b"], env, "en-US");
    expect(code).toBe(2);
    expect(said).toMatch(/^BASELINKER_LANGUAGE: мови «de» тут немає\. Можна: en, uk, pl\.\n$/);
  });

  it("is refused with the list where the option names none of ours", async () => {
    const { code, said } = await called(["map", "a", "b", "--language", "de"], {}, "pl-PL");
    expect(code).toBe(2);
    expect(said).toMatch(/^--language: „de” nie pasuje\. Do wyboru: en, uk, pl\./);
  });
});
