import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  bundledPackages,
  commandPackages,
  entryPoints,
  studioPackages,
} from "../../docs/generate/entryPoints.ts";
import manifest from "../../package.json" with { type: "json" };
import { findCycle, readSource, type SourceFile } from "./imports.ts";

/** What a file of each floor may import, apart from its own folder. */
const ground = ["runtime", "json", "options"];
const core = [...ground, "api", "errors"];
const middle = [...core, "mapping", "limiter"];
const knowing = [...middle, "client", "catalog", "account"];
const remembering = [...core, "mapping", "lead", "store"];
const engines = Object.entries(entryPoints)
  .filter(([, { engine }]) => engine)
  .map(([name]) => name);
const below: Record<string, readonly string[]> = {
  runtime: [],
  json: [],
  options: ["json", "runtime"],
  errors: ["json"],
  api: [...ground, "errors"],
  mapping: core,
  limiter: core,
  schema: core,
  zod: [...core, "schema"],
  client: middle,
  lead: [...core, "mapping"],
  store: [...core, "mapping", "lead"],
  register: remembering,
  catalog: [...middle, "client", "lead"],
  account: [...middle, "client", "lead", "catalog"],
  watch: [...middle, "client"],
  delivery: [...middle, "client", "lead", "store"],
  forwarding: [...knowing, ...remembering, "register", "delivery"],
  pool: [...knowing, ...remembering, "register", "delivery", "forwarding"],
  ...Object.fromEntries(engines.map((folder) => [folder, [...knowing, ...remembering, "register"]])),
  webhook: [...knowing, "lead", "forwarding"],
  languages: [...core, "mapping", "lead", "register", "webhook"],
  fake: [...ground, "api"],
  msw: [...ground, "api", "fake"],
  // A page in a browser, which shares only types with the rest.
  studio: [...ground, "mapping", "lead"],
  cli: [...ground, "studio"],
};

/** The account makes its own client. What answers it shares nothing with it, or both could be wrong in the same way. */
const crossings: Record<string, readonly string[]> = {
  "fake/createFakeAccount.ts": [
    "client/baselinker.ts",
    "client/options.ts",
    "client/transport.ts",
    // Tests do not wait for the limit of the client that they test.
    "limiter/registry.ts",
  ],
  // `doctor` prints the ids that the mapping takes.
  "cli/commands/accountIds.ts": ["mapping/compile/names.ts", "mapping/order/extraFields.ts"],
  // `check` without an account says what will need one. No user needs that as a function.
  "cli/commands/check.ts": ["account/checkRules.ts"],
  // A fault as a word of the command line.
  "cli/commands/fake.ts": ["fake/faultList.ts"],
  // The tools for agents are declared, checked and paged as the methods of the API are.
  "cli/mcp/countBase.ts": ["api/wire/shape.ts"],
  "cli/mcp/hiddenForms.ts": ["api/personalFields.ts"],
  "cli/mcp/people.ts": ["api/methods.ts", "api/personalFields.ts", "api/wire/shape.ts"],
  "cli/mcp/fieldPaths.ts": ["api/wire/method.ts", "api/wire/shape.ts"],
  "cli/mcp/methodTools.ts": [
    "api/methodNames.ts",
    "api/methods.ts",
    "api/wire/method.ts",
    "api/wire/shape.ts",
  ],
  "cli/mcp/planTool.ts": ["api/wire/shape.ts"],
  "cli/mcp/readGuide.ts": ["api/wire/shape.ts"],
  "cli/mcp/registerTools.ts": ["api/wire/shape.ts"],
  "cli/mcp/ruleTools.ts": ["account/checkRules.ts", "api/wire/shape.ts"],
  "cli/mcp/readBase.ts": ["api/wire/shape.ts"],
  "cli/mcp/readEntries.ts": [
    "api/methodNames.ts",
    "api/methods.ts",
    "api/wire/method.ts",
    "client/paginate.ts",
  ],
  "cli/mcp/tool.ts": ["api/wire/checkParams.ts", "api/wire/shape.ts", "schema/schemas.ts"],
  "cli/mcp/writeBase.ts": ["api/wire/shape.ts"],
  // A page of leads begins at a time, as the ids do.
  "cli/studio/readLeads.ts": ["register/entryId.ts"],
  // The page marks the parts of a lead by their paths, and hides what a plan of rules hides.
  "cli/studio/readLead.ts": ["mapping/path/parsePath.ts", "mapping/plan/formatPlan.ts"],
  // It says where a lead was tried with other rules.
  // Values of a plan are masked as the command `plan` masks them.
  "cli/studio/rules.ts": ["mapping/plan/formatPlan.ts"],
  "cli/studio/session.ts": ["register/rulesHash.ts"],
  // A sum is shown with the digits that its currency has.
  "cli/commands/resultLine.ts": ["mapping/order/money.ts"],
};

