import { once } from "node:events";
import { connect } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { NodeRequest } from "../../src/webhook/nodeRequest.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import { manualClock } from "../support/manualClock.ts";
import { forgetSpoken, withoutEnding } from "../support/spokenLines.ts";
import { ann, hookShop, jsonPost } from "./hookShop.ts";

const secret = "secret";
const text = JSON.stringify(ann);

let told: string[] = [];
beforeEach(() => {
  told = [];
  forgetSpoken();
  vi.spyOn(console, "warn").mockImplementation((message: string) => {
    told.push(withoutEnding(message));
  });
});

describe("a body that is bad", () => {
  const post = (url: string, body: BodyInit, type?: string) =>
    fetch(url, { method: "POST", body, headers: type === undefined ? {} : { "content-type": type } });

  it.each([
    ["nothing", "", "application/json", 400, "body"],
    ["a half of JSON", text.slice(0, 20), "application/json", 400, "body"],
    ["a text in JSON", '"ann@example.com"', "application/json", 400, "body"],
    ["null in JSON", "null", "application/json", 400, "body"],
    ["a number in JSON", "5", "application/json", 400, "body"],
    [
      "a form of ten thousand and one fields",
      "a=1&".repeat(10_001),
      "application/x-www-form-urlencoded",
      400,
      "body",
    ],
    ["a multipart form without its boundary", "--x\r\n", "multipart/form-data", 400, "body"],
    ["a multipart form of another boundary", "--y\r\n", "multipart/form-data; boundary=x", 400, "body"],
    [
      "a multipart form that is cut off in the e-mail",
      '--x\r\ncontent-disposition: form-data; name="id"\r\n\r\n1\r\n--x\r\ncontent-disposition: form-data; name="email"\r\n\r\nanna@exa',
      "multipart/form-data; boundary=x",
      400,
      "body",
    ],
    ["XML", "<lead/>", "application/xml", 415, "type"],
    ["a picture", "GIF89a", "image/gif", 415, "type"],
  ])("%s: is answered, and nothing is sent", async (_, body, type, status, error) => {
    await using shop = await hookShop();
    const answer = await post(shop.url, body, type);
    expect([answer.status, await answer.json()]).toEqual([status, { error }]);
    expect(shop.account.requests).toHaveLength(0);
    expect(
      (
        await shop.webhook.fetch(
          new Request(shop.url, { method: "POST", body, headers: { "content-type": type } }),
        )
      ).status,
    ).toBe(status);
  });

  it("compressed: is answered 400, as no one knows which bytes are signed", async () => {
    await using shop = await hookShop();
    for (const [encoding, body] of [
      ["gzip", gzipSync(text)],
      ["br", brotliCompressSync(text)],
      // Said to be compressed and is not: which of the two is true?
      ["gzip", Buffer.from(text)],
    ] as const) {
      const headers = { "content-type": "application/json", "content-encoding": encoding };
      const answer = await fetch(shop.url, { method: "POST", body, headers });
      expect([answer.status, await answer.json()]).toEqual([400, { error: "body" }]);
    }
    const identity = { "content-type": "application/json", "content-encoding": "identity" };
    expect((await fetch(shop.url, { method: "POST", body: text, headers: identity })).status).toBe(200);
  });

  it("too large: is answered 413 and the connection closed, whether its length is reported, hidden or a lie", async () => {
    await using shop = await hookShop({ maxBytes: 1_000 });
    const large = JSON.stringify({ ...ann, note: "x".repeat(2_000) });
    const told = await post(shop.url, large, "application/json");
    expect([told.status, await told.json(), told.headers.get("connection")]).toEqual([
      413,
      { error: "too_large" },
      "close",
    ]);
    const pieces = new Blob([large]).stream();
    const chunked = { method: "POST", body: pieces, duplex: "half" } as RequestInit;
    expect((await fetch(shop.url, chunked)).status).toBe(413);
    const lie = new Request(shop.url, { method: "POST", body: large });
    lie.headers.set("content-length", "10");
    expect((await shop.webhook.fetch(lie)).status).toBe(413);
    const fits = JSON.stringify({ ...ann, note: "x".repeat(1_000 - text.length - 10) });
    expect(fits).toHaveLength(1_000);
    expect((await post(shop.url, fits, "application/json")).status).toBe(200);
    const over = `${fits} `;
    expect((await post(shop.url, over, "application/json")).status).toBe(413);
    expect(shop.account.orders).toHaveLength(1);
  });

  it("of many megabytes: is answered 413 although the sender is still sending", async () => {
    await using shop = await hookShop();
    const answer = await post(shop.url, Buffer.alloc(8_000_000, "x"), "application/json");
    expect(answer.status).toBe(413);
  });

  it("in pieces: is one lead", async () => {
    await using shop = await hookShop();
    const socket = connect(Number(new URL(shop.url).port), "127.0.0.1");
    socket.write(
      "POST /hook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
    );
    for (const letter of text) socket.write(`1\r\n${letter}\r\n`);
    socket.write("0\r\n\r\n");
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
    expect(shop.account.orders).toHaveLength(1);
  });

  it("cut off: is not forwarded", async () => {
    await using shop = await hookShop();
    const socket = connect(Number(new URL(shop.url).port), "127.0.0.1");
    socket.write(
      `POST /hook HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n${text}`,
    );
    await once(socket, "ready");
    socket.end();
    expect(await shop.ended(1)).toMatchObject([{ status: "body" }]);
    socket.destroy();
    expect(shop.account.requests).toHaveLength(0);
  });

  it("that does not come: is answered 503 at the deadline", async () => {
    const clock = manualClock();
    await using shop = await hookShop({ testing: { clock }, deadlineMs: 1_000 });
    const socket = connect(Number(new URL(shop.url).port), "127.0.0.1");
    socket.write("POST /hook HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\n{");
    const data = once(socket, "data");
    while (clock.timers === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(1_000);
    expect(String((await data)[0])).toMatch(/^HTTP\/1\.1 503 [\s\S]*"slow"/);
    socket.destroy();

    const never = new ReadableStream({ pull: () => new Promise(() => {}) });
    const request = new Request(shop.url, { method: "POST", body: never, duplex: "half" } as RequestInit);
    const answer = shop.webhook.fetch(request);
    await clock.advance(1_000);
    expect((await answer).status).toBe(503);
  });
});

describe("a form", () => {
  it("of each kind is a lead", async () => {
    await using shop = await hookShop();
    const bodies = [
      new URLSearchParams({ ...ann, id: "F-1" }),
      new FormData(),
      new URLSearchParams({ ...ann, id: "F-3" }),
    ];
    for (const [name, value] of Object.entries({ ...ann, id: "F-2" }))
      (bodies[1] as FormData).set(name, value);
    for (const body of bodies) expect((await fetch(shop.url, { method: "POST", body })).status).toBe(200);
    expect(shop.account.orders).toHaveLength(3);
  });
});

/** What frameworks leave of a request: the table "raw body" in docs/webhooks.md. */
describe("a request that a framework has read", () => {
  const verify = signatures.shopify({ secret });
  const message = (why: string) =>
    `baselinker: the webhook failed. The request's body was parsed before the webhook saw it, so ${why}. Express: put app.post("/hook", express.raw({ type: () => true, limit: "1mb" }), webhook.node) before app.use(express.json()). Nest: NestFactory.create(AppModule, { rawBody: true }). Fastify: see docs/webhooks.md.`;

  /** A request of `node:http` as the framework left it. */
  async function leftAs(left: Partial<NodeRequest>, signed = true, body = text) {
    const request = await verify.sign(jsonPost("http://x/hook", body));
    const headers = Object.fromEntries(signed ? request.headers : [["content-type", "application/json"]]);
    return {
      method: "POST",
      url: "/hook",
      readableEnded: true,
      readableDidRead: true,
      on: () => {},
      removeListener: () => {},
      resume: () => {},
      ...left,
      headers: { ...headers, ...left.headers },
    } satisfies NodeRequest;
  }

  async function answerTo(options: Parameters<typeof hookShop>[0], request: NodeRequest) {
    await using shop = await hookShop(options);
    const sent: { status: number; body: string } = { status: 0, body: "" };
    await shop.webhook.node(request, {
      statusCode: 0,
      setHeader() {},
      end(body) {
        sent.status = this.statusCode;
        sent.body = new TextDecoder().decode(body);
      },
    });
    await shop.ended(1);
    return { ...sent, orders: shop.account.orders.length, results: shop.results };
  }

  it.each([
    ["rawBody, as Nest and fastify-raw-body keep it", { rawBody: Buffer.from(text), body: ann }],
    ["rawBody as text", { rawBody: text, body: ann }],
    ["a Buffer, as express.raw makes it", { body: Buffer.from(text) }],
    ["a text, as express.text makes it", { body: text }],
  ])("is taken with %s", async (_, left) => {
    expect(await answerTo({ verify }, await leftAs(left))).toMatchObject({ status: 200, orders: 1 });
  });

  it("is taken where only a secret is checked, although its bytes are gone", async () => {
    const shared = signatures.sharedSecret({ secret, header: "x-key" });
    const left = await leftAs({ body: ann, headers: { "x-key": secret } }, false);
    expect(await answerTo({ verify: shared }, left)).toMatchObject({ status: 200, orders: 1 });
    expect(await answerTo({}, await leftAs({ body: ann }, false))).toMatchObject({ status: 200, orders: 1 });
    const other = await leftAs({ body: ann, headers: { "x-key": "other" } }, false);
    expect(await answerTo({ verify: shared }, other)).toMatchObject({ status: 401, orders: 0 });
  });

  it("is refused with 503 and the cure, where its bytes are signed and gone: express.json()", async () => {
    const answer = await answerTo({ verify }, await leftAs({ body: ann }));
    expect(answer).toMatchObject({ status: 503, body: '{"error":"failed"}', orders: 0 });
    expect(answer.results).toMatchObject([{ error: { name: "WebhookError", code: "BODY_ALREADY_PARSED" } }]);
    expect(told).toEqual([message('the signature "shopify" cannot be checked: it is over the bytes')]);
  });

  it("is refused where nothing of it is left: Fastify's request.raw", async () => {
    expect(await answerTo({}, await leftAs({}, false))).toMatchObject({ status: 503, orders: 0 });
    expect(told).toEqual([message("nothing of it is left")]);
  });

  it("is refused where half of it is read: the rest is not the body", async () => {
    const half = { readableEnded: false, readableDidRead: true };
    expect(await answerTo({ verify }, await leftAs(half))).toMatchObject({ status: 503, orders: 0 });
    expect(told).toEqual([message('the signature "shopify" cannot be checked: it is over the bytes')]);
  });

  it("is refused where a text had another charset, as its bytes cannot be made again", async () => {
    const headers = { "content-type": "application/json; charset=windows-1251" };
    expect(await answerTo({ verify }, await leftAs({ body: text, headers }))).toMatchObject({ status: 503 });
    const unsigned = await leftAs({ body: text, headers }, false);
    expect(await answerTo({}, unsigned)).toMatchObject({ status: 200, orders: 1 });
  });

  it("is read where the framework only looked at it: Express with a form and express.json()", async () => {
    const pieces = new Map<string, (piece: Uint8Array) => void>();
    const left = await leftAs({
      body: {},
      readableEnded: false,
      readableDidRead: false,
      on: (event, listener) => {
        pieces.set(event, listener);
        if (event === "close") {
          pieces.get("data")?.(Buffer.from(text));
          pieces.get("end")?.(Buffer.from(""));
        }
      },
    });
    expect(await answerTo({ verify }, left)).toMatchObject({ status: 200, orders: 1 });
  });

  it("is refused with the same error where a Request of the Web was read before", async () => {
    await using shop = await hookShop({ verify });
    const request = await verify.sign(jsonPost(shop.url, ann));
    await request.json();
    for (let time = 0; time < 3; time += 1) expect((await shop.webhook.fetch(request)).status).toBe(503);
    const locked = await verify.sign(jsonPost(shop.url, ann));
    locked.body?.getReader();
    expect((await shop.webhook.fetch(locked)).status).toBe(503);
    // Logged once, however often it happens.
    expect(told).toEqual([message('the signature "shopify" cannot be checked: it is over the bytes')]);
  });

  it("keeps the answer that a framework has already given", async () => {
    await using shop = await hookShop();
    const response = {
      statusCode: 504,
      headersSent: true,
      setHeader() {
        throw new Error("Cannot set headers after they are sent");
      },
      end() {
        throw new Error("ended twice");
      },
    };
    await shop.webhook.node(await leftAs({ body: ann }, false), response);
    expect(response.statusCode).toBe(504);
    expect(shop.account.orders).toHaveLength(1);
  });
});
