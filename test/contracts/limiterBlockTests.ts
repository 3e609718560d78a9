import { assertEqual, assertHas, assertRejects } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import type { Processes } from "./limiterUnderTest.ts";

/** How late a limiter may notice a block or a free slot: it asks once a second, with jitter. */
const noticeMs = 1_020;

/** The promises of limiters about blocks of the token: 11 and 13. */
export function limiterBlockTests(test: ContractTest<Processes>): void {
  test(11, "None is given while Base blocks the token, in no process.", async (processes) => {
    const { clock, granted, ask } = processes;
    const [one, other] = await processes.openTwo({});
    await one.pauseUntil(new Date(clock.date() + 600_000));
    assertEqual(one.pausedUntil?.()?.getTime(), clock.date() + 600_000);
    const reasons: string[] = [];
    ask(other, "call", { onWait: (reason) => reasons.push(reason) });
    await clock.advance(599_999);
    assertEqual(granted, []);
    assertEqual(other.pausedUntil?.()?.getTime(), clock.date() + 1);
    await clock.advance(noticeMs);
    assertEqual([granted, reasons], [["call"], ["block"]]);
    assertEqual(other.pausedUntil?.(), undefined);
  });

  for (const [order, firstMs, secondMs] of [
    ["longer", 600_000, 20],
    ["shorter", 20, 600_000],
  ] as const) {
    test(11, `The longer of two blocks counts, where the ${order} one came first.`, async (processes) => {
      const { clock, granted, ask } = processes;
      const [one, other] = await processes.openTwo({});
      const third = await processes.open({});
      await one.pauseUntil(new Date(clock.date() + firstMs));
      await other.pauseUntil(new Date(clock.date() + secondMs));
      ask(third, "third");
      await clock.advance(599_999);
      assertEqual(granted, []);
      await clock.advance(noticeMs);
      assertEqual(granted, ["third"]);
    });
  }

  test(11, "A block that is over or has no time changes nothing.", async (processes) => {
    const { clock, granted, ask } = processes;
    const [one, other] = await processes.openTwo({});
    await one.pauseUntil(new Date(clock.date() - 1_000));
    await one.pauseUntil(new Date(Number.NaN));
    for (const limiter of [one, other]) ask(limiter, "call");
    await clock.advance(0);
    assertEqual(granted, ["call", "call"]);
  });

  for (const [who, index] of [
    ["the process that was told of it", 0],
    ["another one", 1],
  ] as const) {
    test(
      11,
      `A block that is longer than a call may pause ends it at once, in ${who}.`,
      async (processes) => {
        const { clock, granted, ask } = processes;
        const limiters = await processes.openTwo({});
        await limiters[0].pauseUntil(new Date(clock.date() + 600_000));
        const limiter = limiters[index];
        const ended = Promise.resolve(limiter.acquire({ maxPauseMs: 60_000 })).catch(
          (error: unknown) => error,
        );
        ask(limiter, "patient", { maxPauseMs: 600_001 });
        await clock.advance(0);
        const error = await ended;
        assertHas(error, { code: "ERROR_BLOCKED_TOKEN", retryAfterMs: 600_000 }, "the error");
        const until: unknown = error instanceof Error ? Reflect.get(error, "blockedUntil") : undefined;
        assertEqual(until instanceof Date && until.getTime(), clock.date() + 600_000, "the end of the block");
        await clock.advance(600_000 + noticeMs);
        assertEqual(granted, ["patient"]);
      },
    );

    test(11, `It also ends those that wait already, in ${who}, and no others.`, async (processes) => {
      const { clock, granted, ask } = processes;
      const limiters = await processes.openTwo({ requestsPerMinute: 1 });
      const limiter = limiters[index];
      ask(limiter, "first");
      await clock.advance(0);
      for (const priority of ["urgent", "normal", "bulk"] as const) {
        ask(limiter, `short ${priority}`, { priority, maxPauseMs: 60_000 });
        ask(limiter, `long ${priority}`, { priority, maxPauseMs: 900_000 });
      }
      ask(limiter, "endless");
      await clock.advance(30_000);
      assertEqual(granted, ["first"]);
      await limiters[0].pauseUntil(new Date(clock.date() + 600_000));
      await clock.advance(noticeMs);
      assertEqual(granted, ["first", "short urgent failed", "short normal failed", "short bulk failed"]);
      await clock.advance(600_000 + 4 * (60_150 + 2_000 + noticeMs));
      assertEqual(granted.slice(4), ["long urgent", "long normal", "endless", "long bulk"]);
    });
  }

  test(11, "A block that is as long as a call may pause ends no one.", async (processes) => {
    const { clock, granted, ask } = processes;
    const one = await processes.open({ requestsPerMinute: 1 });
    ask(one, "first");
    await clock.advance(0);
    ask(one, "as long", { maxPauseMs: 600_000 });
    await one.pauseUntil(new Date(clock.date() + 600_000));
    await clock.advance(600_000 + noticeMs);
    assertEqual(granted, ["first", "as long"]);
  });

  test(11, "Waiting for its turn does not count as a pause.", async (processes) => {
    const { clock, granted, ask } = processes;
    const one = await processes.open({ requestsPerMinute: 1 });
    for (const title of ["first", "second", "third"]) ask(one, title, { maxPauseMs: 1_000 });
    await clock.advance(2 * (60_150 + 2_000 + noticeMs));
    assertEqual(granted, ["first", "second", "third"]);
  });

  test(11, "What several blocks hold a call up adds up.", async (processes) => {
    const { clock, granted, ask } = processes;
    const one = await processes.open({ requestsPerMinute: 1 });
    ask(one, "first");
    await clock.advance(0);
    ask(one, "both", { maxPauseMs: 60_000 });
    await one.pauseUntil(new Date(clock.date() + 40_000));
    await clock.advance(45_000);
    ask(one, "one", { maxPauseMs: 60_000 });
    await one.pauseUntil(new Date(clock.date() + 19_000));
    // Prolonged by what another program sent.
    await one.pauseUntil(new Date(clock.date() + 40_000));
    await clock.advance(0);
    assertEqual(granted, ["first", "both failed"]);
    assertEqual(one.pausedMs?.(), 40_000, "how long blocks held calls up so far");
    await clock.advance(40_000 + noticeMs);
    assertEqual(granted, ["first", "both failed", "one"]);
  });

  test(13, "Until then calls wait for their turn, and Base has blocked nothing.", async (processes) => {
    const { clock, granted, ask, under } = processes;
    ask(await processes.open({}), "before");
    await clock.advance(0);
    if (under.forget === "never") return;
    await under.forget();
    const [one, other] = await processes.openTwo({});
    const reasons: string[] = [];
    for (const limiter of [one, other]) {
      ask(limiter, "call", { maxPauseMs: 0, onWait: (reason) => reasons.push(reason) });
    }
    await clock.advance(noticeMs);
    assertEqual([granted, reasons], [["before"], ["limit", "limit"]]);
    assertEqual([one.pausedUntil?.(), other.pausedUntil?.()], [undefined, undefined]);
    // Leads that wait are not tried before: each try would cost one of their attempts.
    for (const limiter of [one, other]) {
      const doubtedMs = (limiter.availableAt?.()?.getTime() ?? 0) - clock.date();
      assertEqual(doubtedMs > 60_000 - 2 * noticeMs, true, `available in ${doubtedMs} ms`);
    }
    // A block that begins meanwhile is one.
    await one.pauseUntil(new Date(clock.date() + 600_000));
    await clock.advance(noticeMs);
    assertEqual(granted, ["before", "call failed", "call failed"]);
    await assertRejects(Promise.resolve(other.acquire({ maxPauseMs: 60_000 })), {
      code: "ERROR_BLOCKED_TOKEN",
    });
    assertEqual(one.availableAt?.()?.getTime(), one.pausedUntil?.()?.getTime(), "when one is available");
  });
}
