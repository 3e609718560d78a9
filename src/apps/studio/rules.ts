import { existsSync, realpathSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { formatPlan, isMasked } from "../../entries/apps.ts";
import type { RegisterEntry } from "../../entries/index.ts";
import { createMapper } from "../../entries/mapping.ts";
import { type LeadPlan, planRules, type RulesPlan } from "../../entries/rule-tools.ts";
import { rulesPath } from "../files/rules.ts";
import { readText } from "../files/text.ts";
import { writeWhole } from "../files/writeWhole.ts";
import { type KeptLead, keptLeads } from "../mcp/registerEntries.ts";
import type * as wire from "../page/wire.ts";
import { issueOptions } from "../terminal/language.ts";
import { packageFile } from "../terminal/packageFiles.ts";
import { showLead } from "./readLead.ts";
import { rowOfRead } from "./readLeads.ts";
import { Refused } from "./refusal.ts";
import type { Asked, Routes } from "./route.ts";
import type { Session } from "./session.ts";
import { knownAccount, knownCatalog, readTyped, soundRules } from "./typedRules.ts";

const maxLast = 1_000;
const maxDifferences = 50;
const maxChoice = 50;
/** The number of leads that are planned at a time, so few that other requests are answered in between. */
const atOnce = 10;

/** Routes for rules that a person types: they are read, tried with kept leads and saved. */
export function rulesRoutes(session: Session): Routes {
  // One after the other: of two tabs, the second finds that the file was changed.
  let saving: Promise<unknown> = Promise.resolve();
  return {
    rules: { method: "GET", run: async (asked) => rulesFile(await sessionFor(session, asked), asked) },
    "rules/schema": { method: "GET", run: schema },
    "rules/check": {
      method: "POST",
      run: async (asked) => checkTyped(await sessionFor(session, asked), asked),
    },
    "rules/plan": {
      method: "POST",
      run: async (asked) => planTyped(await sessionFor(session, asked), asked),
    },
    "rules/save": {
      method: "POST",
      changes: true,
      run(asked) {
        const saved = saving.then(async () => saveTyped(await sessionFor(session, asked), asked));
        saving = saved.catch(() => {});
        return saved;
      },
    },
  };
}

/** The session with the rules of the lead from which the rules were opened; without one, the first. */
async function sessionFor(session: Session, { query, body }: Asked): Promise<Session> {
  const id = query.get("lead") ?? body.lead;
  const entry = typeof id === "string" ? await session.register.get(id) : undefined;
  return entry === undefined ? session : session.of(entry);
}

async function rulesFile(session: Session, { query }: Asked): Promise<wire.RulesFile> {
  const lead = query.get("lead");
  const { rulesPath: path, rulesName, isReadOnly } = session;
  if (path === undefined || rulesName === undefined) throw new Refused("no_rules");
  const { name, isFile } = rulesName;
  // Rules that cannot be used are shown too, so that they can be corrected.
  const opened = await session.rules().catch(() => undefined);
  const text = opened?.text ?? (await readText(rulesPath(path)));
  return {
    name,
    text,
    canSave: isFile && !isReadOnly,
    leads: await choiceOf(session),
    ...(lead === null ? {} : { lead }),
  };
}

/** The newest kept leads, those that failed first. */
async function choiceOf(session: Session): Promise<wire.RulesFile["leads"]> {
  const { register } = session;
  const failed = await register.list({ status: "error", limit: maxChoice });
  const newest = await register.list({ limit: 200 });
  const kept: RegisterEntry[] = [];
  for (const entry of [...failed.entries, ...newest.entries])
    if (entry.leadKept && (await session.isFor(entry))) kept.push(entry);
  const byId = new Map(kept.map((entry) => [entry.id, rowOfRead(entry)]));
  return [...byId.values()].slice(0, maxChoice);
}

/** The schema of rules, for the names that the editor offers. */
async function schema(): Promise<Response> {
  const text = await readFile(packageFile("dist/rules.schema.json", "rules.schema.json"));
  return new Response(text, { headers: { "content-type": "application/json" } });
}

/** What is wrong with the text, and what becomes of the lead by it. */
async function checkTyped(session: Session, asked: Asked): Promise<wire.RulesCheck> {
  const { rules, problems } = await readTyped(session, asked);
  const id = asked.body.id;
  const entry = typeof id === "string" ? await session.register.get(id, { lead: true }) : undefined;
  if (rules === undefined || entry?.lead === undefined || !(await session.isFor(entry))) return { problems };
  // The budget of one lead lets it take a few tenths of a second by the worst rules.
  const mapper = createMapper(rules, await issueOptions(asked.language));
  const account = await knownAccount(session);
  return { problems, lead: showLead(entry, { mapper, account }, false) };
}

/** What the text would change for the newest kept leads. */
async function planTyped(session: Session, asked: Asked): Promise<wire.RulesPlanShown> {
  const { last } = asked.body;
  if (typeof last !== "number" || !Number.isInteger(last) || last < 1 || last > maxLast)
    throw new Refused("wrong_value", { name: "last", wanted: `1–${maxLast}` });
  const { rules: after } = await soundRules(session, asked);
  // Rules that cannot be used have made no orders.
  const before = await session.rules().catch(() => undefined);
  const kept = await keptLeads(session.register, asked.signal, {
    most: last,
    isMeant: (entry) => session.isFor(entry),
  });
  const account = await knownAccount(session);
  const { catalog, isCatalogMissing } = await knownCatalog(session, [after, before?.rules]);
  const language = await issueOptions(asked.language);
  const { differences, ...counts } = await planInParts(
    (leads) => planRules(before?.rules, after, leads, { account, ...language, catalog }),
    kept,
    asked.signal,
  );
  const words = { countsOnly: true, ...language };
  const [summary = ""] = formatPlan({ differences, ...counts }, words);
  return {
    ...counts,
    summary,
    ...(isCatalogMissing ? { isCatalogMissing } : {}),
    differences: [...differences]
      .sort((one, other) => rankOf(one) - rankOf(other))
      .slice(0, maxDifferences)
      .map((difference) => shownDifference(difference, kept[difference.index])),
  };
}

/** Writes the file, and a copy of its earlier content. A ready set becomes a new file. */
async function saveTyped(session: Session, asked: Asked): Promise<wire.RulesSaved> {
  const { was, name } = asked.body;
  const { rulesPath: path, rulesName } = session;
  if (path === undefined || rulesName === undefined) throw new Refused("no_rules");
  if (typeof was !== "string") throw new Refused("wrong_value", { name: "was", wanted: "text" });
  const { typed } = await soundRules(session, asked);
  if (name !== undefined) {
    const file = newName(name);
    await writeWhole(file, typed, { isNew: true });
    // A module keeps sending by its own rules.
    if (rulesPath(path) !== path) session.useRules(file);
    return { name: file };
  }
  if (!rulesName.isFile) throw new Refused("no_name");
  // A link stays a link, and the file keeps its rights and its ends of lines.
  const file = realpathSync(path);
  const { mode } = statSync(file);
  const had = await readText(file);
  if (had !== was) throw new Refused("changed_meanwhile", rulesName);
  const end = `.${new Date(session.clock.date()).toISOString().replaceAll(":", "-")}.bak`;
  await writeWhole(`${path}${end}`, had, { isNew: true, mode });
  await writeWhole(file, had.includes("\r\n") ? typed.replace(/\r?\n/g, "\r\n") : typed, { mode });
  return { name: rulesName.name, backup: `${rulesName.name}${end}` };
}

/** The new file is in the folder of the command, where a person finds it. */
function newName(name: unknown): string {
  if (typeof name !== "string" || !/^[\p{L}\p{N}_-][\p{L}\p{N}_. -]{0,99}\.(?:jsonc?|tsv)$/iu.test(name))
    throw new Refused("wrong_value", { name: "name", wanted: "rules.json" });
  if (existsSync(name)) throw new Refused("exists", { name });
  return name;
}

/** Adds up the plans of a few leads each. */
async function planInParts(
  plan: (leads: readonly KeptLead["planned"][]) => RulesPlan,
  kept: readonly KeptLead[],
  signal: AbortSignal,
): Promise<RulesPlan> {
  const sum = { leads: 0, changed: 0, keysChanged: 0, keysRemoved: 0, statusChanged: 0 };
  const fields = new Map<string, number>();
  const differences: LeadPlan[] = [];
  for (let start = 0; start < kept.length; start += atOnce) {
    signal.throwIfAborted();
    const part = plan(kept.slice(start, start + atOnce).map(({ planned }) => planned));
    sum.leads += part.leads;
    sum.changed += part.changed;
    sum.keysChanged += part.keysChanged;
    sum.keysRemoved += part.keysRemoved;
    sum.statusChanged += part.statusChanged;
    for (const [field, count] of Object.entries(part.fields))
      fields.set(field, (fields.get(field) ?? 0) + count);
    differences.push(
      ...part.differences.map((difference) => ({ ...difference, index: start + difference.index })),
    );
    await new Promise((done) => setImmediate(done));
  }
  const most = [...fields].sort(([, one], [, other]) => other - one);
  return { ...sum, fields: Object.fromEntries(most), differences };
}

/** The rank of a difference. A changed key makes a second order, so it comes first. */
function rankOf({ changes }: LeadPlan): number {
  if (changes.some(({ kind }) => kind === "key")) return 0;
  return changes.some(({ kind }) => kind === "status") ? 1 : 2;
}

function shownDifference(
  difference: LeadPlan,
  kept: KeptLead | undefined,
): wire.RulesPlanShown["differences"][number] {
  const { orderId, changes } = difference;
  const key = kept?.planned.key;
  return {
    id: kept?.id ?? "",
    ...(key === undefined ? {} : { key }),
    ...(orderId === undefined ? {} : { orderId }),
    changes: changes.map((change) => {
      const { kind, path, before, after } = change;
      const isHidden = kind !== "issue" && isMasked(change, difference, false);
      const shown = (value: unknown) =>
        isHidden ? "••••" : typeof value === "string" ? value : JSON.stringify(value);
      return {
        kind,
        path,
        ...(before === undefined ? {} : { before: shown(before) }),
        ...(after === undefined ? {} : { after: shown(after) }),
      };
    }),
  };
}
