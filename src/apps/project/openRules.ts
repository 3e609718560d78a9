import type { Account, MapContext, Mapper } from "../../entries/mapping.ts";
import { createMapper, decodeBody, RulesError } from "../../entries/mapping.ts";
import type { RuleTest } from "../../entries/rule-tools.ts";
import { readAccount } from "../files/config.ts";
import { type ReadLead, readLeads } from "../files/leads.ts";
import { type GivenRules, readRules } from "../files/rules.ts";
import { readTested } from "../files/ruleTests.ts";
import type { CommandCall } from "../terminal/command.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { issueOptions } from "../terminal/language.ts";

export interface OpenedRules {
  readonly mapper: Mapper;
  readonly context: MapContext;
  /** The leads of the call with their names, otherwise the lead of the first test. A request may contain several. */
  leads(): AsyncGenerator<readonly ReadLead[]>;
}

export async function openRules(call: CommandCall): Promise<OpenedRules> {
  const [path = "", ...paths] = call.words;
  const { options, onRead, signal } = call;
  if (path === "-" && paths.includes("-")) throw new CommandFailure("usage", "leads.twoStdin");
  if (path === "-" && paths.length === 0)
    throw new CommandFailure("usage", "leads.noLead", { command: call.name });
  const tested = paths.length === 0 ? await readTested(path, call) : undefined;
  const rules = tested?.rules ?? (await readRules(path, onRead)).rules;
  const mapper = await mapperOf(rules, path, call);
  // The rules are compiled first: an error in them is reported before a missing lead.
  const sample = tested && sampleOf(tested.tests, path, call);
  const account = await givenAccount(call);
  const receivedAt = receivedAtOf(options.text("receivedAt") ?? sample?.receivedAt);
  const reading = { contentType: options.text("contentType"), onRead, signal };
  return {
    mapper,
    context: { receivedAt, ...(account && { account }) },
    async *leads() {
      for await (const batch of sample === undefined ? readLeads(paths, reading) : [[sample]]) {
        const all: ReadLead[] = [];
        for (const read of batch) {
          if ("problem" in read) all.push(read);
          else pushLeads(all, mapper, read);
        }
        yield all;
      }
    },
  };
}

async function mapperOf(rules: GivenRules, path: string, { name, output }: CommandCall): Promise<Mapper> {
  try {
    return createMapper(rules, await issueOptions(output.resultLanguage.tag));
  } catch (error) {
    const isAllUnknown =
      error instanceof RulesError &&
      error.problems.length === Object.keys(rules).length &&
      error.problems.every(({ code }) => code === "unknown_name");
    if (isAllUnknown) output.note(output.say("leads.rulesFirst", { path, command: name }));
    throw error;
  }
}

function sampleOf([test]: readonly RuleTest[], path: string, { name: command, output }: CommandCall) {
  if (test === undefined) throw new CommandFailure("usage", "leads.noLead", { command });
  const { name, lead, body, contentType = "application/x-www-form-urlencoded", receivedAt } = test;
  output.note(output.say("leads.sampleUsed", { command, rules: path }));
  return {
    name: `${path}: ${name}`,
    lead: body === undefined ? lead : decodeBody(body, contentType),
    receivedAt: receivedAt === undefined ? undefined : String(receivedAt),
  };
}

export async function givenAccount({ options, onRead }: CommandCall): Promise<Account | undefined> {
  const path = options.text("account");
  if (path === undefined) return undefined;
  return readAccount(path, onRead);
}

const loadedMaxAgeMs = 600_000;

/**
 * Caches what `load` returns until it is too old, whatever the argument: that only says how to load. A
 * failure is not cached.
 */
export function cached<Loaded, Given>(load: (input: Given) => Promise<Loaded>) {
  let known: { readonly loaded: Loaded; readonly at: number } | undefined;
  return async (input: Given): Promise<Loaded> => {
    if (known === undefined || Date.now() - known.at > loadedMaxAgeMs)
      known = { loaded: await load(input), at: Date.now() };
    return known.loaded;
  };
}

/** Reads all leads at once. A lead that cannot be read ends the command. */
export async function allLeads(
  paths: readonly string[],
  { options, onRead, signal }: CommandCall,
): Promise<unknown[]> {
  const leads: unknown[] = [];
  for await (const batch of readLeads(paths, { contentType: options.text("contentType"), onRead, signal })) {
    for (const read of batch) {
      if ("problem" in read) throw new CommandFailure("usage", "leads.unreadable", { name: read.name });
      leads.push(read.lead);
    }
  }
  return leads;
}

/** The time of receipt in generated tests: the default of a test. */
export const testTime = new Date("2026-01-01T00:00:00Z");

export function receivedAtOf(text: string | undefined): Date {
  const time =
    text === undefined ? new Date() : new Date(/^\d{9,11}$/.test(text) ? Number(text) * 1000 : text);
  if (Number.isNaN(time.getTime())) throw new CommandFailure("usage", "leads.noTime", { given: text ?? "" });
  return time;
}

function pushLeads(all: ReadLead[], mapper: Mapper, read: ReadLead & { readonly lead: unknown }): void {
  const leads = mapper.split(read.lead);
  if (leads.length === 1) all.push(leads[0] === read.lead ? read : { name: read.name, lead: leads[0] });
  else for (const [index, lead] of leads.entries()) all.push({ name: `${read.name}[${index}]`, lead });
}
