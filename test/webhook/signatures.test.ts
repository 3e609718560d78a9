import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { hmacKeys } from "../../src/webhook/hmacKeys.ts";
import { bytesOf, decodeDigest, encodeDigest, isOneOf, type Secrets } from "../../src/webhook/secrets.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import type { StandardWebhooksOptions } from "../../src/webhook/senders/standardWebhooks.ts";
import {
  type Signature,
  type SignatureCheck,
  type SigningSignature,
  signedRequest,
} from "../../src/webhook/signature.ts";
import { jsonPost } from "./hookShop.ts";
import { otherSecret, secret, senders } from "./senders.ts";

const url = "https://shop.example/hook";
const eventCreated = Math.floor(Date.now() / 1_000);
const body = { id: "A-1", type: "lead", eventId: "e", eventCreated };

/** What a signature finds in a request of the Web. */
async function check(verify: Signature, request: Request, now = Date.now()): Promise<SignatureCheck> {
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  const { method, headers } = request;
  return verify.check(signedRequest({ method, url: request.url, headers, bytes, now }));
}

/** Each signature, made with other secrets. */
const made: Readonly<Record<keyof typeof signatures, (secret: Secrets) => SigningSignature>> = {
  woocommerce: (secret) => signatures.woocommerce({ secret }),
  shopify: (secret) => signatures.shopify({ secret }),
  stripe: (secret) => signatures.stripe({ secret }),
  meta: (secret) => signatures.meta({ secret }),
  typeform: (secret) => signatures.typeform({ secret }),
  calendly: (secret) => signatures.calendly({ secret }),
  webflow: (secret) => signatures.webflow({ secret }),
  standardWebhooks: (secret) => signatures.standardWebhooks({ secret }),
  telegram: (secret) => signatures.telegram({ secret }),
  googleAds: (secret) => signatures.googleAds({ secret }),
  ecwid: (secret) => signatures.ecwid({ secret }),
  tilda: (secret) => signatures.tilda({ secret, header: "x-key" }),
  taplink: (secret) => signatures.taplink({ secret }),
  hmac: (secret) => signatures.hmac({ secret, header: "x-signature" }),
  sharedSecret: (secret) => signatures.sharedSecret({ secret, field: "key" }),
};

// Letters and digits only, as Telegram wants it, and base64 after the prefix.
const oldSecret = "whsec_b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xk";
const newSecret = "whsec_bmV3bmV3bmV3bmV3bmV3bmV3bmV3bmV3";

describe.each(Object.entries(made))("signatures.%s", (name, make) => {
  const request = () => jsonPost(url, body, { "webhook-id": "msg_1" });
  const signWith = (one: string) => make(one).sign(request());

  it("takes what is signed with either of two secrets while one replaces another, and with no third", async () => {
    const verify = make([newSecret, oldSecret]);
    expect(await check(verify, await signWith(oldSecret))).toBe("valid");
    expect(await check(verify, await signWith(newSecret))).toBe("valid");
    expect(await check(make(newSecret), await signWith(oldSecret))).toBe("invalid");
    expect(await check(verify, request())).toBe("missing");
  });

  it.each([
    ["an empty text", ""],
    ["blanks", "  "],
    ["undefined", undefined],
    ["null", null],
    ["an empty list", []],
    ["a list with an empty text", [newSecret, ""]],
  ])("throws at once for %s", (_, given) => {
    expect(() => make(given as string)).toThrow(
      new TypeError(`signatures.${name}: \`secret\` is empty. Is the environment variable set?`),
    );
  });

  it("throws for a secret with a line end, as files have one, and never shows it", () => {
    const withLineEnd = () => make(`${newSecret}\n`);
    expect(withLineEnd).toThrow(/begins or ends with a space or a line end/);
    expect(withLineEnd).not.toThrow(new RegExp(newSecret));
    expect(() => make(12_345 as never)).toThrow(/a text or a list of texts/);
  });
});

