const { Baselinker, createForwarder, ApiError } = require("baselinker-sdk");
const { createMapper, parseRules } = require("baselinker-sdk/mapping");
const { createWebhook, signatures } = require("baselinker-sdk/webhook");
const tildaForm = require("baselinker-sdk/rules/tilda-form.json");

async function main() {
  const rules = { email: "Email", order_status_id: 1 };
  const baselinker = new Baselinker({ token: process.env.FAKE_TOKEN, baseUrl: process.env.FAKE_URL });
  const { order_id: id } = await baselinker.addOrder({ order_status_id: 1, date_add: 1_795_000_000 });
  if (id > 0) console.log("ok: typed client");
  const result = await createForwarder({ baselinker, rules }).forward(
    { Email: "cjs@example.com" },
    { key: "cjs" },
  );
  if (result.status === "success") console.log("ok: forwarder");
  const mapped = createMapper(rules).map(
    { Email: "cjs@example.com" },
    { receivedAt: new Date(1_795_000_000_000) },
  );
  if (mapped.status === "order") console.log("ok: mapping entry");
  const ready = createMapper(parseRules(tildaForm)).map(
    { test: "test" },
    { receivedAt: new Date(1_795_000_000_000) },
  );
  if (ready.status === "skip") console.log("ok: ready rules");
  const verify = signatures.shopify({ secret: "secret" });
  const webhook = createWebhook({ forwarder: createForwarder({ baselinker, rules }), verify });
  const body = JSON.stringify({ Email: "cjs-hook@example.com" });
  const headers = { "content-type": "application/json" };
  const request = new Request("http://x/hook", { method: "POST", headers, body });
  if ((await webhook.fetch(await verify.sign(request))).status === 200) console.log("ok: webhook");
  try {
    await new Baselinker({ token: "nobody", baseUrl: process.env.FAKE_URL }).getOrderStatusList();
  } catch (error) {
    if (error instanceof ApiError) console.log("ok: error guard");
  }
}

main();
