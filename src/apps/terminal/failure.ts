import { readerOf } from "../../entries/languages.ts";
import type { Details, IssueLanguage } from "../../entries/mapping.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { Ending } from "./command.ts";
import { escapedLines, oneLine } from "./escape.ts";
import {
  type CommandKey,
  type CommandMessage,
  commandMessage,
  type DetailsFor,
  english,
  issueOptions,
  type Language,
} from "./language.ts";

/** What ends a command and a user can fix: the key of its text, with the details that the text takes. */
export class CommandFailure<Key extends CommandKey = CommandKey> extends Error {
  override readonly name = "CommandFailure";
  readonly ending: Ending;
  readonly said: CommandMessage;
  /** What is said on lines of their own under it. */
  readonly lines: readonly CommandMessage[] = [];

  constructor(ending: Ending, key: Key, ...details: DetailsFor<Key>) {
    const said = commandMessage(key, ...details);
    super(english.sayMessage(said));
    this.ending = ending;
    this.said = said;
  }
}

/** A failure with a list, such as the problems of a file. */
export class ListFailure<Key extends CommandKey = CommandKey> extends CommandFailure<Key> {
  override readonly lines: readonly CommandMessage[];

  constructor(ending: Ending, key: Key, lines: readonly CommandMessage[], ...details: DetailsFor<Key>) {
    super(ending, key, ...details);
    this.lines = lines;
    this.message = linesOf(this, english);
  }
}

/** Ends a command in another way than its error would. */
export class OtherEnding extends Error {
  override readonly name = "OtherEnding";
  readonly ending: Ending;

  constructor(ending: Ending, cause: unknown) {
    super(String(cause), { cause });
    this.ending = ending;
  }
}

function linesOf({ said: sentence, lines }: CommandFailure, language: Language): string {
  return [language.sayMessage(sentence), ...lines.map((line) => `  ${language.sayMessage(line)}`)].join("\n");
}

/**
 * The ending and the message of anything thrown. No stack trace, which does not help users. The message has a line feed
 * only before an item of a list, and no other characters that a terminal obeys.
 */
export async function failureOf(
  error: unknown,
  language: Language,
): Promise<{ readonly ending: Ending; readonly message: string }> {
  if (error instanceof CommandFailure) return { ending: error.ending, message: linesOf(error, language) };
  if (error instanceof OtherEnding)
    return { ending: error.ending, message: await reasonOf(error.cause, language) };
  if (!isRecord(error) || !(error instanceof Error))
    return { ending: "outside", message: oneLine(String(error)) };
  const code = String(error.code);
  if (isSystemError(code) && typeof error.syscall === "string")
    return { ending: systemErrors[code], message: language.say(`system.${code}`, { path: pathOf(error) }) };
  return { ending: endingOf(error), message: await said(error, language) };
}

/** The text of an error. Problems of rules and issues of a setup are translated; in English the message has them. */
async function said(error: Record<string, unknown> & Error, language: Language): Promise<string> {
  const { name, message } = error;
  // The texts are loaded only on failure, to keep starts fast.
  const { language: translation } = await issueOptions(language.tag);
  // What a program reads of rules is in English, and this is for a person.
  translation?.error(error);
  const list =
    name === "RulesError" && language.tag !== "en"
      ? listed("failure.rulesWrong", error.problems, language)
      : name === "SetupError"
        ? listed("failure.setupWrong", await saidIssues(error.issues, language, translation), language)
        : undefined;
  if (list !== undefined) return list;
  // In other messages a line feed is of a value.
  const [head, ...items] = namesWithLists.has(name) ? message.split("\n") : [message];
  return escapedLines([oneLine(await sentenceOf(error, name, head ?? message, language)), ...items]);
}

/** The issues of a setup. Those that are errors are said by their name, whatever wrote them. */
async function saidIssues(
  issues: unknown,
  language: Language,
  translation: IssueLanguage | undefined,
): Promise<readonly unknown[]> {
  const found = (Array.isArray(issues) ? issues : []).filter(isRecord);
  return Promise.all(
    found.map(async (issue) => {
      const { name, code } = issue;
      const message = String(issue.message);
      if (typeof name === "string")
        return { ...issue, message: await sentenceOf(issue, name, message, language) };
      const details = isDetails(issue.details) ? { details: issue.details } : {};
      return translation?.issue({ ...issue, code: String(code), message, ...details }) ?? issue;
    }),
  );
}

