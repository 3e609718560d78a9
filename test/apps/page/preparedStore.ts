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

/** What the leads have of the country where a language is spoken. */
const countries = {
  en: {
    country: "IE",
    currency: "EUR",
    name: "Mary Sample",
    phone: "+35385",
    city: "Galway",
    carrier: "An Post",
    courier: "Courier",
    point: "Parcel point 12",
    payment: "Cash on delivery",
    comment: "Please call before delivery",
    draft: "a draft",
    goods: ["Mug", "Enamel mug", "Tea cup", "Teapot"],
  },
  uk: {
    country: "UA",
    currency: "UAH",
    name: "Олена Приклад",
    phone: "+38044",
    city: "Київ",
    carrier: "Нова пошта",
    courier: "Кур'єр",
    point: "Відділення 12",
    payment: "Післяплата",
    comment: "Подзвоніть, будь ласка",
    draft: "чернетка",
    goods: ["Чашка", "Емальоване горнятко", "Чайник", "Горнятко"],
  },
  pl: {
    country: "PL",
    currency: "PLN",
    name: "Anna Zmyślona",
    phone: "+48600",
    city: "Łódź",
    carrier: "InPost",
    courier: "Kurier",
    point: "LOD12A",
    payment: "Za pobraniem",
    comment: "Proszę zadzwonić",
    draft: "wersja robocza",
    goods: ["Kubek", "Kubek emaliowany", "Filiżanka", "Imbryk"],
  },
};

export type CountryOf = keyof typeof countries;

/** A store of some hundred leads of every status over three days, with the account that has their orders. */
export async function prepareStore(
  folder: string,
  strange = hostile,
  tag: CountryOf = "uk",
): Promise<Prepared> {
  const words = { ...countries[tag], strange };
  const account = createFakeAccount();
  const served = await serveFakeAccount(account);
  const store = join(folder, "leads.sqlite");
  const rules = join(folder, "rules.json");
  await writeFile(rules, JSON.stringify(rulesOf("order.status", words), undefined, 2));
  const opened = { store: sqliteStore(store), register: sqliteRegister(store, { keepLeads: "all" }) };
  const shared = { ...opened, baselinker: account.client() };
  const today = createForwarder({ ...shared, rules: rulesOf("order.status", words) });
  const earlier = createForwarder({ ...shared, rules: rulesOf("order.state", words) });
  const unmarked = createForwarder({ ...shared, rules: rulesOf("order.status", words), marker: false });
  const begin = Date.now() - (count + 1) * 13 * minuteMs;
  for (let index = 0; index < count; index += 1) {
    const isLost = index % 53 === 21;
    if (isLost) account.faults.inject("request-lost", { method: "addOrder" });
    const forwarder = isLost ? unmarked : index % 37 === 5 ? earlier : today;
    const receivedAt = new Date(begin + index * 13 * minuteMs);
    const lead = leadOf(index, receivedAt, words);
    const source = sources[index % sources.length] ?? "";
    const { id, ended } = await forwarder.receive(lead, { receivedAt, source, deliver: "now" });
    await ended;
    if (index % 71 === 40) await forwarder.register.discard(id).catch(() => {});
  }
  // One is too new to have been tried.
  await today.receive(leadOf(count, new Date(), words), { source: "tilda" });
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

type Words = (typeof countries)[CountryOf] & { readonly strange: string };

/** Its 17th, 34th … has no phone, and so fails; its 19th … is a draft, which is skipped. */
function leadOf(index: number, at: Date, { strange, ...words }: Words) {
  const hasPhone = index % 17 !== 3 && index % 71 !== 40;
  return {
    order: {
      id: String(509_000 + index),
      created: at.toISOString(),
      status: index % 19 === 7 ? "draft" : "new",
    },
    buyer: {
      name: index % 10 === 9 ? `${words.name.split(" ")[0]} ${strange}` : words.name,
      ...(hasPhone
        ? { phone: `${words.phone}${String(1_000_000 + index).slice(words.country === "PL" ? 1 : 0)}` }
        : {}),
      email: `buyer${index}@example.com`,
    },
    delivery: {
      type: index % 2 === 0 ? "courier" : "parcel",
      city: words.city,
      point: words.point,
      price: "70.00",
    },
    items: [0, 1].map((line) => ({
      title:
        `${words.goods[(index + line) % words.goods.length]} ${(index + line) % 4 === 3 ? strange : ""}`.trim(),
      sku: `MUG-${line + 1}`,
      price: 240 + line,
      qty: line + 1,
    })),
    payment: { method: "cod" },
    comment: index % 5 === 0 ? "" : words.comment,
    utm: { source: "ig", campaign: "autumn" },
  };
}

function rulesOf(status: string, { strange, ...words }: Words) {
  return {
    version: 1,
    defaults: { country: words.country, currency: words.currency },
    skip: [{ when: { path: status, is: "draft" }, reason: `${words.draft} ${strange}`.trim() }],
    key: "order.id",
    fields: {
      order_status_id: 8001,
      date_add: "order.created",
      payment_method: { path: "payment.method", lookup: { cod: words.payment } },
      user_comments: { path: "comment", required: false },
      email: "buyer.email",
      phone: { path: "buyer.phone", required: true },
      delivery_method: { path: "delivery.type", lookup: { courier: words.courier, parcel: words.carrier } },
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
