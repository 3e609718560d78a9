import { describe, expect, it } from "vitest";
import type { EventToReport } from "../../../src/forwarding/contract/forwardEvent.ts";
import type { OpenLead } from "../../../src/forwarding/contract/openLead.ts";
import type { LeadEntry } from "../../../src/forwarding/contract/registerContract.ts";
import {
  finishClaim,
  instant,
  Lease,
  LeaseOldError,
  sendUnderClaim,
} from "../../../src/forwarding/delivery/lease.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { ClaimEnd, ClaimFinish, LeadStore } from "../../../src/forwarding/store/store.ts";
import type { Clock } from "../../../src/shared/runtime/clock.ts";
import { type ManualClock, manualClock } from "../../support/manualClock.ts";

const leaseMs = 9_000;

const open: OpenLead = {
  phase: "sending",
  key: "1",
  marker: "lead:1",
  order: { order_status_id: 8001, date_add: 1_764_000_000 },
  afterId: 0,
  sentAt: 1_764_000_000,
  waitedMs: 0,
};

/** A lease on a store whose answers a test chooses. */
function leased({ clock = manualClock(), own = clock }: { clock?: ManualClock; own?: Clock } = {}) {
  const renewedAt: number[] = [];
  const ends: ClaimEnd[] = [];
  const begun = clock.now();
  const answers: {
    renew: () => Promise<boolean>;
    finish: () => Promise<ClaimFinish>;
  } = { renew: async () => true, finish: async () => "done" };
  const store: LeadStore = {
    ...memoryStore({ testing: { clock } }),
    renew: () => {
      renewedAt.push(clock.now() - begun);
      return answers.renew();
    },
    finish: (_, __, end) => {
      ends.push(end);
      return answers.finish();
    },
  };
  const lease = new Lease(store, "lead:1", { token: "t", leaseMs }, own, instant(clock));
  return { clock, lease, answers, renewedAt, ends };
}

const lost = expect.objectContaining({ name: "LeaseLostError" });
const old = expect.objectContaining({ name: "LeaseOldError" });
const away = () => Promise.reject(new Error("The store is away."));

describe("a lease", () => {
  it("is renewed at each third of it, by a timer that keeps no process alive", async () => {
    const clock = manualClock();
    const kinds: unknown[] = [];
    const own: Clock = {
      ...clock,
      after: (ms, callback, options) => {
        kinds.push(options);
        return clock.after(ms, callback);
      },
    };
    const { renewedAt } = leased({ clock, own });
    await clock.advance(9_000);
    expect(renewedAt).toEqual([3_000, 6_000, 9_000]);
    expect(kinds).toEqual(Array.from({ length: 4 }, () => ({ background: true })));
  });

  it.each([
    ["time that passed", (clock: ManualClock) => clock.advance(leaseMs)],
    ["a date that advanced, as while a machine sleeps", (clock: ManualClock) => clock.jump(leaseMs)],
  ])("is over by %s, and says so from then on", async (_, pass) => {
    const clock = manualClock();
    const { lease } = leased({ clock, own: { ...clock, after: () => () => {} } });
    expect(() => lease.check()).not.toThrow();
    await pass(clock);
    expect(() => lease.check()).toThrow(lost);
    expect(lease.signal.aborted).toBe(true);
  });

  it("covers a request that ends with it to the millisecond, and no longer one", async () => {
    const clock = manualClock();
    const { lease } = leased({ clock, own: { ...clock, after: () => () => {} } });
    await clock.advance(5_000);
    expect(() => lease.check(4_000)).not.toThrow();
    expect(() => lease.check(4_001)).toThrow(old);
    expect(lease.signal.aborted).toBe(false);
  });

  it("begins again with what was written", async () => {
    const clock = manualClock();
    const { lease } = leased({ clock, own: { ...clock, after: () => () => {} } });
    await clock.advance(5_000);
    await lease.save(open);
    expect(() => lease.check(9_000)).not.toThrow();
  });

  it("is lost as soon as a renewal is refused, and not renewed any more", async () => {
    const { clock, lease, answers, renewedAt } = leased();
    answers.renew = async () => false;
    await clock.advance(3_000);
    expect(lease.signal.reason).toEqual(lost);
    await clock.advance(60_000);
    expect(renewedAt).toHaveLength(1);
  });

  it("is lost where what has to survive was refused, and not renewed any more", async () => {
    const { clock, lease, answers, renewedAt } = leased();
    answers.renew = async () => false;
    await expect(lease.save(open)).rejects.toEqual(lost);
    await clock.advance(60_000);
    expect(renewedAt).toEqual([0]);
  });

  it("is lost at its end where the store did not answer until then, and not before", async () => {
    const { clock, lease, answers, renewedAt } = leased();
    answers.renew = away;
    await clock.advance(leaseMs - 1);
    expect(lease.signal.aborted).toBe(false);
    await clock.advance(1);
    expect(lease.signal.reason).toEqual(lost);
    await clock.advance(60_000);
    expect(renewedAt).toEqual([3_000, 6_000, 9_000]);
  });

  it.each<[string, () => Promise<boolean>]>([
    ["is granted", async () => true],
    ["is refused, as the record is another's", async () => false],
    ["fails", away],
  ])("that was ended stays as it is, also where a renewal that was on its way %s", async (_, outcome) => {
    const { clock, lease, answers, renewedAt } = leased();
    let answer = () => {};
    answers.renew = () =>
      new Promise((resolve) => {
        answer = () => resolve(outcome());
      });
    await clock.advance(3_000);
    expect(await lease.finish({ state: "open" })).toBe("done");
    answer();
    await clock.advance(60_000);
    expect(lease.signal.aborted).toBe(false);
    expect(renewedAt).toEqual([3_000]);
  });

  it("is not renewed while it ends, nor after", async () => {
    const { clock, lease, renewedAt } = leased();
    await lease.finish({ state: "failed" });
    await clock.advance(60_000);
    expect(renewedAt).toEqual([]);
  });

  it("continues where the store says that the order is another lead's: there is more to do", async () => {
    const { clock, lease, answers, renewedAt } = leased();
    answers.finish = async () => "order_taken";
    await clock.advance(1_000);
    expect(await lease.finish({ state: "sent", orderId: 8 })).toBe("order_taken");
    await clock.advance(6_000);
    expect(renewedAt).toEqual([4_000, 7_000]);
  });
});

