import { isRecord } from "../../shared/json/value.ts";
import { keyedHash } from "../../shared/runtime/nodeHash.ts";
import type { ClaimedRow, LeadRows, RowClaim, RowEnd } from "./engineRows.ts";
import type { ClaimFinish } from "./store.ts";
import { damagedBinding } from "./storeBinding.ts";

/**
 * The rows of an engine that keeps what was erased under an alias of its key, in which no one can read the key. A key
 * has one row, under itself or under its alias.
 */
export interface AliasedRows extends Omit<LeadRows, "claim" | "finish" | "erase"> {
  /**
   * Claims as `LeadRows` says. If there is no row under the key, or one in which nothing was written, the row under the
   * alias counts: one that is sent is answered, and renewed, where it is; any other, or one that is reopened, is moved
   * to the key.
   */
  claim(key: string, claim: AliasedClaim): Promise<ClaimedRow>;
  /**
   * Ends as `LeadRows` says, but the answer is `gone` where there is no row under the key and no alias is given. With
   * one the row under the alias counts, or there is none.
   */
  finish(key: string, token: string, end: AliasedEnd): Promise<ClaimFinish | "gone">;
  /** Erases as `LeadRows` says, also a row that is under the alias. What remains is under the alias. */
  erase(key: string, alias: string, more: boolean | undefined): Promise<void>;
}

interface AliasedClaim extends RowClaim {
  /** The alias of the key; absent if nothing was erased yet, as far as this process knows. */
  readonly alias?: string | undefined;
}

export interface AliasedEnd extends RowEnd {
  /** The alias of the key, or the key itself if nothing was erased yet. */
  readonly alias?: string | undefined;
}

/**
 * Rows for `engineStore` that keep no key of an erased lead. An alias is an HMAC of the key, with a secret that the
 * first erasure writes into the binding of the store. A process gets the binding with each claim, so that it need not
 * ask whether something was erased, and a store in which nothing was erased costs nothing more.
 * @param newSecret - Returns 32 random bytes as text
 */
export function withErasedKeys(rows: AliasedRows, newSecret: () => string = randomSecret): LeadRows {
  // The binding as it was last read, and the secret in it.
  let known: { readonly text?: string | undefined; readonly secret?: string | undefined } = {};

  /** Returns whether the store has another secret than this process knew. */
  const learn = (text: string | undefined): boolean => {
    if (text === known.text) return false;
    const before = known.secret;
    known = { text, secret: secretIn(text) };
    return known.secret !== before;
  };
  const readBinding = async () => {
    const state = await rows.readBinding();
    learn(state.binding);
    return state;
  };
  const aliasOf = (key: string): string | undefined =>
    known.secret === undefined ? undefined : `${aliasStart}${keyedHash(known.secret, key)}`;

  return {
    ...rows,
    async readBinding() {
      const state = await readBinding();
      return isOwned(state.binding) ? state : { ...state, binding: undefined };
    },
    swapBinding(before, after) {
      const { text, secret } = known;
      if (before !== undefined || secret === undefined || isOwned(text))
        return rows.swapBinding(before, after);
      // Something was erased before the store had an account.
      return rows.swapBinding(text, withSecret(rows.store, after, secret));
    },
    async claim(key, claim) {
      for (;;) {
        const row = await rows.claim(
          key,
          known.secret === undefined ? claim : { ...claim, alias: aliasOf(key) },
        );
        // A claim of the same token is the same claim, and nothing was sent under it.
        const isToRepeat = row.status === "claimed" && learn(row.binding) && known.secret !== undefined;
        if (!isToRepeat) return row;
      }
    },
    async finish(key, token, end) {
      const finished = await rows.finish(key, token, end);
      if (finished !== "gone") return finished;
      // Another process may have erased something for the first time.
      await readBinding();
      const again = await rows.finish(key, token, { ...end, alias: aliasOf(key) ?? key });
      return again === "gone" ? "lost" : again;
    },
    ...(rows.ordersOf && {
      async ordersOf(keys) {
        await readBinding();
        if (known.secret === undefined) return (await rows.ordersOf?.(keys)) ?? [];
        const aliases = keys.map((key) => aliasOf(key) ?? key);
        const orders = (await rows.ordersOf?.([...keys, ...aliases])) ?? [];
        return keys.map((_, index) => orders[index] ?? orders[keys.length + index]);
      },
    }),
    async erase(key, more) {
      for (;;) {
        const { binding } = await readBinding();
        const alias = aliasOf(key);
        if (alias !== undefined) return rows.erase(key, alias, more);
        await rows.swapBinding(binding, withSecret(rows.store, binding, newSecret()));
      }
    },
  };
}

/** No key begins so: in a key, as `encode` writes it, a quotation mark comes after a backslash. */
const aliasStart = 'h:"';

/** What the binding of a store has besides what `StoreBinding` writes, which keeps it. */
interface WithSecret extends Readonly<Record<string, unknown>> {
  readonly erasureSecret: string;
}

function hasSecret(value: unknown): value is WithSecret {
  return isRecord(value) && typeof value.erasureSecret === "string" && value.erasureSecret !== "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // `StoreBinding` reports it.
    return undefined;
  }
}

function secretIn(text: string | undefined): string | undefined {
  const value = text === undefined ? undefined : parsed(text);
  return hasSecret(value) ? value.erasureSecret : undefined;
}

/** Whether the binding names an account. One that was written by an erasure alone does not. */
function isOwned(text: string | undefined): boolean {
  const value = text === undefined ? undefined : parsed(text);
  return !hasSecret(value) || value.account !== undefined;
}

/** @throws StoreError if the binding cannot be read */
function withSecret(store: string, binding: string | undefined, erasureSecret: string): string {
  const value = binding === undefined ? {} : parsed(binding);
  if (!isRecord(value)) throw damagedBinding(store, undefined);
  return JSON.stringify({ ...value, erasureSecret });
}

function randomSecret(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
}
