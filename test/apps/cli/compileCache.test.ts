import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isPrivateFolder } from "../../../src/apps/cli/compileCache.ts";
import { newFilesIn, temporaryFolder } from "../../forwarding/sqlite/temporaryFolder.ts";
import { useCommand } from "./startCommand.ts";

const newPath = newFilesIn(temporaryFolder());

describe.skipIf(process.platform === "win32")("the cache of compiled code", () => {
  const { run } = useCommand();
  const name = `baselinker-sdk-${process.getuid?.()}`;
  const start = (TMPDIR: string) => run(["--version"], { env: { TMPDIR }, onStart: () => {} });

  it("is a folder that only its user can write, and not the one of all users", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "node-compile-cache"));
    expect((await start(folder)).code).toBe(0);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, name))).toHaveLength(1);
    expect(readdirSync(join(folder, "node-compile-cache"))).toEqual([]);
  });

  it("is not used where another user could have written it", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, name));
    chmodSync(join(folder, name), 0o777);
    expect((await start(folder)).code).toBe(0);
    expect(readdirSync(join(folder, name))).toEqual([]);
  });

  it("is neither a link, a file, nor a folder of others or for others to write", () => {
    const [fresh, link, file, open, group] = [newPath(), newPath(), newPath(), newPath(), newPath()];
    expect(isPrivateFolder(fresh)).toBe(true);
    expect(isPrivateFolder(fresh)).toBe(true);
    symlinkSync(fresh, link);
    writeFileSync(file, "");
    for (const [path, mode] of [
      [open, 0o702],
      [group, 0o720],
    ] as const) {
      mkdirSync(path);
      chmodSync(path, mode);
    }
    expect([link, file, open, group, join(file, "below")].map(isPrivateFolder)).toEqual(Array(5).fill(false));
  });

  it.skipIf(process.getuid?.() !== 0)("is no folder of another user", () => {
    const other = newPath();
    mkdirSync(other, { mode: 0o700 });
    chownSync(other, 65_534, 65_534);
    expect(isPrivateFolder(other)).toBe(false);
  });
});
