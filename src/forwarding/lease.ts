import type { Issue } from "../mapping/issue.ts";
import type { Clock } from "../runtime/clock.ts";
import { toError } from "../runtime/errors.ts";
import { forwardIssue } from "./forwardCodes.ts";
import type { ForwardEvent } from "./forwarder.ts";
import type { ClaimEnd, ClaimRequest, ForwardStore, OpenLead } from "./store.ts";

/** The claim is no longer ours: its lease ran out, and another process may have taken the lead over. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";

  constructor() {
    super("The lead was given up: its lease could not be renewed in time, so another process may send it.");
  }
}

/** A claim that renews itself until it ends. */
export class Lease {
  readonly #store: ForwardStore;
  readonly #key: string;
  readonly #claim: ClaimRequest;
  readonly #clock: Clock;
  readonly #lost = new AbortController();
  #renewedAt: number;
  #renewedOn: number;
  #cancel: (() => void) | undefined;
  #ended = false;

  /** `since` is the time, by both clocks, before the claim was asked for. */
  constructor(store: ForwardStore, key: string, claim: ClaimRequest, clock: Clock, since: Instant) {
    this.#store = store;
    this.#key = key;
    this.#claim = claim;
    this.#clock = clock;
    this.#renewedAt = since.now;
    this.#renewedOn = since.date;
    this.#schedule();
  }

  /** Aborts when the claim is lost. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  /** Throws if the lease may have run out, by either clock: a suspended machine stops one of them. */
  check(): void {
    const passed = Math.max(this.#clock.now() - this.#renewedAt, this.#clock.date() - this.#renewedOn);
    if (passed >= this.#claim.leaseMs) this.#lose();
    if (this.#lost.signal.aborted) throw this.#lost.signal.reason;
  }

  /** Writes what has to survive; throws if the claim is lost or the store does not answer. */
  async save(lead: OpenLead): Promise<void> {
    const since = instant(this.#clock);
    if (!(await this.#store.renew(this.#key, this.#claim, lead))) this.#lose();
    else this.#renewed(since);
    this.check();
  }

  /** Ends the claim; `false` if it was lost before. Throws if the store does not answer. */
  async finish(end: ClaimEnd): Promise<boolean> {
    this.stop();
    return this.#store.finish(this.#key, this.#claim.token, end);
  }

  /** Stops renewing. The claim is over when its lease has run out, unless it was ended before. */
  stop(): void {
    this.#ended = true;
    this.#cancel?.();
  }

  #schedule(): void {
    if (this.#ended) return;
    this.#cancel = this.#clock.after(this.#claim.leaseMs / 3, () => void this.#renew(), { background: true });
  }

  async #renew(): Promise<void> {
    const since = instant(this.#clock);
    try {
      const ours = await this.#store.renew(this.#key, this.#claim);
      if (this.#ended) return;
      if (!ours) return this.#lose();
      this.#renewed(since);
    } catch {
      // The store does not answer for now. The next beat tries again; `check` sees when it is too late.
      if (this.#clock.now() - this.#renewedAt >= this.#claim.leaseMs) return this.#lose();
    }
    this.#schedule();
  }

  #renewed(since: Instant): void {
    this.#renewedAt = since.now;
    this.#renewedOn = since.date;
  }

  #lose(): void {
    this.stop();
    this.#lost.abort(new LeaseLostError());
  }
}

/** The time by both clocks. */
export interface Instant {
  readonly now: number;
  readonly date: number;
}

export function instant(clock: Clock): Instant {
  return { now: clock.now(), date: clock.date() };
}

/**
 * Tells the store how a delivery ended. A store that fails here changes nothing about the order, so the
 * result stays as it is; the issue says what that means for later.
 */
export async function finishClaim(
  { key, lease }: { readonly key: string; readonly lease: Lease },
  emit: (event: ForwardEvent) => void,
  end: ClaimEnd,
  open?: OpenLead,
): Promise<readonly Issue[]> {
  try {
    if (open !== undefined) await lease.save(open);
    await lease.finish(end);
    return [];
  } catch (thrown) {
    emit({ type: "store_failed", key, error: toError(thrown) });
    return [forwardIssue("store_failed", "", {})];
  }
}
