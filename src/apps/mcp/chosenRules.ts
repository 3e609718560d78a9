import { existsSync } from "node:fs";
import type { RegisterEntry } from "../../entries/index.ts";
import { RulesError } from "../../entries/mapping.ts";
import type { RuleTest } from "../../entries/rule-tools.ts";
import { isRecord } from "../../shared/json/value.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { parseJson } from "../files/json.ts";
import { type GivenRules, isGivenRules, readySets, rulesPath } from "../files/rules.ts";
import { testNameOf } from "../files/ruleTests.ts";
import { readText } from "../files/text.ts";
import type { RulesSet } from "../project/rulesBySender.ts";
import { packageFile } from "../terminal/packageFiles.ts";
import { namedRules, rulesFor } from "./senderRules.ts";
import type { Session } from "./session.ts";
import { ToolFailure } from "./toolFailure.ts";

/** What a model reads about the parameter `rules`. */
export const rulesWords = "JSON, or a ready set's name, e.g. tilda-cart; default: the user's own";

export interface ChosenRules {
  readonly rules: GivenRules;
  /** The tests in the file next to the rules. */
  readonly tests?: readonly RuleTest[] | undefined;
  /** Whether they are the user's: their tests may have leads of real people. */
  readonly isOwn?: true;
}

/**
 * The rules that a call gives: JSON, a ready set, the user's own of a sender by its name, or by default the user's own,
 * for a lead of the register those of its sender. Never a path: neither a model nor who writes to it chooses which files
 * are read.
 */
export async function chosenRules(
  input: unknown,
  session: Session,
  entry?: RegisterEntry,
): Promise<ChosenRules> {
  const isNamed = typeof input === "string" && session.rules.sets.some(({ name }) => name === input);
  if (input === undefined || isNamed) {
    if (session.rules.sets.length === 0) throw new ToolFailure("no_rules", noRules, { ready: readySets() });
    const name = isNamed ? input : undefined;
    return ownRules(entry && !isNamed ? await rulesFor(entry, session) : namedRules(name, session), session);
  }
  const rules = typeof input === "string" && input.trim().startsWith("{") ? parsed(input) : input;
  if (isGivenRules(rules)) return { rules };
  const file = readySetFile(rules);
  return { rules: await session.readRules(file), tests: await testsNextTo(file) };
}

const noRules = "The user has no rules. Give `rules`: JSON, or the name of a ready set.";

async function ownRules({ path }: RulesSet, { readRules }: Session): Promise<ChosenRules> {
  try {
    return { rules: await readRules(path), tests: await testsNextTo(rulesPath(path)), isOwn: true };
  } catch (error) {
    if (error instanceof RulesError) throw error;
    // The reason would say what is in the file, and that may be anything.
    throw new ToolFailure(
      "rules_wrong",
      "The user's rules cannot be read. `npx baselinker-sdk check` says why.",
    );
  }
}

/** The path of a ready set. Only existing names are accepted, so the path cannot lead elsewhere. */
function readySetFile(name: unknown): string {
  const sets = readySets();
  if (typeof name === "string" && sets.includes(name))
    return packageFile(`examples/rules/${name}.json`, name);
  const close = typeof name === "string" ? closestName(name, sets) : undefined;
  const hint = close === undefined ? "" : ` Did you mean ${close}?`;
  const message = `\`rules\` is an object, or the name of a ready set: no file is read.${hint}`;
  throw new ToolFailure("no_rules", message, { ready: sets });
}

async function testsNextTo(file: string): Promise<readonly RuleTest[] | undefined> {
  const path = testNameOf(file);
  const value = existsSync(path) ? await parseJson(await readText(path), path) : undefined;
  return isRecord(value) && Array.isArray(value.tests) ? value.tests : undefined;
}

/** Parses JSON in a text: clients send an object as a text if a schema allows both. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolFailure("wrong_params", "`rules` is a text that is not JSON. Give an object.");
  }
}
