import type { MethodKind } from "../api/wire/method.ts";
import type { Priority } from "../limiter/rateLimiter.ts";
import type { ClientConfig } from "./config.ts";

/** One call, ready to be sent. */
export interface Call {
  readonly method: string;
  readonly kind: MethodKind;
  readonly body: string;
  readonly priority: Priority;
  readonly signal: AbortSignal | undefined;
  readonly beforeSend: (() => void) | undefined;
  readonly config: ClientConfig;
}
