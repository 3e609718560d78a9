import type { ForwardStore } from "../../src/forwarding/store.ts";
import type { FaultKind } from "./faults.ts";
import type { Process, Way } from "./process.ts";
import type { World } from "./world.ts";

export interface WiredStoreOptions {
  readonly leaseMs: number;
  /** The store itself; asked for each step, since a store that loses all it holds is another one. */
  readonly store: () => ForwardStore;
  readonly forget: () => void;
}

/**
 * A store as one process sees it: each step goes out, takes effect and is answered, and between these it can
 * be lost, late or cut off.
 */
export function wiredStore(
  world: World,
  process: Process,
  { leaseMs, store, forget }: WiredStoreOptions,
): ForwardStore {
  const step = <Answer>(what: string, shown: string, effect: () => Promise<Answer>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const name = `${process.name} store.${what}`;
      const told = `store.${what}${shown}`;
      const away = () => reject(new Error("The store is out of reach."));
      const answered = (settle: () => void) => ({ name: `${name} answer`, at: process, usual: settle });
      const run = (tell: (settle: () => void) => void) =>
        effect().then(
          (answer) => {
            world.timeline.add(process.name, `${told} ← ${describe(answer)}`);
            note(process, what, answer);
            tell(() => resolve(answer));
          },
          (error: unknown) => {
            world.timeline.add(process.name, `${told} ← ${String(error)}`);
            tell(() => reject(error));
          },
        );
      const go = () => void run((settle) => world.send(answered(settle)));
      const way = (kind: FaultKind, text: string, act: () => void): Way => ({
        kind,
        go: () => {
          world.timeline.fault(process.name, `${told}: ${text}`, kind);
          act();
        },
      });
      const setDate = (byMs: number) => {
        world.dateSetBy += byMs;
        go();
      };
      const cutOff = () => world.after(1_000, answered(away));
      process.polls = what === "claim" ? process.polls : 0;
      world.send({
        name,
        usual: () => (world.now < process.cutOffUntil ? void cutOff() : go()),
        ways: () =>
          world.now < process.cutOffUntil
            ? []
            : [
                way("store-request-lost", "lost on its way", () => world.send(answered(away))),
                way(
                  "store-answer-lost",
                  "done, its answer lost",
                  () => void run(() => world.send(answered(away))),
                ),
                way(
                  "store-answer-late",
                  `answered ${(leaseMs - 1) / 1_000} s later`,
                  () => void run((settle) => world.after(leaseMs - 1, answered(settle))),
                ),
                way("store-done-late", "given up, and done 1 s later", () => {
                  world.send(answered(away));
                  world.after(1_000, { name: `${name} late`, usual: () => void run(() => {}) });
                }),
                way("store-cut-off", "out of reach for longer than the lease", () => {
                  process.cutOffUntil = world.now + leaseMs + 1_000;
                  cutOff();
                }),
                way("store-forgets", "the store loses all it holds", () => {
                  forget();
                  go();
                }),
                way("date-hour", "the date is set forward by an hour", () => setDate(3_600_000)),
                way("date-year", "the date is set forward by a year", () => setDate(365 * 86_400_000)),
              ],
      });
    });
  return {
    claim: (key, claim) => step("claim", "", () => store().claim(key, claim)),
    renew: (key, claim, open) =>
      step("renew", open === undefined ? "" : `(${open.phase})`, () => store().renew(key, claim, open)),
    finish: (key, token, end) => step("finish", `(${end.state})`, () => store().finish(key, token, end)),
    listOpen: () => step("listOpen", "", () => store().listOpen()),
    close: async () => {},
  };
}

/** Whether the process waits for another one. */
function note(process: Process, what: string, answer: unknown): void {
  if (what !== "claim") return;
  process.polls = isBusy(answer) ? process.polls + 1 : 0;
}

function isBusy(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "status" in answer && answer.status === "busy";
}

function describe(answer: unknown): string {
  if (Array.isArray(answer)) return `[${answer.join(", ")}]`;
  if (typeof answer !== "object" || answer === null) return String(answer);
  const { status, orderId, unfinished } = answer as Readonly<Record<string, unknown>>;
  const phase =
    typeof unfinished === "object" && unfinished !== null && "phase" in unfinished
      ? `, unfinished: ${unfinished.phase}`
      : "";
  return `${status}${orderId === undefined ? "" : ` ${orderId}`}${phase}`;
}
