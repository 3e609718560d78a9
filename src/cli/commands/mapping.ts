import type { Account, MapContext, Mapper } from "../../entries/mapping.ts";
import { createMapper } from "../../entries/mapping.ts";
import { readAccount } from "../files/config.ts";
import { type ReadLead, readLeads } from "../files/leads.ts";
import { type RulesFile, readRules } from "../files/rules.ts";
import type { CommandCall } from "../frame/command.ts";
import { CommandFailure } from "../frame/failure.ts";
import { issueOptions } from "../frame/issueLanguage.ts";

/** The rules and leads for `map` and `explain`. */
export interface OpenedRules {
  readonly file: RulesFile;
  readonly mapper: Mapper;
  readonly context: MapContext;
  /** The leads of the call with their names. A request may contain several. */
  leads(): AsyncGenerator<readonly ReadLead[]>;
}

export async function openRules(call: CommandCall): Promise<OpenedRules> {
  const [path = "", ...leads] = call.words;
  const { options, onRead, signal, output } = call;
  if (path === "-" && leads.includes("-")) throw new CommandFailure("usage", twoStdin);
  const file = await readRules(path, onRead);
  const mapper = createMapper(file.rules, await issueOptions(output.language));
  const account = await givenAccount(call);
  const context = { receivedAt: receivedAtOf(options.text("receivedAt")), ...(account && { account }) };
  const reading = { contentType: options.text("contentType"), onRead, signal };
  return {
    file,
    mapper,
    context,
    async *leads() {
      for await (const batch of readLeads(leads, reading)) {
        const all: ReadLead[] = [];
        for (const each of batch) {
          if ("problem" in each) all.push(each);
          else pushLeads(all, mapper, each);
        }
        yield all;
      }
    },
  };
}

export async function givenAccount({ options, onRead }: CommandCall): Promise<Account | undefined> {
  const path = options.text("account");
  if (path === undefined) return undefined;
  return readAccount(path, onRead);
}

/** All leads at once. One that cannot be read ends the command. */
export async function allLeads(
  paths: readonly string[],
  { options, onRead, signal }: CommandCall,
): Promise<unknown[]> {
  const leads: unknown[] = [];
  for await (const batch of readLeads(paths, { contentType: options.text("contentType"), onRead, signal })) {
    for (const read of batch) {
      if ("problem" in read) throw new CommandFailure("usage", unreadable, { name: read.name });
      leads.push(read.lead);
    }
  }
  return leads;
}

/** The time of receipt in generated tests: the default of a test. */
export const testTime = new Date("2026-01-01T00:00:00Z");

export function receivedAtOf(given: string | undefined): Date {
  const time =
    given === undefined ? new Date() : new Date(/^\d{9,11}$/.test(given) ? Number(given) * 1000 : given);
  if (Number.isNaN(time.getTime())) throw new CommandFailure("usage", noTime, { given });
  return time;
}

function pushLeads(all: ReadLead[], mapper: Mapper, read: ReadLead & { readonly lead: unknown }): void {
  const leads = mapper.split(read.lead);
  if (leads.length === 1) all.push(leads[0] === read.lead ? read : { name: read.name, lead: leads[0] });
  else for (const [index, lead] of leads.entries()) all.push({ name: `${read.name}[${index}]`, lead });
}

const unreadable = {
  en: "{name}: this lead cannot be read.",
  uk: "{name}: цей лід не можна прочитати.",
  pl: "{name}: tego leada nie można odczytać.",
};

const noTime = {
  en: '"{given}" is not a time. Write one such as 2026-01-31T12:00:00Z.',
  uk: "«{given}» не є часом. Напишіть, наприклад, 2026-01-31T12:00:00Z.",
  pl: "„{given}” nie jest czasem. Napisz na przykład 2026-01-31T12:00:00Z.",
};

const twoStdin = {
  en: "Rules and leads cannot both come from standard input. Put one of them into a file.",
  uk: "Правила й ліди не можуть обидва йти зі стандартного вводу. Покладіть одне з них у файл.",
  pl: "Reguły i leady nie mogą oba iść ze standardowego wejścia. Umieść jedno z nich w pliku.",
};
