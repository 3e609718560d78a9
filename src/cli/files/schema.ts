import { CommandFailure } from "../frame/failure.ts";
import type { FileContent, FileName } from "./schemas.ts";
import { nameOf } from "./text.ts";

/** Checks the content of a file that a person wrote. Reports every problem with its path. */
export async function checkFile<Name extends FileName>(
  name: Name,
  value: unknown,
  path: string,
): Promise<FileContent<Name>> {
  const { parseFile } = await import("./schemas.ts");
  const parsed = parseFile(name, value);
  if ("content" in parsed) return parsed.content;
  const at = nameOf(path);
  const { en, uk, pl } = parsed.problems;
  throw new CommandFailure("usage", {
    en: `${at} is not as it has to be:\n${en}`,
    uk: `${at} має бути іншим:\n${uk}`,
    pl: `${at} powinien wyglądać inaczej:\n${pl}`,
  });
}
