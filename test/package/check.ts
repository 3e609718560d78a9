import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkStatically } from "./staticChecks.ts";
import { packTarball } from "./tarball.ts";

/** `npm run check:package`, after `npm run build`: packs once and lets publint and attw read the tarball. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-check-"));
try {
  console.log(await checkStatically(await packTarball(root, folder)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
