import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  bundledPackages,
  commandPackages,
  entryPoints,
  studioPackages,
} from "../../docs/generate/entryPoints.ts";
import manifest from "../../package.json" with { type: "json" };
import { languages } from "../../src/languages/languages.ts";
import { findCycle, readSource, type SourceFile } from "./imports.ts";

/**
 * The wings of `src` and their rooms, as `docs/decisions/folders.md` lists them. A wing imports itself and the wings in
 * `imports`; a room imports the rooms of its wing that are listed before it. What is `core` must never fail, and needs
 * nothing outside the core.
 */
interface Wing {
  readonly rooms: readonly string[];
  readonly imports: readonly string[];
  readonly core?: true;
}

/** The stores on an engine, each a room of `forwarding` with an entry of its name. */
const engines = Object.entries(entryPoints)
  .filter(([, { engine }]) => engine)
  .map(([name]) => name);

const wings: Readonly<Record<string, Wing>> = {
  shared: { core: true, rooms: ["json", "runtime", "messages", "errors", "options"], imports: [] },
  api: { core: true, rooms: ["wire", "methods", "schema", "zod"], imports: ["shared"] },
  client: { core: true, rooms: ["limiter", "log", "calls", "watch"], imports: ["shared", "api"] },
  mapping: {
    core: true,
    rooms: [
      "receive",
      "contract",
      "rules",
      "catalog",
      "values",
      "path",
      "compile",
      "order",
      "parse",
      "mapper",
      "plan",
    ],
    imports: ["shared", "api"],
  },
  "rule-tools": {
    rooms: ["survey", "anonymize", "suggest", "ruleTests"],
    imports: ["shared", "api", "mapping"],
  },
  forwarding: {
    core: true,
    rooms: [
      "waiting",
      "contract",
      "catalog",
      "store",
      "register",
      "delivery",
      ...engines,
      "account",
      "forwarder",
      "pool",
    ],
    imports: ["shared", "api", "client", "mapping"],
  },
  webhook: { rooms: ["senders"], imports: ["shared", "mapping", "forwarding"] },
  languages: { rooms: Object.keys(languages), imports: ["shared", "mapping", "forwarding", "webhook"] },
  testing: { rooms: ["fake", "msw"], imports: ["shared", "api"] },
  entries: {
    rooms: [],
    imports: [
      "shared",
      "api",
      "client",
      "mapping",
      "rule-tools",
      "forwarding",
      "webhook",
      "languages",
      "testing",
    ],
  },
  apps: {
    rooms: ["terminal", "files", "project", "page", "mcp", "studio", "cli"],
    imports: ["shared", "entries"],
  },
};

