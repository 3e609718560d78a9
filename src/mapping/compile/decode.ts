import { setOwn } from "../../api/wire/setOwn.ts";
import type { Decoding } from "../rules/language.ts";
import { parseCsv } from "../text/csv.ts";
import { report, type Scope } from "./scope.ts";

/** Compiles `decode`: a text becomes data, data stays as it is. */
export function compileDecode(decoding: Decoding, at: string): (value: unknown, scope: Scope) => unknown {
  if (decoding === "csv") return (value) => (typeof value === "string" ? parseCsv(value) : value);
  if (decoding === "form") return (value) => (typeof value === "string" ? readQuery(value) : value);
  return (value, scope) => {
    if (typeof value !== "string") return value;
    try {
      const decoded: unknown = JSON.parse(value);
      return decoded ?? undefined;
    } catch {
      report(scope, "decode_failed", at, { format: "JSON" }, value);
      return undefined;
    }
  };
}

/** `a=1&b=2`, or the query of a URL. A key that comes twice becomes a list. */
function readQuery(text: string): Record<string, unknown> {
  const start = text.indexOf("?");
  const query =
    /^[a-z][a-z0-9+.-]*:/i.test(text) || start === 0 ? (start === -1 ? "" : text.slice(start + 1)) : text;
  const fields: Record<string, unknown> = {};
  for (const piece of query.split("#", 1).join("").split("&")) {
    if (piece === "") continue;
    const equals = piece.indexOf("=");
    const key = decodeText(equals === -1 ? piece : piece.slice(0, equals));
    const value = equals === -1 ? "" : decodeText(piece.slice(equals + 1));
    const before = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (before === undefined) setOwn(fields, key, value);
    else if (Array.isArray(before)) before.push(value);
    else setOwn(fields, key, [before, value]);
  }
  return fields;
}

function decodeText(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
