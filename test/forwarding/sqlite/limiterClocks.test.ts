import { copyFileSync, renameSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldMs, slotTimes } from "../../../src/client/limiter/limits.ts";
import { SqliteLog } from "../../../src/forwarding/sqlite/sqliteLog.ts";
import { busiestWindow } from "../../support/busiestWindow.ts";
import { casesOf } from "../../support/casesOf.ts";
import { Machine } from "./machine.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const numRuns = casesOf(60);
const newPath = newFilesIn(temporaryFolder());

const windowMs = 1_000;
/** What the limiter allows for, in whole milliseconds. */
const latencyMs = 33;
const limit = 3;
const times = slotTimes({ windowMs });
/** How late a request can arrive that no one reported on: its process was paused, and then it travelled. */
const latestMs = latencyMs + windowMs / 4;
const account = "a";
const hourMs = 3_600_000;

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("send" as const), process: fc.nat(2) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.nat(700) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("end" as const),
      how: fc.constantFrom("answer", "answer", "lost", "unused"),
      isCountedLate: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("kill" as const), process: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("jump" as const),
      ms: fc.oneof(fc.constantFrom(hourMs, -hourMs), fc.integer({ min: -2_000, max: 2_000 })),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "restart" as const }) },
);

/** Requests that were sent, each as late at the server as its end allows. */
interface UnderWay {
  readonly id: string;
  readonly process: number;
  readonly takenAt: number;
}

describe("the log in a file", () => {
  it("keeps to the limit and never hangs, whatever the date does and whichever process is killed or restarted", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80, size: "max" }), async (steps) => {
        const machine = new Machine();
        const path = newPath();
        const open = () => new SqliteLog(path, { account, limit, maxWaitMs: 100, clock: machine.clock });
        const logs = [open(), open(), open()];
        const arrivals: number[] = [];
        let underWay: UnderWay[] = [];
        let requests = 0;
        const kill = (process: number) => {
          for (const request of underWay.filter((each) => each.process === process)) {
            arrivals.push(request.takenAt + latestMs);
          }
          underWay = underWay.filter((each) => each.process !== process);
          logs[process]?.close();
          logs[process] = open();
        };

        for (const each of steps) {
          if (each.do === "pass") machine.pass(each.ms);
          else if (each.do === "jump") machine.jump(each.ms);
          else if (each.do === "kill") kill(each.process);
          else if (each.do === "restart") {
            for (const process of logs.keys()) kill(process);
            machine.restart();
          } else if (each.do === "send") {
            requests += 1;
            const id = `${requests}`;
            if ((await logs[each.process]?.take(id, times.unknownMs, 0)) === "taken") {
              underWay.push({ id, process: each.process, takenAt: machine.time });
            }
          } else {
            const request = underWay.shift();
            if (request === undefined) continue;
            await logs[request.process]?.hold(request.id, heldMs(times, each.how));
            // An answer comes after the server has counted; what was lost can still be on its way. Neither is later than
            // the longest standstill and the longest way together.
            const onItsWayMs = each.how === "lost" ? latencyMs : 0;
            const latest = Math.min(machine.time + onItsWayMs, request.takenAt + latestMs);
            if (each.how === "lost") arrivals.push(latest);
            else if (each.how === "answer") arrivals.push(each.isCountedLate ? latest : request.takenAt);
          }
        }
        for (const { takenAt } of underWay) arrivals.push(takenAt);
        expect(busiestWindow(arrivals, windowMs)).toBeLessThanOrEqual(limit);

        // Whatever happened: once a clock that was set has been seen, it takes no longer than the longest hold.
        await logs[0]?.take("sees the clocks", 1, 0);
        machine.pass(times.unknownMs);
        expect(await logs[1]?.take("not stuck", times.unknownMs, 0)).toBe("taken");
        for (const log of logs) log.close();
      }),
      { numRuns },
    );
  });

  it("does not end a block early, nor make it more than twice as long, where the date jumps", async () => {
    for (const jumpMs of [hourMs, -hourMs, 0]) {
      const machine = new Machine();
      const log = new SqliteLog(newPath(), { account, limit, maxWaitMs: 100, clock: machine.clock });
      await log.pause(600_000);
      machine.pass(300_000);
      machine.jump(jumpMs);
      expect(await log.take("during", times.unknownMs, 0)).toMatchObject({ reason: "block" });
      machine.pass(299_999);
      expect(await log.take("just before", times.unknownMs, 0)).toMatchObject({ reason: "block" });
      machine.pass(300_001);
      expect(await log.take("after", times.unknownMs, 0)).toBe("taken");
      log.close();
    }
  });

  it("lets the longer of two blocks win, whichever came first", async () => {
    for (const [one, other] of [
      [600_000, 1_000],
      [1_000, 600_000],
    ] as const) {
      const { clock } = new Machine();
      const log = new SqliteLog(newPath(), { account, limit, maxWaitMs: 100, clock });
      await log.pause(one);
      await log.pause(other);
      expect(await log.take("1", times.unknownMs, 0)).toEqual({ reason: "block", waitMs: 600_000 });
      log.close();
    }
  });

  it("keeps to the limit by the date alone where a runtime counts time from the start of each process", async () => {
    const path = newPath();
    const machine = new Machine();
    const runtime = (startedAt: number) => ({ ...machine.clock, now: () => machine.time - startedAt });
    const open = (startedAt: number) =>
      new SqliteLog(path, { account, limit: 1, maxWaitMs: 100, clock: runtime(startedAt) });
    const old = open(0);
    expect(await old.take("1", times.unknownMs, 0)).toBe("taken");
    machine.pass(500);
    const young = open(machine.time);
    for (const log of [young, old, young]) {
      expect(await log.take("2", times.unknownMs, 0)).toMatchObject({ reason: "limit" });
    }
    machine.pass(times.unknownMs);
    expect(await young.take("3", times.unknownMs, 0)).toBe("taken");
    expect(await old.take("4", times.unknownMs, 0)).toMatchObject({ reason: "limit" });
    old.close();
    young.close();
  });

  it("says after how long the next slot is free, and never that it is free at once", async () => {
    const machine = new Machine();
    const log = new SqliteLog(newPath(), { account, limit: 2, maxWaitMs: 100, clock: machine.clock });
    for (const id of ["1", "2"]) {
      expect(await log.take(id, times.unknownMs, 0)).toBe("taken");
      machine.pass(500);
    }
    expect(await log.take("3", times.unknownMs, 0)).toEqual({
      reason: "limit",
      waitMs: times.unknownMs - 1_000,
    });
    machine.pass(times.unknownMs - 1_000.5);
    expect(await log.take("3", times.unknownMs, 0)).toEqual({ reason: "limit", waitMs: 1 });
    log.close();
  });

  it("forgets the requests of tokens that no one uses any more", async () => {
    const machine = new Machine();
    const path = newPath();
    const open = (token: string) =>
      new SqliteLog(path, { account: token, limit: 1, maxWaitMs: 100, clock: machine.clock });
    await open("gone").take("1", times.unknownMs, 0);
    machine.pass(times.unknownMs);
    const log = open("b");
    await log.take("2", times.unknownMs, 0);
    log.close();
    const file = new DatabaseSync(path);
    expect(file.prepare("SELECT id FROM requests").all()).toEqual([{ id: "2" }]);
    file.close();
  });
});

