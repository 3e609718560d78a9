import {
  type Details,
  formatText,
  type Locale,
  type Message,
  type Say,
} from "../../shared/messages/format.ts";
import type { IssueLanguage, TranslatableError, TranslatableIssue } from "./issueLanguage.ts";

/** Makes sentences of codes and details, in one language. */
export interface Translator extends Pick<IssueLanguage, "issue" | "result" | "entry" | "errorMessage"> {
  /** The sentence of a message in a detail; its code if there is no text for it. */
  readonly say: Say;
}

/**
 * Creates a translator.
 * @param codes - the texts by code, each alone or beside a level
 * @param sentenceOf - returns the sentence of an error
 */
export function createTranslator(
  codes: Readonly<Record<string, string | { readonly text: string }>>,
  locale: Locale,
  sentenceOf: (error: TranslatableError) => string,
): Translator {
  // A map finds one of hundreds several times faster than an object does.
  const texts = new Map(
    Object.entries(codes).map(([code, entry]) => [code, typeof entry === "string" ? entry : entry.text]),
  );
  const say = ({ code, details = {} }: Message): string => {
    const text = texts.get(code);
    if (text !== undefined) return formatText(text, details, locale, say);
    const { message, code: errorCode } = details;
    // The code of a message that is an error is the name of its class.
    if (typeof message !== "string") return code;
    return sentenceOf({ name: code, message, details, code: String(errorCode) });
  };
  /** A text that needs details, of an issue that has none, would show its placeholders. */
  const sentence = ({ code, details, message }: TranslatableIssue): string => {
    const text = texts.get(code);
    if (text === undefined || (details === undefined && placeholder.test(text))) return message;
    return formatText(text, details ?? {}, locale, say);
  };
  const issue = <Said extends TranslatableIssue>(said: Said): Said => ({ ...said, message: sentence(said) });
  const result: Translator["result"] = (said) => ({
    ...said,
    ...reasonOf(said, sentence),
    issues: said.issues.map(issue),
  });
  const errorMessage = ({ code = "", ...error }: TranslatableError): string => {
    const { message, details } = error;
    // Only an error that is not of the SDK has a code of these texts.
    if (!texts.has(code)) return sentenceOf({ ...error, code });
    return sentence({ code, message, ...(details === undefined ? {} : { details }) });
  };
  return {
    say,
    issue,
    result,
    errorMessage,
    entry(entry) {
      const { error } = entry;
      return {
        ...result(entry),
        ...(error === undefined ? {} : { error: { ...error, message: errorMessage(error) } }),
      };
    },
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
