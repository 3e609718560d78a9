import type { EntryRows } from "../../src/forwarding/register/entryRows.ts";
import type { LeadStore } from "../../src/forwarding/store/store.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import type { FaultKind } from "./faults.ts";
import type { Message, Process, Way } from "./process.ts";
import type { World } from "./world.ts";

export interface WiredStoreOptions {
  readonly leaseMs: number;
  /** The store itself; asked for each step, since a store that loses all it holds is another one. */
  readonly store: () => LeadStore;
  readonly forget: () => void;
  /** The engine loses the rows of leads, and says so or not. */
  readonly drop: (isTold: boolean) => void;
  readonly onClaim: (key: string) => void;
}

type Wiring = Pick<WiredStoreOptions, "leaseMs" | "forget" | "drop">;
type Step = <Answer>(what: string, shown: string, effect: () => Promise<Answer>) => Promise<Answer>;

/** Each step of an engine goes out, takes effect and is answered, and between these it can be lost, late or cut off. */
function wire(
  world: World,
  process: Process,
  where: "store" | "register",
  { leaseMs, forget, drop }: Wiring,
): Step {
  return (what, shown, effect) =>
    new Promise((resolve, reject) => {
      // A lead may end the process in the middle of its work.
      if (!process.alive) return;
      const name = `${process.name} ${where}.${what}`;
      const told = `${where}.${what}${shown}`;
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
      const isPoll = what === "claim" || what === "take";
      // `work` lists what is open after each lease. That nothing is says nothing about the polls next to it.
      const isListed = what === "listOpen";
      const takeEffect = (tell: (message: Message) => void) =>
        effect().then(
          (given) => {
            world.timeline.add(process.name, `${told} ← ${describe(given)}`);
            if (isPoll) process.polls = isInVain(given) ? process.polls + 1 : 0;
            if (isListed && !isInVain(given)) process.polls = 0;
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
      if (!isPoll && !isListed) process.polls = 0;
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
        way("keys-dropped", "the server has dropped the rows of leads", () => {
          drop(true);
          arrive();
        }),
        way("rows-deleted", "somebody has deleted the rows of leads", () => {
          drop(false);
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
}

/** A store as one process sees it. */
export function wiredStore(
  world: World,
  process: Process,
  { store, onClaim, ...wiring }: WiredStoreOptions,
): LeadStore {
  const step = wire(world, process, "store", wiring);
  return {
    place: store().place,
    retentionMs: store().retentionMs,
    claim: (key, claim) => {
      onClaim(key);
      return step("claim", "", () => store().claim(key, claim));
    },
    renew: (key, claim, open) =>
      step("renew", open === undefined ? "" : `(${open.phase})`, () => store().renew(key, claim, open)),
    finish: (key, token, end) => step("finish", `(${end.state})`, () => store().finish(key, token, end)),
    erase: (key, more) => step("erase", "", () => store().erase(key, more)),
    listOpen: () => step("listOpen", "", () => store().listOpen()),
    // What only happens once, and what nothing hangs on, is left out of the model.
    bind: (account) => store().bind(account),
    readNote: (name) => store().readNote(name),
    writeNote: (...args) => store().writeNote(...args),
    ordersOf: async (keys) => (await store().ordersOf?.(keys)) ?? [],
    doubt: async () => store().doubt?.(),
    readOpen: async (key) => store().readOpen?.(key),
    close: async () => {},
  };
}

/** The rows of a register as one process sees them. */
export function wiredRows(
  world: World,
  process: Process,
  { rows, ...wiring }: Wiring & { readonly rows: EntryRows },
): EntryRows {
  const step = wire(world, process, "register", wiring);
  return {
    store: rows.store,
    place: rows.place,
    isDurable: true,
    add: (row, maxDue) => step("add", "", () => rows.add(row, maxDue)),
    change: (change) =>
      step("change", change.end === undefined ? "" : `(${change.end.status})`, () => rows.change(change)),
    take: (query) => step("take", "", () => rows.take(query)),
    read: (id) => step("read", "", () => rows.read(id)),
    page: (query) => step("page", "", () => rows.page(query)),
    addIssue: (storeKey, issue) => step("addIssue", "", () => rows.addIssue(storeKey, issue)),
    ofKey: (storeKey) => step("ofKey", "", () => rows.ofKey(storeKey)),
    ofOrder: (orderId) => step("ofOrder", "", () => rows.ofOrder(orderId)),
    remove: (id) => step("remove", "", () => rows.remove(id)),
    count: (namespace) => step("count", "", () => rows.count(namespace)),
  };
}

function isInVain(answer: unknown): boolean {
  return Array.isArray(answer) ? answer.length === 0 : isRecord(answer) && answer.status === "busy";
}

function describe(answer: unknown): string {
  if (Array.isArray(answer)) {
    return `[${answer.map((each: unknown) => (isRecord(each) ? String(each.id) : String(each))).join(", ")}]`;
  }
  if (!isRecord(answer)) return String(answer);
  const { status, orderId, unfinished } = answer;
  const order = orderId === undefined ? "" : ` ${orderId}`;
  return `${status}${order}${isRecord(unfinished) ? `, unfinished: ${unfinished.phase}` : ""}`;
}
