import { describe, expect, it } from "vitest";
import { withoutImportsOf, withPlainBuiltins } from "../../docs/generate/commandBuild.ts";

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
});
