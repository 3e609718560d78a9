import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount, type FakeAccount } from "../../src/fake/createFakeAccount.ts";
import type { ServedAccount } from "../../src/fake/httpServer.ts";
import { serveFakeAccount } from "../../src/fake/serveFakeAccount.ts";
import { freePort } from "../support/freePort.ts";
import { useCommand } from "./startCommand.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("init", () => {
  const { run } = useCommand();
  let folder = "";
  let account: FakeAccount;
  let served: ServedAccount;
  let env: Record<string, string> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
    served = await serveFakeAccount(account);
    env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" };
    await mkdir(join(folder, "node_modules"));
    await symlink(root, join(folder, "node_modules/baselinker-sdk"), "junction");
    await symlink(join(root, "node_modules/@types"), join(folder, "node_modules/@types"), "junction");
  });
  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });
  const init = (...words: string[]) => run(["init", ...words], { cwd: folder, env });

  it("writes rules with the account's own ids, and a test that passes", async () => {
    const { code, stdout } = await init("--source", "woocommerce", "--folder", "woo", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).files).toContain("server.ts");
    const checked = await run(["check", "rules.json", "--account", "account.json"], {
      cwd: join(folder, "woo"),
    });
    expect(checked.code).toBe(0);
    const tested = await run(["test", ".", "--account", "account.json"], { cwd: join(folder, "woo") });
    expect(tested).toMatchObject({ code: 0, stdout: expect.stringContaining("1 of 1 passed.") });
  });

  it("takes a person's own rules, also a table of LeadBox, and leaves out what the account does not have", async () => {
    await writeFile(join(folder, "own.tsv"), "email\tEmail\nphone\tPhone\ncustom_source_id\t99\n");
    const words = ["--source", "tilda", "--rules", "own.tsv", "--folder", "own", "--json"];
    const { code, stdout } = await init(...words);
    expect({ code, left: JSON.parse(stdout).left }).toMatchObject({
      code: 0,
      left: [{ path: "fields.custom_source_id" }],
    });
    const rules = JSON.parse(await readFile(join(folder, "own/rules.json"), "utf8"));
    expect(rules.fields).toEqual({ order_status_id: { value: 8001 }, email: "Email", phone: "Phone" });
    const tested = await run(["test", "."], { cwd: join(folder, "own") });
    expect(tested).toMatchObject({ code: 0, stdout: expect.stringContaining("1 of 1 passed.") });
  });

  it("writes nothing over what is there, and knows no other source and target", async () => {
    await init("--source", "tilda", "--folder", "tilda");
    expect(await init("--source", "tilda", "--folder", "tilda")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/nothing was written/),
    });
    expect(await init("--source", "meta")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--source: "meta" is not one of woocommerce/),
    });
    expect((await init("--source", "tilda", "--to", "php")).code).toBe(2);
  });

  it("writes a webhook that runs: a signed request becomes an order, a forged one does not", async () => {
    const own = join(folder, "runs");
    await init("--source", "woocommerce", "--folder", own);
    const server = await readFile(join(own, "server.ts"), "utf8");
    expect(server).toContain("signatures.woocommerce");
    const packageFromSource = join(root, "test/support/packageFromSource.ts");
    const port = String(await freePort());
    const child = spawn(process.execPath, ["--import", packageFromSource, "server.ts"], {
      cwd: own,
      env: { ...process.env, ...env, WEBHOOK_SECRET: "s", PORT: port },
    });
    try {
      await new Promise<void>((resolve, reject) => {
        let said = "";
        child.stdout.on("data", (chunk) => {
          said += String(chunk);
          if (said.includes("Leads are received")) resolve();
        });
        child.stderr.on("data", (chunk) => {
          said += String(chunk);
        });
        child.on("close", () => reject(new Error(said)));
      });
      const kinds = ["--kind", "valid", "--kind", "forged"];
      const sent = await run([
        "trigger",
        "woocommerce",
        "--to",
        `http://127.0.0.1:${port}/`,
        "--secret",
        "s",
        ...kinds,
      ]);
      expect(sent).toMatchObject({ code: 0 });
      // WooCommerce never sends again: the webhook keeps the lead first, and delivers it afterwards.
      await expect.poll(() => account.orders.length, { timeout: 15_000 }).toBe(1);
    } finally {
      child.kill();
    }
  });
});
