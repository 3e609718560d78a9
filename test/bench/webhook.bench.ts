/**
 * What a webhook adds to a lead over a plain handler that parses and forwards: `npx node test/bench/webhook.bench.ts`.
 * Both get the same requests of 2 kB in turns, in the same run; the forwarder answers at once, so that only the
 * handlers differ. The webhook counts the bytes, checks the signature, decodes, splits and answers.
 */
import { createWebhook } from "../../src/webhook/createWebhook.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import type { LeadReceiver } from "../../src/webhook/webhook.ts";

const rounds = 60;
const requestsEach = 100;
const goalMs = 0.3;
const lead = { id: "A-1", email: "ann@example.com", phone: "+380671234567", note: "x".repeat(1_900) };
const body = JSON.stringify(lead);

const forwarder: LeadReceiver = {
  forward: async () => ({ status: "success", orderId: 1, key: "A-1", payment: "none", issues: [] }),
};
const plain = async (request: Request) => {
  const result = await forwarder.forward(await request.json());
  return Response.json({ status: result.status });
};

let isSlow = false;
for (const [name, verify] of Object.entries({
  "an HMAC": signatures.shopify({ secret: "secret" }),
  "an HMAC with two secrets, the second of which fits": signatures.shopify({
    secret: ["new secret", "secret"],
  }),
  "a shared secret": signatures.sharedSecret({ secret: "secret", header: "x-key" }),
})) {
  const webhook = createWebhook({ forwarder, verify });
  const signer = name.includes("two") ? signatures.shopify({ secret: "secret" }) : verify;
  const { headers } = await signer.sign(post(new Headers({ "content-type": "application/json" })));
  const answer = await webhook.fetch(post(headers));
  if (answer.status !== 200) throw new Error(`The webhook answered ${answer.status}.`);
  await time(plain, headers);
  await time(webhook.fetch, headers);
  const plainMs: number[] = [];
  const webhookMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    plainMs.push(await time(plain, headers));
    webhookMs.push(await time(webhook.fetch, headers));
  }
  // What the machine does meanwhile only ever adds: the quick rounds say most.
  const [without, withIt] = [quantile(plainMs, 0.1), quantile(webhookMs, 0.1)];
  const added = withIt - without;
  isSlow ||= added > goalMs;
  console.log(
    `${name}, ${body.length} bytes: plain handler ${without.toFixed(3)} ms, webhook ${withIt.toFixed(3)} ms, added ${added.toFixed(3)} ms (medians ${quantile(plainMs, 0.5).toFixed(3)} and ${quantile(webhookMs, 0.5).toFixed(3)})`,
  );
}
console.log(
  `goal of at most ${goalMs} ms added, judged by the fastest tenth: ${isSlow ? "MISSED" : "reached"}`,
);

function post(headers: Headers): Request {
  return new Request("https://shop.example/hook", { method: "POST", headers, body });
}

async function time(handle: (request: Request) => Promise<Response>, headers: Headers): Promise<number> {
  const requests = Array.from({ length: requestsEach }, () => post(headers));
  const start = performance.now();
  for (const request of requests) await handle(request);
  return (performance.now() - start) / requestsEach;
}

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}
