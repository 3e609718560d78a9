/** Prints what comes of killing a watch of orders, with and without their journal, and of returns: `node test/watch/runKills.ts [kills]`. Exits with 1 where one is lost or comes twice. */
import { killWatcher } from "./killWatcher.ts";

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
  if (lost.length + twice.length > 0) {
    console.error(
      [...lost.map((entry) => `lost: ${entry}`), ...twice.map((entry) => `twice: ${entry}`)].join("\n"),
    );
    process.exitCode = 1;
  }
}