describe("sending under a claim", () => {
  it("gives up after three claims that were too old, each written before its try", async () => {
    const { lease, renewedAt } = leased();
    let tries = 0;
    const send = async () => {
      tries += 1;
      if (tries > 5) throw new Error("It never ends.");
      throw new LeaseOldError();
    };
    await expect(sendUnderClaim(lease, open, send)).rejects.toEqual(old);
    expect([tries, renewedAt]).toEqual([3, [0, 0, 0]]);
  });

  it("does not try again what failed in another way", async () => {
    const { lease } = leased();
    let tries = 0;
    const send = async () => {
      tries += 1;
      throw new Error("No.");
    };
    await expect(sendUnderClaim(lease, open, send)).rejects.toThrow("No.");
    expect(tries).toBe(1);
  });
});

describe("the end of a claim", () => {
  const result = { status: "success", key: "1", orderId: 8, payment: "none", issues: [] } as const;
  const unknown = { status: "unknown", key: "1", issues: [] } as const;
  const sent = { state: "sent", orderId: 8 } as const;
  const change = { id: "e", isDelivery: false, keepMs: 1, keepLeadMs: 1 } as const;

  const end = async (answer: () => Promise<ClaimFinish>, state: ClaimEnd = sent, isElsewhere = false) => {
    const { clock, lease, answers, ends, renewedAt } = leased();
    answers.finish = answer;
    let saves = 0;
    const entry: LeadEntry = {
      key: undefined,
      bind: async () => {},
      keepApart: () => {},
      changeFor: () => (isElsewhere ? undefined : change),
      saved: () => {
        saves += 1;
      },
      end: async (given) => given,
    };
    const events: EventToReport[] = [];
    const emit = (event: EventToReport) => events.push(event);
    const given = { result: state.state === "open" ? unknown : result };
    const finished = await finishClaim({ key: "1", lease, entry }, emit, state, given);
    await clock.advance(3_000);
    return { ...finished, saves, events, ends, isRenewed: renewedAt.length > 0 };
  };

  it("writes the entry of the lead in the same step, which is then not written again", async () => {
    const ended = await end(async () => "done");
    expect(ended).toMatchObject({ finished: "done", issues: [], saves: 1, isRenewed: false });
    expect(ended.ends).toEqual([{ ...sent, entry: change }]);
  });

  it("leaves the entry to be written where the claim was lost, and warns of a second order", async () => {
    const ended = await end(async () => "lost");
    expect(ended).toMatchObject({ finished: "lost", saves: 0, isRenewed: false });
    expect(ended.issues).toMatchObject([{ code: "duplicate_possible", path: "" }]);
  });

  it("warns of nothing where a lost claim made no order", async () => {
    expect((await end(async () => "lost", { state: "failed" })).issues).toEqual([]);
  });

  it("is none where a lost claim leaves it unknown whether there is an order: the delivery continues", async () => {
    await expect(end(async () => "lost", { state: "open" })).rejects.toEqual(lost);
  });

  it("leaves the entry to be written where its register is elsewhere", async () => {
    const ended = await end(async () => "done", sent, true);
    expect(ended).toMatchObject({ finished: "done", saves: 0 });
  });

  it("leaves the entry to be written where the store failed, and says so", async () => {
    const ended = await end(away);
    expect(ended).toMatchObject({ finished: "failed", saves: 0, isRenewed: false });
    expect(ended.issues).toMatchObject([{ code: "store_failed", path: "" }]);
    expect(ended.events).toMatchObject([{ type: "store_failed", key: "1" }]);
  });

  it("is none where the order is another lead's: the claim continues, and the entry is not written", async () => {
    const ended = await end(async () => "order_taken");
    expect(ended).toMatchObject({ finished: "order_taken", issues: [], saves: 0, isRenewed: true });
  });
});
