import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ForwardResult } from "../../src/forwarding/contract/forwardResult.ts";
import { memoryStore } from "../../src/forwarding/store/memoryStore.ts";
import { TokenBlockedError } from "../../src/shared/errors/blockedErrors.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import type { LeadReceiver } from "../../src/webhook/webhook.ts";
import { manualClock } from "../support/manualClock.ts";
import { ann, hookShop, jsonPost } from "./hookShop.ts";

// Mistakes of the program are told there; the tests of mistakes look at what.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

/** Every row of the table "what happened, what is answered" in docs/webhooks.md. */
describe("the answer to a request", () => {
  it("is 200 with the order for a lead, and 200 for its repetition", async () => {
    await using shop = await hookShop();
    const first = await fetch(jsonPost(shop.url, ann));
    const orderId = shop.account.orders[0]?.order_id;
    expect([first.status, await first.json()]).toEqual([200, { status: "success", orderId }]);
    expect(first.headers.get("content-type")).toBe("application/json");
    expect(first.headers.get("cache-control")).toBe("no-store");
    const again = await fetch(jsonPost(shop.url, ann));
    expect([again.status, await again.json()]).toEqual([200, { status: "duplicate", orderId }]);
    expect(shop.account.orders).toHaveLength(1);
  });

  it("is one order where the same lead comes twice at once", async () => {
    await using shop = await hookShop();
    const answers = await Promise.all([fetch(jsonPost(shop.url, ann)), fetch(jsonPost(shop.url, ann))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(shop.account.orders).toHaveLength(1);
  });

  it("is 200 for a lead that the rules skip", async () => {
    await using shop = await hookShop();
    const answer = await fetch(jsonPost(shop.url, { id: "A-2" }));
    expect([answer.status, await answer.json()]).toEqual([200, { status: "skip" }]);
  });

  it("is 422 with the codes of the issues where the lead is at fault", async () => {
    await using shop = await hookShop();
    const answer = await fetch(jsonPost(shop.url, { ...ann, id: "null" }));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({ status: "error", issues: ["key_placeholder"] });
  });

  it("is 503 with Retry-After 300 where the setup is at fault", async () => {
    const mapper = {
      map() {
        throw new TypeError("rules.json is missing");
      },
    };
    await using shop = await hookShop({}, { rules: mapper });
    const answer = await fetch(jsonPost(shop.url, ann));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "300"]);
    expect(await answer.json()).toEqual({ status: "error" });
  });

  it("is 503 with Retry-After 30 where it passes, and until the end of a block where there is one", async () => {
    const down = { ...memoryStore(), bind: () => Promise.reject(new Error("ECONNREFUSED")) };
    await using shop = await hookShop({}, { store: down });
    const answer = await fetch(jsonPost(shop.url, ann));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
    const bind = () => Promise.reject(new TokenBlockedError(new Date(0), 599_001));
    await using blocked = await hookShop({}, { store: { ...memoryStore(), bind } });
    expect((await fetch(jsonPost(blocked.url, ann))).headers.get("retry-after")).toBe("600");
  });

  it("is that of the worst of several leads, and says how many ended as what", async () => {
    await using shop = await hookShop({}, {});
    const good = await fetch(jsonPost(shop.url, [ann, { ...ann, id: "A-2" }]));
    expect([good.status, await good.json()]).toEqual([200, { leads: { success: 2 } }]);
    const bad = await fetch(jsonPost(shop.url, [ann, { ...ann, id: "null" }, { id: "A-9" }]));
    expect([bad.status, await bad.json()]).toEqual([422, { leads: { duplicate: 1, error: 1, skip: 1 } }]);
  });

  it("prefers 503 to 422, so that the sender retries what is temporary", async () => {
    const results: readonly ForwardResult[] = [
      { status: "error", fault: "lead", retryable: false, issues: [] },
      { status: "unknown", key: "2", retryAfterMs: 31_000, issues: [] },
      { status: "success", orderId: 1, key: "3", payment: "none", issues: [] },
    ];
    await using shop = await hookShop({ forwarder: answering(results) });
    const answer = await fetch(jsonPost(shop.url, [{}, {}, {}]));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "31"]);
  });

  it("is 422 where only a person can find out whether the order exists", async () => {
    await using shop = await hookShop({
      forwarder: answering([{ status: "unknown", key: "1", issues: [] }]),
    });
    expect((await fetch(jsonPost(shop.url, {}))).status).toBe(422);
  });

  it("is 503 at the deadline; the work continues, and the lead sent again is a duplicate", async () => {
    const clock = manualClock();
    const kept: Promise<void>[] = [];
    const waitUntil = (work: Promise<void>) => kept.push(work);
    let open = () => {};
    let ask = () => {};
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    const bind = () =>
      new Promise<readonly []>((resolve) => {
        open = () => resolve([]);
        ask();
      });
    const store = { ...memoryStore(), bind };
    await using shop = await hookShop({ testing: { clock }, waitUntil, deadlineMs: 1_000 }, { store });
    const slow = shop.webhook.fetch(jsonPost(shop.url, ann));
    await clock.advance(1_000);
    const answer = await slow;
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
    expect(await answer.json()).toEqual({ error: "deadline" });
    expect(shop.account.orders).toHaveLength(0);
    await asked;
    open();
    await clock.advance(1);
    await Promise.all(kept);
    expect(shop.results).toMatchObject([
      { status: "forwarded", httpStatus: 503, results: [{ status: "success" }] },
    ]);
    const again = await shop.webhook.fetch(jsonPost(shop.url, ann));
    expect(await again.json()).toMatchObject({ status: "duplicate" });
  });

  it("keeps the platform running with the `waitUntil` of the last argument that has one, not with the option", async () => {
    const kept: string[] = [];
    const keeperOf = (name: string) => ({
      name,
      waitUntil(work: Promise<void>) {
        kept.push(`${this.name} ${work instanceof Promise}`);
      },
    });
    const option = keeperOf("option");
    await using shop = await hookShop({ waitUntil: (work) => option.waitUntil(work) });
    const { fetch } = shop.webhook;
    const contexts = [
      [{ BASELINKER_TOKEN: "" }, keeperOf("first"), keeperOf("last")],
      [keeperOf("only"), { waitUntil: 5 }, null, "env"],
      [{ params: {} }],
      [],
    ];
    for (const context of contexts)
      expect((await fetch(jsonPost(shop.url, ann), ...context)).status).toBe(200);
    expect(kept).toEqual(["last true", "only true", "option true", "option true"]);
  });

  it("leaves the forwarder all the time that it needs, and tells it when the request came", async () => {
    const clock = manualClock();
    const given: unknown[] = [];
    const forward: LeadReceiver["forward"] = async (_, options) => {
      given.push(options);
      return { status: "skip", reason: "", issues: [] };
    };
    await using shop = await hookShop({ forwarder: { forward }, testing: { clock }, deadlineMs: 1_000 });
    await shop.webhook.fetch(jsonPost(shop.url, ann));
    expect(given).toEqual([{ receivedAt: new Date(clock.date()), deadlineMs: Number.POSITIVE_INFINITY }]);
  });

  it("waits as long as the signature knows its sender to wait", async () => {
    const senders = [
      [signatures.shopify({ secret: "s" }), 4_000],
      [signatures.woocommerce({ secret: "s" }), 25_000],
      ["none", 4_000],
    ] as const;
    for (const [verify, waitsMs] of senders) {
      const clock = manualClock();
      let begin = () => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const forward = () => {
        begin();
        return new Promise<ForwardResult>(() => {});
      };
      await using shop = await hookShop({ forwarder: { forward }, verify, testing: { clock } });
      const request = jsonPost(shop.url, ann);
      let isAnswered = false;
      const signed = verify === "none" ? request : await verify.sign(request);
      const answer = shop.webhook.fetch(signed).then(() => {
        isAnswered = true;
      });
      await begun;
      await clock.advance(waitsMs - 1);
      expect(isAnswered).toBe(false);
      await clock.advance(1);
      await answer;
    }
  });

  it.each(["GET", "HEAD", "PATCH", "DELETE", "OPTIONS"])(
    "is 405 to %s, with what is allowed",
    async (method) => {
      await using shop = await hookShop();
      const answer = await fetch(shop.url, { method });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, PUT"]);
      await using meta = await hookShop({ verify: signatures.meta({ secret: "s", verifyToken: "v" }) });
      expect((await fetch(meta.url, { method })).headers.get("allow")).toBe("GET, POST, PUT");
    },
  );

  it("is the same to PUT, which Horoshop sends, as to POST", async () => {
    await using shop = await hookShop();
    const headers = { "content-type": "application/json" };
    const answer = await fetch(shop.url, { method: "PUT", headers, body: JSON.stringify(ann) });
    expect([answer.status, shop.account.orders.length]).toEqual([200, 1]);
  });

  it("is 200 where a request has no lead in the place that the rules name", async () => {
    const mapper = {
      map: () => ({ status: "skip", reason: "", issues: [] }) as const,
      split: () => [],
    };
    await using shop = await hookShop({}, { rules: mapper });
    const answer = await fetch(jsonPost(shop.url, { statuses: [] }));
    expect([answer.status, await answer.json()]).toEqual([200, { status: "no_leads" }]);
  });

  it("is 503 where the program makes a mistake, and never shows it to the sender", async () => {
    const forwarder: LeadReceiver = { forward: () => Promise.reject(new RangeError("ann@example.com")) };
    await using shop = await hookShop({ forwarder });
    const answer = await fetch(jsonPost(shop.url, ann));
    expect([answer.status, await answer.json()]).toEqual([503, { error: "failed" }]);
    expect(await shop.ended(1)).toMatchObject([{ status: "failed", error: { name: "RangeError" } }]);
  });
});

