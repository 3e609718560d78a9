import type { AcquireOptions, Permit, RateLimiter } from "../limiter/rateLimiter.ts";

/** The time of a limiter under test and of its engine. No test waits in real time. */
export interface TestClock {
  now(): number;
  date(): number;
  /** Lets so much time pass, and gives the consequences of every timer the time to happen. */
  advance(durationMs: number): Promise<void>;
}

/** What a test asks of a limiter; `LimiterOptions` says what each means. */
export interface TestedLimits {
  readonly requestsPerMinute?: number;
  readonly share?: number;
  readonly maxQueue?: number;
  readonly windowMs?: number;
  readonly latencyMs?: number;
}

/** One count of requests, and the time of everything that uses it. */
export interface LimiterUnderTest {
  readonly clock: TestClock;
  /** A limiter on this count, as if in a process of its own. */
  open(limits: TestedLimits): Promise<RateLimiter>;
  /**
   * Loses what was counted, as a server does that fails over to a replica that lags. The limiters that are open then
   * are not used any more. `"never"` where that cannot happen.
   */
  readonly forget: (() => Promise<void>) | "never";
  close(): Promise<void>;
}

/** Limiters as if each were in a process of its own, and what they granted. */
export class Processes {
  readonly under: LimiterUnderTest;
  readonly clock: TestClock;
  /** Under which names permits were granted, in their order. */ readonly granted: string[] = [];
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
