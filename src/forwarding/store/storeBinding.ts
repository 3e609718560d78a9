import { StoreError } from "../../shared/errors/storeError.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { EngineState, LeadRows } from "./engineRows.ts";
import type { StoreAccount } from "./store.ts";

interface Binding {
  readonly version: 2;
  /** The key of the Base account. */
  readonly account: string;
  readonly epoch: string;
  /** When the store was created, by the machine's date: a store that lost everything is created again. */
  readonly born: number;
  /** When it was found that the engine may have forgotten something, by the machine's date; 0 for never. */
  readonly doubtedAt: number;
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

  async bind(account: StoreAccount): Promise<void> {
    this.#account = account;
    await this.#tie(account);
  }

  /** Whether the engine is unchanged since the store was bound. Always true if it was not bound. */
  isKnown({ binding, epoch }: EngineState): boolean {
    const known = this.#known;
    return known === undefined || (binding === known.text && epoch === known.binding.epoch);
  }

  async rebind(): Promise<void> {
    if (this.#account !== undefined) await this.#tie(this.#account);
  }

  /** Begins a doubt. The binding changes with it, so every process that shares the store notices at its next claim. */
  async doubt(): Promise<void> {
    if (this.#account === undefined) throw notBound(this.#steps.rows.store);
    await this.#tie(this.#account, true);
  }

  async #tie(account: StoreAccount, isForgetful = false): Promise<void> {
    const { rows, clock, step } = this.#steps;
    for (;;) {
      const { binding: before, epoch } = await step(() => rows.readBinding());
      const found = before === undefined ? undefined : readBinding(before, rows.store);
      if (found !== undefined && found.account !== account.key && found.account !== account.previousKey)
        throw otherAccount(rows.store);
      const date = clock.date();
      const next: Binding = {
        version: 2,
        account: account.key,
        epoch,
        born: found?.born ?? date,
        doubtedAt: isForgetful || this.#mayHaveForgotten(found, epoch) ? date : (found?.doubtedAt ?? 0),
      };
      const text = JSON.stringify(next);
      if (text === before || (await step(() => rows.swapBinding(before, text)))) {
        this.#known = { text, binding: next };
        const passedMs = Math.max(0, date - next.doubtedAt);
        this.#doubtedSince = next.doubtedAt === 0 ? undefined : clock.now() - passedMs;
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
    if (isBinding(value)) return value;
  } catch (error) {
    cause = error;
  }
  const message = `${store} was made by another version of this package, or is damaged. Update the package, or use another file or prefix.`;
  throw new StoreError(message, { cause, retryable: false, reason: "unreadable" });
}

function isBinding(value: unknown): value is Binding {
  return (
    isRecord(value) &&
    value.version === 2 &&
    typeof value.account === "string" &&
    typeof value.epoch === "string" &&
    typeof value.born === "number" &&
    typeof value.doubtedAt === "number"
  );
}

function notBound(store: string): StoreError {
  const message = `${store} is not bound to a Base account yet, so it cannot be doubted. Call \`bind\` first.`;
  return new StoreError(message, { retryable: false });
}

function otherAccount(store: string): StoreError {
  const message = `${store} belongs to another Base account. Use another file or prefix for this account, or pass \`previousToken\` if it is the same account with a new token.`;
  return new StoreError(message, { retryable: false, reason: "other_account" });
}