describe("respond and onResult", () => {
  it("let a sender have its own answer, which gets the usual one", async () => {
    await using shop = await hookShop({
      respond: ({ status, results }, fallback) =>
        status === "forwarded" && results[0]?.status === "success"
          ? Response.json({ status: "success" })
          : fallback,
    });
    const answer = await fetch(jsonPost(shop.url, ann));
    expect(await answer.json()).toEqual({ status: "success" });
    expect((await fetch(jsonPost(shop.url, ann))).status).toBe(200);
  });

  it("never lets 404 or 410 out, nor what is not an answer, nor an exception", async () => {
    const bad = [
      () => new Response(null, { status: 404 }),
      () => new Response(null, { status: 410 }),
      () => {
        throw new Error("oops");
      },
      () => Promise.reject(new Error("oops")),
    ];
    for (const respond of bad) {
      await using shop = await hookShop({ respond });
      expect((await fetch(jsonPost(shop.url, ann))).status).toBe(200);
    }
  });

  it("are told the result after the answer, and an exception changes nothing", async () => {
    const order: string[] = [];
    await using shop = await hookShop({
      respond(_, fallback) {
        order.push("answer");
        return fallback;
      },
      onResult({ status, httpStatus, results }) {
        order.push(`${status} ${httpStatus} ${results.map((each) => each.status)}`);
        throw new Error("the database of the listener is away");
      },
    });
    const answer = await shop.webhook.fetch(jsonPost(shop.url, ann));
    // A server writes the answer some steps later; a slow listener must not keep it waiting.
    for (let step = 0; step < 50; step += 1) await Promise.resolve();
    order.push("answered");
    expect(answer.status).toBe(200);
    await shop.ended(1);
    expect(order).toEqual(["answer", "answered", "forwarded 200 success"]);
  });
});

/** A forwarder that says what it is reported, lead by lead. */
function answering(results: readonly ForwardResult[]): LeadReceiver {
  const left = [...results];
  return {
    forward: async () => left.shift() ?? { status: "skip", reason: "", issues: [] },
  };
}
