import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeOnRedis } from "./describeOnRedis.ts";
import type { RespClient } from "./respClient.ts";

const folder = new URL("../../../src/forwarding/redis/lua/", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".lua"),
);

describeOnRedis("a file of Lua", (newServer) => {
  const server = newServer();
  let client: RespClient;
  beforeAll(async () => {
    await server.start();
    client = await server.connect();
  });
  afterAll(async () => {
    client.close();
    await server.remove();
  });

  it.each(files)("is valid on its own, as an editor checks it: %s", async (path) => {
    const text = readFileSync(new URL(path.replaceAll("\\", "/"), folder), "utf8");
    expect(String(await client.sendCommand(["SCRIPT", "LOAD", text]))).toMatch(/^[0-9a-f]{40}$/);
  });

  it("is refused by the server if it is not", async () => {
    await expect(client.sendCommand(["SCRIPT", "LOAD", "local function ("])).rejects.toThrow("compiling");
  });
});
