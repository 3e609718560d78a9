import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOrder, buildOrderProduct } from "../../../src/testing/fake/builders.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { FakeSeed } from "../../../src/testing/fake/seed.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { hasTerminal, useCommand } from "./startCommand.ts";

describe("doctor", () => {
  const { run, runInTerminal } = useCommand();
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    await writeFile(join(folder, "dead.tsv"), "order_status_id\t9999\nemail\tEmail\n");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function open(seed: FakeSeed = {}) {
    const account = createFakeAccount({
      token: "1-2-FAKE",
      requestsPerMinute: false,
      quirks: false,
      ...seed,
    });
    const served = await serveFakeAccount(account);
    const env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" };
    const start = (...words: string[]) => run(["doctor", ...words], { cwd: folder, env });
    return { account, env, start, [Symbol.asyncDispose]: () => served.close() };
  }
  const sentence = ["--confirm", "create and delete one order"];
  const answersOf = (stdout: string) =>
    Object.fromEntries(
      JSON.parse(stdout).answers.map(({ id, answer }: { id: string; answer: string }) => [id, answer]),
    );

  it("says that all is well, and keeps the account as a file that check takes", async () => {
    await using opened = await open();
    const { code, stdout } = await opened.start("--save-account", "account.json");
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ token[\s\S]*✓ clock[\s\S]*✓ account {2}3 statuses/);
    expect((await stat(join(folder, "account.json"))).mode & 0o777).toBe(0o600);
    const checked = await run(["check", "dead.tsv", "--account", "account.json"], { cwd: folder });
    expect(checked).toMatchObject({ code: 1, stdout: expect.stringContaining("status_not_found") });
  });

  it("finds secrets of the written server that can be guessed, and shows neither them nor their lengths", async () => {
    await using opened = await open();
    const weak = "q7-hard2guess!?";
    await writeFile(join(folder, "secrets.env"), `WEBHOOK_SECRET=${weak}\nSTRIPE_SECRET=0123456789abcdef\n`);
    const env = { ...opened.env, GOOGLE_ADS_SECRET: "q7" };
    const found = await run(["doctor", "--settings=secrets.env"], { cwd: folder, env });
    expect(found.code).toBe(1);
    const lines = found.stdout.split("\n").filter((line) => line.includes("secret"));
    expect(lines).toEqual(
      ["WEBHOOK_SECRET", "GOOGLE_ADS_SECRET"].map(
        (name) =>
          `✗ secret  ${name} has fewer than 16 characters, so it can be guessed. Choose a longer random one, here and at the sender.`,
      ),
    );
    expect(found.stdout + found.stderr).not.toContain("q7");
    const strong = { ...opened.env, WEBHOOK_SECRET: "0123456789abcdef" };
    const well = await run(["doctor"], { cwd: folder, env: strong });
    expect(well).toMatchObject({ code: 0, stdout: expect.stringContaining("✓ secret  WEBHOOK_SECRET\n") });
  });

  it("checks the rules of each sender of the configuration, and names the sender of those that are wrong", async () => {
    await using opened = await open();
    await writeFile(join(folder, "well.tsv"), "order_status_id\t8001\nemail\tEmail\n");
    const senders = { shop: { rules: "dead.tsv" }, form: { rules: "well.tsv" } };
    await writeFile(join(folder, "senders.json"), JSON.stringify({ senders }));
    const found = await opened.start("--config", "senders.json");
    expect(found.code).toBe(1);
    expect(found.stdout).toContain("✗ rules  shop: status_not_found  fields.order_status_id:");
    expect(found.stdout).toContain("✓ rules  form: well.tsv\n");
    const given = await opened.start("--config", "senders.json", "--rules", "well.tsv");
    expect(given).toMatchObject({ code: 0, stdout: expect.stringContaining("✓ rules  well.tsv\n") });
  });

  it("warns of prices without a currency, and ends with 0", async () => {
    await using opened = await open();
    await writeFile(join(folder, "priced.tsv"), "order_status_id\t8001\ndelivery_price\tDelivery\n");
    const found = await opened.start("--rules", "priced.tsv");
    expect(found).toMatchObject({ code: 0, stdout: expect.stringContaining("✓ rules  priced.tsv\n") });
    expect(found.stdout).toMatch(
      /^! rules {2}fields\.delivery_price: These rules write prices, but no currency/m,
    );
    const { stdout } = await opened.start("--rules", "priced.tsv", "--json");
    const { findings } = JSON.parse(stdout);
    expect(findings.at(-1)).toMatchObject({ ok: true, says: expect.stringContaining("currency") });
  });

  it("prints the ids that rules and options need: own sources only, and at most 20 of a kind without --all", async () => {
    const statuses = Array.from({ length: 57 }, (_, index) => ({
      id: 1 + index,
      name: `Status ${1 + index}`,
    }));
    await using opened = await open({ statuses });
    const { stdout } = await opened.start();
    const rows = stdout.split("\n").map((line) => line.split(/ {2,}/));
    expect(rows).toContainEqual(["FIELD", "ID", "NAME"]);
    expect(rows.filter(([field]) => field === "order_status_id")).toHaveLength(21);
    expect(rows).toContainEqual(["order_status_id", "…", "(57; --all)"]);
    expect(rows.filter(([field]) => field === "custom_source_id")).toEqual([
      ["custom_source_id", "31", "Landing page"],
    ]);
    for (const row of [
      ["order_status_id", "20", "Status 20"],
      ["deal_cf_101", "101", "UTM"],
      ["inventoryId", "307", "Main catalog"],
      ["priceGroup", "105", "Retail"],
      ["warehouse_id", "205", "Main warehouse"],
    ])
      expect(rows).toContainEqual(row);
    const all = await opened.start("--all");
    expect(all.stdout.match(/^order_status_id .*/gm)?.at(-1)).toMatch(/57 +Status 57$/);
  });

  it("gives the whole account with --json, and none where the token is not known", async () => {
    await using opened = await open();
    const { stdout } = await opened.start("--json");
    expect(JSON.parse(stdout).account).toMatchObject({
      statuses: [{ id: 8001 }, {}, {}],
      catalogs: [{ id: 307 }],
    });
    await using closed = await open({ token: "1-2-OTHER" });
    expect(Object.keys(JSON.parse((await closed.start("--json")).stdout))).toEqual(["findings"]);
  });

  it("takes the token and the address of a trial from --settings, and keeps what the environment says", async () => {
    await using opened = await open();
    const lines = [`BASELINKER_URL=${opened.env.BASELINKER_URL}`, "BASELINKER_TOKEN=1-2-FAKE"];
    await writeFile(join(folder, ".env"), lines.join("\n"));
    const words = ["doctor", "--settings", ".env"];
    expect(await run(words, { cwd: folder })).toMatchObject({ code: 0 });
    // Not taken unasked, but not overlooked either.
    const unnamed = await run(["doctor"], { cwd: folder });
    expect(unnamed).toMatchObject({ code: 3, stderr: expect.stringContaining("add --settings .env.") });
    const other = await run(words, { cwd: folder, env: { BASELINKER_TOKEN: "1-2-OTHER" } });
    expect(other.code).toBe(3);
    expect(opened.account.requests.length).toBeGreaterThan(1);
  });

  it("ends with 3 for a token that Base does not know, and tries nothing else", async () => {
    await using opened = await open({ token: "1-2-OTHER" });
    const { code, stdout, stderr } = await opened.start();
    expect(code).toBe(3);
    expect(stdout).toMatch(/✗ token {2}.*ERROR_BAD_TOKEN.*Nothing else was checked/s);
    expect(stdout + stderr).not.toContain("1-2-FAKE");
  });

  it("ends with 3 for a blocked token", async () => {
    await using opened = await open({ requestsPerMinute: 0 });
    const { code, stdout } = await opened.start();
    expect({ code, told: /✗ token/.test(stdout) }).toEqual({ code: 3, told: true });
  });

  it("ends with 1 where the rules name what the account does not have", async () => {
    await using opened = await open();
    const { code, stdout } = await opened.start("--rules", "dead.tsv", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toContainEqual({
      ok: false,
      what: "rules",
      says: expect.stringContaining("9999"),
    });
  });

  it("says what to do about a webhook that does not answer", async () => {
    await using opened = await open();
    const { code, stdout } = await opened.start("--webhook", "http://127.0.0.1:9/");
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/✗ webhook .*no answer\. Start the program/),
    });
  });

  it.each([301, 302, 307, 308])(
    "says that senders do not follow a redirect of the webhook, and shows no key: %d",
    async (status) => {
      await using opened = await open();
      const server = createServer((_, response) =>
        response.writeHead(status, { location: "/leads/?key=a-secret-of-the-shop" }).end(),
      ).listen(0, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      const url = `http://127.0.0.1:${port}`;
      const { code, stdout } = await opened.start("--webhook", `${url}/leads`);
      server.close();
      expect({ code, stdout }).toEqual({
        code: 1,
        stdout: expect.stringContaining(
          `${url}/leads ${status}. It redirects to ${url}/leads/, and senders do not follow`,
        ),
      });
      expect(stdout).not.toContain("a-secret");
    },
  );

  it("prints the calls of a probe first, makes none without a yes, and shows no buyer", async () => {
    const order = buildOrder({
      order_id: 5,
      email: "Anna@example.com",
      date_add: Math.floor(Date.now() / 1000) - 60,
      products: [buildOrderProduct()],
    });
    await using opened = await open({ orders: [order], journalOn: true });
    const asked = await opened.start("--probe");
    expect(asked).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/At most 15 calls, 20 a minute[\s\S]*--yes/),
    });
    expect(opened.account.requests).toHaveLength(0);
    const { code, stdout } = await opened.start("--probe", "--yes", "--json");
    expect(code).toBe(0);
    expect(answersOf(stdout)).toMatchObject({ R1: "yes", R3: "yes", R6: "yes", R7: "undecided", R8: "yes" });
    expect(stdout.toLowerCase()).not.toContain("anna");
    expect(opened.account.requests.length).toBeLessThanOrEqual(15);
  });

  it("makes one order and deletes it, only with the sentence and a status", async () => {
    await using opened = await open();
    expect(await opened.start("--probe", "--write", ...sentence)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--status"),
    });
    expect(await opened.start("--probe", "--write", "--status", "8001", "--yes")).toMatchObject({ code: 2 });
    expect(opened.account.requests).toHaveLength(0);
    const { code, stdout } = await opened.start(
      "--probe",
      "--write",
      "--status",
      "8001",
      ...sentence,
      "--json",
    );
    expect(code).toBe(0);
    expect(answersOf(stdout)).toMatchObject({ W1: "yes", W2: "yes", W3: "no", W5: "yes", W8: "yes" });
    expect(opened.account.orders).toEqual([]);
    expect(opened.account.requestsOf("addOrder")).toHaveLength(1);
    expect(await readdir(folder)).not.toContain("doctor-probe.json");
  });

  it("writes its id down before it writes to Base: an order that stayed is undone", async () => {
    await using opened = await open({ faults: [{ scenario: "answer-lost", method: "addOrder", times: 1 }] });
    const broken = await opened.start("--probe", "--write", "--status", "8001", ...sentence);
    expect(broken).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("doctor --undo doctor-probe.json"),
    });
    expect(opened.account.orders).toHaveLength(1);
    expect(JSON.parse(await readFile(join(folder, "doctor-probe.json"), "utf8"))).toEqual({
      uuid: expect.any(String),
    });
    expect((await opened.start("--undo", "doctor-probe.json")).code).toBe(0);
    expect(opened.account.orders).toEqual([]);
    expect(await readdir(folder)).not.toContain("doctor-probe.json");
  });

  it.skipIf(!hasTerminal)("makes no order on a terminal where another sentence is typed", async () => {
    await using opened = await open();
    const words = ["doctor", "--probe", "--write", "--status", "8001", "--yes"];
    const ended = await runInTerminal(words, {
      cwd: folder,
      env: opened.env,
      answers: [[/Type: create/, "yes\r"]],
    });
    expect(ended.code).toBe(130);
    expect(opened.account.requests).toHaveLength(0);
  });
});
