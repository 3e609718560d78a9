import { forwardCodes } from "../../../src/forwarding/contract/forwardCodes.ts";
import { registerCodes } from "../../../src/forwarding/register/registerCodes.ts";
import { issueCodesPl, problemCodesPl } from "../../../src/languages/pl/codes.ts";
import { forwardCodesPl, registerCodesPl, webhookCodesPl } from "../../../src/languages/pl/leadCodes.ts";
import { issueCodesUk, problemCodesUk } from "../../../src/languages/uk/codes.ts";
import { forwardCodesUk, registerCodesUk, webhookCodesUk } from "../../../src/languages/uk/leadCodes.ts";
import type { IssueLevel } from "../../../src/mapping/contract/issueCodes.ts";
import { issueCodes } from "../../../src/mapping/contract/issueCodes.ts";
import { problemCodes } from "../../../src/shared/errors/rulesError.ts";
import { webhookCodes } from "../../../src/webhook/webhookCodes.ts";
import type { LanguageCode } from "../languages.ts";

/** A code of an issue or of a problem with rules, from the records that the SDK itself speaks from. */
export interface ListedCode {
  readonly code: string;
  readonly kind: "lead" | "forwarder" | "register" | "webhook" | "rules";
  readonly level?: IssueLevel | undefined;
  readonly texts: Readonly<Record<LanguageCode, string>>;
}

export const listedCodes: readonly ListedCode[] = [
  ...listed("lead", issueCodes, issueCodesUk, issueCodesPl),
  ...listed("forwarder", forwardCodes, forwardCodesUk, forwardCodesPl),
  ...listed("register", registerCodes, registerCodesUk, registerCodesPl),
  ...listed("webhook", webhookCodes, webhookCodesUk, webhookCodesPl),
  ...listed("rules", problemCodes, problemCodesUk, problemCodesPl),
];

/** The last part of the address of a code's page. */
export function pathOf(code: string): string {
  const other = listedCodes.find((each) => each.code !== code && each.code === code.toLowerCase());
  return other?.code ?? code;
}

function listed(
  kind: ListedCode["kind"],
  codes: Readonly<Record<string, { readonly level?: IssueLevel; readonly text: string }>>,
  uk: Readonly<Record<string, string>>,
  pl: Readonly<Record<string, string>>,
): ListedCode[] {
  return Object.entries(codes).map(([code, { level, text }]) => ({
    code,
    kind,
    level,
    texts: { en: text, uk: uk[code] ?? text, pl: pl[code] ?? text },
  }));
}
