import { readFileSync, writeFileSync } from "node:fs";

/**
 * msw 3 has declarations for ESM only, and a CommonJS file may name those only with this attribute (TS1479).
 * It cannot stand in the source, since the bundler of declarations drops it. Runs after the build.
 */
const file = new URL("../../dist/msw.d.cts", import.meta.url);
const text = readFileSync(file, "utf8");
const from = /^import \{ (\w+) \} from 'msw';$/m;
if (!from.test(text)) throw new Error("dist/msw.d.cts names msw in a way that this step does not know.");
const to = `import type { $1 } from 'msw' with { "resolution-mode": "import" };`;
writeFileSync(file, text.replace(from, to));
