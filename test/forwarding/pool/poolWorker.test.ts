import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { scriptedWork } from "./scriptedWork.ts";

const minute = 60_000;

describe("the queue of a work", () => {
  it.each([
    [4, 32],
    [40, 80],
  ])("is asked for more accounts than there are slots: %i slots, %i accounts", async (concurrency, limit) => {
    const { account, queries, run, clock } = scriptedWork({ concurrency });
    account("a", { due: [0] });
    run();
    await clock.advance(0);
    expect(queries).toEqual([{ after: "", limit, leaseMs: 30_000 }, { leaseMs: 30_000 }]);
  });

  it("is asked once a poll, whatever ends in between, and nothing is done in the meantime", async () => {
    const { account, polls, delays, run, clock } = scriptedWork();
    account("a", { due: [300, 700] });
    run();
    await clock.advance(3_000);
    expect(polls).toEqual([0, 1, 2, 3]);
    expect(delays.every((delayMs) => delayMs >= 300)).toBe(true);
  });

  it("is not asked while all slots are busy, and this takes no turns of the processor", async () => {
    const { account, polls, delays, run, clock } = scriptedWork({ concurrency: 2 });
    account("a", { due: [5_500, 5_500] });
    account("b", { due: [0] });
    run();
    await clock.advance(5_499);
    expect(polls).toEqual([0]);
    expect(Math.min(...delays)).toBe(1_000);
    await clock.advance(501);
    expect(polls).toEqual([0, 5.5]);
  });
});

describe("the slots of a work", () => {
  it("are for a number of leads, and for a number of one account", async () => {
    const { account, taken, opened, maxInHand, run, clock } = scriptedWork({ concurrency: 3 });
    account("a", { due: [5_000, 5_000, 5_000] });
    account("b", { due: [5_000, 5_000] });
    account("c", { due: [5_000] });
    run();
    await clock.advance(4_999);
    expect(taken).toEqual(["0 a 2", "0 b 1"]);
    expect(opened).toEqual(["0 a", "0 b"]);
    await clock.advance(10_000);
    expect(maxInHand()).toBe(3);
  });

  it("give no further turn to an account that has its share in progress", async () => {
    const { account, opened, taken, run, clock } = scriptedWork();
    account("a", { due: [5_000, 5_000, 0] });
    run();
    await clock.advance(4_999);
    expect(opened).toEqual(["0 a"]);
    await clock.advance(1);
    expect(taken.at(1)).toMatch(/^5 a/);
  });

  it("give an account a lead that came while another is in progress, though there is room for no other account", async () => {
    const { account, taken, run, clock } = scriptedWork({ maxAccounts: 1 });
    const a = account("a", { due: [5_000] });
    account("b", { due: [0] });
    run();
    await clock.advance(500);
    expect(taken).toEqual(["0 a 2"]);
    a.due.push(0);
    await clock.advance(500);
    expect(taken.slice(0, 2)).toEqual(["0 a 2", "1 a 1"]);
    await clock.advance(4_000);
    expect(taken.at(-1)).toBe("5 b 2");
  });

  it("come free as each lead ends, and at once where there are fewer leads", async () => {
    const { account, taken, run, clock } = scriptedWork({ concurrency: 2, pollMs: minute });
    account("a", { due: [100, 9_000] });
    account("b", { due: [9_000] });
    account("c", { due: [0] });
    run();
    await clock.advance(100);
    expect(taken).toEqual(["0 a 2", "0.1 b 1"]);
    const fewer = scriptedWork({ concurrency: 2 });
    fewer.account("a", { due: [9_000] });
    fewer.account("b", { due: [9_000] });
    fewer.account("c", { due: [0] });
    fewer.run();
    await fewer.clock.advance(4_000);
    expect(fewer.taken).toEqual(["0 a 2", "0 b 1"]);
  });

  it("continue with an account that has more, at once, and not with one that has no more", async () => {
    const { account, taken, run, clock } = scriptedWork({ pollMs: minute });
    account("many", { due: [100, 100, 100, 100, 100] });
    account("one", { due: [100] });
    run();
    await clock.advance(minute - 1);
    const of = (key: string) => taken.filter((each) => each.includes(key));
    expect(
      of("many")
        .map((each) => Number.parseFloat(each))
        .at(-1),
    ).toBeLessThan(1);
    expect(of("one")).toEqual(["0 one 2"]);
    expect(of("many").length).toBeLessThan(7);
  });

  it("are kept by a lead that is busy, and given to another after 2 s by one that waits for its turn", async () => {
    const { account, taken, run, clock } = scriptedWork({ concurrency: 1, pollMs: minute });
    const a = account("a", { due: [minute] });
    account("b", { due: [0] });
    run();
    await clock.advance(10_000);
    a.waiting = 0;
    await clock.advance(10_000);
    expect(taken).toEqual(["0 a 1"]);
    a.waiting = 1;
    await clock.advance(2_000);
    expect(taken.slice(0, 2)).toEqual(["0 a 1", "22 b 1"]);
  });

  it("are kept while leads are taken, however long that lasts", async () => {
    const { account, taken, run, clock, lasting } = scriptedWork({ concurrency: 1, pollMs: minute });
    account("a", { due: [0], take: () => lasting(10_000) });
    account("b", { due: [0] });
    run();
    await clock.advance(9_999);
    expect(taken).toEqual(["0 a 1"]);
    await clock.advance(1);
    expect(taken.slice(0, 2)).toEqual(["0 a 1", "10 b 1"]);
  });

  it("are given to another after 2 s by an account that opens slowly, which has another turn once it is open", async () => {
    const { account, taken, errors, run, clock, lasting } = scriptedWork({ concurrency: 2, pollMs: minute });
    const slow = account("slow", { due: [0, 0], open: () => lasting(10_000) });
    account("quiet", { due: [0] });
    run();
    await clock.advance(2_000);
    expect(taken).toEqual(["2 quiet 1", "2 quiet 1"]);
    slow.open = async () => {};
    await clock.advance(8_000);
    expect(taken[2]).toBe("10 slow 2");
    expect(errors).toEqual([]);
  });

  it("are not used where only one of them was given away meanwhile", async () => {
    const { account, script, taken, polls, run, clock } = scriptedWork({ concurrency: 2 });
    let open = () => {};
    account("slow", {
      due: [0, 0],
      open: () =>
        new Promise<void>((resolve) => {
          open = resolve;
        }),
    });
    run();
    await clock.advance(1_999);
    // The first of its slots is free, and that of the second lead is about to be.
    script.poll = async () => open();
    await clock.advance(1);
    expect(polls).toContain(2);
    expect(taken).not.toContain("2 slow 2");
  });
});

