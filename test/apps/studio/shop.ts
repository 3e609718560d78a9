import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";

export const rules = {
  version: 1,
  key: "number",
  fields: {
    order_status_id: { value: 8001 },
    email: { path: "buyer.email", required: true },
    phone: "buyer.phone",
    delivery_fullname: { join: ["buyer.first", "buyer.last"], with: " " },
    user_comments: "note",
    want_invoice: { path: "invoice", default: false },
  },
  products: {
    each: "items",
    fields: { name: "title", sku: "sku", price_brutto: "price", quantity: "count" },
  },
} as const;

/** A request of a shop with an invented buyer. */
export function leadOf(number: number, more: object = {}) {
  return {
    number: `T-${number}`,
    buyer: { first: "Hanna", last: "Melnyk", email: `buyer${number}@example.com`, phone: "+380501112233" },
    note: "Ring twice",
    items: [{ sku: "MUG-BLUE", title: "Mug, blue", price: 39.9, count: 2, shelf: "A7" }],
    ...more,
  };
}

/** A folder with the file of a shop that has sent leads to a fake account, and its rules. */
export async function openShop(leads: readonly object[] = [], keepLeads: "all" | "failed" = "all") {
  const folder = await mkdtemp(join(tmpdir(), "baselinker-studio-"));
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
  const served = await serveFakeAccount(account);
  const path = join(folder, "leads.sqlite");
  const rulesPath = join(folder, "rules.json");
  await writeFile(rulesPath, JSON.stringify(rules));
  await using store = sqliteStore(path);
  await using register = sqliteRegister(path, { keepLeads });
  await using forwarder = createForwarder({ baselinker: account.client(), rules, store, register });
  const ids: string[] = [];
  for (const lead of leads) {
    const { id, ended } = await forwarder.receive(lead, { source: "shop", deliver: "now" });
    await ended;
    ids.push(id);
  }
  return {
    folder,
    account,
    path,
    rulesPath,
    ids,
    words: { store: path, rules: rulesPath },
    env: { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" },
    async [Symbol.asyncDispose]() {
      await served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
