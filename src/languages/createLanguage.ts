import type { forwardCodes } from "../forwarding/contract/forwardCodes.ts";
import type { registerCodes } from "../forwarding/register/registerCodes.ts";
import type { issueCodes } from "../mapping/contract/issueCodes.ts";
import type { IssueLanguage, TranslatableIssue } from "../mapping/contract/issueLanguage.ts";
import type { planTexts } from "../mapping/contract/planTexts.ts";
import type { errorTexts } from "../shared/errors/errorTexts.ts";
import { type ProblemCodeName, RulesError } from "../shared/errors/rulesError.ts";
import { getOwn } from "../shared/json/value.ts";
import { type Details, formatText, type Message } from "../shared/messages/format.ts";
import { createLocale } from "../shared/messages/locale.ts";
import type { Checked, Texts } from "../shared/messages/texts.ts";
import type { webhookCodes } from "../webhook/webhookCodes.ts";
import { errorSentence } from "./errorSentence.ts";
import { problemTranslator } from "./problemTranslator.ts";

/** The English texts, file by file. */
interface English {
  readonly rules: typeof issueCodes;
  readonly delivery: typeof forwardCodes;
  readonly register: typeof registerCodes;
  readonly webhook: typeof webhookCodes;
  readonly plan: typeof planTexts;
  readonly errors: typeof errorTexts;
}

type AnyTexts = { readonly [File in keyof English]: Texts<English[File]> };

/** The same texts, with an error in the place of each whose placeholders English lacks. */
type Valid<Own extends AnyTexts> = { readonly [File in keyof English]: Checked<English[File], Own[File]> };

interface OtherTexts {
  readonly problems: Readonly<Record<ProblemCodeName, string>>;
  readonly phrases: Readonly<Record<string, string>>;
}

/** Creates a language, which costs only those who import it. */
/* @__NO_SIDE_EFFECTS__ */
export function createLanguage<const Own extends AnyTexts>(
  tag: string,
  texts: OtherTexts & (Own extends Valid<Own> ? Own : Valid<Own>),
): IssueLanguage {
  const codes: Readonly<Record<string, string>> = {
    ...texts.rules,
    ...texts.delivery,
    ...texts.register,
    ...texts.webhook,
  };
  const locale = createLocale(tag);
  const say = ({ code, details = {} }: Message): string => {
    const text = getOwn(codes, code);
    return text === undefined ? code : formatText(text, details, locale, say);
  };
  /** A text that needs details, of an issue that has none, would show its placeholders. */
  const sentence = ({ code, details, message }: TranslatableIssue): string => {
    const text = getOwn(codes, code);
    if (text === undefined || (details === undefined && placeholder.test(text))) return message;
    return formatText(text, details ?? {}, locale, say);
  };
  const issue = <Said extends TranslatableIssue>(said: Said): Said => ({ ...said, message: sentence(said) });
  const problem = problemTranslator(texts.problems, texts.phrases);
  return {
    tag,
    issue,
    errorMessage: (error) => errorSentence(error, texts.errors, locale, say),
    plan: (name, details = {}) => formatText(texts.plan[name], details, locale, say),
    result: (result) => ({
      ...result,
      ...reasonOf(result, sentence),
      issues: result.issues.map(issue),
    }),
    error: (error) =>
      error instanceof RulesError ? Object.assign(error, { problems: error.problems.map(problem) }) : error,
  };
}

/** The reason of a skip without a rule has a code: it is a sentence of ours. That of a rule is the user's own text. */
function reasonOf(
  result: object,
  sentence: (issue: TranslatableIssue) => string,
): { readonly reason?: string } {
  if (!isSaidSkip(result)) return {};
  const { code, reason, details } = result;
  return { reason: sentence({ code, message: reason, ...(details === undefined ? {} : { details }) }) };
}

function isSaidSkip(result: {
  readonly code?: unknown;
  readonly reason?: unknown;
}): result is { readonly code: string; readonly reason: string; readonly details?: Details } {
  return typeof result.code === "string" && typeof result.reason === "string";
}

const placeholder = /\{\w/;
