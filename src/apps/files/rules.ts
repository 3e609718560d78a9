import { existsSync } from "node:fs";
import { fromLeadBox, type Rules, type TableRules } from "../../entries/mapping.ts";
import { closestName } from "../../shared/options/closestName.ts";
import type { CommandCall } from "../terminal/command.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { packageFile, packageFiles } from "../terminal/packageFiles.ts";
import { parseJson } from "./json.ts";
import { misspeltFile, readText } from "./text.ts";

/** Unchecked rules from a file. */
export interface RulesFile {
  readonly text: string;
  readonly rules: GivenRules;
}

export type GivenRules = Rules | TableRules;

/** Reads rules of a file or standard input: JSON with comments, a LeadBox table; or a ready set by its name. */
export async function readRules(path: string, onRead: CommandCall["onRead"]): Promise<RulesFile> {
  const file = rulesPath(path);
  if (file !== "-" && !existsSync(file)) throw misspeltFile(path) ?? noReadySet(path);
  onRead(file);
  const text = await readText(file);
  return { text, rules: await rulesIn(text, file) };
}

export async function rulesIn(text: string, path: string): Promise<GivenRules> {
  if (!/^\s*(?:[{[]|\/[/*])/.test(text) && !/\.jsonc?$/i.test(path)) return fromLeadBox(text);
  const rules = await parseJson(text, path);
  if (!isGivenRules(rules)) throw new CommandFailure("no", "rules.notRules", { path });
  return rules;
}

export function rulesPath(path: string): string {
  return existsSync(path) || path === "-" ? path : readySet(path);
}

/** The file of a ready set, otherwise the path unchanged: reading it then reports a missing file. */
function readySet(name: string): string {
  const plain = name.replace(/^ready:/, "");
  return isName(plain) ? packageFile(`examples/rules/${plain}.json`, name) : name;
}

/** The names of the ready sets of the package. */
export function readySets(): string[] {
  return packageFiles("examples/rules")
    .filter((file) => file.endsWith(".json") && !file.endsWith(".test.json"))
    .map((file) => file.slice(0, -".json".length));
}

function isName(text: string): boolean {
  return /^[a-z0-9-]+$/.test(text);
}

/** Suggests the set itself, for `Tilda-Cart.json`, the sets of the same sender, or the one with the closest name. */
function noReadySet(name: string): CommandFailure {
  const plain = name.toLowerCase().replace(/\.json$/, "");
  const sets = readySets();
  const alike = sets.includes(plain) ? [plain] : sets.filter((set) => set.startsWith(plain));
  const close = alike.length > 0 ? alike.slice(0, 6).join(", ") : closestName(plain, sets);
  return close === undefined
    ? new CommandFailure("usage", "rules.noSet", { name })
    : new CommandFailure("usage", "rules.otherSet", { name, close });
}

/** This is only a rough check: `parseRules` does the rest. */
export function isGivenRules(value: unknown): value is GivenRules {
  return typeof value === "object" && value !== null;
}
