import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { OrderField } from "../../../src/apps/page/wire.ts";
import type { Session } from "../../../src/apps/studio/session.ts";
import { impatient, openStudio } from "./openStudio.ts";
import { leadOf, openShop, rules } from "./shop.ts";

const failing = leadOf(1, { buyer: { phone: "+380671234567" } });
const tolerant = { ...rules, fields: { ...rules.fields, email: "buyer.email" } };

describe("sending a lead again", () => {
  it("makes one order of it, however often it is asked for", async () => {
    await using shop = await openShop([failing]);
    await writeFile(shop.rulesPath, JSON.stringify(tolerant));
    await using studio = await openStudio(shop.words, shop.env);
    const answers = await Promise.all([1, 2, 3].map(() => studio.post("resend", { id: shop.ids[0] })));
    const { orderId } = answers[0]?.json ?? {};
    expect(answers.map(({ json }) => json)).toEqual(Array(3).fill({ status: "success", orderId }));
    expect((await studio.post("resend", { id: shop.ids[0] })).json).toEqual({ status: "duplicate", orderId });
    expect(shop.account.orders).toHaveLength(1);
    expect((await studio.get(`lead?id=${shop.ids[0]}`)).json.entry).toMatchObject({
      status: "success",
      key: "T-1",
    });
  });

  it("answers 202 after two seconds, while it continues", async () => {
    await using shop = await openShop([failing]);
    let end = () => {};
    await using studio = await openStudio(shop.words, shop.env, (session) => ({
      ...session,
      clock: impatient,
      sender: async () => ({
        ...(await session.sender()),
        resend: (id, options) =>
          new Promise((resolve, reject) => {
            end = () =>
              session
                .sender()
                .then((sender) => sender.resend(id, options))
                .then(resolve, reject);
          }),
      }),
    }));
    const { status, json } = await studio.post("resend", { id: shop.ids[0] });
    expect({ status, json }).toEqual({ status: 202, json: { status: "running" } });
    end();
    await expect.poll(async () => (await studio.get(`lead?id=${shop.ids[0]}`)).json.entry.attempts).toBe(2);
  });

  it("is refused with the reason of the register", async () => {
    await using shop = await openShop([failing]);
    await using studio = await openStudio(shop.words, shop.env);
    for (const [id, code] of [
      ["ld_0000000000", "not_found"],
      ["../../x", "not_found"],
    ]) {
      const { status, json } = await studio.post("resend", { id });
      expect({ status, code: json.code }).toEqual({ status: 409, code });
    }
    await studio.post("discard", { id: shop.ids[0] });
    expect((await studio.post("resend", { id: shop.ids[0] })).json).toMatchObject({ code: "discarded" });
    expect((await studio.post("resend", {})).json).toMatchObject({ code: "wrong_value" });
  });

  it("needs a token and rules, and everything else is shown without them", async () => {
    await using shop = await openShop([failing]);
    await using tokenless = await openStudio(shop.words, {});
    await using ruleless = await openStudio({ store: shop.path }, shop.env);
    for (const [studio, code] of [
      [tokenless, "no_token"],
      [ruleless, "no_rules"],
    ] as const) {
      expect((await studio.get("about")).json).toMatchObject({ sendBlocked: code, store: "leads.sqlite" });
      expect((await studio.get("leads")).json.entries).toHaveLength(1);
      expect(await studio.post("resend", { id: shop.ids[0] })).toMatchObject({ status: 409, json: { code } });
    }
    expect((await tokenless.get(`lead?id=${shop.ids[0]}`)).json.order).toBeDefined();
    const { json } = await ruleless.get(`lead?id=${shop.ids[0]}`);
    expect(json.leaves).toHaveLength(11);
    expect(json.order).toBeUndefined();
    expect((await ruleless.post("discard", { id: shop.ids[0] })).json).toEqual({ id: shop.ids[0] });
  });

  it("takes what a person said about an order only for what that person saw", async () => {
    await using shop = await openShop([failing]);
    const seen: unknown[] = [];
    await using studio = await openStudio(shop.words, shop.env, (session) => {
      const changed: Session = {
        ...session,
        of: async () => changed,
        sender: async () => ({
          ...(await session.sender()),
          async resend(_, options) {
            seen.push(options?.confirmedAbsent);
            return { status: "unknown", key: "T-1", issues: [] };
          },
        }),
      };
      return changed;
    });
    const at = "2026-01-31T12:00:00.000Z";
    await studio.post("resend", { id: shop.ids[0], confirmedAbsent: at });
    await studio.post("resend", { id: shop.ids[0] });
    expect(seen).toEqual([new Date(at), undefined]);
    for (const confirmedAbsent of [true, "yes", 5, null])
      expect((await studio.post("resend", { id: shop.ids[0], confirmedAbsent })).status).toBe(400);
    expect(seen).toHaveLength(2);
  });
});

