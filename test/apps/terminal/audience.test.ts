import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveLocally } from "../../../src/apps/terminal/localServer.ts";
import { openSurfaces, type RawRequest, raw, type Surface } from "./surfaces.ts";

describe("who may call the servers of this machine", () => {
  let surfaces: Awaited<ReturnType<typeof openSurfaces>>;
  beforeAll(async () => {
    surfaces = await openSurfaces();
  });
  afterAll(() => surfaces[Symbol.asyncDispose]());

  const names = ["webhook", "listenFake", "listenStudio", "fake", "studio", "mcp"] as const;
  type Name = (typeof names)[number];
  const pages: readonly Name[] = ["listenStudio", "studio"];

  /** The statuses of all surfaces for one request of each. */
  async function statuses(requestFor: (surface: Surface) => RawRequest) {
    const found = await Promise.all(
      names.map(async (name) => [name, (await surfaces[name].ask(requestFor(surfaces[name]))).status]),
    );
    return Object.fromEntries(found);
  }
  const all = (status: number) => Object.fromEntries(names.map((name) => [name, status]));

  it.each(["localhost", "127.0.0.1", "[::1]", "LOCALHOST", "shop.localhost", "127.1.2.3"])(
    "are programs of this machine that call %s",
    async (host) => {
      expect(await statuses(({ port }) => ({ head: [`Host: ${host}:${port}`] }))).toEqual(all(200));
    },
  );

  it.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example#localhost",
    "evil.example@localhost",
    "localhost,evil.example",
    "0.0.0.0",
    "192.168.1.4",
    "[::2]",
    "[::ffff:7f00:1]",
    "localhost.",
    "leads.example.",
    "leads.example.evil.example",
    "",
  ])("are not those that call the host %j, as a page that uses DNS rebinding does", async (host) => {
    expect(await statuses(({ port }) => ({ head: [`Host: ${host}:${port}`] }))).toEqual(all(421));
  });

  it("are, for the webhook alone, those who call the tunnel: the fake account is not there for them, whatever the token", async () => {
    for (const host of ["leads.example", "Leads.Example:443"])
      expect(await statuses(() => ({ head: [`Host: ${host}`] }))).toEqual({
        ...all(421),
        webhook: 200,
        listenFake: 404,
      });
    expect(surfaces.listenFake.errors()).toContain(
      "Answered with 404: through a tunnel, Leads.Example:443 asked for the fake account.",
    );
  });

  it.each([
    "X-Forwarded-For: 203.0.113.7",
    "X-Forwarded-Host: leads.example",
    "Forwarded: for=203.0.113.7",
    "Cf-Ray: 1-WAW",
    "Via: 1.1 tunnel",
  ])("are not those whose tunnel rewrites the host, for the fake account of `listen`: %s", async (line) => {
    const passedOn = await statuses(({ port }) => ({ head: [`Host: localhost:${port}`, line] }));
    expect(passedOn).toEqual({ ...all(200), listenFake: 404 });
  });

  it.each(["cross-site", "Cross-Site", "", "other", "same-origin, cross-site"])(
    "are not pages of other sites: Sec-Fetch-Site: %s",
    async (site) => {
      const head = (host: string) => [`Host: ${host}`, `Sec-Fetch-Site: ${site}`];
      expect(await statuses(({ port }) => ({ head: head(`localhost:${port}`) }))).toEqual(all(403));
      expect(await surfaces.webhook.ask({ head: head("leads.example") })).toMatchObject({ status: 403 });
    },
  );

  it("answer such a page before its body is read", async () => {
    const { port } = surfaces.webhook;
    const head = `POST / HTTP/1.1\r\nHost: localhost:${port}\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 9\r\n\r\n`;
    expect(await raw(port, head)).toMatch(/^HTTP\/1\.1 403 /);
  });

  it.each(["null", "https://evil.example", "http://localhost.evil.example", "file://", "x"])(
    "are not pages of the origin %s, but for the webhook, which keeps one more lead",
    async (origin) => {
      const found = await statuses(({ port }) => ({
        head: [`Host: localhost:${port}`, `Origin: ${origin}`],
      }));
      // The fake account trusts `Sec-Fetch-Site` and its token: no header of it lets a page read an answer.
      expect(found).toEqual({ ...all(403), webhook: 200, fake: 200 });
    },
  );

  it("are pages of this machine for the fake accounts, and only its own page for a page", async () => {
    const head = ["Origin: http://localhost:3000", "Sec-Fetch-Site: same-site"];
    const found = await statuses(({ port }) => ({ head: [`Host: localhost:${port}`, ...head] }));
    expect(found).toEqual({ ...all(200), ...Object.fromEntries(pages.map((name) => [name, 403])) });
  });

  it("allow no page to read an answer or to reach this machine from the web", async () => {
    const preflight = [
      "Origin: https://evil.example",
      "Access-Control-Request-Method: POST",
      "Access-Control-Request-Private-Network: true",
    ];
    for (const name of names) {
      const { port, ask } = surfaces[name];
      for (const method of ["OPTIONS", "POST", "GET"]) {
        const { text } = await ask({ method, head: [`Host: localhost:${port}`, ...preflight] });
        expect({ name, method, text }).toEqual({
          name,
          method,
          text: expect.not.stringMatching(/access-control/i),
        });
      }
    }
  });

  it("are not those who say two hosts, in two headers or in the target, or none", async () => {
    const local = ({ port }: Surface) => `Host: localhost:${port}`;
    expect(await statuses((surface) => ({ head: [local(surface), "Host: evil.example"] }))).toEqual(all(421));
    expect(await statuses((surface) => ({ head: ["Host: evil.example", local(surface)] }))).toEqual(all(421));
    expect(await statuses(() => ({ version: "1.0", head: [] }))).toEqual(all(421));
    const target = (host: string) => (surface: Surface) => ({
      target: `http://${host}:${surface.port}${surface.path}`,
      head: [local(surface)],
    });
    // The fake account looks at `Host` alone: its target has no host that a browser could have chosen.
    expect(await statuses(target("evil.example"))).toEqual({ ...all(421), fake: 200 });
    expect(await statuses(target("localhost"))).toEqual(all(200));
  });

  it("get the same answer for a request that would upgrade its connection", async () => {
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    const head = (host: string) => ({ head: [`Host: ${host}`, ...upgrade] });
    expect(await statuses(() => head("evil.example"))).toEqual(all(421));
    expect(await surfaces.listenFake.ask(head("leads.example"))).toMatchObject({ status: 404 });
  });

  it.each([
    "//connector.php",
    "/connector.php/",
    "/%63onnector.php",
    "/CONNECTOR.PHP",
    "/connector.phpx",
    "/connector%2ephp",
    "/;/connector.php",
  ])("reach no fake account by the spelling %s: it is a path of the webhook", async (target) => {
    for (const host of ["localhost", "leads.example"]) {
      const { status, text } = await surfaces.listenFake.ask({ target, head: [`Host: ${host}`] });
      expect({ status, text }).toEqual({
        status: 200,
        text: expect.stringMatching(/\r\nok\n|\r\n3\r\nok\n/),
      });
    }
  });

  it.each([
    "/./connector.php",
    "/x/../connector.php",
    "/x/%2e%2e/connector.php",
    "/\\..\\connector.php",
    "/connector.php?x",
    "/connector.php?/x",
    "/connector.php#x",
    "http://leads.example/connector.php",
  ])("are judged as callers of the fake account by the spelling %s", async (target) => {
    const { status, text } = await surfaces.listenFake.ask({ target, head: ["Host: leads.example"] });
    expect({ status, text }).toEqual({ status: 404, text: expect.not.stringContaining("SUCCESS") });
  });

  it.each([
    "OPTIONS * HTTP/1.1",
    "POST * HTTP/1.1",
    "TRACE / HTTP/1.1",
    "GET ftp://localhost/ HTTP/1.1",
    "GET x HTTP/1.1",
  ])("get 400 for a request for no path: %s", async (line) => {
    for (const { port } of [surfaces.webhook, surfaces.studio, surfaces.mcp])
      expect(await raw(port, `${line}\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 400 /,
      );
  });

  it("get no answer to what they have sent behind a refused request, which is not read", async () => {
    const { port } = surfaces.webhook;
    const before = await surfaces.kept();
    const next = `POST / HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 2\r\n\r\n{}`;
    const foreign = "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 2\r\n\r\n{}";
    const announced = `POST / HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 1048577\r\n\r\n${"x".repeat(1_048_577)}`;
    const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
    const chunked = `POST / HTTP/1.1\r\nHost: localhost:${port}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(17)}0\r\n\r\n`;
    for (const [refused, status] of [
      [foreign, 421],
      [announced, 413],
      [chunked, 413],
    ] as const) {
      const text = await raw(port, `${refused}${next}`);
      expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`]);
    }
    expect(await surfaces.kept()).toBe(before);
    expect(await raw(port, `${next}${foreign}`)).toMatch(/^HTTP\/1\.1 200 .*HTTP\/1\.1 421 /s);
  });

  it("get no answer to what they have sent behind a request whose refusal takes time to write", async () => {
    const later = new Promise<void>((done) => setImmediate(done));
    const asked: string[] = [];
    const { port, close } = await serveLocally({ port: 0 }, () => ({
      refuse: ({ url }) =>
        url.endsWith("/refused") ? later.then(() => new Response("no", { status: 403 })) : undefined,
      async answer({ url }) {
        asked.push(url);
        return new Response("yes");
      },
    }));
    try {
      const head = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`;
      const text = await raw(port, `${head("/refused")}${head("/next")}`);
      expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 403"]);
      expect(asked).toEqual([]);
    } finally {
      close();
    }
  });

  it("need a token that is new at each start", async () => {
    await using other = await openSurfaces();
    const tokens = [...surfaces.tokens, ...other.tokens];
    expect(new Set(tokens).size).toBe(4);
    for (const token of tokens) expect(token).toMatch(/^0-0-[0-9A-V]{28}$/);
    const constant = "X-BLToken: 0-0-FAKEFAKEFAKEFAKEFAKEFAKEFAKE\r\nContent-Length: 0\r\nConnection: close";
    for (const { port, path } of [surfaces.listenFake, surfaces.fake])
      expect(await raw(port, `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${constant}\r\n\r\n`)).toContain(
        "ERROR_BAD_TOKEN",
      );
  });
});