/** What an error says to people, with the remedy. */
async function sentenceOf(
  error: Record<string, unknown>,
  name: string,
  message: string,
  { tag }: Language,
): Promise<string> {
  const code = typeof error.code === "string" ? error.code : undefined;
  const details = isDetails(error.details) ? error.details : undefined;
  const isSaid = name !== "SetupError" && name !== "RulesError" && details !== undefined;
  // In English, an error that is not of the package says itself what it is about.
  if (tag === "en" && !isSaid) return message;
  // The texts are loaded only on failure, to keep starts fast.
  const reader = await readerOf(tag);
  const sentence = reader.errorMessage({ name, code, message, details });
  if (name !== "ApiError" || code === undefined || sentence.includes(code)) return sentence;
  // The documentation lists the codes of Base, and support asks for them.
  const reason = `${String(details?.reason)}, ${code}`;
  return reader.errorMessage({ name, code, message, details: { ...details, reason } });
}

/** An error for programs: in English, with what its message says as details. */
export function errorAsJson(error: Error): {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly details?: Details;
} {
  const { name, message, code, details }: Error & { readonly code?: unknown; readonly details?: unknown } =
    error;
  return {
    name,
    ...(typeof code === "string" ? { code } : {}),
    message,
    ...(isDetails(details) ? { details } : {}),
  };
}

function isDetails(value: unknown): value is Details {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (detail) => typeof detail === "string" || typeof detail === "number" || Array.isArray(detail),
    )
  );
}

/** Errors of the package whose messages list each problem on a line of its own. */
const namesWithLists: ReadonlySet<string> = new Set([
  "RulesError",
  "InvalidParamsError",
  "UnexpectedResponseError",
]);

function listed(
  head: "failure.rulesWrong" | "failure.setupWrong",
  found: unknown,
  language: Language,
): string | undefined {
  const items = (Array.isArray(found) ? found : [])
    .filter(isRecord)
    .map(({ path, message }) => (path === "" ? `- ${message}` : `- ${path}: ${message}`));
  return items.length === 0 ? undefined : escapedLines([language.say(head), ...items]);
}

export async function reasonOf(error: unknown, language: Language): Promise<string> {
  return (await failureOf(error, language)).message;
}

/** The reason on one line, also one with a list. */
export async function shortReasonOf(error: unknown, language: Language): Promise<string> {
  return (await reasonOf(error, language)).replaceAll("\n", " ");
}

/** A reason under the line that it belongs to. Its line feeds are of a list: those of values are written out. */
export function indented(reason: string): readonly string[] {
  return reason.split("\n").map((line) => `  ${line}`);
}

/** Errors of the system that a user can fix. Each has a text, `system.ENOENT`. */
const systemErrors = {
  ENOENT: "usage",
  EISDIR: "usage",
  ENOTDIR: "usage",
  EACCES: "usage",
  ELOOP: "usage",
  ENAMETOOLONG: "usage",
  ENXIO: "usage",
  EROFS: "outside",
  ENOSPC: "outside",
  EEXIST: "usage",
  EADDRNOTAVAIL: "usage",
  EADDRINUSE: "outside",
} as const satisfies Readonly<Record<string, Ending>>;

function isSystemError(code: string): code is keyof typeof systemErrors {
  return Object.hasOwn(systemErrors, code);
}

function pathOf(error: Record<string, unknown>): string {
  const { path, address, port } = error;
  if (typeof path === "string") return path;
  if (typeof address !== "string") return "";
  return port === undefined ? address : `${address}:${String(port)}`;
}

function endingOf(error: Record<string, unknown> & Error): Ending {
  if (error.name === "RulesError") return "no";
  if (error.name === "BodyError" || error.name === "RegisterError") return "usage";
  return "outside";
}
