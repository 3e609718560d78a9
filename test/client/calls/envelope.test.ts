import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBlock, readEnvelope } from "../../../src/client/calls/envelope.ts";
import { casesOf } from "../../support/casesOf.ts";

const numRuns = casesOf(300);
const minuteMs = 60_000;
/** Every offset that a place on earth has, in minutes. */
const offsets = [
  ...Array.from({ length: 27 }, (_, index) => (index - 12) * 60),
  ...[-9.5, -3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75].map((hour) => hour * 60),
];

describe("a body", () => {
  const read = (text: string) => readEnvelope(text, new Date(0));

  it.each([",", "[", "{"])("with more `%s` than an answer may have is not read", (letter) => {
    // What cannot be JSON ends the reading at once, so that the limit alone is measured.
    const of = (text: string) => readEnvelope(text, new Date(0), 10);
    expect(of(`x${letter.repeat(10)}`)).toEqual({ kind: "not_json" });
    expect(of(letter.repeat(11))).toEqual({ kind: "too_large" });
    expect(of(`x${"]".repeat(11)}`)).toEqual({ kind: "not_json" });
  });

  it.each([
    ["null", "no_status"],
    ["7", "no_status"],
    ["[]", "no_status"],
    ['{"Status":"SUCCESS"}', "no_status"],
    ['{"status":"success"}', "no_status"],
    ['{"status":["SUCCESS"]}', "no_status"],
    ["{", "not_json"],
    ["", "not_json"],
  ])("of %s is not an answer of the API: %s", (text, kind) => {
    expect(read(text)).toEqual({ kind });
  });

  it("gives all but its status", () => {
    expect(read('{"status":"SUCCESS","a":1,"error_code":"X"}')).toEqual({
      result: { a: 1, error_code: "X" },
    });
  });

  it.each([
    ['"ERROR_STORAGE_ID"', "ERROR_STORAGE_ID"],
    ['"E4_X"', "E4_X"],
    [`"${"A".repeat(60)}"`, "A".repeat(60)],
    [`"${"A".repeat(61)}"`, "ERROR_UNKNOWN"],
    ['""', "ERROR_UNKNOWN"],
    ['"error_x"', "ERROR_UNKNOWN"],
    ['"ERROR X"', "ERROR_UNKNOWN"],
    ['"ERROR_X\\nann"', "ERROR_UNKNOWN"],
    ['"ann ERROR_X"', "ERROR_UNKNOWN"],
    ["5", "ERROR_UNKNOWN"],
    ['{"a":"B"}', "ERROR_UNKNOWN"],
  ])("with the code %s is an error with the code %s", (error_code, code) => {
    expect(read(`{"status":"ERROR","error_code":${error_code},"error_message":"No."}`)).toEqual({
      kind: "api_error",
      code,
      message: "No.",
      block: undefined,
    });
    expect(read(`{"status":"ERROR","error_code":${error_code},"error_message":[1]}`)).toMatchObject({
      message: "",
    });
  });
});

describe("a block", () => {
  const now = new Date("2026-03-01T10:00:00Z");
  const words = "Query limit exceeded, token blocked until 2026-03-01 11:05:00";
  const isBlock = (error_code: string, error_message: string) => {
    const read = readEnvelope(JSON.stringify({ status: "ERROR", error_code, error_message }), now);
    return "block" in read && read.block !== undefined;
  };

  it("is known by its code, whatever the words, and by its words where there is no code", () => {
    expect(isBlock("ERROR_BLOCKED_TOKEN", "Try again later.")).toBe(true);
    for (const code of ["", "ERROR_UNKNOWN", "error 503"]) expect(isBlock(code, words), code).toBe(true);
  });

  it("is not what another error quotes", () => {
    expect(isBlock("ERROR_PARAMS", words)).toBe(false);
    expect(isBlock("", `Bad comment: ${words}`)).toBe(false);
    expect(isBlock("", "Token blocked.")).toBe(false);
  });
});

