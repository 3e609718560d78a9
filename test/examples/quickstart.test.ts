import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";

const demoFile = fileURLToPath(new URL("../../examples/quickstart/demo.ts", import.meta.url));
const fromSource = new URL("../support/packageFromSource.ts", import.meta.url).href;

describe("the demo", () => {
  it("makes one order of each lead, skips the ping and tells the repeated lead", async () => {
    const { code, lines } = await demo([]);
    expect(code).toBe(0);
    const first = row(lines, "Site cart ");
    const orderId = /Success +(\d+)/.exec(first)?.[1];
    expect(first).toMatch(/2 of 2 +765\.50 UAH/);
    expect(row(lines, "Site cart, again")).toContain(`Duplicate`);
    expect(row(lines, "Site cart, again")).toContain(orderId);
    expect(row(lines, "Lead ads form")).toContain("Success");
    expect(row(lines, "Shop order")).toMatch(/Success.*2 of 3 +255\.69 PLN.*products\[2\]\.sku/);
    expect(row(lines, "Ping of a form")).toContain("Skip");
    expect(lines.at(-1)).toMatch(/^\d+ requests to Base, \d+ ms$/);
  });

  it("prints the payloads on request, with lines linked to variants", async () => {
    const { lines } = await demo(["--payload"]);
    expect(lines.join("\n")).toMatch(/"product_id": "5102"/);
  });

  it.each([
    [["--live"], {}, "--dry-run"],
    [["--live", "--dry-run"], { BASELINKER_TOKEN: "" }, "BASELINKER_TOKEN"],
  ])("refuses %j and says what is missing", async (args, env, words) => {
    const { code, lines } = await demo(args, env);
    expect(code).toBe(2);
    expect(lines.join("\n")).toContain(words);
  });

  it("reads the live account and sends nothing in a dry run", async () => {
    const account = createFakeAccount();
    const server = await serveFakeAccount(account);
    try {
      const env = { BASELINKER_TOKEN: account.token, BASELINKER_URL: server.url };
      const { code, lines } = await demo(["--live", "--dry-run"], env);
      expect(code).toBe(0);
      expect(row(lines, "Site cart ")).toContain("Would be: order");
      expect(lines.at(-1)).toContain("nothing was sent");
      expect(account.orders).toHaveLength(0);
      expect(account.requests.map(({ method }) => method)).not.toContain("addOrder");
    } finally {
      await server.close();
    }
  });
});

function row(lines: readonly string[], source: string): string {
  return lines.find((line) => line.startsWith(source)) ?? "";
}

function demo(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; lines: string[] }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", fromSource, demoFile, ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        const lines = `${stdout}${stderr}`.trimEnd().split("\n");
        resolve({ code: typeof error?.code === "number" ? error.code : 0, lines });
      },
    );
  });
}
