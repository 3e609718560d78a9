import type { Clock } from "../limiter/clock.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import { Slots } from "../limiter/slots.ts";
import { paddedWindowMs, type SentAlone, type Turn } from "./sharedLog.ts";

interface AloneOptions {
  readonly requestsPerMinute?: number | undefined;
  readonly windowMs?: number | undefined;
  readonly latencyMs?: number | undefined;
}

/**
 * What a process may send while Redis is away: nothing for one window, since others may just have used the
 * whole limit up, and then its own share of the limit.
 */
export class AloneShare {
  readonly #clock: Clock;
  readonly #slots: Slots;
  readonly #takenMs: number;
  /** What was sent alone, and until when each counts. Redis is told when it is back. */
  #sent: { readonly id: string; readonly until: number }[] = [];
  #sawRedis: number;
  readonly #process = crypto.randomUUID();
  #requests = 0;

  constructor(share: number, options: AloneOptions, clock: Clock) {
    if (!(share > 0 && share <= 1)) {
      throw new RangeError(`Expected \`whenAway.share\` to be above 0 and up to 1, got ${share}.`);
    }
    this.#clock = clock;
    this.#slots = new Slots(Math.max(1, Math.floor((options.requestsPerMinute ?? 100) * share)));
    this.#takenMs = paddedWindowMs(options.windowMs) + (options.latencyMs ?? 2_000);
    this.#sawRedis = clock.now();
  }

  /** Redis has answered. */
  saw(): void {
    this.#sawRedis = this.#clock.now();
    this.#sent = [];
  }

  /** What Redis does not know of yet. */
  unknownToRedis(): readonly SentAlone[] {
    const now = this.#clock.now();
    this.#sent = this.#sent.filter(({ until }) => until > now);
    return this.#sent.map(({ id, until }) => ({ id, leftMs: until - now }));
  }

  take(): Turn {
    const now = this.#clock.now();
    const quietMs = this.#sawRedis + this.#takenMs - now;
    if (quietMs > 0) return { waitMs: quietMs, reason: "limit" };
    if (this.#slots.free(now) <= 0) {
      return { waitMs: Math.max(1, (this.#slots.nextFreeAt() ?? now) - now), reason: "limit" };
    }
    const until = now + this.#takenMs;
    this.#slots.take();
    this.#slots.giveBack(until);
    this.#requests += 1;
    this.#sent.push({ id: `alone:${this.#process}:${this.#requests}`, until });
    return { permit: untracked };
  }
}

const untracked: Permit = { end: () => {} };
