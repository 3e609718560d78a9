/** A call against the client of a004417: `npm run bench -- client`. Both call the same server, in turns. */
import { startApiServer } from "../support/apiServer.ts";
import { buildBoth, compare, hasBase } from "./againstBase.ts";

const maxTimes = 1.05;
const rounds = Number(process.env.ROUNDS ?? 21);
const cases = new URL("clientCases.ts", import.meta.url);
const page = Array.from({ length: 100 }, (_, id) => ({
  order_id: id + 1,
  email: `buyer${id}@example.com`,
  products: [{ name: "Mug", price_brutto: "49.90", quantity: "2", tax_rate: 23 }],
}));

if (!hasBase()) {
  console.log("skipped: the history of this clone is cut off before a004417 (git fetch --unshallow)");
  process.exit();
}
using builds = buildBoth();
await using small = await startApiServer(({ succeed }) => {
  small.forget();
  succeed({ order_id: 1 });
});
await using large = await startApiServer(({ succeed }) => {
  large.forget();
  succeed({ orders: page });
});

for (const [name, server] of [
  ["addOrder", small],
  ["getOrders", large],
] as const) {
  const { ours, itself } = await compare(builds, cases, name, server.url, rounds);
  console.log(
    `${name}: ${ours.toFixed(3)} times a004417 (itself: ${itself.toFixed(3)}), goal ${maxTimes}: ${ours <= maxTimes ? "reached" : "MISSED"}`,
  );
}
