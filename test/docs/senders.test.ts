import * as nodeCrypto from "node:crypto";
import { createHash, createHmac, generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readySets } from "../../docs/generate/readySets.ts";
import { createWebhook } from "../../src/webhook/createWebhook.ts";
import { senderRecords } from "../../src/webhook/senders/records.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import { type Signature, type SignatureCheck, signedRequest } from "../../src/webhook/signature.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const page = read("docs/senders.md");
const section = page.slice(
  page.indexOf("## The check of each sender"),
  page.indexOf("## What each sender does"),
);
const rows = [...section.matchAll(/^\| ([^|]+) \|(?:[^|]*\|){2} \[?`(\w[^`]+\))`[^|]*\|$/gm)].map(
  ([, sender = "", code = ""]) => [sender, code] as const,
);

/** What a file to copy exports. */
function exportsOf(name: string): Record<string, unknown> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(read(`examples/signatures/${name}.ts`), { compilerOptions });
  const exported: Record<string, unknown> = {};
  const load = (name: string) => (name === "node:crypto" ? nodeCrypto : { signatures });
  new Function("require", "exports", outputText)(load, exported);
  return exported;
}

const address = "https://shop.example/hook";
const secret = "00112233445566778899aabbccddeeff";
const others: Readonly<Record<string, string>> = {
  Pipedrive: "Basic YmFzZTo2MjI2",
  Polar: "polar_whs_00112233",
  "Svix, Clerk, Resend, OpenAI": "whsec_AAECAwQF",
};

/** The signature that a row shows, with a secret in it. */
function signatureOf(code: string, secret: string): Signature {
  const recipes = Object.assign({}, ...["framer", "hubspot", "paddle", "shoper"].map(exportsOf));
  const scope = { signatures, secret, address, verifyToken: "token", ...recipes };
  const made: unknown = new Function(...Object.keys(scope), `return ${code}`)(...Object.values(scope));
  return made as Signature;
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly query?: string;
}

interface Sender {
  /** What it sends, signed here with Node's own crypto. */
  send(secret: string, body: string, at: number): Sent;
  /** A secret is sent, which proves nothing about the body. */ readonly isSecretOnly?: true;
  readonly isTimed?: true;
}

const mac = (key: string | Buffer, text: string, encoding: "hex" | "base64" = "hex", hash = "sha256") =>
  createHmac(hash, key).update(text).digest(encoding);
const inHeader = (name: string, value: (secret: string, body: string) => string): Sender => ({
  send: (secret, body) => ({ headers: { [name]: value(secret, body) } }),
});
const inQuery: Sender = { send: (secret) => ({ query: `?key=${secret}` }), isSecretOnly: true };
const withTime = (
  name: string,
  value: (secret: string, body: string, seconds: number) => string,
): Sender => ({
  send: (secret, body, at) => ({ headers: { [name]: value(secret, body, Math.floor(at / 1_000)) } }),
  isTimed: true,
});
const parts = (secret: string, body: string, t: number) => `t=${t},v1=${mac(secret, `${t}.${body}`)}`;
const standard = (prefix: string, key: (secret: string) => Buffer): Sender => ({
  send(secret, body, at) {
    const time = String(Math.floor(at / 1_000));
    const signature = `v1,${mac(key(secret), `msg_1.${time}.${body}`, "base64")}`;
    return {
      headers: {
        [`${prefix}-id`]: "msg_1",
        [`${prefix}-timestamp`]: time,
        [`${prefix}-signature`]: signature,
      },
    };
  },
  isTimed: true,
});

/** Those that are not listed send a key in the address, or their record has requests that others signed. */
const senders: Readonly<Record<string, Sender>> = {
  WooCommerce: inHeader("x-wc-webhook-signature", (key, body) => mac(key, body, "base64")),
  Shopify: inHeader("x-shopify-hmac-sha256", (key, body) => mac(key, body, "base64")),
  "Shopware 6": inHeader("shopware-shop-signature", (key, body) => mac(key, body)),
  Squarespace: inHeader("squarespace-signature", (key, body) => mac(Buffer.from(key, "hex"), body)),
  BigCommerce: standard("webhook", Buffer.from),
  Ecwid: {
    send(key, _, at) {
      const eventCreated = Math.floor(at / 1_000);
      const body = JSON.stringify({ eventId: "e-1", eventCreated, eventType: "order.created" });
      return { headers: { "x-ecwid-webhook-signature": mac(key, `${eventCreated}.e-1`, "base64") }, body };
    },
    isSecretOnly: true,
  },
  Shoper: {
    send: (key, body) => ({
      headers: {
        "x-webhook-id": "7",
        "x-webhook-sha1": createHash("sha1").update(`7:${key}:${body}`).digest("hex"),
      },
    }),
  },
  "Medusa v2": inHeader("x-medusa-signature", (key, body) => mac(key, body)),
  Stripe: withTime("stripe-signature", parts),
  Paddle: withTime("paddle-signature", (key, body, ts) => `ts=${ts};h1=00;h1=${mac(key, `${ts}:${body}`)}`),
  Typeform: inHeader("typeform-signature", (key, body) => `sha256=${mac(key, body, "base64")}`),
  Tally: inHeader("tally-signature", (key, body) => mac(key, body, "base64")),
  Framer: {
    send: (key, body) => ({
      headers: {
        "framer-webhook-submission-id": "s-1",
        "framer-signature": `sha256=${mac(key, `${body}s-1`)}`,
      },
    }),
  },
  "Webflow, by an OAuth app": {
    send: (key, body, at) => ({
      headers: { "x-webflow-timestamp": String(at), "x-webflow-signature": mac(key, `${at}:${body}`) },
    }),
    isTimed: true,
  },
  Taplink: inHeader("taplink-signature", (key, body) => mac(key, body, "hex", "sha1")),
  Calendly: withTime("calendly-webhook-signature", parts),
  "Facebook, Instagram, WhatsApp": inHeader("x-hub-signature-256", (key, body) => `sha256=${mac(key, body)}`),
  "Google Ads": {
    send: (key) => ({ body: JSON.stringify({ google_key: key, lead_id: "1" }) }),
    isSecretOnly: true,
  },
  Telegram: { send: (key) => ({ headers: { "x-telegram-bot-api-secret-token": key } }), isSecretOnly: true },
  HubSpot: {
    send(key, body, at) {
      const signature = mac(key, `POST${address}${body}${at}`, "base64");
      return { headers: { "x-hubspot-request-timestamp": String(at), "x-hubspot-signature-v3": signature } };
    },
    isTimed: true,
  },
  Pipedrive: {
    send: (key) => ({ headers: { authorization: key } }),
    isSecretOnly: true,
  },
  "Svix, Clerk, Resend, OpenAI": standard("svix", (key) => Buffer.from(key.slice("whsec_".length), "base64")),
  Polar: standard("webhook", Buffer.from),
  "any other with an HMAC": inHeader("x-form-signature", (key, body) => `sha256=${mac(key, body)}`),
};

const now = 1_795_000_000_000;
const body = '{"id":"A-1","email":"ann@example.com"}';

async function check(verify: Signature, sent: Sent, given = body): Promise<SignatureCheck> {
  return verify.check(
    signedRequest({
      method: "POST",
      url: `${address}${sent.query ?? ""}`,
      headers: new Headers({ "content-type": "application/json", ...sent.headers }),
      bytes: new TextEncoder().encode(sent.body ?? given),
      now,
    }),
  );
}

const isInQuery = (code: string) => code.includes('query: "key"');
const checked = rows.filter(([sender, code]) => Object.hasOwn(senders, sender) || isInQuery(code));

describe("the table of checks", () => {
  it("name rules that are ready", () => {
    const polled = /Their rules are .*$/m.exec(page)?.[0] ?? "";
    const cells = [...section.matchAll(/^\| [^|]+ \|[^|]*\|([^|]*)\|/gm)].map(([, cell = ""]) => cell);
    const named = [...cells, polled].flatMap((text) => [...text.matchAll(/`([a-z0-9-]+)`/g)]);
    const ready = readySets().map(({ name }) => name);
    expect(named.length).toBeGreaterThan(30);
    expect(named.map(([, name]) => name).filter((name = "") => !ready.includes(name))).toEqual([]);
  });

  it("has a row for each sender, all of which are tried here and described below", () => {
    const known = [...checked.map(([sender]) => sender), "Wix orders"];
    const untried = senderRecords.filter(({ title, vectors }) => !known.includes(title) && !vectors?.length);
    expect(untried.map(({ title }) => title)).toEqual([]);
    expect(Object.keys(senders).filter((sender) => !known.includes(sender))).toEqual([]);
    const described = [...page.matchAll(/^\| ([^|]+) \|(?: [^|]*\|){6}$/gm)].map(([, sender]) => sender);
    const own = rows.map(([sender]) => sender).filter((sender) => !sender.startsWith("any other"));
    expect(described.slice(2)).toEqual(own);
  });

  it.each(checked)("takes what %s signs, and nothing that is forged", async (sender, code) => {
    const { send, isSecretOnly, isTimed } = senders[sender] ?? inQuery;
    const own = others[sender] ?? secret;
    const verify = signatureOf(code, own);
    expect(await check(verify, send(own, body, now))).toBe("valid");
    // The same length, and another key.
    const other = own.replaceAll(/[26]/g, "3").replace("CAw", "DAw");
    expect(other).not.toBe(own);
    expect(await check(verify, send(other, body, now))).toBe("invalid");
    expect(await check(verify, { body: "{}" })).toBe("missing");
    if (isSecretOnly === undefined)
      expect(await check(verify, send(own, body, now), `${body} `)).toBe("invalid");
    if (isTimed) expect(await check(verify, send(own, body, now - 310_000))).toBe("expired");
    expect(() => signatureOf(code, "")).toThrow(/empty/);
  });

  it("keeps the leads of those that no page says to repeat", () => {
    const once = ["WooCommerce", "Elementor Pro", "SalesDrive", "KeyCRM", "Horoshop", "Zoho CRM", "Binotel"];
    for (const [sender, code] of checked.filter(([sender]) => once.includes(sender)))
      expect([sender, signatureOf(code, secret).repeats]).toEqual([sender, false]);
  });
});

describe("a token of Wix", () => {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const pem = String(pair.publicKey.export({ format: "pem", type: "spki" }));
  const inBase64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const order = { entityId: "11111111-2222", slug: "approved" };
  const tokenOf = (claims: object, alg = "RS256") => {
    const signed = `${inBase64({ alg })}.${inBase64({ data: JSON.stringify({ data: JSON.stringify(order) }), ...claims })}`;
    return `${signed}.${nodeCrypto.sign("RSA-SHA256", Buffer.from(signed), pair.privateKey).toString("base64url")}`;
  };

  it("becomes the event in it, if its signature fits and it is not over", async () => {
    const leads: unknown[] = [];
    const forward = async (lead: unknown) => {
      leads.push(lead);
      return { status: "skip", reason: "", issues: [] } as const;
    };
    const webhook = createWebhook({ forwarder: { forward }, verify: "none" });
    const make = exportsOf("wixOrders").wixOrders;
    if (typeof make !== "function") throw new Error("wixOrders is not shown");
    const take = async (body: string): Promise<number> => {
      const answer: unknown = await make(webhook, pem)(new Request(address, { method: "POST", body }));
      return answer instanceof Response ? answer.status : 0;
    };
    expect(await take(tokenOf({}))).toBe(200);
    expect(leads).toEqual([order]);
    const [head = "", , signature = ""] = tokenOf({}).split(".");
    const forged = `${head}.${inBase64({ data: JSON.stringify({ data: "{}" }) })}.${signature}`;
    const unsigned = `${inBase64({ alg: "none" })}.${inBase64({ data: "{}" })}.`;
    for (const bad of [forged, unsigned, "", "a.b.c", tokenOf({ exp: 1 })]) expect(await take(bad)).toBe(401);
    expect(leads).toHaveLength(1);
  });
});
