import { describe, expect, it } from "vitest";
import { limitOf, slotTimes } from "../../../src/client/limiter/limits.ts";

describe("the limits", () => {
  it("hold a slot for a quarter of a percent longer than the window, as no two clocks agree", () => {
    expect(slotTimes({ windowMs: 60_000 })).toEqual({
      answerMs: 60_150,
      lostMs: 62_150,
      unknownMs: 77_150,
    });
  });

  it("are whole requests, rounded down but for the noise of floating point, and never none", () => {
    for (const [requestsPerMinute, share, limit] of [
      [100, 0.29, 29],
      [100, 0.07, 7],
      [100, 0.999, 99],
      [1.9, 1, 1],
      [1, 0.001, 1],
    ] as const) {
      expect(limitOf({ requestsPerMinute, share })).toBe(limit);
    }
  });
});
