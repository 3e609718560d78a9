import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commandPage } from "../../../docs/generate/commandPage.ts";
import { commands } from "../../../src/apps/cli/declarations/commands.ts";
import { languageTags, loadLanguage } from "../../../src/apps/terminal/language.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("docs/cli.md", () => {
  it("has every command with its options, and what each example prints today", async () => {
    expect(await commandPage(root)).toBe(readFileSync(`${root}docs/cli.md`, "utf8"));
  });

  it("is in every language in the help", async () => {
    const texts = commands.flatMap((command) => [command, ...(command.arguments ?? []), ...command.options]);
    for (const tag of languageTags) {
      const language = await loadLanguage(tag);
      for (const { about } of texts) expect(language.say(about)).toMatch(/\S/);
    }
  });
});