describe("the keys of an HMAC", () => {
  const hashes = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"] as const;

  it.each(hashes)("are the same with Node's cryptography and with that of the Web: %s", async (hash) => {
    const secrets = [bytesOf(newSecret), bytesOf(oldSecret)];
    const data = bytesOf("{}");
    const web = withoutNode(() => hmacKeys(hash, secrets));
    const node = hmacKeys(hash, secrets);
    const old = await hmacKeys(hash, secrets.slice(1)).sign(data, {});
    const digest = await web.sign(data, {});
    expect(await node.sign(data, {})).toEqual(digest);
    for (const keys of [web, node]) {
      for (const made of [digest, old]) {
        if (made === undefined) throw new Error("nothing was signed");
        expect(made).toHaveLength(keys.length);
        expect(await keys.fits(made, data)).toBe(true);
        expect(await keys.fits(made, bytesOf("{ }"))).toBe(false);
        expect(
          await keys.fits(
            made.map((byte) => byte ^ 1),
            data,
          ),
        ).toBe(false);
      }
    }
  });
});

/** What is made where there are Web standards only. */
function withoutNode<Made>(make: () => Made): Made {
  vi.stubGlobal("process", undefined);
  try {
    return make();
  } finally {
    vi.unstubAllGlobals();
  }
}

describe("the keys of standardWebhooks", () => {
  it("are one of the two kinds, whole and in base64", () => {
    const publicKey = `whpk_${"A".repeat(43)}=`;
    expect(() => signatures.standardWebhooks({})).toThrow(/`secret` is empty/);
    expect(() => signatures.standardWebhooks({ secret, publicKey })).toThrow(
      /either `secret` or `publicKey`/,
    );
    const fromEnvironment = { publicKey: process.env.NOT_SET };
    expect(() => signatures.standardWebhooks(fromEnvironment)).toThrow(/`publicKey` is empty/);
    expect(() => signatures.standardWebhooks({ publicKey: "whpk_" })).toThrow(/32 bytes in base64/);
    for (const bad of ["not base64!", "whsec_", "whsec_abcde"]) {
      expect(() => signatures.standardWebhooks({ secret: [secret, bad] })).toThrow(
        'signatures.standardWebhooks: `secret` is not base64. Was all of it copied? If its own letters are the key, set `secretEncoding: "text"`.',
      );
    }
  });

  const keyOf = async (options: StandardWebhooksOptions): Promise<string | undefined> => {
    const known = { a: "whsec_YQ==", text: "polar_whs_abc" };
    const request = jsonPost(url, body, { "webhook-id": "msg_1" });
    const signed = await signatures.standardWebhooks(options).sign(request);
    const at = signed.headers.get("webhook-timestamp");
    const digest = signed.headers.get("webhook-signature")?.slice("v1,".length);
    return [...Object.keys(known), ...Object.values(known), "ab"].find(
      (key) =>
        createHmac("sha256", key)
          .update(`msg_1.${at}.${JSON.stringify(body)}`)
          .digest("base64") === digest,
    );
  };

  it("are decoded as their encoding says, also without padding, and the letters themselves for Polar", async () => {
    expect(await keyOf({ secret: "whsec_YQ==" })).toBe("a");
    expect(await keyOf({ secret: "whsec_YQ" })).toBe("a");
    expect(await keyOf({ secret: "YWI" })).toBe("ab");
    expect(await keyOf({ secret: "text", secretEncoding: "text" })).toBe("text");
    expect(await keyOf({ secret: "polar_whs_abc" })).toBe("polar_whs_abc");
    expect(() => signatures.standardWebhooks({ secret: "polar_whs_abc", secretEncoding: "base64" })).toThrow(
      /not base64/,
    );
  });
});

describe("the names that Svix, Clerk and Resend send", () => {
  const signed = async (at?: Date): Promise<Record<string, string>> => {
    const request = jsonPost(url, body, { "webhook-id": "msg_1" });
    const { headers } = await signatures.standardWebhooks({ secret }).sign(request, { at });
    return Object.fromEntries(headers);
  };
  const asSvix = (headers: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.replace("webhook-", "svix-"), value]),
    );
  const verify = signatures.standardWebhooks({ secret });

  it("are read where there is no `webhook-signature`, with the id of the event", async () => {
    const headers = asSvix(await signed());
    expect(Object.keys(headers)).toEqual(
      expect.arrayContaining(["svix-id", "svix-timestamp", "svix-signature"]),
    );
    expect(await check(verify, jsonPost(url, body, headers))).toBe("valid");
    expect(await check(verify, jsonPost(url, { ...body, id: "A-2" }, headers))).toBe("invalid");
    expect(
      await check(signatures.standardWebhooks({ secret: otherSecret }), jsonPost(url, body, headers)),
    ).toBe("invalid");
    const request = { method: "POST", url, headers: new Headers(headers), bytes: new Uint8Array(), now: 0 };
    expect(verify.deliveryId?.(signedRequest(request))).toBe("msg_1");
    expect(
      await check(verify, jsonPost(url, body, asSvix(await signed(new Date(Date.now() - 400_000))))),
    ).toBe("expired");
  });

  it("are not mixed with the standard ones", async () => {
    const headers = await signed();
    const { "webhook-id": id = "", ...rest } = headers;
    expect(await check(verify, jsonPost(url, body, { ...rest, "svix-id": id }))).toBe("missing");
    expect(
      await check(verify, jsonPost(url, body, { ...asSvix(headers), "webhook-signature": "v1,AAAA" })),
    ).not.toBe("valid");
  });
});

