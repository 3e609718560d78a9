import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createFakeAccount, serveFakeAccount } from "../../../src/entries/fake.ts";
import { createForwarder } from "../../../src/entries/index.ts";
import { sqliteRegister, sqliteStore } from "../../../src/entries/sqlite.ts";

/** Texts of a sender that would run in a page which takes them for markup. */
export const hostile = '<img src="x" onerror="document.title=\'broken\'"><b>Bold</b>';

export interface Prepared {
  readonly store: string;
  readonly rules: string;
  readonly account: ReturnType<typeof createFakeAccount>;
  /** With this the command finds the account. */ readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const count = 320;
const minuteMs = 60_000;
const sources = ["tilda", "woocommerce", "meta", "telegram"];
const goods = ["Чашка", "Kubek emaliowany", "Enamel mug", "Горнятко"];

/** A store of some hundred leads of every status over three days, with the account that has their orders. */
export async function prepareStore(folder: string, strange = hostile): Promise<Prepared> {
  const account = createFakeAccount();
  const served = await serveFakeAccount(account);
  const store = join(folder, "leads.sqlite");
  const rules = join(folder, "rules.json");
  await writeFile(rules, JSON.stringify(rulesOf("order.status", strange), undefined, 2));
  const opened = { store: sqliteStore(store), register: sqliteRegister(store, { keepLeads: "all" }) };
  const shared = { ...opened, baselinker: account.client() };
  const today = createForwarder({ ...shared, rules: rulesOf("order.status", strange) });
  const earlier = createForwarder({ ...shared, rules: rulesOf("order.state", strange) });
  const unmarked = createForwarder({ ...shared, rules: rulesOf("order.status", strange), marker: false });
  const begin = Date.now() - (count + 1) * 13 * minuteMs;
  for (let index = 0; index < count; index += 1) {
    const isLost = index % 53 === 21;
    if (isLost) account.faults.inject("request-lost", { method: "addOrder" });
    const forwarder = isLost ? unmarked : index % 37 === 5 ? earlier : today;
    const receivedAt = new Date(begin + index * 13 * minuteMs);
    const lead = leadOf(index, receivedAt, strange);
    const source = sources[index % sources.length] ?? "";
    const { id, ended } = await forwarder.receive(lead, { receivedAt, source, deliver: "now" });
    await ended;
    if (index % 71 === 40) await forwarder.register.discard(id).catch(() => {});
  }
  // One is too new to have been tried.
  await today.receive(leadOf(count, new Date(), strange), { source: "tilda" });
  for (const each of [today, earlier, unmarked]) await each.close();
  await opened.register.close();
  await opened.store.close();
  return {
    store,
    rules,
    account,
    env: { BASELINKER_URL: served.url, BASELINKER_TOKEN: account.token },
    close: () => served.close(),
  };
}

/** Its 17th, 34th … has no phone, and so fails; its 19th … is a draft, which is skipped. */
function leadOf(index: number, at: Date, strange: string) {
  const hasPhone = index % 17 !== 3 && index % 71 !== 40;
  return {
    order: {
      id: String(509_000 + index),
      created: at.toISOString(),
      status: index % 19 === 7 ? "draft" : "new",
    },
    buyer: {
      name: index % 10 === 9 ? `Олена ${strange}` : "Олена Приклад",
      ...(hasPhone ? { phone: `+38044${String(1_000_000 + index)}` } : {}),
      email: `buyer${index}@example.com`,
    },
    delivery: {
      type: index % 2 === 0 ? "courier" : "nova_poshta",
      city: "Київ",
      point: "Відділення 12",
      price: "70.00",
    },
    items: [0, 1].map((line) => ({
      title: `${goods[(index + line) % goods.length]} ${(index + line) % 4 === 3 ? strange : ""}`.trim(),
      sku: `MUG-${line + 1}`,
      price: 240 + line,
      qty: line + 1,
    })),
    payment: { method: "cod" },
    comment: index % 5 === 0 ? "" : "Подзвоніть, будь ласка",
    utm: { source: "ig", campaign: "autumn" },
  };
}

function rulesOf(status: string, strange: string) {
  return {
    version: 1 as const,
    defaults: { country: "UA", currency: "UAH" },
    skip: [{ when: { path: status, is: "draft" }, reason: `a draft ${strange}`.trim() }],
    key: "order.id",
    fields: {
      order_status_id: 8001,
      date_add: "order.created",
      payment_method: { path: "payment.method", lookup: { cod: "Післяплата" } },
      user_comments: { path: "comment", required: false },
      email: "buyer.email",
      phone: { path: "buyer.phone", required: true },
      delivery_method: { path: "delivery.type", lookup: { courier: "Кур'єр", nova_poshta: "Нова пошта" } },
      delivery_price: "delivery.price",
      delivery_fullname: "buyer.name",
      delivery_city: "delivery.city",
      delivery_point_name: "delivery.point",
    },
    products: {
      each: "items",
      fields: { name: "title", sku: "sku", quantity: "qty", price_brutto: "price" },
    },
  };
}
