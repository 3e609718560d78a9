import type { LogFields } from "../../client/log/logger.ts";
import type { IssueLanguage } from "../../mapping/contract/issueLanguage.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import type { LogLevel } from "../../shared/runtime/log.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import { type ForwardCodeName, forwardIssue } from "../contract/forwardCodes.ts";
import type { ForwardEvent } from "../contract/forwardEvent.ts";
import { codeOf } from "../contract/forwardResult.ts";

type EventOf<Type extends ForwardEvent["type"]> = Extract<ForwardEvent, { readonly type: Type }>;
type Ended = EventOf<"ended">;

/** How each type of event is written to the log. */
type EventLines = {
  readonly [Type in ForwardEvent["type"]]: {
    readonly level: LogLevel | ((event: EventOf<Type>) => LogLevel);
    /** What happened and what to do about it, after the namespace and the lead. */
    readonly says: (event: EventOf<Type>, language: IssueLanguage | undefined) => string;
  };
};

const levelOfResult = {
  success: "info",
  duplicate: "info",
  skip: "warn",
  error: "error",
  unknown: "error",
} as const satisfies Record<Ended["status"], LogLevel>;

/** The order of another lead has the key: at the level of a duplicate it might go unnoticed. */
const ofOtherLead: ReadonlySet<string> = /* @__PURE__ */ new Set<ForwardCodeName>([
  "key_reused",
  "key_erased",
  "paid_later",
]);

const lines: EventLines = /* @__PURE__ */ (() =>
  ({
    ended: {
      level: levelOfEnded,
      says: resultText,
    },
    outcome_unknown: {
      level: "warn",
      says: ({ error }) =>
        `the answer was lost, so its order may be in Base. It is looked for there before anything is sent again. ${isLostAnswer(error) ? `(${codeOf(error)})` : because(error)}`,
    },
    taken_over: {
      level: "info",
      says: () => "was left open by another process or an earlier call, and is taken over",
    },
    looked_up: {
      level: ({ result }) => (result === "failed" ? "warn" : "info"),
      says: ({ result }) => searchTexts[result],
    },
    refresh_failed: {
      level: "warn",
      says: ({ what, error }) => `${refreshTexts[what]} ${because(error)}`,
    },
    product_cache_failed: {
      level: "warn",
      says: ({ error }) =>
        `\`catalog.cache\` failed. Base is asked, and its answers are kept in this process. Check the server of the cache. ${because(error)}`,
    },
    catalog_sweep: {
      level: "debug",
      says: ({ inventoryId, page, products, done }) =>
        `the sweep of catalog ${inventoryId} ${done ? "ended with" : "is at"} page ${page}, ${products} products`,
    },
    live_lookup_failed: {
      level: "warn",
      says: ({ error }) =>
        `SKUs that are not in the catalog could not be looked up in Base. The lead continues without them. ${because(error)}`,
    },
    key_reused: {
      level: "warn",
      says: ({ orderId }, language) =>
        `order ${orderId}: ${said(forwardIssue("key_reused", "", {}), language)}`,
    },
    order_doubled: {
      level: "warn",
      says: ({ orderIds: [order, other] }, language) =>
        said(forwardIssue("order_doubled", "", { other: String(other), order: String(order) }), language),
    },
    marker_not_kept: {
      level: "warn",
      says: ({ field, orderId }, language) =>
        `order ${orderId}: ${said(forwardIssue("marker_not_kept", field, { field }), language)}`,
    },
    setup: {
      level: ({ issue: { level } }) => (level === "warning" ? "warn" : level),
      says: ({ issue: { path, message } }) => `${path}: ${message}`,
    },
    store_may_forget: { level: "warn", says: ({ reason }) => reason },
    store_failed: {
      level: "error",
      says: ({ key, error }) => `${key === "" ? notUsable : notSaved} ${because(error)}`,
    },
  }) satisfies EventLines)();

const notSaved =
  "its result was not saved. Check the store and the register. If the lead is sent again, its order is first looked for in Base.";
const notUsable =
  "the store or the register could not be used, and leads may wait. It is tried again. Check both.";

const searchTexts = {
  found: "its order was looked for in Base and found",
  absent: "its order was looked for in Base and is not there",
  failed: "its order could not be looked for in Base. The lead stays open, and it is looked for again.",
  unsure: "its order was looked for in Base, which does not show whether it is there",
} as const satisfies Record<EventOf<"looked_up">["result"], string>;

