import { existsSync } from "node:fs";
import { type Account, createMapper } from "../../../entries/mapping.ts";
import { anonymizeLead, type SuggestedRules, suggestRules } from "../../../entries/rule-tools.ts";
import { parseJson } from "../../files/json.ts";
import { readText } from "../../files/text.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { allLeads, givenAccount, testTime } from "../../project/openRules.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import type { Text } from "../../terminal/language.ts";
import { type Output, shown } from "../../terminal/output.ts";
import { formatTable } from "../../terminal/table.ts";

const fewUnused = 8;
const fewCandidates = 30;

export async function suggestCommand(call: CommandCall): Promise<Ending> {
  const { options, output, words, onRead } = call;
  const leads = await allLeads(words, call);
  const orders = await givenOrders(options.text("orders"), leads.length, onRead);
  const account = await givenAccount(call);
  const suggested = suggestRules(leads, { ...(orders && { orders }), ...(account && { account }) });
  if (output.isJson) output.json(suggested);
  else show(suggested, output);
  const out = options.text("out");
  if (out !== undefined) await write(out, suggested, leads, call, account);
  else if (!output.isJson) output.json(suggested.rules, 2);
  return Object.keys(suggested.rules.fields).length > 0 ? "yes" : "no";
}

async function givenOrders(path: string | undefined, most: number, onRead: CommandCall["onRead"]) {
  if (path === undefined) return undefined;
  onRead(path);
  const value = await parseJson(await readText(path), path);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isFitting = list.length <= most && list.every((order) => order === null || typeof order === "object");
  if (!isFitting) throw new CommandFailure("usage", badOrders, { path, most });
  return list.map((order) => (typeof order === "object" && order !== null ? order : undefined));
}

/** Writes the rules and a test for each lead, without personal data. */
async function write(
  path: string,
  { rules }: SuggestedRules,
  leads: readonly unknown[],
  { output, options }: CommandCall,
  account: Account | undefined,
): Promise<void> {
  const testPath = path.replace(/\.jsonc?$|$/i, ".test.json");
  for (const file of [path, testPath])
    if (existsSync(file)) throw new CommandFailure("usage", exists, { path: file });
  const mapper = createMapper(rules);
  const tests = leads.map(anonymizeEach).flatMap((lead, index) => {
    const result = mapper.map(lead, { receivedAt: testTime, ...(account && { account }) });
    return result.status === "order" ? [{ name: `lead ${index + 1}`, lead, order: result.order }] : [];
  });
  await writeWhole(path, `${JSON.stringify(rules, undefined, 2)}\n`, { isNew: true });
  if (tests.length === 0) {
    output.note(output.say(account === undefined ? wroteWithoutStatus : wroteWithoutTests, { path }));
    return;
  }
  await writeWhole(
    testPath,
    `${JSON.stringify({ rules: `./${path.replace(/^.*[/\\]/, "")}`, tests }, undefined, 2)}\n`,
    { isNew: true },
  );
  const file = options.text("account");
  const rest = file === undefined ? path : `${path} --account ${file}`;
  output.note(output.say(wrote, { path, tests: tests.length, rest }));
}

function anonymizeEach(lead: unknown): unknown {
  return anonymizeLead(lead);
}

function show({ reasons, rules, candidates, unused }: SuggestedRules, output: Output): void {
  const rows = Object.entries(reasons).map(([rule, { why, from }]) => [
    rule,
    shown(rule === "skip" ? from : valueAt(rules, rule)),
    output.say(whys[why]),
  ]);
  const others = candidates
    .slice(0, fewCandidates)
    .map(({ rule, value, but }) => [`? ${rule}`, shown(value), output.say(doubts[but])]);
  output.print(formatTable(output.say(head).split("|"), [...rows, ...others], output.columns));
  const left = candidates.length - others.length;
  if (left > 0) output.print(output.say(moreCandidates, { count: left }));
  if (unused.length === 0) return;
  const more = unused.length > fewUnused ? ` … (${unused.length})` : "";
  output.print(`${output.say(notUsed)} ${unused.slice(0, fewUnused).join(", ")}${more}`);
}

function valueAt(rules: unknown, path: string): unknown {
  return path
    .split(/\.|\[|\]\.?/)
    .reduce((node: unknown, name) => (name === "" ? node : Object(node)[name]), rules);
}

