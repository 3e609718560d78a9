import { readFileSync } from "node:fs";
import { posix } from "node:path";

/** The folder of `dist` that is not published. */
export const internalFolder = "internal";

/** What the apps need of entries' files and no user does. */
export const appsDoor = "src/entries/apps.ts";

/**
 * The sources that the build makes a file of on its way to the command, by the names of those files: what `appsDoor`
 * names, and the English texts. The command bundles what it needs of them. What they share with entries stays in the
 * files of the entries.
 */
export function internalSources(): Readonly<Record<string, string>> {
  const sources = [...new Set(appsNames().values()), "src/languages/en/language.ts"];
  return Object.fromEntries(
    sources.map((source) => [
      `${internalFolder}/${source.replace(/^src\/|\.ts$/g, "").replaceAll("/", "-")}`,
      source,
    ]),
  );
}

/** The source of each value that `appsDoor` exports. */
export function appsNames(): ReadonlyMap<string, string> {
  const text = readFileSync(new URL(`../../${appsDoor}`, import.meta.url), "utf8");
  const names = new Map<string, string>();
  for (const [, list = "", path = ""] of text.matchAll(/^export \{([^}]*)\} from "(.+)";$/gm))
    for (const name of valuesOf(list)) names.set(name, posix.join(posix.dirname(appsDoor), path));
  return names;
}

/**
 * The code of an app whose imports from `appsDoor` name the sources themselves. A bundler takes all that a list of exports
 * names for something that each file that imports it needs.
 */
export function withDirectImports(code: string): string {
  const names = appsNames();
  return code.replace(importOfDoor, (_, list: string, up: string) =>
    valuesOf(list)
      .map((name) => {
        const source = names.get(name);
        if (source === undefined)
          throw new Error(`${appsDoor} exports ${name} in a way that the build cannot read.`);
        return `import { ${name} } from "${up}${source.replace(/^src\//, "")}";`;
      })
      .join(" "),
  );
}

const importOfDoor = /^import \{([^}]*)\} from "((?:\.\.\/)+)entries\/apps\.ts";$/gm;

function valuesOf(list: string): string[] {
  const names = list.split(",").map((name) => name.trim());
  return names.filter((name) => name !== "" && !name.startsWith("type "));
}
