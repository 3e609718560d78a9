import { rmSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diskPathOf, epochOf, identify } from "../../../src/forwarding/sqlite/fileOnDisk.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const newPath = newFilesIn(temporaryFolder());

describe("where a path leads", () => {
  it.each([
    ["leads.sqlite", "leads.sqlite"],
    ["/var/lib/100%.sqlite", "/var/lib/100%.sqlite"],
    ["data/file:leads.sqlite?mode=memory", "data/file:leads.sqlite?mode=memory"],
    ["file:/var/lib/leads.sqlite", "/var/lib/leads.sqlite"],
    ["file:///var/lib/leads.sqlite?cache=private#part", "/var/lib/leads.sqlite"],
    ["file://localhost/var/lib/leads.sqlite", "/var/lib/leads.sqlite"],
    ["file:data/leads.sqlite?mode=rwc", "data/leads.sqlite"],
    ["file:/var/%D0%BB%D1%96%D0%B4%20%3f.sqlite", "/var/лід ?.sqlite"],
    ["file:/var/%zz.sqlite", "/var/%zz.sqlite"],
    [":memory:", undefined],
    ["file::memory:", undefined],
    ["file::memory:?cache=shared", undefined],
    ["file:leads?mode=memory&cache=shared", undefined],
    ["file:", undefined],
  ])("%s is %s", (path, onDisk) => {
    expect(diskPathOf(path)).toBe(onDisk);
  });
});

describe("which file is at a path", () => {
  it("is identified by its inode and its birth, and by its inode alone where that is not known", () => {
    expect(epochOf({ ino: 7n, birthtimeNs: 5n, ctimeNs: 9n })).toBe("7-5");
    expect(epochOf({ ino: 7n, birthtimeNs: 9n, ctimeNs: 9n })).toBe("7");
    expect(epochOf({ ino: 7n, birthtimeNs: 0n, ctimeNs: 9n })).toBe("7");
  });

  it("is changed after a moment where it is too new to tell its birth, and keeps its mode", () => {
    const path = newPath();
    for (const mode of [0o600, 0o640]) {
      writeFileSync(path, "", { mode });
      const waits: number[] = [];
      const { birthtimeNs, ctimeNs, ino } = statSync(path, { bigint: true });
      const found = identify(path, (ms) => {
        waits.push(ms);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
      });
      expect(waits).toEqual(birthtimeNs === ctimeNs ? [10] : []);
      expect(found).toEqual({ inode: ino, epoch: birthtimeNs === 0n ? `${ino}` : `${ino}-${birthtimeNs}` });
      expect(statSync(path).mode & 0o777).toBe(mode);
      rmSync(path);
    }
  });

  it("is not known where there is none", () => {
    expect(identify("/none/at/all", () => {})).toBeUndefined();
  });
});
