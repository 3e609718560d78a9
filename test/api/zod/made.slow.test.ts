import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("the schemas of one method are made in less than 30 ms", async () => {
  // In a process of its own: zod and the machine code of this one are warm.
  const program = `
    import { zodSchemas } from ${JSON.stringify(new URL("../../../src/entries/zod.ts", import.meta.url).href)};
    const start = performance.now();
    const { addOrder, getOrders } = zodSchemas();
    addOrder.params;
    getOrders.result;
    console.log(performance.now() - start);`;
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    times.push(Number(stdout));
  }
  expect(Math.min(...times)).toBeLessThan(30);
});
