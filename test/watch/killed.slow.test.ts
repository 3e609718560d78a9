import { expect, it } from "vitest";
import { killWatcher } from "./killWatcher.ts";

it.each([{ journalOn: false }, { journalOn: true }])(
  "a watch that is killed continues after its cursor: none lost, none twice after its cursor, %o",
  async ({ journalOn }) => {
    const report = await killWatcher({ kills: 3, journalOn });
    expect(report).toMatchObject({ kills: 3, orders: 450, lost: [], twice: [] });
    expect(report.moves).toBeGreaterThan(10);
  },
);
