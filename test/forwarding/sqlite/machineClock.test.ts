import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { machineClock } from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";

it("counts time alike in every process of the machine, whenever that began", () => {
  const file = fileURLToPath(new URL("../../../src/forwarding/sqlite/sqliteRateLimiter.ts", import.meta.url));
  const script = `import(${JSON.stringify(file)}).then(({ machineClock }) => console.log(machineClock.now()))`;
  const before = machineClock.now();
  const { stdout } = spawnSync(process.execPath, ["--eval", script], { encoding: "utf8" });
  expect(Number(stdout)).toBeGreaterThan(before);
  expect(Number(stdout)).toBeLessThan(machineClock.now());
});
