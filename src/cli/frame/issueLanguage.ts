import type { IssueLanguage } from "../../entries/mapping.ts";
import { isRecord } from "../../json/value.ts";
import type { Language } from "./language.ts";

export async function issueOptions(language: Language): Promise<{ readonly language?: IssueLanguage }> {
  if (language === "uk") return { language: (await import("../../entries/mapping/uk.ts")).uk };
  if (language === "pl") return { language: (await import("../../entries/mapping/pl.ts")).pl };
  return {};
}

export async function saidIn(error: unknown, language: Language): Promise<unknown> {
  if (!(error instanceof Error) || !isRecord(error) || !Array.isArray(error.problems)) return error;
  const isSaid = error.problems.some((problem) => !error.message.includes(String(problem?.message)));
  if (isSaid) return error;
  return (await issueOptions(language)).language?.error(error) ?? error;
}
