import type { Door, Rule } from "../door.ts";
import type { Place } from "../place.ts";
import { openShop } from "../shop.ts";

/** Runs a piece of JavaScript that gives milliseconds, in a process of its own. */
function timed(place: Place, code: string): Promise<number> {
  return place.script(`import * as mapping from "baselinker-sdk/mapping";
import * as tools from "baselinker-sdk/rule-tools";
const cpu = (run) => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const refused = (run) => () => { try { run(); } catch {} };
const least = (count, run) => Math.min(...Array.from({ length: count }, () => cpu(run)));
${code}
`);
}

function within(most: number, tried: string, surface: string, code: string): Door {
  return {
    surface,
    tried: `${tried}: at most ${most} ms`,
    async open(place) {
      const ms = await timed(place, code);
      return { isHeld: ms <= most, seen: `${ms.toPrecision(3)} ms` };
    },
  };
}

const shopLead = `const fields = Object.fromEntries(Array.from({ length: 40 }, (_, index) => ["field" + index, "value " + index + " of the form"]));
const lead = { id: 1, email: "a@example.com", phone: "+380671234567", buyer: { name: "A B", ...fields }, items: Array.from({ length: 40 }, (_, index) => ({ sku: "S" + index, name: "Thing " + index, price: "10.00", qty: 1, more: fields })), form: fields };
`;

const ratio: Door = {
  surface: "createMapper",
  tried: "one absent optional field of a usual lead: at most 25 times the mapping",
  async open(place) {
    const code = `${shopLead}
const rules = (more) => ({ version: 1, key: "id", fields: { order_status_id: 1, email: "email", phone: "phone", delivery_fullname: "buyer.name", ...more } });
const without = mapping.createMapper(rules({}));
const absent = mapping.createMapper(rules({ user_comments: "comments" }));
const many = (mapper) => least(7, () => { for (let index = 0; index < 200; index += 1) mapper.map(lead, { receivedAt: new Date(0) }); });
many(without); many(absent);
console.log(many(absent) / many(without));`;
    const times = await timed(place, code);
    return { isHeld: times <= 25, seen: `${times.toPrecision(3)} times` };
  },
};

const manyKeys = `const lead = {}; for (let index = 0; index < 60_000; index += 1) lead["a key " + index] = 1;`;

const absent = (count: number, prefix: string) =>
  `Object.fromEntries(Array.from({ length: ${count} }, (_, index) => ["deal_cf_" + (index + 10), "${prefix}b_key_" + index]))`;

const library: readonly Door[] = [
  within(
    100,
    "100 kB of `;` as rules",
    "parseRules",
    `console.log(cpu(refused(() => mapping.parseRules(";".repeat(100_000)))));`,
  ),
  within(
    100,
    "100 kB of `/` as rules",
    "createMapper",
    `console.log(cpu(refused(() => mapping.createMapper("/".repeat(100_000) + "\\n\\n"))));`,
  ),
  ratio,
  within(
    300,
    "a lead of 1 MB of keys, 500 absent paths",
    "createMapper",
    `${manyKeys}
const mapper = mapping.createMapper({ version: 1, needsContact: false, fields: { order_status_id: 1, ...${absent(500, "")} } });
console.log(cpu(() => mapper.map(lead, { receivedAt: new Date(0) })));`,
  ),
  within(
    300,
    "the same keys one level down, 20 absent paths",
    "createMapper",
    `${manyKeys}
const mapper = mapping.createMapper({ version: 1, needsContact: false, fields: { order_status_id: 1, ...${absent(20, "deep.")} } });
console.log(cpu(() => mapper.map({ deep: lead }, { receivedAt: new Date(0) })));`,
  ),
  within(
    1_000,
    "a lead of 1 MB of texts",
    "anonymizeLead",
    `const lead = Array.from({ length: 20_000 }, (_, index) => "the text number " + index + " of a buyer");
console.log(cpu(() => tools.anonymizeLead({ lead }, { seed: 1 })));`,
  ),
  within(
    100,
    "a table of 5,000 rows",
    "fromLeadBox",
    `const rows = Array.from({ length: 5_000 }, (_, index) => "deal_cf_" + index + "\\tparameter " + index).join("\\n");
console.log(cpu(refused(() => mapping.fromLeadBox(rows))));`,
  ),
];

const typed: Door = {
  surface: "check",
  tried: "rules as 100 kB of text: at most 2 s, with the start of the command",
  async open(place) {
    const path = place.write("rules.json", ";".repeat(50_000));
    const begin = performance.now();
    const { code } = await place.run(["check", path]);
    const ms = performance.now() - begin;
    return { isHeld: ms <= 2_000 && code !== null, seen: `${Math.round(ms)} ms, exit ${code}` };
  },
};

const listed: Door = {
  surface: "list_leads",
  tried: "100 kept leads of 100 kB: at most 500 ms",
  async open(place) {
    const text = "words of a buyer 12 ".repeat(5_000);
    const leads = Array.from({ length: 100 }, (_, index) => ({
      lead: { id: `1-${index}`, email: `b${index}@example.com`, texts: text.match(/.{1,200}/g) ?? [] },
    }));
    const shop = await openShop(place, leads);
    await using model = await place.mcp({ words: ["--store", shop.store], env: shop.env });
    const begin = performance.now();
    await model.call("list_leads", { limit: 100 });
    const ms = performance.now() - begin;
    await shop.close();
    return { isHeld: ms <= 500, seen: `${Math.round(ms)} ms` };
  },
};

const asked: Door = {
  surface: "check_rules",
  tried: "100 kB of text as rules: at most 500 ms",
  async open(place) {
    await using model = await place.mcp({});
    const begin = performance.now();
    const answered = model.call("check_rules", { rules: ";".repeat(50_000) });
    await Promise.race([answered, new Promise((done) => setTimeout(done, 5_000).unref())]);
    const ms = performance.now() - begin;
    return { isHeld: ms <= 500, seen: `${Math.round(ms)} ms` };
  },
};

export const cost: Rule = {
  title: "E: cost is bounded before work",
  doors: [...library, typed, listed, asked],
};
