import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { useCommand } from "../cli/startCommand.ts";
import { startMcp } from "./mcpClient.ts";

describe("mcp over stdio", () => {
  const { file } = useCommand();

  it("answers with data between marks, asks before a write, and ends with 0 when stdin closes", async () => {
    const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
    const served = await serveFakeAccount(account);
    const client = await startMcp({
      file: file(),
      words: ["--write", "addInventoryManufacturer,updateInventoryProductsStock"],
      env: { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" },
      answer: () => ({ action: "accept", content: { confirm: true } }),
    });
    try {
      const read = await client.call("read_base", { method: "getOrderStatusList" });
      expect(read.text).toMatch(/^<(data-[0-9a-f]{8})>.*<\/\1>$/s);
      expect(read.value.statuses).not.toHaveLength(0);
      const params = { name: "Acme" };
      const written = await client.call("write_base", { method: "addInventoryManufacturer", params });
      expect(written.isError).toBe(false);
      const stock = { inventory_id: 307, products: { 2685: { bl_206: 5 } } };
      const set = await client.call("write_base", { method: "updateInventoryProductsStock", params: stock });
      expect(set.isError).toBe(false);
      expect(client.questions).toHaveLength(2);
    } finally {
      await client[Symbol.asyncDispose]();
      await served.close();
    }
    expect(await client.ended).toBe(0);
  });
});
