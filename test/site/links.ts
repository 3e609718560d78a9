import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Links of the built site, of menus too, to a page or a heading that is not there. */
export function deadLinks(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const known = new Set(files);
  const pages = new Map(
    files
      .filter((file) => file.endsWith(".html"))
      .map((file) => [file, readFileSync(join(root, file), "utf8")] as const),
  );
  const dead = new Set<string>();
  for (const [file, text] of pages) {
    for (const [, href = ""] of text.matchAll(/ href="([^"]+)"/g)) {
      const { origin, pathname, hash } = new URL(href, `http://site/${file}`);
      if (origin !== "http://site") continue;
      const target = decodeURIComponent(pathname)
        .slice(1)
        .replace(/(?:^|(?<=\/))$/, "index.html");
      const heading = decodeURIComponent(hash).slice(1);
      if (!known.has(target)) dead.add(`${file}: ${href}: there is no such page`);
      else if (heading !== "" && !pages.get(target)?.includes(` id="${heading}"`))
        dead.add(`${file}: ${href}: there is no such heading`);
    }
  }
  return [...dead];
}
