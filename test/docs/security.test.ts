import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const text = readFileSync(new URL("SECURITY.md", root), "utf8");

describe("SECURITY.md", () => {
  it("names tests that exist", () => {
    const named = [...text.matchAll(/`(?:node --expose-gc )?(test\/[\w/.]+\.ts)`/g)].map(
      ([, file]) => file ?? "",
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
  });

  it("names a test in each of its numbered promises", () => {
    const promises = text.split("\n").filter((line) => /^\d+\. /.test(line));
    expect(promises.length).toBeGreaterThan(8);
    expect(promises.filter((line) => !/test\/|npm run bench/.test(line))).toEqual([]);
  });
});