const head = { en: "FIELD|RULE|WHY", uk: "ПОЛЕ|ПРАВИЛО|ЧОМУ", pl: "POLE|REGUŁA|DLACZEGO" };
const moreCandidates = {
  en: "… and {count} more candidates: see them all with --json.",
  uk: "… і ще кандидатів: {count}; усі показує --json.",
  pl: "… i jeszcze kandydatów: {count}; wszystkich pokazuje --json.",
};
const notUsed = { en: "Not used:", uk: "Не вжито:", pl: "Nie użyto:" };
const wrote = {
  en: "Wrote {path} with {tests} tests next to it; now: npx baselinker-sdk test {rest}",
  uk: "Записано {path} з тестами поруч: {tests}; тепер: npx baselinker-sdk test {rest}",
  pl: "Zapisano {path}, testów obok: {tests}; teraz: npx baselinker-sdk test {rest}",
};
const wroteWithoutStatus = {
  en: "Wrote {path} without tests: no lead becomes an order yet, as the rules have no status. Give --account, or write order_status_id into the rules.",
  uk: "Записано {path} без тестів: жоден лід ще не стає замовленням, бо в правилах немає статусу. Дайте --account або впишіть у правила order_status_id.",
  pl: "Zapisano {path} bez testów: żaden lead nie staje się jeszcze zamówieniem, bo reguły nie mają statusu. Podaj --account albo wpisz do reguł order_status_id.",
};
const wroteWithoutTests = {
  en: "Wrote {path} without tests: no lead becomes an order yet. Why, says: npx baselinker-sdk map {path} <lead>",
  uk: "Записано {path} без тестів: жоден лід ще не стає замовленням. Чому, скаже npx baselinker-sdk map {path} <лід>",
  pl: "Zapisano {path} bez testów: żaden lead nie staje się jeszcze zamówieniem. Dlaczego, powie npx baselinker-sdk map {path} <lead>",
};
const whys: Readonly<Record<SuggestedRules["reasons"][string]["why"], Text>> = {
  name: { en: "name", uk: "назва", pl: "nazwa" },
  value: { en: "value", uk: "значення", pl: "wartość" },
  sum: { en: "adds up to the total", uk: "сходиться з підсумком", pl: "zgadza się z sumą" },
  order: { en: "as in the order", uk: "як у замовленні", pl: "jak w zamówieniu" },
};
/** Why a candidate is not in the rules. */
const doubts: Readonly<Record<SuggestedRules["candidates"][number]["but"], Text>> = {
  several: {
    en: "several parameters say different things",
    uk: "кілька параметрів кажуть різне",
    pl: "kilka parametrów mówi co innego",
  },
  somebody_else: {
    en: "perhaps of the seller, a manager or the courier",
    uk: "можливо, це продавець, менеджер або кур’єр",
    pl: "może to sprzedawca, opiekun albo kurier",
  },
  one_of_many: {
    en: "the first element of a list with more",
    uk: "перший елемент списку, у якому їх більше",
    pl: "pierwszy element listy, która ma ich więcej",
  },
  unproved: {
    en: "likely, but not proved",
    uk: "ймовірно, але не доведено",
    pl: "prawdopodobne, ale bez dowodu",
  },
  no_zone: {
    en: "a date without a time zone",
    uk: "дата без часового поясу",
    pl: "data bez strefy czasowej",
  },
  minor_units: {
    en: "whole numbers: perhaps cents",
    uk: "цілі числа: можливо, копійки",
    pl: "liczby całkowite: może grosze",
  },
  word: {
    en: "a word of the source: only you know its meaning",
    uk: "слово джерела: його зміст знаєте лише ви",
    pl: "słowo źródła: tylko Państwo znają jego znaczenie",
  },
};
const exists = {
  en: "{path} exists already and is not overwritten. Choose another name.",
  uk: "{path} уже є і не перезаписується. Виберіть іншу назву.",
  pl: "{path} już istnieje i nie zostanie nadpisany. Wybierz inną nazwę.",
};
const badOrders = {
  en: "{path}: a list of at most {most} orders is needed, one for each lead in their order; null if there is none.",
  uk: "{path}: потрібен список найбільше з {most} замовлень, по одному на лід; null, де його немає.",
  pl: "{path}: potrzebna jest lista najwyżej {most} zamówień, po jednym na lead; null, gdzie go nie ma.",
};
