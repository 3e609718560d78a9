import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { recipes } from "./all.ts";
import type { Recipe } from "./recipe.ts";
import { copyProject, follow } from "./runRecipe.ts";

/**
 * `npm run recipes`: follows each recipe of CONTRIBUTING.md on a copy of the project, whole first and then once
 * without each of its steps, which must not stay unnoticed. With words, only the recipes whose heading has one.
 */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const words = process.argv.slice(2);
const chosen = recipes.filter(
  ({ heading }) => words.length === 0 || words.some((word) => heading.toLowerCase().includes(word)),
);
let failed = chosen.length === 0 ? 1 : 0;

// Side by side: most of what they run uses one core.
const waiting = [...chosen];
await Promise.all(
  Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
    for (let recipe = waiting.shift(); recipe !== undefined; recipe = waiting.shift()) await tried(recipe);
  }),
);
console.log(`recipes: ${chosen.length - failed} of ${chosen.length} good or skipped`);
process.exitCode = failed === 0 ? 0 : 1;

async function tried(recipe: Recipe): Promise<void> {
  const started = performance.now();
  if (recipe.pending !== undefined) {
    console.log(`skip ${recipe.heading}: ${recipe.pending}`);
    return;
  }
  // A copy for each, as commands may write more than a recipe knows.
  const copy = await copyProject(root, readdirSync(root));
  try {
    await follow(copy, recipe);
    for (const step of recipe.steps) {
      if ("unchecked" in step) continue;
      const noticed = await follow(copy, recipe, step).then(
        () => false,
        () => true,
      );
      if (!noticed) throw new Error(`Without the step in ${step.file} everything stays green.`);
    }
    console.log(`ok   ${recipe.heading} (${Math.round((performance.now() - started) / 1000)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${recipe.heading}\n${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await copy.remove();
  }
}
