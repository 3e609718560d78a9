import { expect, it } from "vitest";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { openStudio } from "./openStudio.ts";
import { leadOf, openShop, rules } from "./shop.ts";

/** What Base says of a status that is wrong, and of the buyer. */
const refusal = "Status 8001 does not exist for order of Hanna Melnyk, phone +38 050 111 22 33, Ring twice";
const buyer = /Hanna|Melnyk|111.?22.?33|Ring twice|buyer7/i;

it("a refusal that quotes the buyer names its reason and nobody in the message, JSON, log, entry and page", async () => {
  await using shop = await openShop();
  shop.account.answer("addOrder", {
    status: "ERROR",
    error_code: "ERROR_ORDER_STATUS_ID",
    error_message: refusal,
  });
  const lines: unknown[] = [];
  const write = (message: string, fields: unknown) => lines.push([message, fields]);
  const baselinker = shop.account.client({
    logger: { debug: write, info: write, warn: write, error: write },
  });
  const store = sqliteStore(shop.path);
  const register = sqliteRegister(shop.path);
  const forwarder = createForwarder({ baselinker, rules, store, register, tuning: { settleMs: 1 } });
  const result = await forwarder.forward(leadOf(7), { source: "shop" });
  const { entries } = await forwarder.register.list();
  await forwarder.close();
  await register.close();
  await store.close();
  if (result.status !== "error" || result.error === undefined) throw new Error("Expected a refusal.");
  await using studio = await openStudio(shop.words, shop.env);
  const { json: english } = await studio.get("leads?status=error");
  const { json: ukrainian } = await studio.get("leads?status=error", { "accept-language": "uk" });
  const { json: lead } = await studio.get(`lead?id=${entries[0]?.id}`, { "accept-language": "uk" });

  for (const shown of [result.error.message, result.error, lines, entries, english, ukrainian, lead.entry]) {
    const text = JSON.stringify(shown);
    expect(text).toContain("8001 does not exist");
    expect(text).not.toMatch(buyer);
  }
  expect(english.entries[0].why).toMatch(/^Base .*Status 8001 does not exist/);
  expect(ukrainian.entries[0].why).toMatch(/^Base не знає такого статусу.*Status 8001 does not exist/);
});
