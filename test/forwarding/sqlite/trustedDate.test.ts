import { expect, it } from "vitest";
import { advanceTrustedClock, type TrustedDate } from "../../../src/forwarding/sqlite/trustedDate.ts";

const hour = 3_600_000;
const day = 24 * hour;
const year = 365 * day;

/** What is believed after the machine told these dates, one after the other. */
function trustedAfter(...dates: readonly number[]): number {
  return dates.reduce<TrustedDate>(advanceTrustedClock, { mark: 0 }).mark;
}

it.each([
  ["a day ahead", [day], day],
  ["more than a day ahead: not yet", [day + 1], 0],
  ["still so an hour later", [year, year + hour], year],
  ["still so, looked at each minute", [year, year + hour / 2, year + hour], year],
  ["still so for less than an hour", [year, year + hour - 1], 0],
  ["two jumps: the smaller one counts", [2 * year, year, year + hour], year],
  ["set right again in between", [year, hour, year + hour], hour],
  ["set back", [day, hour], day],
])("believes a date that is %s", (_, dates, mark) => {
  expect(trustedAfter(...dates)).toBe(mark);
});
