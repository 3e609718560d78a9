import { CommandFailure } from "../terminal/failure.ts";
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
      throw brokenJson(error, text, path);
    }
  }
}

export async function explainBrokenJson(text: string, path: string): Promise<CommandFailure> {
  const { parse } = await import("@humanwhocodes/momoa");
  try {
    parse(text, { mode: "json" });
    return new CommandFailure("usage", unreadable, { at: nameOf(path) });
  } catch (error) {
    return brokenJson(error, text, path);
  }
}

/**
 * The error names what is in the text instead of quoting the parser, whose messages are English. It quotes no
 * string, which may be a buyer's data.
 */
function brokenJson(error: unknown, text: string, path: string): CommandFailure {
  const { message, line, column, offset }: Record<string, unknown> = Object(error);
  if (typeof offset !== "number") return new CommandFailure("usage", unreadable, { at: nameOf(path) });
  const location = `${nameOf(path)}:${line}:${column}`;
  const [token = ""] = text.slice(offset).match(/^(?:"(?:[^"\\]|\\.)*"?|[\p{L}\p{N}_]+|.)/su) ?? [];
  // Of a text that ends too early, the parser may name its last token.
  const isLast = text.slice(offset + token.length).trim() === "" && !/^[}\]]/.test(token);
  const isWhole = isJson(text.slice(0, offset));
  if ((isLast && !isWhole) || /end of input/.test(String(message)))
    return new CommandFailure("usage", cut, { at: location, offset });
  const found = token.startsWith('"') ? '"' : token.slice(0, 30);
  return new CommandFailure("usage", broken, { at: location, found, offset });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const broken = {
  en: "{at}: this is not valid JSON: `{found}` cannot be here. Correct it there.",
  uk: "{at}: це не правильний JSON: тут не може бути `{found}`. Виправте там.",
  pl: "{at}: to nie jest poprawny JSON: tu nie może być `{found}`. Popraw w tym miejscu.",
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
  throw new CommandFailure("usage", wrongContent, { file: nameOf(path), ...parsed.problems });
}

const wrongContent = {
  en: "{file} is not as it has to be:{en}",
  uk: "{file} має бути іншим:{uk}",
  pl: "{file} powinien wyglądać inaczej:{pl}",
};
