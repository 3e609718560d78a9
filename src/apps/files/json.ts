import { CommandFailure, ListFailure } from "../terminal/failure.ts";
import { fileProblem } from "./fileProblem.ts";
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
    return new CommandFailure("usage", "file.unreadable", { at: nameOf(path) });
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
  if (typeof offset !== "number") return new CommandFailure("usage", "file.unreadable", { at: nameOf(path) });
  // The text has no offset. The page needs it to show the place.
  const place = { at: `${nameOf(path)}:${line}:${column}`, offset };
  const [token = ""] = text.slice(offset).match(/^(?:"(?:[^"\\]|\\.)*"?|[\p{L}\p{N}_]+|.)/su) ?? [];
  // Of a text that ends too early, the parser may name its last token.
  const isLast = text.slice(offset + token.length).trim() === "" && !/^[}\]]/.test(token);
  const isWhole = isJson(text.slice(0, offset));
  if ((isLast && !isWhole) || /end of input/.test(String(message)))
    return new CommandFailure("usage", "file.cut", place);
  const found = token.startsWith('"') ? '"' : token.slice(0, 30);
  return new CommandFailure("usage", "file.broken", { found, ...place });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Checks the content of a file that a person wrote. Reports every problem with its path. */
export async function checkFile<Name extends FileName>(
  name: Name,
  value: unknown,
  path: string,
): Promise<FileContent<Name>> {
  const { parseFile } = await import("./schemas.ts");
  const parsed = parseFile(name, value);
  if ("content" in parsed) return parsed.content;
  throw new ListFailure("usage", "file.wrongContent", parsed.issues.map(fileProblem), {
    file: nameOf(path),
  });
}
