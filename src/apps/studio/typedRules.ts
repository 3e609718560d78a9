import { type Account, type Catalog, parseRules, RulesError } from "../../entries/mapping.ts";
import { checkRules } from "../../entries/rule-tools.ts";
import { type GivenRules, rulesIn } from "../files/rules.ts";
import type { RulesProblemShown } from "../page/wire.ts";
import { needsCatalog } from "../project/catalog.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { issueOptions, type Language, loadLanguage } from "../terminal/language.ts";
import { inTime } from "./actions.ts";
import { Refused } from "./refusal.ts";
import type { Asked } from "./route.ts";
import type { Session } from "./session.ts";

export interface Typed {
  readonly typed: string;
  /** The rules; absent if they cannot be used. */
  readonly rules?: GivenRules;
  readonly problems: readonly RulesProblemShown[];
}

/** The rules in what a person typed. Ids that the account lacks are problems too: no lead would be sent. */
export async function readTyped(session: Session, asked: Asked): Promise<Typed> {
  const { body, language } = asked;
  const { text: typed, name = session.rulesName?.name } = body;
  if (typeof typed !== "string") throw new Refused("wrong_value", { name: "text", wanted: "text" });
  const options = await issueOptions(language);
  try {
    const rules = await rulesIn(typed, String(name)).catch((error: unknown) => {
      // Of a table. What `parseRules` says is in the language already.
      throw options.language?.error(error) ?? error;
    });
    parseRules(rules, options);
    // The ids of rules are those of Base: the fake account does not have them.
    const account = session.account === "base" ? await knownAccount(session) : undefined;
    const issues = account === undefined ? [] : checkRules(rules, account, options);
    return { typed, rules, problems: issues.map(({ code, path, message }) => ({ code, path, message })) };
  } catch (error) {
    return { typed, problems: problemsIn(error, await loadLanguage(language)) };
  }
}

function problemsIn(error: unknown, language: Language): RulesProblemShown[] {
  if (error instanceof RulesError)
    return error.problems.map(({ code, path, message, suggestion }) => ({
      code,
      message,
      suggestion,
      ...(path === "" ? {} : { path }),
    }));
  if (!(error instanceof CommandFailure)) throw error;
  const offset = error.said.details?.offset;
  const message = language.sayMessage(error.said);
  return [{ code: "not_json", message, ...(typeof offset === "number" ? { offset } : {}) }];
}

/** @throws Refused for rules with a problem */
export async function soundRules(
  session: Session,
  asked: Asked,
): Promise<Typed & { readonly rules: GivenRules }> {
  const read = await readTyped(session, asked);
  const [first] = read.problems;
  if (read.rules === undefined || first !== undefined)
    throw new Refused("wrong_rules", { first: first?.message ?? "" });
  return { ...read, rules: read.rules };
}

/** The account, unless Base does not give it soon: a person who types rules does not wait for Base. */
export function knownAccount(session: Session): Promise<Account | undefined> {
  return inTime(session, session.loadAccount()).catch(() => undefined);
}

/** The catalog, if one of these rules needs it. It is missing if Base does not give it soon. */
export async function knownCatalog(
  session: Session,
  all: readonly (GivenRules | undefined)[],
): Promise<{ readonly catalog?: Catalog | undefined; readonly isCatalogMissing?: true }> {
  const matching = all.find((rules) => rules !== undefined && needsCatalog(parseRules(rules)));
  if (matching === undefined) return {};
  const loaded = session.loadCatalog(matching).then((catalog) => ({ catalog }));
  return (await inTime(session, loaded).catch(() => undefined)) ?? { isCatalogMissing: true };
}
