import { beforeEach, describe, expect, it, vi } from "vitest";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { createWebhook } from "../../src/webhook/createWebhook.ts";
import { metaLeads } from "../../src/webhook/metaLeads.ts";
import { readBaseCallback } from "../../src/webhook/readBaseCallback.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import type { Signature } from "../../src/webhook/signature.ts";
import type { LeadReceiver } from "../../src/webhook/webhook.ts";
import { forgetSpoken, withoutEnding } from "../support/spokenLines.ts";
import { ann, hookShop, jsonPost } from "./hookShop.ts";

let told: string[] = [];
beforeEach(() => {
  told = [];
  forgetSpoken();
  for (const method of ["error", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation((message: string) => {
      // What the forwarder says of its leads is not about the webhook.
      if (!message.startsWith("baselinker: lead: ")) told.push(withoutEnding(message));
    });
  }
});

const forwarder: LeadReceiver = { forward: async () => ({ status: "skip", reason: "", issues: [] }) };
const secret = "secret";
const verify = signatures.shopify({ secret });

/**
 * A mistake that someone will make, and what it gets at once. Values are wrong on purpose, so they are
 * untyped.
 */
type Mistake = readonly [string, () => unknown, RegExp];

const webhookOf = (options: unknown) => () => createWebhook(options as never);
const of = (name: keyof typeof signatures, options: unknown) => () => {
  const make: (options: never) => unknown = signatures[name];
  return make(options as never);
};

const callbackOf = (options: unknown) => () => readBaseCallback(new Request("http://x/"), options as never);
const metaOf = (options: unknown) => () => metaLeads(options as never);

const mistakes: Readonly<Record<string, readonly Mistake[]>> = {
  createWebhook: [
    [
      "no options",
      webhookOf(undefined),
      /Expected the options of createWebhook to be an object, got undefined/,
    ],
    ["no forwarder", webhookOf({ verify }), /`forwarder` to be a forwarder, made by `createForwarder`/],
    [
      "the client instead of the forwarder",
      webhookOf({ forwarder: { addOrder() {} }, verify }),
      /made by `createForwarder`/,
    ],
    [
      "the forwarder itself",
      webhookOf(forwarder),
      /Unknown option `forward` of createWebhook. Did you mean `forwarder`/,
    ],
    [
      "the clock on its own",
      webhookOf({ forwarder, verify, clock: {} }),
      /Unknown option `clock` of createWebhook. Did you mean `testing.clock`\?/,
    ],
    [
      "a misspelt clock",
      webhookOf({ forwarder, verify, testing: { clok: {} } }),
      /Unknown option `testing.clok` of createWebhook. Did you mean `testing.clock`\?/,
    ],
    [
      "no `verify`",
      webhookOf({ forwarder }),
      /`verify` to be a signature such as .*, or "none" to take every request, got undefined\./,
    ],
    ["`none` in a list", webhookOf({ forwarder, verify: ["none"] }), /`verify` to be a signature such as/],
    [
      "no leads at all",
      webhookOf({ forwarder, verify, maxLeads: 0 }),
      /`maxLeads` to be an integer of at least 1, got 0/,
    ],
    [
      "a signature that was not called",
      webhookOf({ forwarder, verify: signatures.shopify }),
      /`signatures.shopify\(\{ secret \}\)`, a list of them, or "none" to take every request, got a function/,
    ],
    ["only the secret", webhookOf({ forwarder, verify: secret }), /`verify` to be a signature such as/],
    [
      "an empty list of signatures",
      webhookOf({ forwarder, verify: [] }),
      /`verify` to be a signature such as/,
    ],
    [
      "`secret` next to `verify`",
      webhookOf({ forwarder, secret }),
      /Unknown option `secret` of createWebhook/,
    ],
    ["`signature` instead of `verify`", webhookOf({ forwarder, verifi: verify }), /Did you mean `verify`\?/],
    [
      "a size with its unit",
      webhookOf({ forwarder, verify, maxBytes: "1mb" }),
      /`maxBytes` to be an integer of bytes of at least 1, got "1mb"/,
    ],
    [
      "a deadline of zero",
      webhookOf({ forwarder, verify, deadlineMs: 0 }),
      /`deadlineMs` to be a number of milliseconds above 0/,
    ],
    [
      "a deadline in a text",
      webhookOf({ forwarder, verify, deadlineMs: "8s" }),
      /`deadlineMs` to be a number/,
    ],
    [
      "a status instead of `respond`",
      webhookOf({ forwarder, verify, respond: 200 }),
      /`respond` to be a function, got 200/,
    ],
    [
      "a promise in `waitUntil`",
      webhookOf({ forwarder, verify, waitUntil: Promise.resolve() }),
      /is an `await` missing\?/,
    ],
    [
      "a signature of one's own without its check",
      webhookOf({ forwarder, verify: { name: "mine" } }),
      /`verify.check` to be a function/,
    ],
    [
      "Ecwid without `fetchLead`",
      webhookOf({ forwarder, verify: signatures.ecwid({ secret }) }),
      /needs `fetchLead`/,
    ],
  ],
  "signatures with a secret and topics": [
    ["no options", of("shopify", undefined), /the options of signatures.shopify to be an object/],
    ["the secret alone", of("shopify", secret), /the options of signatures.shopify to be an object/],
    [
      "`key` instead of `secret`",
      of("shopify", { key: secret }),
      /Unknown option `key` of signatures.shopify/,
    ],
    ["`secrets`", of("shopify", { secrets: [secret] }), /Did you mean `secret`\?/],
    [
      "a topic that is a text",
      of("shopify", { secret, topics: "orders/create" }),
      /`topics` to be an array of topics/,
    ],
    ["no topics at all", of("shopify", { secret, topics: [] }), /`topics` to be an array of topics/],
    [
      "a tolerance where no time is signed",
      of("shopify", { secret, toleranceMs: 1 }),
      /Unknown option `toleranceMs`/,
    ],
    ["topics where there are none", of("taplink", { secret, topics: ["x"] }), /Unknown option `topics`/],
    [
      "a tolerance of zero",
      of("stripe", { secret, toleranceMs: 0 }),
      /`toleranceMs` to be a number of milliseconds above 0/,
    ],
    ["a promise of a secret", of("stripe", { secret: Promise.resolve(secret) }), /is an `await` missing\?/],
  ],
  "signatures.hmac": [
    ["no header", of("hmac", { secret }), /`header` to be the name of a header/],
    [
      "a header with its value",
      of("hmac", { secret, header: "X-Sign: abc" }),
      /`header` to be the name of a header/,
    ],
    [
      "a hash in the spelling of Node",
      of("hmac", { secret, header: "x", hash: "sha256" }),
      /Did you mean "SHA-256"\?/,
    ],
    [
      "MD5, which Web Crypto lacks",
      of("hmac", { secret, header: "x", hash: "MD5" }),
      /`hash` to be "SHA-1" or "SHA-256"/,
    ],
    [
      "an unknown encoding",
      of("hmac", { secret, header: "x", encoding: "base64url" }),
      /Did you mean "base64"\?/,
    ],
    [
      "`prefix` and `part`",
      of("hmac", { secret, header: "x", prefix: "sha256=", part: "v1" }),
      /two ways to write a header/,
    ],
    [
      "a time without its unit",
      of("hmac", { secret, header: "x", timestamp: { header: "t" } }),
      /`timestamp.unit` to be "s" or "ms"/,
    ],
    [
      "a time without its place",
      of("hmac", { secret, header: "x", timestamp: { unit: "s" } }),
      /`timestamp` needs either `header`/,
    ],
    [
      "a part of a header that has none",
      of("hmac", { secret, header: "x", timestamp: { part: "t", unit: "s" } }),
      /together with the `part` of the signature/,
    ],
    [
      "`tolerance` in seconds",
      of("hmac", { secret, header: "x", timestamp: { header: "t", unit: "s", tolerance: 300 } }),
      /Did you mean `timestamp.toleranceMs`\?/,
    ],
  ],
  "signatures of a shared secret": [
    ["no place", of("sharedSecret", { secret }), /exactly one of `header`, `query` and `field`/],
    ["two places", of("sharedSecret", { secret, header: "x", query: "key" }), /exactly one of/],
    [
      "an empty name of a field",
      of("sharedSecret", { secret, field: "" }),
      /`field` to be a non-empty string/,
    ],
    ["`param`", of("sharedSecret", { secret, param: "key" }), /Unknown option `param`/],
    [
      "an address in `query`",
      of("sharedSecret", { secret, query: 5 }),
      /`query` to be a non-empty string, got 5/,
    ],
    ["Tilda without a place", of("tilda", { secret }), /signatures.tilda: give exactly one of/],
    [
      "Telegram with the bot's token",
      of("telegram", { secret: "123:AAF-x" }),
      /1 to 256 letters, digits, `_` or `-`/,
    ],
    [
      "Google with a header",
      of("googleAds", { secret, header: "x" }),
      /Unknown option `header` of signatures.googleAds/,
    ],
    ["Meta without its app secret", of("meta", { verifyToken: "v" }), /signatures.meta: `secret` is empty/],
    [
      "Meta with an empty token",
      of("meta", { secret, verifyToken: "" }),
      /signatures.meta: `verifyToken` is empty/,
    ],
  ],
  "how a secret is written": [
    [
      "half of base64",
      of("standardWebhooks", { secret: "whsec_abcde" }),
      /not base64. Was all of it copied\?/,
    ],
    ["the prefix alone", of("standardWebhooks", { secret: "whsec_" }), /not base64/],
    [
      "a text",
      of("standardWebhooks", { secret: "my secret!" }),
      /its own letters .* `secretEncoding: "text"`/,
    ],
    [
      "hex of Standard Webhooks",
      of("standardWebhooks", { secret, secretEncoding: "hex" }),
      /`secretEncoding` to be "text" or "base64"/,
    ],
    ["both keys", of("standardWebhooks", { secret, publicKey: `whpk_${"A".repeat(43)}=` }), /either/],
    [
      "a public key without its prefix",
      of("standardWebhooks", { publicKey: "A".repeat(44) }),
      /after `whpk_`/,
    ],
    ["half of hex", of("hmac", { secret: "00ff1", secretEncoding: "hex", header: "x" }), /not hex. Was all/],
    ["hex with 0x", of("hmac", { secret: "0x00ff", secretEncoding: "hex", header: "x" }), /not hex/],
    ["utf8", of("hmac", { secret, secretEncoding: "utf8", header: "x" }), /"text" or "hex" or "base64"/],
    [
      "the value of a header in `deliveryId`",
      of("hmac", { secret, header: "x", deliveryId: "id: 5" }),
      /`deliveryId` to be the name of a header/,
    ],
  ],
  metaLeads: [
    ["no options", metaOf(undefined), /the options of metaLeads to be an object/],
    ["the token alone", metaOf("EAAtoken"), /the options of metaLeads to be an object/],
    [
      "no token",
      metaOf({ version: "v24.0" }),
      /metaLeads: `accessToken` is empty. Is the environment variable set\?/,
    ],
    ["an empty token", metaOf({ accessToken: "", version: "v24.0" }), /`accessToken` is empty/],
    [
      "a token with a line end",
      metaOf({ accessToken: "t\n", version: "v24.0" }),
      /begins or ends with a space or a line end/,
    ],
    [
      "`token` instead of `accessToken`",
      metaOf({ token: "t", version: "v24.0" }),
      /Unknown option `token` of metaLeads/,
    ],
    [
      "no version",
      metaOf({ accessToken: "t" }),
      /`version` to be a version of the Graph API such as `v24.0`/,
    ],
    ["a version as a number", metaOf({ accessToken: "t", version: 24 }), /`version` to be a version/],
    ["a version without its v", metaOf({ accessToken: "t", version: "24.0" }), /`version` to be a version/],
    [
      "an empty app secret",
      metaOf({ accessToken: "t", version: "v24.0", appSecret: "" }),
      /`appSecret` is empty/,
    ],
    [
      "`secret` instead of `appSecret`",
      metaOf({ accessToken: "t", version: "v24.0", secret: "s" }),
      /Unknown option `secret`/,
    ],
    [
      "an address in `fetch`",
      metaOf({ accessToken: "t", version: "v24.0", fetch: "https://x" }),
      /`fetch` to be a function/,
    ],
  ],
  readBaseCallback: [
    [
      "no secret",
      () => readBaseCallback(new Request("http://x/?order_id=1"), {} as never),
      /readBaseCallback: `secret` is empty/,
    ],
    [
      "an empty secret",
      () => readBaseCallback(new Request("http://x/"), { secret: " " }),
      /`secret` is empty/,
    ],
    [
      "the API token",
      () =>
        readBaseCallback(new Request("http://x/"), { secret: "1000001-1000002-ABCDEFGHIJKLMNOPQRSTUVWXYZ" }),
      /looks like an API token/,
    ],
    [
      "a misspelt option",
      () => readBaseCallback(new Request("http://x/"), { secert: secret } as never),
      /Did you mean `secret`\?/,
    ],
    [
      "the secret alone",
      () => readBaseCallback(new Request("http://x/"), secret as never),
      /to be an object/,
    ],
    ["no options", callbackOf(undefined), /the options of readBaseCallback to be an object/],
    ["a number as the secret", callbackOf({ secret: 12_345 }), /a text or a list of texts/],
    [
      "a list with the API token",
      callbackOf({ secret: ["text", "1-2-ABCDEFGHIJKLMNOPQRSTUVWXYZ"] }),
      /looks like an API token/,
    ],
    ["an empty list", callbackOf({ secret: [] }), /`secret` is empty/],
    [
      "a secret with a line end",
      callbackOf({ secret: "text\n" }),
      /begins or ends with a space or a line end/,
    ],
  ],
};

describe.each(Object.entries(mistakes))("a mistake with %s", (_, list) => {
  it.each(list)("%s: is reported at once, by its name", (_, make, message) => {
    expect(make).toThrow(message);
    expect(make).not.toThrow(/ABCDEFGHIJKLMNOPQRSTUVWXYZ/);
  });
});

describe("a mistake that shows with a request", () => {
  it.each([
    ["a check that gives true", () => true],
    ["a check that gives nothing", () => undefined],
  ])("%s: lets nothing in, and asks the sender to retry", async (_, check) => {
    await using shop = await hookShop({ verify: { name: "mine", check: check as never } });
    expect((await fetch(jsonPost(shop.url, ann))).status).toBe(503);
    expect(shop.account.requests).toHaveLength(0);
    expect(told).toHaveLength(1);
  });

  it("a check that throws: is distinguished from other mistakes, with its name and never with what it was given", async () => {
    const check = async () => {
      throw new TypeError("ann@example.com is undefined");
    };
    await using shop = await hookShop({ verify: [{ name: "mine", check }, verify] });
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetch(await verify.sign(jsonPost(shop.url, ann)));
      expect([answer.status, await answer.json()]).toEqual([503, { error: "failed" }]);
    }
    expect(shop.account.requests).toHaveLength(0);
    expect((await shop.ended(2))[0]).toMatchObject({
      status: "failed",
      error: { name: "WebhookError", code: "SIGNATURE_THREW", cause: { name: "TypeError" } },
    });
    expect(told).toEqual([
      expect.stringMatching(/^baselinker: the webhook failed\. The check of the signature "mine" threw\./),
    ]);
  });

  it("a check that reads a body which is neither JSON nor a form: is answered 400, as with other signatures", async () => {
    const check: Signature["check"] = (request) => (request.body() === null ? "invalid" : "valid");
    await using shop = await hookShop({ verify: { name: "mine", check } });
    expect((await fetch(jsonPost(shop.url, "{"))).status).toBe(400);
    expect(told).toEqual([]);
  });

  it("is logged once, however often it happens, and never with what a buyer sent", async () => {
    const failing: LeadReceiver = { forward: () => Promise.reject(new Error("ann@example.com")) };
    await using shop = await hookShop({ forwarder: failing });
    for (let time = 0; time < 3; time += 1) expect((await fetch(jsonPost(shop.url, ann))).status).toBe(503);
    expect(told).toEqual([
      "baselinker: the webhook failed. Error was thrown. The sender was asked to send it again. See `error` in `onResult`.",
    ]);
  });

  it("is written to the log of the client whose forwarder it has, and not to the console then", async () => {
    const lines: unknown[] = [];
    const logger = { error: (message: string, fields?: object) => void lines.push([message, fields]) };
    const baselinker = new Baselinker({ token: "1-2-TOKEN", logger });
    const logging = createForwarder({ baselinker, rules: { map: () => ({ status: "error", issues: [] }) } });
    const check = () => {
      throw new Error("ann@example.com");
    };
    await using shop = await hookShop({ forwarder: logging, verify: { name: "mine", check } });
    expect((await fetch(jsonPost(shop.url, ann))).status).toBe(503);
    expect(lines).toEqual([
      [
        expect.stringMatching(/^baselinker: the webhook failed\. The check of the signature "mine" threw\./),
        { type: "webhook", errorCode: "SIGNATURE_THREW" },
      ],
    ]);
    expect(told).toEqual([]);
    expect(Object.keys(logging)).not.toContain("_log");
  });

  it("waitUntil that throws: changes nothing", async () => {
    await using shop = await hookShop({
      waitUntil() {
        throw new Error("not in a request");
      },
    });
    expect((await fetch(jsonPost(shop.url, ann))).status).toBe(200);
    expect(told).toHaveLength(1);
  });

  it("a context that cannot be read: changes nothing", async () => {
    await using shop = await hookShop();
    const context = {
      get waitUntil() {
        throw new Error("not in a request");
      },
    };
    expect((await shop.webhook.fetch(jsonPost(shop.url, ann), context)).status).toBe(200);
    expect(told).toHaveLength(1);
  });

  it("both functions passed on alone: work", async () => {
    await using shop = await hookShop();
    const { fetch: take } = shop.webhook;
    expect((await take(jsonPost(shop.url, ann))).status).toBe(200);
  });

  it("a signature of one's own needs a name and a check, and gets what others have", async () => {
    const check = () => "valid" as const;
    await using shop = await hookShop({ verify: [{ name: "mine", check }] });
    await fetch(jsonPost(shop.url, ann));
    expect(await shop.ended(1)).toMatchObject([{ signature: "mine", status: "forwarded" }]);
  });

  it("of several signatures the first that fits is taken, and the answer says of the best why none does", async () => {
    const tilda = signatures.tilda({ secret: "other", query: "key" });
    await using shop = await hookShop({ verify: [verify, tilda] });
    expect((await fetch(jsonPost(`${shop.url}?key=other`, ann))).status).toBe(200);
    expect((await fetch(jsonPost(`${shop.url}?key=wrong`, ann))).status).toBe(401);
    expect((await shop.ended(2)).map(({ signature, check }) => signature ?? check)).toEqual([
      "tilda",
      "invalid",
    ]);
  });
});
