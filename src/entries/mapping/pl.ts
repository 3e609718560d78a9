import { forwardCodesPl } from "../../forwarding/codesPl.ts";
import { forwardCodes } from "../../forwarding/forwardCodes.ts";
import { createLanguage } from "../../mapping/createLanguage.ts";
import { issueCodes } from "../../mapping/issueCodes.ts";
import type { IssueLanguage } from "../../mapping/issueLanguage.ts";
import { issueCodesPl, problemCodesPl } from "../../mapping/pl/codes.ts";
import { phrasesPl } from "../../mapping/pl/phrases.ts";
import { planWordsPl } from "../../mapping/pl/plan.ts";
import { registerCodesPl } from "../../register/codesPl.ts";
import { registerCodes } from "../../register/registerCodes.ts";
import { webhookCodesPl } from "../../webhook/codesPl.ts";
import { webhookCodes } from "../../webhook/webhookCodes.ts";

export type { IssueLanguage };

/**
 * Issues and problems of rules in Polish: give it to the option `language`. Codes stay; errors that are thrown
 * keep their English message.
 *
 * @example
 * ```ts
 * import { createMapper } from "baselinker-sdk/mapping";
 * import { pl } from "baselinker-sdk/mapping/pl";
 *
 * const mapper = createMapper(rules, { language: pl });
 * ```
 */
export const pl: IssueLanguage = /* @__PURE__ */ createLanguage(
  { ...issueCodes, ...forwardCodes, ...registerCodes, ...webhookCodes },
  {
    issues: { ...issueCodesPl, ...forwardCodesPl, ...registerCodesPl, ...webhookCodesPl },
    problems: problemCodesPl,
    phrases: phrasesPl,
    plan: planWordsPl,
  },
);
