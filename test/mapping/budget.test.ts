import { describe, expect, it } from "vitest";
import type { MapResult } from "../../src/mapping/contract/mapResult.ts";
import { createMapper, type MapperOptions } from "../../src/mapping/mapper/createMapper.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { threadTimer } from "../support/threadTimer.ts";
import { someOf } from "../support/wholeRun.ts";
import { attacks } from "./attacks.ts";
import { receivedAt } from "./mapLead.ts";

/** Rules and leads are untrusted, so the types say nothing of them. */
const loose = (value: unknown): never => value as never;

type Ended = MapResult | { readonly status: "invalid"; readonly codes: readonly string[] };

function tried(name: string, size: number, options: MapperOptions = {}): Ended {
  const attack = attacks[name];
  if (attack === undefined) throw new Error(`There is no attack "${name}".`);
  const { rules, lead } = attack(size);
  try {
    return createMapper(loose(rules), options).map(lead, { receivedAt });
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    return { status: "invalid", codes: error.problems.map(({ code }) => code) };
  }
}

/** Milliseconds of work, whatever else the machine does. */
function worked<T>(run: () => T): { readonly result: T; readonly work: number } {
  const timer = threadTimer();
  const result = run();
  return { result, work: timer() };
}

const codesOf = (ended: Ended): readonly string[] =>
  ended.status === "invalid" ? ended.codes : ended.issues.map(({ code }) => code);

describe("an attack with rules of 100 kB and a lead of 1 MB", () => {
  it.each(someOf(Object.keys(attacks)))(
    "by %s ends with a result, after work that grows with the lead",
    (name) => {
      // A tenth of the budget is enough to see. `npm run bench -- hostile` holds the whole of it to 300 ms.
      const budget = { steps: 100_000 };
      const { work: small } = worked(() => tried(name, 100_000, { budget }));
      const { work: large, result: ended } = worked(() => tried(name, 1_000_000, { budget }));
      // Ten times the lead is not a hundred times the work.
      expect(large).toBeLessThan(25 * Math.max(small, 20));
      expect(codesOf(ended)).not.toContain("lead_unreadable");
      if (ended.status === "invalid") return;
      const counts = Map.groupBy(ended.issues, ({ code }) => code);
      expect(Math.max(0, ...[...counts.values()].map(({ length }) => length))).toBeLessThanOrEqual(100);
      if (ended.status === "order") expect(JSON.stringify(ended.order).length).toBeLessThan(1_000_000);
    },
  );

  it("by a template of more than 1,000 paths and optional parts is refused with the rules", () => {
    const codes = (template: string) => {
      try {
        createMapper({ version: 1, fields: { order_status_id: 1, user_comments: { template } } });
        return [];
      } catch (error) {
        return error instanceof RulesError
          ? error.problems.map(({ code, message }) => `${code} ${message}`)
          : error;
      }
    };
    expect(codes("{a}".repeat(1_000))).toEqual([]);
    for (const template of ["{a}".repeat(1_001), "[{a}]".repeat(501), `{a}${"[x]".repeat(1_000)}`]) {
      expect(codes(template)).toEqual([
        "bad_template The template cannot be read: it has more than 1,000 paths and optional parts.",
      ]);
    }
  });

  it.each([
    ["values that double as text", "too_much_work", "values.v1"],
    ["values that double in templates", "too_much_work", "values.v1"],
    ["replacements that grow", "too_much_work", "values.v1"],
    ["one replacement by 50 kB", "too_much_work", "fields.user_comments"],
    ["split by nothing", "too_much_work", "fields.deal_cf_10"],
    ["lists in lists", "too_much_work", "fields.user_comments.join[0]"],
    ["stars over lists in lists", "too_much_work", "fields.deal_cf_10"],
    ["a request of many leads", "too_much_work", "leads"],
    ["products that square", "too_large", "values.v3"],
  ])("by %s gets %s, with the path of the rule", (name, code, path) => {
    const ended = tried(name, 1_000_000);
    if (ended.status === "invalid") throw new Error(ended.codes.join());
    expect(ended.issues.filter((issue) => issue.code === code).map((issue) => issue.path)).toEqual([path]);
  });

  it.each([
    ["a path of 50,000 steps", "bad_path"],
    ["a path of 1000 stars", "bad_path"],
    ["a row of 3000 values", "too_nested"],
  ])("by %s is refused before the first lead: %s", (name, code) => {
    expect(tried(name, 10_000)).toEqual({ status: "invalid", codes: [code] });
  });

  it("by values that double and are missing is mapped, since each is asked once", () => {
    expect(tried("values that double and are missing", 1000).status).toBe("order");
  });
});

