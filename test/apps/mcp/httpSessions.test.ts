import { describe, expect, it } from "vitest";
import { startSessions, valueIn } from "./sessionClient.ts";

const params = { order_status_id: 8001, date_add: 1_767_000_000 };
const write = { name: "write_base", arguments: { method: "addOrder", params } };
const yes = () => ({ action: "accept", content: { confirm: true } });
const minute = 60_000;

describe("a client of 2025 over HTTP", () => {
  it("has a session, in which a person is asked before a write", async () => {
    await using server = await startSessions();
    const questions: unknown[] = [];
    const client = await server.connect({
      elicitation: {},
      answer(question) {
        questions.push(question.params);
        return yes();
      },
    });
    expect(client.id).toMatch(/^[\da-f-]{36}$/);
    const { order_id } = valueIn(await client.ask("tools/call", write));
    expect(server.account.orders).toMatchObject([{ order_id, ...params }]);
    expect(questions).toMatchObject([{ message: expect.stringContaining(JSON.stringify(params)) }]);
  });

  it("makes no order where its person says no", async () => {
    await using server = await startSessions();
    const client = await server.connect({ elicitation: { form: {} }, answer: () => ({ action: "decline" }) });
    expect(valueIn(await client.ask("tools/call", write)).error).toBe("not_confirmed");
    expect(server.account.orders).toEqual([]);
  });

  it("is told of --yes only if it said at initialize that it cannot ask, and else to reconnect", async () => {
    await using server = await startSessions();
    const cannot = await server.connect();
    const no = valueIn(await cannot.ask("tools/call", write));
    expect(no).toMatchObject({
      error: "cannot_ask",
      message: expect.stringMatching(/start the server with --yes/),
    });
    const alone = await server.send({ jsonrpc: "2.0", id: 1, method: "tools/call", params: write });
    const text = await alone.text();
    expect(text).toMatch(/cannot_ask.*Reconnect the client.*Mcp-Session-Id/);
    expect(text).not.toContain("--yes");
    expect(server.account.orders).toEqual([]);
  });

  it("gets its own answers: an answer to the question of another session counts nowhere", async () => {
    await using server = await startSessions();
    const other = await server.connect({ elicitation: {} });
    const client = await server.connect({
      elicitation: {},
      async answer({ id }) {
        await server.send({ jsonrpc: "2.0", id, result: yes() }, other.headers);
        expect(server.account.orders).toEqual([]);
        return { action: "decline" };
      },
    });
    expect(valueIn(await client.ask("tools/call", write)).error).toBe("not_confirmed");
    expect(server.account.orders).toEqual([]);
  });

  it("gets 404 for a session that no one began, with what to do, and may begin again with its old id", async () => {
    await using server = await startSessions();
    const headers = { "mcp-session-id": "00000000-0000-4000-8000-000000000000" };
    const gone = await server.send({ jsonrpc: "2.0", id: 1, method: "tools/list" }, headers);
    expect({ status: gone.status, ...(await gone.json()) }).toMatchObject({
      status: 404,
      error: { code: -32001, message: expect.stringMatching(/^Session not found.*initialize/) },
    });
    const initialize = {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "test", version: "1" },
    };
    const begun = await server.send(
      { jsonrpc: "2.0", id: 1, method: "initialize", params: initialize },
      headers,
    );
    expect({ status: begun.status, id: begun.headers.get("mcp-session-id") }).toEqual({
      status: 200,
      id: expect.not.stringMatching(/^0{8}/),
    });
    await begun.text();
  });

  it("ends its session by DELETE", async () => {
    await using server = await startSessions();
    const client = await server.connect();
    expect((await client.end()).status).toBe(200);
    await expect(client.ask("tools/list")).rejects.toThrow(/^404 /);
  });

  it("has a session until 30 minutes without a request, and 404 after that, also for its answer to a question", async () => {
    await using server = await startSessions();
    const client = await server.connect();
    const waiting = await server.connect({
      elicitation: {},
      answer: () => ({ action: "decline" }),
    });
    server.clock.ms += 30 * minute - 1;
    await client.ask("tools/list");
    server.clock.ms += 30 * minute - 1;
    await client.ask("tools/list");
    await expect(waiting.ask("tools/list")).rejects.toThrow(/^404 /);
    expect((await server.send({ jsonrpc: "2.0", id: 0, result: yes() }, waiting.headers)).status).toBe(404);
    server.clock.ms += 30 * minute;
    await expect(client.ask("tools/list")).rejects.toThrow(/^404 /);
  });

  it("keeps its session while a request is open: a person may take an hour, and a stream may stay", async () => {
    await using server = await startSessions();
    const leave = new AbortController();
    const listening = await server.connect();
    await listening.listen(leave.signal);
    const client = await server.connect({
      elicitation: {},
      async answer() {
        server.clock.ms += 60 * minute;
        await listening.ask("tools/list");
        return yes();
      },
    });
    expect(valueIn(await client.ask("tools/call", write)).order_id).toBeGreaterThan(0);
    expect(server.account.orders).toHaveLength(1);
    leave.abort();
  });

  it("gets the headers of its stream at once, though nothing is sent on it", async () => {
    await using server = await startSessions();
    const client = await server.connect();
    const leave = new AbortController();
    const { status, headers } = await client.listen(leave.signal);
    expect({ status, type: headers.get("content-type") }).toEqual({ status: 200, type: "text/event-stream" });
    leave.abort();
  });

  it("is one of 32: a further one ends the session that was unused the longest, and none with an open request", async () => {
    await using server = await startSessions();
    const leave = new AbortController();
    const open = await server.connect();
    await open.listen(leave.signal);
    const clients = [];
    for (let count = 0; count < 31; count += 1) clients.push(await server.connect());
    const [first, second, third] = clients;
    await first?.ask("tools/list");
    const further = await server.connect();
    for (const client of [open, first, third, further]) expect(await client?.ask("tools/list")).toBeDefined();
    await expect(second?.ask("tools/list")).rejects.toThrow(/^404 /);
    leave.abort();
  });

  it("is 404 for a person's answer where the session ended while it was asked, and nothing is written", async () => {
    await using server = await startSessions();
    let late: Response | undefined;
    const client = await server.connect({
      elicitation: {},
      async answer({ id }) {
        await client.end();
        late = await server.send({ jsonrpc: "2.0", id, result: yes() }, client.headers);
        return yes();
      },
    });
    await expect(client.ask("tools/call", write)).rejects.toThrow("The answer has no result.");
    expect(late?.status).toBe(404);
    expect(server.account.orders).toEqual([]);
  });

  it("begins no session with a request that is no whole initialize", async () => {
    await using server = await startSessions();
    for (const body of ["{", '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}', "[]", "null"]) {
      const { status, headers } = await server.send(body);
      expect({ body, ok: status < 400, id: headers.get("mcp-session-id") }).toMatchObject({ body, id: null });
    }
    const wanted = { accept: "application/json" };
    const initialize = {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "t", version: "1" },
    };
    const refused = await server.send(
      { jsonrpc: "2.0", id: 1, method: "initialize", params: initialize },
      wanted,
    );
    expect({ status: refused.status, id: refused.headers.get("mcp-session-id") }).toEqual({
      status: 406,
      id: null,
    });
  });
});
