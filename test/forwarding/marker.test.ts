import { describe, expect, it } from "vitest";
import { hasMarker, orderHasMarker, placeMarker } from "../../src/forwarding/marker.ts";

const order = { order_status_id: 1, date_add: 1 };
const marker = "lead:1";

describe("placeMarker", () => {
  it("takes the first extra field that the rules leave empty", () => {
    expect(placeMarker(order, marker, undefined).order?.extra_field_1).toBe(marker);
    expect(placeMarker({ ...order, extra_field_1: "" }, marker, undefined).order?.extra_field_1).toBe(marker);
    expect(placeMarker({ ...order, extra_field_1: "x" }, marker, undefined).order).toMatchObject({
      extra_field_1: "x",
      extra_field_2: marker,
    });
  });

  it("goes to the end of the comments where both extra fields are filled", () => {
    const full = { ...order, extra_field_1: "x", extra_field_2: "y" };
    expect(placeMarker(full, marker, undefined).order?.admin_comments).toBe(marker);
    expect(placeMarker({ ...full, admin_comments: "Call" }, marker, undefined).order?.admin_comments).toBe(
      "Call lead:1",
    );
  });

  it("cuts comments that leave no room, and says so", () => {
    const { order: marked, issues } = placeMarker(
      { ...order, admin_comments: "🍵".repeat(200) },
      marker,
      "admin_comments",
    );
    expect(marked?.admin_comments).toBe(`${"🍵".repeat(193)} lead:1`);
    expect([...(marked?.admin_comments ?? "")]).toHaveLength(200);
    expect(issues).toMatchObject([{ level: "warning", code: "marker_cut_comments" }]);
  });

  it("writes into an additional field, next to those that the rules fill", () => {
    const filled = { ...order, custom_extra_fields: { "7": "x" } };
    expect(placeMarker(filled, marker, "deal_cf_101").order?.custom_extra_fields).toEqual({
      "7": "x",
      "101": marker,
    });
    expect(placeMarker(order, marker, "deal_cf_2").order?.extra_field_2).toBe(marker);
  });

  it("does not overwrite what the rules put into the field of the caller's choice: there is no order then", () => {
    for (const [field, filled] of [
      ["extra_field_1", { extra_field_1: "x" }],
      ["deal_cf_1", { extra_field_1: "x" }],
      ["extra_field_2", { extra_field_2: "x" }],
      ["deal_cf_101", { custom_extra_fields: { "101": "x" } }],
    ] as const) {
      const placed = placeMarker({ ...order, ...filled }, marker, field);
      expect(placed.order).toBeUndefined();
      expect(placed.issues).toMatchObject([{ level: "error", code: "marker_field_taken" }]);
    }
  });

  it("changes nothing about the order that it was given", () => {
    const given = Object.freeze({ ...order, custom_extra_fields: Object.freeze({ "7": "x" }) });
    placeMarker(given, marker, "deal_cf_101");
    placeMarker(given, marker, undefined);
    expect(given).toEqual({ ...order, custom_extra_fields: { "7": "x" } });
  });

  it("puts the marker where orderHasMarker finds it, whatever the field", () => {
    for (const field of [
      undefined,
      "extra_field_1",
      "extra_field_2",
      "admin_comments",
      "deal_cf_101",
    ] as const) {
      const placed = placeMarker({ ...order, admin_comments: "Call first." }, marker, field);
      expect(orderHasMarker({ ...placed.order }, marker)).toBe(true);
      expect(orderHasMarker({ ...placed.order }, "lead:2")).toBe(false);
    }
  });
});

describe("a marker in a text", () => {
  it("is not found inside a longer one", () => {
    expect(hasMarker("lead:10", "lead:1")).toBe(false);
    expect(hasMarker("mislead:1", "lead:1")).toBe(false);
    expect(hasMarker("LEAD:1", "lead:1")).toBe(false);
    expect(hasMarker(undefined, "lead:1")).toBe(false);
    expect(hasMarker("", "")).toBe(false);
  });

  it("is found for both leads in an order that was merged of two", () => {
    const merged = "lead:1 lead:2";
    expect(hasMarker(merged, "lead:1")).toBe(true);
    expect(hasMarker(merged, "lead:2")).toBe(true);
  });
});
