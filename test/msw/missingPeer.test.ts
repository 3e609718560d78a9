import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mswMissing, withMissingPeer } from "../../docs/generate/missingPeer.ts";
import { nodeSqlite } from "../../src/sqlite/openFile.ts";
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
    expect(await outputOf(program, "module")).toBe(mswMissing);
  });

  it("is msw, named in one sentence with the command: CommonJS", async () => {
    const program = 'try { require("baselinker-sdk/msw"); } catch ({ message }) { console.log(message); }';
    expect(await outputOf(program, "commonjs")).toBe(mswMissing);
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

  it("is seen by the build where a bundler writes the import in another way", () => {
    expect(() => withMissingPeer('import * as msw from "msw";')).toThrow(/does not know/);
  });
});
