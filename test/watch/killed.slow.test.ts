import { expect, it } from "vitest";
import { killWatcher } from "./killWatcher.ts";

it.each([{ journalOn: false }, { journalOn: true }, { of: "returns" as const }])(
  "a watch that is killed continues after its cursor: none lost, none twice after its cursor, %o",
  async (plan) => {
    const report = await killWatcher({ kills: 3, ...plan });
    expect(report).toMatchObject({ kills: 3, made: 450, lost: [], twice: [] });
    expect(report.moves).toBeGreaterThan(10);
  },
);
