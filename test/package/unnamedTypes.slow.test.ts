import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { unnamedTypes } from "./unnamedTypes.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-names-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function install(declarations: string, chunk = "export {};"): Promise<void> {
  const dist = join(folder, "node_modules/baselinker-sdk");
  await mkdir(dist, { recursive: true });
  const manifest = { name: "baselinker-sdk", version: "1.0.0", exports: { ".": { types: "./index.d.cts" } } };
  await writeFile(join(dist, "package.json"), JSON.stringify(manifest));
  await writeFile(join(dist, "index.d.cts"), declarations);
  await writeFile(join(dist, "chunk.d.cts"), chunk);
}

it("finds each interface that no entry exports, wherever a user meets it, and no alias", async () => {
  await install(`
    interface OfMember { readonly id: number }
    interface OfFunction { readonly id: number }
    interface OfResult { readonly id: number }
    interface OfOneKind { readonly id: number }
    interface OfClass { readonly id: number }
    interface OfConstant { readonly id: number }
    type Written = { readonly id: number };
    interface Shop { readonly member?: OfMember; readonly written: Written; open(): Promise<OfResult> }
    type Event = { readonly type: "a" } | { readonly type: "b"; readonly kind: OfOneKind };
    declare function make(options?: OfFunction): Shop;
    declare class Fault { constructor(details: OfClass); }
    declare const named: { readonly one: OfConstant };
    export { type Event, Fault, make, named, type Shop };
  `);
  const found = await unnamedTypes(folder, ["index"]);
  expect(found.map(({ name }) => name)).toEqual([
    "OfClass",
    "OfConstant",
    "OfFunction",
    "OfMember",
    "OfOneKind",
    "OfResult",
  ]);
  expect(found.find(({ name }) => name === "OfResult")?.members).toContain("Shop.open, what it returns");
});

it("finds an alias that another file of the package exports, for no program can import it", async () => {
  await install(
    `import { P as Priority } from "./chunk.cjs";
    export interface Options { readonly priority?: Priority }`,
    `type Priority = "urgent" | "bulk";
    export type { Priority as P };`,
  );
  expect(await unnamedTypes(folder, ["index"])).toEqual([
    { name: "Priority", members: ["Options.priority"] },
  ]);
});
