import type { MethodKind } from "../api/wire/method.ts";
import type { BaselinkerError } from "../errors/baselinkerError.ts";
import type { ParamProblem } from "../errors/invalidParamsError.ts";
import type { Drift } from "../errors/unexpectedResponseError.ts";
import { isRecord } from "../json/value.ts";
import type { Priority, WaitReason } from "../limiter/rateLimiter.ts";
import { expected, onlyKnown } from "../options/check.ts";
import { ignoreErrors } from "../runtime/errors.ts";

/** A request leaves. */
export interface RequestEvent {
  readonly method: string;
  readonly kind: MethodKind;
  /** From 1. */
  readonly attempt: number;
}

/** An answer came, whatever it says. */
export interface ResponseEvent {
  readonly method: string;
  readonly attempt: number;
  readonly httpStatus: number;
  /** From the start of the request to the end of the answer. */
  readonly durationMs: number;
}

/** An attempt failed, and another one follows. */
export interface RetryEvent {
  readonly method: string;
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** How long the call waits before it asks for a new permit. */
  readonly delayMs: number;
  readonly error: BaselinkerError;
}

/** A call has to wait for its permit. */
export interface WaitEvent {
  readonly method: string;
  readonly priority: Priority;
  readonly reason: WaitReason;
}

/** Base has blocked the token for too many requests. Nothing is sent with it until then. */
export interface BlockEvent {
  readonly method: string;
  readonly blockedUntil: Date;
  readonly retryAfterMs: number;
  /** What the API says. */
  readonly apiMessage: string;
}

/** A result does not have its documented shape. */
export interface DriftEvent {
  readonly method: string;
  readonly drift: readonly Drift[];
}

/** Texts are longer than the documentation allows; Base may cut them. They are sent all the same. */
export interface TooLongEvent {
  readonly method: string;
  readonly problems: readonly ParamProblem[];
}

/** What a program can watch. Errors of a hook are ignored, and no call waits for one. */
export interface Hooks {
  readonly request?: ((event: RequestEvent) => void) | undefined;
  readonly response?: ((event: ResponseEvent) => void) | undefined;
  readonly retry?: ((event: RetryEvent) => void) | undefined;
  readonly wait?: ((event: WaitEvent) => void) | undefined;
  readonly block?: ((event: BlockEvent) => void) | undefined;
  readonly drift?: ((event: DriftEvent) => void) | undefined;
  readonly tooLong?: ((event: TooLongEvent) => void) | undefined;
}

/** The payload of each hook. */
type HookEvent<Name extends keyof Hooks> = Parameters<NonNullable<Hooks[Name]>>[0];

/** A part of `console`; most logging libraries have it too. Every method may be missing. */
export interface Logger {
  debug?(message: string): void;
  info?(message: string): void;
  warn?(message: string): void;
  error?(message: string): void;
}

/** Where a client says what happens. Neither hooks nor the logger can disturb a call. */
export interface Events {
  emit<Name extends keyof Hooks>(name: Name, event: HookEvent<Name>): void;
  /** Whether there is a listener, so that no event is made for nobody. */
  hasListener(name: keyof Hooks): boolean;
}

/** Every hook, and the level at which a logger gets its event. */
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
  return {
    emit(name, event) {
      const hook: unknown = hooks[name];
      if (typeof hook === "function") ignoreErrors(() => hook.call(hooks, event))();
      if (logger !== undefined) ignoreErrors(() => logger[levels[name]]?.(describe(name, event)))();
    },
    hasListener: (name) => hooks[name] !== undefined || logger?.[levels[name]] !== undefined,
  };
}

/** An object of a class will do, with whatever else it has; but a misspelt hook would never be called. */
export function checkHooks(name: string, given: unknown): Hooks {
  assertListener<Hooks>(name, given, levels);
  const functions = Object.entries(given).filter(([, value]) => typeof value === "function");
  onlyKnown("new Baselinker", Object.fromEntries(functions), levels, `${name}.`);
  return given;
}

/** A logger may have other methods too. */
export function checkLogger(name: string, given: unknown): Logger {
  assertListener<Logger>(name, given, logMethods);
  return given;
}

/** The object is kept as it is: its methods may need it as their `this`, and may be replaced later. */
function assertListener<Listener extends object>(
  name: string,
  given: unknown,
  methods: Record<keyof Listener, unknown>,
): asserts given is Listener {
  if (!isRecord(given)) throw expected(name, "an object", given);
  for (const method of Object.keys(methods)) {
    const own = given[method];
    if (own !== undefined && typeof own !== "function")
      throw expected(`${name}.${method}`, "a function", own);
  }
}

/** One line without parameters, results or messages of the API, any of which can hold a buyer's data. */
function describe(name: keyof Hooks, event: HookEvent<keyof Hooks>): string {
  const facts: string[] = [];
  if ("attempt" in event) facts.push(`attempt ${event.attempt}`);
  if ("httpStatus" in event) facts.push(`HTTP ${event.httpStatus} after ${Math.round(event.durationMs)} ms`);
  if ("reason" in event) facts.push(`for the ${event.reason}, priority ${event.priority}`);
  if ("delayMs" in event)
    facts.push(`failed (${event.error.code}), again in ${Math.round(event.delayMs)} ms`);
  if ("blockedUntil" in event) facts.push(`token blocked until ${event.blockedUntil.toISOString()}`);
  if ("drift" in event) facts.push(`at ${event.drift.map((each) => each.path || "(root)").join(", ")}`);
  if ("problems" in event) facts.push(`at ${event.problems.map((each) => each.path).join(", ")}`);
  return `baselinker: ${event.method}: ${name}: ${facts.join(", ")}`;
}
