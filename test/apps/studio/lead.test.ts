import { rename, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Lead, Leaf, OrderField } from "../../../src/apps/page/wire.ts";
import { impatient, openStudio } from "./openStudio.ts";
import { leadOf, openShop, rules } from "./shop.ts";

const leafAt = ({ leaves = [] }: Lead, path: string): Leaf | undefined =>
  leaves.find((leaf) => leaf.path === path);
const fieldOf = ({ order }: Lead, field: string): OrderField | undefined =>
  order?.fields.find((each) => each.field === field);

describe("one lead", () => {
  it("is shown part by part in the order of its JSON, with what no rule reads", async () => {
    await using shop = await openShop([leadOf(1)]);
    await using studio = await openStudio(shop.words, shop.env);
    const { json } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(json.hasHidden).toBe(true);
    expect(json.entry).toMatchObject({
      id: shop.ids[0],
      status: "success",
      key: "T-1",
      repeats: 0,
      leadKept: true,
      hadOtherRules: false,
      history: [{ by: "webhook", status: "success" }],
      expiresAt: expect.stringMatching(/Z$/),
    });
    const { leaves }: Lead = json;
    expect(leaves?.map(({ path, depth }) => [path, depth])).toEqual([
      ["number", 0],
      ["buyer", 0],
      ["buyer.first", 1],
      ["buyer.last", 1],
      ["buyer.email", 1],
      ["buyer.phone", 1],
      ["note", 0],
      ["items", 0],
      ["items[0]", 1],
      ["items[0].sku", 2],
      ["items[0].title", 2],
      ["items[0].price", 2],
      ["items[0].count", 2],
      ["items[0].shelf", 2],
    ]);
    expect(leafAt(json, "buyer")).toEqual({ path: "buyer", name: "buyer", depth: 0 });
    expect(leafAt(json, "items")).toEqual({ path: "items", name: "items", depth: 0, length: 1 });
    expect(leafAt(json, "items[0].price")).toEqual({
      path: "items[0].price",
      name: "price",
      depth: 2,
      value: 39.9,
    });
    expect(leaves?.filter(({ isUnused }) => isUnused).map(({ path }) => path)).toEqual(["items[0].shelf"]);
    expect(json.order).toMatchObject({ status: "order", unused: 1 });
  });

  it("says of each field of the order what it was made from, also through a part of a list", async () => {
    await using shop = await openShop([leadOf(1, { invoice: null })]);
    await using studio = await openStudio(shop.words, shop.env);
    const { json } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(fieldOf(json, "delivery_fullname")?.from).toEqual(["buyer.first", "buyer.last"]);
    expect(fieldOf(json, "products[0].sku")).toEqual({
      field: "products[0].sku",
      value: "MUG-BLUE",
      from: ["items[0].sku"],
    });
    expect(fieldOf(json, "order_status_id")).toEqual({
      field: "order_status_id",
      value: 8001,
      from: [],
      source: "constant",
    });
    expect(fieldOf(json, "date_add")).toMatchObject({ from: [], source: "received" });
    expect(fieldOf(json, "key")).toBeUndefined();
  });

  it("hides the buyer's data, here and in the order, but never the key", async () => {
    await using shop = await openShop([leadOf(1, { note: "T-1" })]);
    await using studio = await openStudio(shop.words, shop.env);
    const { json, text } = await studio.get(`lead?id=${shop.ids[0]}`);
    for (const path of ["buyer.first", "buyer.last", "buyer.email", "buyer.phone"])
      expect(leafAt(json, path)).toMatchObject({ value: expect.stringMatching(/^•{3,12}$/), isHidden: true });
    for (const field of ["email", "phone", "delivery_fullname"])
      expect(fieldOf(json, field)).toMatchObject({
        value: expect.stringMatching(/^•{3,12}$/),
        isHidden: true,
      });
    expect(leafAt(json, "number")?.value).toBe("T-1");
    expect(leafAt(json, "note")?.value).toBe("T-1");
    expect(fieldOf(json, "user_comments")?.value).toBe("T-1");
    expect(text).not.toMatch(/@example|Hanna|Melnyk|50111/);
  });

  it("hides what the rules put into a field of the buyer, though nothing else tells that it is personal", async () => {
    await using shop = await openShop([leadOf(1, { colour: "red door", twice: { copy: "red door" } })]);
    const own = { ...rules, fields: { ...rules.fields, user_comments: "colour" } };
    await writeFile(shop.rulesPath, JSON.stringify(own));
    await using studio = await openStudio(shop.words, shop.env);
    const { json, text } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(leafAt(json, "colour")).toMatchObject({ value: "•".repeat(8), isHidden: true });
    expect(leafAt(json, "twice.copy")).toMatchObject({ isHidden: true });
    expect(leafAt(json, "items[0].title")?.value).toBe("Mug, blue");
    expect(text).not.toContain("red door");
  });

  it("hides a contact that no rule reads", async () => {
    await using shop = await openShop([leadOf(1, { other: { email: "second@example.com", city: "Lviv" } })]);
    await using studio = await openStudio(shop.words, shop.env);
    const { json, text } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(leafAt(json, "other.email")).toMatchObject({ isHidden: true, isUnused: true });
    expect(text).not.toContain("second@");
  });

  it("hides names of properties that are the buyer's data, in paths too, and shows them with values=1", async () => {
    const contacts = { "anna@example.com": { city: "Lviv" }, "ben@example.com": { city: "Dnipro" } };
    const more = { contacts, visits: { "Hanna Melnyk": 3, "T-1": 1 }, by: "Hanna Melnyk", total: 80 };
    await using shop = await openShop([leadOf(1, more)]);
    const path = "contacts['anna@example.com'].city";
    const own = { ...rules, fields: { ...rules.fields, user_comments: path } };
    await writeFile(shop.rulesPath, JSON.stringify(own));
    await using studio = await openStudio(shop.words, shop.env);
    const { json, text } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(text).not.toMatch(/anna@|ben@|Hanna|Melnyk/);
    expect(json.leaves.map((leaf: Leaf) => leaf.path)).toEqual(
      expect.arrayContaining([
        "contacts.••••1.city",
        "contacts.••••2.city",
        "visits.••••3",
        "visits.T-1",
        "total",
      ]),
    );
    expect(leafAt(json, "visits.••••3")?.name).toBe("••••3");
    expect(fieldOf(json, "user_comments")?.from).toEqual(["contacts.••••1.city"]);
    const { json: shown } = await studio.get(`lead?id=${shop.ids[0]}&values=1`);
    expect(fieldOf(shown, "user_comments")?.from).toEqual([path]);
    expect(leafAt(shown, "visits['Hanna Melnyk']") ?? leafAt(shown, "visits.Hanna Melnyk")).toMatchObject({
      value: 3,
    });
  });

  it("shows the buyer's data where a person asks for it, with values=1", async () => {
    await using shop = await openShop([leadOf(1)]);
    await using studio = await openStudio(shop.words, shop.env);
    const { json } = await studio.get(`lead?id=${shop.ids[0]}&values=1`);
    expect(json.hasHidden).toBe(false);
    expect(leafAt(json, "buyer.email")?.value).toBe("buyer1@example.com");
    expect(fieldOf(json, "delivery_fullname")?.value).toBe("Hanna Melnyk");
    expect((await studio.get(`lead?id=${shop.ids[0]}&values=yes`)).json.hasHidden).toBe(true);
  });

  it("says why it failed, and by today's rules what it would become", async () => {
    await using shop = await openShop([leadOf(1, { buyer: { phone: "+380671234567" } })]);
    await using studio = await openStudio(shop.words, shop.env);
    const { json: before } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(before.order).toMatchObject({ status: "error" });
    expect(before.entry).toMatchObject({
      status: "error",
      why: "A required value is missing. Check the lead and the path.",
      issues: expect.arrayContaining([
        { level: "error", code: "required_missing", path: "fields.email", message: expect.any(String) },
      ]),
      hadOtherRules: false,
    });
    const corrected = { ...rules, fields: { ...rules.fields, email: "buyer.email" } };
    await writeFile(shop.rulesPath, JSON.stringify(corrected));
    const { json: after } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(after.entry).toMatchObject({ hadOtherRules: true, status: "error" });
    expect(after.order).toMatchObject({ status: "order" });
    expect((await studio.post("resend", { id: shop.ids[0] })).json).toEqual({
      status: "success",
      orderId: expect.any(Number),
    });
    expect(shop.account.orders).toHaveLength(1);
  });

  it("is shown without an order where the rules cannot be used, with the reason, and is not sent", async () => {
    await using shop = await openShop([leadOf(1)]);
    await using studio = await openStudio(shop.words, shop.env);
    await writeFile(shop.rulesPath, JSON.stringify({ ...rules, feilds: {} }));
    const { json } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(json.rulesProblem).toContain("feilds");
    expect(json.order).toBeUndefined();
    expect(json.leaves.length).toBeGreaterThan(5);
    expect((await studio.post("resend", { id: shop.ids[0] })).json).toMatchObject({ code: "wrong_rules" });
    await rename(shop.rulesPath, `${shop.rulesPath}.bak`);
    expect((await studio.get(`lead?id=${shop.ids[0]}`)).json.rulesProblem).toContain("rules.json");
    await writeFile(shop.rulesPath, JSON.stringify(rules));
    expect((await studio.get(`lead?id=${shop.ids[0]}`)).json.rulesProblem).toBeUndefined();
  });

  it("is shown without an order while Base does not answer, which is not waited for", async () => {
    await using shop = await openShop([leadOf(1)]);
    await using studio = await openStudio(shop.words, shop.env, (session) => ({
      ...session,
      clock: impatient,
    }));
    shop.account.faults.inject("stalled-headers");
    const { json } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(json.rulesProblem).toMatch(/^Base has not answered/);
    expect(json.entry.status).toBe("success");
    expect(json.leaves.length).toBeGreaterThan(5);
  });

  it("that is a request of several leads says so, as sending it again would, and hides their buyers", async () => {
    const several = { ...rules, leads: "orders[*]" };
    await using shop = await openShop([{ orders: [leadOf(1), leadOf(2)] }]);
    await writeFile(shop.rulesPath, JSON.stringify(several));
    await using studio = await openStudio(shop.words, shop.env);
    const { json, text } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(json.order).toMatchObject({ status: "error", issues: [{ code: "leads_unsplit" }] });
    expect(leafAt(json, "orders[1].buyer.first")?.isHidden).toBe(true);
    expect(text).not.toMatch(/@example|Hanna|Ring twice/);
  });

  it("that is not kept has its history, and neither parts nor orders", async () => {
    await using shop = await openShop([leadOf(1)], "failed");
    await using studio = await openStudio(shop.words, shop.env);
    const { json } = await studio.get(`lead?id=${shop.ids[0]}`);
    expect(json.entry).toMatchObject({
      status: "success",
      leadKept: false,
      history: [{ status: "success" }],
    });
    expect(Object.keys(json)).not.toEqual(expect.arrayContaining(["leaves"]));
  });

  it("is 404 where there is none", async () => {
    await using studio = await openStudio();
    for (const query of ["", "?id=", "?id=ld_0000000000", "?id=../x"])
      expect((await studio.get(`lead${query}`)).json).toMatchObject({ code: "not_found" });
  });

  it("is shown with problems in the language of the page", async () => {
    await using shop = await openShop([leadOf(1, { buyer: { phone: "+380671234567" } })]);
    await using studio = await openStudio(shop.words, shop.env);
    const messageIn = async (language: string) =>
      (await studio.get(`lead?id=${shop.ids[0]}`, { "accept-language": language })).json.order.issues[0]
        .message;
    expect(await messageIn("uk")).toMatch(/[а-я]/);
    expect(await messageIn("pl")).not.toBe(await messageIn("en"));
  });
});
