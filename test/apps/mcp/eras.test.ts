import { once } from "node:events";
import { createServer } from "node:http";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { describe, expect, it } from "vitest";
import { openSession } from "../../../src/apps/cli/commands/mcp.ts";
import { serverFactory } from "../../../src/apps/mcp/server.ts";
import { RulesBySender } from "../../../src/apps/project/rulesBySender.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { commandCall, envelope, startHttp } from "./httpClient.ts";

/** A Base that takes requests and answers none. */
async function startStalledBase() {
  let isCalled = (_: unknown) => {};
  let isLeft = (_: unknown) => {};
  const called = new Promise((resolve) => (isCalled = resolve));
  const left = new Promise((resolve) => (isLeft = resolve));
  const server = createServer((request, response) => {
    response.once("close", isLeft);
    request.resume().once("end", isCalled);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = isRecord(address) ? address.port : 0;
  return {
    env: { BASELINKER_URL: `http://127.0.0.1:${port}/connector.php`, BASELINKER_TOKEN: "1-2-FAKE" },
    /** A call has come. */ called,
    /** Its connection was closed. */ left,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** `mcp` over stdio in this process, as lines that are sent and come. */
async function startStdio(era: string, env: Record<string, string>, writes: readonly string[] = []) {
  const { call } = commandCall({}, env);
  const { session, close } = await openSession(call, writes, {
    rules: new RulesBySender(call, {}),
    store: undefined,
  });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const waiting = new Map<unknown, (message: Readonly<Record<string, unknown>>) => void>();
  let isAsked = (_: unknown) => {};
  const question = new Promise((resolve) => (isAsked = resolve));
  ours.onmessage = (message: object) => {
    if (JSON.stringify(message).includes("elicitation/create")) isAsked(message);
    else if (isRecord(message)) waiting.get(message.id)?.(message);
  };
  await ours.start();
  const served = serveStdio(serverFactory(session), { transport: theirs });
  let count = 0;
  const send = (method: string, params: object, id?: number) => {
    const own = era === "2026" ? { ...params, _meta: envelope() } : params;
    return ours.send(JSON.parse(JSON.stringify({ jsonrpc: "2.0", id, method, params: own })));
  };
  const ask = async (method: string, params: object) => {
    count += 1;
    const id = count;
    const answered = new Promise<Readonly<Record<string, unknown>>>((resolve) => waiting.set(id, resolve));
    await send(method, params, id);
    return answered;
  };
  if (era === "2025") {
    const clientInfo = { name: "test", version: "1" };
    await ask("initialize", { protocolVersion: "2025-06-18", capabilities: { elicitation: {} }, clientInfo });
    await send("notifications/initialized", {});
  }
  return {
    ask,
    send,
    /** What asks the person, in the era's own way. */ question,
    lastId: () => count,
    [Symbol.asyncDispose]: async () => {
      await served.close();
      await close();
    },
  };
}

const read = { name: "read_base", arguments: { method: "getOrderStatusList" } };

describe("a call that a client cancels", () => {
  it.each(["2025", "2026"])("is left over stdio in the era of %s, and has no answer", async (era) => {
    await using base = await startStalledBase();
    await using server = await startStdio(era, base.env);
    let answer: unknown;
    server.ask("tools/call", read).then((given) => (answer = given));
    await base.called;
    await server.send("notifications/cancelled", { requestId: server.lastId(), reason: "enough" });
    await base.left;
    await server.ask("tools/list", {});
    expect(answer).toBeUndefined();
  });

  it.each(["2025", "2026"])(
    "is left over HTTP in the era of %s, as its connection is closed",
    async (era) => {
      await using base = await startStalledBase();
      await using server = await startHttp({}, base.env);
      const cancel = new AbortController();
      const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: read });
      const sent =
        era === "2026"
          ? server.ask("tools/call", read, { signal: cancel.signal })
          : server.send(message, { signal: cancel.signal });
      const ended = expect(sent).rejects.toThrow(/abort/);
      await base.called;
      cancel.abort();
      await base.left;
      await ended;
    },
  );
});

describe("a call in a session of 2025 over HTTP", () => {
  it("is left as its connection is closed, since its answer can come in no other way", async () => {
    await using base = await startStalledBase();
    await using server = await startHttp({}, base.env);
    const clientInfo = { name: "test", version: "1" };
    const params = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo };
    const begun = await server.send(JSON.stringify({ jsonrpc: "2.0", id: 0, method: "initialize", params }));
    const id = String(begun.headers["mcp-session-id"]);
    const cancel = new AbortController();
    const message = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: read });
    const sent = server.send(message, { headers: { "mcp-session-id": id }, signal: cancel.signal });
    const ended = expect(sent).rejects.toThrow(/abort/);
    await base.called;
    cancel.abort();
    await base.left;
    await ended;
  });
});

describe("a write over stdio", () => {
  it.each(["2025", "2026"])("asks a client of %s", async (era) => {
    await using base = await startStalledBase();
    await using server = await startStdio(era, base.env, ["addOrder"]);
    const params = { order_status_id: 8001, date_add: 1_767_000_000 };
    server.ask("tools/call", { name: "write_base", arguments: { method: "addOrder", params } });
    expect(await server.question).toMatchObject({
      [era === "2025" ? "params" : "result"]: expect.objectContaining(
        era === "2025" ? { mode: "form" } : { resultType: "input_required" },
      ),
    });
  });
});
