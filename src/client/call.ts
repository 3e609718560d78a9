import type { Method, MethodKind } from "../api/wire/method.ts";
import type { Priority } from "../limiter/rateLimiter.ts";
import type { ClientConfig } from "./config.ts";

/** One call, ready to be sent. */
export interface Call {
  readonly method: string;
  readonly kind: MethodKind;
  /** The declaration that the result follows; `undefined` for a method that the SDK does not know. */
  readonly declared: Method | undefined;
  readonly body: string;
  readonly priority: Priority;
  readonly signal: AbortSignal | undefined;
  readonly beforeSend: (() => void) | undefined;
  readonly config: ClientConfig;
}
