import { describe, expect, it } from "vitest";
import { watchWaiting } from "../../../src/forwarding/register/watchWaiting.ts";
import { change, failed, newRow } from "../../contracts/testEntries.ts";
import { attachedParts } from "./attachedParts.ts";

const minute = 60_000;

describe("who looks whether received leads are worked through", () => {
  const begin = async () => {
    const parts = attachedParts();
    await parts.rows.add(newRow("ld_1", { dueInMs: 0 }), 9);
    return { ...parts, watch: watchWaiting(parts.context) };
  };

  it("says so after a minute, and once", async () => {
    const { watch, clock, told } = await begin();
    watch.received("ld_1");
    await clock.advance(minute - 1);
    expect(told).toEqual([]);
    await clock.advance(1);
    watch.received("ld_1");
    await clock.advance(minute);
    expect(told).toMatchObject([{ level: "warning", code: "leads_wait", path: "register" }]);
  });

  it("looks at the first lead, and at the next one where one was tried", async () => {
    const { watch, clock, told, rows } = await begin();
    await rows.add(newRow("ld_2", { dueInMs: 0 }), 9);
    watch.received("ld_1");
    watch.received("ld_2");
    expect(clock.timers).toBe(1);
    await rows.change(change("ld_1", { end: failed() }));
    await clock.advance(minute);
    expect(told).toEqual([]);
    watch.received("ld_2");
    await clock.advance(minute);
    expect(told).toHaveLength(1);
  });

  it("says nothing where this process works, though no lead was tried yet", async () => {
    const { watch, clock, told } = await begin();
    watch.received("ld_1");
    watch.working();
    await clock.advance(minute);
    expect(told).toEqual([]);
  });

  it("says nothing where the register does not answer", async () => {
    const { watch, clock, told, rows } = await begin();
    rows.read = () => Promise.reject(new Error("away"));
    watch.received("ld_1");
    await clock.advance(minute);
    expect(told).toEqual([]);
  });

  it("waits for nothing once the forwarder is closed", async () => {
    const { watch, clock, closing } = await begin();
    watch.received("ld_1");
    expect(clock.timers).toBe(1);
    closing.abort();
    expect(clock.timers).toBe(0);
    watch.received("ld_1");
    expect(clock.timers).toBe(0);
  });

  it("keeps no process alive", async () => {
    const { watch, clock } = await begin();
    const options: unknown[] = [];
    clock.after = (_delayMs, _callback, given) => {
      options.push(given);
      return () => {};
    };
    watch.received("ld_1");
    expect(options).toEqual([{ background: true }]);
  });
});
