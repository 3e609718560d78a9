import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { scriptedWork, success, wrongSetup } from "./scriptedWork.ts";

const minute = 60_000;

describe("a queue that fails", () => {
  it("ends the work at once where it can never be used", async () => {
    const { script, run, stop } = scriptedWork();
    const failure = new StoreError("damaged", { retryable: false });
    script.poll = () => Promise.reject(failure);
    await expect(run()).rejects.toBe(failure);
    expect(getEventListeners(stop.signal, "abort").length).toBe(0);
  });

  it.each([
    ["is away", new StoreError("away", { retryable: true })],
    ["fails otherwise", new TypeError("away")],
  ])("is asked again at the next poll where it %s, and that is reported", async (_, failure) => {
    const { account, script, run, clock, polls, errors, taken } = scriptedWork();
    account("a", { due: [0] });
    script.poll = () => Promise.reject(failure);
    run();
    await clock.advance(999);
    script.poll = async () => {};
    expect([polls, errors]).toEqual([[0], [[undefined, "away"]]]);
    await clock.advance(1);
    expect([polls, taken]).toEqual([[0, 1], ["1 a 2"]]);
  });
});

describe("an account that cannot be opened", () => {
  it("is tried again after 5 s, then after twice as long each time, a minute at most, and that is reported", async () => {
    const { account, opened, errors, run, clock } = scriptedWork();
    account("a", { due: [0], open: () => Promise.reject(new Error("gone")) });
    run();
    await clock.advance(200_000);
    expect(opened).toEqual(["0 a", "5 a", "15 a", "35 a", "75 a", "135 a", "195 a"]);
    expect(errors).toEqual(opened.map(() => ["a", "gone"]));
  });

  it("gives its slots back, and has its whole share again after a lead that succeeded", async () => {
    const { account, taken, run, clock } = scriptedWork({ concurrency: 2 });
    const a = account("a", { due: [0, 0, 0, 0], open: () => Promise.reject(new Error("gone")) });
    account("b", { due: [0] });
    run();
    await clock.advance(1_000);
    expect(taken).toEqual(["0 b 2"]);
    a.open = async () => {};
    await clock.advance(5_000);
    expect(taken.slice(1, 3)).toEqual(["5 a 1", "5 a 2"]);
  });

  it("is remembered as such while it has nothing due", async () => {
    const { account, taken, run, clock } = scriptedWork();
    const a = account("a", { due: [0], open: () => Promise.reject(new Error("gone")) });
    run();
    await clock.advance(500);
    a.due = [];
    a.open = async () => {};
    await clock.advance(9_500);
    a.due = [0, 0];
    await clock.advance(1_000);
    expect(taken[0]).toMatch(/ a 1$/);
  });

  it("is still tried with one lead where its turn found none", async () => {
    const { account, taken, run, clock } = scriptedWork();
    const a = account("a", { due: [0], open: () => Promise.reject(new Error("gone")) });
    run();
    await clock.advance(500);
    a.open = async () => {
      // Another process took it in the meantime.
      a.due = [];
    };
    await clock.advance(4_500);
    a.open = async () => {};
    a.due = [0, 0];
    await clock.advance(1_000);
    expect(taken.slice(0, 2)).toEqual(["5 a 1", "6 a 1"]);
  });
});

describe("an account whose setup is wrong", () => {
  it("is tried with one lead when its time has come", async () => {
    const { account, taken, opened, run, clock } = scriptedWork();
    const a = account("a", { due: Array.from({ length: 20 }, () => 0), result: wrongSetup });
    run();
    await clock.advance(5_000);
    expect(taken).toEqual(["0 a 2", "5 a 1"]);
    a.result = success;
    await clock.advance(5_000);
    expect(opened.slice(2, 4)).toEqual(["10 a", "10 a"]);
    expect(taken.slice(2, 4)).toEqual(["10 a 1", "10 a 2"]);
  });

  it("rests until the later of two times, whichever was said last", async () => {
    const { account, opened, run, clock } = scriptedWork();
    const a = account("a", { due: [0, 100, 0], result: { ...wrongSetup, retryAfterMs: 30_000 } });
    run();
    await clock.advance(50);
    a.result = wrongSetup;
    await clock.advance(29_949);
    expect(opened).toEqual(["0 a"]);
    await clock.advance(1);
    expect(opened).toEqual(["0 a", "30 a"]);
  });

  it("rests for a poll where nothing says for how long", async () => {
    const { retryAfterMs: _, ...wrongForNow } = wrongSetup;
    const { account, opened, run, clock } = scriptedWork({ pollMs: 7_000 });
    account("a", { due: [0, 0, 0], result: wrongForNow });
    run();
    await clock.advance(6_999);
    expect(opened).toEqual(["0 a"]);
    await clock.advance(1);
    expect(opened).toEqual(["0 a", "7 a"]);
  });
});

describe("an account whose token is blocked", () => {
  it.each([
    ["until then", 10_000, 10],
    ["for a minute at most, as a person may have lifted it", 10 * minute, 60],
  ])("is left alone %s, and none of its leads is taken", async (_, blockedMs, second) => {
    const { account, opened, taken, errors, run, clock } = scriptedWork();
    const a = account("a", { due: [0], pausedUntil: new Date(clock.date() + blockedMs) });
    run();
    await clock.advance(second * 1_000 - 1);
    expect([opened, taken]).toEqual([["0 a"], []]);
    a.pausedUntil = undefined;
    await clock.advance(1);
    expect([opened, taken]).toEqual([["0 a", `${second} a`], [`${second} a 2`]]);
    expect(errors).toEqual([]);
  });

  it.each([0, 1_000])("is worked where that ended %i ms ago", async (ago) => {
    const { account, taken, run, clock } = scriptedWork();
    account("a", { due: [0], pausedUntil: new Date(clock.date() - ago) });
    run();
    await clock.advance(0);
    expect(taken).toEqual(["0 a 2"]);
  });
});

it("tells of a lead whose delivery threw, and continues with the others", async () => {
  const { account, taken, errors, run, clock } = scriptedWork();
  account("a", { due: [0, 0, 0], result: new Error("a mistake of ours") });
  run();
  await clock.advance(1_000);
  expect(taken.slice(0, 2)).toEqual(["0 a 2", "0 a 2"]);
  expect(errors).toEqual(Array.from({ length: 3 }, () => ["a", "a mistake of ours"]));
});

it("ends with the first wrong register, after what is in progress, and tells nothing else", async () => {
  const { account, errors, run, clock, isOver, lasting } = scriptedWork();
  account("busy", { due: [5_000] });
  account("wrong", { due: [0], register: undefined });
  account("late", {
    due: [0],
    async open() {
      await lasting(1_000);
      throw new Error("gone");
    },
  });
  const running = run();
  await clock.advance(4_999);
  expect(isOver()).toBe(false);
  await clock.advance(1);
  await expect(running).rejects.toThrow("Give the forwarder of wrong the option `register`.");
  expect(errors).toEqual([]);
});
