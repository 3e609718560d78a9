import { eitherSignal } from "../../shared/runtime/abort.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import { leadKeyOf, readStoreKey } from "../contract/leadKey.ts";
import { reasonOf } from "../contract/reason.ts";
import { reasonTexts } from "../contract/reasonTexts.ts";
import type { AttachedRegister } from "../contract/registerContract.ts";
import { isSorted } from "../delivery/orderScans.ts";
import { type FoundOrder, type OrderFilter, readOrders, unusable } from "../delivery/readOrders.ts";
import { hourMs, type Sending } from "../delivery/sendingName.ts";
import { readsInTurn } from "../waiting/turns.ts";
import type { SharedParts } from "./sharedParts.ts";

type AuditedRegister = Pick<AttachedRegister, "addIssue" | "orderOf"> | undefined;

/** How far the audit of a store has come. */
interface Progress {
  /** The last id that was read; 0 if none was. */
  readonly lastId: number;
  /** The date of the orders to begin with if no id is known, in milliseconds since 1970. */
  readonly since: number;
  /** When it was last read, in milliseconds since 1970. */
  readonly at: number;
}

interface FoundSending extends Sending {
  readonly orderId: number;
}

/**
 * Reads each new order of the account once, and compares its marker with what the store knows of the lead. So it
 * notices within the hour what no delivery can: a request that was repeated on the way, a store that forgot keys, and
 * another program that remembers leads of this namespace separately. It reads at a low priority, at most every 15
 * minutes for all processes of a store.
 */
export class Audit {
  readonly #parts: SharedParts;
  readonly #register: AuditedRegister;
  /** When it is due again, by the monotonic clock. */
  #dueAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | undefined;
  #isStrangerReported = false;
  /** Whether this run has found that the store forgot a key: one says as much as a hundred. */
  #isForgotten = false;

  constructor(parts: SharedParts, register: AuditedRegister) {
    this.#parts = parts;
    this.#register = register;
  }

  /** Audits what is new, if it is time for it. Never rejects: an audit that fails is an event, and tried again. */
  run(signal?: AbortSignal): Promise<void> {
    const { clock, emit, store } = this.#parts.settings;
    if (store.ordersOf === undefined || clock.now() < this.#dueAt) return Promise.resolve();
    const closed = this.#parts.closing.signal;
    const until = eitherSignal(signal, closed) ?? closed;
    this.#running ??= this.#audit(until)
      .catch((thrown: unknown) => {
        this.#dueAt = clock.now() + everyMs;
        if (!until.aborted) emit({ type: "refresh_failed", what: "audit", error: toError(thrown) });
      })
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #audit(signal: AbortSignal): Promise<void> {
    const { binding, clock, orderIds } = this.#parts.settings;
    this.#isForgotten = false;
    await binding.bind();
    const date = clock.date();
    const known = await this.#readProgress();
    const waitMs = known === undefined ? 0 : everyMs - Math.abs(date - known.at);
    this.#dueAt = clock.now() + (waitMs > 0 ? waitMs : everyMs);
    if (waitMs > 0) return;
    // What was sent before the first audit may be of another store.
    const from = known ?? { lastId: orderIds.confirmed, since: date };
    // Written first, so that no other process reads the same orders now.
    await this.#writeProgress({ ...from, at: date });
    if (known !== undefined) await this.#readOn({ ...known, at: date }, signal);
  }

  async #readOn(progress: Progress, signal: AbortSignal): Promise<void> {
    const { baselinker, clock, orderIds, orderScans } = this.#parts.settings;
    let { lastId } = progress;
    for (let page = 0; page < maxPages; page += 1) {
      const dateFrom = lastId === 0 ? Math.floor(progress.since / 1_000) : 0;
      const from = lastId === 0 ? 0 : lastId + 1;
      const filter: OrderFilter = lastId === 0 ? { date_from: dateFrom } : { id_from: from };
      const begunAt = clock.now();
      const orders = await readOrders(baselinker, filter, { signal, ...readsInTurn });
      const last = orders.at(-1);
      if (last === undefined) return;
      if (!isSorted(orders, from)) throw unusable();
      orderScans.keep({ from, dateFrom }, orders, begunAt);
      const open = await this.#check(orders, signal);
      lastId = open === undefined ? last.id : open - 1;
      if (lastId > 0) {
        orderIds.confirm(lastId);
        await this.#writeProgress({ ...progress, lastId });
      }
      // A page that is not full may not be the last one, but the next audit goes on there.
      if (open !== undefined || orders.length < fullPage) return;
    }
  }

