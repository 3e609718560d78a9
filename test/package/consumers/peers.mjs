import { Baselinker } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { handlersFor } from "baselinker-sdk/msw";
import { zodSchemas } from "baselinker-sdk/zod";
import { setupServer } from "msw/node";
import { z } from "zod/v4";

const order = { order_status_id: 8001, date_add: 1_767_225_600 };

const account = createFakeAccount();
const server = setupServer(...handlersFor(account));
server.listen({ onUnhandledRequest: "error" });
await new Baselinker({ token: account.token }).addOrder(order);
server.close();
if (account.orders.length === 1) console.log("an order through msw");

const { params } = zodSchemas().addOrder;
const job = z.object({ order: params.pick({ date_add: true, order_status_id: true }) });
if (job.safeParse({ order }).success && !job.safeParse({ order: { ...order, emial: "" } }).success) {
  console.log("zod 4");
}