describe("the end of a block", () => {
  it("is read for every zone that the server may write it in", () => {
    const secondMs = 1_000;
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
        fc.integer({ min: 1, max: 15 * 60 }),
        fc.constantFrom(...offsets),
        (time, lengthSeconds, offset) => {
          const now = Math.floor(time / secondMs) * secondMs;
          const until = now + lengthSeconds * secondMs;
          const block = readBlock(messageFor(until, offset), new Date(now));
          expect(block).toMatchObject({ until: new Date(until), waitMs: lengthSeconds * secondMs });
          // Of the zones that an end so near allows, a whole hour is the likeliest.
          expect(Math.abs((block.zoneOffsetMinutes ?? Number.NaN) - offset)).toBeLessThan(15);
        },
      ),
      { numRuns },
    );
  });

  it("is ten minutes away where the message names no time, or one that no zone explains", () => {
    const now = new Date("2026-03-01T10:00:00Z");
    for (const message of [
      "",
      "token blocked",
      "token blocked until tomorrow",
      "token blocked until 2026-02-31 10:05:00",
      "token blocked until 2026-13-01 10:05:00",
      "token blocked until 2026-03-01 25:05:00",
      "token blocked until 2026-03-09 10:05:00",
      "token blocked until 2026-03-01 10:25:00",
    ]) {
      expect(readBlock(message, now), message).toEqual({
        until: new Date("2026-03-01T10:10:00Z"),
        waitMs: 600_000,
      });
    }
  });

  it.each([
    ["2026-02-31 10:05:00", "2026-03-03T10:00:00Z"],
    ["2026-13-01 10:05:00", "2027-01-01T10:00:00Z"],
    ["2026-03-01 25:05:00", "2026-03-02T01:00:00Z"],
    ["2026-03-01 09:65:00", "2026-03-01T10:00:00Z"],
    ["2026-03-01 10:04:75", "2026-03-01T10:00:00Z"],
  ])("is not taken from %s, which no calendar and no clock has, also where it would fit", (time, now) => {
    expect(readBlock(`token blocked until ${time}`, new Date(now))).toEqual({
      until: new Date(Date.parse(now) + 600_000),
      waitMs: 600_000,
      zoneOffsetMinutes: undefined,
    });
  });

  it.each([
    ["with T between day and time", "until 2026-03-01T10:05:00", "2026-03-01T10:05:00Z"],
    ["without seconds", "until 2026-03-01 10:05", "2026-03-01T10:05:00Z"],
    ["with seconds", "until 2026-03-01 10:05:09", "2026-03-01T10:05:09Z"],
    ["in the last moment that a block can take", "until 2026-03-01 10:15:00", "2026-03-01T10:15:00Z"],
    // One second more is a time of no zone, and one in a zone west of UTC by 3:45 would be the next.
    ["a second later", "until 2026-03-01 10:15:01", "2026-03-01T10:10:00Z"],
    ["two seconds ago", "until 2026-03-01 09:59:59", "2026-03-01T09:59:59Z"],
    ["longer ago", "until 2026-03-01 09:59:58", "2026-03-01T10:10:00Z"],
    ["with minutes that no hour has", "until 2026-03-01 10:75:00", "2026-03-01T10:10:00Z"],
    ["without a time", "until 2026-03-01", "2026-03-01T10:10:00Z"],
  ])("is read %s", (_, message, until) => {
    expect(readBlock(message, new Date("2026-03-01T10:00:00Z")).until).toEqual(new Date(until));
  });

  it("is always ahead of now and at most 15 minutes away, whatever the message holds", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.stringMatching(/^until \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
          fc
            .date({ min: new Date(0), max: new Date("9000-01-01"), noInvalidDate: true })
            .map((date) => messageFor(date.getTime(), 0)),
        ),
        fc.date({ min: new Date(0), max: new Date("9000-01-01"), noInvalidDate: true }),
        (message, now) => {
          const { until, waitMs } = readBlock(message, now);
          expect(waitMs).toBeGreaterThanOrEqual(0);
          expect(waitMs).toBeLessThanOrEqual(15 * minuteMs);
          expect(until.getTime() - now.getTime()).toBeGreaterThan(-2_000);
        },
      ),
      { numRuns },
    );
  });

  it("is now where it passed a second ago, as the Date header may be a little late", () => {
    const now = new Date("2026-03-01T10:00:01Z");
    expect(readBlock("token blocked until 2026-03-01 12:00:00", now)).toEqual({
      until: new Date("2026-03-01T10:00:00Z"),
      waitMs: 0,
      zoneOffsetMinutes: 120,
    });
  });

  it("crosses midnight, the end of a year and the switch to summer time", () => {
    const cases = [
      ["token blocked until 2026-01-01 00:04:00", "2025-12-31T22:55:00Z", "2025-12-31T23:04:00Z"],
      ["token blocked until 2026-03-29 03:05:00", "2026-03-29T00:58:00Z", "2026-03-29T01:05:00Z"],
      [
        "Query limit exceeded, token blocked until 2025-12-24 13:30:04",
        "2025-12-24T12:20:04Z",
        "2025-12-24T12:30:04Z",
      ],
    ] as const;
    for (const [message, now, until] of cases) {
      expect(readBlock(message, new Date(now)).until).toEqual(new Date(until));
    }
  });
});

function messageFor(until: number, offsetMinutes: number): string {
  const local = new Date(until + offsetMinutes * minuteMs).toISOString();
  return `Query limit exceeded, token blocked until ${local.slice(0, 10)} ${local.slice(11, 19)}`;
}