  /** Checks a page. Returns the first order whose lead is still open: it is read again the next time. */
  async #check(orders: readonly FoundOrder[], signal: AbortSignal): Promise<number | undefined> {
    const { store, clock } = this.#parts.settings;
    const sendings = (await Promise.all(orders.map((order) => this.#sendingsOf(order)))).flat();
    const known = await store.ordersOf?.(sendings.map(({ storeKey }) => storeKey));
    if (known === undefined) return undefined;
    for (const [index, sending] of sendings.entries()) {
      const orderId = known[index];
      if (orderId === sending.orderId) continue;
      if (orderId === undefined) await this.#reportUnknown(sending);
      else if (orderId !== "open") await this.#reportDoubled(sending, orderId, signal);
      // A lead that waits for a person must not hold up the audit of all others.
      else if (clock.date() - sending.at < openMs) return sending.orderId;
    }
    return undefined;
  }

  /** The sendings of this namespace that the store must still know. */
  async #sendingsOf(order: FoundOrder): Promise<readonly FoundSending[]> {
    const { binding, namespace, clock, store } = this.#parts.settings;
    const oldest = clock.date() - (store.retentionMs ?? Number.POSITIVE_INFINITY);
    const sendings = await binding.sendingsOf(order);
    return sendings
      .filter(({ storeKey, at }) => at > oldest && readStoreKey(storeKey).namespace === namespace)
      .map((sending) => ({ ...sending, orderId: order.id }));
  }

  async #reportDoubled(
    { storeKey, at, orderId: other }: FoundSending,
    orderId: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { baselinker, binding, emit, contentMs } = this.#parts.settings;
    // Where people merged the orders, the first is gone, or has the marker no longer.
    const found = await readOrders(baselinker, { order_id: orderId }, { signal, ...readsInTurn });
    const first = found.find(({ id }) => id === orderId);
    const sendings = first === undefined ? [] : await binding.sendingsOf(first);
    const sending = sendings.find((candidate) => candidate.storeKey === storeKey);
    if (sending === undefined) return;
    // The same content is another lead after a while.
    const { isGiven } = leadKeyOf("", storeKey);
    if (!isGiven && Math.abs(sending.at - at) + hourMs > contentMs) return;
    const issue = forwardIssue("order_doubled", "", { other: String(other), order: String(orderId) });
    const lead = readStoreKey(storeKey);
    const key = "key" in lead ? lead.key : storeKey;
    emit({ type: "order_doubled", key, orderIds: [orderId, other] });
    await this.#register?.addIssue(storeKey, issue);
  }

  async #reportUnknown({ storeKey, orderId }: FoundSending): Promise<void> {
    const { settings, setup } = this.#parts;
    const { orderIds, store, emit } = settings;
    const isOurs = orderIds.isOf(orderId, storeKey) || (await this.#register?.orderOf(storeKey)) === orderId;
    if (isOurs) {
      if (this.#isForgotten) return;
      this.#isForgotten = true;
      await store.doubt?.();
      emit({
        type: "store_may_forget",
        ...reasonOf(reasonTexts, "order_forgotten", { order: String(orderId) }),
      });
      return;
    }
    if (this.#isStrangerReported) return;
    this.#isStrangerReported = true;
    setup.report([forwardIssue("store_not_shared", "store", { order: String(orderId) })]);
  }

  async #readProgress(): Promise<Progress | undefined> {
    const { store, namespace } = this.#parts.settings;
    const numbers = (await store.readNote(noteOf(namespace)))?.split(" ").map(Number);
    const [lastId, since, at] = numbers ?? [];
    if (lastId === undefined || since === undefined || at === undefined) return undefined;
    return { lastId, since, at };
  }

  #writeProgress({ lastId, since, at }: Progress): Promise<void> {
    const { store, namespace } = this.#parts.settings;
    return store.writeNote(noteOf(namespace), `${lastId} ${since} ${at}`, noteMs);
  }
}

const everyMs = 900_000;
const maxPages = 10;
const fullPage = 100;
/** How long an open lead may hold up the audit, from the beginning of the hour in which it was sent: two hours. */
const openMs = 7_200_000;
/** 30 days. */
const noteMs = 2_592_000_000;
const noteOf = (namespace: string) => `audit of ${namespace}`;
