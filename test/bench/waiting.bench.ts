/**
 * What 100,000 leads cost that wait for their turn: `npm run bench -- waiting`.
 */
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { megabytes, settledHeap } from "../support/heap.ts";

const count = 100_000;
const maxTimes = 2;
const maxMs = 1_000;

const answer = '{"status":"SUCCESS","order_id":1}';
const baselinker = new Baselinker({
  token: "t",
  fetch: async () => new Response(answer),
  rateLimit: { requestsPerMinute: 1 },
});
const forwarder = createForwarder({
  baselinker,
  rules: {
    version: 1,
    key: "payment.orderid",
    fields: {
      order_status_id: 8001,
      email: "Email",
      phone: { path: "Phone", as: "phone" },
      delivery_fullname: "Name",
      delivery_city: "city",
    },
    products: {
      each: "payment.products",
      fields: { sku: "sku", name: "name", quantity: "quantity", price_brutto: "price" },
    },
  },
});

// Whatever the first lead loads stays. The next one waits for its minute.
await forwarder.forward(leadOf(count));
const empty = await settledHeap();
const leads = Array.from({ length: count }, (_, index) => leadOf(index));
const alone = (await settledHeap()) - empty;

const begun = performance.now();
const cpu = process.threadCpuUsage();
const waiting = leads.map((lead) => forwarder.forward(lead));
for (let quiet = 0; quiet < 3; quiet += 1) await new Promise((resolve) => setImmediate(resolve));
const tookMs = performance.now() - begun;
// What else the machine does counts in the one and not in the other.
const ownMs = process.threadCpuUsage(cpu).user / 1_000;
const health = await forwarder.health();
const beside = (await settledHeap()) - empty - alone;
const times = beside / alone;

console.log(`${waiting.length} leads of three lines wait, ${health.waiting} of them in front of the claim`);
console.log(`  the leads themselves   ${megabytes(alone)} MB`);
console.log(
  `  next to them          ${megabytes(beside)} MB: ${times.toFixed(2)} times (at most ${maxTimes})`,
);
console.log(
  `  to take them in        ${ownMs.toFixed(0)} ms of the thread (at most ${maxMs}), ${tookMs.toFixed(0)} ms on the clock`,
);

// They still wait. Times depend on the machine, and are for reading.
process.exit(times <= maxTimes ? 0 : 1);

/** As `JSON.parse` gives the body of a request: each text a string of its own. */
function leadOf(index: number): unknown {
  const line = (at: number) => ({
    name: `Mug of colour ${at}`,
    sku: `MUG-${index % 97}-${at}`,
    quantity: String(at + 1),
    price: "39.90",
  });
  return JSON.parse(
    JSON.stringify({
      Name: `Anna Number ${index}`,
      Email: `anna${index}@example.com`,
      Phone: `+380 67 ${String(1_000_000 + index)}`,
      city: "Lviv",
      payment: { orderid: `${index}`, products: [line(0), line(1), line(2)] },
    }),
  );
}
