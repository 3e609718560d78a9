import { describe, expect, it } from "vitest";
import { forwardCodes } from "../../src/forwarding/contract/forwardCodes.ts";
import { registerCodes } from "../../src/forwarding/register/registerCodes.ts";
import { issueCodes } from "../../src/mapping/contract/issueCodes.ts";
import { fromLeadBox } from "../../src/mapping/parse/fromLeadBox.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { decodeBody } from "../../src/mapping/receive/decodeBody.ts";
import { BodyError } from "../../src/shared/errors/bodyError.ts";
import { problemCodes, RulesError, type RulesProblem } from "../../src/shared/errors/rulesError.ts";
import { english } from "../../src/shared/messages/english.ts";
import { type Details, formatText } from "../../src/shared/messages/format.ts";
import { webhookCodes } from "../../src/webhook/webhookCodes.ts";
import { type Mistake, setupMistakes } from "../mistakes/setupMistakes.ts";

/**
 * Prints every message once, with an example, to be read aloud: what happened, where, what to do. An area is a name and
 * its lines; add yours to the list.
 */
interface Area {
  readonly name: string;
  readonly lines: () => readonly string[] | Promise<readonly string[]>;
}

/** An example of each detail that the texts leave open. */
const details: Details = {
  bytes: 1_300_000,
  most: 1_048_576,
  by: "SKU",
  code: "line_without_sku",
  correct: '{ "status": "Sent" }',
  count: 3,
  done: "first",
  difference: "-5.00",
  field: "extra_field_1",
  option: "timeoutMs",
  given: 30,
  format: "json",
  group: "PLN",
  id: 8001,
  instead: "sku",
  into: "admin_comments",
  help: "near",
  kind: "object",
  length: 230,
  max: 200,
  meant: "gmail.com",
  near: "A-100",
  names: ["your-email", "your-tel"],
  order: "UAH",
  own: "EUR",
  pass: 'decodeBody(body, headers["content-type"])',
  path: ["payment.products"],
  paths: ["Email"],
  percent: 60,
  quantity: 2.5,
  reason: "a test order",
  safe: 100,
  sum: "100.00",
  total: "105.00",
  unit: "cent",
  type: "number",
  what: "status",
};

/** And where one detail has several meanings. */
const detailsOfCode: Readonly<Record<string, Details>> = {
  price_unread: { name: ["price_gross"] },
  date_unlikely: { done: "kept" },
  name_unknown: { name: "New ordres", near: "New orders" },
  not_a_lead: { what: "Request" },
  order_doubled: { order: "9001", other: "9002" },
  store_not_shared: { order: "9001" },
  too_much_work: { what: "elements" },
};

const areas: readonly Area[] = [
  { name: "issues of a lead", lines: () => issuesOf(issueCodes) },
  { name: "issues of the forwarder", lines: () => issuesOf(forwardCodes) },
  {
    name: "issues of the register and of a webhook",
    lines: () => issuesOf({ ...registerCodes, ...webhookCodes }),
  },
  { name: "problems of rules", lines: problemsOfRules },
  { name: "bodies", lines: bodies },
  ...[...setupMistakes].map(([name, mistakes]) => ({ name, lines: () => messagesOf(mistakes) })),
];

function issuesOf(
  codes: Readonly<Record<string, { readonly level: string; readonly text: string }>>,
): string[] {
  return Object.entries(codes).map(([code, { level, text }]) => {
    const message = formatText(text, { ...details, ...detailsOfCode[code] }, english, (inner) => inner.code);
    return `${level} ${code}: ${message}`;
  });
}

