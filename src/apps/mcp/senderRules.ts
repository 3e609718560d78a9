import type { RegisterEntry } from "../../entries/index.ts";
import type { RulesSet } from "../project/rulesBySender.ts";
import { english } from "../terminal/language.ts";
import type { Session } from "./session.ts";
import { ToolFailure } from "./toolFailure.ts";

/**
 * The user's rules for a lead of the register.
 * @throws ToolFailure if they are for another sender
 */
export async function rulesFor(
  entry: Pick<RegisterEntry, "id" | "namespace" | "source">,
  { rules, sources }: Session,
): Promise<RulesSet> {
  const known = await sources();
  const set = rules.of(entry, known);
  if (set !== undefined) return set;
  const name = rules.nameFor(entry, known);
  throw new ToolFailure("other_sender", english.say("senders.other", { id: entry.id, name }));
}

/**
 * The user's rules by their name; without one, those without a name, or the only ones.
 * @throws ToolFailure if there are none, or several and none is named
 */
export function namedRules(name: string | undefined, { rules: { sets } }: Session): RulesSet {
  const found = sets.find((set) => set.name === name) ?? (name === undefined ? sets[0] : undefined);
  const isClear = found !== undefined && (found.name === name || sets.length === 1);
  if (isClear) return found;
  const senders = sets.map((set) => set.name ?? "");
  const message = "The user has rules for several senders. Name one of them.";
  throw new ToolFailure("no_rules", message, { senders });
}
