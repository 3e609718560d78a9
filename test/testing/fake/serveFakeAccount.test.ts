import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  createFakeAccount,
  type ServedAccount,
  type ServeOptions,
  serveFakeAccount,
} from "../../../src/entries/fake.ts";
import { formRequest } from "./callFake.ts";

describe("a served fake account", () => {
  const first = createFakeAccount({ token: "first", requestsPerMinute: false });
  const second = createFakeAccount({ token: "second" });
  let served: ServedAccount;
  beforeAll(async () => {
    served = await serveFakeAccount([first, second]);
  });
  afterAll(() => served.close());

  it("answers on loopback at the path of the real API, several accounts by token", async () => {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/connector\.php$/);
    for (const token of ["first", "second"]) {
      const response = await fetch(formRequest(served.url, token, "getInventories"));
      expect(await response.json()).toMatchObject({ status: "SUCCESS" });
    }
    const wrong = await fetch(formRequest(served.url, "third", "getInventories"));
    expect(await wrong.json()).toMatchObject({ error_code: "ERROR_BAD_TOKEN" });
  });

  it("answers another process", async () => {
    const script = `
      const body = new URLSearchParams({ method: "addOrder", parameters: '{"order_status_id":8001,"date_add":1}' });
      const response = await fetch(process.argv[1], { method: "POST", headers: { "X-BLToken": "first" }, body });
      console.log(await response.text());`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--input-type=module",
      "-e",
      script,
      served.url,
    ]);
    expect(JSON.parse(stdout)).toEqual({ status: "SUCCESS", order_id: first.orders.at(-1)?.order_id });
  });

  it("answers another path with 404, so that a wrong address is seen", async () => {
    const response = await fetch(formRequest(new URL("/other", served.url).href, "first", "getInventories"));
    expect(response.status).toBe(404);
  });

  it("answers 421 to another Host, 403 to what a page of another site made a browser send, and says how others call it", async () => {
    const { port } = new URL(served.url);
    const send = async (headers: string) =>
      (
        await rawAnswer(Number(port), `POST /connector.php HTTP/1.1\r\n${headers}Content-Length: 0\r\n\r\n`)
      ).slice(9);
    for (const host of [
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.evil.example",
      "0.0.0.0",
      "localhost.",
      "",
    ])
      expect(await send(`Host: ${host}\r\n`)).toMatch(/^421 .*For others, listen on another `host`/s);
    expect(await send("Host: localhost\r\nHost: localhost\r\n")).toMatch(/^421 /);
    for (const site of ["cross-site", "Cross-Site", "other", "same-origin, cross-site"])
      expect(await send(`Host: localhost\r\nSec-Fetch-Site: ${site}\r\n`)).toMatch(/^403 /);
    for (const host of ["LOCALHOST", "shop.localhost", "127.0.0.2:1", "[::1]:9000"])
      expect(await send(`Host: ${host}\r\nSec-Fetch-Site: same-site\r\n`)).toMatch(/^200 /);
  });

  it("answers any Host where another host was named for it, for containers and other machines", async () => {
    await using open = {
      ...(await serveFakeAccount(first, { host: "0.0.0.0" })),
      [Symbol.asyncDispose]: () => open.close(),
    };
    const port = Number(new URL(open.url).port);
    const send = (headers: string) =>
      rawAnswer(port, `POST /connector.php HTTP/1.1\r\n${headers}Content-Length: 0\r\n\r\n`);
    expect(await send("Host: base.internal:8787\r\n")).toMatch(/ 200 /);
    expect(await send("Host: base.internal:8787\r\nSec-Fetch-Site: cross-site\r\n")).toMatch(/ 403 /);
  });

  it("survives garbage, half a request and ten megabytes", async () => {
    const port = Number(new URL(served.url).port);
    await raw(port, "\u0016\u0003\u0001 this is not HTTP\r\n\r\n");
    await raw(
      port,
      "POST /connector.php HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nmethod=",
      true,
    );
    await raw(port, "GET // HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    await raw(
      port,
      "POST /connector.php HTTP/1.1\r\nHost: localhost\r\nX-BLToken: a\u0001b\r\nContent-Length: 0\r\n\r\n",
    );
    const big = await fetch(
      formRequest(served.url, "first", "getInventories", { big: "x".repeat(10_000_000) }),
    );
    expect(await big.json()).toMatchObject({ status: "SUCCESS" });
  });

  it("refuses a body over 20 MB with 413, and keeps nothing of one that has no end", async () => {
    const tooLarge = await fetch(
      formRequest(served.url, "first", "getInventories", { big: "x".repeat(20_000_000) }),
    );
    expect(tooLarge.status).toBe(413);
    const before = process.memoryUsage().rss;
    let sent = 0;
    const socket = connect(Number(new URL(served.url).port), "127.0.0.1");
    const answered = once(socket, "data");
    // The server hangs up on a client that continues sending, which the client may see as an error.
    socket.on("error", () => {});
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write("POST /connector.php HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    const block = `10000\r\n${"x".repeat(65_536)}\r\n`;
    const more = () => {
      while (socket.writable && socket.write(block)) sent += block.length;
    };
    socket.on("drain", more);
    more();
    expect(String((await answered)[0])).toMatch(/^HTTP\/1\.1 413 /);
    await closed;
    expect(sent).toBeGreaterThan(19_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
    expect((await fetch(formRequest(served.url, "first", "getInventories"))).status).toBe(200);
  });

  it("shows a mistake in a test's own answer as a 500 instead of hanging", async () => {
    first.answer("getLabel", () => {
      throw new Error("mistake in the test");
    });
    const response = await fetch(formRequest(served.url, "first", "getLabel"));
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("mistake in the test");
  });

  it.each([
    [{ prot: 8787 }, TypeError, /Unknown option `prot` of serveFakeAccount\. Did you mean `port`/],
    [{ port: "8787" }, TypeError, /`port` to be an integer of at least 0 and of at most 65535, got "8787"/],
    [{ port: 65_536 }, RangeError, /got 65536/],
    [{ host: "" }, TypeError, /`host` to be a non-empty string/],
  ])("rejects an option that cannot work: %o", async (options, kind, message) => {
    const serving = serveFakeAccount(first, options as ServeOptions);
    await expect(serving).rejects.toThrow(kind);
    await expect(serving).rejects.toThrow(message);
  });

  it("says so where the port is taken", async () => {
    const port = Number(new URL(served.url).port);
    await expect(serveFakeAccount(first, { port })).rejects.toThrow(/EADDRINUSE/);
  });
});

/** What comes first in answer to these bytes. */
async function rawAnswer(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes);
  const [chunk] = await once(socket, "data");
  socket.destroy();
  return String(chunk);
}

/** Sends bytes and waits for the end; `hangUp` ends it from this side. */
function raw(port: number, bytes: string, hangUp = false): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(bytes, "latin1", () => {
        if (hangUp) socket.destroy();
      });
    });
    socket.on("data", () => {});
    socket.on("error", () => {});
    socket.on("close", () => resolve());
  });
}
