import type { ForwardResult } from "../../src/forwarding/forwardResult.ts";
import { afterResult, type Delivered, type History, type Violation } from "./invariants.ts";
import type { Message, Process, Way } from "./process.ts";
import type { Shop } from "./shop.ts";
import type { World } from "./world.ts";

/** What the senders tell, and to whom. */
export interface Watch {
  readonly history: () => History;
  readonly see: (seen: Violation | undefined) => void;
}

interface Repeats {
  /** How often the sender comes again if the answer is not a success. */
  readonly repeats: number;
}

interface Open extends Delivered, Repeats {
  readonly controller: AbortController;
}

/** Those who have leads and deliver them until they get a success, as webhook senders do. */
export class Senders {
  readonly ended: Delivered[] = [];
  readonly #open = new Set<Open>();
  readonly #world: World;
  readonly #shop: Shop;
  readonly #watch: Watch;
  readonly #comeAgain: boolean;

  constructor(world: World, shop: Shop, watch: Watch, comeAgain: boolean) {
    this.#comeAgain = comeAgain;
    this.#world = world;
    this.#shop = shop;
    this.#watch = watch;
  }

  waiting(): readonly Delivered[] {
    return [...this.#open];
  }

  deliver(to: string, lead: string, inMs: number, { repeats }: Repeats = { repeats: 2 }): void {
    const arrive = () => this.#arrive(to, lead, { repeats });
    const message: Message = {
      name: `lead ${lead} to ${to}`,
      usual: arrive,
      ways: () => [
        {
          kind: "again",
          go: () => {
            this.#world.timeline.fault("sender", `delivers lead ${lead} to ${to}, and again`, "again");
            arrive();
            this.#world.after(1_000, { name: `lead ${lead} to ${to} again`, usual: arrive });
          },
        },
      ],
    };
    // What comes at the same moment is on its way together.
    if (inMs === 0) this.#world.send(message);
    else this.#world.after(inMs, message);
  }

  /** A caller can stop waiting at any moment. */
  waysOf(process: Process): Way[] {
    const waiting = [...this.#open].filter(
      (each) => each.process === process && !each.controller.signal.aborted,
    );
    if (waiting.length === 0) return [];
    const go = () => {
      this.#world.timeline.fault("sender", `stops waiting for ${process.name}`, "caller-leaves");
      for (const each of waiting) each.controller.abort(new Error("The caller left."));
    };
    return [{ kind: "caller-leaves", go }];
  }

  /** The process died: its senders get no answer and come again. */
  hangUp(process: Process): void {
    for (const each of this.#open) {
      if (each.process !== process) continue;
      this.#open.delete(each);
      if (this.#comeAgain) this.deliver(each.to, each.lead, againAfterDeathMs, each);
    }
  }

  #arrive(to: string, lead: string, { repeats }: Repeats): void {
    const running = this.#shop.find(to);
    if (running === undefined) {
      this.deliver(to, lead, againAfterDeathMs, { repeats });
      return;
    }
    this.#world.timeline.add(to, `gets lead ${lead}`);
    const cameAt = this.#world.events;
    const controller = new AbortController();
    const { process, forwarder } = running;
    const open: Open = { lead, to, cameAt, result: undefined, repeats, process, controller };
    this.#open.add(open);
    forwarder.forward(lead, { signal: controller.signal }).then(
      (result) => this.#end(open, { ...open, result }),
      (rejection: unknown) => this.#end(open, { ...open, rejection }),
    );
  }

  #end(open: Open, delivered: Delivered): void {
    // A process that died meanwhile tells nobody.
    if (!this.#open.delete(open)) return;
    const { to, lead, result } = delivered;
    this.ended.push(delivered);
    this.#world.timeline.add(to, `lead ${lead}: ${result === undefined ? "rejected" : tell(result)}`);
    this.#watch.see(afterResult(this.#watch.history(), delivered));
    if (result?.status === "success" || result?.status === "duplicate") return;
    if (open.repeats === 0 || !this.#comeAgain) return;
    this.deliver(to, lead, againAfterErrorMs, { repeats: open.repeats - 1 });
  }
}

const againAfterDeathMs = 10_000;
const againAfterErrorMs = 1_000;

function tell(result: ForwardResult): string {
  if (result.status === "success") return `success ${result.orderId}, payment ${result.payment}`;
  if (result.status === "duplicate") return `duplicate of ${result.orderId}`;
  if (result.status === "skip") return "skip";
  return `${result.status}: ${result.error?.message}`;
}
