import { createLanguage } from "../../languages/createLanguage.ts";
import { issueCodesUk, problemCodesUk } from "../../languages/uk/codes.ts";
import { forwardCodesUk, registerCodesUk, webhookCodesUk } from "../../languages/uk/leadCodes.ts";
import { phrasesUk } from "../../languages/uk/phrases.ts";
import { planWordsUk } from "../../languages/uk/plan.ts";
import { forwardCodes } from "../../lead/forwardCodes.ts";
import { issueCodes } from "../../mapping/issueCodes.ts";
import type { IssueLanguage } from "../../mapping/issueLanguage.ts";
import { registerCodes } from "../../register/registerCodes.ts";
import { webhookCodes } from "../../webhook/webhookCodes.ts";

export type { IssueLanguage };

/**
 * Issues and problems of rules in Ukrainian: give it to the option `language`. Codes stay; errors that are thrown
 * keep their English message.
 *
 * @example
 * ```ts
 * import { createMapper } from "baselinker-sdk/mapping";
 * import { uk } from "baselinker-sdk/mapping/uk";
 *
 * const mapper = createMapper(rules, { language: uk });
 * ```
 */
export const uk: IssueLanguage = /* @__PURE__ */ createLanguage(
  { ...issueCodes, ...forwardCodes, ...registerCodes, ...webhookCodes },
  {
    issues: { ...issueCodesUk, ...forwardCodesUk, ...registerCodesUk, ...webhookCodesUk },
    problems: problemCodesUk,
    phrases: phrasesUk,
    plan: planWordsUk,
  },
);