describe("the signing twin", () => {
  it("signs as the sender does: what Node's own crypto makes of it", async () => {
    const at = new Date(1_795_000_000_000);
    const signed = await signatures.stripe({ secret }).sign(jsonPost(url, "{}"), { at });
    const mac = createHmac("sha256", secret).update("1795000000.{}").digest("hex");
    expect(signed.headers.get("stripe-signature")).toBe(`t=1795000000,v1=${mac}`);
    expect(await signed.text()).toBe("{}");
  });

  it("signs at another time, which shows that old requests are refused", async () => {
    for (const { verify, isTimed } of Object.values(senders)) {
      if (isTimed === undefined || verify.name === "standardWebhooks") continue;
      const old = await verify.sign(jsonPost(url, body), { at: new Date(Date.now() - 400_000) });
      expect(await check(verify, old)).toBe("expired");
    }
  });

  it("signs v1a with a private key, and says what is missing without one", async () => {
    const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
    if (!("privateKey" in pair)) throw new Error("no pair");
    const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
    const raw = Buffer.from(await crypto.subtle.exportKey("raw", pair.publicKey));
    const verify = signatures.standardWebhooks({ publicKey: `whpk_${raw.toString("base64")}` });
    const request = jsonPost(url, body, { "webhook-id": "msg_1" });
    const privateKey = `whsk_${pkcs8.subarray(16).toString("base64")}`;
    expect(await check(verify, await verify.sign(request, { privateKey }))).toBe("valid");
    await expect(verify.sign(request)).rejects.toThrow(/lack/);
    await expect(signatures.standardWebhooks({ secret }).sign(jsonPost(url, body))).rejects.toThrow(/lack/);
  });
});

describe("the secret of WooCommerce", () => {
  it("may hold what its panel keeps as entities", async () => {
    const shown = `a&amp;b&quot;c&#039;d&lt;`;
    const text = JSON.stringify(body);
    const mac = createHmac("sha256", `a&b"c'd<`).update(text).digest("base64");
    const request = jsonPost(url, text, { "x-wc-webhook-signature": mac });
    expect(await check(signatures.woocommerce({ secret: shown }), request)).toBe("valid");
    const literal = createHmac("sha256", shown).update(text).digest("base64");
    const other = jsonPost(url, text, { "x-wc-webhook-signature": literal });
    expect(await check(signatures.woocommerce({ secret: shown }), other)).toBe("valid");
  });
});

