import { type Parsed, parsed, unparsed } from "./parsed.ts";

/**
 * Reads yes and no as forms send it, in English, Ukrainian, Polish, German, Czech, French, Spanish,
 * Italian and Russian, in any case: `yes`, `так`, `tak`, `ja`, `on`, `1`, `true`, `"0"`, `ні`, `nein`,
 * `off`. A missing value is not `false`: give the rule a default.
 *
 * Codes: `boolean_unreadable`.
 */
export function parseBoolean(value: unknown): Parsed<boolean> {
  if (typeof value === "boolean") return parsed(value);
  if (value === 1 || value === 0) return parsed(value === 1);
  if (typeof value !== "string" || value.length > 40) return unparsed("boolean_unreadable");
  const word = ` ${value
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, "")} `;
  if (word !== "  " && !/\S\s\S/.test(word)) {
    if (yes.includes(word)) return parsed(true);
    if (no.includes(word)) return parsed(false);
  }
  return unparsed("boolean_unreadable");
}

const yes =
  " 1 true yes y on так т да д tak t ja j ano áno oui si sí sì da sim taip jā jah igen evet checked ok agree accepted + ✓ ✔ ☑ ✅ ";
const no =
  " 0 false no n off ні н нет нема nie nein ne non nu não nem nē ei hayır unchecked none null - ✗ ✘ ☐ ❌ ";
