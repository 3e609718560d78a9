/**
 * `npm run doors`: tries every door of docs/decisions/doors.md against the packed package, as a stranger would, and
 * prints what was seen. It fails where a rule does not hold.
 *
 * Options: `--of <folder>` (a built tree, this one by default), `--only <words of the rule, surface or attempt>`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installTarball, packTarball } from "../package/tarball.ts";
import type { Door, Seen } from "./door.ts";
import { Place } from "./place.ts";
import { rules } from "./rules.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: { of: { type: "string", default: root }, only: { type: "string", default: "" } },
});

const folder = mkdtempSync(join(tmpdir(), "doors-"));
let count = 0;
let open = 0;
try {
  await installTarball(await packTarball(resolve(values.of), folder), folder);
  for (const { title, doors } of rules) {
    const chosen = doors.filter(({ surface, tried }) => `${title} ${surface} ${tried}`.includes(values.only));
    if (chosen.length === 0) continue;
    console.log(`\n${title}\n\n| where | tried | holds | seen |\n| --- | --- | --- | --- |`);
    for (const door of chosen) {
      const { isHeld, seen } = await tryDoor(door);
      if (!isHeld) open += 1;
      console.log(`| ${door.surface} | ${door.tried} | ${isHeld ? "yes" : "NO"} | ${seen} |`);
    }
  }
  console.log(`\n${count} doors, ${open} open`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (open > 0) process.exitCode = 1;

/** Each is tried in a folder of its own, below the one that has the package. */
async function tryDoor(door: Door): Promise<Seen> {
  count += 1;
  const place = new Place(join(folder, `door-${count}`), folder);
  try {
    return await door.open(place);
  } catch (error) {
    return {
      isHeld: false,
      seen: `could not be tried: ${String(error).replaceAll(/\s+/g, " ").slice(0, 400)}`,
    };
  } finally {
    place.leave();
  }
}
