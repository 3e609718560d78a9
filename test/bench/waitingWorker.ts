import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { settledHeap } from "../support/heap.ts";

/**
 * Lets leads wait in a forwarder and prints what they take: `<folder with src> <kept or dropped>`, whether their callers
 * keep the leads. A process for each, so that one does not measure the garbage of the other.
 */
export interface Waiting {
  readonly count: number;
  /** How many wait before their claim. */
  readonly waiting: number;
  /** What the leads alone take, in bytes; 0 where their callers drop them. */
  readonly leadBytes: number;
  /** What all of it takes, in bytes. */
  readonly bytes: number;
  /** How long the thread and the clock took to take them in, in milliseconds. */
  readonly threadMs: number;
  readonly tookMs: number;
}

const [root = "", keeps = "kept"] = process.argv.slice(2);
const count = 100_000;
const load = (path: string) => import(pathToFileURL(join(root, "src", path)).href);
const client: { readonly Baselinker: typeof Baselinker } = await load("client/calls/baselinker.ts");
const forwarding: { readonly createForwarder: typeof createForwarder } = await load(
  "forwarding/forwarder/createForwarder.ts",
);

const answer = '{"status":"SUCCESS","order_id":1}';
const baselinker = new client.Baselinker({
  token: "t",
  fetch: async () => new Response(answer),
  rateLimit: { requestsPerMinute: 1 },
});
const forwarder = forwarding.createForwarder({
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
const leads = keeps === "kept" ? Array.from({ length: count }, (_, index) => leadOf(index)) : [];
const leadBytes = keeps === "kept" ? (await settledHeap()) - empty : 0;

const begun = performance.now();
const cpu = process.threadCpuUsage();
const waiting = Array.from({ length: count }, (_, index) =>
  // Longer than a busy machine takes to measure.
  forwarder.forward(leads[index] ?? leadOf(index), { deadlineMs: 3_600_000 }),
);
for (let quiet = 0; quiet < 3; quiet += 1) await new Promise((resolve) => setImmediate(resolve));
const tookMs = performance.now() - begun;
// What else the machine does counts in the one and not in the other.
const threadMs = process.threadCpuUsage(cpu).user / 1_000;
const bytes = (await settledHeap()) - empty;
const health = await forwarder.health();
const measured: Waiting = {
  count: waiting.length,
  waiting: health.waiting,
  leadBytes,
  bytes,
  threadMs,
  tookMs,
};
console.log(JSON.stringify(measured));
// They still wait.
process.exit(leads.length > count ? 1 : 0);

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
