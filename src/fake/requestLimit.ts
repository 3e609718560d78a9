import { ApiFailure } from "./apiFailure.ts";
import type { FakeOptions } from "./seed.ts";

/** Counts the requests of one token and blocks it as the API does. */
export interface RequestLimit {
  /** Counts a request; throws the block answer where the token is blocked. */
  count(): void;
  /** Blocks the token now. */
  block(): void;
  reset(): void;
}

const minuteMs = 60_000;

/** Any 60 seconds count, not only whole minutes; a request during a block starts the block anew. */
export function createRequestLimit(options: FakeOptions): RequestLimit {
  let arrivals: number[] = [];
  let blockedUntil = 0;
  return {
    count: () => {
      const now = options.clock.now();
      if (options.requestsPerMinute !== false && now >= blockedUntil) {
        arrivals = arrivals.filter((each) => each > now - minuteMs);
        arrivals.push(now);
        if (arrivals.length <= options.requestsPerMinute) return;
      } else if (now >= blockedUntil) return;
      blockedUntil = now + options.blockMs;
      const until = inZone(blockedUntil, options.blockTimeZone);
      throw new ApiFailure("ERROR_BLOCKED_TOKEN", `Query limit exceeded, token blocked until ${until}`);
    },
    block: () => {
      blockedUntil = options.clock.now() + options.blockMs;
    },
    reset: () => {
      arrivals = [];
      blockedUntil = 0;
    },
  };
}

/** `2025-12-24 13:30:04`: the API writes no zone. */
function inZone(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(ms);
}
