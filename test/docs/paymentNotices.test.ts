import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Signature, signedRequest } from "../../src/webhook/signature.ts";

/** Each is a file to copy. */
const folder = new URL("../../examples/signatures/", import.meta.url);

async function recipe(name: string): Promise<Record<string, (...args: never) => unknown>> {
  return import(new URL(`${name}.ts`, folder).href);
}

async function signatureOf(name: string, given: unknown): Promise<Signature> {
  const make = (await recipe(name))[name] as (given: unknown) => Signature;
  return make(given);
}

const check = (verify: Signature, body: string, headers: Record<string, string> = {}, now = 0) =>
  verify.check(
    signedRequest({
      method: "POST",
      url: "https://shop.example/pay",
      headers: new Headers({ "content-type": "application/json", ...headers }),
      bytes: new TextEncoder().encode(body),
      now,
    }),
  );

describe("the recipe for", () => {
  it("Monobank checks ECDSA, keeps the key, and reads it again when it changed, at most once a minute", async () => {
    const pairs = [0, 1].map(() => generateKeyPairSync("ec", { namedCurve: "prime256v1" }));
    let current = 0;
    let loads = 0;
    const verify = await signatureOf("monobank", async () => {
      loads += 1;
      const pem = pairs[current]?.publicKey.export({ format: "pem", type: "spki" }) ?? "";
      return Buffer.from(pem).toString("base64");
    });
    const body = '{"invoiceId":"p2_9ZgpZVsl3","status":"success"}';
    const signed = (index: number) => {
      const key = pairs[index]?.privateKey;
      return key === undefined ? "" : sign("sha256", Buffer.from(body), key).toString("base64");
    };
    expect(await check(verify, body, { "x-sign": signed(0) })).toBe("valid");
    expect(await check(verify, body, { "x-sign": signed(0) })).toBe("valid");
    expect(loads).toBe(1);
    expect(await check(verify, `${body} `, { "x-sign": signed(0) })).toBe("invalid");
    expect(await check(verify, body, { "x-sign": "AAAA" })).toBe("invalid");
    expect(await check(verify, body)).toBe("missing");
    expect(loads).toBe(1);
    current = 1;
    expect(await check(verify, body, { "x-sign": signed(1) }, 61_000)).toBe("valid");
    expect(loads).toBe(2);
  });

  it("LiqPay checks the hash around the data", async () => {
    const verify = await signatureOf("liqpay", "private");
    const data = Buffer.from('{"order_id":"7","status":"success"}').toString("base64");
    const hash = createHash("sha1").update(`private${data}private`).digest("base64");
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const form = (signature: string) => String(new URLSearchParams({ data, signature }));
    expect(await check(verify, form(hash), type)).toBe("valid");
    expect(await check(verify, form(hash.replace(/./, (first) => (first === "A" ? "B" : "A"))), type)).toBe(
      "invalid",
    );
    expect(await check(verify, "data=x", type)).toBe("missing");
  });

  it("WayForPay checks eight fields, and signs its answer", async () => {
    const verify = await signatureOf("wayforpay", "secret");
    const notice = {
      merchantAccount: "m",
      orderReference: "7",
      amount: 5,
      currency: "UAH",
      authCode: "1",
      cardPan: "4*",
      transactionStatus: "Approved",
      reasonCode: 1100,
    };
    const merchantSignature = createHmac("md5", "secret")
      .update("m;7;5;UAH;1;4*;Approved;1100")
      .digest("hex");
    expect(await check(verify, JSON.stringify({ ...notice, merchantSignature }))).toBe("valid");
    expect(await check(verify, JSON.stringify({ ...notice, amount: 6, merchantSignature }))).toBe("invalid");
    expect(await check(verify, "{")).toBe("missing");
    const { wayforpayAnswer } = await recipe("wayforpay");
    const answer = wayforpayAnswer as (key: string, order: string, time: number) => Response;
    expect(await answer("secret", "7", 1).json()).toEqual({
      orderReference: "7",
      status: "accept",
      time: 1,
      signature: createHmac("md5", "secret").update("7;accept;1").digest("hex"),
    });
  });

  it("Przelewy24 checks SHA-384 over JSON with slashes and letters as they are", async () => {
    const verify = await signatureOf("przelewy24", "crc");
    const notice = {
      merchantId: 1,
      posId: 1,
      sessionId: "a/b",
      amount: 100,
      originAmount: 100,
      currency: "PLN",
      orderId: 5,
      methodId: 25,
      statement: "Zażółć",
    };
    const text =
      '{"merchantId":1,"posId":1,"sessionId":"a/b","amount":100,"originAmount":100,"currency":"PLN","orderId":5,"methodId":25,"statement":"Zażółć","crc":"crc"}';
    const hash = createHash("sha384").update(text).digest("hex");
    expect(await check(verify, JSON.stringify({ ...notice, sign: hash }))).toBe("valid");
    expect(await check(verify, JSON.stringify({ ...notice, amount: 101, sign: hash }))).toBe("invalid");
    expect(await check(verify, JSON.stringify(notice))).toBe("missing");
  });

  it("PayU checks the bytes and the second key, with the hash that the header names", async () => {
    const verify = await signatureOf("payu", "second key");
    const body = '{"order":{"status":"COMPLETED"}}';
    for (const [hash, algorithm] of [
      ["md5", "MD5"],
      ["sha256", "SHA-256"],
    ] as const) {
      const made = createHash(hash).update(`${body}second key`).digest("hex");
      const header = `sender=checkout;signature=${made};algorithm=${algorithm};content=DOCUMENT`;
      expect(await check(verify, body, { "openpayu-signature": header })).toBe("valid");
      expect(await check(verify, `${body} `, { "openpayu-signature": header })).toBe("invalid");
    }
    const none = "sender=checkout;signature=00;algorithm=NONE";
    expect(await check(verify, body, { "openpayu-signature": none })).toBe("missing");
  });

  it("is one of the files that the page links to, as each of the folder is", () => {
    const page = readFileSync(new URL("../../docs/senders.md", import.meta.url), "utf8");
    const linked = [...page.matchAll(/\(\.\.\/examples\/signatures\/(\w+\.ts)\)/g)].map(([, file]) => file);
    expect(linked.sort()).toEqual(readdirSync(folder).sort());
  });
});
