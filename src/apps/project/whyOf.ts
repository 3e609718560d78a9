import type { RegisterEntry } from "../../entries/index.ts";

/** Why a lead is no order, or waits for a person, in a sentence and with the path that it is about, if any. */
export function whyOf({
  status,
  reason,
  issues,
  error,
  errorCode,
}: RegisterEntry): { readonly sentence: string; readonly path?: string } | undefined {
  if (reason !== undefined) return { sentence: reason };
  const level = status === "differs" ? "warning" : "error";
  const issue = issues.find((candidate) => candidate.level === level);
  if (issue !== undefined) return { sentence: issue.message, path: issue.path };
  // An entry of an older version has the code of the error alone.
  const sentence = error?.message ?? errorCode;
  return sentence === undefined ? undefined : { sentence };
}
