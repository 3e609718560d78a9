import { checkRules } from "../../../src/forwarding/account/checkRules.ts";
import type { IssueLanguage } from "../../../src/mapping/contract/issueLanguage.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../../src/mapping/parse/parseRules.ts";
import { RulesError } from "../../../src/shared/errors/rulesError.ts";
import { account, catalog } from "./account.ts";

/** Rules, and a lead where the rules can be used, that bring about a code. */
export interface Example {
  readonly rules: object;
  readonly lead?: unknown;
  /** Whether the account is known. Default `true`. */
  readonly hasAccount?: boolean;
  readonly budget?: { readonly listLength: number };
}

/** What is said of a code, and where. */
export interface Said {
  readonly path: string;
  readonly message: string;
}

/** Always the same, so that no page changes with the day on which the site is built. */
const receivedAt = new Date(1_795_180_000_000);

/** What the rules and the lead of an example bring about of a code: from the mapping itself. */
export function saidOf(
  code: string,
  { rules, lead, hasAccount = true, budget }: Example,
  language?: IssueLanguage,
): Said | undefined {
  try {
    const parsed = parseRules(rules);
    const context = { receivedAt, catalog, ...(hasAccount ? { account } : {}) };
    const options = { ...(language && { language }), ...(budget && { budget }) };
    const result = createMapper(parsed, options).map(lead, context);
    if (result.status === "skip" && result.code === code) return { path: "", message: result.reason };
    const checked = checkRules(parsed, account, language && { language });
    return [...result.issues, ...checked].find((issue) => issue.code === code);
  } catch (error) {
    if (error instanceof RulesError) return problemIn(code, rules, language);
    throw error;
  }
}

function problemIn(code: string, rules: object, language: IssueLanguage | undefined): Said | undefined {
  try {
    createMapper(parseRules(rules, language && { language }), language && { language });
  } catch (error) {
    if (error instanceof RulesError) return error.problems.find((problem) => problem.code === code);
  }
  return undefined;
}
