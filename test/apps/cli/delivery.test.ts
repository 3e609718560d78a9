import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqliteRateLimiter } from "../../../src/entries/sqlite.ts";
import { buildCatalog } from "../../../src/testing/fake/builders.ts";
import { createFakeAccount, type FakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { ServedAccount } from "../../../src/testing/fake/httpServer.ts";
import type { FakeSeed } from "../../../src/testing/fake/seed.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { answerOf } from "../../support/limiterAnswer.ts";
import { hasTerminal, useCommand } from "./startCommand.ts";

describe("forward and register", () => {
  const { run, runInTerminal } = useCommand();
  let folder = "";
  let account: FakeAccount;
  let served: ServedAccount;
  let env: Record<string, string> = {};
  let files = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    await writeFile(join(folder, "rules.tsv"), "order_status_id\t8001\nemail\tEmail\nphone\tPhone\n");
    const broken =
      '{"version":1,"fields":{"order_status_id":{"value":8001},"phone":{"path":"Phone","as":"phone","required":true}}}';
    await writeFile(join(folder, "strict.json"), broken);
    await writeFile(join(folder, "dead.tsv"), "order_status_id\t9999\nemail\tEmail\n");
    const leads = ["a", "b", "c"].map((name) => JSON.stringify({ Email: `${name}@example.com` }));
    await writeFile(join(folder, "leads.ndjson"), `${leads.join("\n")}\n`);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Each test has an account and a store of its own. */
  async function open(seed: FakeSeed = {}) {
    account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false, ...seed });
    served = await serveFakeAccount(account);
    env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" };
    files += 1;
    const store = ["--store", `${files}.sqlite`, "--register", `${files}.sqlite`];
    return {
      store,
      register: ["--register", `${files}.sqlite`],
      [Symbol.asyncDispose]: () => served.close(),
    };
  }
  const start = (words: readonly string[]) => run(words, { cwd: folder, env });

  /** With a limit of as many requests as were sent, another program on the file has to wait. */
  async function expectAllCounted() {
    const requestsPerMinute = account.requests.length;
    await using limiter = sqliteRateLimiter(join(folder, `${files}.sqlite`), {
      token: "1-2-FAKE",
      requestsPerMinute,
    });
    expect(await answerOf(limiter)).toBe("limit");
  }

  it("makes one order of each lead, and of the same leads again none", async () => {
    await using opened = await open();
    const first = await start(["forward", "rules.tsv", "leads.ndjson", ...opened.store, "--yes"]);
    expect(first).toMatchObject({ code: 0, stdout: "success 3  duplicate 0  skip 0  error 0  unknown 0\n" });
    const again = await start(["forward", "rules.tsv", "leads.ndjson", ...opened.store, "--yes", "--json"]);
    expect(again.code).toBe(0);
    const lines = again.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ status }) => status)).toEqual(["duplicate", "duplicate", "duplicate"]);
    expect(account.orders).toHaveLength(3);
  });

  it.each([
    ["doctor", ["doctor"]],
    ["check --live", ["check", "../rules.tsv", "--live"]],
  ])("counts the requests of %s in the store of the project, once it is there", async (_, command) => {
    await using opened = await open();
    const cwd = await mkdtemp(join(folder, "project-"));
    await writeFile(join(cwd, "baselinker.config.json"), JSON.stringify({ store: `../${files}.sqlite` }));
    await start(["forward", "rules.tsv", "leads.ndjson", ...opened.store, "--yes"]);
    const before = account.requests.length;
    await run(command, { cwd, env });
    expect(account.requests.length).toBeGreaterThan(before);
    await expectAllCounted();
  });

  it("counts the requests of forward and resend in the file of the store, as a server next to it does", async () => {
    await using opened = await open();
    await start(["forward", "strict.json", "leads.ndjson", ...opened.store, "--yes"]);
    await expectAllCounted();
    const listed = await start(["register", "list", ...opened.register, "--status", "error", "--json"]);
    const { entries } = JSON.parse(listed.stdout);
    const before = account.requests.length;
    await start(["register", "resend", entries[0].id, ...opened.register, "--rules", "rules.tsv", "--yes"]);
    expect(account.requests.length).toBeGreaterThan(before);
    await expectAllCounted();
  });

  it.each([
    ["forward", ["forward", "rules.tsv", "leads.ndjson", "--yes"]],
    ["check --live", ["check", "rules.tsv", "--live"]],
  ] as const)("says at once that Base blocks the token: %s", async (_, words) => {
    await using opened = await open();
    account.faults.inject("block");
    const more = words[0] === "forward" ? opened.store : [];
    const ended = await start([...words, ...more]);
    expect(ended.code).toBe(3);
    expect(`${ended.stdout}${ended.stderr}`).toMatch(
      /Base blocked the token for 10 min, .* Send nothing until then/,
    );
    expect(account.requests.length).toBeLessThan(10);
  });

  it("refuses what check finds in the account, also what a single lead would only be warned of", async () => {
    await using opened = await open();
    const rules = "order_status_id\t8001\nemail\tEmail\ncustom_source_id\t99999\n";
    await writeFile(join(folder, "source.tsv"), rules);
    const checked = await start(["check", "source.tsv", "--live"]);
    expect(checked).toMatchObject({ code: 1, stdout: expect.stringMatching(/error {2}source_not_found/) });
    const sent = await start(["forward", "source.tsv", "leads.ndjson", ...opened.store, "--yes"]);
    expect(sent).toMatchObject({ code: 3, stderr: expect.stringMatching(/no custom order source 99999/) });
    expect(account.orders).toHaveLength(0);
  });

  it("sends nothing with --dry-run, and no buyer is in what it prints of real leads", async () => {
    await using opened = await open();
    const dry = await start(["forward", "rules.tsv", "leads.ndjson", ...opened.store, "--dry-run", "--json"]);
    expect(dry.code).toBe(0);
    expect(account.requests.map(({ method }) => method)).not.toContain("addOrder");
    const real = await start(["forward", "rules.tsv", "leads.ndjson", ...opened.store, "--yes", "--json"]);
    expect(real.stdout + real.stderr).not.toContain("@example.com");
  });

  it("ends with 1 where leads fail, keeps them, and sends one again by a shortened id", async () => {
    await using opened = await open();
    const failed = await start(["forward", "strict.json", "leads.ndjson", ...opened.store, "--yes"]);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(
      /^error {2}lead {2}ld_\w+\n {2}error {2}required_missing {2}fields\.phone {2}A required value is missing/m,
    );
    const listed = await start(["register", "list", ...opened.register, "--status", "error", "--json"]);
    const { entries } = JSON.parse(listed.stdout);
    expect(entries).toHaveLength(3);
    const shown = await start(["register", "show", entries[0].id, ...opened.register]);
    expect(shown.stdout).not.toContain("@example.com");
    const values = await start(["register", "show", entries[0].id, ...opened.register, "--values"]);
    expect(values.stdout).toContain("@example.com");
    const resend = ["register", "resend", entries[0].id, ...opened.register, "--rules", "rules.tsv"];
    expect((await start(resend)).code).toBe(2);
    const sent = await start([...resend, "--yes"]);
    expect(sent).toMatchObject({ code: 0, stdout: expect.stringMatching(/^success {2}ld_\w+ {2}\d+\n$/) });
    expect(account.orders).toHaveLength(1);
  });

  it("says of a lead that is not kept only that, and nothing about its rules", async () => {
    await using opened = await open();
    await writeFile(join(folder, "silent.json"), JSON.stringify({ Name: "Ann" }));
    await start(["forward", "rules.tsv", "silent.json", ...opened.store, "--yes"]);
    const { entries } = JSON.parse((await start(["register", "list", ...opened.register, "--json"])).stdout);
    const resend = ["register", "resend", entries[0].id, ...opened.register, "--rules", "rules.tsv"];
    const { stdout, stderr } = await start([...resend, "--yes"]);
    expect(stdout).toContain("lead_not_kept");
    expect(stderr).toBe("");
  });

  it("lists the lead of one order, none for an order of no lead, and no other filter with it", async () => {
    await using opened = await open();
    await start(["forward", "rules.tsv", "leads.ndjson", ...opened.store, "--yes"]);
    const [, { order_id: orderId } = { order_id: 0 }] = account.orders;
    const list = ["register", "list", ...opened.register, "--json", "--order"];
    const { stdout } = await start([...list, String(orderId)]);
    expect(JSON.parse(stdout)).toEqual({
      entries: [expect.objectContaining({ orderId, status: "success" })],
    });
    expect(JSON.parse((await start([...list, "7"])).stdout)).toEqual({ entries: [] });
    const both = await start([...list, String(orderId), "--status", "error"]);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining("leave out the other filters") });
    expect(await start([...list, "0"])).toMatchObject({ code: 2 });
  });

  it("wants the sentence for resend --all and erase, whatever --yes says", async () => {
    await using opened = await open();
    await start(["forward", "strict.json", "leads.ndjson", ...opened.store, "--yes"]);
    const all = ["register", "resend", "--all", ...opened.register, "--rules", "rules.tsv"];
    const refused = await start([...all, "--yes"]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('--confirm "send all again"') });
    expect(account.orders).toHaveLength(0);
    const sent = await start([...all, "--confirm", "send all again"]);
    expect(sent).toMatchObject({ code: 0, stdout: expect.stringContaining("success 3") });
    const listed = await start(["register", "list", ...opened.register, "--json"]);
    const [{ id }] = JSON.parse(listed.stdout).entries;
    expect((await start(["register", "erase", id, ...opened.register])).code).toBe(2);
    expect(
      (await start(["register", "erase", id, ...opened.register, "--confirm", "erase this lead"])).code,
    ).toBe(0);
    const stats = await start(["register", "stats", ...opened.register, "--json"]);
    expect(JSON.parse(stats.stdout).by.success).toBe(2);
  });

  describe("the catalog of the order lines", () => {
    const lines = { fields: { sku: "Sku", name: { value: "Blue" }, price_brutto: { value: 39.9 } } };
    const rules = {
      version: 1,
      fields: { order_status_id: { value: 8001 }, email: "Email" },
      products: lines,
    };
    const two = [
      buildCatalog({ inventory_id: 307, name: "Main" }),
      buildCatalog({ inventory_id: 308, name: "B2B" }),
    ];

    beforeAll(async () => {
      await writeFile(join(folder, "lines.json"), JSON.stringify(rules));
      await writeFile(join(folder, "unlinked.json"), JSON.stringify({ ...rules, match: false }));
      await writeFile(join(folder, "mug.json"), '{"Email":"a@example.com","Sku":"MUG-BLUE"}');
    });

    it("is the only one of the account, without an option, and is not read by rules without lines", async () => {
      await using opened = await open();
      const sent = await start(["forward", "lines.json", "mug.json", ...opened.store, "--yes"]);
      expect(sent).toMatchObject({ code: 0, stdout: expect.stringContaining("success 1") });
      expect(account.orders[0]?.products[0]).toMatchObject({ storage: "db", product_id: "2685" });
      const read = account.requestsOf("getInventoryProductsList").length;
      await start(["forward", "rules.tsv", "leads.ndjson", ...opened.store, "--yes"]);
      await start(["forward", "unlinked.json", "mug.json", ...opened.store, "--yes"]);
      expect(account.requestsOf("getInventoryProductsList")).toHaveLength(read);
    });

    it("is asked for by id and name where there are several, and then named by option or configuration", async () => {
      await using opened = await open({ catalogs: two });
      const words = ["forward", "lines.json", "mug.json", ...opened.store, "--yes"];
      const asked = await start(words);
      expect(asked).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("--inventory: 307 Main, 308 B2B."),
      });
      expect(account.orders).toHaveLength(0);
      await writeFile(join(folder, "named.json"), '{"inventoryId":308}');
      expect((await start([...words, "--config", "named.json"])).code).toBe(0);
      expect((await start([...words, "--inventory", "307"])).code).toBe(0);
      expect(account.requestsOf("getInventories")).toHaveLength(1);
      const other = await start([...words, "--inventory", "9"]);
      expect(other).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/no catalog 9\..*: 307 Main, 308 B2B\./),
      });
    });
  });

  it("says where to read why leads were skipped", async () => {
    await using opened = await open();
    await writeFile(join(folder, "nobody.json"), '{"Name":"Anna"}');
    const { code, stdout, stderr } = await start([
      "forward",
      "rules.tsv",
      "nobody.json",
      ...opened.store,
      "--yes",
    ]);
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("skip 1") });
    expect(stderr).toContain("run `explain` with the same rules and leads");
  });

  it("leaves the store to the right token where the first one had a slip", async () => {
    await using opened = await open();
    const words = ["forward", "rules.tsv", "leads.ndjson", ...opened.store, "--yes"];
    const slip = await run(words, { cwd: folder, env: { ...env, BASELINKER_TOKEN: "1-2-FAEK" } });
    expect(slip).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("Create a new one in the Base panel"),
    });
    expect(await start(words)).toMatchObject({ code: 0, stdout: expect.stringContaining("success 3") });
  });

  it("ends with 3 where the setup is wrong, before anything is sent", async () => {
    await using opened = await open();
    const dead = await start(["forward", "dead.tsv", "leads.ndjson", ...opened.store, "--yes"]);
    expect(dead).toMatchObject({ code: 3, stderr: expect.stringContaining("9999") });
    const uk = await start([
      "forward",
      "dead.tsv",
      "leads.ndjson",
      ...opened.store,
      "--yes",
      "--language",
      "uk",
    ]);
    expect(uk.stderr).toMatch(/^Нічого не надіслано: .*\n- fields\.order_status_id: В акаунті немає /);
    env.BASELINKER_TOKEN = "1-2-WRONG";
    const wrong = await start(["check", "rules.tsv", "--live"]);
    expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining("ERROR_BAD_TOKEN") });
    expect(wrong.stderr).not.toContain("1-2-WRONG");
    expect(account.orders).toHaveLength(0);
  });

  it("finishes what is in progress with Ctrl+C, and ends with 130", async () => {
    await using opened = await open();
    const many = Array.from({ length: 500 }, (_, index) =>
      JSON.stringify({ Email: `n${index}@example.com` }),
    );
    await writeFile(join(folder, "many.ndjson"), many.join("\n"));
    const ended = await run(["forward", "rules.tsv", "many.ndjson", ...opened.store, "--yes", "--json"], {
      cwd: folder,
      env,
      onStart: (child) => child.stdout?.once("data", () => child.kill("SIGINT")),
    });
    expect(ended.code).toBe(130);
    const done = ended.stdout.trim().split("\n").length;
    expect(ended.stderr).toContain(`success ${done} `);
    expect(account.orders).toHaveLength(done);
    expect(done).toBeLessThan(500);
  });

  it.skipIf(!hasTerminal)("asks on a terminal before it sends, and takes no for an answer", async () => {
    await using opened = await open();
    const words = ["forward", "rules.tsv", "leads.ndjson", ...opened.store];
    const no = await runInTerminal(words, { cwd: folder, env, answers: [[/real orders/, "n"]] });
    expect(no.code).toBe(130);
    expect(account.orders).toHaveLength(0);
    const yes = await runInTerminal(words, { cwd: folder, env, answers: [[/real orders/, "y"]] });
    expect(yes.code).toBe(0);
    expect(yes.stdout).toContain("3/3");
    expect(account.orders).toHaveLength(3);
  });
});
