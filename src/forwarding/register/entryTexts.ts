import type { Issue } from "../../mapping/contract/mapResult.ts";
import { isRecord } from "../../shared/json/value.ts";
import { factsOfError } from "../contract/errorFacts.ts";
import { codeOf, type ForwardResult } from "../contract/forwardResult.ts";
import type { GivenKey, LeadKey } from "../contract/leadKey.ts";
import type { EntryEnd } from "../contract/registerContract.ts";
import type { AttemptBy, EntryAttempt, RegisterEntry } from "../contract/registerTypes.ts";
import type { EntryRow } from "./entryRows.ts";
import { inEnglish } from "./inEnglish.ts";

/** The result of an attempt, as JSON. Dates are milliseconds since 1970. */
interface AttemptFacts extends Optional<RegisterEntry, FactName> {
  readonly updatedAt: number;
}

type FactName =
  | "key"
  | "fault"
  | "reason"
  | "code"
  | "details"
  | "orderId"
  | "payment"
  | "issues"
  | "errorCode"
  | "error"
  | "rulesHash"
  | "isFinal";

type Optional<All, Name extends keyof All> = { readonly [Each in Name]?: All[Each] | undefined };

interface HeadFacts {
  readonly receivedAt: number;
  /** The key as the receiver passed it. */
  readonly key?: string | number | undefined;
  readonly source?: string | undefined;
  readonly deliveryId?: string | undefined;
}

export function headText(head: HeadFacts): string {
  return JSON.stringify(head);
}

/** Entries with the same key text belong to the same lead. Another buyer under the same key has another key text. */
export function keyText(key: LeadKey, buyer?: string): string {
  return JSON.stringify([key.text, key.isGiven, buyer]);
}

/** The key that a row was bound to, and the hash of its buyer. */
export function readKey(text: string | undefined): (LeadKey & { readonly buyer?: string }) | undefined {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  if (!Array.isArray(value) || typeof value[0] !== "string") return undefined;
  const key = { text: value[0], isGiven: value[1] === true };
  return typeof value[2] === "string" ? { ...key, buyer: value[2] } : key;
}

interface AttemptContext {
  readonly at: number;
  readonly by: AttemptBy;
  readonly rulesHash: string | undefined;
  readonly keepsAll: boolean;
  /** Whether a duplicate differs from the lead that has the order. */
  readonly differs?: boolean | undefined;
  /** When a lead that failed temporarily is taken again, in milliseconds from now. */
  readonly dueInMs: number | undefined;
}

/** Converts a result to the end of an attempt. Issues are stored without values, which can be the buyer's data. */
export function endOf(
  result: ForwardResult,
  { at, by, rulesHash, keepsAll, differs, dueInMs }: AttemptContext,
): EntryEnd {
  const status = result.status === "duplicate" ? (differs ? "differs" : "success") : result.status;
  const fault = result.status === "error" ? result.fault : undefined;
  const error = "error" in result ? result.error : undefined;
  const errorCode = error && codeOf(error);
  const skip = result.status === "skip" ? inEnglish.result(result) : undefined;
  const facts: AttemptFacts = {
    updatedAt: at,
    // For people to read, where the key itself stays with another lead.
    key: "key" in result ? result.key : undefined,
    fault,
    reason: skip?.reason,
    code: skip?.code,
    details: skip?.details,
    orderId: "orderId" in result ? result.orderId : undefined,
    payment: result.status === "success" ? result.payment : undefined,
    issues: result.issues.map(keptIssue),
    errorCode,
    error: error && factsOfError(error),
    rulesHash,
    isFinal: result.status === "unknown" && result.retryAfterMs === undefined ? true : undefined,
  };
  return {
    status,
    facts: JSON.stringify(facts),
    attempt: JSON.stringify({ at, by, status, fault, errorCode, rulesHash }),
    replacesFacts: result.status === "success",
    erasesLead: !keepsAll && (status === "success" || status === "skip"),
    dueInMs,
  };
}

/** An issue that was found later, as a line of its entry: the same issue is the same text. */
export function issueText(issue: Issue): string {
  return JSON.stringify(keptIssue(issue));
}

/** The message is in English, for people who look into the database. A reader gets it by code and details. */
function keptIssue(issue: Issue): Issue {
  const { level, code, path, message, details } = inEnglish.issue(issue);
  return { level, code, path, message, ...(details === undefined ? {} : { details }) };
}

export function discardEnd(discardedAt: number): EntryEnd {
  const facts: AttemptFacts = { updatedAt: discardedAt };
  return { status: "discarded", facts: JSON.stringify(facts), erasesLead: true };
}

export function toEntry(row: EntryRow, withLead: boolean): RegisterEntry {
  const { id, namespace, status, attempts, repeats, leadBytes, lead, expiresAt } = row;
  const { receivedAt, key: givenKey, ...from } = recordOf(row.head);
  const { updatedAt, key: told, ...facts } = recordOf(row.facts);
  // What differs has a key of its own, which no person knows.
  const key = (status === "differs" ? told : undefined) ?? readKey(row.key)?.text ?? told ?? givenKey;
  const entry: RegisterEntry = {
    id,
    namespace,
    ...(key === undefined ? {} : { key: String(key) }),
    ...from,
    status,
    ...facts,
    receivedAt: dateOf(receivedAt),
    updatedAt: dateOf(updatedAt ?? receivedAt),
    attempts,
    repeats,
    issues: [
      ...(Array.isArray(facts.issues) ? facts.issues : []),
      ...linesOf(row.foundIssues).map(readIssue),
    ],
    leadBytes,
    leadKept: row.hasLead,
    ...(expiresAt === undefined ? {} : { expiresAt: dateOf(expiresAt) }),
    history: linesOf(row.history).map(readAttempt),
  };
  return withLead && lead !== undefined ? { ...entry, lead: JSON.parse(lead) } : entry;
}

function linesOf(lines: string): readonly string[] {
  return lines === "" ? [] : lines.split("\n");
}

function readIssue(line: string): Issue {
  // Only `issueText` writes these lines.
  return JSON.parse(line);
}

function readAttempt(line: string): EntryAttempt {
  const { at, ...rest } = recordOf(line);
  // Only `endOf` writes these lines.
  return { ...rest, at: dateOf(at) } as EntryAttempt;
}

export function arrivalOf({ head }: Pick<EntryRow, "head">): {
  readonly receivedAt: Date;
  readonly key: GivenKey | undefined;
  /** The sender, as the register wrote it; absent if none was said. */
  readonly source?: unknown;
} {
  const { receivedAt, key, source } = recordOf(head);
  const isKey = typeof key === "string" || typeof key === "number";
  return {
    receivedAt: dateOf(receivedAt),
    key: isKey ? key : undefined,
    source,
  };
}

export function factsOf({ facts }: EntryRow): Readonly<Record<string, unknown>> {
  return recordOf(facts);
}

function recordOf(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = text === "" ? {} : JSON.parse(text);
  return isRecord(value) ? value : {};
}

function dateOf(value: unknown): Date {
  return new Date(typeof value === "number" ? value : Number.NaN);
}
