import { existsSync, readFileSync } from "node:fs";
import {
  dictionaryWithout,
  type JudgedSource,
  judgedSources,
  leaveOneOut,
} from "../../docs/generate/judgeSuggestions.ts";
import { familyOf } from "../../docs/generate/mineDictionary.ts";
import { readySets } from "../../docs/generate/readySets.ts";
import {
  addTally,
  factsOf,
  judge,
  newTally,
  receivedAt,
  type Tally,
} from "../../docs/generate/suggestFacts.ts";
import { isRecord } from "../../src/json/value.ts";
import { createMapper } from "../../src/mapping/createMapper.ts";
import type { Dictionary } from "../../src/mapping/suggest/dictionary.ts";
import { suggestRules } from "../../src/mapping/suggest/suggestRules.ts";
import { suggestWith } from "../../src/mapping/suggest/suggestWith.ts";

/**
 * How good suggested rules are. Nothing is learned from the source that is judged, nor from others of its vendor: neither
 * its names nor how often its fields were right. A fact is one field of an order or of a line; those that no lead says
 * (statuses, constants and defaults of the ready rules) count only where they are wrong. Recall is the share of the facts
 * that the rules give; precision the share of what they give that is right, to the letter.
 *
 * Ready sets: the algorithm was made while looking at every second of them, "seen"; of the others only totals were looked
 * at. Their leads are made to differ as much as leads of one source can, so that rules for one often miss another. "New":
 * sources without a ready set, written down from what their documentation says before there was anything to suggest.
 */
const samples = new URL("../../../shared/leads/", import.meta.url);
const sets = readySets();
const sources = judgedSources(sets, (name) => {
  const file = new URL(`${name}.json`, samples);
  return existsSync(file) ? [JSON.parse(readFileSync(file, "utf8"))] : [];
});
const isSeen = (name: string) => sets.findIndex((set) => set.name === name) % 2 === 0;
// Only leads of the repository, so that everybody has the same confidence.
const seen = new Map([...leaveOneOut(sets, judgedSources(sets))].filter(([name]) => isSeen(name)));

console.log(
  "recall / precision in %            leads  same lead, alone   another, alone   another, with one order",
);
const totals = { seen: newTallies(), others: newTallies(), all: newTallies(), new: newTallies() };
for (const source of sources) {
  if (source.leads.length === 0) continue;
  const tallies = judgeSource(source, dictionaryWithout(familyOf(source.name), sets, seen));
  print(source.name, source.leads.length, tallies);
  for (const total of [totals.all, isSeen(source.name) ? totals.seen : totals.others])
    addTallies(total, tallies);
}
for (const source of newSources()) {
  const tallies = judgeSource(source, dictionaryWithout(source.name, sets, seen));
  print(source.name, source.leads.length, tallies);
  addTallies(totals.new, tallies);
}
console.log("");
print("ready sets, seen", undefined, totals.seen);
print("ready sets, the others", undefined, totals.others);
print("ready sets, all", undefined, totals.all);
print("new sources", undefined, totals.new);
console.log("aim for sources no one tuned for: 50 / 85 from leads alone, 75 / 90 with an order");
time();

interface Tallies {
  readonly same: Tally;
  readonly alone: Tally;
  readonly order: Tally;
}

function newTallies(): Tallies {
  return { same: newTally(), alone: newTally(), order: newTally() };
}

function addTallies(to: Tallies, from: Tallies): void {
  addTally(to.same, from.same);
  addTally(to.alone, from.alone);
  addTally(to.order, from.order);
}

/** Learns from each lead, and is judged by that one and by all others. */
function judgeSource({ leads }: JudgedSource, dictionary: Dictionary): Tallies {
  const tallies = newTallies();
  for (const learned of leads) {
    const alone = suggestWith(dictionary, [learned.lead], {}).rules;
    const withOrder = suggestWith(dictionary, [learned.lead], { orders: [learned.order] }).rules;
    judge(tallies.same, alone, learned);
    for (const judged of leads) {
      if (judged === learned) continue;
      judge(tallies.alone, alone, judged);
      judge(tallies.order, withOrder, judged);
    }
  }
  return tallies;
}

function newSources(): JudgedSource[] {
  const file: unknown = JSON.parse(readFileSync(new URL("suggestUnseen.json", import.meta.url), "utf8"));
  return Object.entries(isRecord(file) ? file : {}).map(([name, cases]) => ({
    name,
    leads: (Array.isArray(cases) ? cases : []).filter(isRecord).map(({ lead, order }) => {
      const { key, ...fields } = isRecord(order) ? order : {};
      const facts = factsOf(fields, typeof key === "string" ? key : undefined);
      return { lead, order: fields, facts, unsaid: new Map<string, string>() };
    }),
  }));
}

function print(name: string, count: number | undefined, { same, alone, order }: Tallies): void {
  const cell = ({ right, missed, wrong }: Tally) =>
    `${share(right, missed)} / ${share(right, wrong)}`.padStart(16);
  console.log(
    `${name.padEnd(36)} ${String(count ?? "").padStart(3)} ${cell(same)} ${cell(alone)} ${cell(order)}`,
  );
}

function share({ length: right }: readonly string[], { length: others }: readonly string[]): string {
  return right + others === 0 ? "–" : ((100 * right) / (right + others)).toFixed(1);
}

/** Ten leads of 5 kB of one source. */
function time(): void {
  const [lead] = sources.find(({ name }) => name === "shopify-order")?.leads ?? [];
  if (lead === undefined || !isRecord(lead.lead)) return;
  const more = Array.from({ length: 60 }, (_, index) => ({
    name: `answer ${index}`,
    value: `something that someone wrote ${index}`,
  }));
  const leads = Array.from({ length: 10 }, (_, index) => ({
    ...Object(lead.lead),
    id: 1000 + index,
    note_attributes: more,
  }));
  const bytes = JSON.stringify(leads[0]).length;
  const { rules } = suggestRules(leads);
  const mapper = createMapper({ ...rules, fields: { ...rules.fields, order_status_id: 1 } });
  const suggesting = best(() => suggestRules(leads));
  const mapping = best(() => {
    for (const each of leads) mapper.map(each, { receivedAt });
  });
  const ratio = Math.round(suggesting / mapping);
  console.log(
    `\nten leads of ${bytes} B: suggested in ${suggesting.toFixed(1)} ms (aim 50), ${ratio} times as long as mapping them by the rules`,
  );
}

/** The best of 15 rounds, in milliseconds. */
function best(run: () => unknown): number {
  let least = Infinity;
  for (let round = 0; round < 15; round += 1) {
    const from = performance.now();
    run();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}
