import { forwardCodes } from "../../../src/forwarding/contract/forwardCodes.ts";
import { registerCodes } from "../../../src/forwarding/register/registerCodes.ts";
import { delivery as deliveryPl } from "../../../src/languages/pl/delivery.ts";
import { problemCodes as problemsPl } from "../../../src/languages/pl/problemCodes.ts";
import { register as registerPl } from "../../../src/languages/pl/register.ts";
import { rules as rulesPl } from "../../../src/languages/pl/rules.ts";
import { webhook as webhookPl } from "../../../src/languages/pl/webhook.ts";
import { delivery as deliveryUk } from "../../../src/languages/uk/delivery.ts";
import { problemCodes as problemsUk } from "../../../src/languages/uk/problemCodes.ts";
import { register as registerUk } from "../../../src/languages/uk/register.ts";
import { rules as rulesUk } from "../../../src/languages/uk/rules.ts";
import { webhook as webhookUk } from "../../../src/languages/uk/webhook.ts";
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
  ...listed("lead", issueCodes, rulesUk, rulesPl),
  ...listed("forwarder", forwardCodes, deliveryUk, deliveryPl),
  ...listed("register", registerCodes, registerUk, registerPl),
  ...listed("webhook", webhookCodes, webhookUk, webhookPl),
  ...listed("rules", problemCodes, problemsUk, problemsPl),
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
