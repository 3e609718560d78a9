import { describe, expect, it } from "vitest";
import type { LeadMapper } from "../../src/forwarding/forwarder/options.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import { signedRequest } from "../../src/webhook/signature.ts";
import { hookShop } from "./hookShop.ts";
import { otherSecret, type SenderCase, type SentRequest, secret, senders } from "./senders.ts";

/** An order of whatever comes: these tests are about who sent it. */
const mapper: LeadMapper = {
  map: () => ({
    status: "order",
    key: undefined,
    order: { order_status_id: 8001, date_add: 1_795_000_000, email: "ann@example.com", products: [] },
    issues: [],
  }),
};

const fetchLead = (notice: unknown) => ({ order: notice });
const ago = (ms: number) => new Date(Date.now() - ms);

function post(url: string, { headers, body, query }: SentRequest): Promise<Response> {
  return fetch(query === undefined ? url : `${url}?${query}`, { method: "POST", headers, body });
}

const all = Object.entries(senders);
const shopFor = ({ verify }: SenderCase) => hookShop({ verify, fetchLead }, { rules: mapper });

describe.each(all)("what %s sends", (_, sender) => {
  const { verify, send } = sender;
  const shopOf = () => shopFor(sender);

  it("becomes one order, however often it comes", async () => {
    await using shop = await shopOf();
    const sent = send(secret, new Date());
    expect((await post(shop.url, sent)).status).toBe(200);
    expect((await post(shop.url, sent)).status).toBe(200);
    expect(shop.account.orders).toHaveLength(1);
    const result = { status: "forwarded", signature: verify.name, deliveryId: sender.deliveryId };
    expect(await shop.ended(2)).toMatchObject([result, result]);
  });

  it("is answered 401 with another secret, without one and with other bytes, and nothing is sent", async () => {
    await using shop = await shopOf();
    const bad = [
      [send(otherSecret, new Date()), "invalid"],
      [send(undefined, new Date()), "missing"],
    ] as const;
    for (const [sent, check] of bad) {
      const answer = await post(shop.url, sent);
      expect([answer.status, await answer.json()]).toEqual([401, { error: "signature" }]);
      await shop.ended(shop.results.length);
      expect((await shop.ended(1)).map((each) => each.status)).not.toContain("forwarded");
      expect(check).toMatch(/invalid|missing/);
    }
    const checks = (await shop.ended(2)).map(({ check }) => check);
    expect(checks).toEqual(["invalid", "missing"]);
    if (sender.isSecretOnly === undefined) {
      const { body, ...sent } = send(secret, new Date());
      const forged = { ...sent, body: `${body.replace(/eventId":"./, 'eventId":"X')} ` };
      expect((await post(shop.url, forged)).status).toBe(401);
    }
    expect(shop.account.orders).toHaveLength(0);
  });

  it("comes with what the sender is like", () => {
    const { repeats, deadlineMs } = verify;
    expect({ repeats, deadlineMs }).toEqual({ repeats: sender.repeats, deadlineMs: sender.deadlineMs });
  });
});

describe.each(all.filter(([, { isTimed }]) => isTimed))("the time that %s signs", (_, sender) => {
  it("may be five minutes from ours, either way", async () => {
    await using shop = await shopFor(sender);
    const { send } = sender;
    for (const ms of [310_000, -310_000]) {
      expect((await post(shop.url, send(secret, ago(ms)))).status).toBe(401);
    }
    expect((await shop.ended(2)).map(({ check }) => check)).toEqual(["expired", "expired"]);
    expect((await post(shop.url, send(secret, ago(280_000)))).status).toBe(200);
  });
});

describe.each(all.filter(([, { ping }]) => ping))("a test call of %s", (_, sender) => {
  it("is answered exactly 200, without a signature", async () => {
    await using shop = await shopFor(sender);
    const { ping = { headers: {}, body: "" } } = sender;
    const answer = await post(shop.url, ping);
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ping" }]);
    // With anything more it is a lead, and has to be signed.
    expect((await post(shop.url, { ...ping, body: `${ping.body}&email=ann%40example.com` })).status).toBe(
      401,
    );
    expect(
      (await post(shop.url, { headers: { "content-type": "text/plain" }, body: ping.body })).status,
    ).toBe(401);
    expect(shop.account.orders).toHaveLength(0);
  });
});

describe.each(all.filter(([, { ignored }]) => ignored))("what %s sends that is not a lead", (_, sender) => {
  it("is answered 200, if it is signed", async () => {
    await using shop = await shopFor(sender);
    const { ignored = () => ({ headers: {}, body: "" }) } = sender;
    const answer = await post(shop.url, ignored(secret, new Date()));
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ignored" }]);
    expect((await post(shop.url, ignored(otherSecret, new Date()))).status).toBe(401);
    expect(shop.account.orders).toHaveLength(0);
  });
});

describe("the challenge of Meta", () => {
  const verify = signatures.meta({ secret, verifyToken: ["old token", "token of ours"] });
  const ask = (url: string, token: string, challenge = "1158201444") =>
    fetch(
      `${url}?${new URLSearchParams({ "hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": challenge })}`,
    );

  it("is sent back as it is where the token is right", async () => {
    await using shop = await hookShop({ verify });
    const answer = await ask(shop.url, "token of ours");
    expect([answer.status, await answer.text()]).toEqual([200, "1158201444"]);
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect((await ask(shop.url, "old token")).status).toBe(200);
  });

  it("is read whatever is before it in the address", () => {
    const query = new URLSearchParams({ "hub.mode": "subscribe", "hub.verify_token": "old token" });
    for (const address of ["", "//", "http://a:b:c/", "http://[/hook"]) {
      const ask = (rest: string) => {
        const url = `${address}?${query}&${rest}`;
        const request = { method: "GET", url, headers: new Headers(), bytes: new Uint8Array(), now: 0 };
        return verify.challenge?.(signedRequest(request))?.status;
      };
      expect([address, ask("hub.challenge=1"), ask("#hub.challenge=1")]).toEqual([address, 200, undefined]);
    }
  });

  it("is refused with another token, without one, and where it could be a page", async () => {
    await using shop = await hookShop({ verify });
    expect((await ask(shop.url, "token of other")).status).toBe(401);
    expect((await ask(shop.url, "")).status).toBe(401);
    expect((await ask(shop.url, "token of ours", "<script>")).status).toBe(405);
    await using without = await hookShop({ verify: signatures.meta({ secret }) });
    expect((await ask(without.url, "")).status).toBe(401);
  });
});
