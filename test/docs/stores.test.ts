import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  limiterContract,
  productCacheContract,
  registerContract,
  storeContract,
} from "../contracts/contracts.ts";
import { promises, type TestProgram } from "../contracts/promises.ts";

const page = readFileSync(new URL("../../docs/stores-reference.md", import.meta.url), "utf8");

/** The names of all tests of the contracts, none of which runs. */
function names(): string[] {
  const found: string[] = [];
  const program: TestProgram = { describe: (_, body) => body(), it: (name) => found.push(name) };
  storeContract(program, "no one", () => Promise.reject(new Error("Not asked for.")));
  registerContract(program, "no one", () => Promise.reject(new Error("Not asked for.")));
  productCacheContract(program, "no one", () => Promise.reject(new Error("Not asked for.")));
  limiterContract(program, "no one", () => Promise.reject(new Error("Not asked for.")));
  return found;
}

describe("docs/stores-reference.md", () => {
  it("has the promises of the contracts, word for word and in their order", () => {
    const told = [...page.matchAll(/^\| (\d+) \| \*\*(.+?)\*\*/gm)].map(([, number, sentence]) => [
      number,
      sentence,
    ]);
    expect(told).toEqual(Object.entries(promises));
  });

  it("promises nothing that has no test of its name", () => {
    const tested = names();
    const missing = Object.entries(promises).filter(
      ([number, sentence]) => !tested.some((name) => name.startsWith(`${number}. ${sentence} `)),
    );
    expect(missing).toEqual([]);
    expect(new Set(tested).size).toBe(tested.length);
  });
});
