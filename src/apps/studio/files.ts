import { readFileSync } from "node:fs";
import type { LanguageTag } from "../../entries/languages.ts";
import { getOwn } from "../../shared/json/value.ts";
import { packageFile, packageFiles } from "../terminal/packageFiles.ts";
import { Refused } from "./refusal.ts";
import { studioLanguage } from "./studioLanguage.ts";

/** Where the build puts the page. */
const folder = "dist/studio";
const home = "index.html";

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** The files of the page by their names, read once: a request can name no other file. */
export type PageFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export function readPage(): PageFiles {
  // The folder is missing in a package from sources that was not built.
  const isBuilt = packageFile(folder, "") !== "";
  const names = isBuilt ? packageFiles(folder).filter((name) => typeOf(name) !== undefined) : [];
  return new Map(
    names.map((name) => [name, new Uint8Array(readFileSync(packageFile(`${folder}/${name}`, name)))]),
  );
}

/**
 * A file of the page. The home page has the nonce of its answer, and texts of a language until its script has loaded the
 * others.
 * @throws Refused where the page has no such file
 */
export async function pageAnswer(
  files: PageFiles,
  path: string,
  nonce: string,
  tag: LanguageTag,
): Promise<Response> {
  const name = path.slice(1) || home;
  const bytes = files.get(name);
  const type = typeOf(name);
  if (bytes === undefined || type === undefined) throw new Refused(name === home ? "no_page" : "no_route");
  const headers = { "content-type": type };
  if (name !== home) return new Response(bytes, { headers });
  const { say } = await studioLanguage(tag);
  const parts = { nonce, title: say("frame.leads"), noScript: say("frame.noScript") };
  const page = new TextDecoder().decode(bytes).replace('<html lang="en">', `<html lang="${tag}">`);
  return new Response(
    page.replace(/\{\{(\w+)\}\}/g, (whole, part: string) => getOwn(parts, part) ?? whole),
    { headers },
  );
}

function typeOf(name: string): string | undefined {
  return types[name.slice(name.lastIndexOf(".") + 1)];
}
