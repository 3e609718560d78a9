import { StoreError } from "../../shared/errors/storeError.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { EngineState, LeadRows } from "./engineRows.ts";
import { isUsable } from "./formatVersion.ts";
import type { StoreAccount, StoreWarning } from "./store.ts";

/** A version that changes what a store holds raises it, and so stops older processes that run, at their next claim. */
const bindingVersion = 1;

interface Binding {
  readonly version: number;
  /** The oldest version whose processes may use the store. @default `version` */
  readonly readableFrom?: number;
  /** The key of the Base account. */
  readonly account: string;
  readonly epoch: string;
  /** When the store was created, by the machine's date: a store that lost everything is created again. */
  readonly born: number;
  /** When it was found that the engine may have forgotten something, by the machine's date; 0 for never. */
  readonly doubtedAt: number;
  /** Why it is doubted, so that all processes say the same. */
  readonly why?: StoreWarning | undefined;
}

interface BindingSteps {
  readonly rows: LeadRows;
  readonly clock: Clock;
  readonly step: <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
}

/** What a process knows about its store: the owner, and whether a missing key can be trusted to be new. */
export class StoreBinding {
  readonly #steps: BindingSteps;
  readonly #doubtMs: number;
  #account: StoreAccount | undefined;
  #known: { readonly text: string; readonly binding: Binding } | undefined;
  #doubtedSince: number | undefined;
  #warning: StoreWarning | undefined;
  #lastWarning: StoreWarning | undefined;

  constructor(steps: BindingSteps, doubtMs: number) {
    this.#steps = steps;
    this.#doubtMs = doubtMs;
  }

  /** How long ago the store may have forgotten keys, in milliseconds; `undefined` if missing keys are surely new. */
  get doubtedForMs(): number | undefined {
    if (this.#doubtedSince === undefined) return undefined;
    const passedMs = this.#steps.clock.now() - this.#doubtedSince;
    return passedMs < this.#doubtMs ? passedMs : undefined;
  }

  /**
   * The date since which no key was forgotten before its retention, in milliseconds since 1970: what a store held when
   * it was doubted, it may have lost. `undefined` if the store was not bound.
   */
  get knowsFrom(): number | undefined {
    const binding = this.#known?.binding;
    return binding && Math.max(binding.born, binding.doubtedAt);
  }

  /** Why the store is doubted, for people: once for each doubt. */
  takeWarnings(): readonly StoreWarning[] {
    const warning = this.#warning;
    this.#warning = undefined;
    return warning === undefined ? [] : [warning];
  }

  async bind(account: StoreAccount): Promise<void> {
    this.#account = account;
    await this.#tie(account);
  }

  /** Whether the engine is unchanged since the store was bound. Always true if it was not bound. */
  isKnown(state: EngineState): boolean {
    return this.isSameEngine(state) && (this.#known === undefined || state.binding === this.#known.text);
  }

  /** Whether the epoch is unchanged since the store was bound. Always true if it was not bound. */
  isSameEngine({ epoch }: EngineState): boolean {
    return this.#known === undefined || epoch === this.#known.binding.epoch;
  }

  async rebind(): Promise<void> {
    if (this.#account !== undefined) await this.#tie(this.#account);
  }

  /**
   * Begins a doubt. The binding changes with it, so every process that shares the store notices at its next claim. The
   * caller knows, so this process has no warning of it.
   */
  async doubt(): Promise<void> {
    if (this.#account === undefined) throw notBound(this.#steps.rows.store);
    await this.#tie(this.#account, true);
  }

  async #tie(account: StoreAccount, isProved = false): Promise<void> {
    const { rows, clock, step } = this.#steps;
    for (;;) {
      const { binding: before, epoch } = await step(() => rows.readBinding());
      const found = before === undefined ? undefined : readBinding(before, rows.store);
      if (found !== undefined && found.account !== account.key && found.account !== account.previousKey)
        throw otherAccount(rows.store);
      const date = clock.date();
      const warned = this.doubtedForMs === undefined ? undefined : this.#lastWarning;
      const isDoubted = isProved || this.#mayHaveForgotten(found, epoch);
      const cause = { before: found?.epoch, after: epoch, isProved, doubtMs: this.#doubtMs };
      const created = { version: bindingVersion, account: account.key, epoch, born: date, doubtedAt: 0 };
      const next: Binding = {
        // What a newer version wrote stays, in its order: processes of both would else rewrite it in turns.
        ...(found ?? created),
        account: account.key,
        epoch,
        doubtedAt: isDoubted ? date : (found?.doubtedAt ?? 0),
        why: isDoubted ? rows.explainDoubt?.(cause) : found?.why,
      };
      const text = JSON.stringify(next);
      if (text === before || (await step(() => rows.swapBinding(before, text)))) {
        this.#known = { text, binding: next };
        const passedMs = Math.max(0, date - next.doubtedAt);
        this.#doubtedSince = next.doubtedAt === 0 ? undefined : clock.now() - passedMs;
        if (isDoubted || this.doubtedForMs !== undefined) {
          this.#lastWarning = next.why;
          if (!isProved && next.why?.reason !== warned?.reason) this.#warning = next.why;
        }
        return;
      }
    }
  }

  #mayHaveForgotten(found: Binding | undefined, epoch: string): boolean {
    const known = this.#known?.binding;
    // The store is empty although this process knows it, or was created since: it lost everything.
    const isAnother = known !== undefined && found?.born !== known.born;
    if (found === undefined) return isAnother;
    return found.epoch !== epoch || (isAnother && found.doubtedAt === 0);
  }
}

function readBinding(text: string, store: string): Binding {
  let cause: unknown;
  try {
    const value: unknown = JSON.parse(text);
    if (isBinding(value)) {
      const { version, readableFrom = version } = value;
      if (isUsable({ version, readableFrom }, bindingVersion)) return value;
      if (version > bindingVersion) throw tooNew(store, version);
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    cause = error;
  }
  throw damagedBinding(store, cause);
}

export function damagedBinding(store: string, cause: unknown): StoreError {
  const message = `${store} was made by another version of this package, or is damaged. Update the package, or use another file or prefix.`;
  return new StoreError(message, { cause, retryable: false, reason: "unreadable" });
}

function isBinding(value: unknown): value is Binding {
  return (
    isRecord(value) &&
    typeof value.version === "number" &&
    (value.readableFrom === undefined || typeof value.readableFrom === "number") &&
    typeof value.account === "string" &&
    typeof value.epoch === "string" &&
    typeof value.born === "number" &&
    typeof value.doubtedAt === "number" &&
    (value.why === undefined || (isRecord(value.why) && typeof value.why.reason === "string"))
  );
}

function notBound(store: string): StoreError {
  const message = `${store} is not bound to a Base account. Call \`bind\` first.`;
  return new StoreError(message, { retryable: false });
}

function tooNew(store: string, version: number): StoreError {
  const message = `${store} is used by a newer version of this package, in format ${version}, and this one reads format ${bindingVersion}. Update the package here too.`;
  return new StoreError(message, { retryable: false, reason: "unreadable" });
}

function otherAccount(store: string): StoreError {
  const message = `${store} belongs to another Base account. Use another file or prefix for this account, or pass \`previousToken\` if it is the same account with a new token.`;
  return new StoreError(message, { retryable: false, reason: "other_account" });
}
