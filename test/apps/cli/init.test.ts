import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sourcesWithRules } from "../../../src/apps/project/choices.ts";
import { loadAccount } from "../../../src/forwarding/account/loadAccount.ts";
import type { Account } from "../../../src/mapping/contract/mapContext.ts";
import { createFakeAccount, type FakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { ServedAccount } from "../../../src/testing/fake/httpServer.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { freePort } from "../../support/freePort.ts";
import { hasTerminal, useCommand } from "./startCommand.ts";

const packageFromSource = fileURLToPath(new URL("../../support/packageFromSource.ts", import.meta.url));

/** What has no default in the fake account. */
const answers = ["--country", "UA", "--status", "8001"];

describe("init", () => {
  const { run, runInTerminal } = useCommand();
  let home = "";
  let folder = "";
  let account: FakeAccount;
  let known: Account;
  let served: ServedAccount;
  let env: Record<string, string> = {};

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "baselinker-init-"));
    account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
    served = await serveFakeAccount(account);
    env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" };
    known = await loadAccount(account.client());
    await writeFile(join(home, "account.json"), JSON.stringify(known));
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(home, "empty-"));
  });
  afterAll(async () => {
    await served.close();
    await rm(home, { recursive: true, force: true });
  });
  // From a file: the limit of all these calls together would be reached.
  const init = (...words: string[]) =>
    run(["init", "--account", join(home, "account.json"), ...words], { cwd: folder });
  const read = (file: string) => readFile(join(folder, file), "utf8");
  const rulesOf = async (file = "rules.json") => JSON.parse(await read(file));

  it("writes rules with the account's own ids, and a test that passes", async () => {
    const words = ["init", "--source", "woocommerce", ...answers, "--json"];
    const { code, stdout } = await run(words, { cwd: folder, env });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).files).toEqual([
      "rules.json",
      "rules.test.json",
      "account.json",
      "server.js",
      "package.json",
      ".gitignore",
      "Dockerfile",
      "leads.service",
      ".env",
    ]);
    expect(await rulesOf()).toMatchObject({ defaults: { country: "UA", currency: "UAH" } });
    expect((await rulesOf()).fields).toMatchObject({ order_status_id: 8001 });
    const here = { cwd: folder };
    expect((await run(["check", "rules.json", "--account", "account.json"], here)).code).toBe(0);
    const tested = await run(["test", ".", "--account", "account.json"], here);
    expect(tested).toMatchObject({ code: 0, stdout: expect.stringContaining("1 of 1 passed.") });
  });

  it.each(sourcesWithRules)("writes rules of %s that make an order of its sample", async (source) => {
    expect((await init("--source", source, ...answers)).code).toBe(0);
    expect(JSON.parse(await read("rules.test.json")).tests).toHaveLength(1);
    const { defaults, fields } = await rulesOf();
    expect({ defaults, status: fields.order_status_id }).toMatchObject({
      defaults: { country: "UA", currency: "UAH" },
      status: 8001,
    });
    const tested = await run(["test", ".", "--account", "account.json"], { cwd: folder });
    expect(tested.stdout).toContain("1 of 1 passed.");
  });

  it("guesses no order source, and takes no id of a sample for one of the account", async () => {
    const { stdout } = await init("--source", "tilda", ...answers, "--json");
    const { fields } = await rulesOf();
    expect(fields).not.toHaveProperty("custom_source_id");
    expect(fields).not.toHaveProperty("deal_cf_101");
    expect(JSON.parse(stdout).left).toMatchObject([{ path: "fields.deal_cf_101" }]);
  });

  it("takes ids or names, a country in small letters, and `none`", async () => {
    const named = ["--country", "de", "--status", " To be packed", "--order-source", "Landing page"];
    await init("--source", "shopify", ...named, "--catalog", "Main catalog", "--folder", "named");
    expect(await rulesOf("named/rules.json")).toMatchObject({
      defaults: { country: "DE", currency: "EUR" },
      fields: { order_status_id: 8002, custom_source_id: 31 },
    });
    expect(await read("named/server.js")).toContain("catalog: { inventoryId: 307 }");
    await init("--source", "shopify", ...answers, "--order-source", "none", "--folder", "none");
    expect((await rulesOf("none/rules.json")).fields).not.toHaveProperty("custom_source_id");
  });

  it("takes a currency that is not the country's, also over that of own rules", async () => {
    await init("--source", "tilda", ...answers, "--currency", "eur");
    expect((await rulesOf()).defaults).toEqual({ country: "UA", currency: "EUR" });
    const own = { version: 1, defaults: { country: "PL", currency: "PLN" }, fields: { email: "Email" } };
    await writeFile(join(folder, "own.json"), JSON.stringify(own));
    const words = ["--source", "tilda", "--rules", "own.json", "--status", "8001", "--folder", "own"];
    await init(...words, "--currency", "CZK");
    expect((await rulesOf("own/rules.json")).defaults).toEqual({ country: "PL", currency: "CZK" });
  });

  it("leaves the currency open where it does not know the country's", async () => {
    const { stderr } = await init("--source", "webflow", "--country", "MN", "--status", "8001");
    expect((await rulesOf()).defaults).toEqual({ country: "MN" });
    expect(stderr).toMatch(/defaults\.currency: .*MN.*such as EUR/);
  });

  it("says that own rules write prices without a currency", async () => {
    const own = { version: 1, defaults: { country: "PL" }, fields: { delivery_price: "Delivery" } };
    await writeFile(join(folder, "own.json"), JSON.stringify(own));
    const words = ["--source", "tilda", "--rules", "own.json", "--status", "8001"];
    const { stdout } = await init(...words, "--json");
    expect(JSON.parse(stdout).left).toMatchObject([
      { path: "defaults.currency", message: expect.stringContaining("write the code of your currency") },
    ]);
    const chosen = await init(...words, "--currency", "PLN", "--folder", "chosen", "--json");
    expect(JSON.parse(chosen.stdout).left).toEqual([]);
  });

  it("names everything that is missing at once where it cannot ask, and writes nothing", async () => {
    const { code, stderr } = await init();
    expect(code).toBe(2);
    expect(stderr).toMatch(/nothing was written/);
    expect(stderr).toMatch(/^ {2}--source: .*woocommerce/m);
    expect(stderr).toMatch(/^ {2}--country: /m);
    expect(stderr).toMatch(/^ {2}--status: 8001 New orders, 8002 To be packed, 8003 Sent$/m);
    expect(await readdir(folder)).toEqual([]);
  });

  it("asks for a catalog only where there are several and the rules have products", async () => {
    const catalogs = known.catalogs.flatMap((each) => [each, { ...each, id: 308, name: "Outlet" }]);
    await writeFile(join(folder, "a.json"), JSON.stringify({ ...known, catalogs }));
    const shop = await init("--source", "woocommerce", ...answers, "--account", "a.json");
    expect(shop.stderr).toMatch(/^ {2}--catalog: 307 Main catalog, 308 Outlet$/m);
    expect((await init("--source", "tilda", ...answers, "--account", "a.json")).code).toBe(0);
  });

  it("takes the only status, and the country of the terminal unless it is English", async () => {
    const statuses = known.statuses.slice(1, 2);
    await writeFile(join(folder, "a.json"), JSON.stringify({ ...known, statuses }));
    const words = ["init", "--source", "tilda", "--account", "a.json"];
    const english = await run(words, { cwd: folder, env: { ...env, LANG: "en_US.UTF-8" } });
    expect(english).toMatchObject({ code: 2, stderr: expect.stringMatching(/^ {2}--country/m) });
    expect((await run(words, { cwd: folder, env: { ...env, LANG: "pl_PL.UTF-8" } })).code).toBe(0);
    expect(await rulesOf()).toMatchObject({ defaults: { country: "PL" }, fields: { order_status_id: 8002 } });
  });

  it("takes a person's own rules, also a table, and leaves out what the account does not have", async () => {
    await writeFile(join(folder, "own.tsv"), "email\tEmail\nphone\tPhone\ncustom_source_id\t99\n");
    const words = ["--source", "tilda", "--rules", "own.tsv", ...answers, "--folder", "own", "--json"];
    const { code, stdout } = await init(...words);
    expect({ code, left: JSON.parse(stdout).left }).toMatchObject({
      code: 0,
      left: [{ path: "fields.custom_source_id" }],
    });
    expect((await rulesOf("own/rules.json")).fields).toEqual({
      order_status_id: 8001,
      email: "Email",
      phone: "Phone",
    });
    const tested = await run(["test", "."], { cwd: join(folder, "own") });
    expect(tested).toMatchObject({ code: 0, stdout: expect.stringContaining("1 of 1 passed.") });
  });

  it("keeps the status, the source and the country of own rules", async () => {
    const own = {
      version: 1,
      defaults: { country: "PL", currency: "EUR" },
      fields: { email: "Email", order_status_id: 8003, custom_source_id: 31, deal_cf_101: "utm" },
    };
    await writeFile(join(folder, "own.json"), JSON.stringify(own));
    expect((await init("--source", "tilda", "--rules", "own.json")).code).toBe(0);
    expect(await rulesOf()).toEqual(own);
  });

  it("takes another ready set by its name", async () => {
    expect((await init("--source", "tilda", "--rules", "tilda-cart", ...answers)).code).toBe(0);
    expect(await rulesOf()).toMatchObject({ key: "payment.orderid", products: {} });
    expect((await rulesOf()).fields).not.toHaveProperty("custom_source_id");
  });

  it("writes nothing over what is there, and leaves a .env that is there as it is", async () => {
    await writeFile(join(folder, ".env"), "BASELINKER_TOKEN=mine\n");
    const first = await init("--source", "tilda", ...answers);
    expect(first.stderr).toMatch(/Add to it: WEBHOOK_SECRET\.$/m);
    expect(await read(".env")).toBe("BASELINKER_TOKEN=mine\n");
    await writeFile(join(folder, "rules.json"), "mine");
    expect(await init("--source", "tilda", ...answers)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/nothing was written.*--folder/),
    });
    expect(await read("rules.json")).toBe("mine");
  });

  it.each([
    ["an unknown sender", ["--source", "meta"], /^--source: "meta" is not one of woocommerce/],
    ["a misspelt sender", ["--source", "shopfy"], /Did you mean shopify\?/],
    ["two shops of one kind", ["--source", "tilda,tilda"], /tilda is there twice.*its own --folder/],
    ["own rules for two", ["--source", "tilda,stripe", "--rules", "r.json"], /^--rules is for one sender/],
    [
      "a country by its name",
      ["--country", "Україна"],
      /^--country: "Україна".*two capital letters such as `UA`/,
    ],
    ["a currency by its name", ["--currency", "hryvnia"], /^--currency: "hryvnia"\. .*ISO 4217/],
    ["a country by a common code", ["--country", "UK"], /Did you mean GB\?/],
    [
      "a misspelt status",
      ["--status", "New order"],
      /^--status: the account has no "New order"\. Did you mean New orders\? Choose one of 8001/,
    ],
    ["a status that is gone", ["--status", "99"], /^--status: .*Choose one of 8001 New orders/],
    ["the order source 0", ["--order-source", "0"], /^--order-source: .*Choose one of 31 Landing page/],
    ["an unknown catalog", ["--catalog", "1"], /^--catalog: .*Choose one of 307 Main catalog/],
    ["rules that are not there", ["--rules", "no.json"], /no\.json: there is no such file/],
    ["an unknown platform", ["--to", "php"], /^--to: "php" is not one of node/],
  ])("says what to do about %s", async (_, words, says) => {
    const right = { "--country": "UA", "--status": "8001", "--source": "woocommerce" };
    const others = Object.entries(right).filter(([option]) => !words.includes(option));
    const { code, stderr } = await init(...words, ...others.flat());
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(says) });
    expect(await readdir(folder)).toEqual([]);
  });

  it("says how to get a token where there is none", async () => {
    const { code, stderr } = await run(["init", "--source", "tilda"], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/BASELINKER_TOKEN/) });
  });

  describe("for two senders", () => {
    const secrets = { WOOCOMMERCE_SECRET: "w", TILDA_SECRET: "t" };
    let port = 0;
    beforeEach(async () => {
      await init("--source", "woocommerce", "--source", "tilda", ...answers);
      port = await freePort();
    });
    const start = (more: NodeJS.ProcessEnv = {}) => {
      const own = { ...secrets, PORT: String(port), LEADS_FILE: "l.sqlite" };
      return startServer(folder, { ...process.env, ...env, ...own, ...more });
    };
    const trigger = (source: string, secret: string, ...words: string[]) =>
      run(["trigger", source, "--to", `http://127.0.0.1:${port}/${source}`, "--secret", secret, ...words]);

    it("writes one program that keeps them apart", async () => {
      const server = await start();
      const before = account.orders.length;
      try {
        const kinds = ["--kind", "valid", "--kind", "forged"];
        expect((await trigger("woocommerce", "w", ...kinds)).code).toBe(0);
        expect((await trigger("tilda", "t", ...kinds)).code).toBe(0);
        // The secret as `.env` has it, which no one has to type.
        await writeFile(join(folder, "secrets.env"), "WOOCOMMERCE_SECRET=w\nTILDA_SECRET=t\n");
        const to = `http://127.0.0.1:${port}/tilda`;
        const settings = ["--settings", join(folder, "secrets.env")];
        expect((await run(["trigger", "tilda", "--to", to, ...settings])).code).toBe(0);
        // Signed by the other sender.
        expect((await trigger("tilda", "w")).code).toBe(1);
        await expect.poll(() => account.orders.length, { timeout: 15_000 }).toBe(before + 3);
        expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
        // 404 would make some senders switch the address off.
        expect((await fetch(`http://127.0.0.1:${port}/other`, { method: "POST" })).status).toBe(400);
      } finally {
        expect(await server.end()).toEqual({ code: 0, signal: null });
      }
      const listed = await run(["register", "list", "--register", "l.sqlite", "--json"], { cwd: folder });
      const namespaces = JSON.parse(listed.stdout).entries.map(
        (each: { namespace: string }) => each.namespace,
      );
      expect(namespaces.sort()).toEqual(["tilda", "tilda", "woocommerce"]);
    });

    it("writes a program that keeps leads while its rules are wrong for the account, and prints what is wrong", async () => {
      const rules = JSON.parse(await readFile(join(folder, "rules-woocommerce.json"), "utf8"));
      rules.fields.order_status_id = 99;
      await writeFile(join(folder, "rules-woocommerce.json"), JSON.stringify(rules));
      const server = await start();
      try {
        await expect
          .poll(server.printed, { timeout: 15_000 })
          .toMatch(/woocommerce: fields\.order_status_id: The account has no order status 99/);
        expect((await trigger("woocommerce", "w", "--kind", "valid")).code).toBe(0);
        expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
      } finally {
        expect(await server.end()).toEqual({ code: 0, signal: null });
      }
      const words = ["register", "list", "--register", "l.sqlite", "--json"];
      const { entries } = JSON.parse((await run(words, { cwd: folder })).stdout);
      expect(entries).toMatchObject([{ namespace: "woocommerce", leadKept: true }]);
    });

    it("writes a unit whose program writes nothing but its leads, into the folder of their state", async () => {
      const unit = await readFile(join(folder, "leads.service"), "utf8");
      const [, state, file = ""] = /^Environment=LEADS_FILE=\/var\/lib\/(\w+)\/(.+)$/m.exec(unit) ?? [];
      const lines = [`StateDirectory=${state}`, "ProtectSystem=strict", "NoNewPrivileges=true", "UMask=0077"];
      for (const line of lines) expect(unit).toContain(`\n${line}\n`);
      expect(unit).not.toMatch(/ReadWritePaths|=\/opt\/leads\/.*sqlite/);
      const kept = await mkdtemp(join(tmpdir(), "baselinker-state-"));
      try {
        const written = await contentOf(folder);
        const before = account.orders.length;
        const server = await start({ LEADS_FILE: join(kept, file) });
        try {
          expect((await trigger("tilda", "t")).code).toBe(0);
          await expect.poll(() => account.orders.length, { timeout: 15_000 }).toBe(before + 1);
        } finally {
          expect(await server.end()).toEqual({ code: 0, signal: null });
        }
        expect(await readdir(kept)).toEqual([file]);
        expect(await contentOf(folder)).toEqual(written);
      } finally {
        await rm(kept, { recursive: true });
      }
    });

    it.skipIf(!existsSync("/usr/bin/systemd-analyze"))("writes a unit that systemd understands", () => {
      const words = ["verify", "--man=no", join(folder, "leads.service")];
      const { status, stderr } = spawnSync("/usr/bin/systemd-analyze", words, { encoding: "utf8" });
      // The program of the unit is not installed on every machine.
      const wrong = stderr.split("\n").filter((line) => line !== "" && !/node is not executable/.test(line));
      expect({ status: wrong.length === 0 ? 0 : status, wrong }).toEqual({ status: 0, wrong: [] });
    });

    it("writes a program that says which variables it lacks", async () => {
      await expect(start({ BASELINKER_TOKEN: "", TILDA_SECRET: "" })).rejects.toThrow(
        /^Fill in \.env.*: BASELINKER_TOKEN, TILDA_SECRET\.$/m,
      );
    });

    it("finishes the lead in progress on SIGTERM, and takes no other", async () => {
      const gate = await startGate(served.url);
      const server = await start({ BASELINKER_URL: gate.url });
      const before = account.orders.length;
      try {
        const sent = trigger("tilda", "t");
        await gate.reached;
        const ended = server.end();
        const another = () => fetch(`http://127.0.0.1:${port}/tilda`).catch(() => "refused");
        await expect.poll(another, { timeout: 15_000 }).toBe("refused");
        gate.open();
        expect(await sent).toMatchObject({ code: 0, stdout: expect.stringMatching(/valid +200/) });
        expect(await ended).toEqual({ code: 0, signal: null });
        expect(account.orders.length).toBe(before + 1);
      } finally {
        gate.close();
      }
    });
  });

  it.skipIf(!hasTerminal)("asks on a terminal for what is missing", async () => {
    const { code, stdout } = await runInTerminal(["init"], {
      cwd: folder,
      env: { ...env, LANG: "uk_UA.UTF-8" },
      answers: [
        [/Хто надсилає/, " \x1b[B\x1b[B\x1b[B \r"],
        [/Країна покупців.*UA/s, "\r"],
        // The currency of the country is there already: a shop that sells in another one types over it.
        [/Валюта цін.*UAH/s, "\b\b\beur\r"],
        [/У якому статусі/, "\x1b[B\r"],
        [/Яке джерело/, "\x1b[B\r"],
        [/Яка папка/, "\b\bshop\r"],
      ],
    });
    expect({ code, stdout }).toMatchObject({ code: 0 });
    expect((await readdir(join(folder, "shop"))).filter((file) => file.startsWith("rules-"))).toEqual([
      "rules-tilda.json",
      "rules-tilda.test.json",
      "rules-woocommerce.json",
      "rules-woocommerce.test.json",
    ]);
    expect(await rulesOf("shop/rules-tilda.json")).toMatchObject({
      defaults: { country: "UA", currency: "EUR" },
      fields: { order_status_id: 8002, custom_source_id: 31 },
    });
  });

  it.skipIf(!hasTerminal)("writes nothing if a question is cancelled", async () => {
    const { code } = await runInTerminal(["init", "--source", "tilda", ...answers], {
      cwd: folder,
      env,
      answers: [
        [/Currency of the prices/, "\r"],
        [/Which order source/, "\x03"],
      ],
    });
    expect({ code, files: await readdir(folder) }).toEqual({ code: 130, files: [] });
  });
});

/** The files of a folder and what is in them. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""]));
}

/** The program that was written, as a process of its own. */
async function startServer(cwd: string, env: NodeJS.ProcessEnv) {
  const words = ["--import", packageFromSource, "server.js"];
  const child = spawn(process.execPath, words, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes("Leads are received")) resolve();
    });
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    child.once("close", () => reject(new Error(said)));
  });
  return {
    printed: () => said,
    end() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** A gate to Base: an order that is sent waits until it opens. */
async function startGate(url: string) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let reach = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (body.includes("addOrder")) {
      reach();
      await opened;
    }
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-bltoken": "1-2-FAKE" };
    const answer = await fetch(url, { method: "POST", headers, body });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/connector.php`, reached, open: () => open(), close };
}