const files = readSource(fileURLToPath(new URL("../../src", import.meta.url)));

describe("the layers of src", () => {
  it("know every folder, so that a new one gets its place", () => {
    const folders = new Set(files.map(({ floor }) => floor).filter((floor) => floor !== "entries"));
    expect([...folders].filter((folder) => !Object.hasOwn(below, folder))).toEqual([]);
  });

  it("import only from their own folder and from floors below", () => {
    const wrong = files.flatMap(({ path, floor, inside }) =>
      floor === "entries"
        ? []
        : inside
            .filter((to) => !isAllowed(floor, to) && !crossings[path]?.includes(to))
            .filter((to) => floor !== "cli" || !isEntry(to))
            .map((to) => `${path} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it("import no entry file, unless they are one, or the command, which is a user: /msw holds all of /fake", () => {
    const wrong = files.flatMap(({ path, floor, inside }) =>
      inside
        .filter((to) => isEntry(to) && floor !== "entries" && floor !== "cli")
        .map((to) => `${path} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it("are rooms that one person can carry on: no two import each other, and none has over 32 files", () => {
    const folders = Map.groupBy(files, ({ path }) => path.slice(0, path.lastIndexOf("/")));
    const large = [...folders].filter(([, held]) => held.length > 32).map(([folder]) => folder);
    expect(large).toEqual([]);
    const arrows = new Set(
      files.flatMap(({ path, floor, inside }) =>
        inside.filter((to) => !crossings[path]?.includes(to)).map((to) => `${floor} ${to.split("/")[0]}`),
      ),
    );
    const both = [...arrows].filter((arrow) => {
      const [from, to] = arrow.split(" ");
      return from !== to && arrows.has(`${to} ${from}`);
    });
    expect(both).toEqual([]);
  });

  it("have no cycles", () => {
    expect(findCycle(files)).toBeUndefined();
  });

  it("keep HTTP out of everything that the mapping reaches, types included", () => {
    const reached = reachedFrom(files, "entries/mapping.ts");
    expect(reached.filter((path) => path.startsWith("client/") || path.startsWith("limiter/"))).toEqual([]);
    const packages = reached.flatMap((path) => files.find((file) => file.path === path)?.outside ?? []);
    expect(packages).toEqual([]);
  });

  it("keep the client out of what answers it, types included", () => {
    const answering = reachedFrom(files, "fake/createBackend.ts").filter((path) =>
      /^(client|limiter|errors)\//.test(path),
    );
    expect(answering).toEqual([]);
  });

  it("use Node's own modules only where the entry is for Node", () => {
    const wrong = files
      .filter(({ floor, path }) => ![...engines, "cli"].includes(floor) && !nodeOnly.has(path))
      .flatMap(({ path, outside }) =>
        outside.filter((name) => name.startsWith("node:")).map((name) => `${path}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("use msw only where the handlers are: the fake account and the command run without it", () => {
    const wrong = files.filter(({ outside }) => outside.some((name) => /^msw($|\/)/.test(name)));
    expect(wrong.map(({ path }) => path).filter((path) => !path.startsWith("msw/"))).toEqual([]);
    const reached = reachedFrom(files, "entries/fake.ts").concat(reachedFrom(files, "cli/cli.ts"));
    expect(reached.filter((path) => path.startsWith("msw/"))).toEqual([]);
  });

  it("use only the packages that the build bundles or that users bring", () => {
    const forAll = [...bundledPackages, ...Object.keys(manifest.peerDependencies)];
    const wrong = files.flatMap(({ path, floor, outside }) =>
      outside
        .filter((name) => !name.startsWith("node:"))
        .filter((name) => {
          const own = { cli: commandPackages, studio: studioPackages }[floor] ?? [];
          const allowed = [...forAll, ...own];
          return !allowed.some((each) => `${name}/`.startsWith(`${each}/`));
        })
        .map((name) => `${path}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it("keep the packages of the command out of everything that users import", () => {
    const wrong = Object.values(entryPoints).flatMap(({ source }) =>
      reachedFrom(files, source.slice("src/".length)).filter((path) => path.startsWith("cli/")),
    );
    expect(wrong).toEqual([]);
  });
});

/** Parts that only Node can run; the fake account loads its server only when that is called. */
const nodeOnly = new Set(["fake/httpServer.ts", "runtime/nodeHash.ts"]);

function isEntry(path: string): boolean {
  return path.startsWith("entries/");
}

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
