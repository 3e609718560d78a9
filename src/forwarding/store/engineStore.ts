import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions, type OptionChecks, outOfRange } from "../../shared/options/check.ts";
import { number, objectWith, oneOf, testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import {
  erasedMark,
  type OpenLead,
  parseOpenLead,
  serializeOpenLead,
  unreadable,
} from "../contract/openLead.ts";
import {
  type ClaimedRow,
  type EngineState,
  type LeadRows,
  maxKeysAtOnce,
  refuseUnsafe,
} from "./engineRows.ts";
import { engineSteps } from "./engineSteps.ts";
import { decode, encode, pack, unpack, wholeNumber } from "./rowTexts.ts";
import type { Claim, ClaimRequest, LeadStore, StoreWarning } from "./store.ts";
import { StoreBinding } from "./storeBinding.ts";

/** Options of every store that outlives its process. */
export interface StoreOptions {
  /** How long a finished key is remembered, in milliseconds. @default 2_592_000_000 (30 days) */
  readonly retentionMs?: number | undefined;
  /**
   * After a fail-over, a loss of data, a copy or a restored backup, the store may have forgotten keys. For this time,
   * in milliseconds, a lead with an unknown key is looked up in Base before it is sent.
   * @default 3_600_000 (an hour)
   */
  readonly doubtMs?: number | undefined;
  /** Options for tests and simulations. On a server, leases and retention use the server's clock. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}

export interface EngineStoreOptions extends StoreOptions {
  /**
   * How long a step may take, retries included, in milliseconds. `Infinity` for an engine that always answers in
   * time.
   * @default 5_000
   */
  readonly maxWaitMs?: number | undefined;
  /** `"allow"` uses an engine even if it would forget leads. */
  readonly unsafe?: "allow" | undefined;
}

/* @__NO_SIDE_EFFECTS__ */
export function storeChecks(owner: string) {
  return {
    retentionMs: number({ above: 0, infinite: true, unit: "milliseconds", default: 2_592_000_000 }),
    doubtMs: number({ least: 0, infinite: true, unit: "milliseconds", default: 3_600_000 }),
    testing: testingOption(owner, systemClock),
  } satisfies OptionChecks<StoreOptions>;
}

/* @__NO_SIDE_EFFECTS__ */
export function engineStoreChecks(owner: string) {
  return {
    ...storeChecks(owner),
    maxWaitMs: number({ above: 0, infinite: true, unit: "milliseconds", default: 5_000 }),
    unsafe: oneOf(["allow"]),
  } satisfies OptionChecks<EngineStoreOptions>;
}

/** A forgotten lead is sent again, so a short retention is probably a mistake of the unit. Test clocks are exempt. */
export function refuseShortRetention(retentionMs: number, clock: Clock): void {
  if (clock !== systemClock || retentionMs >= 3_600_000) return;
  const wanted = "a number of milliseconds of at least 3_600_000, an hour. 30 days are 2_592_000_000.";
  throw outOfRange("retentionMs", wanted, retentionMs);
}

const sweepEveryMs = 60_000;

/**
 * Creates a store from an engine's rows: serializes leads, reports errors, retries after broken connections, purges,
 * and detects when the engine may have forgotten leads, so an engine is one file of statements.
 * @throws TypeError for a wrong type or an unknown name, RangeError for a number out of range
 */
/* @__NO_SIDE_EFFECTS__ */
export function engineStore(rows: LeadRows, options: EngineStoreOptions = {}): LeadStore & Closable {
  const { retentionMs, maxWaitMs, doubtMs, unsafe, testing } = checkOptions(
    "engineStore",
    engineStoreChecks("engineStore"),
    options,
  );
  const { clock } = testing;
  refuseShortRetention(retentionMs, clock);
  const checkedRows = rowsCheck.check("the rows of engineStore", rows);
  let sweptAt = Number.NEGATIVE_INFINITY;
  const { repeat, call, step, close } = engineSteps(checkedRows, { maxWaitMs, clock });
  const binding = new StoreBinding({ rows: checkedRows, clock, step: repeat }, doubtMs);
  let said: readonly string[] = [];
  const warnings: StoreWarning[] = [];
  /** Returns the settings to warn of. Rejects if the engine would forget leads. */
  const check = async () => {
    const findings = (await repeat(async () => checkedRows.check?.())) ?? [];
    refuseUnsafe(findings, unsafe);
    const before = said;
    said = findings.map(({ reason }) => reason);
    return { said, unsaid: said.filter((reason) => !before.includes(reason)) };
  };
  const rebind = async (state: EngineState) => {
    // Settings may have changed with the engine: it is not believed before they are known.
    const { unsaid } = binding.isSameEngine(state) ? { unsaid: [] } : await check();
    await binding.rebind();
    warnings.push(...toWarnings([...unsaid, ...binding.takeWarnings()]));
  };
  const sweep = async () => {
    sweptAt = clock.now();
    // If the engine is broken, the claim that follows reports it.
    await repeat(async () => checkedRows.sweep?.(retentionMs)).catch(() => {});
  };

  const knowsFromOf = ({ keptFrom = 0 }: { readonly keptFrom?: number | undefined }) =>
    binding.knowsFrom === undefined
      ? undefined
      : Math.max(binding.knowsFrom, keptFrom, clock.date() - retentionMs);
  const ordersOf = async (keys: readonly string[]) => {
    const orders: (number | "open" | undefined)[] = [];
    for (let first = 0; first < keys.length; first += maxKeysAtOnce) {
      const asked = keys.slice(first, first + maxKeysAtOnce).map(encode);
      const answers = (await repeat(async () => checkedRows.ordersOf?.(asked))) ?? [];
      orders.push(...asked.map((_, index) => orderOf(answers[index], checkedRows.record)));
    }
    return orders;
  };

  const toClaim = async (row: ClaimedRow): Promise<Claim> => {
    if (row.status === "busy") return { status: "busy" };
    if (row.status === "sent") {
      const orderId = wholeNumber(row.orderId);
      if (orderId === undefined) throw unreadable(checkedRows.record);
      const buyers = row.buyers === "" ? [] : row.buyers.split("\n").map(decode);
      return { status: "sent", orderId, fingerprint: unpack(row.fingerprint), buyers };
    }
    if (!binding.isKnown(row)) await rebind(row);
    if (row.lead === erasedMark) {
      // The former holder may still be sending, so the doubt starts now.
      return { status: "claimed", unfinished: undefined, doubt: true, doubtedForMs: 0 };
    }
    const unfinished = row.lead === undefined ? undefined : parseOpenLead(row.lead, checkedRows.record);
    if (unfinished instanceof StoreError)
      return { status: "claimed", unfinished: undefined, doubt: false, unreadable: unfinished };
    if (unfinished !== undefined) return { status: "claimed", unfinished, doubt: false };
    const { doubtedForMs } = binding;
    const isSure = doubtedForMs === undefined;
    const knowsFrom = knowsFromOf(row);
    return {
      status: "claimed",
      unfinished,
      doubt: !isSure,
      ...(isSure ? {} : { doubtedForMs }),
      ...(knowsFrom === undefined ? {} : { knowsFrom }),
    };
  };
  const claim = async (key: string, { token, leaseMs, buyer, reopen }: ClaimRequest): Promise<Claim> => {
    if (clock.now() - sweptAt >= sweepEveryMs) await sweep();
    const request = {
      token,
      leaseMs: Math.ceil(leaseMs),
      buyer: buyer ? encode(buyer) : undefined,
      reopen: reopen && {
        orderId: reopen.orderId,
        lead: reopen.open === undefined ? undefined : serializeOpenLead(reopen.open),
      },
    };
    const row = await repeat(() => checkedRows.claim(encode(key), request));
    try {
      const answer = await toClaim(row);
      const isToWarn = answer.status === "claimed" && warnings.length > 0;
      return isToWarn ? { ...answer, warnings: warnings.splice(0) } : answer;
    } catch (error) {
      // The next claim fails the same way, and need not wait for the lease.
      const end = {
        state: "open",
        orderId: 0,
        fingerprint: undefined,
        buyer: undefined,
        entry: undefined,
      } as const;
      if (row.status === "claimed")
        await checkedRows.finish(encode(key), token, { ...end, retentionMs }).catch(() => {});
      throw error;
    }
  };

  return disposable<LeadStore>({
    place: checkedRows.place,
    retentionMs,
    bind: (account) =>
      call(async () => {
        const { said: reasons } = await check();
        await binding.bind(account);
        return toWarnings([...reasons, ...binding.takeWarnings()]);
      }),
    claim: (key, request) => call(() => claim(key, request)),
    renew: (key, { token, leaseMs }, open) =>
      step(() =>
        checkedRows.renew(
          encode(key),
          { token, leaseMs: Math.ceil(leaseMs) },
          open === undefined ? undefined : serializeOpenLead(open),
        ),
      ),
    finish: (key, token, end) =>
      step(() => {
        const { orderId = 0, fingerprint, buyer } = end.state === "sent" ? end : {};
        return checkedRows.finish(encode(key), token, {
          state: end.state,
          orderId,
          fingerprint: pack(fingerprint),
          buyer: buyer ? encode(buyer) : undefined,
          entry: end.entry,
          retentionMs,
        });
      }),
    listOpen: () => step(async () => (await checkedRows.listOpen()).map(decode)),
    readNote: (name) => step(async () => unpack(await checkedRows.readNote(encode(name)))),
    writeNote: (name, text, keepMs) =>
      step(() => checkedRows.writeNote(encode(name), pack(text), Math.ceil(keepMs))),
    ...(checkedRows.readLead && {
      readOpen: (key) =>
        step(async () => readOpen(await checkedRows.readLead?.(encode(key)), checkedRows.record)),
    }),
    ...(checkedRows.ordersOf && { ordersOf: (keys) => call(() => ordersOf(keys)) }),
    doubt: () => call(() => binding.doubt()),
    erase: (key, more) => step(() => checkedRows.erase(encode(key), more)),
    close,
  });
}

/** @throws StoreError if it cannot be read */
function readOpen(text: string | undefined, record: string): OpenLead | undefined {
  const lead = text === undefined || text === erasedMark ? undefined : parseOpenLead(text, record);
  if (lead instanceof StoreError) throw lead;
  return lead;
}

function toWarnings(reasons: readonly string[]): StoreWarning[] {
  return reasons.map((reason) => ({ reason }));
}

/** @throws StoreError if it cannot be read */
function orderOf(answer: unknown, record: string): number | "open" | undefined {
  if (answer === "open" || answer === undefined) return answer;
  const orderId = wholeNumber(answer);
  if (orderId === undefined) throw unreadable(record);
  return orderId;
}

const rowsCheck = /* @__PURE__ */ (() =>
  objectWith<LeadRows>(
    ["readBinding", "swapBinding", "claim", "renew", "finish", "listOpen", "readNote", "writeNote", "erase"],
    "the rows of an engine",
  ))();
