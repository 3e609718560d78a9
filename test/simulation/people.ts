import type { FaultKind } from "./faults.ts";
import type { Process, Way } from "./process.ts";
import type { Senders } from "./senders.ts";
import type { Shop } from "./shop.ts";
import type { World } from "./world.ts";

/** Those who look at the register, and after the files: what they do to leads, at any moment. */
export class People {
  /** A lead was erased or discarded: it may stay without an order. */
  hasErased = false;
  /** How many events had happened when that was done, where its sender does not retry. */
  goneAt: number | undefined;
  readonly #world: World;
  readonly #shop: Shop;
  readonly #areToldKept: () => boolean;
  #isCopied = false;

  constructor(world: World, shop: Shop, senders: Senders, leads: readonly string[]) {
    this.#world = world;
    this.#shop = shop;
    this.#areToldKept = () => leads.every((lead) => senders.wereToldKept(lead));
  }

  /** What they can do from a process. */
  waysOf(process: Process): Way[] {
    const running = this.#shop.find(process.name);
    const { pair, lastKey, store } = this.#shop;
    if (running === undefined) return [];
    if (pair === undefined || running.registered === undefined) {
      const eraseKey = (key: string) =>
        this.#way("record-erased", "erases the lead", () => {
          this.hasErased = true;
          void store.erase(key);
        });
      return lastKey === undefined ? [] : [eraseKey(lastKey)];
    }
    const { register } = running.registered;
    const erase = this.#way("record-erased", "erases the lead", () =>
      this.#eachEntry((id) => register.erase(id)),
    );
    const discard = this.#way("lead-discarded", "discards the lead", () =>
      this.#eachEntry((id) => register.discard(id)),
    );
    const { copy, putBack } = pair;
    // Before its first lead a file knows nothing: to put that back is to begin a new one.
    if (copy === undefined || lastKey === undefined) return [erase, discard];
    const takeCopy = this.#way("copy-taken", "copies the files", () => {
      this.#isCopied = true;
      copy();
    });
    const restore = this.#way("copy-put-back", "stops everything, and puts the copy back", () => {
      this.#shop.endAll();
      void putBack?.();
    });
    return [erase, discard, this.#isCopied ? restore : takeCopy];
  }

  #way(kind: FaultKind, text: string, go: () => void): Way {
    return {
      kind,
      go: () => {
        this.#world.timeline.fault("a person", text, kind);
        go();
      },
    };
  }

  /** What a person does to each entry that is shown at that moment. */
  #eachEntry(act: (id: string) => Promise<unknown>): void {
    this.hasErased = true;
    const isGone = this.#areToldKept();
    const acting = this.#shop.entries().then(async (entries) => {
      for (const { id } of entries) await act(id);
      if (isGone) this.goneAt ??= this.#world.events;
    });
    acting.catch((error: unknown) => this.#world.timeline.add("a person", `is told: ${error}`));
  }
}
