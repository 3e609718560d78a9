import { decodeForm } from "../receive/decodeForm.ts";
import { decodeJson } from "../receive/decodeJson.ts";
import type { Decoding } from "../rules/value.ts";
import { parseCsv } from "../text/csv.ts";
import { report, type Scope } from "./scope.ts";

/** Compiles `decode`: a text becomes data, data stays as it is. */
export function compileDecode(decoding: Decoding, at: string): (value: unknown, scope: Scope) => unknown {
  if (decoding === "csv") return (value) => (typeof value === "string" ? parseCsv(value) : value);
  const [decode, format] = decoding === "json" ? [decodeJson, "JSON"] : [decodeForm, "form"];
  return (value, scope) => {
    if (typeof value !== "string") return value;
    try {
      return decode(value) ?? undefined;
    } catch {
      report(scope, "decode_failed", at, { format }, value);
      return undefined;
    }
  };
}
