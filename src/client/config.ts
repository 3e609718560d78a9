import type { RateLimiter } from "../limiter/rateLimiter.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Notifier } from "./notify.ts";
import type { Fetch, Validation } from "./options.ts";

/** The options of a client, checked and with their defaults. */
export interface ClientConfig {
  readonly token: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: Fetch | undefined;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly maxWaitMs: number;
  readonly validation: Validation;
  readonly notifier: Notifier;
  /** Asked for each permit: a limiter that fell idle is forgotten and made anew. */
  readonly limiter: () => RateLimiter;
  readonly clock: Clock;
  readonly random: () => number;
}
