import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createForwarder } from "../../../src/entries/index.ts";
import { defineRules } from "../../../src/entries/mapping.ts";
import { sqliteRegister, sqliteStore } from "../../../src/entries/sqlite.ts";
import { openStudio } from "./openStudio.ts";
import { openShop } from "./shop.ts";

const fields = { order_status_id: { value: 8001 }, email: "email" };
const form = defineRules({ version: 1, fields });
const cart = defineRules({ ...form, match: false, products: { each: "items", fields: { name: "title" } } });
const never = defineRules({ version: 1, fields: { ...fields, email: { path: "no", required: true } } });

/** A shop of two senders in namespaces of their own, each with a lead that failed. */
async function openSenders() {
  const shop = await openShop();
  const [store, register] = [sqliteStore(shop.path), sqliteRegister(shop.path)];
  const ids: Record<string, string> = {};
  for (const namespace of ["cart", "form", "other"]) {
    const baselinker = shop.account.client();
    const forwarder = createForwarder({ baselinker, rules: never, store, register, namespace });
    const lead = { email: `${namespace}@example.com`, items: [{ title: "A lamp" }] };
    ids[namespace] = (await forwarder.forward(lead, { source: "site" })).entryId ?? "";
    await forwarder.close();
  }
  await register.close();
  await store.close();
  const file = (name: string) => join(shop.folder, `${name}.json`);
  for (const [name, rules] of Object.entries({ cart, form }))
    await writeFile(file(name), JSON.stringify(rules));
  const rules = ["cart", "form"].map((name) => `${name}=${file(name)}`);
  return {
    ...shop,
    ids,
    words: { store: shop.path, rules },
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}

describe("the page, with leads of several senders", () => {
  it("shows the order of a lead by the rules of its sender, and says of another that it has none", async () => {
    await using shop = await openSenders();
    await using studio = await openStudio(shop.words, shop.env);
    const fieldsOf = async (id = "") =>
      (await studio.get(`lead?id=${id}`)).json.order?.fields.map(({ field }: { field: string }) => field);
    expect(await fieldsOf(shop.ids.cart)).toContain("products[0].name");
    expect(await fieldsOf(shop.ids.form)).not.toContain("products[0].name");
    const { json } = await studio.get(`lead?id=${shop.ids.other}`);
    expect(json.order).toBeUndefined();
    expect(json.rulesProblem).toBe(
      `Lead ${shop.ids.other} came from other, and these rules are for another sender. Name its rules: --rules other=file.json.`,
    );
  });

  it("sends a lead by the rules of its sender, and none without", async () => {
    await using shop = await openSenders();
    await using studio = await openStudio(shop.words, shop.env);
    for (const name of ["cart", "form"])
      expect((await studio.post("resend", { id: shop.ids[name] })).json).toMatchObject({ status: "success" });
    expect(shop.account.orders.map(({ products }) => products.length)).toEqual([1, 0]);
    const refused = await studio.post("resend", { id: shop.ids.other });
    expect([refused.status, refused.json.code]).toEqual([409, "other_sender"]);
    expect(shop.account.orders).toHaveLength(2);
  });

  it("opens, tries and saves the rules of the sender of a lead, with the leads of that sender", async () => {
    await using shop = await openSenders();
    await using studio = await openStudio(shop.words, shop.env);
    const lead = shop.ids.form;
    const opened = (await studio.get(`rules?lead=${lead}`)).json;
    expect(opened).toMatchObject({ name: "form.json", lead, leads: [{ id: lead }] });
    const text = JSON.stringify({ ...form, fields: { ...fields, phone: "phone" } });
    expect((await studio.post("rules/plan", { text, last: 10, lead })).json.leads).toBe(1);
    const other = { text, lead, id: shop.ids.cart };
    expect((await studio.post("rules/check", other)).json).toEqual({ problems: [] });
    expect((await studio.post("rules/save", { text, was: opened.text, lead })).json.name).toBe("form.json");
    expect((await studio.get("rules")).json).toMatchObject({ name: "cart.json", text: JSON.stringify(cart) });
  });
});
