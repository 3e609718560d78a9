import { english } from "../../shared/messages/english.ts";
import { type Details, formatText, type Message } from "../../shared/messages/format.ts";
import type { CodeText } from "./issueCodes.ts";
import type { Issue } from "./mapResult.ts";

/** An issue with the level of its code, and the sentence that its text and these details make. */
export function issueOf(code: string, { level, text }: CodeText, path: string, details?: Details): Issue {
  const message = formatText(text, details ?? {}, english, sentenceIn);
  return details === undefined ? { level, code, path, message } : { level, code, path, message, details };
}

/** A message in a detail comes from another wing, whose texts are not known here: it has its English sentence with it. */
export function sentenceIn({ code, details }: Message): string {
  const sentence = details?.message;
  return typeof sentence === "string" ? sentence : code;
}
