import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sqliteProductCache } from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { askedShop, codesOf } from "../catalog/askedShop.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const newPath = newFilesIn(folder);
const script = fileURLToPath(new URL("claimingProcess.ts", import.meta.url));

describe("the file of a catalog", () => {
  it("is made once by ten processes that start at one moment, of which one may sweep", async () => {
    const path = newPath();
    const children = Array.from({ length: 10 }, () =>
      spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] }),
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
    expect(ended.map(({ told }) => told).filter((told) => told !== "")).toEqual(["mine\n"]);
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
