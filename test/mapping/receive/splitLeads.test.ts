import { describe, expect, it } from "vitest";
import { splitLeads } from "../../../src/mapping/order/leads.ts";

const batch = {
  object: "page",
  entry: [
    { id: "1", changes: [{ value: { leadgen_id: "a" } }, { value: { leadgen_id: "b" } }] },
    { id: "2", changes: [{ value: { leadgen_id: "c" } }] },
    { id: "3", changes: [] },
  ],
};

describe("splitLeads", () => {
  it("gives the elements of nested lists", () => {
    const leads = splitLeads(batch, { path: "entry[].changes[]" });
    expect(leads).toEqual(["a", "b", "c"].map((id) => ({ value: { leadgen_id: id } })));
    expect(splitLeads(batch, { path: "entry[].changes[].value.leadgen_id" })).toEqual(["a", "b", "c"]);
  });

  it("gives the whole request around each element, and touches nothing", () => {
    const before = structuredClone(batch);
    const leads = splitLeads(batch, { path: "entry[].changes[]", keep: "whole" });
    expect(leads).toEqual([
      { object: "page", entry: [{ id: "1", changes: [{ value: { leadgen_id: "a" } }] }] },
      { object: "page", entry: [{ id: "1", changes: [{ value: { leadgen_id: "b" } }] }] },
      { object: "page", entry: [{ id: "2", changes: [{ value: { leadgen_id: "c" } }] }] },
    ]);
    expect(batch).toEqual(before);
  });

  it("splits a plain list and lists after dots", () => {
    expect(splitLeads([{ a: 1 }, { a: 2 }])).toEqual([{ a: 1 }, { a: 2 }]);
    expect(splitLeads({ data: { leads: [1, 2] } }, { path: "data.leads[]" })).toEqual([1, 2]);
    expect(splitLeads([])).toEqual([]);
  });

  it("takes a request without the lists for one lead", () => {
    expect(splitLeads({ a: 1 })).toEqual([{ a: 1 }]);
    expect(splitLeads({ a: 1 }, { path: "entry[].changes[]" })).toEqual([{ a: 1 }]);
    expect(splitLeads(null, { path: "entry[]", keep: "whole" })).toEqual([null]);
    expect(splitLeads({ entry: [{ id: 1 }] }, { path: "entry[].changes[]", keep: "whole" })).toEqual([
      { entry: [{ id: 1 }] },
    ]);
  });

  it("leaves a request whole whose copies would fill the memory", () => {
    const keys = Array.from({ length: 2000 }, (_, index) => [`k${index}`, index]);
    const request = { ...Object.fromEntries(keys), leads: Array.from({ length: 2000 }, () => 1) };
    expect(splitLeads(request, { path: "leads[]", keep: "whole" })).toEqual([request]);
    expect(splitLeads(request, { path: "leads[]" })).toHaveLength(2000);
  });

  it("keeps prototype keys harmless", () => {
    expect(splitLeads({}, { path: "__proto__[]" })).toEqual([{}]);
    const lead: unknown = JSON.parse('{"__proto__":[1],"a":2}');
    expect(splitLeads(lead, { path: "__proto__[]", keep: "whole" })).toEqual([lead]);
  });
});
