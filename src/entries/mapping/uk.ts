import { forwardCodesUk } from "../../forwarding/codesUk.ts";
import { forwardCodes } from "../../forwarding/forwardCodes.ts";
import { createLanguage } from "../../mapping/createLanguage.ts";
import { issueCodes } from "../../mapping/issueCodes.ts";
import type { IssueLanguage } from "../../mapping/issueLanguage.ts";
import { issueCodesUk, problemCodesUk } from "../../mapping/uk/codes.ts";
import { phrasesUk } from "../../mapping/uk/phrases.ts";
import { planWordsUk } from "../../mapping/uk/plan.ts";
import { registerCodesUk } from "../../register/codesUk.ts";
import { registerCodes } from "../../register/registerCodes.ts";
import { webhookCodesUk } from "../../webhook/codesUk.ts";
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
