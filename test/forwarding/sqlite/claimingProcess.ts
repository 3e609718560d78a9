/** Opens a product cache, claims the right to sweep in it, and says whether it got it. */
import { writeSync } from "node:fs";
import { sqliteProductCache } from "../../../src/forwarding/sqlite/sqliteProductCache.ts";

const [path = ""] = process.argv.slice(2);
const cache = sqliteProductCache(path);
const isMine = await cache.set([["sweep", String(process.pid)]], 600_000, { onlyIfAbsent: true });
writeSync(1, isMine ? "mine\n" : "");
await cache.close();
