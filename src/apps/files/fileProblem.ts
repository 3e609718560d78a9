import type { $ZodIssue } from "zod/v4/core";
import { type CommandMessage, commandMessage } from "../terminal/language.ts";

/** What is wrong with a value in a file that a person wrote, with its path. No value is quoted: it may be a secret. */
export function fileProblem(issue: $ZodIssue): CommandMessage {
  const path = issue.path.join(".") || "–";
  if (issue.code === "unrecognized_keys")
    return commandMessage("file.unknownNames", { path, names: issue.keys });
  if (issue.code === "invalid_type")
    return issue.input === undefined
      ? commandMessage("file.missing", { path })
      : commandMessage("file.wrongType", { path, expected: issue.expected });
  return commandMessage("file.wrongForm", { path, format: formatIn(issue) });
}

/** The form that a text needs. That of a name is found inside. */
function formatIn(issue: $ZodIssue): string {
  return issue.code === "invalid_format" ? issue.format : "name";
}
