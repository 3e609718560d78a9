import { ApiError, Baselinker, createForwarder } from "baselinker-sdk";
import { createMapper, parseRules } from "baselinker-sdk/mapping";
import siteForm from "baselinker-sdk/rules/site-form.json" with { type: "json" };
import { createWebhook, signatures } from "baselinker-sdk/webhook";
import { report } from "./report.mjs";

const rules = { email: "Email", order_status_id: 1, deal_cf_135: "utm" };
const lead = { Email: "esm@example.com", utm: "shop" };
const baselinker = new Baselinker({ token: process.env.FAKE_TOKEN, baseUrl: process.env.FAKE_URL });

await report(
  "typed client",
  async () => (await baselinker.addOrder({ order_status_id: 1, date_add: 1_795_000_000 })).order_id,
);
await report("forwarder", async () => {
  const result = await createForwarder({ baselinker, rules }).forward(lead, { key: "esm" });
  if (result.status !== "success") throw new Error(`the lead became ${result.status}`);
  return result.orderId;
});
await report("mapping entry", async () => {
  const result = createMapper(rules).map(lead, { receivedAt: new Date(1_795_000_000_000) });
  if (result.status !== "order") throw new Error(`the lead became ${result.status}`);
  return result.order.custom_extra_fields["135"] === "shop" ? 1 : 0;
});
await report("ready rules", async () => {
  const lead = {
    id: 7,
    email: "esm@example.com",
    items: [{ sku: "MUG", name: "Mug", price: 5, quantity: 2 }],
  };
  const account = { statuses: [{ id: 1, name: "New" }], sources: [], extraFields: [], catalogs: [] };
  const context = {
    receivedAt: new Date(1_795_000_000_000),
    account: { ...account, warehouses: [], priceGroups: [] },
  };
  const result = createMapper(parseRules(siteForm)).map(lead, context);
  if (result.status !== "order") throw new Error(`the lead became ${result.status}`);
  return result.order.products[0].quantity;
});
await report("webhook", async () => {
  const verify = signatures.standardWebhooks({ secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" });
  const webhook = createWebhook({ forwarder: createForwarder({ baselinker, rules }), verify });
  const headers = { "content-type": "application/json", "webhook-id": "msg_1" };
  const request = new Request("http://x/hook", { method: "POST", headers, body: JSON.stringify(lead) });
  const forged = await webhook.fetch(request.clone());
  if (forged.status !== 401) throw new Error(`an unsigned request was answered ${forged.status}`);
  return (await (await webhook.fetch(await verify.sign(request))).json()).orderId;
});
await report("error guard", async () => {
  try {
    await new Baselinker({ token: "unknown", baseUrl: process.env.FAKE_URL }).getOrderStatusList();
  } catch (error) {
    return error instanceof ApiError ? 1 : 0;
  }
  return 0;
});
