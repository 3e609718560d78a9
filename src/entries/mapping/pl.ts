import { issueCodes } from "../../languages/allCodes.ts";
import { createLanguage } from "../../languages/createLanguage.ts";
import { issueCodesPl, problemCodesPl } from "../../languages/pl/codes.ts";
import { forwardCodesPl, registerCodesPl, webhookCodesPl } from "../../languages/pl/leadCodes.ts";
import { phrasesPl, planWordsPl } from "../../languages/pl/phrases.ts";
import type { IssueLanguage } from "../../mapping/contract/issueLanguage.ts";

/**
 * Issues and problems of rules in Polish: give it to the option `language`. Codes stay; errors that are thrown
 * keep their English message.
 * @example
 * ```ts
 * import { createMapper } from "baselinker-sdk/mapping";
 * import { pl } from "baselinker-sdk/mapping/pl";
 *
 * const mapper = createMapper(rules, { language: pl });
 * ```
 */
export const pl: IssueLanguage = /* @__PURE__ */ createLanguage(issueCodes, {
  issues: { ...issueCodesPl, ...forwardCodesPl, ...registerCodesPl, ...webhookCodesPl },
  problems: problemCodesPl,
  phrases: phrasesPl,
  plan: planWordsPl,
});
