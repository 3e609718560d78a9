import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { GuardedCache } from "../../../src/forwarding/catalog/guardedCache.ts";
import type { ProductCache } from "../../../src/forwarding/catalog/productCache.ts";
import type { EventToReport } from "../../../src/forwarding/contract/forwardEvent.ts";
import { hashAtOnce } from "../../support/hashAtOnce.ts";
import { manualClock } from "../../support/manualClock.ts";
import { mapCache } from "./mapCache.ts";

hashAtOnce();

const minute = 60_000;

/** Processes that share a map, and what each is told to do instead of using it. */
function shared() {
  const clock = manualClock();
  const kept = new Map<string, { value: string; until: number }>();
  const events: EventToReport[] = [];
  let count = 0;
  const process = ({
    token = "1-2-ONE",
    cache = mapCache(clock, kept),
  }: {
    token?: string;
    cache?: ProductCache;
  } = {}) => {
    count += 1;
    const id = `process ${count}`;
    const baselinker = new Baselinker({ token, testing: { clock } });
    return new GuardedCache(cache, {
      baselinker,
      clock,
      randomId: () => id,
      emit: (event) => events.push(event),
    });
  };
  return { clock, kept, events, process };
}

/** A cache that works until the test says what is wrong with it. */
function breakable(clock = manualClock()) {
  const said = { failure: undefined as Error | undefined, answers: undefined as unknown, calls: 0 };
  const inner = mapCache(clock);
  const through = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    said.calls += 1;
    if (said.failure !== undefined) throw said.failure;
    return said.answers === undefined ? work() : (said.answers as Value);
  };
  const cache: ProductCache = {
    get: (keys) => through(() => inner.get(keys)),
    set: (...given) => through(() => inner.set(...given)),
  };
  return { said, cache };
}

describe("the cache of a forwarder", () => {
  it("shows an account what was remembered of it by all processes, and nothing of another account", async () => {
    const { process, kept } = shared();
    await process().set("205:sku:MUG", "a mug", minute);
    expect(await process().get(["205:sku:MUG", "206:sku:MUG"])).toEqual(["a mug", undefined]);
    expect(await process({ token: "9-9-TWO" }).get(["205:sku:MUG"])).toEqual([undefined]);
    expect([...kept.keys()].join()).not.toContain("1-2-ONE");
  });

  it("lets one process of an account claim something, and another when its time is over", async () => {
    const { process, clock } = shared();
    const [one, two, three] = [process(), process(), process({ token: "9-9-TWO" })];
    expect(await one.claim("slot", 6_500, "background")).toBe(true);
    expect(await one.claim("slot", 6_500, "background")).toBe(false);
    expect(await two.claim("slot", 6_500, "background")).toBe(false);
    expect(await three.claim("slot", 6_500, "background")).toBe(true);
    await clock.advance(6_500);
    expect(await two.claim("slot", 6_500, "background")).toBe(true);
  });

  it("lets who holds something hold it on, and another only when it was released or forgotten", async () => {
    const { process, clock } = shared();
    const [one, two] = [process(), process()];
    expect(await one.hold("sweep", minute, "background")).toBe(true);
    await clock.advance(minute - 1);
    expect([await one.hold("sweep", minute, "lead"), await two.hold("sweep", minute, "lead")]).toEqual([
      true,
      false,
    ]);
    await clock.advance(minute - 1);
    expect(await two.hold("sweep", minute, "background")).toBe(false);
    await two.release("sweep");
    expect(await two.hold("sweep", minute, "background")).toBe(false);
    await one.release("sweep");
    await clock.advance(1);
    expect(await two.hold("sweep", minute, "background")).toBe(true);
  });

  it("remembers in this process while the shared one fails, and tells of it once in five seconds", async () => {
    const { process, clock, events } = shared();
    const { said, cache } = breakable(clock);
    const guarded = process({ cache });
    said.failure = new Error("away");
    await guarded.set("a", "1", minute);
    expect(await guarded.get(["a"])).toEqual(["1"]);
    await clock.advance(4_999);
    expect(await guarded.get(["a"])).toEqual(["1"]);
    expect([said.calls, events]).toEqual([1, [{ type: "product_cache_failed", error: said.failure }]]);
    await clock.advance(1);
    said.failure = undefined;
    expect(await guarded.get(["a"])).toEqual([undefined]);
    expect(said.calls).toBe(2);
  });

  it("lets a lead continue while the shared one fails, and nothing happen in the background", async () => {
    const { process, clock } = shared();
    const { said, cache } = breakable(clock);
    const guarded = process({ cache });
    said.failure = new Error("away");
    expect(await guarded.claim("slot", 6_500, "background")).toBe(false);
    expect(await guarded.hold("sweep", minute, "background")).toBeUndefined();
    expect(await guarded.hold("sweep", minute, "lead")).toBe(true);
    await guarded.release("sweep");
  });

  it("waits six seconds for one that never answers", async () => {
    const { process, clock, events } = shared();
    const guarded = process({
      cache: { get: () => new Promise(() => {}), set: () => new Promise(() => {}) },
    });
    const got = guarded.get(["a"]);
    await clock.advance(5_999);
    expect(events).toEqual([]);
    await clock.advance(1);
    expect(await got).toEqual([undefined]);
    expect(events).toMatchObject([
      { error: { message: "`catalog.cache` did not answer within 6000 ms. Check its server." } },
    ]);
    expect(clock.timers).toBe(0);
  });

  it.each([
    ["nothing", null],
    ["a text", "1"],
    ["too few values", []],
    ["too many values", ["1", "2"]],
  ])("takes %s for no answer", async (_, answers) => {
    const { process, events } = shared();
    const { said, cache } = breakable();
    said.answers = answers;
    expect(await process({ cache }).get(["a"])).toEqual([undefined]);
    expect(events).toMatchObject([
      {
        error: {
          message:
            "`catalog.cache` did not return a list with one value for each key. Check its method `get`.",
        },
      },
    ]);
  });

  it.each([[[null]], [[7]], [[{}]]])("takes %o for no value, since a value is a text", async (answers) => {
    const { process, events } = shared();
    const { said, cache } = breakable();
    said.answers = answers;
    expect(await process({ cache }).get(["a"])).toEqual([undefined]);
    expect(events).toEqual([]);
  });

  it("believes no one who does not say that the claim was got", async () => {
    const { process } = shared();
    const { said, cache } = breakable();
    for (const answer of ["OK", 1, {}]) {
      said.answers = answer;
      expect(await process({ cache }).claim("slot", 6_500, "background")).toBe(false);
    }
  });

  it("says whether the shared one can be used", async () => {
    const { process } = shared();
    const { said, cache } = breakable();
    await process({ cache }).check("205:variants");
    said.failure = new Error("away");
    await expect(process({ cache }).check("205:variants")).rejects.toThrow("away");
  });
});
