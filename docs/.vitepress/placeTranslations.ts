import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { translatedPage } from "./languages.ts";

/**
 * Copies `docs/rules.uk.md` to `docs/translated/uk/rules.md`, and so on: the search of VitePress tells languages apart by
 * the folder of the source, before `rewrites`. Gives the names of the pages.
 */
export function placeTranslations(): readonly string[] {
  const docs = fileURLToPath(new URL("..", import.meta.url));
  const pages = new Set<string>();
  rmSync(join(docs, "translated"), { recursive: true, force: true });
  for (const name of readdirSync(docs)) {
    const [, page, code] = translatedPage.exec(name) ?? [];
    if (page === undefined || code === undefined || page === "README") continue;
    mkdirSync(join(docs, "translated", code), { recursive: true });
    copyFileSync(join(docs, name), join(docs, "translated", code, `${page}.md`));
    pages.add(page);
  }
  return [...pages];
}
