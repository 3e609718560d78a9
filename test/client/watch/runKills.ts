/**
 * Prints what comes of killing a watch of orders, with and without their journal, and of returns, and of killing a
 * worker that writes changes back to a shop: `node test/client/watch/runKills.ts [kills]`. Exits with 1 where one is lost or
 * comes twice.
 */
import { killWatcher } from "./killWatcher.ts";
import { killWorker } from "./killWorker.ts";

const kills = Number(process.argv[2] ?? 10);
for (const [what, plan] of [
  ["orders, journal off", { of: "orders", journalOn: false }],
  ["orders, journal on", { of: "orders", journalOn: true }],
  ["returns", { of: "returns" }],
] as const) {
  const { lost, twice, ...counts } = await killWatcher({ kills, ...plan });
  console.log(
    `${what}: ${counts.kills} times kill -9, ${counts.made} made, ${counts.moves} moves, ` +
      `${counts.events} events: ${lost.length} lost, ${twice.length} twice after their cursor, ` +
      `${counts.repeated} again whose cursor was not kept yet`,
  );
  fail(lost, twice);
}

const { lost, twice, ...worker } = await killWorker({ kills: 2 * kills });
console.log(
  `back to the shop: ${worker.kills} times kill -9, the shop ${worker.outages} times down, ${worker.orders} orders ` +
    `with ${worker.changes} changes, ${worker.echoes} webhooks of the shop about them, ${worker.ordersInBase} orders ` +
    `in Base: ${lost.length} lost, ${twice.length} twice, ${worker.repeated} calls that the receiver knew by their key`,
);
for (const [index, event] of worker.events.slice(0, 10).entries())
  console.log(`  ${event.padEnd(24)}  shop: ${worker.log[index] ?? ""}`);
fail(lost, twice);

function fail(lost: readonly string[], twice: readonly string[]): void {
  if (lost.length + twice.length === 0) return;
  console.error(
    [...lost.map((entry) => `lost: ${entry}`), ...twice.map((entry) => `twice: ${entry}`)].join("\n"),
  );
  process.exitCode = 1;
}
