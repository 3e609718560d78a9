import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCompileSearch } from "../../src/mapping/compile/knownNearest.ts";
import { compileNearest, createCloseNames } from "../../src/mapping/compile/nearest.ts";
import { workOf as stepsOf, wholeBudget } from "../../src/mapping/contract/budget.ts";
import { createMapper, type MapperOptions } from "../../src/mapping/mapper/createMapper.ts";
import { isPathProblem, parsePath } from "../../src/mapping/path/parsePath.ts";
import { workOf } from "../support/threadTimer.ts";
import { manyCasesOf } from "../support/wholeRun.ts";
import { receivedAt } from "./mapLead.ts";

const names = [
  "phone",
  "Phone",
  "your-tel",
  "email",
  "e_mail",
  "name",
  "address",
  "list",
  "1",
  "constructor",
];
const name = fc.constantFrom(...names);
const scalar = fc.constantFrom("Olena", "x", "", "-", null, undefined, 0, 5, true, []);

/** Few shapes, so that many leads share one, with what a shape does not show: lists, deep objects, dates. */
const value = fc.letrec<{ any: unknown; record: unknown; list: unknown }>((tie) => ({
  any: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, tie("record"), tie("list")),
  record: fc.dictionary(name, tie("any"), { maxKeys: 4 }),
  list: fc.array(
    fc.oneof(fc.record({ name: fc.constantFrom("phone", "phones", "email"), 1: scalar }), tie("any")),
    { maxLength: 3 },
  ),
}));
const other = fc.constantFrom(new Date(0), new Map([["phone", 1]]), Object.create({ phone: "x" }));
const lead = fc.dictionary(
  name,
  fc.oneof({ weight: 9, arbitrary: value.any }, { weight: 1, arbitrary: other }),
  {
    maxKeys: 5,
  },
);

const step = fc.oneof(
  { weight: 6, arbitrary: name.map((key) => `['${key}']`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("[*]", "[0]", "[-1]", "[name=phone]", "[name=phon]", "[name=*one]"),
  },
);
const path = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => steps.join(""));

const rules = fc
  .record({ paths: fc.array(path, { minLength: 1, maxLength: 5 }), lines: path, phone: path })
  .map(({ paths, lines, phone }) => ({
    version: 1,
    fields: {
      order_status_id: 1,
      phone,
      email: "elsewhere.email",
      ...Object.fromEntries(paths.map((each, index) => [`deal_cf_${index + 10}`, each])),
    },
    products: { each: "list", fields: { name: "name", sku: lines } },
  }));

/** What a lead costs is a part of the result: with a small budget one step more is another result. */
const budget = fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 4_000 }));

