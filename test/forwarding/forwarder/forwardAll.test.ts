import { describe, expect, it, vi } from "vitest";
import type { ForwardProgress } from "../../../src/forwarding/forwarder/forwardAll.ts";
import { fakeShop } from "./fakeShop.ts";

const leads = (count: number) => Array.from({ length: count }, (_, index) => ({ id: String(index + 1) }));

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe("forwardAll", () => {
  it("forwards each lead once and yields each with its result and its place", async () => {
    const { forwarder, account, ended } = fakeShop();
    const results = await ended(collect(forwarder().forwardAll([...leads(30), ...leads(5)])));
    expect(results).toHaveLength(35);
    expect(results.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      leads(35).map((_, index) => index),
    );
    expect(results.every(({ lead, result }) => "key" in result && result.key === lead.id)).toBe(true);
    expect(account.orders).toHaveLength(30);
  });

  it("delivers no more leads at once than it was told", async () => {
    const { forwarder, account, clock } = fakeShop();
    account.faults.inject("slow", { method: "addOrder", probability: 1, afterMs: 1_000 });
    const running = collect(forwarder().forwardAll(leads(10), { concurrency: 3 }));
    await clock.advance(500);
    expect(account.requests).toHaveLength(3);
    await clock.advance(1_000);
    expect(account.requests).toHaveLength(6);
    await clock.advance(10_000);
    expect(await running).toHaveLength(10);
  });

  it("takes leads from the source only as fast as results are taken", async () => {
    const { forwarder, clock } = fakeShop();
    let taken = 0;
    let closed = false;
    async function* source() {
      try {
        for (const lead of leads(100)) {
          taken += 1;
          yield lead;
        }
      } finally {
        closed = true;
      }
    }
    const results = forwarder().forwardAll(source(), { concurrency: 4 });
    const first = results.next();
    await clock.advance(1_000);
    await first;
    await clock.advance(60_000);
    expect(taken).toBe(4);
    await results.return();
    expect(closed).toBe(true);
    expect(taken).toBe(4);
  });

  it("reports its progress", async () => {
    const { forwarder, ended } = fakeShop();
    const seen: ForwardProgress[] = [];
    const options = { concurrency: 2, onProgress: (progress: ForwardProgress) => seen.push(progress) };
    await ended(collect(forwarder().forwardAll([...leads(3), { id: "1" }], options)));
    expect(seen.map(({ done }) => done)).toEqual([1, 2, 3, 4]);
    expect(seen.at(-1)).toEqual({
      taken: 4,
      done: 4,
      by: { success: 3, duplicate: 1, skip: 0, error: 0, unknown: 0 },
    });
  });

  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("progress");
      },
    ],
    ["rejects", async () => Promise.reject(new Error("progress"))],
  ])("continues where `onProgress` %s, and tells the console once", async (_, onProgress) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    try {
      const { forwarder, ended } = fakeShop();
      const results = await ended(
        collect(forwarder().forwardAll(leads(3), { onProgress: () => onProgress() })),
      );
      expect(results).toHaveLength(3);
      await new Promise(setImmediate);
      expect(warn).toHaveBeenCalledTimes(1);
    } finally {
      warn.mockRestore();
    }
  });

  it("takes keys and times of receipt from the caller", async () => {
    const { forwarder, account, ended } = fakeShop();
    const options = {
      key: (lead: { readonly id: string }, index: number) => `${lead.id}/${index}`,
      receivedAt: () => new Date(1_764_000_000_000),
    };
    const results = await ended(collect(forwarder().forwardAll(leads(2), options)));
    // They come as they end.
    expect(results.map(({ result }) => "key" in result && result.key).sort()).toEqual(["1/0", "2/1"]);
    expect(account.orders.every(({ date_add }) => date_add === 1_764_000_000)).toBe(true);
  });

  it("takes no more leads when it is aborted, and tells what became of those that were being delivered", async () => {
    const { forwarder, account, clock } = fakeShop();
    account.faults.inject("slow", { method: "addOrder", probability: 1, afterMs: 60_000 });
    const controller = new AbortController();
    const running = collect(forwarder().forwardAll(leads(10), { concurrency: 3, signal: controller.signal }));
    await clock.advance(500);
    controller.abort(new Error("stop"));
    await clock.advance(0);
    const results = await running;
    expect(results.map(({ result }) => result.status)).toEqual(["unknown", "unknown", "unknown"]);
  });

  it("tells what became of the leads that a source gave before it broke, and then throws what it threw", async () => {
    const { forwarder, account, ended } = fakeShop();
    function* source() {
      yield* leads(4);
      throw new Error("The file ends in the middle.");
    }
    const results: string[] = [];
    const reading = (async () => {
      for await (const { result } of forwarder().forwardAll(source())) results.push(result.status);
    })();
    await expect(ended(reading)).rejects.toThrow("The file ends in the middle.");
    expect(results).toEqual(["success", "success", "success", "success"]);
    expect(account.orders).toHaveLength(4);
  });

  it("reports the progress of what was running when the caller left the loop", async () => {
    const { forwarder, ended } = fakeShop();
    const seen: number[] = [];
    const options = { concurrency: 4, onProgress: ({ done }: ForwardProgress) => seen.push(done) };
    const reading = (async () => {
      for await (const { index } of forwarder().forwardAll(leads(10), options)) {
        expect(index).toBeLessThan(4);
        break;
      }
    })();
    await ended(reading);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it("refuses a concurrency that cannot be", async () => {
    const { forwarder } = fakeShop();
    await expect(forwarder().forwardAll([], { concurrency: 0 }).next()).rejects.toThrow("`concurrency`");
  });
});