describe("signatures.hmac", () => {
  const text = JSON.stringify(body);
  const mac = (hash: string, data: string, encoding: "hex" | "base64") =>
    createHmac(hash, secret).update(data).digest(encoding);

  it("makes signatures of most senders of its options", async () => {
    for (const hash of ["SHA-1", "SHA-256", "SHA-384", "SHA-512"] as const) {
      const verify = signatures.hmac({ secret, header: "x-sign", hash, encoding: "base64", prefix: "v0=" });
      const value = `v0=${mac(hash.replace("-", ""), text, "base64")}`;
      expect(await check(verify, jsonPost(url, text, { "x-sign": value }))).toBe("valid");
      expect(await check(verify, jsonPost(url, text, { "x-sign": value.slice(3) }))).toBe("missing");
    }
  });

  it("reads the time from a header of its own, in milliseconds", async () => {
    const timestamp = { header: "x-time", unit: "ms", toleranceMs: 1_000 } as const;
    const verify = signatures.hmac({ secret, header: "x-sign", timestamp });
    const now = 1_795_000_000_000;
    const at = (ms: number) =>
      jsonPost(url, text, { "x-time": String(ms), "x-sign": mac("sha256", `${ms}.${text}`, "hex") });
    expect(await check(verify, at(now - 900), now)).toBe("valid");
    expect(await check(verify, at(now - 1_100), now)).toBe("expired");
    expect(await check(verify, at(now + 1_100), now)).toBe("expired");
    expect(await check(verify, jsonPost(url, text, { "x-sign": "00" }), now)).toBe("missing");
  });

  it("signs what the caller says: the address, a field, another order", async () => {
    const signed = (request: { url: string; body(): unknown }, time: string) => `${time}|${request.url}`;
    const timestamp = { part: "ts", unit: "s" } as const;
    const verify = signatures.hmac({ secret, header: "x-sign", part: "h", timestamp, signed });
    const request = await verify.sign(jsonPost(url, text));
    expect(request.headers.get("x-sign")).toMatch(/^ts=\d+,h=[\da-f]{64}$/);
    expect(await check(verify, request)).toBe("valid");
    const without = signatures.hmac({ secret, header: "x-sign", signed: () => undefined });
    expect(await check(without, jsonPost(url, text, { "x-sign": "00" }))).toBe("missing");
  });

  it("decodes a secret that is written in hex or base64, and throws at once for one that is not", async () => {
    const header = "x-sign";
    const key = Buffer.from([0, 255, 16, 7]);
    const value = createHmac("sha256", key).update(text).digest("hex");
    for (const [secretEncoding, written] of [
      ["hex", "00ff1007"],
      ["hex", "00FF1007"],
      ["base64", "AP8QBw=="],
      ["base64", "AP8QBw"],
    ] as const) {
      const verify = signatures.hmac({ secret: written, secretEncoding, header });
      expect(await check(verify, jsonPost(url, text, { [header]: value }))).toBe("valid");
      expect(
        await check(signatures.hmac({ secret: written, header }), jsonPost(url, text, { [header]: value })),
      ).toBe("invalid");
    }
    for (const [secretEncoding, bad] of [
      ["hex", "00ff1"],
      ["hex", "0x00ff"],
      ["base64", "AP8QB*=="],
      ["base64", "AP8QB"],
    ] as const) {
      expect(() => signatures.hmac({ secret: ["00ff1007", bad], secretEncoding, header })).toThrow(
        new TypeError(`signatures.hmac: \`secret\` is not ${secretEncoding}. Was all of it copied?`),
      );
    }
  });

  it("tells the sender's own id of the event, where it is in a header", () => {
    const verify = signatures.hmac({ secret, header: "x-sign", deliveryId: "x-submission-id" });
    const headers = new Headers({ "x-submission-id": "s-1" });
    const request = signedRequest({ method: "POST", url, headers, bytes: new Uint8Array(), now: 0 });
    expect(verify.deliveryId?.(request)).toBe("s-1");
    expect(() => signatures.hmac({ secret, header: "x-sign", deliveryId: "" })).toThrow(/`x-signature`/);
  });

  it("finds the parts of a header after commas and semicolons", async () => {
    const timestamp = { part: "ts", unit: "s" } as const;
    const verify = signatures.hmac({ secret, header: "x-sign", part: "h1", timestamp });
    const ts = Math.floor(Date.now() / 1_000);
    const h1 = mac("sha256", `${ts}.${text}`, "hex");
    for (const value of [`ts=${ts};h1=${h1}`, `ts=${ts}; h1=00; h1=${h1}`, `ts=${ts},h1=${h1}`]) {
      expect(await check(verify, jsonPost(url, text, { "x-sign": value }))).toBe("valid");
    }
  });

  it("tries at most eight signatures of a header: each costs a computation", async () => {
    const verify = signatures.stripe({ secret });
    const time = Math.floor(Date.now() / 1_000);
    const right = mac("sha256", `${time}.${text}`, "hex");
    const wrong = `v1=${"00".repeat(32)},`;
    const header = (count: number) => ({ "stripe-signature": `t=${time},${wrong.repeat(count)}v1=${right}` });
    expect(await check(verify, jsonPost(url, text, header(7)))).toBe("valid");
    expect(await check(verify, jsonPost(url, text, header(8)))).toBe("invalid");
  });
});

