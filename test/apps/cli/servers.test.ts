import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { createWebhook } from "../../../src/webhook/createWebhook.ts";
import { signatures } from "../../../src/webhook/senders/signatures.ts";
import { hasTerminal, useCommand } from "./startCommand.ts";

describe("listen and trigger", () => {
  const { run, runInTerminal } = useCommand();
  let folder = "";
  const rules = "order_status_id;8001\ncustom_source_id;3102\nemail;billing.email\nextra_field_1;id\n";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    await writeFile(join(folder, "rules.csv"), rules);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Runs `listen` while the work is done with its address, then presses Ctrl+C. */
  async function listening(
    words: readonly string[],
    work: (url: string, fake: { url: string; token: string }, studio: string) => Promise<void>,
  ) {
    let worked: Promise<void> = Promise.resolve();
    const ended = await run(["listen", "--json", ...words], {
      cwd: folder,
      onStart: (child) => {
        child.stdout?.once("data", (chunk) => {
          const { url, fake, studio } = JSON.parse(String(chunk).split("\n")[0] ?? "");
          worked = work(url, fake, studio).finally(() => child.kill("SIGINT"));
        });
      },
    });
    await worked;
    return ended;
  }

  it("keeps each request as a lead file for its owner alone, and says what the rules make of it", async () => {
    const { code, stdout } = await listening(["--rules", "rules.csv", "--folder", "kept"], async (url) => {
      const sent = await run(["trigger", "woocommerce", "--to", url, "--secret", "s"]);
      expect(sent).toMatchObject({ code: 0, stdout: expect.stringMatching(/✓ +valid +200/) });
    });
    expect(code).toBe(0);
    const [name = ""] = (await readdir(join(folder, "kept"))).filter((each) =>
      each.endsWith(".request.json"),
    );
    const path = join(folder, "kept", name);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, "kept/.gitignore"), "utf8")).toBe("*\n");
    const saved = JSON.parse(await readFile(path, "utf8"));
    // Neither the signature nor anything else that opens a door.
    expect(Object.keys(saved.headers).sort()).toEqual(["x-wc-webhook-delivery-id", "x-wc-webhook-topic"]);
    expect(JSON.parse(stdout.trim().split("\n")[1] ?? "")).toMatchObject({ results: [{ status: "order" }] });
    const mapped = await run(["map", "rules.csv", join("kept", name), "--json"], { cwd: folder });
    expect(JSON.parse(mapped.stdout)).toMatchObject({
      order: { email: expect.stringContaining("@example.com") },
    });
  });

  it("matches order lines with a catalog that an option names, or with the only one of a given token", async () => {
    const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
    const served = await serveFakeAccount(account);
    await using _ = { [Symbol.asyncDispose]: () => served.close() };
    const lines = { fields: { sku: "sku", name: "sku", price_brutto: { value: 1 } } };
    const given = {
      version: 1,
      needsContact: false,
      fields: { order_status_id: { value: 8001 } },
      products: lines,
    };
    await writeFile(join(folder, "lines.json"), JSON.stringify(given));
    await writeFile(join(folder, "trial.env"), `BASELINKER_URL=${served.url}\nBASELINKER_TOKEN=1-2-FAKE\n`);
    let calls = 0;
    const issuesWith = async (...words: string[]) => {
      calls += 1;
      const own = ["--rules", "lines.json", "--folder", `lines-${calls}`];
      const { stdout } = await listening([...own, ...words], async (url) => {
        await fetch(url, {
          method: "POST",
          body: '{"sku":"TEE-X"}',
          headers: { "content-type": "application/json" },
        });
      });
      return JSON.parse(stdout.trim().split("\n")[1] ?? "").results[0].issues.map(
        ({ code }: { code: string }) => code,
      );
    };
    expect(await issuesWith()).toEqual([]);
    expect(account.requests).toHaveLength(0);
    expect(await issuesWith("--settings", "trial.env")).toEqual(["sku_unmatched"]);
    expect(await issuesWith("--settings", "trial.env", "--inventory", "307")).toEqual(["sku_unmatched"]);
    const noToken = await run(["listen", "--rules", "lines.json", "--inventory", "307"], { cwd: folder });
    expect(noToken).toMatchObject({ code: 3, stderr: expect.stringContaining("BASELINKER_TOKEN") });
  });

  it("is a fake account on the same port", async () => {
    await listening([], async (_, { url, token }) => {
      const body = new URLSearchParams({ method: "getOrderStatusList" });
      const answer = await fetch(url, { method: "POST", headers: { "X-BLToken": token }, body });
      expect(await answer.json()).toMatchObject({ status: "SUCCESS" });
    });
  });

  it("shows on a page what becomes of each request, by the rules and on its own fake account", async () => {
    const words = ["--rules", "rules.csv", "--folder", "shown", "--studio"];
    const { code } = await listening(words, async (url, fake, studio) => {
      const { origin, hash } = new URL(studio);
      const ask = async (path: string) => {
        const headers = { authorization: `Bearer ${hash.slice("#key=".length)}` };
        return (await fetch(`${origin}/api/${path}`, { headers })).json();
      };
      await run(["trigger", "woocommerce", "--to", `${url}woocommerce?x=1`, "--secret", "s"]);
      const { entries } = await vi.waitFor(async () => {
        const page = await ask("leads");
        expect(page.entries).toMatchObject([{ source: "woocommerce", status: "success" }]);
        return page;
      });
      expect(await ask("about")).toMatchObject({ account: "fake", rules: { name: "rules.csv" } });
      const body = new URLSearchParams({ method: "getOrders", parameters: "{}" });
      const response = await fetch(fake.url, { method: "POST", body, headers: { "X-BLToken": fake.token } });
      const { orders } = await response.json();
      expect(orders.map((order: { order_id: number }) => order.order_id)).toContain(entries[0].orderId);
    });
    expect(code).toBe(0);
    const without = await run(["listen", "--studio"], { cwd: folder });
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining("Name them with --rules") });
  });

  it("keeps what two of them receive in one second, in one folder", async () => {
    const words = ["--folder", "shared"];
    await listening(words, async (first) => {
      await listening(words, async (second) => {
        for (const url of [first, second])
          expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(200);
      });
    });
    const kept = await readdir(join(folder, "shared"));
    expect(kept.filter((name) => name.endsWith(".request.json"))).toHaveLength(2);
  });

  it("leaves a .gitignore that is there as it is, and writes through no link", async () => {
    for (const name of ["own", "linked"]) await mkdir(join(folder, name));
    await writeFile(join(folder, "own/.gitignore"), "drafts\n");
    await symlink(join(folder, "elsewhere"), join(folder, "linked/.gitignore"));
    for (const name of ["own", "linked"]) {
      expect(await listening(["--folder", name], async () => {})).toMatchObject({ code: 0, stderr: "" });
    }
    expect(await readFile(join(folder, "own/.gitignore"), "utf8")).toBe("drafts\n");
    expect(await readdir(folder)).not.toContain("elsewhere");
  });

  it("refuses a request to a host that is not this machine, keeps nothing of it, and says what to do", async () => {
    const { stderr } = await listening(["--folder", "foreign"], async (url) => {
      const { port } = new URL(url);
      for (const path of ["/", "/connector.php"]) {
        const { status, text } = await post(`${url.slice(0, -1)}${path}`, `evil.example:${port}`);
        expect({ status, text }).toEqual({
          status: 421,
          text: expect.stringMatching(/--tunnel evil\.example/),
        });
      }
      for (const host of ["", "localhost.evil.example", "127.0.0.1.evil.example", "0.0.0.0"]) {
        expect({ host, ...(await post(url, host)) }).toMatchObject({
          host,
          status: expect.toBeOneOf([400, 421]),
        });
      }
    });
    expect(stderr).toMatch(
      /^Refused with 421: a request to the host evil\.example:\d+, which is not this machine/,
    );
    expect(await readdir(join(folder, "foreign"))).toEqual([".gitignore"]);
  });

  it("takes a request to any name of this machine, and to the tunnels that it was told", async () => {
    const tunnels = ["--tunnel", "Leads.ngrok-free.app", "--tunnel", "https://shop.trycloudflare.com/"];
    const { stdout, stderr } = await listening([...tunnels, "--folder", "tunnelled"], async (url) => {
      const { port } = new URL(url);
      const machine = [
        `localhost:${port}`,
        `127.0.0.1:${port}`,
        `[::1]:${port}`,
        "shop.localhost",
        "localhost:9000",
      ];
      for (const host of [...machine, "leads.ngrok-free.app", "shop.trycloudflare.com:443"]) {
        expect({ host, ...(await post(url, host)) }).toMatchObject({ host, status: 200 });
      }
    });
    expect(stderr).toBe("");
    expect(stdout.match(/"file"/g)).toHaveLength(7);
  });

  it("says in three languages that a secret among the words of a call is seen, and takes one of the environment quietly", async () => {
    await listening(["--folder", "secrets"], async (url) => {
      const words = ["trigger", "woocommerce", "--to", url];
      const warnings = [/^--secret is seen by.*`ps`/, /^--secret бачить.*`ps`/, /^--secret widzi.*`ps`/];
      for (const [index, language] of ["en", "uk", "pl"].entries()) {
        const { code, stderr } = await run([
          ...words,
          "--secret",
          "hush-0123456789abcdef",
          "--language",
          language,
        ]);
        expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(warnings[index] ?? "") });
        expect(stderr).toContain("WEBHOOK_SECRET");
        expect(stderr).not.toContain("hush");
      }
      expect(await run(words, { env: { WEBHOOK_SECRET: "hush-0123456789abcdef" } })).toMatchObject({
        code: 0,
        stderr: "",
      });
      await writeFile(join(folder, "secret.env"), "WEBHOOK_SECRET=hush-0123456789abcdef\n");
      expect(await run([...words, "--settings", join(folder, "secret.env")])).toMatchObject({
        code: 0,
        stderr: "",
      });
    });
    const help = (await run(["trigger", "--help"])).stdout;
    expect(help).toMatch(/--secret <text> +its secret; better in WEBHOOK_SECRET/);
  });

  it("finds out whether a webhook refuses what it must: forged, replayed, repeated, pings", async () => {
    const account = createFakeAccount();
    const mapper = {
      key: "id",
      version: 1,
      fields: { order_status_id: { value: 8001 }, email: "billing.email" },
    } as const;
    const forwarder = createForwarder({ baselinker: account.client(), rules: mapper });
    const webhook = createWebhook({ forwarder, verify: signatures.woocommerce({ secret: "right" }) });
    const server = createServer((request, response) => void webhook.node(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
    try {
      const kinds = ["valid", "forged", "replayed", "repeated", "ping"].flatMap((kind) => ["--kind", kind]);
      const good = await run([
        "trigger",
        "woocommerce",
        "--to",
        url,
        "--secret",
        "right",
        ...kinds,
        "--json",
      ]);
      expect(good.code).toBe(0);
      const lines = good.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(lines.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
        "valid 200",
        "forged 401",
        "replayed 200",
        "first 200",
        "repeated 200",
        "ping 200",
      ]);
      const bad = await run(["trigger", "woocommerce", "--to", url, "--secret", "wrong"]);
      expect(bad).toMatchObject({ code: 1, stdout: expect.stringMatching(/✗ +valid +401/) });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it("reads the beginning of an answer that does not end", async () => {
    const server = createServer((_, response) => void response.write("a".repeat(100_000)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
    const { code, stdout } = await run(["trigger", "woocommerce", "--to", url, "--secret", "s", "--json"]);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, answer: "a".repeat(200) });
    server.closeAllConnections();
    server.close();
  });

  it("passes a request on to the local app as it came, with its answer", async () => {
    const server = createServer((request, response) => {
      const isSigned = request.headers["x-wc-webhook-signature"] !== undefined;
      response.writeHead(request.method === "PUT" ? 204 : isSigned ? 202 : 400).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/hook`;
    const { stdout } = await listening(["--forward", url], async (to) => {
      const sent = await run(["trigger", "woocommerce", "--to", to, "--secret", "s", "--json"]);
      expect(JSON.parse(sent.stdout)).toMatchObject({ status: 202, ok: true });
      expect((await fetch(to, { method: "PUT", body: "{}" })).status).toBe(204);
    });
    expect(JSON.parse(stdout.trim().split("\n")[1] ?? "")).toMatchObject({ forwarded: 202 });
    server.closeAllConnections();
    server.close();
  });

  it.skipIf(!hasTerminal)("ends with 0 by Ctrl+C in a terminal", async () => {
    const { code, stdout } = await runInTerminal(["listen"], {
      cwd: folder,
      answers: [[/Webhook/, "\u0003"]],
    });
    expect({ code, shown: stdout.includes("Waiting for requests. Stop with Ctrl+C.") }).toEqual({
      code: 0,
      shown: true,
    });
  });
});

/** Posts with a `Host` of its own, which `fetch` does not let one choose. */
function post(
  url: string,
  host: string,
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", setHost: false, headers: host === "" ? {} : { host } });
    sent.on("error", reject).on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += String(chunk);
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
    });
    sent.end("{}");
  });
}
