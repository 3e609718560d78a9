import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHttp } from "./httpClient.ts";

describe("mcp over HTTP", () => {
  let server: Awaited<ReturnType<typeof startHttp>>;
  beforeAll(async () => {
    server = await startHttp();
  });
  afterAll(() => server.close());

  const port = () => new URL(server.url).port;
  const list = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';

  it("prints its address, and a key of 32 random bytes that is new at each start", async () => {
    await using other = await startHttp();
    expect(server.said).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/mcp is the address of the server\..*\nAuthorization: Bearer \S{43}\n$/,
    );
    expect(other.key).toHaveLength(43);
    expect(other.key).not.toBe(server.key);
  });

  it("prints both as JSON with --json, and no key that was given", async () => {
    const key = "k".repeat(32);
    await using json = await startHttp({ json: true });
    await using given = await startHttp({ json: true }, { BASELINKER_MCP_KEY: key });
    await using spoken = await startHttp({}, { BASELINKER_MCP_KEY: key });
    expect(JSON.parse(json.said)).toEqual({ url: json.url, key: json.key });
    expect(JSON.parse(given.said)).toEqual({ url: given.url });
    expect(spoken.said).not.toContain(key);
    expect((await given.send(list)).status).toBe(200);
  });

  it("lists its tools to who has the key, in both eras of the protocol", async () => {
    const { tools } = await server.ask("tools/list");
    const old = await server.send(list);
    expect(old.status).toBe(200);
    expect(JSON.parse(old.text.split("data: ")[1] ?? "").result.tools).toEqual(tools);
  });

  it("answers 401 without the key, before a body is read", async () => {
    for (const authorization of [
      "",
      "Bearer ",
      `Bearer ${"x".repeat(43)}`,
      server.key,
      `Basic ${server.key}`,
    ]) {
      const { status, headers } = await server.send(list, { headers: { authorization } });
      expect({ authorization, status }).toEqual({ authorization, status: 401 });
      expect(headers["www-authenticate"]).toBe("Bearer");
    }
    const unread = await server.send((to) => to.flushHeaders(), { headers: { authorization: "" } });
    expect(unread.status).toBe(401);
  });

  it("answers 421 to another Host than this machine with its port, as a page with DNS rebinding sends", async () => {
    const refused = [
      "evil.example",
      `evil.example:${port()}`,
      "127.0.0.1",
      "localhost:1",
      `localhost.evil.example:${port()}`,
    ];
    for (const host of refused) {
      const { status } = await server.send(list, { headers: { host } });
      expect({ host, status }).toEqual({ host, status: 421 });
    }
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
      const { status } = await server.send(list, { headers: { host: `${host}:${port()}` } });
      expect({ host, status }).toEqual({ host, status: 200 });
    }
  });

  it("answers 403 to a page of another origin, also with the key", async () => {
    for (const origin of ["https://evil.example", "null", "", "https://127.0.0.1.evil.example"]) {
      const { status } = await server.send(list, { headers: { origin } });
      expect({ origin, status }).toEqual({ origin, status: 403 });
    }
    const { status } = await server.send(list, { headers: { origin: "http://localhost:6274" } });
    expect(status).toBe(200);
  });

  it("checks the path, then Host and Origin, then the key", async () => {
    const wrong = { host: "evil.example", authorization: "" };
    expect((await server.send(list, { path: "/", headers: wrong })).status).toBe(404);
    expect((await server.send(list, { path: "/mcp/x", headers: wrong })).status).toBe(404);
    expect((await server.send(list, { headers: wrong })).status).toBe(421);
    const page = { authorization: "", origin: "https://evil.example" };
    expect((await server.send(list, { headers: page })).status).toBe(403);
    expect((await server.send(list, { path: "/mcp?x", headers: { authorization: "" } })).status).toBe(401);
  });

  it("takes a body of 1 MiB, and answers 413 to a longer one as soon as that is known", async () => {
    const long = list.padEnd(1_048_576);
    expect((await server.send(long)).status).toBe(200);
    expect((await server.send(`${long} `)).status).toBe(413);
    // The length is said, and nothing of it sent.
    const announced = await server.send((to) => to.flushHeaders(), {
      headers: { "content-length": "1048577" },
    });
    expect(announced.status).toBe(413);
  });

  it("counts a body in chunks while it is read, and ends a connection that never stops sending", async () => {
    let sent = 0;
    const tooMuch = 64 * 1_048_576;
    const chunk = Buffer.alloc(65_536, " ");
    const { status } = await server.send((to) => {
      to.on("response", () => to.destroy()).on("drain", write);
      write();
      function write() {
        while (!to.destroyed && sent < tooMuch && to.write(chunk)) sent += chunk.length;
        if (sent >= tooMuch) to.end();
      }
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(tooMuch);
  });

  it("ends with 0 at Ctrl+C, also while a call waits for Base", async () => {
    const own = await startHttp();
    own.account.faults.inject("stalled-headers");
    const received = new Promise((resolve) => own.account.onRequest(resolve));
    const called = own.call("read_base", { method: "getOrderStatusList" }).catch(() => "cut");
    await received;
    expect(await own.close()).toBe("yes");
    expect(await called).toBe("cut");
  });

  it.each([
    [
      { host: "0.0.0.0" },
      {},
      /^--host 0\.0\.0\.0: only this machine may call it: `127\.0\.0\.1`, `::1` or `localhost`\. /,
    ],
    [
      {},
      { BASELINKER_MCP_KEY: "k".repeat(31) },
      /^BASELINKER_MCP_KEY is too short: at least 32 characters\.$/,
    ],
    [{}, { BASELINKER_MCP_KEY: "" }, /^BASELINKER_MCP_KEY is too short/],
    [{ http: false, port: 8080 }, {}, /^--port is for --http\. /],
    [{ http: false, host: "localhost" }, {}, /^--host is for --http\. /],
  ])("refuses %j with %j", async (words, env, message) => {
    await expect(startHttp(words, env)).rejects.toMatchObject({
      ending: "usage",
      message: expect.stringMatching(message),
    });
  });

  it.each(["127.0.0.1", "::1", "localhost"])("listens on %s", async (host) => {
    await using own = await startHttp({ host });
    expect(own.url).toContain(host);
    expect((await own.send(list)).status).toBe(200);
  });
});
