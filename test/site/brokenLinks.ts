import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** Links of the built pages that lead to no file of the site, or to no place in it. */
export function brokenLinks(root: string): string[] {
  const pages = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replaceAll("\\", "/"));
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (file: string) => {
    const known = anchors.get(file);
    if (known !== undefined) return known;
    const found = new Set(
      [...readFileSync(join(root, file), "utf8").matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id),
    );
    anchors.set(file, found);
    return found;
  };
  const broken = pages.flatMap((page) => {
    const html = readFileSync(join(root, page), "utf8");
    const links = [...html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)].map(([, href = ""]) =>
      href.replaceAll("&amp;", "&"),
    );
    return [...new Set(links)]
      .filter((href) => !/^[a-z]+:/.test(href))
      .flatMap((href) => {
        const [address = "", hash = ""] = href.split("#");
        const [path = ""] = address.split("?");
        const file = path === "" ? page : fileOf(root, page, decodeURIComponent(path));
        if (file === undefined) return [`${page}: ${href}`];
        // What the playground is given names no place in a page.
        if (hash === "" || hash.startsWith("v1=") || !file.endsWith(".html")) return [];
        return anchorsOf(file).has(decodeURIComponent(hash)) ? [] : [`${page}: ${href}`];
      });
  });
  return [...new Set(broken)];
}

/** The file that a server such as Pages gives for a path. */
function fileOf(root: string, page: string, path: string): string | undefined {
  const own = path.startsWith("/") ? path.slice(1) : posix.join(dirname(page), path);
  const names = own === "" || own.endsWith("/") ? [`${own}index.html`] : [own, `${own}.html`];
  return names.find((name) => existsSync(join(root, name)) && !name.endsWith("/"));
}
