import { StoreError } from "../../shared/errors/storeError.ts";
import { refuseUnderAnHour } from "../../shared/options/check.ts";
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

/** The checked options of a store. */
export interface StoreSettings {
  readonly retentionMs: number;
  readonly doubtMs: number;
  readonly maxWaitMs: number;
  readonly unsafe?: "allow" | undefined;
  readonly testing: { readonly clock: Clock };
}

/** A forgotten lead is sent again, so a short retention is probably a mistake of the unit. Test clocks are exempt. */
export function refuseShortRetention(retentionMs: number, clock: Clock): void {
  if (clock === systemClock) refuseUnderAnHour("retentionMs", retentionMs);
}

const sweepEveryMs = 60_000;

/**
 * Creates a store from an engine's rows: serializes leads, reports errors, retries after broken connections, purges,
 * and detects when the engine may have forgotten leads, so an engine is one file of statements.
 * @throws RangeError for a short `retentionMs`
 */
/* @__NO_SIDE_EFFECTS__ */
export function engineStore(
  rows: LeadRows,
  { retentionMs, maxWaitMs, doubtMs, unsafe, testing: { clock } }: StoreSettings,
): LeadStore & Closable {
  refuseShortRetention(retentionMs, clock);
  let sweptAt = Number.NEGATIVE_INFINITY;
  const { repeat, call, step, close } = engineSteps(rows, { maxWaitMs, clock });
  const binding = new StoreBinding({ rows, clock, step: repeat }, doubtMs);
  let said: readonly StoreWarning[] = [];
  const warnings: StoreWarning[] = [];
  /** Returns the settings to warn of. Rejects if the engine would forget leads. */
  const check = async () => {
    const findings = (await repeat(async () => rows.check?.())) ?? [];
    refuseUnsafe(findings, unsafe);
    const before = said;
    said = findings.map(({ wouldForget: _, ...warning }) => warning);
    const isSaid = ({ reason }: StoreWarning) => before.some((warning) => warning.reason === reason);
    return { said, unsaid: said.filter((warning) => !isSaid(warning)) };
  };
  const rebind = async (state: EngineState) => {
    // Settings may have changed with the engine: it is not believed before they are known.
    const { unsaid } = binding.isSameEngine(state) ? { unsaid: [] } : await check();
    await binding.rebind();
    warnings.push(...unsaid, ...binding.takeWarnings());
  };
  const sweep = async () => {
    sweptAt = clock.now();
    // If the engine is broken, the claim that follows reports it.
    await repeat(async () => rows.sweep?.(retentionMs)).catch(() => {});
  };

  const knowsFromOf = ({ keptFrom = 0 }: { readonly keptFrom?: number | undefined }) =>
    binding.knowsFrom === undefined
      ? undefined
      : Math.max(binding.knowsFrom, keptFrom, clock.date() - retentionMs);
  const ordersOf = async (keys: readonly string[]) => {
    const orders: (number | "open" | undefined)[] = [];
    for (let first = 0; first < keys.length; first += maxKeysAtOnce) {
      const asked = keys.slice(first, first + maxKeysAtOnce).map(encode);
      const answers = (await repeat(async () => rows.ordersOf?.(asked))) ?? [];
      orders.push(...asked.map((_, index) => orderOf(answers[index], rows.record)));
    }
    return orders;
  };

  const toClaim = async (row: ClaimedRow): Promise<Claim> => {
    if (row.status === "busy") return { status: "busy" };
    if (row.status === "sent") {
      const orderId = wholeNumber(row.orderId);
      if (orderId === undefined) throw unreadable(rows.record);
      const buyers = row.buyers === "" ? [] : row.buyers.split("\n").map(decode);
      return { status: "sent", orderId, fingerprint: unpack(row.fingerprint), buyers };
    }
    if (!binding.isKnown(row)) await rebind(row);
    if (row.lead === erasedMark) {
      // The former holder may still be sending, so the doubt starts now.
      return { status: "claimed", unfinished: undefined, doubt: true, doubtedForMs: 0 };
    }
    const unfinished = row.lead === undefined ? undefined : parseOpenLead(row.lead, rows.record);
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
      retentionMs,
      reopen: reopen && {
        orderId: reopen.orderId,
        lead: reopen.open === undefined ? undefined : serializeOpenLead(reopen.open),
      },
    };
    const row = await repeat(() => rows.claim(encode(key), request));
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
        await rows.finish(encode(key), token, { ...end, retentionMs }).catch(() => {});
      throw error;
    }
  };

  return disposable<LeadStore>({
    place: rows.place,
    retentionMs,
    bind: (account) =>
      call(async () => {
        const { said: found } = await check();
        await binding.bind(account);
        return [...found, ...binding.takeWarnings()];
      }),
    claim: (key, request) => call(() => claim(key, request)),
    renew: (key, { token, leaseMs }, open) =>
      step(() =>
        rows.renew(
          encode(key),
          { token, leaseMs: Math.ceil(leaseMs) },
          open === undefined ? undefined : serializeOpenLead(open),
        ),
      ),
    finish: (key, token, end) =>
      step(() => {
        const { orderId = 0, fingerprint, buyer } = end.state === "sent" ? end : {};
        return rows.finish(encode(key), token, {
          state: end.state,
          orderId,
          fingerprint: pack(fingerprint),
          buyer: buyer ? encode(buyer) : undefined,
          entry: end.entry,
          retentionMs,
        });
      }),
    listOpen: () => step(async () => (await rows.listOpen()).map(decode)),
    readNote: (name) => step(async () => unpack(await rows.readNote(encode(name)))),
    writeNote: (name, text, keepMs) =>
      step(() => rows.writeNote(encode(name), pack(text), Math.ceil(keepMs))),
    ...(rows.readLead && {
      readOpen: (key) => step(async () => readOpen(await rows.readLead?.(encode(key)), rows.record)),
    }),
    ...(rows.ordersOf && { ordersOf: (keys) => call(() => ordersOf(keys)) }),
    doubt: () => call(() => binding.doubt()),
    erase: (key, more) => step(() => rows.erase(encode(key), more)),
    close,
  });
}

/** @throws StoreError if it cannot be read */
function readOpen(text: string | undefined, record: string): OpenLead | undefined {
  const lead = text === undefined || text === erasedMark ? undefined : parseOpenLead(text, record);
  if (lead instanceof StoreError) throw lead;
  return lead;
}

/** @throws StoreError if it cannot be read */
function orderOf(answer: unknown, record: string): number | "open" | undefined {
  if (answer === "open" || answer === undefined) return answer;
  const orderId = wholeNumber(answer);
  if (orderId === undefined) throw unreadable(record);
  return orderId;
}
