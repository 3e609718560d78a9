import type { AcquireOptions, Permit, RateLimiter } from "../../src/client/limiter/rateLimiter.ts";

/** The clock of a limiter under test and of its engine. No test waits in real time. */
export interface TestClock {
  now(): number;
  date(): number;
  /** Advances the time, and waits for the effects of every timer. */
  advance(durationMs: number): Promise<void>;
}

/** The options of a limiter under test, described in `LimiterOptions`. */
export interface TestedLimits {
  readonly requestsPerMinute?: number;
  readonly share?: number;
  readonly maxQueue?: number;
  readonly testing?: { readonly windowMs?: number };
}

/** A count of requests, and the clock of everything that uses it. */
export interface LimiterUnderTest {
  readonly clock: TestClock;
  /** Opens a limiter on this count, as if in a separate process. */
  open(limits: TestedLimits): Promise<RateLimiter>;
  /**
   * Loses the count, like a server that fails over to a lagging replica. Open limiters are not used afterwards.
   * `"never"` if that cannot happen.
   */
  readonly forget: (() => Promise<void>) | "never";
  close(): Promise<void>;
}

/** Limiters as if in separate processes, and what they granted. */
export class Processes {
  readonly under: LimiterUnderTest;
  readonly clock: TestClock;
  /** The names of granted permits, in their order. */ readonly granted: string[] = [];
  readonly permits = new Map<string, Permit>();

  constructor(under: LimiterUnderTest) {
    this.under = under;
    this.clock = under.clock;
  }

  open(limits: TestedLimits): Promise<RateLimiter> {
    return this.under.open(limits);
  }

  async openTwo(limits: TestedLimits): Promise<readonly [RateLimiter, RateLimiter]> {
    return [await this.open(limits), await this.open(limits)];
  }

  readonly ask = (limiter: RateLimiter, title: string, how?: AcquireOptions): void => {
    Promise.resolve(limiter.acquire(how)).then(
      (permit) => {
        this.granted.push(title);
        if (isPermit(permit)) this.permits.set(title, permit);
      },
      () => this.granted.push(`${title} failed`),
    );
  };
}

export function isPermit(value: unknown): value is Permit {
  return typeof value === "object" && value !== null && "end" in value;
}
