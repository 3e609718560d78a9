import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { commandBuild, withoutImportsOf, withPlainBuiltins } from "../../../docs/generate/commandBuild.ts";
import { withDirectImports } from "../../../docs/generate/internalSources.ts";

describe("the build of the command", () => {
  it.each([
    ['import{a as b,c as $}from"node:fs";', 'var {a:b,c:$}=process.getBuiltinModule("node:fs");'],
    [
      'import{default as d,e}from"node:fs/promises";',
      'var {default:d,e}=process.getBuiltinModule("node:fs/promises");',
    ],
    ['import $p from"node:process";', 'var $p=process.getBuiltinModule("node:process");'],
    ['import*as n from"node:http";', 'var n=process.getBuiltinModule("node:http");'],
    [
      'a();import{b}from"node:fs";import{c}from"node:path"',
      'a();var {b}=process.getBuiltinModule("node:fs");var {c}=process.getBuiltinModule("node:path")',
    ],
  ])("asks Node for an object in the place of %s", (minified, plain) => {
    expect(withPlainBuiltins(minified)).toBe(plain);
  });

  it.each([
    'import{a as b}from"./cli-ABC.js";',
    'import"node:fs";',
    'import x,{y}from"node:fs";',
    'export{a}from"node:fs";',
    'await import("node:fs")',
    // A program that `init` writes.
    'import { createServer } from "node:http";\nimport express from "express";\n',
  ])("leaves %s as it is", (code) => {
    expect(withPlainBuiltins(code)).toBe(code);
  });

  it("leaves out only imports of files that do nothing", () => {
    expect(
      withoutImportsOf(["cli-A.js"], 'import"./cli-A.js";import"./cli-B.js";import{a}from"./cli-A.js";'),
    ).toBe('import"./cli-B.js";import{a}from"./cli-A.js";');
  });

  it("names the sources themselves in the place of that door, which names all of them", () => {
    const code = [
      'import { readFileSync } from "node:fs";',
      'import { type Method, joinKey, methodNamed } from "../../entries/apps.ts";',
      'import type { AnyShape } from "../../entries/apps.ts";',
    ].join("\n");
    expect(withDirectImports(code).split("\n")).toEqual([
      'import { readFileSync } from "node:fs";',
      'import { joinKey } from "../../mapping/path/parsePath.ts"; import { methodNamed } from "../../api/methods/methods.ts";',
      'import type { AnyShape } from "../../entries/apps.ts";',
    ]);
  });

  it("refuses a name of that door whose source it does not find", () => {
    const code = 'import { joinKeys } from "../../entries/apps.ts";';
    expect(() => withDirectImports(code)).toThrow("src/entries/apps.ts exports joinKeys in a way");
  });

  it("has the protocol's library, and all of zod, in files that only mcp loads", async () => {
    const options = commandBuild(fileURLToPath(new URL("../../..", import.meta.url)));
    const { metafile } = await build({ ...options, metafile: true, write: false });
    const loads = (path: string, seen = new Set<string>()): string[] => {
      if (seen.has(path)) return [];
      seen.add(path);
      const { inputs = {}, imports = [] } = metafile.outputs[path] ?? {};
      const later = imports.filter(({ kind, external }) => kind === "import-statement" && external !== true);
      return [...Object.keys(inputs), ...later.flatMap((each) => loads(each.path, seen))];
    };
    const isOfProtocol = (input: string) => /@modelcontextprotocol|^zod-of-the-protocol:/.test(input);
    const having = Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint !== undefined && loads(path).some(isOfProtocol) ? [entryPoint] : [],
    );
    expect(having.sort()).toEqual(["src/apps/cli/commands/mcp.ts", "src/apps/mcp/http.ts"]);
    // What another command takes of zod, it does not take from there.
    const checks = Object.values(metafile.outputs).filter(({ entryPoint = "" }) =>
      entryPoint.endsWith("schemas.ts"),
    );
    expect(checks).toHaveLength(1);
    expect(Object.keys(checks[0]?.inputs ?? {}).join()).toContain("node_modules/zod/v4/core/schemas.js");
  });
});
