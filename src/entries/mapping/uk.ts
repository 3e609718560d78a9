import { issueCodes } from "../../languages/allCodes.ts";
import { createLanguage } from "../../languages/createLanguage.ts";
import { issueCodesUk, problemCodesUk } from "../../languages/uk/codes.ts";
import { forwardCodesUk, registerCodesUk, webhookCodesUk } from "../../languages/uk/leadCodes.ts";
import { phrasesUk, planWordsUk } from "../../languages/uk/phrases.ts";
import type { IssueLanguage } from "../../mapping/contract/issueLanguage.ts";

/**
 * Issues and problems of rules in Ukrainian: give it to the option `language`. Codes stay; errors that are thrown
 * keep their English message.
 * @example
 * ```ts
 * import { createMapper } from "baselinker-sdk/mapping";
 * import { uk } from "baselinker-sdk/mapping/uk";
 *
 * const mapper = createMapper(rules, { language: uk });
 * ```
 */
export const uk: IssueLanguage = /* @__PURE__ */ createLanguage(issueCodes, {
  issues: { ...issueCodesUk, ...forwardCodesUk, ...registerCodesUk, ...webhookCodesUk },
  problems: problemCodesUk,
  phrases: phrasesUk,
  plan: planWordsUk,
});
