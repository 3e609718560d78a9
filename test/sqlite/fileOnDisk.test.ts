import { describe, expect, it } from "vitest";
import { diskPathOf, epochOf, identify } from "../../src/sqlite/fileOnDisk.ts";

describe("where a path leads", () => {
  it.each([
    ["leads.sqlite", "leads.sqlite"],
    ["/var/lib/100%.sqlite", "/var/lib/100%.sqlite"],
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

  it("is not known where there is none", () => {
    expect(identify("/none/at/all", () => {})).toBeUndefined();
  });
});
