import { existsSync } from "node:fs";
import { type Account, createMapper } from "../../../entries/mapping.ts";
import { anonymizeLead, type SuggestedRules, suggestRules } from "../../../entries/rule-tools.ts";
import { parseJson } from "../../files/json.ts";
import { readText } from "../../files/text.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { allLeads, givenAccount, testTime } from "../../project/openRules.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import type { CommandKey } from "../../terminal/language.ts";
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
  if (!isFitting) throw new CommandFailure("usage", "suggest.badOrders", { path, most });
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
    if (existsSync(file)) throw new CommandFailure("usage", "system.EEXIST", { path: file });
  const mapper = createMapper(rules);
  const tests = leads.map(anonymizeEach).flatMap((lead, index) => {
    const result = mapper.map(lead, { receivedAt: testTime, ...(account && { account }) });
    return result.status === "order" ? [{ name: `lead ${index + 1}`, lead, order: result.order }] : [];
  });
  await writeWhole(path, `${JSON.stringify(rules, undefined, 2)}\n`, { isNew: true });
  if (tests.length === 0) {
    output.note(
      output.say(account === undefined ? "suggest.wroteWithoutStatus" : "suggest.wroteWithoutTests", {
        path,
      }),
    );
    return;
  }
  await writeWhole(
    testPath,
    `${JSON.stringify({ rules: `./${path.replace(/^.*[/\\]/, "")}`, tests }, undefined, 2)}\n`,
    { isNew: true },
  );
  const file = options.text("account");
  const rest = file === undefined ? path : `${path} --account ${file}`;
  output.note(output.say("suggest.wrote", { path, tests: tests.length, rest }));
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
  output.print(formatTable(output.say("suggest.head").split("|"), [...rows, ...others], output.columns));
  const left = candidates.length - others.length;
  if (left > 0) output.print(output.say("suggest.moreCandidates", { count: left }));
  if (unused.length === 0) return;
  const more = unused.length > fewUnused ? ` … (${unused.length})` : "";
  const names = `${unused.slice(0, fewUnused).join(", ")}${more}`;
  output.print(output.say("suggest.notUsed", { names }));
}

function valueAt(rules: unknown, path: string): unknown {
  return path
    .split(/\.|\[|\]\.?/)
    .reduce((node: unknown, name) => (name === "" ? node : Object(node)[name]), rules);
}

const whys: Readonly<Record<SuggestedRules["reasons"][string]["why"], CommandKey & `suggest.why.${string}`>> =
  {
    name: "suggest.why.name",
    value: "suggest.why.value",
    sum: "suggest.why.sum",
    order: "suggest.why.order",
  };
/** Why a candidate is not in the rules. */
const doubts: Readonly<
  Record<SuggestedRules["candidates"][number]["but"], CommandKey & `suggest.doubt.${string}`>
> = {
  several: "suggest.doubt.several",
  somebody_else: "suggest.doubt.somebody_else",
  one_of_many: "suggest.doubt.one_of_many",
  unproved: "suggest.doubt.unproved",
  no_zone: "suggest.doubt.no_zone",
  minor_units: "suggest.doubt.minor_units",
  word: "suggest.doubt.word",
};
