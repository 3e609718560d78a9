import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { commands, entryPoints, importName } from "../../docs/generate/entryPoints.ts";
import manifest from "../../package.json" with { type: "json" };
import { listedNames, publicNames } from "../package/publicNames.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const names = Object.keys(entryPoints);
const inRootAndMapping = [
  "Account",
  "AddOrderParams",
  "Catalog",
  "Issue",
  "Rules",
  "RulesError",
  "TableRules",
  "defineRules",
];

describe("the entry points", () => {
  it("are built from files that exist", () => {
    const sources = [...Object.values(entryPoints).map(({ source }) => source), ...Object.values(commands)];
    expect(sources.filter((source) => !existsSync(`${root}${source}`))).toEqual([]);
  });

  it("are the exports of package.json, each for ESM and for CommonJS with types of its own", () => {
    const files = {
      // The ready rules: published once, under a shorter name.
      "./rules/*.json": "./examples/rules/*.json",
      "./rules.schema.json": "./dist/rules.schema.json",
      "./cli.schema.json": "./dist/cli.schema.json",
      "./package.json": "./package.json",
    };
    const entries = names.map((name) => [name === "index" ? "." : `./${name}`, conditions(name)]);
    expect(manifest.exports).toEqual({ ...Object.fromEntries(entries), ...files });
  });

  it("begin with the types in each condition, as TypeScript takes the first that fits", () => {
    const orders = Object.entries(manifest.exports).flatMap(([name, target]) =>
      typeof target === "string"
        ? []
        : Object.entries(target).map(([format, each]) => [name, format, ...Object.keys(each)]),
    );
    for (const order of orders) expect(order).toEqual([order[0], order[1], "types", "default"]);
  });

  it("have the root where tools look that know no exports", () => {
    const { main, module, types } = manifest;
    expect({ main, module, types }).toEqual({
      main: "./dist/index.cjs",
      module: "./dist/index.js",
      types: "./dist/index.d.cts",
    });
  });

  it("are built with their types before they are packed, whatever an earlier build left", () => {
    expect(manifest.scripts.prepack).toBe("npm run build");
  });

  it("are the commands of package.json", () => {
    const files = Object.keys(commands).map((name) => `./dist/${name}.js`);
    expect(Object.values(manifest.bin)).toEqual(files);
  });

  it("export the names of the list, so that a new name is a decision", () => {
    const found = Object.entries(entryPoints).map(([name, { source }]) => [
      name,
      publicNames(`${root}${source}`),
    ]);
    expect(Object.fromEntries(found)).toEqual(listedNames);
  });

  it("export at most 111 names from the root and 265 in all, since a user reads the list", () => {
    const counts = Object.entries(listedNames).map(
      ([entry, { values, types }]) => [entry, values.length + types.length] as const,
    );
    expect(new Map(counts).get("index")).toBeLessThanOrEqual(111);
    expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(265);
  });

  it("export no name twice but for what the client and the mapping both need", () => {
    const entriesOf = Map.groupBy(
      Object.entries(listedNames).flatMap(([entry, { values, types }]) =>
        [...values, ...types].map((name) => ({ entry, name })),
      ),
      ({ name }) => name,
    );
    const shared = [...entriesOf].filter(([, entries]) => entries.length > 1).map(([name]) => name);
    expect(shared.toSorted()).toEqual(inRootAndMapping);
  });

  it("are what TypeScript finds under their names in this repository", () => {
    const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const found = names.map((name) => {
      const { resolvedModule } = ts.resolveModuleName(importName(name), `${root}x.ts`, options, ts.sys);
      return [name, resolvedModule?.resolvedFileName.replaceAll("\\", "/").split("/src/").at(-1)];
    });
    const sources = Object.entries(entryPoints).map(([name, { source }]) => [name, source.slice(4)]);
    expect(found).toEqual(sources);
  });
});

function conditions(name: string): object {
  return {
    import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
  };
}
