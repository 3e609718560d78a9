import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../forwarding/sqlite/temporaryFolder.ts";
import { codeBlocks } from "./codeBlocks.ts";

const root = new URL("../../", import.meta.url);
const fromSource = fileURLToPath(new URL("test/support/packageFromSource.ts", root));

function blockOf(page: string, words: string): string {
  const found = codeBlocks(fileURLToPath(new URL(`docs/${page}`, root))).find(({ code }) =>
    code.includes(words),
  );
  return found?.code ?? "";
}

/** Runs a program next to files, without any environment, and gives what it prints. */
async function run(files: Readonly<Record<string, string>>, program: string): Promise<string> {
  const folder = temporaryFolder();
  for (const [file, text] of Object.entries({ ...files, "main.mts": program })) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", fromSource, "main.mts"], {
    cwd: folder,
    env: {},
  });
  return stdout;
}

describe("parts of programs in the guides", () => {
  it("the route of Next makes its webhook at the first request, so that a build needs no secrets", async () => {
    const files = {
      "package.json": '{ "type": "module" }',
      "app/leads/route.js": blockOf("webhooks.md", "next/server"),
      "forwarder.js": `import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
console.log("loaded");
export const createLeadsForwarder = () => {
  console.log("made");
  return createForwarder({ baselinker: createFakeAccount().client(), rules: { email: "Email" } });
};`,
      "node_modules/next/package.json": '{ "exports": { "./server": "./server.js" }, "type": "module" }',
      "node_modules/next/server.js": "export const after = (work) => work;",
    };
    const program = `import { POST } from "./app/leads/route.js";
console.log("built");
process.env.WEBHOOK_SECRET = "secret";
for (const body of ["{}", "{}"]) {
  const response = await POST(new Request("https://shop.example/leads", { method: "POST", body }));
  console.log(response.status);
}`;
    expect((await run(files, program)).split("\n")).toEqual(["loaded", "built", "made", "401", "401", ""]);
  });

  it("the worker on a queue finishes, delays and puts aside as the outcome of a lead says", async () => {
    const files = { "work.mts": blockOf("queues.md", "putAside") };
    const program = `import { createForwarder } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { work } from "./work.mts";
const account = createFakeAccount();
const forwarder = createForwarder({
  baselinker: account.client(),
  rules: { version: 1, key: "id", fields: { email: "Email" } },
});
const job = (lead) => ({
  lead,
  receivedAt: new Date(),
  timeLimitMs: 30_000,
  done: async () => console.log("done"),
  comeAgain: async () => console.log("again"),
  putAside: async () => console.log("aside"),
});
await work(forwarder, job({ id: 1, Email: "anna@example.com" }));
await work(forwarder, job({ id: 1, Email: "anna@example.com" }));
await work(forwarder, job({ id: "null", Email: "anna@example.com" }));
account.faults.inject("account-lock");
await work(forwarder, job({ id: 2, Email: "jan@example.com" }));
await forwarder.close();`;
    expect((await run(files, program)).split("\n")).toEqual(["done", "done", "aside", "again", ""]);
  });
});