describe("the names that are close to an absent path", () => {
  it("never depend on the leads before: a used mapper gives what a new one gives", () => {
    fc.assert(
      fc.property(rules, fc.array(lead, { minLength: 2, maxLength: 12 }), budget, (set, leads, steps) => {
        const options: MapperOptions = { budget: { steps } };
        const used = createMapper(set as never, options);
        // Each lead twice in a row, and then all again, so that what is known is used.
        for (const each of [...leads.flatMap((one) => [one, structure(one)]), ...leads]) {
          expect(used.map(each, { receivedAt })).toEqual(
            createMapper(set as never, options).map(each, { receivedAt }),
          );
        }
      }),
      { numRuns: manyCasesOf(500) },
    );
  });

  it("are those of a search in the lead itself, in as many steps", () => {
    fc.assert(
      fc.property(
        fc.array(path, { minLength: 1, maxLength: 3 }),
        fc.array(lead, { maxLength: 12 }),
        (texts, leads) => {
          const searchFor = createCompileSearch();
          const searches = texts.flatMap((text) => {
            const parsed = parsePath(text);
            if (isPathProblem(parsed)) return [];
            const { steps } = parsed;
            return { known: searchFor(steps, ""), direct: compileNearest(createCloseNames(), steps, "") };
          });
          for (const one of [...leads, ...leads.map(structure)]) {
            const work = { ...stepsOf(wholeBudget), modelled: undefined };
            const directWork = stepsOf(wholeBudget);
            for (const { known, direct } of searches)
              for (const isSure of [true, false])
                for (const from of [one, ...Object.values(Object(one)), one]) {
                  expect(known(from, work, isSure)).toEqual(direct(from, directWork, isSure));
                  expect(work.stepsLeft).toBe(directWork.stepsLeft);
                }
          }
        },
      ),
      { numRuns: manyCasesOf(500) },
    );
  });

  it("are not searched again for a lead with the same names, also where its object is new", () => {
    const mapper = createMapper({
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1, user_comments: "buyer.commnt", admin_comments: "buyer.data.note" },
    });
    const leadOf = (comment: string) => ({ comment, buyer: { comment, data: { notes: comment } } });
    const { issues } = mapper.map(leadOf("x"), { receivedAt });
    expect(issues.map(({ message }) => message).join()).toContain("`buyer.data.notes`");
    // A search asks whether the lead has names, which reading the paths of rules does not.
    const unasked = new Proxy(leadOf("y"), {
      has: () => {
        throw new Error("asked");
      },
    });
    expect(mapper.map(unasked, { receivedAt }).issues).toEqual(issues);
  });

  it.each([
    ["a text for an object", { buyer: { name: "x" } }, { buyer: "x" }],
    ["an empty text for one with letters", { buyer: "Olena" }, { buyer: "" }],
    ["nothing for a text", { buyer: "Olena" }, { buyer: null }],
    ["a list for an object", { buyer: { comment: "x" } }, { buyer: [{ comment: "x" }] }],
    ["the same names in another order", { comment: "x", buyer: {} }, { buyer: {}, comment: "x" }],
    ["another name in an object", { buyer: { comments: "x" } }, { buyer: { Comment: "x" } }],
    ["a name more", { buyer: { a: "x" } }, { buyer: { a: "x" }, comment: "x" }],
    [
      "no names of all objects",
      { buyer: { constructor: "x" } },
      Object.assign(Object.create(null), { buyer: { constructor: "x" } }),
    ],
  ])("are searched again for a lead with %s", (_, before, after) => {
    const rules = {
      version: 1,
      needsContact: false,
      fields: {
        order_status_id: 1,
        user_comments: "buyer.comment",
        admin_comments: "body.buyer.comment",
        deal_cf_10: "constructor",
      },
    } as const;
    const mapper = createMapper(rules);
    mapper.map(before, { receivedAt });
    expect(mapper.map(after, { receivedAt })).toEqual(createMapper(rules).map(after, { receivedAt }));
  });

  it("are kept for the last leads of eight shapes", () => {
    const searchFor = createCompileSearch();
    const search = searchFor([{ type: "key", key: "comment" }], "");
    const found = (one: unknown) => search(one, { ...stepsOf(wholeBudget), modelled: undefined }, false);
    const leadOf = (index: number) => ({ [`name${index}`]: "x" });
    const first = found(leadOf(0));
    for (let index = 1; index < 8; index += 1) found(leadOf(index));
    expect(found(leadOf(0))).toBe(first);
    found(leadOf(8));
    expect(found(leadOf(0))).not.toBe(first);
    expect(found(leadOf(0))).toEqual(first);
  });

  it("are not kept for an object with more names than a form has", () => {
    const search = createCompileSearch()([{ type: "key", key: "comment" }], "");
    const of = <Value>(length: number, value: Value) =>
      Object.fromEntries(Array.from({ length }, (_, index) => [`name${index}`, value]));
    for (const lead of [of(200, "x"), of(3, of(150, "x"))]) {
      const found = () => search(lead, { ...stepsOf(wholeBudget), modelled: undefined }, false);
      expect(found()).toEqual(found());
      expect(found()).not.toBe(found());
    }
  });

  it("are found again when only what is in a list has changed", () => {
    const mapper = createMapper({
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1, user_comments: "answers[name=phone].value" },
    });
    const near = (...answers: string[]) => {
      const list = answers.map((answer) => ({ name: answer, value: "x" }));
      return mapper
        .map({ answers: list }, { receivedAt })
        .issues.find(({ code }) => code === "path_unmatched")?.message;
    };
    const nearInObject = (answer: string) =>
      mapper
        .map({ answers: { a: { name: answer } } }, { receivedAt })
        .issues.map(({ message }) => message)
        .join();
    expect(nearInObject("Phone")).toContain("answers[name=Phone].value");
    expect(nearInObject("Other")).not.toContain("Other");
    expect(near("Phone", "other")).toContain("answers[name=Phone].value");
    expect(near("PHONE", "other")).toContain("answers[name=PHONE].value");
    expect(near("Other", "another")).toBeUndefined();
  });

  it("are found again when a value on the way is empty now", () => {
    const mapper = createMapper({
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1, user_comments: "body.buyer.comment" },
    });
    const message = (buyer: string) =>
      mapper
        .map({ buyer }, { receivedAt })
        .issues.map((issue) => issue.message)
        .join();
    expect(message("Olena")).not.toContain("buyer.comment`. Correct");
    expect(message("")).toContain("Nearest: `buyer.comment`. Correct");
  });

  it("are those of each path, though all are compared with the same names", () => {
    const mapper = createMapper({
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1, user_comments: "commnt", admin_comments: "buyer_nmae" },
    });
    const messages = () =>
      mapper
        .map({ comment: "x", buyername: "y" }, { receivedAt })
        .issues.map(({ message }) => message)
        .join();
    const first = messages();
    expect(first).toContain("`commnt`. Nearest: `comment`");
    expect(first).toContain("`buyer_nmae`. Nearest: `buyername`");
    expect(messages()).toBe(first);
  });

  it.each([
    ["few", 150],
    ["more than are kept of a lead", 320],
  ])(
    "are compared once for leads with the same names, %s, since comparing takes most of the time",
    (_, count) => {
      const mapper = createMapper({
        version: 1,
        needsContact: false,
        fields: { order_status_id: 1, user_comments: "comment_of_the_buyer" },
      });
      const leadOf = (round: number) =>
        Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`comment_of_buyers_${round}_${index}`, "x"]),
        );
      const leads = Array.from({ length: 150 }, (_, round) => leadOf(round));
      const workWith = (all: readonly unknown[]) =>
        workOf(() => all.map((lead) => mapper.map(lead, { receivedAt })));
      const workOfNew = workWith(leads);
      expect(workWith(leads.map(() => leads[0]))).toBeLessThanOrEqual(workOfNew / 2);
    },
  );

  it("are kept for what a lead has, not for a lead whose object was changed by its owner", () => {
    const mapper = createMapper({
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1, user_comments: "comment" },
    });
    const order: Record<string, unknown> = { Comment: "x" };
    const messages = () =>
      mapper
        .map(order, { receivedAt })
        .issues.map(({ message }) => message)
        .join();
    expect(messages()).toContain("`Comment`");
    delete order.Comment;
    order.comments = "x";
    expect(messages()).toContain("`comments`");
  });
});

/** Another lead of the same shape. */
function structure(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structure);
  if (typeof value === "string" && value.length > 1) return `${value}!`;
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, structure(each)]));
}
