import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embeddedText } from "../../../src/shared/runtime/embeddedText.ts";

describe("the text of a file that is embedded", () => {
  let path = "";
  let folder: URL;
  beforeAll(() => {
    path = mkdtempSync(join(tmpdir(), "baselinker-sdk-embedded-"));
    folder = pathToFileURL(`${path}/`);
    mkdirSync(join(path, "steps"));
  });
  afterAll(() => rmSync(path, { recursive: true }));
  const write = (name: string, ...lines: readonly string[]) =>
    writeFileSync(join(path, name), `${lines.join("\n")}\n`);

  it("has what it includes, and neither comments nor indentation", () => {
    write("whole.lua", "-- What it is.", "", "if step then", '  --- @include "steps/one"', "end");
    write(
      "steps/one.lua",
      "-- What it does.",
      "if more then",
      "  -- Why.",
      "  return '-- no comment'",
      "end",
    );
    expect(embeddedText(folder, "whole.lua")).toBe(
      "if step then\nif more then\nreturn '-- no comment'\nend\nend",
    );
  });

  it("includes files of its own language", () => {
    write("all.sql", '--- @include "steps/one"');
    write("steps/one.sql", "SELECT 1;");
    expect(embeddedText(folder, "all.sql")).toBe("SELECT 1;");
  });

  it("has lines that end as on Windows like any other", () => {
    write("windows.lua", "return {\r", "  1\r", "}\r");
    expect(embeddedText(folder, "windows.lua")).toBe("return {\n1\n}");
  });

  it.each([
    ["a text that ends on a later line", "SELECT 'one", "  two';"],
    ["a comment after code that hides a quote", "SELECT 1; -- the buyer's"],
  ])("is refused with %s", (_, ...lines) => {
    write("wrong.sql", "-- What it is.", ...lines);
    expect(() => embeddedText(folder, "wrong.sql")).toThrow(
      "wrong.sql, line 2: end each text on its line, and give each comment its own.",
    );
  });

  it("fails where a file is not there, and names it", () => {
    write("lost.lua", '--- @include "steps/none"');
    expect(() => embeddedText(folder, "lost.lua")).toThrow(/ENOENT.*none\.lua/);
  });
});
