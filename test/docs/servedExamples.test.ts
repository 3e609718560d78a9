import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";
import { temporaryFolder } from "../forwarding/sqlite/temporaryFolder.ts";
import { freePort } from "../support/freePort.ts";
import { requestsIn, sent } from "./dialogue.ts";

const root = new URL("../../", import.meta.url);
const fromSource = fileURLToPath(new URL("test/support/packageFromSource.ts", root));
const guide = readFileSync(new URL("docs/webhooks.md", root), "utf8");
const shown = /^```ts\n((?:(?!```).*\n)*)```\n\n(?:(?!```).+\n\n)?```console\n((?:(?!```).*\n)*)```$/gm;
const programs = [...guide.matchAll(shown)].map(({ index, 1: code = "", 2: dialogue = "" }) => ({
  name: [...guide.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? "",
  code,
  dialogue,
}));

describe("docs/webhooks.md", () => {
  it("has servers that answer", () => expect(programs).toHaveLength(2));

  it.each(programs)("has a server that answers what is below it: $name", async ({ code, dialogue }) => {
    const account = createFakeAccount();
    const served = await serveFakeAccount(account);
    const folder = temporaryFolder();
    const port = await freePort();
    const file = join(folder, "server.mts");
    writeFileSync(file, code.replace("3000", String(port)));
    const env = { BASELINKER_TOKEN: account.token, BASELINKER_URL: served.url, WEBHOOK_SECRET: "my-secret" };
    const child = fork(file, { cwd: folder, env, execArgv: ["--import", fromSource] });
    try {
      const requests = requestsIn(dialogue, port);
      expect(requests).toHaveLength(dialogue.split("\n").filter((line) => line.startsWith("$")).length);
      for (const { request, answer } of requests)
        expect(await (await sent(request, child)).text()).toBe(answer);
    } finally {
      child.kill();
      await once(child, "exit");
      await served.close();
    }
  });
});
