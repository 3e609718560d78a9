import type { MethodKind } from "../api/wire/method.ts";
import type { BaselinkerError } from "../errors/baselinkerError.ts";
import type { ParamProblem } from "../errors/invalidParamsError.ts";
import type { Drift } from "../errors/unexpectedResponseError.ts";
import type { Priority, WaitReason } from "../limiter/rateLimiter.ts";

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

/** What a program can watch. A hook that throws is ignored; none is waited for. */
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
export type HookEvent<Name extends keyof Hooks> = Parameters<NonNullable<Hooks[Name]>>[0];
