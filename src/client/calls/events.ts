import type { MethodKind } from "../../api/wire/method.ts";
import type { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import type { ParamProblem } from "../../shared/errors/invalidParamsError.ts";
import type { Drift } from "../../shared/errors/unexpectedResponseError.ts";
import { isRecord } from "../../shared/json/value.ts";
import { expected, onlyKnown } from "../../shared/options/check.ts";
import { ignoreErrors, warnOnce } from "../../shared/runtime/errors.ts";
import { escapeControls } from "../../shared/runtime/text.ts";
import type { Priority, WaitReason } from "../limiter/rateLimiter.ts";

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
  /** A result does not have its documented shape. */
  readonly drift: CallEvent & {
    /** The places where the result differs from its documented shape; at most 100. */
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

/** The data of a log line, for loggers that keep it separate from the message. No buyer data. */
export interface LogFields {
  readonly method?: string;
  readonly callId?: number;
  readonly attempt?: number;
  readonly httpStatus?: number;
  /** The API's own `error_code`, or the `code` of an SDK error. */
  readonly errorCode?: string;
  readonly durationMs?: number;
  /** Why Base rejected a call, in its own words without what was sent; or why a lead was skipped. */
  readonly reason?: string;
  /** The key of a lead. */
  readonly key?: string;
  /** The status of a lead's result, for example `success`. */
  readonly status?: string;
  readonly orderId?: number;
  /** Who can correct what went wrong with a lead: `lead`, `setup` or `temporary`. */
  readonly fault?: string;
  /** The namespace of the forwarder. */
  readonly namespace?: string;
  readonly issues?: readonly { readonly code: string; readonly path: string }[];
}

/**
 * A subset of `console` that most logging libraries have too. Every method is optional. pino takes its arguments in
 * the other order: `{ info: (message, fields) => pino.info(fields, message) }`.
 */
export interface Logger {
  debug?(message: string, fields?: LogFields): void;
  info?(message: string, fields?: LogFields): void;
  warn?(message: string, fields?: LogFields): void;
  error?(message: string, fields?: LogFields): void;
}

/** Where a client reports what happens. Neither hooks nor the logger can disturb a call. */
export interface Events {
  emit<Name extends keyof Hooks>(name: Name, event: HookEvents[Name]): void;
  /** Whether there is a listener, so that no event is created without one. */
  hasListener(name: keyof Hooks): boolean;
  log(level: keyof Logger, line: () => string, fields?: LogFields): void;
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
} as const satisfies Record<keyof Hooks, keyof Logger>;

const logMethods = { debug: true, info: true, warn: true, error: true } satisfies Record<keyof Logger, true>;

export function createEvents(hooks: Hooks, logger: Logger | undefined): Events {
  const onLoggerError = warnOnce("logger");
  const write = (level: keyof Logger, message: string, fields: LogFields) =>
    ignoreErrors(() => logger?.[level]?.(message, fields), onLoggerError)();
  const warn = logger?.warn === undefined ? undefined : (message: string) => write("warn", message, {});
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
      if (logger !== undefined) write(levelOf(name, event), describe(name, event), fieldsOf(event));
    },
    hasListener: (name) => hooks[name] !== undefined || logger?.[levels[name]] !== undefined,
    log(level, line, fields = {}) {
      if (logger?.[level] !== undefined) write(level, escapeControls(`baselinker: ${line()}`), fields);
    },
    nextCallId: () => {
      calls += 1;
      return calls;
    },
  };
}

/** A call that Base rejected is a warning, although its HTTP status is 200. */
function levelOf(name: keyof Hooks, event: HookEvents[keyof Hooks]): keyof Logger {
  return "errorCode" in event && event.errorCode !== undefined ? "warn" : levels[name];
}

function fieldsOf(event: HookEvents[keyof Hooks]): LogFields {
  const { method, callId } = event;
  return {
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

/** A logger may have other methods too. */
export function checkLogger(name: string, input: unknown): Logger {
  assertListener<Logger>(name, input, logMethods);
  return input;
}

/** The object is used unchanged: its methods may need it as `this`, and may be replaced later. */
function assertListener<Listener extends object>(
  name: string,
  input: unknown,
  methods: Record<keyof Listener, unknown>,
): asserts input is Listener {
  if (!isRecord(input)) throw expected(name, "an object", input);
  for (const method of Object.keys(methods)) {
    const member = input[method];
    if (member !== undefined && typeof member !== "function")
      throw expected(`${name}.${method}`, "a function", member);
  }
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
    const places = event.drift.map((difference) => difference.path || "(root)").join(", ");
    facts.push(`at ${places}${event.omitted === undefined ? "" : ` and in ${event.omitted} more places`}`);
  }
  if ("problems" in event) facts.push(`at ${event.problems.map((problem) => problem.path).join(", ")}`);
  return escapeControls(`baselinker: ${event.method}: ${name}: ${facts.join(", ")}`);
}
