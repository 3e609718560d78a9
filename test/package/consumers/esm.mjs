import { Baselinker, createForwarder, isApiError } from "baselinker-sdk";
import { createMapper } from "baselinker-sdk/mapping";
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
  const result = createMapper(rules).map(lead, { receivedAt: 1_795_000_000 });
  if (result.status !== "order") throw new Error(`the lead became ${result.status}`);
  return result.order.custom_extra_fields["135"] === "shop" ? 1 : 0;
});
await report("error guard", async () => {
  try {
    await new Baselinker({ token: "nobody", baseUrl: process.env.FAKE_URL }).getOrderStatusList();
  } catch (error) {
    return isApiError(error) ? 1 : 0;
  }
  return 0;
});
