import { CommandFailure } from "../frame/failure.ts";
import type { FileContent, FileName } from "./schemas.ts";
import { nameOf } from "./text.ts";

/** Reads JSON that may have comments and trailing commas. Errors have a line and a column. */
export async function parseJson(text: string, path: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    const { parse, evaluate } = await import("@humanwhocodes/momoa");
    try {
      return evaluate(parse(text, { mode: "jsonc", allowTrailingCommas: true }));
    } catch (error) {
      throw await brokenJson(error, path);
    }
  }
}

export async function explainBrokenJson(text: string, path: string): Promise<CommandFailure> {
  const { parse } = await import("@humanwhocodes/momoa");
  try {
    parse(text, { mode: "json" });
    return new CommandFailure("usage", unreadable, { at: nameOf(path) });
  } catch (error) {
    return brokenJson(error, path);
  }
}

function brokenJson(error: unknown, path: string): CommandFailure {
  const message = error instanceof Error ? error.message : String(error);
  const [, what = message, line, column] = /^(.*?)\.?\s*\((\d+):(\d+)\)$/s.exec(message) ?? [];
  const at = line === undefined ? nameOf(path) : `${nameOf(path)}:${line}:${column}`;
  const isCut = /end of input|unexpected end/i.test(what);
  const offset: unknown = error instanceof Error ? Reflect.get(error, "offset") : undefined;
  return new CommandFailure("usage", isCut ? cut : broken, { at, what, offset });
}

const broken = {
  en: "{at}: this is not valid JSON: {what}. Correct it there.",
  uk: "{at}: це не правильний JSON: {what}. Виправте там.",
  pl: "{at}: to nie jest poprawny JSON: {what}. Popraw w tym miejscu.",
};
const cut = {
  en: "{at}: the JSON ends too early. Is the file whole, and is a bracket or a quote missing?",
  uk: "{at}: JSON обривається. Чи файл цілий, чи не бракує дужки або лапок?",
  pl: "{at}: JSON kończy się za wcześnie. Czy plik jest cały, czy nie brakuje nawiasu lub cudzysłowu?",
};
const unreadable = {
  en: "{at}: this is not valid JSON. Correct it.",
  uk: "{at}: це не правильний JSON. Виправте його.",
  pl: "{at}: to nie jest poprawny JSON. Popraw go.",
};

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
