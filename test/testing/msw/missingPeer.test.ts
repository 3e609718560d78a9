import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { peers, withMissingPeer } from "../../../docs/generate/missingPeer.ts";
import { nodeSqlite } from "../../../src/forwarding/sqlite/openFile.ts";
import { type Consumer, createConsumer } from "../fake/consumer.ts";

const run = promisify(execFile);

describe("what is not installed", () => {
  let consumer: Consumer;
  beforeAll(async () => {
    consumer = await createConsumer([]);
  });
  afterAll(() => consumer.remove());

  /** What a program writes that runs in a project without msw. */
  const outputOf = async (program: string, type: "module" | "commonjs") => {
    const args = [`--input-type=${type}`, "--eval", program];
    const { stdout } = await run(process.execPath, args, { cwd: consumer.folder });
    return stdout.trim();
  };

  it("is msw, named in one sentence with the command: ESM", async () => {
    const program = 'await import("baselinker-sdk/msw").catch(({ message }) => console.log(message));';
    expect(await outputOf(program, "module")).toBe(peers.msw.advice);
  });

  it("is msw, named in one sentence with the command: CommonJS", async () => {
    const program = 'try { require("baselinker-sdk/msw"); } catch ({ message }) { console.log(message); }';
    expect(await outputOf(program, "commonjs")).toBe(peers.msw.advice);
  });

  it("is not missed by the fake account of /fake, its client and its server", async () => {
    const program = `
      const { createFakeAccount, serveFakeAccount } = require("baselinker-sdk/fake");
      const account = createFakeAccount();
      account.client().addOrder({ order_status_id: 8001, date_add: 1 }).then(async () => {
        const served = await serveFakeAccount(account);
        await served.close();
        console.log(account.orders.length, typeof served.url);
      });`;
    expect(await outputOf(program, "commonjs")).toBe("1 string");
  });

  it("is Node's SQLite, on a Node that is too old or none", async () => {
    const program = `
      process.getBuiltinModule = () => undefined;
      try { require("baselinker-sdk/sqlite").sqliteStore("leads.sqlite"); } catch ({ message }) { console.log(message); }`;
    const message = await outputOf(program, "commonjs");
    expect(message).toMatch(/^`baselinker-sdk\/sqlite` needs Node 22\.13 or newer\. This is Node \d+\./);
    expect(message).toContain("`nvm install 24`");
    expect(nodeSqlite().DatabaseSync).toBeTypeOf("function");
  });

  it("is a zod that has no zod 4 in it, named in one sentence with the command: CommonJS", async () => {
    const zod = join(consumer.folder, "node_modules/zod");
    await mkdir(zod, { recursive: true });
    await writeFile(join(zod, "package.json"), '{ "name": "zod", "exports": { ".": "./index.js" } }');
    await writeFile(
      join(consumer.folder, "zod.cjs"),
      withMissingPeer('var z = require("zod/v4");', peers.zod),
    );
    const program = 'try { require("./zod.cjs"); } catch ({ message }) { console.log(message); }';
    expect(await outputOf(program, "commonjs")).toBe(peers.zod.advice);
    await rm(zod, { recursive: true });
    expect(await outputOf(program, "commonjs")).toBe(peers.zod.advice);
  });

  it("is seen by the build where a bundler writes the import in another way", () => {
    expect(() => withMissingPeer('import * as msw from "msw";', peers.msw)).toThrow(/does not know/);
  });
});
