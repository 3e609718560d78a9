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

/** How a lead is handed over. */
interface Handing {
  readonly deadlineMs?: number;
  /** The caller reads its next row into the object of this one. */
  readonly isReused?: true;
}

interface Open extends Delivered, Repeats {
  readonly controller: AbortController;
}

/** Those who have leads and deliver them until they get a success, as webhook senders do. */
export class Senders {
  readonly ended: Delivered[] = [];
  readonly #open = new Set<Open>();
  readonly #leads: readonly string[];
  /** Of a lead, the one that came under its key when that was forgotten. */
  readonly #followers = new Map<string, string>();
  readonly #world: World;
  readonly #shop: Shop;
  readonly #watch: Watch;
  readonly #comeAgain: boolean;
  readonly #answersStored: Scenario["answersStored"];
  readonly #processes: readonly string[];
  /** When people say that an order is not in Base. Each looks for it once. */
  #confirmMs: readonly number[];

  constructor(world: World, shop: Shop, watch: Watch, scenario: Scenario) {
    this.#leads = scenario.leads;
    this.#comeAgain = scenario.senders === "retry";
    this.#answersStored = scenario.answersStored;
    this.#processes = scenario.processes;
    this.#confirmMs = scenario.peopleConfirmMs ?? [];
    this.#world = world;
    this.#shop = shop;
    this.#watch = watch;
  }

  /** The leads that must be orders in the end, those that came later under their keys included. */
  get leads(): readonly string[] {
    return [...this.#leads, ...this.#followers.values()];
  }

  /** The leads whose keys are still theirs: the earlier one of two is done with. */
  get lastLeads(): readonly string[] {
    return this.leads.filter((lead) => !this.#followers.has(lead));
  }

  waiting(): readonly Delivered[] {
    return [...this.#open];
  }

  /** Whether a sender was told that the lead is kept. */
  wereToldKept(wanted: string): boolean {
    return this.ended.some(({ lead, result }) => lead === wanted && result?.status === "accepted");
  }

  deliver(to: string, lead: string, inMs: number, { repeats }: Repeats = { repeats: 2 }): void {
    const arrive = (handing: Handing = {}) => this.#arrive(to, lead, { repeats }, handing);
    const message: Message = {
      name: `lead ${lead} to ${to}`,
      usual: () => arrive(),
      ways: () => [
        {
          kind: "deadline-short",
          go: () => {
            const text = `delivers lead ${lead} to ${to}, with ${shortDeadlineMs / 1_000} s for it`;
            this.#world.timeline.fault("sender", text, "deadline-short");
            arrive({ deadlineMs: shortDeadlineMs });
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
        {
          kind: "exported-again",
          go: () => {
            const text = `delivers lead ${lead} to ${to}, and in 31 days from an older file`;
            this.#world.timeline.fault("sender", text, "exported-again");
            arrive();
            this.#world.after(monthMs, { name: `lead ${lead} to ${to} again`, usual: () => arrive() });
          },
        },
        {
          kind: "retention-over",
          go: () => {
            const next = `${lead}+`;
            const text = `delivers lead ${lead} to ${to}, and in 31 days lead ${next} of the same key`;
            this.#world.timeline.fault("sender", text, "retention-over");
            this.#followers.set(lead, next);
            arrive();
            this.deliver(to, next, monthMs);
          },
        },
        {
          kind: "caller-reuses",
          go: () => {
            const text = `delivers lead ${lead} to ${to}, and reads the next row into its object`;
            this.#world.timeline.fault("sender", text, "caller-reuses");
            arrive({ isReused: true });
          },
        },
        {
          kind: "process-ended-by-lead",
          go: () => {
            const text = `delivers lead ${lead} to ${to}, which ends each process that maps it`;
            this.#world.timeline.fault("sender", text, "process-ended-by-lead");
            this.#shop.endedBy.add(lead);
            arrive();
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

  #arrive(
    to: string,
    lead: string,
    { repeats }: Repeats,
    { deadlineMs = Number.POSITIVE_INFINITY, isReused }: Handing,
  ): void {
    const running = this.#shop.find(to);
    if (running === undefined) {
      this.deliver(to, lead, againAfterDeathMs, { repeats });
      return;
    }
    this.#world.timeline.add(to, `gets lead ${lead}`);
    const { forwarder, registered } = running;
    this.#follow({ lead, to, repeats }, running, (open) => {
      const { signal } = open.controller;
      if (isReused) {
        const row = { name: lead };
        const result = forwarder.forward(row, { signal, deadlineMs });
        row.name = "the next row";
        return result;
      }
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
/** Longer than any store of the scenarios remembers a key. */
const monthMs = 31 * 86_400_000;

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