describe("discarding and erasing", () => {
  it("takes the data away, and erasing the entry too", async () => {
    await using shop = await openShop([failing, leadOf(2)]);
    await using studio = await openStudio(shop.words, {});
    const [first, second] = shop.ids;
    expect((await studio.post("discard", { id: first })).json).toEqual({ id: first });
    expect((await studio.get(`lead?id=${first}`)).json.entry).toMatchObject({
      status: "discarded",
      leadKept: false,
    });
    expect(await studio.post("discard", { id: second })).toMatchObject({
      status: 409,
      json: { code: "is_success" },
    });
    expect((await studio.post("erase", { id: second })).json).toEqual({ id: second });
    expect((await studio.get(`lead?id=${second}`)).status).toBe(404);
    expect((await studio.post("erase", { id: second })).json).toMatchObject({ code: "not_found" });
  });
});

describe("a try-out", () => {
  it("makes an order of a sample of its own sender, on a fake account", async () => {
    await using studio = await openStudio({ rules: "tilda-form" });
    const { json: about } = await studio.get("about");
    expect(about).toMatchObject({
      account: "fake",
      rules: { name: "tilda-form", isFile: false },
      readOnly: false,
    });
    expect(about.samples[0]).toBe("tilda");
    expect(Object.keys(about)).not.toEqual(expect.arrayContaining(["panel"]));
    const { json } = await studio.post("sample", { source: "tilda" });
    const { json: lead } = await studio.get(`lead?id=${json.id}`);
    expect(lead.entry).toMatchObject({
      status: "success",
      source: "tilda",
      leadKept: true,
      hadOtherRules: false,
    });
    // Its account has the status and the order source that the ready set names.
    expect(lead.entry.issues.map(({ code }: { code: string }) => code)).toEqual(["path_absent"]);
    expect(lead.leaves.length).toBeGreaterThan(3);
  });

  it.each([
    ["en", "PL", "PLN"],
    ["uk", "UA", "UAH"],
    ["pl", "PL", "PLN"],
  ])("sends, in %s, a sample with a buyer in %s who pays in %s", async (tag, country, currency) => {
    await using studio = await openStudio();
    const { json } = await studio.post("sample", { source: "woocommerce" }, { "accept-language": tag });
    const { json: lead } = await studio.get(`lead?id=${json.id}&values=1`);
    const madeOf = (field: string) =>
      lead.order.fields.find((made: OrderField) => made.field === field)?.value;
    expect(lead.entry.status).toBe("success");
    expect([madeOf("delivery_country_code"), madeOf("currency")]).toEqual([country, currency]);
  });

  it("has orders of no other sender, but a lead that says why, and a source that is unknown is 400", async () => {
    await using studio = await openStudio();
    const { json } = await studio.post("sample", { source: "shopify" });
    expect((await studio.get(`lead?id=${json.id}`)).json.entry).toMatchObject({
      status: "error",
      source: "shopify",
    });
    for (const source of ["nobody", "toString", "", 5])
      expect((await studio.post("sample", { source })).status).toBe(400);
  });

  it("sends nothing to Base, also with a token", async () => {
    await using shop = await openShop();
    await using studio = await openStudio({}, shop.env);
    await studio.post("sample", { source: "woocommerce" });
    expect(shop.account.requests).toEqual([]);
  });

  it("is offered with the file of a store only where its account is fake", async () => {
    await using shop = await openShop([leadOf(1)]);
    await using fake = await openStudio(shop.words, shop.env);
    await using real = await openStudio(shop.words, { BASELINKER_TOKEN: "1-2-FAKE" });
    expect((await fake.get("about")).json).toMatchObject({ account: "fake", samples: expect.any(Array) });
    expect((await real.get("about")).json).toMatchObject({
      account: "base",
      samples: [],
      panel: "https://panel.baselinker.com",
    });
    expect((await real.post("sample", { source: "woocommerce" })).status).toBe(400);
  });
});

describe("what the page is told", () => {
  it("has neither the token nor the key in any answer", async () => {
    const token = "1-2-FAKE";
    await using shop = await openShop([failing, leadOf(2)]);
    await using studio = await openStudio({ ...shop.words, panel: "https://panel-x.example/" }, shop.env);
    await studio.post("resend", { id: shop.ids[0] });
    const names = [
      "about",
      "leads",
      "stats",
      "chart",
      "health",
      ...shop.ids.map((id) => `lead?id=${id}&values=1`),
    ];
    for (const name of [...names, "leads?status=x", "nothing"]) {
      const { text, headers } = await studio.get(name);
      expect(`${name} ${text} ${JSON.stringify([...headers])}`).not.toContain(token);
      expect(text).not.toContain("kkkkk");
    }
  });
});
