import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadAccount } from "../../../src/forwarding/account/loadAccount.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { examplesFolder, hasTerminal, useCommand } from "./startCommand.ts";

describe("test, plan and suggest", () => {
  const { run, runInTerminal } = useCommand();
  let folder = "";
  const start = (...words: string[]) => run(words, { cwd: folder });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    await cp(examplesFolder, folder, { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("runs the tests next to rules, and ends with 0 where all have passed", async () => {
    const { code, stdout } = await start("test", "tested.json");
    expect(code).toBe(0);
    expect(stdout).toContain("✓ tested.test.json  no e-mail\n2 of 2 passed.");
  });

  it("ends with 1 and says what came instead; --update takes it", async () => {
    const failed = await start("test", ".");
    expect(failed).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("delivery_city  expected Одеса, got Львів"),
    });
    expect(failed.stdout).toContain("2 of 3 passed.");
    expect((await start("test", "failing.json", "--update")).code).toBe(0);
    expect(await readFile(join(folder, "failing.test.json"), "utf8")).toContain("Львів");
    expect((await start("test", "failing.test.json")).code).toBe(0);
  });

  it("runs the tests of a ready set by its name, and never writes into the package", async () => {
    expect(await run(["test", "tilda-form"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/passed/),
    });
    const updated = await run(["test", "tilda-form", "--update"]);
    expect(updated).toMatchObject({ code: 2, stderr: expect.stringContaining("Copy its rules and tests") });
  });

  it("ends with 2 where there are no tests", async () => {
    expect(await start("test", "rules.tsv")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^There are no tests/),
    });
  });

  it("plans: ends with 1 where something changes, and with 0 where only what does not matter does", async () => {
    const changed = await start("plan", "rules.tsv", "tested.json", "lead.json");
    expect(changed).toMatchObject({ code: 1, stdout: expect.stringMatching(/custom_source_id {2}3102/) });
    expect(changed.stdout).not.toContain("olena@example.com");
    expect(
      (await start("plan", "rules.tsv", "tested.json", "lead.json", "--fail-on", "key,status")).code,
    ).toBe(0);
    expect((await start("plan", "rules.tsv", "rules.tsv", "lead.json")).code).toBe(0);
    expect((await start("plan", "rules.tsv", "rules.tsv", "lead.json", "--fail-on", "kye")).code).toBe(2);
    expect((await start("plan", "rules.tsv", "rules.tsv")).code).toBe(2);
  });

  it("plans the first rules, and gives counts without buyers as JSON", async () => {
    const { code, stdout } = await start("plan", "none", "rules.tsv", "leads.ndjson", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ leads: 2, changed: 2, statusChanged: 2 });
    expect(stdout).not.toContain("@example.com");
  });

  it("suggests rules that check finds right, and never writes over a file", async () => {
    const suggested = await start("suggest", "lead.json", "--out", "draft.json");
    expect(suggested).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^fields\.phone +Phone +name$[\s\S]*^\? fields\.delivery_city +Місто +likely, but not proved$/m,
      ),
    });
    expect((await start("check", "draft.json")).code).toBe(0);
    expect(await start("suggest", "lead.json", "--out", "draft.json")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is not overwritten/),
    });
    await writeFile(join(folder, "orders.json"), "[{}, {}, {}]");
    expect((await start("suggest", "lead.json", "--orders", "orders.json")).code).toBe(2);
  });

  it("writes rules and tests without any data of the buyers whose leads it saw", async () => {
    const account = createFakeAccount({ requestsPerMinute: false, quirks: false });
    await writeFile(join(folder, "account.json"), JSON.stringify(await loadAccount(account.client())));
    const lead = {
      Name: "Канарейка Жовтопер",
      Phone: "+380 67 765 43 21",
      Email: "canary@example.org",
      "Адреса доставки": "вул. Канаркова, 7654",
      Коментар: "Канарейка просить дзвонити на 0677654321",
      payment: { delivery_fio: "Жовтопер Канарейка", products: [{ name: "Mug", price: "10", quantity: 1 }] },
      COOKIES: "_ga=canary; ip=198.51.100.76",
    };
    await writeFile(join(folder, "canary.json"), JSON.stringify(lead));
    const words = ["suggest", "canary.json", "--account", "account.json", "--out", "canary-draft.json"];
    expect(await start(...words)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("and 1 test next to it"),
    });
    const files = ["canary-draft.json", "canary-draft.test.json"];
    const written = (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("");
    expect(written).not.toMatch(/canary@|канар|жовтопер|7654|198\.51\.100|_ga=canary/i);
    const tested = await start("test", "canary-draft.json", "--account", "account.json");
    expect(tested).toMatchObject({ code: 0, stdout: expect.stringContaining("1 of 1 passed.") });
  });

  it("writes no tests where no lead becomes an order, and says why", async () => {
    const { stderr } = await start("suggest", "lead.json", "--out", "bare.json");
    expect(stderr).toContain("the rules have no status");
    expect(await readdir(folder)).not.toContain("bare.test.json");
  });

  it.skipIf(!hasTerminal)("--watch runs again when a file changes, and ends with 130 by Ctrl+C", async () => {
    await writeFile(join(folder, "watched.tsv"), "order_status_id\t8001\nemail\tEmail\n");
    let shown = 0;
    const ended = await runInTerminal(["map", "watched.tsv", "lead.json", "--watch"], {
      cwd: folder,
      onStart: (child) =>
        child.stdout?.on("data", (chunk) => {
          if (!String(chunk).includes("Waiting for a change")) return;
          shown += 1;
          if (shown === 1)
            void writeFile(join(folder, "watched.tsv"), "order_status_id\t8002\nemail\tEmail\n");
          else child.stdin?.write("\u0003");
        }),
    });
    expect(ended.code).toBe(130);
    expect(ended.stdout).toMatch(/"order_status_id": 8001[\s\S]*"order_status_id": 8002/);
  });
});
