import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { recipes } from "./recipes/all.ts";
import { applyStep } from "./recipes/recipe.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const guide = readFileSync(`${root}CONTRIBUTING.md`, "utf8");

/** `npm run recipes` follows all of them; that takes minutes. Here their text is compared with what it does. */
describe("the recipes of CONTRIBUTING.md", () => {
  it("are all followed by `npm run recipes`, in this order", () => {
    const [, part = ""] = guide.split("\n## Recipes\n");
    const headings = [...part.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(recipes.map(({ heading }) => heading));
  });

  it.each(recipes.map((recipe) => [recipe.heading, recipe] as const))(
    "%s: at most 15 lines, with each file and each command",
    (heading, { steps, commands }) => {
      const [, rest = ""] = guide.split(`\n### ${heading}\n`);
      const section = rest.split(/^##/m)[0]?.trim() ?? "";
      expect(section.split("\n").length).toBeLessThanOrEqual(15);
      const named = [...section.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);
      const missing = steps.filter(({ file }) => !named.some((text) => names(text, file)));
      expect(missing.map(({ file }) => file)).toEqual([]);
      expect(commands.filter((command) => !section.includes(command))).toEqual([]);
    },
  );

  it.each(
    recipes.filter(({ pending }) => pending === undefined).map((recipe) => [recipe.heading, recipe] as const),
  )("%s: each step has its place in today's files", (_, { steps }) => {
    for (const step of steps) {
      const path = root + step.file;
      const before = existsSync(path) ? readFileSync(path, "utf8") : undefined;
      expect(applyStep(step, before)).not.toBe(before);
    }
  });
});

/** Whether the text of a section names the file: itself, or by a pattern such as `docs/decisions/<name>.md`. */
function names(text: string, file: string): boolean {
  const pattern = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/<\w+>/g, "[\\w-]+");
  return new RegExp(`^${pattern}$`).test(file);
}
