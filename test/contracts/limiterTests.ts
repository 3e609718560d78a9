import { assertEqual, assertHas, assertRejects } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import { isPermit, type Processes } from "./limiterUnderTest.ts";

/** The counted window: the server's minute plus a tolerance for different clocks. */
const windowMs = 60_150;
const latencyMs = 2_000;
/** How late a limiter may notice a free slot: it asks once a second, with jitter. */
const noticeMs = 1_020;

/** The promises of limiters: 11, 13 and 20. */
export function limiterTests(test: ContractTest<Processes>): void {
  test(11, "Four processes have the limit in each window, and no more in any.", async (processes) => {
    const { clock } = processes;
    const times: number[] = [];
    for (let process = 0; process < 4; process += 1) {
      const limiter = await processes.open({
        requestsPerMinute: 20,
        testing: { windowMs: 6_000 },
      });
      for (let call = 0; call < 30; call += 1) {
        void Promise.resolve(limiter.acquire({ tracked: true })).then((permit) => {
          times.push(clock.now());
          if (isPermit(permit)) permit.end("answer");
        });
      }
    }
    await clock.advance(5 * (6_015 + noticeMs));
    const busiest = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at <= from + 6_000).length),
    );
    assertEqual(busiest, 20, "the busiest window");
    assertEqual(times.length >= 5 * 20, true, "the use of the limit");
  });

  test(11, "A write goes first, then a read, and the pages of a list last.", async (processes) => {
    const { clock, granted, ask } = processes;
    const one = await processes.open({ requestsPerMinute: 1 });
    ask(one, "before");
    await clock.advance(0);
    for (const priority of ["bulk", "normal", "urgent"] as const) ask(one, priority, { priority });
    await clock.advance(3 * (windowMs + latencyMs + noticeMs));
    assertEqual(granted, ["before", "urgent", "normal", "bulk"]);
  });

  test(11, "Pages leave a fifth of it to the other calls of all processes.", async (processes) => {
    const { clock, granted, ask } = processes;
    const [one, other] = await processes.openTwo({ requestsPerMinute: 10 });
    for (let page = 0; page < 6; page += 1) {
      ask(one, "page", { priority: "bulk" });
      ask(other, "page", { priority: "bulk" });
    }
    await clock.advance(noticeMs);
    assertEqual(granted.length, 8, "the pages that were read at once");
    ask(one, "read");
    ask(other, "write", { priority: "urgent" });
    await clock.advance(0);
    assertEqual(granted.slice(8).sort(), ["read", "write"], "what did not wait for pages");
    await clock.advance(windowMs + latencyMs + 2 * noticeMs);
    assertEqual(granted.filter((title) => title === "page").length, 12, "the pages that were read");
  });

  test(11, "Pages have all of a limit below 5.", async (processes) => {
    const { clock, granted, ask } = processes;
    const one = await processes.open({ requestsPerMinute: 4 });
    for (let page = 0; page < 4; page += 1) ask(one, "page", { priority: "bulk" });
    await clock.advance(0);
    assertEqual(granted.length, 4);
  });

  test(11, "A share of it is less.", async (processes) => {
    const { clock, granted, ask } = processes;
    const [one, other] = await processes.openTwo({ requestsPerMinute: 4, share: 0.5 });
    for (const limiter of [one, other, one]) ask(limiter, "call");
    await clock.advance(windowMs + latencyMs - 1);
    assertEqual(granted.length, 2);
    await clock.advance(noticeMs + 1);
    assertEqual(granted.length, 3);
  });

  test(11, "A permit that was not used is given to another process.", async (processes) => {
    const { clock, granted, permits, ask } = processes;
    const [one, other] = await processes.openTwo({ requestsPerMinute: 1 });
    ask(one, "not used", { tracked: true });
    await clock.advance(0);
    ask(other, "other");
    await clock.advance(noticeMs);
    assertEqual(granted, ["not used"]);
    permits.get("not used")?.end("unused");
    await clock.advance(noticeMs);
    assertEqual(granted, ["not used", "other"]);
  });

  for (const [from, how, heldMs] of [
    ["its answer on", "answer", windowMs],
    ["2 s after it was lost on, as it may still arrive", "lost", windowMs + latencyMs],
  ] as const) {
    test(11, `A request counts from ${from}, and its first end.`, async (processes) => {
      const { clock, granted, permits, ask } = processes;
      const [one, other] = await processes.openTwo({ requestsPerMinute: 1 });
      ask(one, "first", { tracked: true });
      await clock.advance(0);
      ask(other, "second");
      await clock.advance(30_000);
      permits.get("first")?.end(how);
      permits.get("first")?.end("unused");
      await clock.advance(heldMs - 1);
      assertEqual(granted, ["first"]);
      await clock.advance(noticeMs + 1);
      assertEqual(granted, ["first", "second"]);
    });
  }

  test(
    11,
    "A request whose end is never told counts for its way and a quarter longer.",
    async (processes) => {
      const { clock, granted, ask } = processes;
      const [one, other] = await processes.openTwo({ requestsPerMinute: 1 });
      ask(one, "first", { tracked: true });
      await clock.advance(0);
      ask(other, "second");
      await clock.advance(windowMs + latencyMs + 15_000 - 1);
      assertEqual(granted, ["first"]);
      await clock.advance(noticeMs + 1);
      assertEqual(granted, ["first", "second"]);
    },
  );

  test(11, "A call that leaves takes none.", async (processes) => {
    const { clock, granted, ask } = processes;
    const one = await processes.open({ requestsPerMinute: 1 });
    ask(one, "first");
    await clock.advance(0);
    const controller = new AbortController();
    const waiting = Promise.resolve(one.acquire({ signal: controller.signal }));
    controller.abort(new Error("no longer needed"));
    await assertRejects(waiting, { message: "no longer needed" });
    const late = Promise.resolve(one.acquire({ signal: controller.signal }));
    await assertRejects(late, { message: "no longer needed" });
    ask(one, "next");
    await clock.advance(windowMs + latencyMs + noticeMs);
    assertEqual(granted, ["first", "next"]);
  });

  test(11, "A call is rejected when the maximum already waits.", async (processes) => {
    const { clock, granted, ask } = processes;
    const one = await processes.open({ requestsPerMinute: 1, maxQueue: 1 });
    ask(one, "first");
    await clock.advance(0);
    ask(one, "waiting");
    await assertRejects(Promise.resolve(one.acquire()), { code: "RATE_LIMITED", reason: "queue_full" });
    await clock.advance(windowMs + latencyMs + noticeMs);
    assertEqual(granted, ["first", "waiting"]);
  });

  test(13, "Then they continue.", async (processes) => {
    const { clock, granted, ask, under } = processes;
    const before = await processes.open({ requestsPerMinute: 1 });
    ask(before, "before");
    await clock.advance(0);
    if (under.forget === "never") return;
    await under.forget();
    const [one, other] = await processes.openTwo({ requestsPerMinute: 1 });
    ask(one, "one");
    await clock.advance(0);
    ask(other, "other");
    await clock.advance(windowMs - 1);
    assertEqual(granted, ["before"]);
    await clock.advance(latencyMs + 15_000 + noticeMs + 1);
    assertEqual(granted.length, 2, "the number of permits");
  });

  test(20, "A call that waits is told.", async (processes) => {
    const { clock, ask } = processes;
    const one = await processes.open({ requestsPerMinute: 1 });
    assertEqual(typeof one.close, "function", "`close`");
    const dispose: unknown = Reflect.get(Symbol, "asyncDispose");
    if (typeof dispose === "symbol") {
      assertEqual(typeof Reflect.get(one, dispose), "function", "what `await using` calls");
    }
    ask(one, "first");
    await clock.advance(0);
    const waiting = Promise.resolve(one.acquire()).catch((error: unknown) => error);
    const closing = Promise.all([one.close?.(), one.close?.()]);
    await clock.advance(0);
    await closing;
    const closed = { code: "RATE_LIMITED", reason: "closed" };
    assertHas(await waiting, closed, "the error");
    await assertRejects(Promise.resolve(one.acquire()), closed);
  });
}
