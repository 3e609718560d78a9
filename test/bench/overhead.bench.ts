/**
 * What the SDK adds to a call over plain fetch: `npx node test/bench/overhead.bench.ts`. Both go to the same
 * loopback server in turns, in the same run.
 */
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { InProcessLimiter } from "../../src/client/limiter/inProcessLimiter.ts";
import { startApiServer } from "../support/apiServer.ts";

const rounds = 40;
const callsEach = 100;
const token = "t";
const order = {
  order_status_id: 8001,
  date_add: 1_700_000_000,
  email: "buyer@example.com",
  currency: "PLN",
  products: [{ name: "Mug", sku: "MUG-1", price_brutto: 49.9, quantity: 2 }],
};

await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
const limiter = new InProcessLimiter({ requestsPerMinute: 1_000_000 });
const baselinker = new Baselinker({ token, baseUrl: server.url, rateLimit: { limiter } });

const plain = async () => {
  const response = await fetch(server.url, {
    method: "POST",
    headers: { "x-bltoken": token },
    body: new URLSearchParams({ method: "addOrder", parameters: JSON.stringify(order) }),
  });
  return response.json();
};
const sdk = () => baselinker.addOrder(order);

await time(plain);
await time(sdk);
const plainMs: number[] = [];
const sdkMs: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  plainMs.push(await time(plain));
  sdkMs.push(await time(sdk));
}
for (const [name, part] of [
  ["median", 0.5],
  // What the machine does meanwhile only ever adds: the quick rounds say most.
  ["fastest tenth", 0.1],
] as const) {
  const [plainCall, sdkCall] = [quantile(plainMs, part), quantile(sdkMs, part)];
  console.log(
    `${name} of ${rounds} rounds of ${callsEach}: plain fetch ${plainCall.toFixed(3)} ms a call, SDK ${sdkCall.toFixed(3)} ms, added ${(sdkCall - plainCall).toFixed(3)} ms (${(sdkCall / plainCall).toFixed(2)} times)`,
  );
}
const added = quantile(sdkMs, 0.1) - quantile(plainMs, 0.1);
console.log(
  `goal of at most 0.3 ms added, judged by the fastest tenth: ${added <= 0.3 ? "reached" : "MISSED"}`,
);

async function time(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < callsEach; index += 1) await call();
  return (performance.now() - start) / callsEach;
}

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}
