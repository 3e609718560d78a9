import { describe, expect, it } from "vitest";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { RulesError } from "../../../src/shared/errors/rulesError.ts";
import { receivedAt } from "../mapLead.ts";

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

  it("are the request itself where the budget does not suffice for its copies", () => {
    const keys = Array.from({ length: 2000 }, (_, index) => [`k${index}`, index]);
    const request = { ...Object.fromEntries(keys), leads: Array.from({ length: 2000 }, () => 1) };
    expect(mapperOf({ path: "leads[*]", keep: "whole" }).split(request)).toEqual([request]);
    expect(mapperOf("leads[*]").split(request)).toHaveLength(2000);
  });

  it("keep prototype keys harmless", () => {
    expect(mapperOf("__proto__[*]").split({})).toEqual([{}]);
    const request: unknown = JSON.parse('{"__proto__":[1],"a":2}');
    expect(mapperOf({ path: "__proto__[*]", keep: "whole" }).split(request)).toEqual([request]);
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