describe("signatures.sharedSecret", () => {
  it("reads the secret from the address also after other parameters and before a fragment", async () => {
    const verify = signatures.sharedSecret({ secret: "a b&c", query: "key" });
    const signed = await verify.sign(jsonPost(`${url}?x=1`, body));
    expect(await check(verify, signed)).toBe("valid");
    expect(await check(verify, jsonPost(`${url}?key=a%20b%26c#top`, body))).toBe("valid");
    expect(await check(verify, jsonPost(`${url}?key=`, body))).toBe("missing");
  });

  it("puts it into a form as into JSON", async () => {
    const verify = signatures.sharedSecret({ secret, field: "key" });
    const form = new Request(url, { method: "POST", body: new URLSearchParams({ name: "Ann" }) });
    expect(await check(verify, await verify.sign(form))).toBe("valid");
    expect(await check(verify, await verify.sign(jsonPost(url, { name: "Ann" })))).toBe("valid");
    expect(await check(verify, jsonPost(url, "{"))).toBe("missing");
  });
});

describe("secrets", () => {
  it("are the same only where every character is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (one, other) => {
        expect(isOneOf([one], other)).toBe(one === other);
        expect(isOneOf([otherSecret, one], one)).toBe(true);
        expect(isOneOf([one], one + one)).toBe(false);
      }),
    );
  });

  it("are decoded from exactly hex or base64 of the right length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), (bytes) => {
        for (const encoding of ["hex", "base64"] as const) {
          const text = encodeDigest(bytes, encoding);
          expect(decodeDigest(text, encoding, bytes.length)).toEqual(bytes);
          expect(decodeDigest(text, encoding, bytes.length + 1)).toBeUndefined();
          expect(decodeDigest(` ${text}`, encoding, bytes.length)).toBeUndefined();
        }
      }),
    );
    expect(decodeDigest("ABCD", "hex", 2)).toEqual(new Uint8Array([0xab, 0xcd]));
    for (const text of ["zz", "abc", "", "YQ=", "Y Q=", "=aaa"]) {
      expect(decodeDigest(text, "hex", 1) ?? decodeDigest(text, "base64", 1)).toBeUndefined();
    }
  });

  it("in a header of any text give an answer and never an exception", async () => {
    const verify = [signatures.stripe({ secret }), signatures.standardWebhooks({ secret })];
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary-ascii" }), async (text) => {
        const value = text.replace(/[^\x20-\x7e]/g, "");
        const headers = { "stripe-signature": value, "webhook-signature": value, "webhook-id": "1" };
        for (const each of verify) {
          expect(["invalid", "missing"]).toContain(
            await check(each, jsonPost(url, body, { ...headers, "webhook-timestamp": value })),
          );
        }
      }),
    );
  });
});

describe("an event of Ecwid", () => {
  const verify = signatures.ecwid({ secret });
  const nowMs = eventCreated * 1_000;
  /** Signed over these two, whatever the body says. */
  const checkEvent = (event: object, signed: string, now = nowMs) => {
    const digest = createHmac("sha256", secret).update(signed).digest("base64");
    return check(verify, jsonPost(url, event, { "x-ecwid-webhook-signature": digest }), now);
  };

  it("is one whose time is digits and whose id is a text", async () => {
    for (const created of [eventCreated, `${eventCreated}`]) {
      expect(await checkEvent({ eventCreated: created, eventId: "e" }, `${eventCreated}.e`)).toBe("valid");
    }
  });

  it.each([
    ["the full stop moved into its time", { eventCreated: `${eventCreated}.a`, eventId: "b" }, ".a.b"],
    ["a time with a fraction", { eventCreated: eventCreated + 0.5, eventId: "e" }, ".5.e"],
    ["a list as its time", { eventCreated: [eventCreated], eventId: "e" }, ".e"],
    ["a number as its id", { eventCreated, eventId: 5 }, ".5"],
    ["a list as its id", { eventCreated, eventId: ["e"] }, ".e"],
    ["no id", { eventCreated }, ".undefined"],
    ["an empty time", { eventCreated: "", eventId: "e" }, ".e"],
  ])("is none with %s, though that is what is signed", async (_, event, rest) => {
    expect(await checkEvent(event, `${event.eventCreated === "" ? "" : eventCreated}${rest}`)).toBe(
      "missing",
    );
  });

  it("is taken for 25 hours, as it is repeated for 24", async () => {
    const event = { eventCreated, eventId: "e" };
    const heldFor = (ms: number) => checkEvent(event, `${eventCreated}.e`, nowMs + ms);
    expect([await heldFor(25 * 3_600_000), await heldFor(25 * 3_600_000 + 1)]).toEqual(["valid", "expired"]);
  });
});
