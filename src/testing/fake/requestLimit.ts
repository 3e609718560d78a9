import type { OpenQuestions } from "./openQuestions.ts";
import { ApiFailure } from "./request.ts";
import type { FakeOptions } from "./seed.ts";

export interface RequestLimit {
  /** Counts a request. Throws for a blocked token or account. An `exempt` one counts only if the test set a limit. */
  count(exempt: boolean): void;
  /** Blocks the token now, and returns the API's error. */
  block(): ApiFailure;
  /** Locks the account until `unlock`, and returns the API's error. */
  lock(): ApiFailure;
  unlock(): void;
  /** Drops all counted requests and any block. */
  reset(): void;
}

const minuteMs = 60_000;
const defaultLimit = 100;

/** Counts any 60 seconds, not only whole minutes; a request during a block restarts the block. */
export function createRequestLimit(options: FakeOptions & OpenQuestions): RequestLimit {
  let arrivals: number[] = [];
  let blockedUntil = 0;
  let locked = false;
  const block = () => {
    blockedUntil = options.clock.date() + options.blockMs;
    const until = inZone(blockedUntil, options.blockTimeZone);
    return new ApiFailure("ERROR_BLOCKED_TOKEN", `Query limit exceeded, token blocked until ${until}`);
  };
  const admits = (now: number, exempt: boolean) => {
    if (now < blockedUntil) return false;
    const most = options.requestsPerMinute ?? (exempt ? false : defaultLimit);
    if (most === false) return true;
    arrivals = arrivals.filter((arrival) => arrival > now - minuteMs);
    arrivals.push(now);
    return arrivals.length <= most;
  };
  return {
    count: (exempt) => {
      if (!admits(options.clock.date(), exempt)) throw block();
      if (locked) throw lockFailure();
    },
    block,
    lock: () => {
      locked = true;
      return lockFailure();
    },
    unlock: () => {
      locked = false;
    },
    reset: () => {
      arrivals = [];
      blockedUntil = 0;
    },
  };
}

function lockFailure(): ApiFailure {
  return new ApiFailure("ERROR_USER_ACCOUNT_BLOCKED", "The user account is blocked.");
}

/** The time as the API writes it, without a time zone: `2025-12-24 13:30:04`. */
function inZone(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(ms);
}