describe("a rule that makes too much work", () => {
  const rules = (user_comments: unknown) =>
    loose({ version: 1, needsContact: false, fields: { order_status_id: 1, user_comments } });
  const issuesOf = (mapped: MapResult) => mapped.issues.map(({ code, path }) => `${code} ${path}`);

  it("is named with the line that it was working on", () => {
    const mapper = createMapper(
      loose({
        version: 1,
        needsContact: false,
        fields: { order_status_id: 1 },
        products: { each: "items", fields: { name: { path: "n", split: "" } } },
      }),
      { budget: { listLength: 5 } },
    );
    const result = mapper.map({ items: [{ n: "abc" }, { n: "abcdef" }] }, { receivedAt });
    expect(result.status).toBe("error");
    expect(issuesOf(result)).toContain("too_much_work products[1].name");
  });

  it.each([
    ["steps", 3, { join: ["l"] }, "too_much_work fields.user_comments.join"],
    ["textLength", 5, { join: ["a", "a"] }, "too_much_work fields.user_comments"],
    ["textLength", 5, { template: "{a}{a}" }, "too_much_work fields.user_comments"],
    ["textLength", 5, { path: "a", replace: { x: "yyy" } }, "too_much_work fields.user_comments"],
    ["listLength", 2, { path: "a", split: "" }, "too_much_work fields.user_comments"],
    ["listLength", 2, { join: [{ each: "l" }] }, "too_much_work fields.user_comments.join[0]"],
    ["digits", 3, { multiply: ["n", "n"] }, "too_large fields.user_comments"],
  ] as const)("is one sooner where the budget has fewer %s", (part, most, value, issue) => {
    const lead = { a: "xxxx", l: [1, 2, 3], n: 99 };
    const whole = createMapper(rules(value)).map(lead, { receivedAt });
    expect(issuesOf(whole)).not.toContain(issue);
    const small = createMapper(rules(value), { budget: { [part]: most } }).map(lead, { receivedAt });
    expect(issuesOf(small)).toContain(issue);
  });

  it("does not spend what the next lead has", () => {
    const mapper = createMapper(rules({ join: ["l[*]"] }), { budget: { steps: 2000 } });
    const lead = { l: Array.from({ length: 100 }, () => "x") };
    for (let count = 0; count < 50; count += 1) expect(mapper.map(lead, { receivedAt }).status).toBe("order");
    expect(mapper.explain(lead, { receivedAt }).result.status).toBe("order");
  });

  it("is explained as far as half of the budget goes, and its result is that of the whole one", () => {
    const fields = {
      order_status_id: 1,
      user_comments: { join: ["l[*]"] },
      admin_comments: { join: ["l[*]"] },
    };
    const mapper = createMapper(loose({ version: 1, needsContact: false, fields }), {
      budget: { steps: 4000 },
    });
    const explained = (length: number) => {
      const lead = { l: Array.from({ length }, () => "x") };
      const { result, fields } = mapper.explain(lead, { receivedAt });
      expect(result).toEqual(mapper.map(lead, { receivedAt }));
      return `${result.status} ${fields.length}`;
    };
    expect(explained(10)).toBe("order 3");
    expect(explained(200)).toBe("order 2");
  });

  it("leaves a request whole that has too many leads to split", () => {
    const { rules, lead } = attacks["a request of many leads"]?.(1_000_000) ?? {};
    expect(createMapper(loose(rules)).split(lead)).toEqual([lead]);
  });
});

