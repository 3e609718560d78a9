import type { ForwardResult } from "../../src/forwarding/contract/forwardResult.ts";
import { StoreError } from "../../src/shared/errors/storeError.ts";
import { type Answer, afterResult, type Delivered, type History, type Violation } from "./invariants.ts";
import type { Message, Process, Way } from "./process.ts";
import type { Scenario } from "./scenario.ts";
import type { Running, Shop } from "./shop.ts";
import type { World } from "./world.ts";

/** What the senders tell, and to whom. */
export interface Watch {
  readonly history: () => History;
  readonly see: (seen: Violation | undefined) => void;
}

interface Repeats {
  /** How often the sender retries if the answer is not a success. */
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
  readonly #answersStored: Scenario["answersStored"];
  readonly #processes: readonly string[];
  /** When people say that an order is not in Base. Each looks for it once. */
  #confirmMs: readonly number[];

  constructor(world: World, shop: Shop, watch: Watch, scenario: Scenario) {
    this.#comeAgain = scenario.senders === "retry";
    this.#answersStored = scenario.answersStored;
    this.#processes = scenario.processes;
    this.#confirmMs = scenario.peopleConfirmMs ?? [];
    this.#world = world;
    this.#shop = shop;
    this.#watch = watch;
  }

  waiting(): readonly Delivered[] {
    return [...this.#open];
  }

  /** Whether a sender was told that the lead is kept. */
  wereToldKept(wanted: string): boolean {
    return this.ended.some(({ lead, result }) => lead === wanted && result?.status === "accepted");
  }

  deliver(to: string, lead: string, inMs: number, { repeats }: Repeats = { repeats: 2 }): void {
    const arrive = (deadlineMs = Number.POSITIVE_INFINITY) => this.#arrive(to, lead, { repeats }, deadlineMs);
    const message: Message = {
      name: `lead ${lead} to ${to}`,
      usual: () => arrive(),
      ways: () => [
        {
          kind: "deadline-short",
          go: () => {
            const text = `delivers lead ${lead} to ${to}, with ${shortDeadlineMs / 1_000} s for it`;
            this.#world.timeline.fault("sender", text, "deadline-short");
            arrive(shortDeadlineMs);
          },
        },
        {
          kind: "again",
          go: () => {
            this.#world.timeline.fault("sender", `delivers lead ${lead} to ${to}, and again`, "again");
            arrive();
            this.#world.after(1_000, { name: `lead ${lead} to ${to} again`, usual: () => arrive() });
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
    const close = () => {
      this.#world.timeline.fault(process.name, "is closed", "closes");
      this.#shop.close(process);
    };
    return [
      { kind: "caller-leaves", go },
      { kind: "closes", go: close },
    ];
  }

  /** The process died: its senders get no answer and retry. */
  hangUp(process: Process): void {
    for (const each of this.#open) {
      if (each.process !== process) continue;
      this.#open.delete(each);
      if (this.#comeAgain) this.deliver(each.to, each.lead, againAfterDeathMs, each);
    }
  }

  #arrive(to: string, lead: string, { repeats }: Repeats, deadlineMs: number): void {
    const running = this.#shop.find(to);
    if (running === undefined) {
      this.deliver(to, lead, againAfterDeathMs, { repeats });
      return;
    }
    this.#world.timeline.add(to, `gets lead ${lead}`);
    const { forwarder, registered } = running;
    this.#follow({ lead, to, repeats }, running, (open) => {
      const { signal } = open.controller;
      if (this.#answersStored === undefined || registered === undefined)
        return forwarder.forward(lead, { signal, deadlineMs });
      if (this.#answersStored === "and delivers later") return kept(registered.receive(lead));
      const receiving = registered.receive(lead, { deliver: "now" });
      receiving.then(({ ended }) => ended.then((result) => this.#hear({ ...open, result }))).catch(() => {});
      return kept(receiving);
    });
  }

  /** How a delivery ended. Of one that began when its sender was answered, no one waits for it. */
  #hear(delivered: Delivered): void {
    const { to, lead, result } = delivered;
    this.#world.timeline.add(to, `lead ${lead}: ${result === undefined ? "rejected" : tell(result)}`);
    this.#watch.see(afterResult(this.#watch.history(), delivered));
  }

  #follow(
    given: Repeats & Pick<Delivered, "lead" | "to">,
    { process }: Running,
    begin: (open: Open) => Promise<Answer>,
  ): void {
    const controller = new AbortController();
    const open: Open = { ...given, process, controller, cameAt: this.#world.events, result: undefined };
    this.#open.add(open);
    begin(open).then(
      (result) => this.#end(open, { ...open, result }),
      (rejection: unknown) => this.#end(open, { ...open, rejection }),
    );
  }

  #end(open: Open, delivered: Delivered): void {
    // A process that died meanwhile tells no one.
    if (!this.#open.delete(open)) return;
    const { to, lead, result } = delivered;
    this.ended.push(delivered);
    this.#hear(delivered);
    if (result?.status === "success" || result?.status === "duplicate" || result?.status === "accepted")
      return;
    if (result?.status === "unknown" && result.retryAfterMs === undefined) this.#lookFor(lead, result);
    const isFinal = result?.status === "error" && !result.retryable;
    if (open.repeats === 0 || !this.#comeAgain || isFinal) return;
    this.deliver(to, lead, againAfterErrorMs, { repeats: open.repeats - 1 });
  }

  /** A lead is left to people: each looks in Base, and where its order is not there says so a little later. */
  #lookFor(lead: string, { entryId }: ForwardResult): void {
    const times = this.#confirmMs;
    this.#confirmMs = [];
    if (entryId === undefined || this.#isInBase(lead)) return;
    for (const [index, ms] of times.entries()) {
      const to = this.#processes[index] ?? "";
      const seen = this.#shop.factsOf(entryId);
      const confirm = () => this.#confirm(to, lead, entryId);
      this.#world.after(ms, {
        name: `a person in ${to}`,
        usual: async () => {
          // Who sees that it was tried since looks once more.
          const isSame = (await this.#shop.factsOf(entryId)) === (await seen);
          if (isSame || !this.#isInBase(lead)) confirm();
        },
        ways: () => [
          {
            kind: "not-looked-again",
            go: () => {
              this.#world.timeline.fault("a person", "does not look again", "not-looked-again");
              confirm();
            },
          },
        ],
      });
    }
  }

  #isInBase(wanted: string): boolean {
    return this.#watch.history().orders.some(({ lead }) => lead === wanted);
  }

  #confirm(to: string, lead: string, entryId: string): void {
    const running = this.#shop.find(to);
    // Who gets no answer looks again, and begins again.
    if (running?.registered === undefined) return;
    const { registered } = running;
    this.#world.timeline.add("a person", `says in ${to} that the order of lead ${lead} is not in Base`);
    this.#follow({ lead, to, repeats: 0 }, running, ({ controller: { signal } }) =>
      registered.resend(entryId, { confirmedAbsent: true, signal }),
    );
  }
}

/** Less than the settle time, and more than a request takes that nothing disturbs. */
const shortDeadlineMs = 10_000;
const againAfterDeathMs = 10_000;
const againAfterErrorMs = 1_000;

/** A lead is kept, or its sender is asked to retry. */
function kept(receiving: Promise<unknown>): Promise<Answer> {
  return receiving.then(
    () => ({ status: "accepted" }),
    (error: unknown) => {
      if (error instanceof StoreError || String(error).includes("was closed"))
        return { status: "refused", error };
      throw error;
    },
  );
}

function tell(result: Answer): string {
  if (result.status === "accepted") return "accepted";
  if (result.status === "success") return `success ${result.orderId}, payment ${result.payment}`;
  if (result.status === "duplicate") return `duplicate of ${result.orderId}`;
  if (result.status === "skip") return "skip";
  if (result.status === "refused") return `refused: ${result.error}`;
  return `${result.status}: ${result.error?.message}`;
}
