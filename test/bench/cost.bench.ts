/** Prints how many requests a lead costs at steady state: 1,000 leads over HTTP, nothing goes wrong. */

import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";
import { wholeCatalog } from "../support/wholeCatalog.ts";

const count = 1_000;
const account = createFakeAccount({ requestsPerMinute: false });
const served = await serveFakeAccount(account);
const baselinker = new Baselinker({
  token: account.token,
  baseUrl: served.url,
  rateLimit: { requestsPerMinute: 1_000_000 },
});
const forwarder = createForwarder({
  baselinker,
  rules: {
    version: 1,
    key: "id",
    fields: { email: "email", delivery_fullname: "name", user_comments: "note" },
    products: {
      each: "lines",
      fields: { sku: "sku", name: "sku", price_brutto: "price", quantity: "quantity" },
    },
  },
  catalog: await wholeCatalog(baselinker, 307),
});
const skus = ["MUG-BLUE", "TEE-S", "TEE-M"];
const leads = Array.from({ length: count }, (_, index) => ({
  id: `B-${index}`,
  email: `buyer${index}@example.com`,
  name: "Ann Buyer",
  note: "Please ring twice.",
  lines: skus.map((sku) => ({ sku, price: 39.9, quantity: 1 + (index % 3) })),
}));

const begun = performance.now();
let made = 0;
for await (const { result } of forwarder.forwardAll(leads)) if (result.status === "success") made += 1;
const seconds = (performance.now() - begun) / 1000;
const linked = account.orders.filter(({ products }) =>
  products.every((line) => line.product_id !== ""),
).length;
await served.close();
if (made !== count || account.orders.length !== count || linked !== count) {
  throw new Error(
    `Only ${made} of ${count} leads became orders, ${linked} of them linked. The figures mean nothing.`,
  );
}
console.log(`cost of ${count} leads with three lines each, account and catalog loaded on the way`);
console.log(
  `  requests   ${account.requests.length}: ${(account.requests.length / count).toFixed(3)} a lead (goal: 1.02)`,
);
console.log(
  `  time       ${((seconds / count) * 1000).toFixed(2)} ms a lead, the fake account's own time included`,
);
