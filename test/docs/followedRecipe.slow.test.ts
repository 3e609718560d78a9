import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { decision } from "./recipes/decision.ts";
import { copyProject, follow } from "./recipes/runRecipe.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("a recipe is followed on a copy, and a forgotten step is noticed", async () => {
  const copy = await copyProject(root, readdirSync(root));
  try {
    await follow(copy, decision);
    await expect(follow(copy, decision, decision.steps[1])).rejects.toThrow("indexes.test.ts");
  } finally {
    await copy.remove();
  }
});
