const { Baselinker, createForwarder, isApiError } = require("baselinker-sdk");
const { createMapper } = require("baselinker-sdk/mapping");

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
  const mapped = createMapper(rules).map({ Email: "cjs@example.com" }, { receivedAt: 1_795_000_000 });
  if (mapped.status === "order") console.log("ok: mapping entry");
  try {
    await new Baselinker({ token: "nobody", baseUrl: process.env.FAKE_URL }).getOrderStatusList();
  } catch (error) {
    if (isApiError(error)) console.log("ok: error guard");
  }
}

main();
