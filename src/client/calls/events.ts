import type { MethodKind } from "../../api/wire/method.ts";
import type { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import type { ParamProblem } from "../../shared/errors/invalidParamsError.ts";
import type { Drift } from "../../shared/errors/unexpectedResponseError.ts";
import { onlyKnown } from "../../shared/options/check.ts";
import { ignoreErrors, warnOnce } from "../../shared/runtime/errors.ts";
import type { LogLevel, LogLine } from "../../shared/runtime/log.ts";
import type { Priority, WaitReason } from "../limiter/rateLimiter.ts";
import { assertListener, createLog, type Log, type LogFields, type Logger } from "../log/logger.ts";

/** The fields of every event of a call. */
type CallEvent = {
  readonly method: string;
  /** The number of the call, from 1. All events of a call have the same one. */
  readonly callId: number;
};

/** What each hook receives, by its name. */
export interface HookEvents {
  /** A request is sent. */
  readonly request: CallEvent & {
    readonly kind: MethodKind;
    /** The number of the attempt, from 1. */
    readonly attempt: number;
  };
  /** An answer was received, whatever it says. */
  readonly response: CallEvent & {
    readonly attempt: number;
    readonly httpStatus: number;
    /** The time from the start of the request to the end of the answer, in milliseconds. */
    readonly durationMs: number;
    /** The API's own `error_code`, if Base rejected the call. The HTTP status is then 200 anyway. */
    readonly errorCode?: string | undefined;
    /** Why Base rejected it, in its own words, without what was sent and what may be about a person. */
    readonly reason?: string | undefined;
  };
  /** An attempt failed, and another one follows. */
  readonly retry: CallEvent & {
    /** The attempt that failed, from 1. */
    readonly attempt: number;
    /** How long the call waits before it asks for a new permit. */
    readonly delayMs: number;
    readonly error: BaselinkerError;
  };
  /** A call has to wait for its permit. */
  readonly wait: CallEvent & { readonly priority: Priority; readonly reason: WaitReason };
  /** Base has blocked the token for too many requests. Nothing is sent with it until `blockedUntil`. */
  readonly block: CallEvent & {
    readonly blockedUntil: Date;
    readonly retryAfterMs: number;
    /** The API's message, without the token and cut to 1,000 characters. */
    readonly apiMessage: string;
    /**
     * The time zone in which Base wrote the end of the block, in minutes ahead of UTC: the documentation does not
     * name it. `undefined` if the message has no time that fits any zone.
     */
    readonly zoneOffsetMinutes: number | undefined;
  };
  /** A result does not have its documented shape, or a map of parameters has keys that Base ignores. */
  readonly drift: CallEvent & {
    /** What differs: what was sent, or what came. */
    readonly side: "params" | "result";
    /** The places where it differs from its documented shape; at most 100. */
    readonly drift: readonly Drift[];
    /** The number of further places, if any. */
    readonly omitted?: number | undefined;
    /**
     * The same as a Markdown table, to be attached to an issue. It lists fields and types and no values: no buyer
     * data and no token.
     */
    toReport(): string;
  };
  /** Some strings are longer than the documentation allows; Base may cut them. They are sent anyway. */
  readonly tooLong: CallEvent & { readonly problems: readonly ParamProblem[] };
}

/**
 * Hooks of a client. No call waits for a hook. A hook that throws or rejects changes nothing: the logger, or the
 * console, gets one line.
 * @example
 * ```ts
 * const hooks: Hooks = { block: ({ blockedUntil }) => console.error(`Blocked until ${blockedUntil}`) };
 * ```
 */
export type Hooks = {
  readonly [Name in keyof HookEvents]?: ((event: HookEvents[Name]) => void) | undefined;
};

/** Where a client reports what happens. Neither hooks nor the logger can disturb a call. */
export interface Events {
  emit<Name extends keyof Hooks>(name: Name, event: HookEvents[Name]): void;
  /** Whether there is a listener, so that no event is created without one. */
  hasListener(name: keyof Hooks): boolean;
  log(line: LogLine<LogFields>): void;
  /** The number of the next call. */
  nextCallId(): number;
}

const levels = {
  request: "debug",
  response: "debug",
  wait: "debug",
  retry: "warn",
  block: "error",
  drift: "warn",
  tooLong: "warn",
} as const satisfies Record<keyof Hooks, LogLevel>;

/**
 * What the console gets where there is neither a logger nor the hook: what no caller learns from the end of its call. A
 * retry is done for the caller, and a refusal rejects the call.
 */
const forConsole: ReadonlySet<string> = /* @__PURE__ */ new Set<keyof Hooks>(["block", "drift", "tooLong"]);

export function createEvents(hooks: Hooks, logger: Logger | false | undefined): Events {
  const log = createLog(logger);
  const isLogged = (name: keyof Hooks) =>
    logger === undefined ? hooks[name] === undefined && forConsole.has(name) : log.isRead(levels[name]);
  const warn = warnAbout(logger, log);
  const onHookError = new Map<keyof Hooks, (error: unknown) => void>();
  let calls = 0;
  return {
    emit(name, event) {
      const hook: unknown = hooks[name];
      if (typeof hook === "function") {
        const onError = onHookError.get(name) ?? warnOnce(`hooks.${name}`, warn);
        onHookError.set(name, onError);
        ignoreErrors(() => hook.call(hooks, event), onError)();
      }
      if (logger === undefined && !isLogged(name)) return;
      log.write({
        level: levelOf(name, event),
        text: () => describe(name, event),
        fields: () => fieldsOf(name, event),
        onConsole: { once: `${name} ${event.method}` },
      });
    },
    hasListener: (name) => hooks[name] !== undefined || isLogged(name),
    log: log.write,
    nextCallId: () => {
      calls += 1;
      return calls;
    },
  };
}

/** Where a hook that throws is reported: to the logger if it takes warnings, else to the console. */
function warnAbout(logger: Logger | false | undefined, log: Log): ((message: string) => void) | undefined {
  if (logger === false) return () => {};
  if (logger?.warn === undefined) return undefined;
  return (message) => log.write({ level: "warn", text: () => message });
}

/** A call that Base rejected is a warning, although its HTTP status is 200. */
function levelOf(name: keyof Hooks, event: HookEvents[keyof Hooks]): LogLevel {
  return "errorCode" in event && event.errorCode !== undefined ? "warn" : levels[name];
}

function fieldsOf(type: keyof Hooks, event: HookEvents[keyof Hooks]): LogFields {
  const { method, callId } = event;
  return {
    type,
    method,
    callId,
    ...("attempt" in event ? { attempt: event.attempt } : {}),
    ...("httpStatus" in event ? { httpStatus: event.httpStatus, durationMs: event.durationMs } : {}),
    ...("errorCode" in event && event.errorCode !== undefined ? { errorCode: event.errorCode } : {}),
    ...("httpStatus" in event && event.reason ? { reason: event.reason } : {}),
    ...("error" in event ? { errorCode: event.error.code } : {}),
  };
}

/** Any object works, also an instance of a class with more members; but a misspelled hook would never be called. */
export function checkHooks(name: string, input: unknown): Hooks {
  assertListener<Hooks>(name, input, levels);
  const functions = Object.entries(input).filter(([, value]) => typeof value === "function");
  onlyKnown("new Baselinker", Object.fromEntries(functions), levels, `${name}.`);
  return input;
}

/** One line without parameters and results, which hold a buyer's data, and with what Base said only as `reason`. */
function describe(name: keyof Hooks, event: HookEvents[keyof Hooks]): string {
  const facts: string[] = [];
  if ("attempt" in event) facts.push(`attempt ${event.attempt}`);
  if ("httpStatus" in event) {
    const { errorCode, reason } = event;
    const code = reason ? `${reason} (${errorCode})` : errorCode;
    const said = code === undefined ? `HTTP ${event.httpStatus}` : `refused: ${code}`;
    facts.push(`${said} after ${Math.round(event.durationMs)} ms`);
  }
  if ("priority" in event) facts.push(`for the ${event.reason}, priority ${event.priority}`);
  if ("delayMs" in event)
    facts.push(`failed (${event.error.code}), again in ${Math.round(event.delayMs)} ms`);
  if ("blockedUntil" in event) facts.push(`token blocked until ${event.blockedUntil.toISOString()}`);
  if ("drift" in event) {
    const shown = event.drift.slice(0, maxPlaces).map((difference) => difference.path || "(root)");
    const more = event.drift.length - shown.length + (event.omitted ?? 0);
    const side = event.side === "params" ? "in the parameters " : "";
    facts.push(`${side}at ${shown.join(", ")}${more === 0 ? "" : ` and in ${more} more places`}`);
  }
  if ("problems" in event) facts.push(`at ${event.problems.map((problem) => problem.path).join(", ")}`);
  return `${event.method}: ${name}: ${facts.join(", ")}`;
}

/** A result may differ in each of its entries; the event has all places. */
const maxPlaces = 10;
