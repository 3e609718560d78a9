import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";
import { temporaryFolder } from "../forwarding/sqlite/temporaryFolder.ts";
import { freePort } from "../support/freePort.ts";
import { codeBlocks } from "./codeBlocks.ts";
import { printingPrograms, readmePath, runReadme } from "./readmeExamples.ts";
import { translationsOf } from "./translations.ts";

const root = new URL("../../", import.meta.url);
const fromSource = fileURLToPath(new URL("test/support/packageFromSource.ts", root));

/** How many programs of a page print nothing: they are only type-checked, or are servers, which servedExamples runs. */
const withoutOutput = {
  "docs/recipes.md": 0,
  "docs/client.md": 0,
  "docs/delivery.md": 0,
  "docs/getting-started.md": 0,
  "docs/register.md": 2,
  "docs/stores.md": 4,
  "docs/watch-orders.md": 1,
};

describe.each(Object.entries(withoutOutput))("%s", (page, count) => {
  const path = fileURLToPath(new URL(page, root));
  const programs = printingPrograms(readFileSync(path, "utf8"));
  // The proxy of one example. It tunnels to whatever is asked for.
  const proxy = createServer().on("connect", ({ url = "" }, near, head) => {
    const [host = "", port] = url.split(":");
    const far = connect(Number(port), host, () => {
      near.write("HTTP/1.1 200 Connection established\r\n\r\n");
      far.write(head);
      far.pipe(near).pipe(far);
    });
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
  });
  let proxyUrl = "";
  beforeAll(async () => {
    await once(proxy.listen(0, "127.0.0.1"), "listening");
    proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterAll(() => void proxy.close());

  it("says below every example what it prints", () => {
    const examples = codeBlocks(path).filter(({ language }) => language === "ts");
    expect(programs.length).toBeGreaterThan(0);
    expect(programs).toHaveLength(examples.length - count);
  });

  it.each(programs)(
    "has an example that prints what is below it: $name",
    async ({ file: name, code, output }) => {
      const account = createFakeAccount();
      const served = await serveFakeAccount(account);
      const folder = temporaryFolder();
      const file = join(folder, name);
      writeFileSync(file, code);
      const env = { BASELINKER_TOKEN: account.token, BASELINKER_URL: served.url, HTTPS_PROXY: proxyUrl };
      const child = fork(file, { cwd: folder, env, execArgv: ["--import", fromSource], silent: true });
      try {
        const printed: { out: string; errors: string } = { out: "", errors: "" };
        child.stdout?.on("data", (chunk) => {
          printed.out += String(chunk);
        });
        child.stderr?.on("data", (chunk) => {
          printed.errors += String(chunk);
        });
        await once(child, "close");
        expect(printed).toEqual({ out: output, errors: expect.not.stringContaining("Error") });
      } finally {
        await served.close();
      }
    },
  );
});

const readmes = [
  readmePath,
  ...translationsOf("README.md").map((name) => fileURLToPath(new URL(`docs/${name}`, root))),
];

it.each(readmes)(
  "every example of %s runs as it is, one after the other, and prints what is below it",
  async (page) => {
    const account = createFakeAccount();
    const served = await serveFakeAccount(account);
    try {
      const steps = await runReadme({
        page,
        folder: temporaryFolder(),
        node: process.execPath,
        nodeArgs: ["--import", fromSource],
        url: served.url,
        token: account.token,
        port: await freePort(),
      });
      for (const { name, printed, shown } of steps) expect(`${name}\n${printed}`).toBe(`${name}\n${shown}`);
      expect(steps).toHaveLength(codeBlocks(page).filter(({ language }) => language === "ts").length - 1 + 2);
    } finally {
      await served.close();
    }
  },
);