/** Rules that are wrong in every way that has a code. */
const wrongRules: readonly unknown[] = [
  { version: 1, fields: { email: () => "x" } },
  { version: 1, fields: [] },
  { fields: {} },
  { version: 1, fields: { delivery_adress: "a", email: { pth: "b" } }, "//": "x" },
  { version: 1, fields: {}, phone: "a" },
  { version: 1, fields: { email: { path: "a", case: "uppercase" } } },
  { version: 1, fields: { order_status_id: "8001", currency: { value: "hryvnia" } } },
  { version: 1, defaults: { country: "UKR" }, fields: {} },
  { version: 1, values: { "a b": "x" }, fields: {} },
  { version: 1, fields: { email: "a..b" } },
  { version: 1, fields: { email: { template: "Name" }, phone: { template: ["$", "{phone}"].join("") } } },
  {
    version: 1,
    fields: { email: { each: "a", take: { each: "b", take: { each: "c", take: { each: "d" } } } } },
  },
  { version: 1, fields: { email: { path: "a", pattern: "^(?<n>[0-9]+)$" } } },
  { version: 1, fields: { email: { as: "text" } } },
  { version: 1, fields: { email: { path: "a", value: "b" } } },
  { version: 1, skip: [{ when: { path: "a" }, reason: "r" }], fields: {} },
  { version: 1, fields: { email: "$adress" }, values: { address: "a" } },
  { version: 1, values: { a: "$b", b: "$a" }, fields: {} },
  { email: "Email", key: "id" },
  "./rules.json",
  '{ "version": 1 }',
  "email\tEmail\nphone\tPhone",
  new Uint8Array([123]),
  { default: { version: 1, fields: {} } },
];

function problemsOf(run: () => unknown): readonly RulesProblem[] {
  try {
    run();
  } catch (error) {
    if (error instanceof RulesError) return error.problems;
    throw error;
  }
  return [];
}

const allProblems = (): RulesProblem[] => [
  ...wrongRules.flatMap((rules) => problemsOf(() => parseRules(rules))),
  ...problemsOf(() => fromLeadBox("email\tEmail\nemail\tMail")),
  ...problemsOf(() => fromLeadBox("email\tEmail\nphone")),
];

/** What people hear who use a function wrongly, each sentence once. */
async function messagesOf(mistakes: readonly Mistake[]): Promise<readonly string[]> {
  const messages = new Set<string>();
  for (const { make } of mistakes) {
    const error: unknown = await Promise.resolve()
      .then(make)
      .catch((reason: unknown) => reason);
    messages.add(error instanceof Error ? `${error.name}: ${error.message}` : "It was taken in silence.");
  }
  return [...messages];
}

function problemsOfRules(): string[] {
  return allProblems().map(
    ({ code, path, message }) => `${code}: ${path === "" ? "" : `${path}: `}${message}`,
  );
}

function bodies(): string[] {
  const given: readonly (readonly [unknown, unknown?])[] = [
    [undefined],
    [{}],
    ["{}", {}],
    ["", "application/json"],
    ["{", "application/json"],
    ["x", "image/png"],
    ["application/json", '{"a":1}'],
    ["x", "multipart/form-data"],
  ];
  return given.map(([body, type]) => {
    try {
      Reflect.apply(decodeBody, undefined, [body, type]);
    } catch (error) {
      if (error instanceof BodyError) return `${error.code}: ${error.message}`;
      if (error instanceof TypeError) return `TypeError: ${error.message}`;
    }
    throw new Error("It was taken in silence.");
  });
}

describe("every message", () => {
  it.each(areas)("of $name is printed, says something whole, and is short", async ({ name, lines }) => {
    const all = await lines();
    console.log(`\n${name}\n${all.map((line) => `  ${line}`).join("\n")}`);
    expect(all.length).toBeGreaterThan(3);
    expect(new Set(all).size).toBe(all.length);
    for (const line of all) {
      if (name.startsWith("issues"))
        expect(line, "a detail without an example").not.toMatch(/\{\w+[,}](?!`)/);
      expect(line, "ends as a sentence does").toMatch(/[.!?`)}](?:addOrder)?$|addOrder$|a test order$/);
      expect(line.length, line).toBeLessThan(500);
    }
  });

  it("of a problem with rules has its example", () => {
    expect(
      Object.keys(problemCodes).filter((code) => !allProblems().some((each) => each.code === code)),
    ).toEqual([]);
  });
});