describe("the budget", () => {
  it("can only be made smaller", () => {
    const make = (budget: object) => () => createMapper({ email: "a" }, { budget });
    expect(make({ steps: 2_000_001 })).toThrow(RangeError);
    expect(make({ steps: 0 })).toThrow(RangeError);
    expect(make({ textLenght: 5 })).toThrow("Did you mean `budget.textLength`?");
    expect(make({ listLength: "5" })).toThrow(TypeError);
  });

  it("is enough for an order of 1000 lines with twenty rules each", () => {
    const fields = Object.fromEntries(
      ["sku", "ean", "name", "attributes", "weight", "location"].map((name) => [
        name,
        {
          first: [`${name}_a`, { path: name, clean: ["spaces"], replace: { x: "y" } }],
          when: { path: "ok", is: true },
        },
      ]),
    );
    const mapper = createMapper(
      loose({
        version: 1,
        needsContact: false,
        fields: { order_status_id: 1 },
        products: {
          each: "items",
          fields: { ...fields, line_brutto: { sum: ["total", "tax"] }, quantity: "q" },
        },
      }),
    );
    const item = {
      ok: true,
      sku: "S",
      ean: "1",
      name: "A name",
      attributes: "b",
      weight: 1,
      total: 5,
      tax: 1,
      q: 1,
    };
    const result = mapper.map({ items: Array.from({ length: 1000 }, () => item) }, { receivedAt });
    expect(result.status === "order" && result.order.products).toHaveLength(1000);
  });
});

describe("issues", () => {
  const mapper = createMapper(
    loose({
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1 },
      products: { each: "items", fields: { name: "n", sku: "n", tax_rate: "t" } },
    }),
  );

  it("of one code are a hundred at most, and one more says how many there were besides", () => {
    const items = Array.from({ length: 300 }, (_, index) => ({ n: `N${index}`, t: index < 250 ? "x" : 8 }));
    const { status, issues } = mapper.map({ items }, { receivedAt });
    expect(status).toBe("order");
    const counts = Object.entries(Object.groupBy(issues, ({ code }) => code)).map(([code, all]) => [
      code,
      all?.length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      decimal_unreadable: 100,
      price_missing: 100,
      more_issues: 2,
    });
    expect(issues.filter(({ code }) => code === "more_issues").map(({ message }) => message)).toEqual([
      "150 further issues have the code `decimal_unreadable`.",
      "200 further issues have the code `price_missing`.",
    ]);
  });
});

describe("the problems of rules", () => {
  function problemsOf(rules: unknown) {
    try {
      createMapper(loose(rules));
    } catch (error) {
      if (error instanceof RulesError) return error;
      throw error;
    }
    throw new Error("The rules have no problem.");
  }

  it("are a hundred at most, and the message says how many more there are", () => {
    const fields = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`delivery_adress${index}`, "a"]),
    );
    const error = problemsOf({ version: 1, fields });
    expect(error.problems).toHaveLength(100);
    // A person reads a message to its end: 20 problems and 2,000 characters.
    const [, more = "0"] = /\n- and (\d+) more$/.exec(error.message) ?? [];
    expect(Number(more)).toBeGreaterThanOrEqual(99_980);
    expect(error.message.length).toBeLessThanOrEqual(2000);
    expect(error.problems.every(({ message }) => message !== "")).toBe(true);
  });

  it("name an `each` that is the fourth in another", () => {
    const nest = (levels: number): unknown =>
      levels === 0 ? "x" : { each: "l", take: { join: [nest(levels - 1)] } };
    const fields = (levels: number) => ({ user_comments: { join: [nest(levels)] } });
    expect(problemsOf({ version: 1, fields: fields(4) }).problems).toMatchObject([{ code: "too_nested" }]);
    expect(() => createMapper(loose({ version: 1, fields: fields(3) }))).not.toThrow();
  });

  it("name a value that refers to thirty others in a row", () => {
    const values = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`v${index}`, index === 0 ? "a" : `$v${index - 1}`]),
      );
    expect(problemsOf({ version: 1, values: values(31), fields: {} }).problems).toMatchObject([
      { code: "too_nested", path: "values.v30" },
    ]);
    expect(() => createMapper(loose({ version: 1, values: values(30), fields: {} }))).not.toThrow();
  });
});
