import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("every numbered promise of the guide names a test that exists", () => {
  const guide = readFileSync(`${root}docs/promises.md`, "utf8");
  const section = guide.split("## What is promised")[1]?.split("\n## ")[0] ?? "";
  const promises = section.split("\n").filter((line) => /^\d+\. /.test(line));
  expect(promises.length).toBeGreaterThan(8);
  for (const promise of promises) {
    const tests = [...promise.matchAll(/`(test\/[\w/.]+\.test\.ts)`/g)].map(([, path]) => path);
    expect(tests, promise).not.toEqual([]);
    expect(
      tests.filter((path) => !existsSync(`${root}${path}`)),
      promise,
    ).toEqual([]);
  }
});
