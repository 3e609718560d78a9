import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { suggestRules } from "../../src/rule-tools/suggest/suggestRules.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { alone, receivedAt, type Tally, withOrder } from "../rule-tools/suggest/judge.ts";
import { newSources, readySources } from "../rule-tools/suggest/judgedSources.ts";

/**
 * How good suggested rules are, by source and in all. A fact is one field of an order or of a line. "Written": fields
 * that the rules give, and how many of them are right. "Found": of the facts that a lead says, those that the rules
 * give, and those that the rules or the candidates give. "One order": rules of a lead with its order, judged by the
 * other leads of the source, which in the ready sets differ as much as leads of one source can.
 */
const groups = { "ready sets": readySources(), "sources without a ready set": newSources() };
const head = "written, right %   persons amounts keys   found %, with candidates %";
console.log(`${"".padEnd(44)}${head}`);
for (const [group, sources] of Object.entries(groups)) {
  for (const source of sources) if (source.leads.length > 0) print(source.name, alone([source]));
  print(`${group}, leads alone`, alone(sources));
  print(`${group}, one order, another lead`, withOrder(sources));
}
time();

function print(
  name: string,
  { right, wrong, persons, amounts, keys, said, found, withCandidates }: Tally,
): void {
  const share = (part: number, all: number) =>
    (all === 0 ? "–" : ((100 * part) / all).toFixed(1)).padStart(6);
  const written = right.length + wrong.length;
  const others = [persons, amounts, keys].map(({ length }) => String(length).padStart(8)).join("");
  console.log(
    `${name.padEnd(44)}${String(written).padStart(7)}${share(right.length, written)} ${others}   ${share(found, said)} ${share(withCandidates, said)}`,
  );
}

/** Twenty leads of 5 kB of one source. */
function time(): void {
  const lead = groups["ready sets"].find(({ name }) => name === "shopify-order")?.leads[0]?.lead;
  if (!isRecord(lead)) return;
  const more = Array.from({ length: 60 }, (_, index) => ({
    name: `answer ${index}`,
    value: `something that someone wrote ${index}`,
  }));
  const leads = Array.from({ length: 20 }, (_, index) => ({
    ...lead,
    id: 1000 + index,
    note_attributes: more,
  }));
  const { rules } = suggestRules(leads);
  const mapper = createMapper({ ...rules, fields: { ...rules.fields, order_status_id: 1 } });
  const suggesting = best(() => suggestRules(leads));
  const mapping = best(() => {
    for (const each of leads) mapper.map(each, { receivedAt });
  });
  console.log(
    `\ntwenty leads of ${JSON.stringify(leads[0]).length} B: suggested in ${suggesting.toFixed(1)} ms (at most 50), ${Math.round(suggesting / mapping)} times as long as mapping them by the rules`,
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
