import { describe, expect, it } from "vitest";

/** What every shared limiter of ours refuses. */
export function describeLimiterOptions(name: string, open: (options: object) => unknown): void {
  describe(`the options of limiters, by ${name}`, () => {
    it.each([
      [
        { requestsPerMinute: Number.NaN },
        RangeError,
        "Expected `requestsPerMinute` to be a number of at least 1, got NaN.",
      ],
      [{ requestsPerMinute: 0 }, RangeError, "`requestsPerMinute`"],
      [{ share: 0 }, RangeError, "`share`"],
      [{ share: 1.5 }, RangeError, "`share`"],
      [{ maxQueue: 0 }, RangeError, "`maxQueue`"],
      [{ testing: { windowMs: 0 } }, RangeError, "`testing.windowMs`"],
      [{ latencyMs: 2_000 }, TypeError, "Unknown option `latencyMs`"],
      [{ share: "half" }, TypeError, 'got "half"'],
      [{ testing: { random: 4 } }, TypeError, "`testing.random`"],
      [{ testing: { clock: {} } }, TypeError, "a clock with the methods now, date and after"],
      [{ token: "" }, TypeError, "a non-empty string (your API token)"],
      [{ clock: {} }, TypeError, "Did you mean `testing.clock`?"],
      [{ testing: { clok: {} } }, TypeError, "Unknown option `testing.clok`"],
      [{ requestPerMinute: 100 }, TypeError, "Did you mean `requestsPerMinute`?"],
    ])("refuses %o", (options: object, kind, message) => {
      const opened = () => open(options);
      expect(opened).toThrow(kind);
      expect(opened).toThrow(message);
    });
  });
}
