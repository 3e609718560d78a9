import type { ForwardStore } from "../../src/forwarding/store.ts";
import { isRecord } from "../../src/json/value.ts";
import type { FaultKind } from "./faults.ts";
import type { Message, Process, Way } from "./process.ts";
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
      const failed: Message = { name: `${name} answer`, at: process, usual: away };
      const way = (kind: FaultKind, text: string, go: () => void): Way => ({
        kind,
        go: () => {
          world.timeline.fault(process.name, `${told}: ${text}`, kind);
          go();
        },
      });
      const answer = (settle: () => void): Message => {
        const usual: Message = { name: `${name} answer`, at: process, usual: settle };
        const lateMs = leaseMs - 1;
        const ways = () => [
          way("store-answer-lost", "its answer is lost", away),
          way("store-answer-late", `answered ${lateMs / 1_000} s later`, () => world.after(lateMs, usual)),
        ];
        return { ...usual, ways };
      };
      const takeEffect = (tell: (message: Message) => void) =>
        effect().then(
          (given) => {
            world.timeline.add(process.name, `${told} ← ${describe(given)}`);
            if (what === "claim") process.polls = isBusy(given) ? process.polls + 1 : 0;
            tell(answer(() => resolve(given)));
          },
          (error: unknown) => {
            world.timeline.add(process.name, `${told} ← ${String(error)}`);
            tell(answer(() => reject(error)));
          },
        );
      const arrive = () => void takeEffect((message) => world.send(message));
      const cutOff = () => void world.after(1_000, failed);
      const setDate = (byMs: number) => {
        world.dateSetBy += byMs;
        arrive();
      };
      if (what !== "claim") process.polls = 0;
      const isCutOff = () => world.now < process.cutOffUntil;
      const waysToArrive = () => [
        way("store-request-lost", "lost on its way", () => world.send(failed)),
        way("store-done-late", "given up, and done 1 s later", () => {
          world.send(failed);
          world.after(1_000, { name: `${name} late`, usual: () => void takeEffect(() => {}) });
        }),
        way("store-cut-off", "out of reach for longer than the lease", () => {
          process.cutOffUntil = world.now + leaseMs + 1_000;
          cutOff();
        }),
        way("store-forgets", "the store loses all it holds", () => {
          forget();
          arrive();
        }),
        way("date-hour", "the date is set forward by an hour", () => setDate(3_600_000)),
        way("date-year", "the date is set forward by a year", () => setDate(365 * 86_400_000)),
      ];
      world.send({
        name,
        from: process,
        usual: () => (isCutOff() ? cutOff() : arrive()),
        ways: () => (isCutOff() ? [] : waysToArrive()),
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

function isBusy(answer: unknown): boolean {
  return isRecord(answer) && answer.status === "busy";
}

function describe(answer: unknown): string {
  if (Array.isArray(answer)) return `[${answer.join(", ")}]`;
  if (!isRecord(answer)) return String(answer);
  const { status, orderId, unfinished } = answer;
  const order = orderId === undefined ? "" : ` ${orderId}`;
  return `${status}${order}${isRecord(unfinished) ? `, unfinished: ${unfinished.phase}` : ""}`;
}
