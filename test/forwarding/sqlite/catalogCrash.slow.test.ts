import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sqliteProductCache } from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { claiming, idsOf, inventory, page } from "../../contracts/testProducts.ts";
import { askedShop, codesOf } from "../catalog/askedShop.ts";
import { productsOfPage } from "./sweptPages.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const newPath = newFilesIn(folder);
const script = fileURLToPath(new URL("sweepingWriter.ts", import.meta.url));

describe("the file of a catalog", () => {
  it("keeps its sweep where the process that made it is killed, and another one continues at its page", async () => {
    const path = newPath();
    const child = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
    let told = "";
    for await (const chunk of child.stdout) {
      told += String(chunk);
      if (told.split("\n").length > 20) break;
    }
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    const written = Number(told.trim().split("\n").at(-1));
    const later = sqliteProductCache(path, {
      testing: { clock: { ...systemClock, date: () => Date.now() + 61_000 } },
    });
    const task = await later.sweep(inventory, claiming("next"));
    if (task?.step !== "list") throw new Error("The sweep has not ended.");
    // The last page may have been written and not been told.
    expect([written + 1, written + 2]).toContain(task.page);
    expect(await idsOf(later, "S1000")).toBeUndefined();
    await later.putPage(inventory, page("next", task, productsOfPage(task.page)));
    expect(await later.sweep(inventory, claiming("next"))).toBeUndefined();
    const ids = Array.from({ length: task.page * 10 }, (_, index) => 1_000 + index * 100);
    for (const id of ids) expect(await idsOf(later, `S${id}`)).toEqual([id]);
    await later.close();
  });

  it("is made once by ten processes that start at one moment, of which one sweeps", async () => {
    const path = newPath();
    const children = Array.from({ length: 10 }, () =>
      spawn(process.execPath, [script, path, "once"], { stdio: ["ignore", "pipe", "inherit"] }),
    );
    const ended = await Promise.all(
      children.map(async (child) => {
        let told = "";
        child.stdout.on("data", (chunk) => {
          told += String(chunk);
        });
        const [code] = await once(child, "close");
        return { code, told };
      }),
    );
    expect(ended.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(ended.map(({ told }) => told).filter((told) => told !== "")).toEqual(["1\n"]);
  });
});

describe("a full disk", () => {
  const small = join(folder, "small");
  // A file system of one megabyte, for root only; elsewhere the test says why it does not run.
  const mounted = () => spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", small]).status === 0;

  it("holds up no lead", async (context) => {
    mkdirSync(small);
    if (!mounted()) {
      console.warn(
        "test/sqlite/catalogCrash.test.ts: the full disk is skipped, mounting is not allowed here",
      );
      return context.skip();
    }
    try {
      const shop = askedShop();
      const store = sqliteProductCache(join(small, "catalog.sqlite"), { testing: { clock: shop.clock } });
      const { forward } = shop.process({ catalog: { inventoryId: 307, cache: store } });
      const filler = join(small, "filler");
      try {
        writeFileSync(filler, Buffer.alloc(2 ** 20));
      } catch {
        // As full as it gets.
      }
      for (let lead = 0; lead < 3; lead += 1) {
        expect(codesOf(await forward("TEE-S", `NONE-${lead}`))).toEqual(["sku_unmatched"]);
        expect(shop.links()).toEqual(["2691", ""]);
      }
      rmSync(filler);
      await store.close();
    } finally {
      spawnSync("umount", [small]);
    }
  });
});