describe("a copy of the file that was in use", () => {
  /** A file with a request of each of two tokens, and what opens it. */
  async function copied(pauseMs?: number) {
    const { clock } = new Machine();
    const path = newPath();
    const open = (token: string, of = path) =>
      new SqliteLog(of, { account: token, limit, maxWaitMs: 100, clock });
    for (const token of ["a", "b"]) {
      const log = open(token);
      await log.take("1", times.unknownMs, 0);
      if (pauseMs !== undefined) await log.pause(pauseMs);
      await log.close();
    }
    copyFileSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
    return { open, path };
  }

  it("gives no slot for a window, to none of its tokens", async () => {
    const { open } = await copied();
    for (const token of ["a", "b"]) {
      const log = open(token);
      for (const id of ["2", "3"]) {
        expect(await log.take(id, times.unknownMs, 0)).toEqual({ reason: "doubt", waitMs: times.unknownMs });
      }
      await log.close();
    }
  });

  it("gives none while a block lasts that is longer than that", async () => {
    const { open } = await copied(600_000);
    const log = open("a");
    expect(await log.take("2", times.unknownMs, 0)).toEqual({ reason: "block", waitMs: 600_000 });
    await log.close();
  });

  it("is not seen in the same file under an address: it is not another one", async () => {
    const path = newPath();
    const { clock } = new Machine();
    for (const of of [path, `file:${path}`]) {
      const log = new SqliteLog(of, { account, limit, maxWaitMs: 100, clock });
      expect(await log.take(of, times.unknownMs, 0)).toBe("taken");
      await log.close();
    }
  });
});
