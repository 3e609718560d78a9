import { forwardCodes } from "../forwarding/contract/forwardCodes.ts";
import { registerCodes } from "../forwarding/register/registerCodes.ts";
import { issueCodes as mappingCodes } from "../mapping/contract/issueCodes.ts";
import { webhookCodes } from "../webhook/webhookCodes.ts";

/**
 * All issue codes, with their level and English text: those of the mapping, the forwarder, the register and webhooks.
 * Codes are stable: programs may distinguish issues by them; texts may change. A text is in ICU message format, in which
 * `{name}` is a detail of the issue.
 * @example
 * ```ts
 * const { level, text } = issueCodes.phone_invalid;
 * ```
 */
export const issueCodes = /* @__PURE__ */ (() => ({
  ...mappingCodes,
  ...forwardCodes,
  ...registerCodes,
  ...webhookCodes,
}))();

/** The code of an issue, by which programs distinguish issues. */
export type IssueCode = keyof typeof issueCodes;
