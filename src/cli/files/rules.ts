import { existsSync } from "node:fs";
import { fromLeadBox, type LeadBoxTable, type Rules, type TableRules } from "../../mapping/exports.ts";
import { closestName } from "../../options/closestName.ts";
import type { CommandCall } from "../frame/command.ts";
import { CommandFailure } from "../frame/failure.ts";
import { packageFile, packageFiles } from "../frame/packageFiles.ts";
import { parseJson } from "./json.ts";
import { readText } from "./text.ts";

/** Rules as they are in a file, not checked yet. */
export interface RulesFile {
  readonly path: string;
  readonly text: string;
  readonly rules: GivenRules;
}

export type GivenRules = Rules | TableRules | LeadBoxTable;

/**
 * Reads rules: JSON, also with comments, or a table of LeadBox with two columns, from a file or from standard input.
 * The name of a ready set of rules, such as `tilda-cart`, will do as well.
 */
export async function readRules(path: string, onRead: CommandCall["onRead"]): Promise<RulesFile> {
  const file = existsSync(path) || path === "-" ? path : readySet(path);
  if (file === path && path !== "-" && isName(path) && !existsSync(path)) throw noReadySet(path);
  onRead(file);
  const text = await readText(file);
  if (!/^\s*(?:[{[]|\/[/*])/.test(text) && !/\.jsonc?$/i.test(file)) {
    return { path, text, rules: fromLeadBox(text) };
  }
  const rules = await parseJson(text, file);
  if (!isGivenRules(rules)) throw new CommandFailure("no", notRules, { path });
  return { path, text, rules };
}

/** A ready set of rules by its name, else the path as it is: reading it says that there is no such file. */
function readySet(name: string): string {
  const plain = name.replace(/^ready:/, "");
  return isName(plain) ? packageFile(`examples/rules/${plain}.json`, name) : name;
}

function isName(text: string): boolean {
  return /^[a-z0-9-]+$/.test(text);
}

/** What the person may have meant: the sets of the same sender, or the one that is spelled nearly so. */
function noReadySet(name: string): CommandFailure {
  const sets = packageFiles("examples/rules")
    .filter((file) => file.endsWith(".json") && !file.endsWith(".test.json"))
    .map((file) => file.slice(0, -".json".length));
  const alike = sets.filter((set) => set.startsWith(name));
  const close = alike.length > 0 ? alike.slice(0, 6).join(", ") : closestName(name, sets);
  return new CommandFailure("usage", close === undefined ? noSet : otherSet, { name, close });
}

/** Whether they are right, `parseRules` says; here only that they can be any. */
function isGivenRules(value: unknown): value is GivenRules {
  return typeof value === "object" && value !== null;
}

const noSet = {
  en: "{name}: there is no such file, and no ready set of rules is called so. Check the name and the folder.",
  uk: "{name}: немає такого файлу, і жоден готовий набір правил так не називається. Перевірте назву й папку.",
  pl: "{name}: nie ma takiego pliku ani gotowego zestawu reguł o tej nazwie. Sprawdź nazwę i folder.",
};

const otherSet = {
  en: "{name}: there is no such file, and no ready set of rules is called so. Did you mean {close}?",
  uk: "{name}: немає такого файлу, і жоден готовий набір правил так не називається. Можливо, {close}?",
  pl: "{name}: nie ma takiego pliku ani gotowego zestawu reguł o tej nazwie. Może {close}?",
};

const notRules = {
  en: "{path}: rules are an object with `version` and `fields`, or a table with two columns.",
  uk: "{path}: правила — це об'єкт із `version` і `fields` або таблиця з двох стовпців.",
  pl: "{path}: reguły to obiekt z `version` i `fields` albo tabela z dwiema kolumnami.",
};
