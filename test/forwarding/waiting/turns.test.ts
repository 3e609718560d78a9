import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { LookUpTurn, LookUpTurns } from "../../../src/forwarding/waiting/turns.ts";

/** Leads in line, and in which order they had their turns. */
function setUp(count: number) {
  const turns = new LookUpTurns();
  const had: number[] = [];
  const leads = Array.from({ length: count }, () => new LookUpTurn(turns));
  for (const [at, lead] of leads.entries()) void lead.take().then(() => had.push(at));
  const now = async () => {
    await turnOfTheLoop();
    return had.splice(0);
  };
  return { leads, now };
}

describe("the turns of open leads", () => {
  it("are four at once, first come, first served", async () => {
    const { leads, now } = setUp(7);
    expect(await now()).toEqual([0, 1, 2, 3]);
    leads[2]?.end();
    leads[2]?.end();
    expect(await now()).toEqual([4]);
    for (const lead of leads) lead.end();
    expect(await now()).toEqual([5, 6]);
  });

  it("are free for others while a lead only waits, which then takes its next one in line", async () => {
    const { leads, now } = setUp(6);
    await now();
    const { promise, resolve } = Promise.withResolvers<void>();
    let isBack = false;
    void leads[0]
      ?.rest(() => promise)
      .then(() => {
        isBack = true;
      });
    expect(await now()).toEqual([4]);
    resolve();
    await now();
    expect(isBack).toBe(false);
    leads[1]?.end();
    expect(await now()).toEqual([5]);
    leads[2]?.end();
    await now();
    expect(isBack).toBe(true);
  });

  it("are not waited for by a lead that a caller waits for, and its own is free", async () => {
    const { leads, now } = setUp(8);
    await now();
    leads[7]?.hurry();
    expect(await now()).toEqual([7]);
    leads[7]?.end();
    expect(await now()).toEqual([]);
    leads[0]?.hurry();
    expect(await now()).toEqual([4]);
    await leads[0]?.rest(async () => {});
    leads[0]?.end();
    expect(await now()).toEqual([]);
    expect(leads.map(({ reads }) => reads?.priority)).toEqual([
      undefined,
      ...Array(6).fill("bulk"),
      undefined,
    ]);
  });

  it("are free again where a lead failed while it waited", async () => {
    const { leads, now } = setUp(5);
    await now();
    await expect(leads[0]?.rest(() => Promise.reject(new Error("left")))).rejects.toThrow("left");
    leads[0]?.end();
    expect(await now()).toEqual([4]);
  });
});
