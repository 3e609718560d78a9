import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { projectFiles } from "../../src/apps/cli/commands/projectFiles.ts";
import { codeBlocks } from "./codeBlocks.ts";
import { translationsOf } from "./translations.ts";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));

describe.each(["hosting.md", ...translationsOf("hosting.md")])("docs/%s", (page) => {
  const files = projectFiles([], "node");

  it.each([
    ["ini", "leads.service"],
    ["dockerfile", "Dockerfile"],
  ])("shows the %s that `init` writes as %s", (language, file) => {
    const shown = codeBlocks(docs + page).filter((block) => block.language === language);
    expect(shown.map(({ code }) => code)).toEqual([files[file]]);
  });

  it("has at most 1,000 words", () => {
    expect(readFileSync(docs + page, "utf8").match(/\S+/g)?.length).toBeLessThanOrEqual(1_000);
  });
});