const refreshTexts = {
  catalog: "What is known of the catalog could not be refreshed, and stays in use.",
  account: "What is known of the account could not be refreshed, and stays in use.",
  audit: "The new orders could not be compared with the leads. It is tried again in 15 minutes.",
} as const satisfies Record<EventOf<"refresh_failed">["what"], string>;

export function levelOf(event: ForwardEvent): LogLevel {
  const { level } = linesOf(event);
  return typeof level === "string" ? level : level(event);
}

/** The line of an event: without what a buyer sent, in the language of the forwarder where it says what to do. */
export function lineOf(event: ForwardEvent, language: IssueLanguage | undefined): string {
  const says = linesOf(event).says(event, language);
  const isOfNoLead = "key" in event ? event.key === "" : event.type !== "ended";
  const about = isOfNoLead ? "" : `${leadOf(event)}: `;
  // The message of an error can list its problems, each on a line of its own.
  return `${event.namespace}: ${about}${says}`.replace(/\s*\n\s*/g, " ").slice(0, maxLineLength);
}

function leadOf(event: ForwardEvent): string {
  return "key" in event && event.key !== undefined ? `lead ${event.key}` : "a lead";
}

/** The event without its errors, of which there are only the codes, and with its issues as code and path. */
export function fieldsOf(event: ForwardEvent): LogFields {
  const { error, issue, issues, ...facts } = {
    error: undefined,
    issue: undefined,
    issues: undefined,
    ...event,
  };
  const found = issue === undefined ? (issues ?? []) : [issue];
  return {
    ...facts,
    ...(error === undefined ? {} : { errorCode: codeOf(error) }),
    ...(found.length === 0
      ? {}
      : { issues: found.slice(0, maxIssues).map(({ code, path }) => ({ code, path })) }),
  };
}

/** What the console gets only once: a lead that fails as another one did is no news. */
export function codeOfLine(event: ForwardEvent): string {
  const { type, errorCode, issues, error, issue, code, what } = {
    errorCode: undefined,
    issues: undefined,
    error: undefined,
    issue: undefined,
    code: undefined,
    what: undefined,
    ...event,
  };
  if (issue !== undefined) return `${issue.code} ${issue.path}`;
  const worst = issues?.find(({ level }) => level === "error") ?? issues?.[0];
  const status = "status" in event ? event.status : what;
  const why = errorCode ?? (error === undefined ? (worst?.code ?? code) : codeOf(error));
  return [type, status, why].filter((word) => word !== undefined).join(" ");
}

type AnyLine = {
  readonly level: LogLevel | ((event: ForwardEvent) => LogLevel);
  readonly says: (event: ForwardEvent, language: IssueLanguage | undefined) => string;
};

/** The record has each type's own; TypeScript cannot follow that its event is the one of that type. */
function linesOf({ type }: ForwardEvent): AnyLine {
  return lines[type] as AnyLine;
}

function levelOfEnded({ status, issues }: Ended): LogLevel {
  const level = levelOfResult[status];
  return level === "info" && issues.some(({ code }) => ofOtherLead.has(code)) ? "warn" : level;
}

function resultText({ status, orderId, fault, reason, errorCode, issues, durationMs }: Ended): string {
  const isRefusal = status !== "skip" && reason !== undefined;
  const facts = [
    orderId === undefined ? undefined : `order ${orderId}`,
    fault === undefined ? undefined : `fault ${fault}`,
    isRefusal ? `${reason} (${errorCode})` : reason,
    isRefusal ? undefined : errorCode,
    ...issues.slice(0, maxIssues).map(({ code, path }) => (path === "" ? code : `${code} at ${path}`)),
    issues.length > maxIssues ? `${issues.length - maxIssues} more issues` : undefined,
  ].filter((fact) => fact !== undefined);
  const about = facts.length === 0 ? "" : `: ${facts.join(", ")}`;
  return `${status} after ${Math.round(durationMs)} ms${about}`;
}

/** Its own sentence asks its reader to look in Base, which the forwarder does here. */
function isLostAnswer(error: Error): boolean {
  return codeOf(error) === "OUTCOME_UNKNOWN";
}

/** Only our own messages: another one may quote what a buyer sent. */
function because(error: Error): string {
  const code = codeOf(error);
  const isOurs = error instanceof BaselinkerError || error instanceof DeliveryError;
  return isOurs ? `${error.message} (${code})` : `(${code})`;
}

function said(issue: Issue, language: IssueLanguage | undefined): string {
  return (language?.issue(issue) ?? issue).message;
}

const maxIssues = 20;
const maxLineLength = 2_000;
