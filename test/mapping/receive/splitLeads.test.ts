import { describe, expect, it } from "vitest";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { splitLeads } from "../../../src/mapping/order/leads.ts";
import { RulesError } from "../../../src/shared/errors/rulesError.ts";
import { receivedAt } from "../mapLead.ts";

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
    expect(splitLeads(batch, { path: "entry[*].changes[*]" })).toEqual(leads);
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
    expect(splitLeads(batch, { path: "entry[].changes[].value", keep: "whole" })).toEqual(leads);
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

  it.each(["entry[0].changes[]", "entry[]*", "entry[].[x]", "*"])("takes no path as %s", (path) => {
    expect(() => splitLeads(batch, { path })).toThrow("Expected `path` to be a path such as");
  });

  it("does not hide what a property of the request throws", () => {
    const request = {
      get leads(): unknown {
        throw new Error("closed");
      },
    };
    expect(() => splitLeads(request, { path: "leads[]" })).toThrow("closed");
  });

  it("keeps prototype keys harmless", () => {
    expect(splitLeads({}, { path: "__proto__[]" })).toEqual([{}]);
    const lead: unknown = JSON.parse('{"__proto__":[1],"a":2}');
    expect(splitLeads(lead, { path: "__proto__[]", keep: "whole" })).toEqual([lead]);
  });
});

describe("the leads of a request by the rules", () => {
  type Leads = string | { readonly path: string; readonly keep?: "element" | "whole" };
  const mapperOf = (leads: Leads, steps = 1_000_000) =>
    createMapper({ version: 1, leads, fields: { order_status_id: 1 } }, { budget: { steps } });
  const problemsOf = (leads: Leads) => {
    try {
      mapperOf(leads);
      return [];
    } catch (error) {
      return error instanceof RulesError ? error.problems.map(({ path }) => path) : [String(error)];
    }
  };

  it("may be of any path, which is told where it is wrong", () => {
    expect(problemsOf("entry[-1].changes[*]")).toEqual([]);
    expect(problemsOf({ path: "entry[id=x].changes[*]" })).toEqual([]);
    expect(problemsOf("entry[[")).toEqual(["leads"]);
    expect(problemsOf({ path: "entry[[" })).toEqual(["leads.path"]);
  });

  it("leave out what is nothing", () => {
    const request = { entry: [{ change: null }, { change: undefined }, { change: 1 }] };
    expect(mapperOf({ path: "entry[*].change", keep: "whole" }).split(request)).toEqual([
      { entry: [{ change: 1 }] },
    ]);
  });

  it.each([
    ["many keys", { ...Object.fromEntries(Array(50).entries()), entry: Array(100).fill(1) }],
    ["a long list", { entry: Array(20_000).fill(1) }],
  ])("cost work for each copy of %s", (_, request) => {
    const mapper = mapperOf({ path: "entry[*]", keep: "whole" }, 10_000);
    expect(mapper.map(request, { receivedAt })).toMatchObject({
      status: "error",
      issues: [{ code: "too_much_work", path: "leads" }],
    });
  });
});
