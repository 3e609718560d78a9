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
 * Issues and problems of rules in Ukrainian: pass it as the option `language`. Codes stay; errors that are thrown
 * keep their English message.
 * @example
 * ```ts
 * import { createMapper } from "baselinker-sdk/mapping";
 * import { uk } from "baselinker-sdk/mapping/uk";
 *
 * const mapper = createMapper(rules, { language: uk });
 * ```
 */
export const uk: IssueLanguage = /* @__PURE__ */ createLanguage("uk", {
  rules,
  delivery,
  register,
  reasons,
  webhook,
  plan,
  errors,
  problems,
});
