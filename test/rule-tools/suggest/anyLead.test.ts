import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { suggestRules } from "../../../src/rule-tools/suggest/suggestRules.ts";
import { lead as anyLead } from "../../mapping/arbitraryRules.ts";
import { attacks } from "../../mapping/attacks.ts";
import { receivedAt } from "../../mapping/mapLead.ts";
import { workOf } from "../../support/threadTimer.ts";
import { manyCasesOf, someOf } from "../../support/wholeRun.ts";

const numRuns = manyCasesOf(100);

/** Suggests, and gives what the rules make of the first lead. */
function tried(leads: readonly unknown[], orders?: readonly object[]) {
  const suggested = suggestRules(leads, orders === undefined ? {} : { orders });
  const mapper = createMapper(suggested.rules);
  expect(["order", "skip", "error"]).toContain(mapper.map(leads[0], { receivedAt }).status);
  for (const { but } of suggested.candidates) expect(but).toMatch(/^[a-z_]+$/);
  expect(suggested.candidates.length).toBeLessThanOrEqual(100);
  return suggested;
}

describe("rules suggested for untrusted leads", () => {
  it("compile, whatever the leads are", () => {
    fc.assert(
      fc.property(fc.array(anyLead, { minLength: 1, maxLength: 4 }), (leads) => {
        tried(leads);
      }),
      { numRuns },
    );
  });

  it("compile, whatever the orders are", () => {
    const order = fc.dictionary(
      fc.constantFrom(
        "email",
        "phone",
        "date_add",
        "paid",
        "products",
        "delivery_price",
        "custom_extra_fields",
        "x",
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.array(fc.dictionary(fc.constantFrom("sku", "name", "price_brutto"), fc.jsonValue())),
      ),
    );
    fc.assert(
      fc.property(anyLead, order, (lead, given) => {
        tried([lead], [given]);
      }),
      { numRuns },
    );
  });

  it("compile for keys that paths cannot say plainly", () => {
    const key = fc.oneof(
      fc.constantFrom("a.b", "a[0]", "it's", "*", "$x", "@", "{x}", "", "__proto__", "constructor"),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          key,
          fc.constantFrom("a@example.com", "+380671234567", "12", '{"phone":"+48600700800"}'),
        ),
        (lead) => {
          tried([lead]);
        },
      ),
      { numRuns },
    );
  });

  it.each(someOf(Object.keys(attacks)))("take little time for a lead of an attack: %s", (name) => {
    const { lead } = attacks[name]?.(200_000) ?? {};
    expect(workOf(() => tried([lead, lead]))).toBeLessThan(10_000);
  });

  it("come of leads that throw, contain themselves or never end", () => {
    const own: Record<string, unknown> = { email: "a@example.com" };
    own.self = own;
    const throwing = {
      get phone(): string {
        throw new Error("no");
      },
    };
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    );
    let deep: unknown = "x";
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    for (const lead of [own, throwing, proxy, deep]) tried([lead]);
  });

  it("are refused for what is not a list of leads", () => {
    expect(() => suggestRules({ email: "a" } as never)).toThrow(
      "Expected `leads` to be a list of leads, got an object.",
    );
    expect(() => suggestRules([], { orders: "x" } as never)).toThrow(TypeError);
    expect(() => suggestRules([], { orders: [{}] })).toThrow(TypeError);
    expect(() => suggestRules([], { ordres: [] } as never)).toThrow("ordres");
  });
});
