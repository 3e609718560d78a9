import { beforeEach, describe, expect, it, vi } from "vitest";
import { isRecord } from "../../src/shared/json/value.ts";
import { metaLeads } from "../../src/webhook/metaLeads.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import { startApiServer } from "../support/apiServer.ts";
import { manualClock } from "../support/manualClock.ts";
import { ann, hookShop, jsonPost } from "./hookShop.ts";

const told = vi.spyOn(console, "error");
beforeEach(() => {
  told.mockReset().mockImplementation(() => {});
});

const verify = signatures.meta({ secret: "s" });
const change = (id: string) => ({ field: "leadgen", value: { leadgen_id: id, page_id: "1" } });
const notice = (...ids: string[]) => ({
  object: "page",
  entry: ids.map((id) => ({ changes: [change(id)] })),
});
const signed = (url: string, body: unknown) => verify.sign(jsonPost(url, body));

describe("a notice that only names a lead", () => {
  it("is refused without fetchLead, with the issue that says so, and is sent again", async () => {
    await using shop = await hookShop({ verify });
    const answer = await fetch(await signed(shop.url, notice("1")));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "300"]);
    expect(await answer.json()).toEqual({ status: "error", issues: ["notice_without_data"] });
    expect(shop.account.requests).toHaveLength(0);
  });

  it("is an order of the lead that fetchLead gives, one for each notice", async () => {
    const asked: unknown[] = [];
    await using shop = await hookShop({
      verify,
      fetchLead(each, { signal, deliveryId }) {
        asked.push([each, signal.aborted, deliveryId]);
        return { ...ann, id: (each as { leadgen_id: string }).leadgen_id };
      },
    });
    const answer = await fetch(await signed(shop.url, notice("12000000000000000211", "2")));
    expect([answer.status, await answer.json()]).toEqual([200, { leads: { success: 2 } }]);
    expect(asked).toEqual([
      [{ leadgen_id: "12000000000000000211", page_id: "1" }, false, undefined],
      [{ leadgen_id: "2", page_id: "1" }, false, undefined],
    ]);
    const again = await fetch(await signed(shop.url, notice("2")));
    expect(await again.json()).toMatchObject({ status: "duplicate" });
  });

  it("is not asked for where the request holds the lead itself", async () => {
    const fetchLead = vi.fn();
    await using shop = await hookShop({ verify, fetchLead });
    expect((await fetch(await signed(shop.url, ann))).status).toBe(200);
    expect(fetchLead).not.toHaveBeenCalled();
  });

  it("may be a Response, whose body is decoded", async () => {
    await using shop = await hookShop({ fetchLead: () => Response.json(ann) });
    expect((await fetch(jsonPost(shop.url, { orderId: 7 }))).status).toBe(200);
    expect(shop.account.orders).toMatchObject([{ email: "ann@example.com" }]);
  });

  const failing: readonly (readonly [string, () => unknown, number, string | null])[] = [
    ["HTTP 404: the lead's fault", () => new Response(null, { status: 404 }), 422, null],
    ["HTTP 401: the setup's", () => new Response(null, { status: 401 }), 503, "300"],
    [
      "an error with status 403: the setup's",
      () => Promise.reject(Object.assign(new Error(), { status: 403 })),
      503,
      "300",
    ],
    [
      "an error with response.status 410: the lead's",
      () => Promise.reject(Object.assign(new Error(), { response: { status: 410 } })),
      422,
      null,
    ],
    ["HTTP 429: it passes", () => new Response(null, { status: 429 }), 503, "30"],
    ["HTTP 500: it passes", () => new Response(null, { status: 500 }), 503, "30"],
    ["no connection: it passes", () => Promise.reject(new TypeError("fetch failed")), 503, "30"],
    [
      "a page instead of JSON: it passes",
      () => new Response("<html>", { headers: { "content-type": "text/html" } }),
      503,
      "30",
    ],
    ["nothing, as a return was forgotten: the setup's", () => undefined, 503, "300"],
    ["a text: the setup's", () => "ann@example.com", 503, "300"],
  ];
  it.each(failing)("ends after %s", async (_, fetchLead, status, retryAfter) => {
    await using shop = await hookShop({ fetchLead });
    const answer = await fetch(jsonPost(shop.url, { orderId: 7 }));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([status, retryAfter]);
    expect(told.mock.calls).toEqual([[expect.stringMatching(/^baselinker: a notice made no order/)]]);
    const [result] = await shop.ended(1);
    expect(result?.results).toMatchObject([{ status: "error", error: { code: "LEAD_NOT_FETCHED" } }]);
    expect(shop.account.orders).toHaveLength(0);
  });

  it("is reported on the console each time that it makes no order, without what the buyer wrote", async () => {
    const fetchLead = () => Promise.reject(new Error("ann@example.com"));
    await using shop = await hookShop({ verify, fetchLead });
    for (let time = 0; time < 2; time += 1) await fetch(await signed(shop.url, notice("1", "2")));
    const line =
      "baselinker: a notice of meta made no order, and was not answered with 200. The lead of a notice could not be fetched. See `cause`.";
    expect(told.mock.calls).toEqual([[line], [line], [line], [line]]);
    await using without = await hookShop({ verify });
    await fetch(await signed(without.url, notice("1")));
    expect(told).toHaveBeenLastCalledWith(expect.stringMatching(/made no order.*`fetchLead`/));
  });

  it("leaves the other notices of its request as they are: they are orders, and it is sent again", async () => {
    const fetchLead = (each: unknown) =>
      isRecord(each) && each.leadgen_id === "2" ? new Response(null, { status: 500 }) : ann;
    await using shop = await hookShop({ verify, fetchLead });
    const answer = await fetch(await signed(shop.url, notice("1", "2")));
    expect([answer.status, await answer.json()]).toEqual([503, { leads: { success: 1, error: 1 } }]);
    expect(shop.account.orders).toHaveLength(1);
  });

  it("is read from a Response up to `maxBytes`, and no further", async () => {
    const text = JSON.stringify(ann);
    let pulled = 0;
    let isCancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new TextEncoder().encode(" ".repeat(text.length)));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const bodies = [text, `${text} `, endless];
    await using shop = await hookShop({
      maxBytes: text.length,
      fetchLead: () => new Response(bodies.shift(), { headers: { "content-type": "application/json" } }),
    });
    const statuses = [];
    for (let left = 3; left > 0; left -= 1) {
      const answer = await fetch(jsonPost(shop.url, { orderId: 7 }));
      statuses.push([answer.status, answer.headers.get("retry-after")]);
    }
    expect(statuses).toEqual([
      [200, null],
      [503, "300"],
      [503, "300"],
    ]);
    expect([pulled < 5, isCancelled]).toEqual([true, true]);
    const error = { code: "LEAD_NOT_FETCHED", message: expect.stringContaining("larger than `maxBytes`") };
    expect((await shop.ended(3))[2]?.results).toMatchObject([{ fault: "setup", error }]);
  });

  it("is given up after half a minute, and the fetching is reported", async () => {
    const clock = manualClock();
    let reason: unknown;
    await using shop = await hookShop({
      testing: { clock },
      deadlineMs: 60_000,
      fetchLead: (_, { signal }) =>
        new Promise(() => {
          signal.addEventListener("abort", () => {
            reason = signal.reason;
          });
        }),
    });
    const answer = shop.webhook.fetch(jsonPost(shop.url, { orderId: 7 }));
    await clock.advance(30_000);
    expect((await answer).status).toBe(503);
    expect(reason).toMatchObject({ code: "LEAD_NOT_FETCHED" });
  });

  it("is needed by Ecwid, which signs no more than the event", () => {
    const ecwid = signatures.ecwid({ secret: "s" });
    const make = () => hookShop({ verify: ecwid });
    return expect(make()).rejects.toThrow(/the signature "ecwid" needs `fetchLead`/);
  });
});

