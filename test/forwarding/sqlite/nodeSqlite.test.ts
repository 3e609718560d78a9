import { existsSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nodeSqlite } from "../../../src/forwarding/sqlite/openFile.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const newPath = newFilesIn(temporaryFolder());
const advice = "Install it, for example with `nvm install 24`, or use `baselinker-sdk/redis`.";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("SQLite where the runtime has none", () => {
  it.each([
    ["Node 20, which gives no modules", { versions: { node: "20.1.0" } }, " This is Node 20.1.0."],
    [
      "Node 22.12, which has it with a flag",
      { versions: { node: "22.12.0" }, getBuiltinModule: () => undefined },
      " This is Node 22.12.0.",
    ],
    ["no Node at all", undefined, ""],
  ])("is reported with what to do: %s", (_, process, here) => {
    vi.stubGlobal("process", process);
    let thrown: unknown;
    try {
      nodeSqlite();
    } catch (error) {
      thrown = error;
    }
    vi.unstubAllGlobals();
    expect(thrown).toBeInstanceOf(TypeError);
    expect(thrown).toHaveProperty(
      "message",
      `\`baselinker-sdk/sqlite\` needs Node 22.13 or newer.${here} ${advice}`,
    );
  });

  it("makes no file", () => {
    const path = newPath();
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    expect(() => sqliteStore(path)).toThrow("needs Node 22.13 or newer");
    expect(existsSync(path)).toBe(false);
  });
});
