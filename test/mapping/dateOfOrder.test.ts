import { describe, expect, it } from "vitest";
import { mapLead, orderOf, receivedSeconds } from "./mapLead.ts";

const rules = { fields: { date_add: "date" } };
const day = 86_400;

describe("the date of an order", () => {
  it.each([0, -day, 2 * day, -365 * day])("may be %d seconds after the receipt", (after) => {
    expect(mapLead(rules, { date: receivedSeconds + after })).toMatchObject({
      order: { date_add: receivedSeconds + after },
      issues: [],
    });
  });

  it("of some days after the receipt is kept with a warning", () => {
    expect(mapLead(rules, { date: receivedSeconds + 5 * day })).toMatchObject({
      order: { date_add: receivedSeconds + 5 * day },
      issues: [{ code: "date_unlikely", level: "warning" }],
    });
  });

  it.each(["25.11.1926", "2062-01-01", "1970-01-01", receivedSeconds + 8 * day])(
    "of %j is the time of receipt, with a warning",
    (date) => {
      const result = mapLead(rules, { date });
      expect(result).toMatchObject({ issues: [{ code: "date_unlikely", level: "warning" }] });
      expect(orderOf(rules, { date }).date_add).toBe(receivedSeconds);
    },
  );

  it("that the rules say themselves may be any of the past", () => {
    const fields = { date_add: 1_000_000_000 };
    expect(orderOf({ fields }, {}).date_add).toBe(1_000_000_000);
  });

  it("as Excel counts days is one of the zone", () => {
    const timeZone = "Europe/Kyiv";
    const date = 46_346.503_472_222_2;
    expect(orderOf({ ...rules, defaults: { timeZone } }, { date }).date_add).toBe(1_795_169_100);
  });
});
