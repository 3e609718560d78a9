import type { ProblemCodeName, RulesProblem } from "../../shared/errors/rulesError.ts";
import { getOwn } from "../../shared/json/value.ts";
import { english } from "../../shared/messages/english.ts";
import { type Details, formatText, type Message } from "../../shared/messages/format.ts";
import type { DetailsArguments } from "../../shared/messages/texts.ts";
import { didYouMean } from "../../shared/options/closestName.ts";
import { type CodeText, issueCodes } from "../contract/issueCodes.ts";
import { type ProblemName, type ProblemPart, problemTexts } from "../contract/problemTexts.ts";

/**
 * The maximum number of problems that are described. Hostile rules could have a million problems, and those
 * above the limit are only counted.
 */
export const maxProblems = 100;

/** The details that a sentence or a part needs. */
export type DetailsFor<Name extends ProblemName | ProblemPart> = DetailsArguments<
  (typeof problemTexts)[Name]
>;

/** Adds a problem whose description takes some work. */
export function tell(
  problems: RulesProblem[],
  code: ProblemCodeName,
  path: string,
  describe: () => RulesProblem,
): void {
  problems.push(problems.length < maxProblems ? describe() : { code, path, message: "" });
}

/** Adds a problem. Names come from untrusted senders and may be long, and so may paths. */
export function addProblem<Name extends ProblemName>(
  problems: RulesProblem[],
  name: Name,
  path: string,
  ...[details]: DetailsFor<Name>
): void {
  problems.push(problemOf(name, path, details));
}

/** Returns a problem with the English sentence that these details make. */
export function problemOf(
  name: ProblemName,
  path: string,
  details?: Details,
  suggestion?: string,
): RulesProblem {
  return {
    code: codeOf(name),
    path: path.slice(0, 200),
    message: sayProblem(details === undefined ? { code: name } : { code: name, details }),
    ...(suggestion !== undefined && { suggestion }),
    text: name,
    ...(details !== undefined && { details }),
  };
}

/** Returns the public code, with which the code of a sentence begins. */
function codeOf(name: ProblemName): ProblemCodeName;
function codeOf(name: string): string {
  return name.replace(/\..*/, "");
}

/** Returns a part of a sentence, to be a detail of it. */
export function partOf<Name extends ProblemPart>(name: Name, ...[details]: DetailsFor<Name>): Message {
  return details === undefined ? { code: name } : { code: name, details };
}

/** Returns the English sentence of a problem, of a part of one, or of an issue that a problem names. */
export function sayProblem({ code, details = {} }: Message): string {
  const text = getOwn<string>(problemTexts, code) ?? getOwn<CodeText>(issueCodes, code)?.text;
  return text === undefined ? code : formatText(text, details, english, sayProblem);
}

export function unknownName(
  name: string,
  parentPath: string,
  known: readonly string[],
  of: { readonly what: string; readonly of?: string } = { what: "name" },
): RulesProblem {
  const path = joinPath(parentPath, name);
  if (/^(?:\/\/|#|_comment)/.test(name))
    return problemOf("unknown_name.comment", path, undefined, "$comment");
  const near = didYouMean(name, known);
  const details = { name: name.slice(0, 80), ...of };
  if (near !== undefined)
    return problemOf("unknown_name.name", path, { ...details, help: "near", near }, near);
  if (known.length === 0 || known.length > 60) return problemOf("unknown_name.name", path, details);
  return problemOf("unknown_name.name", path, { ...details, help: "names", names: known });
}

export function joinPath(parentPath: string, name: string): string {
  return (parentPath === "" ? name : `${parentPath}.${name}`).slice(0, 200);
}
