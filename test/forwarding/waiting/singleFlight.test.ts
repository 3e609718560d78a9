import { getEventListeners } from "node:events";
import { expect, it } from "vitest";
import { Deadlines } from "../../../src/forwarding/waiting/deadlines.ts";
import {
  type FlightControl,
  SingleFlight,
  type Waiter,
} from "../../../src/forwarding/waiting/singleFlight.ts";
import { deadlineOver } from "../../../src/shared/errors/forwarderError.ts";
import { manualClock } from "../../support/manualClock.ts";

/** One flight whose work ends when it is told to, and those who wait for it. */
function flight() {
  const clock = manualClock();
  const deadlines = new Deadlines(clock, deadlineOver);
  const flights = new SingleFlight<string>();
  let end: (value: string) => void = () => {};
  let control: FlightControl | undefined;
  let starts = 0;
  const wait = (waiter: Waiter = {}) => {
    const told: unknown[] = [];
    const work = async (given: FlightControl) => {
      starts += 1;
      control = given;
      return new Promise<string>((resolve) => {
        end = resolve;
      });
    };
    flights.share("key", waiter, work).then(
      (value) => told.push(value),
      (reason: Error) => told.push(reason.message),
    );
    return told;
  };
  const begun = async () => {
    await clock.advance(0);
    if (control === undefined) throw new Error("It has not begun.");
    return control;
  };
  const start = (ms: number) => deadlines.start(ms, 0);
  return { clock, flights, wait, begun, start, end: (value: string) => end(value), starts: () => starts };
}

/** A deadline of a second counts 100 ms earlier: the time that what was begun may take to end. */
const second = 1_000;

it("is one for all who wait, and gone when it has ended", async () => {
  const { clock, flights, wait, begun, end, starts } = flight();
  const told = [wait(), wait()];
  await begun();
  end("done");
  await clock.advance(0);
  expect([told, starts()]).toEqual([[["done"], ["done"]], 1]);
  await flights.idle();
  wait();
  await clock.advance(0);
  expect(starts()).toBe(2);
});

it("lets one go whose signal aborts, also before it began, and continues for the others", async () => {
  const { clock, wait, begun, end } = flight();
  const leaving = new AbortController();
  const other = wait({ signal: new AbortController().signal });
  const gone = wait({ signal: AbortSignal.abort(new Error("before")) });
  const goes = wait({ signal: leaving.signal });
  const control = await begun();
  leaving.abort(new Error("later"));
  await clock.advance(0);
  expect([gone, goes, other]).toEqual([["before"], ["later"], []]);
  expect(control.signal.aborted).toBe(false);
  end("done");
  await clock.advance(0);
  expect(other).toEqual(["done"]);
});

it("is ended when the last one leaves, who is told how it ended", async () => {
  const { clock, wait, begun, end } = flight();
  const leaving = new AbortController();
  const last = wait({ signal: leaving.signal });
  const control = await begun();
  leaving.abort(new Error("left"));
  await clock.advance(0);
  expect([control.signal.aborted, control.signal.reason, last]).toEqual([true, new Error("left"), []]);
  end("sent anyway");
  await clock.advance(0);
  expect(last).toEqual(["sent anyway"]);
});

it("is ended by the deadline of the last one, who waits for the end no longer than the deadline", async () => {
  const { clock, wait, begun, start } = flight();
  const last = wait({ deadline: start(second) });
  const control = await begun();
  await clock.advance(899);
  expect(control.signal.aborted).toBe(false);
  await clock.advance(1);
  expect([control.signal.aborted, last]).toEqual([true, []]);
  await clock.advance(99);
  expect(last).toEqual([]);
  await clock.advance(1);
  expect(last).toEqual([expect.stringMatching(/^The lead was not finished within 1000 ms/)]);
});

it("counts one who leaves twice as one", async () => {
  const { clock, wait, begun, start } = flight();
  const leaving = new AbortController();
  const other = wait({ signal: new AbortController().signal });
  const twice = wait({ signal: leaving.signal, deadline: start(second) });
  const control = await begun();
  await clock.advance(second);
  leaving.abort(new Error("once more"));
  await clock.advance(0);
  expect(twice).toEqual([expect.stringMatching(/^The lead was not finished/)]);
  expect([control.signal.aborted, other]).toEqual([false, []]);
});

it.each<[string, () => Promise<unknown>]>([
  ["has been kept", async () => {}],
  ["could not be kept", () => Promise.reject(new Error("away"))],
])(
  "continues alone after an order left, and tells who is out of time once what must survive %s",
  async (_, onTimeUp) => {
    const { clock, wait, begun, start, end } = flight();
    const leaving = new AbortController();
    const told = wait({ signal: leaving.signal, deadline: start(second) });
    const control = await begun();
    control.goesOn = true;
    control.onTimeUp = onTimeUp;
    await clock.advance(900);
    expect(told).toEqual([expect.stringMatching(/^The lead was not finished/)]);
    leaving.abort(new Error("left"));
    const late = new AbortController();
    wait({ signal: late.signal });
    late.abort(new Error("left"));
    await clock.advance(0);
    expect(control.signal.aborted).toBe(false);
    end("done");
    await clock.advance(0);
  },
);

it("continues after an order left for one whose time was only for the start", async () => {
  const { clock, flights, wait, begun, end } = flight();
  const told = wait({ deadline: new Deadlines(clock, deadlineOver).start(undefined, second) });
  const control = await begun();
  control.goesOn = true;
  let isIdle = false;
  const idle = flights.idle().then(() => {
    isIdle = true;
  });
  await clock.advance(10 * second);
  expect([told, control.signal.aborted, isIdle]).toEqual([[], false, false]);
  end("done");
  await clock.advance(0);
  expect(told).toEqual(["done"]);
  await idle;
});

it("leaves no listener and no timer when it has ended", async () => {
  const { clock, wait, begun, start, end } = flight();
  const { signal } = new AbortController();
  const deadline = start(second);
  wait({ signal, deadline });
  await begun();
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await clock.advance(950);
  expect(clock.timers).toBe(1);
  end("done");
  await clock.advance(0);
  expect([getEventListeners(signal, "abort").length, clock.timers]).toEqual([0, 0]);
});

it("is ended with all others when all is given up", async () => {
  const { flights, wait, begun } = flight();
  wait();
  const control = await begun();
  flights.abort(new Error("closed"));
  expect(control.signal.reason).toEqual(new Error("closed"));
});
