import { readFileSync } from "node:fs";

/**
 * The text of a file in another language, for a module named `*.embedded.ts`: with the files that it includes in their
 * places, without comments and indentation. Only sources run it: a build writes its result into the bundle.
 *
 * A line `--- @include "store/claim"` includes `store/claim.lua` of the same folder in a `.lua` file, and the `.sql` file
 * in an `.sql` file.
 * @param folder - the folder that `name` and all included names are relative to
 * @throws Error if a file does not exist, or a line has a text that does not end on it
 */
export function embeddedText(folder: URL, name: string): string {
  return linesOf(folder, name).join("\n");
}

function linesOf(folder: URL, name: string): readonly string[] {
  const extension = name.slice(name.lastIndexOf("."));
  const lines = readFileSync(new URL(name, folder), "utf8").split("\n");
  return lines.flatMap((text, index) => {
    const line = text.trim();
    const included = /^--- @include "(.+)"$/.exec(line)?.[1];
    if (included !== undefined) return linesOf(folder, included + extension);
    if (line === "" || line.startsWith("--")) return [];
    // Its indentation would be lost, and a quote in a comment after code would hide one.
    if (line.split("'").length % 2 === 0)
      throw new Error(
        `${name}, line ${index + 1}: end each text on its line, and give each comment its own.`,
      );
    return [line];
  });
}
