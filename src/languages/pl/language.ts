import type { IssueLanguage } from "../../mapping/contract/issueLanguage.ts";
import { createLanguage } from "../createLanguage.ts";
import { delivery } from "./delivery.ts";
import { errors } from "./errors.ts";
import { plan } from "./plan.ts";
import { problems } from "./problems.ts";
import { reasons } from "./reasons.ts";
import { register } from "./register.ts";
import { rules } from "./rules.ts";
import { webhook } from "./webhook.ts";

/**
 * Issues and problems of rules in Polish: pass it as the option `language`. Codes stay; errors that are thrown
 * keep their English message.
 * @example
 * ```ts
 * import { createMapper } from "baselinker-sdk/mapping";
 * import { pl } from "baselinker-sdk/mapping/pl";
 *
 * const mapper = createMapper(rules, { language: pl });
 * ```
 */
export const pl: IssueLanguage = /* @__PURE__ */ createLanguage("pl", {
  rules,
  delivery,
  register,
  reasons,
  webhook,
  plan,
  errors,
  problems,
});
