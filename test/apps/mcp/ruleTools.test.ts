import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMcp } from "./mcpClient.ts";

const lead = { Name: "Anna Nowak", Phone: "+48 600 100 200", Email: "anna@example.com", city: "Łódź" };
const rules = {
  version: 1,
  fields: { order_status_id: { value: 8001 }, phone: "Phone", email: "Email", delivery_fullname: "Name" },
};

describe("tools for rules, without a token", () => {
  let folder = "";
  let client: Awaited<ReturnType<typeof openMcp>>;
  let plain: Awaited<ReturnType<typeof openMcp>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-mcp-"));
    await writeFile(join(folder, "rules.json"), JSON.stringify(rules));
    const test = { name: "a buyer", lead, order: { email: lead.Email } };
    await writeFile(join(folder, "rules.test.json"), JSON.stringify({ tests: [test] }));
    await writeFile(join(folder, "secret.json"), '{"password":"hunter2"}');
    client = await openMcp({ rules: join(folder, "rules.json") });
    plain = await openMcp();
  });
  afterAll(async () => {
    await client[Symbol.asyncDispose]();
    await plain[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  it("explains a lead: each field with its value and where it is from, and what no rule reads", async () => {
    const { value } = await client.call("explain_lead", { lead });
    expect(value).toMatchObject({ status: "order", unused: ["city"] });
    expect(value.fields).toContainEqual(["phone", "+48600100200", "Phone"]);
    expect(value.fields).toContainEqual(["order_status_id", 8001, "value"]);
  });

  it("names the candidate of `first` that was found, also inside of another, and none where none was", async () => {
    const inner = { first: ["no", "Phone"] };
    const first = {
      phone: { first: ["none", inner] },
      email: { first: ["none", "nothing"] },
      delivery_city: { first: ["none", "nothing"], default: "city" },
    };
    const fields = { order_status_id: 8001, ...first };
    const sent = { Name: "Anna", Phone: "+48600100200", city: "Nysa" };
    const { value } = await client.call("explain_lead", { lead: sent, rules: { version: 1, fields } });
    const sources = value.fields.map(([field, _, source]: string[]) => [field, source]);
    expect(Object.fromEntries(sources)).toMatchObject({
      phone: "Phone",
      email: "first",
      delivery_city: "first (default)",
    });
  });

  it("takes a lead also as the body of a request, and rules also as the text of JSON", async () => {
    const { value } = await client.call("explain_lead", {
      lead: "Name=Anna&Phone=%2B48600100200",
      rules: JSON.stringify(rules),
    });
    expect(value.fields).toContainEqual(["delivery_fullname", "Anna", "Name"]);
  });

  it("explains each lead of a request that holds several", async () => {
    const several = { ...rules, leads: "items" };
    const { value } = await client.call("explain_lead", { lead: { items: [lead, lead] }, rules: several });
    expect(value).toMatchObject({ count: 2, leads: [{ status: "order" }, { status: "order" }] });
  });

  it("wants either a lead or the id of one", async () => {
    for (const args of [{}, { lead, lead_id: "ld_1" }]) {
      const { isError, value } = await client.call("explain_lead", args);
      expect([isError, value.error]).toEqual([true, "wrong_params"]);
    }
    expect((await client.call("explain_lead", { lead_id: "ld_1" })).value.error).toBe("no_register");
  });

  it("says what is wrong with rules, and that no account was asked", async () => {
    const wrong = { version: 1, fields: { emial: "Email" } };
    const { value } = await client.call("check_rules", { rules: wrong });
    expect(value).toMatchObject({
      problems: [{ level: "error", code: "unknown_name", path: "fields.emial" }],
      against_account: false,
    });
    expect((await client.call("check_rules")).value.problems).toEqual([]);
    const failed = await client.call("explain_lead", { lead, rules: wrong });
    expect(failed.value).toMatchObject({ error: "rules_wrong", problems: [{ path: "fields.emial" }] });
  });

  it("warns of prices without a currency", async () => {
    const priced = { version: 1, fields: { delivery_price: "Delivery" } };
    const { value } = await client.call("check_rules", { rules: priced });
    expect(value.problems).toMatchObject([
      { level: "warning", code: "no_currency", path: "fields.delivery_price" },
    ]);
  });

  it("runs the tests of a call, else those next to the user's rules or to a ready set", async () => {
    const tests = [
      { lead, order: { email: lead.Email } },
      { name: "wrong", lead, order: { phone: "1" } },
    ];
    const { value } = await client.call("test_rules", { tests });
    expect(value).toMatchObject({ passed: 1, failed: [{ name: "wrong", differences: [{ path: "phone" }] }] });
    expect((await client.call("test_rules")).value).toMatchObject({ passed: 1, failed: [] });
    const ready = await client.call("test_rules", { rules: "tilda-cart" });
    expect(ready.value).toMatchObject({ failed: [] });
    expect(ready.value.passed).toBeGreaterThan(1);
  });

  it("drafts rules from leads that its own check takes", async () => {
    const { value } = await plain.call("draft_rules", { leads: [lead] });
    expect(value.rules.fields).toMatchObject({ email: { path: "Email" } });
    expect((await plain.call("check_rules", { rules: value.rules })).value.problems).toEqual([]);
  });

  it("compares changed rules with the user's own, lead by lead", async () => {
    const { email: _, ...fewer } = rules.fields;
    const { value } = await client.call("plan_rules", { rules: { ...rules, fields: fewer }, leads: [lead] });
    expect(value).toMatchObject({ leads: 1, changed: 1, fields: { email: 1 } });
    expect(value.differences).toMatchObject([{ lead: 0, changes: [{ kind: "removed", path: "email" }] }]);
    expect((await client.call("plan_rules", { rules })).value.error).toBe("no_leads");
    expect((await plain.tools()).map(({ name }) => name)).not.toContain("plan_rules");
  });

  it("says without rules of the user which ready sets there are, and what is closest to a misspelt one", async () => {
    const none = await plain.call("explain_lead", { lead });
    expect(none.value).toMatchObject({ error: "no_rules", ready: expect.arrayContaining(["tilda-cart"]) });
    const close = await plain.call("explain_lead", { lead, rules: "tilda-crat" });
    expect(close.value).toMatchObject({ error: "no_rules", message: expect.stringContaining("tilda-cart") });
  });

  it("reads no file that a call names", async () => {
    await writeFile(join(folder, "tilda-cart"), '{"version":1,"fields":{"email":"stolen"}}');
    for (const path of [
      "secret.json",
      join(folder, "tilda-cart"),
      "..\\secret",
      "ready:tilda-cart",
      "secret",
    ]) {
      const { isError, text } = await plain.call("explain_lead", { lead, rules: path });
      expect([path, isError]).toEqual([path, true]);
      expect(text).not.toContain("hunter2");
    }
    const { value } = await plain.call("explain_lead", { lead, rules: "tilda-cart" });
    expect(value.fields).toContainEqual(["email", "anna@example.com", "Email"]);
  });

  it("says nothing of what is in the user's file when it holds no rules", async () => {
    const other = await openMcp({ rules: join(folder, "broken.json") });
    await writeFile(join(folder, "broken.json"), "-----BEGIN PRIVATE KEY-----");
    const { value, text } = await other.call("check_rules");
    expect(value.error).toBe("rules_wrong");
    expect(text).not.toMatch(/BEGIN|broken/);
    await other[Symbol.asyncDispose]();
  });

  it("refuses more leads and tests than it takes, and parameters that it does not have", async () => {
    const many = await client.call("draft_rules", { leads: Array.from({ length: 21 }, () => lead) });
    expect(many.value).toMatchObject({ error: "wrong_params", message: expect.stringContaining("1 to 20") });
    const other = await client.call("check_rules", { file: "rules.json" });
    expect(other.value).toMatchObject({ error: "wrong_params", message: expect.stringContaining("file") });
  });

  it("cuts an answer that would be too large, and says what is left out", async () => {
    const large = Object.fromEntries(
      Array.from({ length: 1000 }, (_, at) => [`parameter_number_${at}`, "x"]),
    );
    const { value, text } = await client.call("explain_lead", { lead: { ...large, ...lead } });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_100);
    expect(value.omitted.unused).toBeGreaterThan(100);
    const long = await client.call("explain_lead", { lead: { ...lead, Name: "x".repeat(30_000) } });
    expect(long.isError).toBe(false);
  });
});