describe("metaLeads", () => {
  const context = { signal: new AbortController().signal, deliveryId: undefined };

  it("asks the Graph API for the lead, with the token in a header and the proof in the address", async () => {
    await using server = await startApiServer(({ send }) => send(200, '{"id":"12","field_data":[]}'));
    const seen: string[] = [];
    const fetchLead = metaLeads({
      accessToken: "EAAtoken",
      version: "v24.0",
      appSecret: "app secret",
      fetch: (url, init) => {
        seen.push(url);
        return fetch(server.url, init);
      },
    });
    const response = await fetchLead({ leadgen_id: "12" }, context);
    expect(await response.json()).toEqual({ id: "12", field_data: [] });
    expect(server.requests[0]?.headers.authorization).toBe("Bearer EAAtoken");
    expect(seen[0]).toMatch(
      /^https:\/\/graph\.facebook\.com\/v24\.0\/12\?fields=id%2C.*&appsecret_proof=[\da-f]{64}$/,
    );
    expect(seen[0]).not.toContain("EAAtoken");
  });

  it("tells a token that is over from a lead that is gone", async () => {
    const answer = (status: number, code: number) => () =>
      Promise.resolve(Response.json({ error: { code } }, { status }));
    const options = { accessToken: "EAAtoken", version: "v24.0" };
    const over = metaLeads({ ...options, fetch: answer(400, 190) });
    await expect(over({ leadgen_id: "12" }, context)).rejects.toMatchObject({ status: 401 });
    const gone = metaLeads({ ...options, fetch: answer(404, 100) });
    expect((await gone({ leadgen_id: "12" }, context)).status).toBe(404);
  });

  it("reads no more than 64 kB of an error, and takes a longer one for an error that is not Meta's", async () => {
    let read = 0;
    const piece = new TextEncoder().encode(" ".repeat(16_384));
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += piece.length;
        controller.enqueue(piece);
        if (read > 5_000_000) controller.close();
      },
    });
    const options = { accessToken: "EAAtoken", version: "v24.0" };
    const fetchLead = metaLeads({ ...options, fetch: async () => new Response(body, { status: 400 }) });
    expect((await fetchLead({ leadgen_id: "12" }, context)).status).toBe(400);
    expect(read).toBeLessThan(65_536 + 4 * piece.length);
    const broken = metaLeads({ ...options, fetch: async () => new Response("{", { status: 400 }) });
    expect((await broken({ leadgen_id: "12" }, context)).status).toBe(400);
  });

  it("fetches the leads of Lead Ads only, and needs a token and a version", async () => {
    const fetchLead = metaLeads({ accessToken: "EAAtoken", version: "v24.0" });
    await expect(fetchLead({ orderId: 7 }, context)).rejects.toThrow(/`leadgen_id`/);
    const sent = vi.fn(async () => Response.json({}));
    const meta = metaLeads({ accessToken: "EAAtoken", version: "v24.0", appSecret: "s", fetch: sent });
    for (const leadgen_id of [
      "",
      "../me",
      "1/2",
      "1?x",
      "1".repeat(31),
      " 1",
      "１",
      1.5,
      -1,
      2 ** 53,
      ["1"],
    ]) {
      await expect(meta({ leadgen_id }, context)).rejects.toThrow(TypeError);
    }
    expect(sent).not.toHaveBeenCalled();
    for (const leadgen_id of ["1".repeat(30), "0", 0, 2 ** 53 - 1]) await meta({ leadgen_id }, context);
    expect(sent).toHaveBeenCalledTimes(4);
    expect(() => metaLeads({ accessToken: "", version: "v24.0" })).toThrow(
      /metaLeads: `accessToken` is empty/,
    );
    expect(() => metaLeads({ accessToken: "t", version: "24" })).toThrow(/`version`.*v24\.0/);
  });
});