describe("the source of forwardAll", () => {
  /** Leads by a source that counts what is asked of it. */
  function counted(count: number, broken?: Error) {
    const asked = { next: 0, return: 0 };
    const iterator: AsyncIterator<{ id: string }> = {
      async next() {
        asked.next += 1;
        if (asked.next <= count) return { done: false, value: { id: String(asked.next) } };
        if (broken !== undefined) throw broken;
        return { done: true, value: undefined };
      },
      async return() {
        asked.return += 1;
        return { done: true, value: undefined };
      },
    };
    return { asked, leads: { [Symbol.asyncIterator]: () => iterator } };
  }

  it("is released where the loop is left early, and not where it has ended on its own", async () => {
    const { forwarder, ended } = fakeShop();
    const early = counted(5);
    const results = forwarder().forwardAll(early.leads, { concurrency: 1 });
    await ended(results.next());
    await ended(results.return());
    expect(early.asked).toEqual({ next: 1, return: 1 });
    const whole = counted(2);
    await ended(collect(forwarder().forwardAll(whole.leads)));
    expect(whole.asked).toEqual({ next: 3, return: 0 });
  });

  it("is asked no more once it broke, and not released: it has ended that way", async () => {
    const { forwarder, ended } = fakeShop();
    const { asked, leads } = counted(2, new Error("The file ends in the middle."));
    await expect(ended(collect(forwarder().forwardAll(leads)))).rejects.toThrow("in the middle");
    expect(asked).toEqual({ next: 3, return: 0 });
  });

  it.each([[null], [undefined], [7], ["a text"], [{ id: "1" }], [() => []]])(
    "is refused where a loop can take no leads from it: %o",
    async (source) => {
      const { forwarder } = fakeShop();
      await expect(
        forwarder()
          .forwardAll(source as never)
          .next(),
      ).rejects.toThrow("Expected `leads` to be a list of leads, or an iterable of them, got ");
    },
  );

  it("is not touched where an option is unknown", async () => {
    const { forwarder } = fakeShop();
    const { asked, leads } = counted(1);
    const results = forwarder().forwardAll(leads, { concurency: 2 } as never);
    await expect(results.next()).rejects.toThrow("Unknown option `concurency` of forwardAll.");
    expect(asked.next).toBe(0);
  });
});
