import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { storeKeyOf } from "../../../src/forwarding/contract/leadKey.ts";
import { AccountBinding } from "../../../src/forwarding/delivery/accountBinding.ts";
import {
  disarmMarkers,
  hasMarker,
  markerProblem,
  orderHasMarker,
  placeMarker,
} from "../../../src/forwarding/delivery/marker.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { manualClock } from "../../support/manualClock.ts";

const order = { order_status_id: 1, date_add: 1 };
const marker = "lead:1";

describe("the field of the marker", () => {
  const account = {
    statuses: [],
    sources: [],
    extraFields: [
      { id: 101, name: "Note", editorType: "text", options: [] },
      { id: 102, name: "Size", editorType: "select", options: ["S", "M"] },
    ],
    catalogs: [],
    warehouses: [],
    priceGroups: [],
  };

  it.each([undefined, false, "admin_comments", "deal_cf_1", "deal_cf_2", "deal_cf_101"] as const)(
    "may be %s",
    (field) => {
      expect(markerProblem(field, account)).toBeUndefined();
    },
  );

  it.each([
    ["deal_cf_102", "of the type select"],
    ["deal_cf_103", "not an additional field of the account"],
  ] as const)("may be no list, and no field that the account does not have: %s", (field, what) => {
    const issue = markerProblem(field, account);
    expect(issue).toMatchObject({ code: "marker_field_unusable", path: field });
    expect(issue?.message).toContain(`\`${field}\`, which is ${what}.`);
  });
});

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
    expect(issues).toMatchObject([{ level: "warning", code: "marker_cut_comments", path: "admin_comments" }]);
  });

  it("says nothing where the comments just leave room", () => {
    const fitting = { ...order, admin_comments: "x".repeat(193) };
    expect(placeMarker(fitting, marker, "admin_comments").issues).toEqual([]);
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
      const [name = ""] = Object.keys(filled).map((each) => (each.startsWith("custom") ? field : each));
      expect(placed.issues).toMatchObject([{ level: "error", code: "marker_field_taken", path: name }]);
      expect(placed.issues[0]?.message).toContain(`The rules fill \`${name}\``);
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

describe("a text of the lead that looks like a marker", () => {
  it("is disarmed and told, in every field that can hold a marker", () => {
    const given = {
      ...order,
      extra_field_1: "lead:7",
      extra_field_2: "see lead*abc, lead~x",
      admin_comments: "(lead:1001~abcdefgh)",
      custom_extra_fields: { "7": "lead:8", "9": "plain" },
    };
    const { order: disarmed, issues } = disarmMarkers(given, "lead");
    expect(disarmed).toMatchObject({
      extra_field_1: "lead: 7",
      extra_field_2: "see lead* abc, lead~ x",
      admin_comments: "(lead: 1001~abcdefgh)",
      custom_extra_fields: { "7": "lead: 8", "9": "plain" },
    });
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "marker_forged extra_field_1",
      "marker_forged extra_field_2",
      "marker_forged admin_comments",
      "marker_forged custom_extra_fields.7",
    ]);
    for (const text of ["lead:7", "lead*abc", "lead~x", "lead:1001~abcdefgh", "lead:8"]) {
      expect(orderHasMarker({ ...disarmed }, text)).toBe(false);
    }
  });

  it("is the only thing that changes: no field is added", () => {
    const { order: disarmed } = disarmMarkers({ ...order, extra_field_1: "lead:7" }, "lead");
    expect(disarmed).toStrictEqual({ ...order, extra_field_1: "lead: 7" });
  });

  it("is not one where it only speaks of a lead: the order stays as it is", () => {
    const given = { ...order, extra_field_1: "lead: from Ann", admin_comments: "mislead:1 leader:2 lead" };
    const { order: disarmed, issues } = disarmMarkers(given, "lead");
    expect(disarmed).toBe(given);
    expect(issues).toEqual([]);
  });
});

describe("the signature of a marker", () => {
  it("fits with the longest key and namespace into the shortest field", async () => {
    const binding = bindingOf({});
    for (const text of ["x".repeat(36), "x".repeat(10_000), "🍵", "1"]) {
      for (const namespace of ["lead", "sixteen-letters."]) {
        for (const isGiven of [true, false]) {
          const marker = await binding.markerOf(await storeKeyOf({ text, isGiven }, namespace));
          expect(marker.length).toBeLessThanOrEqual(50);
          expect(marker).toMatch(/^[!-~]+~[\w-]{8}$/);
        }
      }
    }
  });

  it("cannot be made without the token: another one signs otherwise", async () => {
    const markers = await Promise.all(["a", "b"].map((token) => bindingOf({ token }).markerOf("lead:1")));
    expect(new Set(markers).size).toBe(2);
    const secret = { markerSecret: "a text that no one guesses" };
    const own = await Promise.all(
      ["a", "b"].map((token) => bindingOf({ token, ...secret }).markerOf("lead:1")),
    );
    expect(new Set(own).size).toBe(1);
  });

  it("of an earlier token is still known, and a text without one never is", async () => {
    const before = { extra_field_1: await bindingOf({ token: "old" }).markerOf("lead:1") };
    const now = bindingOf({ token: "new", previousToken: "old" });
    expect(await now.isSentSince(before, "lead:1", 0)).toBe(true);
    expect(await bindingOf({ token: "new" }).isSentSince(before, "lead:1", 0)).toBe(false);
    expect(await now.isSentSince({ extra_field_1: "lead:1" }, "lead:1", 0)).toBe(false);
  });
});

function bindingOf({
  token = "a",
  ...options
}: {
  readonly token?: string;
  readonly previousToken?: string;
  readonly markerSecret?: string;
}): AccountBinding {
  return new AccountBinding({
    baselinker: new Baselinker({ token }),
    store: memoryStore(),
    clock: manualClock(),
    previousToken: undefined,
    markerSecret: undefined,
    onBound: () => {},
    ...options,
  });
}
