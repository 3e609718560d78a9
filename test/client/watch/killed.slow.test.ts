import { expect, it } from "vitest";
import { killWatcher } from "./killWatcher.ts";
import { killWorker } from "./killWorker.ts";

it.each([{ journalOn: false }, { journalOn: true }, { of: "returns" as const }])(
  "a watch that is killed continues after its cursor: none lost, none twice after its cursor, %o",
  async (plan) => {
    const report = await killWatcher({ kills: 3, ...plan });
    expect(report).toMatchObject({ kills: 3, made: 450, lost: [], twice: [] });
    expect(report.moves).toBeGreaterThan(10);
  },
);

it("a worker that is killed writes each status and tracking number once, though its shop is down at times", async () => {
  const report = await killWorker({ kills: 4 });
  expect(report).toMatchObject({ kills: 4, orders: 20, ordersInBase: 20, changes: 40, lost: [], twice: [] });
  expect(report.outages).toBeGreaterThan(0);
  expect(report.echoes).toBeGreaterThan(0);
});
