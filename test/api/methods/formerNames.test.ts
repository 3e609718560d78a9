import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const methods = fileURLToPath(new URL("../../../src/api/methods", import.meta.url));

describe("a name that Base keeps until a day", () => {
  it("is not declared any more once that day is over: Base would ignore it", () => {
    expect(namesOver(new Date())).toEqual([]);
  });

  it("is found by its comment, also where a line ends in the middle of the sentence", () => {
    const comment = `
      /**
       * What it was made for.
       * @deprecated Since 2026-04-20 it is called \`source\`; Base keeps this
       * name until 2026-10-20.
       */
      connection: optional(integer()),
      /** Base keeps this name until 2026-10-21. */ other: optional(integer()),`;
    expect(daysOver(comment, new Date("2026-10-20T12:00:00Z"))).toEqual([]);
    expect(daysOver(comment, new Date("2026-10-21T12:00:00Z"))).toEqual(["2026-10-20"]);
    expect(daysOver(comment, new Date("2027-01-01T00:00:00Z"))).toEqual(["2026-10-20", "2026-10-21"]);
  });
});

/** Each file with days that are over, as `file: day`. */
function namesOver(now: Date): string[] {
  return readdirSync(methods, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) =>
      daysOver(readFileSync(join(methods, name), "utf8"), now).map((day) => `${name}: ${day}`),
    );
}

/** The comment is where the day is written for readers, so it is read, and no second place can differ from it. */
function daysOver(source: string, now: Date): string[] {
  const text = source.replace(/\n\s*\* ?/g, " ");
  const days = Array.from(text.matchAll(/\buntil (\d{4}-\d{2}-\d{2})\b/g), ([, day = ""]) => day);
  return days.filter((day) => now.toISOString().slice(0, 10) > day);
}
