import type { Issue } from "../../mapping/contract/mapResult.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { DeliveryError } from "../contract/deliveryError.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import type { Emit } from "../contract/forwardEvent.ts";
import type { ForwardResult } from "../contract/forwardResult.ts";
import type { OpenLead } from "../contract/openLead.ts";
import type { LeadEntry } from "../contract/registerContract.ts";
import type { ClaimEnd, ClaimFinish, ClaimRequest, LeadStore } from "../store/store.ts";

/** The claim is lost: its lease ran out, and another process may have taken the lead over. */
export class LeaseLostError extends DeliveryError<"lease_lost"> {
  override readonly name = "LeaseLostError";

  constructor() {
    super("lease_lost", {});
  }
}

/** The claim is too old for a request to end within its lease. Nothing was sent; renew it and try again. */
export class LeaseOldError extends DeliveryError<"lease_old"> {
  override readonly name = "LeaseOldError";

  constructor() {
    super("lease_old", {});
  }
}

export class Lease {
  readonly #store: LeadStore;
  readonly #key: string;
  readonly #claim: ClaimRequest;
  readonly #clock: Clock;
  readonly #lost = new AbortController();
  #renewedAt: number;
  #renewedOn: number;
  #cancel: (() => void) | undefined;
  #ended = false;

  /** `since` is the time, by both clocks, just before the claim was made. */
  constructor(store: LeadStore, key: string, claim: ClaimRequest, clock: Clock, since: Instant) {
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

  /** Throws if the lease may have run out, or may within `neededMs`, by either clock: a suspended machine stops one. */
  check(neededMs = 0): void {
    const passed = Math.max(this.#clock.now() - this.#renewedAt, this.#clock.date() - this.#renewedOn);
    if (passed >= this.#claim.leaseMs) this.#lose();
    if (this.#lost.signal.aborted) throw this.#lost.signal.reason;
    if (passed > this.#claim.leaseMs - neededMs) throw new LeaseOldError();
  }

  /** Saves the lead for the next holder; throws if the claim is lost or the store fails. */
  async save(lead: OpenLead): Promise<void> {
    const since = instant(this.#clock);
    if (!(await this.#store.renew(this.#key, this.#claim, lead))) this.#lose();
    else this.#renewed(since);
    this.check();
  }

  /** Ends the claim, and returns whether it was still held. Throws if the store fails. */
  async finish(end: ClaimEnd): Promise<ClaimFinish> {
    this.stop();
    const finished = await this.#store.finish(this.#key, this.#claim.token, end);
    if (finished === "order_taken") {
      // The claim is still held, and there is more to do.
      this.#ended = false;
      this.#schedule();
    }
    return finished;
  }

  /** Stops renewing. Unless it was ended before, the claim ends when its lease runs out. */
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
      // The store failed. The next renewal tries again; `check` notices when it is too late.
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

/** Saves the lead, which renews the claim, and sends. Repeats both if the claim became too old before it was sent. */
export async function sendUnderClaim<Answer>(
  lease: Lease,
  open: OpenLead,
  send: () => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    await lease.save(open);
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof LeaseOldError) || tries === maxTries) throw error;
    }
  }
}

/** A store that needs half a lease for each renewal will not be faster next time. */
const maxTries = 3;

export interface Instant {
  readonly now: number;
  readonly date: number;
}

export function instant(clock: Clock): Instant {
  return { now: clock.now(), date: clock.date() };
}

interface FinishedClaim {
  readonly finished: ClaimFinish | "failed";
  readonly issues: readonly Issue[];
}

/**
 * Writes the end of a delivery to the store, and its result to a register in the same place. A store that fails here
 * changes nothing about the order, so the result stays the same; an issue explains the consequences.
 */
export async function finishClaim(
  {
    key,
    lease,
    entry,
  }: { readonly key: string; readonly lease: Lease; readonly entry: LeadEntry | undefined },
  emit: Emit,
  end: ClaimEnd,
  {
    open,
    result,
  }: { readonly open?: OpenLead | undefined; readonly result?: ForwardResult | undefined } = {},
): Promise<FinishedClaim> {
  let finished: FinishedClaim["finished"] = "failed";
  try {
    if (open !== undefined) await lease.save(open);
    const change = result === undefined ? undefined : entry?.changeFor(result);
    finished = await lease.finish({ ...end, entry: change });
    if (finished === "lost" && result?.status === "unknown") throw new LeaseLostError();
    if (finished === "done" && change !== undefined) entry?.saved();
    const isDoubled = finished === "lost" && end.state === "sent";
    return { finished, issues: isDoubled ? [forwardIssue("duplicate_possible", "", {})] : [] };
  } catch (thrown) {
    // Another process has the lead, or what may be in Base would be unknown: the delivery continues.
    if (thrown instanceof LeaseLostError && result?.status === "unknown") throw thrown;
    emit({ type: "store_failed", key, error: toError(thrown) });
    return { finished, issues: [forwardIssue("store_failed", "", {})] };
  } finally {
    // Also if the store failed before the claim ended: a claim renewed forever would block the lead.
    if (finished !== "order_taken") lease.stop();
  }
}
