import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findCircle, readSource, type SourceFile } from "./imports.ts";

/** What a file of each floor may import from beside its own folder. */
const ground = ["runtime", "json", "options"];
const core = [...ground, "api", "errors"];
const middle = [...core, "mapping", "limiter"];
const knowing = [...middle, "client", "catalog", "account"];
const below: Record<string, readonly string[]> = {
  runtime: [],
  json: [],
  options: ["runtime", "json"],
  errors: ["json"],
  api: [...ground, "errors"],
  mapping: core,
  limiter: core,
  client: middle,
  catalog: [...middle, "client"],
  account: [...middle, "client"],
  forwarding: knowing,
  redis: [...knowing, "forwarding"],
  sqlite: [...knowing, "forwarding"],
  fake: [...ground, "api"],
  msw: [...ground, "api", "fake"],
  cli: [...knowing, "forwarding", "fake", "msw"],
};

const files = readSource(fileURLToPath(new URL("../../src", import.meta.url)));

describe("the layers of src", () => {
  it("know every folder, so that a new one gets its place", () => {
    const folders = new Set(files.map(({ floor }) => floor).filter((floor) => floor !== "entry"));
    expect([...folders].filter((folder) => !Object.hasOwn(below, folder))).toEqual([]);
  });

  it("import only from their own folder and from floors below", () => {
    const wrong = files.flatMap(({ path, floor, inside }) =>
      floor === "entry"
        ? []
        : inside.filter((to) => !isAllowed(floor, to)).map((to) => `${path} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it("import no entry file, but for the root entry, which holds all of the mapping too", () => {
    const wrong = files.flatMap(({ path, inside }) =>
      inside
        .filter((to) => to.endsWith("index.ts") && path !== "index.ts")
        .map((to) => `${path} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it("have no circles", () => {
    expect(findCircle(files)).toBeUndefined();
  });

  it("keep HTTP out of everything that the mapping reaches, types included", () => {
    const reached = reachedFrom(files, "mapping/index.ts");
    expect(reached.filter((path) => path.startsWith("client/") || path.startsWith("limiter/"))).toEqual([]);
    const packages = reached.flatMap((path) => files.find((file) => file.path === path)?.outside ?? []);
    expect(packages).toEqual([]);
  });

  it("use Node's own modules only where the entry is for Node", () => {
    const wrong = files
      .filter(({ floor, path }) => floor !== "redis" && floor !== "sqlite" && !nodeOnly.has(path))
      .flatMap(({ path, outside }) =>
        outside.filter((name) => name.startsWith("node:")).map((name) => `${path}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("use only the packages that the build bundles or that users bring", () => {
    const allowed = ["ky", "p-retry", "msw"];
    const wrong = files.flatMap(({ path, outside }) =>
      outside
        .filter((name) => !name.startsWith("node:") && !allowed.includes(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Parts of the fake account that serve it over HTTP; loaded only when they are called. */
const nodeOnly = new Set(["fake/serveFakeAccount.ts", "cli/cli.ts", "runtime/nodeHash.ts"]);

function isAllowed(floor: string, to: string): boolean {
  const target = to.split("/")[0] ?? "";
  return target === floor || (below[floor] ?? []).includes(target);
}

function reachedFrom(all: readonly SourceFile[], start: string): string[] {
  const reached = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    open.push(...(all.find((file) => file.path === path)?.inside ?? []));
  }
  return [...reached];
}
