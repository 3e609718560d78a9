import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();

describe("a folder that can only be read", () => {
  /** What a process says that may not write: root may, so it is another user. */
  const asNobody = (path: string) => {
    const script = fileURLToPath(new URL("crashingWriter.ts", import.meta.url));
    const options = { uid: 65_534, gid: 65_534, encoding: "utf8" } as const;
    return spawnSync(process.execPath, [script, path, "once"], options);
  };
  const isRoot = process.getuid?.() === 0;

  it.skipIf(!isRoot)("makes no file, and is distinguished from one that is missing", () => {
    const inside = join(folder, "read-only");
    mkdirSync(inside);
    for (const each of [folder, inside]) chmodSync(each, 0o755);
    const { stderr, status } = asNobody(join(inside, "leads.sqlite"));
    expect(status).not.toBe(0);
    expect(stderr).toContain("could not be opened. Check that its folder exists and can be written.");
    expect(existsSync(join(inside, "leads.sqlite"))).toBe(false);
  });

  it.skipIf(!isRoot)("takes no lead where the file is there already", async () => {
    const path = join(folder, "leads.sqlite");
    await sqliteStore(path).close();
    chmodSync(folder, 0o755);
    chmodSync(path, 0o644);
    const before = readFileSync(path);
    const { stderr, status } = asNobody(path);
    expect(status).not.toBe(0);
    expect(stderr).toContain(`The file ${path}`);
    expect(readFileSync(path)).toEqual(before);
  });
});
