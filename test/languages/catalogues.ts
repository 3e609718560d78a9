import { readdirSync } from "node:fs";
import type { Glossary } from "../../src/languages/glossary.ts";
import { languages } from "../../src/languages/languages.ts";
import { isRecord } from "../../src/shared/json/value.ts";

/** A file of texts, such as `src/languages/uk/rules.ts`. */
interface Catalogue {
  readonly name: string;
  readonly texts: Readonly<Record<string, string>>;
}

export interface LanguageFolder {
  readonly tag: string;
  readonly glossary: Glossary;
  readonly catalogues: readonly Catalogue[];
}

const folder = new URL("../../src/languages/", import.meta.url);
/** Files of a language that hold no texts: words, an entry, the data of a sample lead. */
const others = ["glossary", "language", "sample"];

/** Every language of the package with its texts, read from its folder: no test lists languages. */
export async function languageFolders(): Promise<LanguageFolder[]> {
  return Promise.all(
    Object.keys(languages).map(async (tag) => {
      const names = readdirSync(new URL(tag, folder)).map((file) => file.replace(/\.ts$/, ""));
      return {
        tag,
        glossary: (await load(tag, "glossary")).glossary as Glossary,
        catalogues: await Promise.all(
          names
            .filter((name) => !others.includes(name))
            .map(async (name) => ({ name, texts: textsOf((await load(tag, name))[name], `${tag}/${name}`) })),
        ),
      };
    }),
  );
}

async function load(tag: string, name: string): Promise<Readonly<Record<string, unknown>>> {
  return import(new URL(`${tag}/${name}.ts`, folder).href);
}

/** A text is a string, or the member `text` of an entry that has a level too. */
function textsOf(exported: unknown, place: string): Readonly<Record<string, string>> {
  if (!isRecord(exported)) throw new Error(`src/languages/${place}.ts exports no record with its name.`);
  return Object.fromEntries(
    Object.entries(exported).map(([code, entry]) => {
      const text = isRecord(entry) ? entry.text : entry;
      if (typeof text !== "string") throw new Error(`${code} of src/languages/${place}.ts is no text.`);
      return [code, text];
    }),
  );
}