/** The account makes its own client. What answers it shares nothing with it, or both could be wrong in the same way. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  "testing/fake/createFakeAccount.ts": [
    "client/calls/baselinker.ts",
    "client/calls/options.ts",
    "client/calls/transport.ts",
    // Tests do not wait for the limit of the client that they test.
    "client/limiter/registry.ts",
  ],
};

const files = readSource(fileURLToPath(new URL("../../src", import.meta.url)));
const byPath = new Map(files.map((file) => [file.path, file]));

describe("the wings of src", () => {
  it("are all known, and so are their rooms: a new one gets its place", () => {
    const unknown = files
      .filter(({ wing, room }) => {
        const rooms = Object.hasOwn(wings, wing) ? wings[wing]?.rooms : undefined;
        return rooms === undefined || (rooms.length > 0 && room !== "" && !rooms.includes(room));
      })
      .map(({ path }) => path);
    expect(unknown).toEqual([]);
  });

  it("import only the wings that the table names, and rooms only those listed before them", () => {
    const wrong = imports().filter(({ from, to }) =>
      from.wing === to.wing ? !isBelow(from, to) : !wings[from.wing]?.imports.includes(to.wing),
    );
    expect(wrong.map(({ from, to }) => `${from.path} imports ${to.path}`)).toEqual([]);
  });

  it("are a core that needs nothing outside it, types included", () => {
    const wrong = imports().filter(({ from, to }) => wings[from.wing]?.core && !wings[to.wing]?.core);
    expect(wrong.map(({ from, to }) => `${from.path} imports ${to.path}`)).toEqual([]);
  });

  it("are translated by what holds their codes alone: languages know nothing of how they work", () => {
    const wrong = imports().filter(
      ({ from, to }) =>
        from.wing === "languages" &&
        !["languages", "shared"].includes(to.wing) &&
        to.room !== "contract" &&
        !to.path.endsWith("Codes.ts"),
    );
    expect(wrong.map(({ from, to }) => `${from.path} imports ${to.path}`)).toEqual([]);
  });

  it("have exceptions that are needed, and no others", () => {
    const unneeded = Object.entries(exceptions).flatMap(([path, targets]) => {
      const inside = files.find((file) => file.path === path)?.inside ?? [];
      return targets.filter((to) => !inside.includes(to)).map((to) => `${path} no longer imports ${to}`);
    });
    expect(unneeded).toEqual([]);
  });

  it("have one door for apps, which grows only for a reason", () => {
    const door = readFileSync(fileURLToPath(new URL("../../src/entries/apps.ts", import.meta.url)), "utf8");
    const names = [...door.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, list = ""]) =>
      list.split(",").filter((name) => name.trim() !== ""),
    );
    expect(names).toHaveLength(40);
  });

  it("have folders of 32 files at most, so that one person can carry each on", () => {
    const folders = Map.groupBy(files, ({ path }) => path.slice(0, path.lastIndexOf("/")));
    const large = [...folders].filter(([, held]) => held.length > 32).map(([folder]) => folder);
    expect(large).toEqual([]);
  });

  it("have no cycles", () => {
    expect(findCycle(files)).toBeUndefined();
  });

  it("keep HTTP out of everything that the mapping reaches, types included", () => {
    const reached = reachedFrom("entries/mapping.ts");
    expect(reached.filter((path) => path.startsWith("client/"))).toEqual([]);
    const packages = reached.flatMap((path) => byPath.get(path)?.outside ?? []);
    expect(packages).toEqual([]);
  });

  it("keep the client out of what answers it, types included", () => {
    const answering = reachedFrom("testing/fake/createBackend.ts");
    expect(answering.filter((path) => /^(client|shared\/errors)\//.test(path))).toEqual([]);
  });

  it("use Node's own modules only where the entry is for Node", () => {
    const wrong = files
      .filter(({ wing, room, path }) => wing !== "apps" && !engines.includes(room) && !nodeOnly.has(path))
      .filter(({ path }) => !embedding.has(path))
      .flatMap(({ path, outside }) =>
        outside.filter((name) => name.startsWith("node:")).map((name) => `${path}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("use msw only where the handlers are: the fake account and the command run without it", () => {
    const wrong = files.filter(
      ({ path, outside }) =>
        !path.startsWith("testing/msw/") && outside.some((name) => /^msw($|\/)/.test(name)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
    const reached = [...reachedFrom("entries/fake.ts"), ...reachedFrom("apps/cli/cli.ts")];
    expect(reached.filter((path) => path.startsWith("testing/msw/"))).toEqual([]);
  });

  it("compute what is embedded only for embedded modules, whose values a bundle has in their place", () => {
    const wrong = imports().filter(({ from, to }) => embedding.has(to.path) && !from.path.endsWith(embedded));
    expect(wrong.map(({ from, to }) => `${from.path} imports ${to.path}`)).toEqual([]);
  });

  it("use only the packages that the build bundles or that users bring", () => {
    const forAll = [...bundledPackages, ...Object.keys(manifest.peerDependencies)];
    const wrong = files.flatMap(({ path, wing, room, outside }) => {
      const more = wing !== "apps" ? [] : room === "page" ? studioPackages : commandPackages;
      return outside
        .filter((name) => !name.startsWith("node:") && !embedding.get(path)?.includes(name))
        .filter((name) => ![...forAll, ...more].some((known) => `${name}/`.startsWith(`${known}/`)))
        .map((name) => `${path}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });
});

/** Parts that only Node can run; the fake account loads its server only when that is called. */
const nodeOnly = new Set(["testing/fake/httpServer.ts", "shared/runtime/nodeHash.ts"]);

/** What computes the values of modules with this name, and the packages that it takes. No bundle has it. */
const embedded = ".embedded.ts";
const embedding = new Map<string, readonly string[]>([
  ["shared/runtime/embeddedText.ts", []],
  ["entries/schema/keptWords.ts", []],
  ["entries/schema/readWords.ts", ["typescript"]],
]);

/** Every import of one file of `src` by another, without the exceptions. */
function imports(): { from: SourceFile; to: SourceFile }[] {
  return files.flatMap((from) =>
    from.inside
      .filter((path) => !exceptions[from.path]?.includes(path))
      .map((path) => byPath.get(path))
      .filter((to) => to !== undefined)
      .map((to) => ({ from, to })),
  );
}

/** A file of a wing itself is the ground of its rooms. */
function isBelow(from: SourceFile, to: SourceFile): boolean {
  // The list of the rooms: a language is a folder and a line there.
  if (from.path === "languages/languages.ts") return true;
  const rooms = wings[from.wing]?.rooms ?? [];
  return from.room === to.room || rooms.indexOf(to.room) < rooms.indexOf(from.room);
}

function reachedFrom(start: string): string[] {
  const reached = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    open.push(...(byPath.get(path)?.inside ?? []));
  }
  return [...reached];
}
