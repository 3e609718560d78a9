import { toError } from "../../shared/runtime/errors.ts";
import type { ForwardFailure, ForwardResult } from "../contract/forwardResult.ts";
import type { LeadKey } from "../contract/leadKey.ts";
import { type EntryChange, type LeadEntry, LeadRemovedError } from "../contract/registerContract.ts";
import type { AttemptBy } from "../contract/registerTypes.ts";
import { maxDueMs } from "./entryRows.ts";
import { endOf, keyText, readKey } from "./entryTexts.ts";
import type { RegisterContext } from "./registerContext.ts";

interface KnownEntry {
  readonly id: string;
  readonly namespace: string;
  readonly head: string;
  readonly by: AttemptBy;
  /** Whether the entry is not written yet. Its first result creates it. */
  readonly isNew?: boolean;
  /** Whether `work` retries the lead after a temporary failure. */
  readonly isDue?: boolean;
  readonly key?: string | undefined;
  readonly storeKey?: string | undefined;
  /** How often it was tried before. */
  readonly attempts?: number;
  readonly refusal?: ForwardFailure | undefined;
  readonly absentAt?: number | undefined;
}

const firstRetryMs = 5_000;

export class ClaimedEntry implements LeadEntry {
  readonly #context: RegisterContext;
  readonly #known: KnownEntry;
  readonly absentAt: number | undefined;
  readonly refusal: ForwardFailure | undefined;
  #id: string;
  /** The key text, as `keyText` returns it. */
  #key: string | undefined;
  #storeKey: string | undefined;
  #takesKey = false;
  #differs = false;
  /** The change that the store is to write, and the one that it has written. */
  #atStore: EntryChange | undefined;
  #saved: EntryChange | undefined;

  constructor(context: RegisterContext, known: KnownEntry) {
    this.#context = context;
    this.#known = known;
    this.absentAt = known.absentAt;
    this.refusal = known.refusal;
    this.#id = known.id;
    this.#key = known.key;
    this.#storeKey = known.storeKey;
  }

  get key(): LeadKey | undefined {
    return readKey(this.#known.key);
  }

  get buyer(): string | undefined {
    return readKey(this.#known.key)?.buyer;
  }

  async bind(key: LeadKey, storeKey: string, buyer?: string, takesKey = false): Promise<void> {
    this.#key ??= keyText(key, buyer);
    this.#takesKey = takesKey;
    this.#storeKey = storeKey;
    if (this.#known.isNew === true) return;
    const id = await this.#context.steps.change(this.#change());
    if (id === undefined) throw new LeadRemovedError();
    this.#id = id;
  }

  keepApart(key: LeadKey, storeKey: string, buyer?: string): void {
    this.#key = keyText(key, buyer);
    this.#storeKey = storeKey;
    this.#differs = true;
  }

  changeFor(result: ForwardResult): EntryChange | undefined {
    this.#atStore = this.#context.forwarder.isAtStore ? this.#changeFor(result) : undefined;
    return this.#atStore;
  }

  saved(): void {
    this.#saved = this.#atStore;
  }

  async end(result: ForwardResult): Promise<ForwardResult> {
    try {
      this.#id = (await this.#write(result)) ?? this.#id;
    } catch (thrown) {
      // The entry stays as it was: `work` retries it and finds its order.
      this.#context.forwarder.onFailure(readKey(this.#key)?.text ?? "", toError(thrown));
    }
    return { ...result, entryId: this.#id };
  }

  /** Gives the lead back without an end. It stays due when its lease is over. */
  async release(): Promise<void> {
    await this.#context.steps.change({
      ...this.#change(),
      head: undefined,
      isDelivery: false,
      isReleased: true,
    });
  }

  async #write(result: ForwardResult): Promise<string | undefined> {
    const { steps } = this.#context;
    const saved = this.#saved;
    if (saved?.end === undefined) return steps.change(this.#changeFor(result));
    if ((await steps.read(this.#id)) !== undefined) return this.#id;
    // The store merged it with an earlier entry. Writing it again changes nothing and returns the id of that entry.
    const end = { ...saved.end, replacesFacts: false };
    return steps.change({ ...saved, head: undefined, isDelivery: false, end });
  }

  #changeFor(result: ForwardResult): EntryChange {
    const { forwarder, limits, rulesHash } = this.#context;
    const end = endOf(result, {
      at: forwarder.clock.date(),
      by: this.#known.by,
      rulesHash: rulesHash(),
      keepsAll: limits.keepLeads === "all",
      differs: this.#differs,
      dueInMs: this.#known.isDue ? this.#dueInMs(result) : undefined,
    });
    return { ...this.#change(), end };
  }

  #change(): EntryChange {
    const { isNew, namespace, head, by } = this.#known;
    const { entryRetentionMs: keepMs, retentionMs: keepLeadMs } = this.#context.limits;
    return {
      id: this.#id,
      storeKey: this.#storeKey,
      key: this.#key,
      takesKey: this.#takesKey ? true : undefined,
      head: isNew ? { namespace, facts: head } : undefined,
      isDelivery: by !== "reconcile" && by !== "resend",
      keepMs,
      keepLeadMs,
    };
  }

  /** When to retry a lead that failed temporarily. The delay grows until it succeeds. */
  #dueInMs(result: ForwardResult): number | undefined {
    const retryAfterMs = "retryAfterMs" in result ? result.retryAfterMs : undefined;
    if (retryAfterMs === undefined) return undefined;
    const waitMs = Math.max(retryAfterMs, firstRetryMs * 2 ** (this.#known.attempts ?? 0));
    return Math.ceil(Math.min(waitMs, maxDueMs));
  }
}
