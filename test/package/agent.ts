import { equal, match } from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMcp } from "../apps/mcp/mcpClient.ts";
import { codeBlocks } from "../docs/codeBlocks.ts";

const page = fileURLToPath(new URL("../../docs/mcp.md", import.meta.url));

/** Adds the server to a client as docs/mcp.md says, with a `.env` of our own, and asks what only the built one knows. */
export async function addToClient(
  folder: string,
  { FAKE_URL = "", FAKE_TOKEN = "" }: NodeJS.ProcessEnv,
): Promise<void> {
  const envFile = join(folder, "mcp.env");
  await writeFile(envFile, `BASELINKER_URL=${FAKE_URL}\nBASELINKER_TOKEN=${FAKE_TOKEN}\n`);
  const [config] = codeBlocks(page).filter(({ language }) => language === "json");
  const { command, args } = JSON.parse(config?.code ?? "").mcpServers.base;
  const words = args.map((word: string) => (word.endsWith(".env") ? envFile : word));
  const client = await startMcp({ command: [command, ...words], cwd: folder });
  try {
    match(String(client.initialized.instructions), /this server only reads/);
    const described = await client.call("describe_method", { method: "getOrders", part: "result" });
    match(described.text, /^orders list of \{order_id, .*/m);
    match((await client.call("find_methods", { query: "unpaid orders" })).text, /^getOrders \(read\): \S/m);
    const statuses = await client.call("read_base", { method: "getOrderStatusList" });
    equal(statuses.isError, false);
    const resource = await client.request("resources/read", { uri: "baselinker://statuses" });
    match(JSON.stringify(resource), /\\"name\\":\\"New/);
  } finally {
    await client[Symbol.asyncDispose]();
  }
  equal(await client.ended, 0);
}
