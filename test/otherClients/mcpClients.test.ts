import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFakeAccount, type ServedAccount, serveFakeAccount } from "../../src/entries/fake.ts";
import { useCommand } from "../apps/cli/startCommand.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const installed = existsSync(`${here}node_modules/@modelcontextprotocol/sdk`);
if (!installed)
  console.info(
    "Skipped: the clients of the Model Context Protocol are missing. Run `npm ci --prefix test/otherClients`.",
  );

const accept = { action: "accept", content: { confirm: true } };
const order = { order_status_id: 8001, date_add: 1_767_000_000 };

const clients = [
  { library: "client", era: "2025", over: "stdio", version: "2025-11-25" },
  { library: "client", era: "2026", over: "stdio", version: "2026-07-28" },
  { library: "sdk", era: "2025", over: "stdio", version: undefined },
  { library: "client", era: "2025", over: "HTTP", version: "2025-11-25" },
  { library: "client", era: "2026", over: "HTTP", version: "2026-07-28" },
  { library: "sdk", era: "2025", over: "HTTP", version: "2025-11-25" },
];

describe.skipIf(!installed)("clients of the Model Context Protocol that are not ours", () => {
  const { file } = useCommand();
  const account = createFakeAccount({ requestsPerMinute: false, quirks: false });
  const words = ["--write", "addOrder"];
  let served: ServedAccount;
  let server: ChildProcess;
  let http: { readonly url: string; readonly key: string };
  let env: Record<string, string>;
  beforeAll(async () => {
    served = await serveFakeAccount(account);
    env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: account.token };
    server = spawn(process.execPath, [file(), "mcp", "--http", "--json", ...words], { env, stdio: "pipe" });
    http = JSON.parse(String((await once(server.stdout ?? server, "data"))[0]));
  });
  afterAll(async () => {
    server.kill("SIGINT");
    await once(server, "close");
    await served.close();
  });

  /** What a client got, whose person gives this answer; without one it cannot ask. */
  async function got(client: object, over: string, answer?: object, more: readonly string[] = []) {
    const stdio = { cli: file(), words: [...words, ...more], env };
    const given = { ...client, ...(over === "stdio" ? stdio : http), answer, order };
    const before = account.orders.length;
    const { stdout } = await run(process.execPath, [`${here}mcpClients.mjs`, JSON.stringify(given)]);
    return { ...JSON.parse(stdout), orders: account.orders.length - before };
  }

  it.each(clients)(
    "$library of $era over $over: lists, reads, and makes an order once a person agrees",
    async ({ over, version, ...client }) => {
      const { tools, read, wrong, resources, statuses, questions, written, orders, ...rest } = await got(
        client,
        over,
        accept,
      );
      expect(rest.version).toBe(version);
      expect(tools.map(({ name }: { name: string }) => name)).toEqual(
        expect.arrayContaining(["find_methods", "read_base", "count_base", "write_base"]),
      );
      expect(read).toMatchObject({
        content: [{ text: expect.stringMatching(/^<(data-\w+)>.*8001.*<\/\1>$/s) }],
      });
      expect(read.isError).toBeFalsy();
      expect(wrong).toMatchObject({
        isError: true,
        content: [{ text: expect.stringMatching(/^\{"error":"unknown_method"/) }],
      });
      expect(resources.map(({ uri }: { uri: string }) => uri)).toContain("baselinker://statuses");
      expect(statuses.contents[0].text).toContain("8001");
      expect(orders).toBeGreaterThan(0);
      expect(questions).toHaveLength(1);
      expect(questions[0].message).toContain(JSON.stringify(order));
      expect(written.content[0].text).toContain('"order_id":');
    },
  );

  it.each(clients)(
    "$library of $era over $over: makes no order if its person says no, or cannot be asked",
    async ({ over, ...client }) => {
      const [no, none] = await Promise.all([got(client, over, { action: "decline" }), got(client, over)]);
      const code = (written: unknown) => JSON.stringify(written).match(/error\\":\\"(\w+)/)?.[1];
      expect({ orders: no.orders, code: code(no.written) }).toEqual({
        orders: 0,
        code: "not_confirmed",
      });
      expect({ orders: none.orders, code: code(none.written) }).toEqual({ orders: 0, code: "cannot_ask" });
    },
  );

  it.each(["stdio", "HTTP"])(
    "client of 2026 over %s: a yes counts once, and only for what was asked",
    async (over) => {
      const { replay, orders } = await got({ library: "client", era: "2026" }, over, accept);
      const { first, ...others } = replay;
      expect(first.content[0].text).toContain('"order_id":');
      for (const [name, { requestState, content }] of Object.entries<Record<string, unknown>>(others))
        expect({ name, asks: typeof requestState, content }).toEqual({
          name,
          asks: "string",
          content: undefined,
        });
      // One by the usual call, one by the first yes by hand.
      expect(orders).toBe(2);
    },
  );

  it("does not ask with --yes, also who cannot", async () => {
    const { written, orders, questions } = await got({ library: "sdk", era: "2025" }, "stdio", undefined, [
      "--yes",
    ]);
    expect(written.content[0].text).toContain('"order_id":');
    expect({ orders, questions }).toEqual({ orders: 1, questions: [] });
  });
});
