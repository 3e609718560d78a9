import { readRules } from "../../../src/apps/files/rules.ts";
import { People } from "../../../src/apps/mcp/people.ts";
import type { Session } from "../../../src/apps/mcp/session.ts";
import { RulesBySender } from "../../../src/apps/project/rulesBySender.ts";
import { givenOptions } from "../../../src/apps/terminal/command.ts";
import type { RegisterEntry, RegisterView } from "../../../src/entries/index.ts";
import type { Rules } from "../../../src/entries/mapping.ts";

const notUsed = () => Promise.reject(new Error("not used"));

/** The id of a lead in `givenRegister`. */
export function idOf(index: number): string {
  return `ld_${String(index).padStart(10, "0")}`;
}

/** A register that keeps these leads, the newest first. */
export function givenRegister(
  leads: readonly { readonly lead: unknown; readonly key?: string }[],
): RegisterView {
  const entries: readonly RegisterEntry[] = leads.map(({ lead, key }, index) => ({
    id: idOf(index),
    namespace: "lead",
    ...(key === undefined ? {} : { key }),
    status: "error",
    fault: "lead",
    receivedAt: new Date(1_767_225_600_000),
    updatedAt: new Date(1_767_225_600_000),
    attempts: 1,
    repeats: 0,
    issues: [],
    lead,
    leadBytes: JSON.stringify(lead).length,
    leadKept: true,
    history: [],
  }));
  const withoutLead = ({ lead: _, ...entry }: RegisterEntry): RegisterEntry => entry;
  return {
    isDurable: true,
    list: async ({ limit = 50 } = {}) => ({ entries: entries.slice(0, limit).map(withoutLead) }),
    get: async (id) => entries.find((entry) => entry.id === id),
    findByOrder: async () => undefined,
    stats: async () => ({
      by: {
        received: 0,
        success: 0,
        skip: 0,
        error: entries.length,
        unknown: 0,
        differs: 0,
        discarded: 0,
      },
      waiting: 0,
      elsewhere: {},
    }),
    discard: notUsed,
    erase: notUsed,
    eraseWhere: notUsed,
  };
}

/** A session of a user with these rules and leads, without a token. */
export function givenSession(rules: Rules | undefined, register: RegisterView, show = false): Session {
  return {
    client: undefined,
    writes: [],
    asksFirst: true,
    people: new People({ show }),
    rules: new RulesBySender(
      { options: givenOptions(rules === undefined ? {} : { rules: "/rules.json" }) },
      {},
    ),
    sources: async () => new Map(),
    readRules: async (path) => rules ?? (await readRules(path, () => {})).rules,
    usableRules: new Map(),
    register,
    withForwarders: notUsed,
    account: async () => undefined,
    clockOffset: () => undefined,
    now: () => 1_767_225_600_000,
  };
}

/** What a tool gets besides its arguments. */
export const toolCall = { signal: new AbortController().signal, confirm: async () => {} };