describe("the end of a work", () => {
  it("comes at once where nothing is in progress, and leaves no timer and no listener", async () => {
    const { run, stop, clock, isOver, opened } = scriptedWork({ pollMs: minute });
    const running = run();
    await clock.advance(500);
    expect(isOver()).toBe(false);
    stop.abort();
    await clock.advance(0);
    expect(isOver()).toBe(true);
    await running;
    expect([clock.timers, getEventListeners(stop.signal, "abort").length, opened]).toEqual([0, 0, []]);
  });

  it("waits for what is in progress", async () => {
    const { account, run, stop, clock, isOver } = scriptedWork();
    account("a", { due: [5_000, 0] });
    run();
    await clock.advance(500);
    stop.abort();
    await clock.advance(4_499);
    expect(isOver()).toBe(false);
    await clock.advance(1);
    expect(isOver()).toBe(true);
  });

  it("opens no account that the queue named as it came, and takes no lead where one opened meanwhile", async () => {
    const asking = scriptedWork();
    asking.account("a", { due: [0] });
    asking.script.poll = () => asking.lasting(500);
    asking.run();
    await asking.clock.advance(400);
    asking.stop.abort();
    await asking.clock.advance(minute);
    expect([asking.opened, asking.isOver()]).toEqual([[], true]);
    const opening = scriptedWork();
    opening.account("a", { due: [0], open: () => opening.lasting(500) });
    opening.run();
    await opening.clock.advance(400);
    opening.stop.abort();
    await opening.clock.advance(minute);
    expect([opening.taken, opening.errors, opening.isOver()]).toEqual([[], [], true]);
  });

  it("is not told as a failure of an account that could not be opened any more", async () => {
    const { account, run, stop, clock, errors, lasting, isOver } = scriptedWork();
    account("a", {
      due: [0],
      async open() {
        await lasting(500);
        throw new Error("closed");
      },
    });
    run();
    await clock.advance(400);
    stop.abort();
    await clock.advance(100);
    expect([errors, isOver()]).toEqual([[], true]);
  });
});

describe("a lead that ended two processes", () => {
  it("begins when nothing of any account is in progress, and nothing begins next to it", async () => {
    const { account, began, run, clock } = scriptedWork();
    account("a", { due: [2_000] });
    const bad = account("bad", { due: [3_000], runsAlone: true });
    run();
    await clock.advance(1_900);
    account("b", { due: [100] });
    expect(began).toEqual(["0 a"]);
    await clock.advance(3_000);
    expect(began).toEqual(["0 a", "2 bad"]);
    await clock.advance(2_000);
    expect(began).toEqual(["0 a", "2 bad", "5 b"]);
    expect(bad.due).toEqual([]);
  });

  it("waits an eighth of its lease for the others, and no longer", async () => {
    const { account, began, run, clock } = scriptedWork();
    account("a", { due: [20_000] });
    account("bad", { due: [1_000], runsAlone: true });
    run();
    await clock.advance(10_000);
    expect(began).toEqual(["0 a", "3.75 bad"]);
  });

  it("is one at a time, and a second one is given back", async () => {
    const { account, began, released, run, clock, lasting } = scriptedWork();
    for (const key of ["a", "b"]) account(key, { due: [1_000], runsAlone: true, take: () => lasting(10) });
    run();
    await clock.advance(3_000);
    expect(began).toEqual(["0.01 a"]);
    expect(released).toEqual(["0.01 b"]);
  });

  it("is waited for without turns of the processor, and another turn is taken after it", async () => {
    const { account, began, delays, run, clock } = scriptedWork();
    const bad = account("bad", { due: [4_000], runsAlone: true, result: new Error("no") });
    run();
    await clock.advance(3_999);
    bad.runsAlone = false;
    bad.due.push(0);
    expect(delays.length).toBeLessThan(20);
    await clock.advance(2_000);
    expect(began).toEqual(["0 bad", "4 bad"]);
  });
});
