import { describe, expect, it } from "vitest";
import type { RedisClient } from "../../../src/forwarding/redis/redisClient.ts";
import { redisEntryRows, redisRegister } from "../../../src/forwarding/redis/redisRegister.ts";
import { placeOf, redisRows } from "../../../src/forwarding/redis/redisRows.ts";
import { scriptedClient } from "./scriptedClient.ts";

/** What the scripts do is in the contracts, on a real server. Here a client answers what no server can be made to. */
describe("the rows of a store in Redis", () => {
  it.each([null, undefined, "OK", 1, {}])("refuse the answer %o, which no script gives", async (answer) => {
    const { rows } = setUp(() => answer);
    const refused = { code: "STORE_FAILED", retryable: false, message: /^Unexpected reply from Redis/ };
    const claim = rows.claim("a", ownClaim);
    await expect(claim).rejects.toMatchObject({
      ...refused,
      message: expect.stringMatching(refused.message),
    });
  });

  it.each([["sold"], [], [null]])("refuse a claim and an end that is %o", async (...answer) => {
    const { rows } = setUp(() => answer);
    await expect(rows.claim("a", ownClaim)).rejects.toThrow("Unexpected reply");
    const refused = { message: expect.stringContaining("Unexpected reply"), retryable: false };
    await expect(rows.claim("a", ownClaim)).rejects.toMatchObject(refused);
    await expect(rows.finish("a", "t", sent)).rejects.toMatchObject(refused);
  });

  it.each([
    [["claimed"], { status: "claimed", lead: undefined, binding: undefined, epoch: "" }],
    [["claimed", "{}", "shop", "e"], { status: "claimed", lead: "{}", binding: "shop", epoch: "e" }],
    [["busy"], { status: "busy" }],
    [["claimed", undefined, null], { status: "claimed", lead: undefined, binding: undefined, epoch: "" }],
    [["sent", "42", "", null], { status: "sent", orderId: "42", fingerprint: undefined, buyers: "" }],
    [
      ["sent", Buffer.from("42"), "f", "a b"],
      { status: "sent", orderId: "42", fingerprint: "f", buyers: "a b" },
    ],
  ])("read the claim %j", async (answer, claim) => {
    const { rows } = setUp(() => answer);
    expect(await rows.claim("a", ownClaim)).toEqual(claim);
  });

  it("are all in one slot of a cluster", async () => {
    const { rows, asked } = setUp(() => ["done"]);
    await rows.claim("a", { ...ownClaim, leaseMs: 5, buyer: "b", retentionMs: 1.5 }).catch(() => {});
    await rows.renew("a", { token: "t", leaseMs: 5 }, undefined);
    await rows.renew("a", { token: "t", leaseMs: 5 }, "{}");
    await rows.finish("a", "t", { ...sent, retentionMs: 1.5 });
    await rows.finish("a", "t", { ...sent, entry: { id: "e", isDelivery: true, keepMs: 1, keepLeadMs: 1 } });
    await rows.erase("a", "h", false);
    await rows.claim("a", { ...ownClaim, reopen: { orderId: 42, lead: "{}" } }).catch(() => {});
    expect(await rows.listOpen()).toEqual(["done"]);
    expect(await rows.swapBinding("old", "new")).toBe(true);
    expect(await rows.readBinding()).toEqual({ binding: "done", epoch: "" });
    expect(asked.map(([, , ...rest]) => rest)).toEqual([
      [
        ...["4", "{shop}:lead:a", "{shop}:open", "{shop}:binding", "{shop}:order:"],
        ...["claim", "a", "t", "5", "b", "none", "2", "1"],
      ],
      ["2", "{shop}:lead:a", "{shop}:open", "renew", "a", "t", "5"],
      ["2", "{shop}:lead:a", "{shop}:open", "renew", "a", "t", "5", "{}"],
      ["3", "{shop}:lead:a", "{shop}:open", "{shop}:order:42", "sent", "a", "t", "2", "42", "", ""],
      [
        ...["4", "{shop}:lead:a", "{shop}:open", "{shop}:order:42", "{shop}:", "sent", "a", "t", "1", "42"],
        ...["", "", "e", "", "", "", "", "1", "1", "1", "", "", "", "", "", "", "", ""],
      ],
      ["3", "{shop}:lead:a", "{shop}:open", "{shop}:lead:h", "erase", "a", ""],
      [
        ...["4", "{shop}:lead:a", "{shop}:open", "{shop}:binding", "{shop}:order:"],
        ...["claim", "a", "t", "1", "", "none", "2592000000", "86400000", "42", "{}"],
      ],
      ["1", "{shop}:open", "list"],
      ["1", "{shop}:binding", "bind", "old", "new"],
      ["1", "{shop}:binding", "binding", "none"],
    ]);
  });

  it.each(["done", "lost", "order_taken"])("say how a claim has ended: %s", async (status) => {
    const { rows } = setUp(() => [status]);
    expect(await rows.finish("a", "t", sent)).toBe(status);
    expect(await rows.renew("a", ownClaim, "{}")).toBe(status === "done");
  });

  it("keep a note for a millisecond at least, and read one that is there", async () => {
    const { rows, asked } = setUp(([name]) => (name === "GET" ? Buffer.from("text") : "OK"));
    await rows.writeNote("n", "text", 0);
    await rows.writeNote("n", "text", 60_000);
    expect(await rows.readNote("n")).toBe("text");
    expect(asked).toEqual([
      ["SET", "{shop}:note:n", "text", "PX", "1"],
      ["SET", "{shop}:note:n", "text", "PX", "60000"],
      ["GET", "{shop}:note:n"],
    ]);
  });

  it.each([null, undefined])("read no note where Redis gives %o", async (nothing) => {
    expect(await setUp(() => nothing).rows.readNote("n")).toBeUndefined();
  });

  it("ask for the epoch as the server allows it, and for another where it is not told", async () => {
    const { rows, asked } = setUp(([name]) => (name === "INFO" ? "aof_enabled:0" : ["shop"]));
    expect(await rows.readBinding()).toEqual({ binding: "shop", epoch: "" });
    await rows.check?.();
    await rows.readBinding();
    expect(asked.map((args) => args.at(-1))).toEqual(["none", "INFO", "server"]);
  });

  it("swap a binding where it is still the one before", async () => {
    const { rows, asked } = setUp(() => ["done"]);
    expect(await rows.swapBinding(undefined, "new")).toBe(true);
    expect(asked.map((args) => args.slice(-3))).toEqual([["bind", "", "new"]]);
    expect(await setUp(() => ["lost"]).rows.swapBinding("old", "new")).toBe(false);
  });

  it.each([
    [0, 0, "done"],
    [2, 2, "done"],
    [2, 3, "done"],
    [2, 1, "Redis has the lead, but only 1 of 2 replicas. Check them, and try again."],
  ])("wait for %i replicas, of which %i have the lead", async (replicas, reached, outcome) => {
    const { rows, asked } = setUp(([name]) => (name === "WAIT" ? reached : ["done"]), { replicas });
    const ended = rows.finish("a", "t", sent);
    if (outcome === "done") expect(await ended).toBe("done");
    else await expect(ended).rejects.toMatchObject({ message: outcome, retryable: true });
    const waits = asked.filter(([name]) => name === "WAIT");
    expect(waits).toEqual(replicas === 0 ? [] : [["WAIT", String(replicas), "51"]]);
  });

  it("wait for replicas where the lead is written, and not where a lease is only renewed", async () => {
    const { rows, asked } = setUp(([name]) => (name === "WAIT" ? 1 : ["done"]), { replicas: 1 });
    expect(await rows.renew("a", { token: "t", leaseMs: 5 }, undefined)).toBe(true);
    expect(asked.map(([name]) => name)).toEqual(["EVALSHA"]);
    expect(await rows.renew("a", { token: "t", leaseMs: 5 }, "{}")).toBe(true);
    expect(asked.map(([name]) => name)).toEqual(["EVALSHA", "EVALSHA", "WAIT"]);
  });

  it("are at a place that is the client's and the prefix's", () => {
    const client = { sendCommand: async () => null };
    const place = placeOf(client, "shop");
    expect(place).toEqual({ name: "The prefix shop in Redis", engine: client, part: "shop" });
    expect(redisRows(client, { prefix: "shop", replicas: 0, maxWaitMs: 1 })).toMatchObject({
      store: "The prefix shop in Redis",
      record: "A record in Redis",
      place,
    });
  });
});

describe("the rows of a register in Redis", () => {
  const told = [
    "id",
    "ns",
    "error",
    null,
    "k",
    "h",
    null,
    "a",
    "2",
    "1",
    "10",
    "",
    "i",
    "3",
    "1",
    "99",
    '{"a":1}',
  ];

  it.each([null, "OK", 3])("refuse the answer %o, which no script gives", async (answer) => {
    await expect(register(() => answer).rows.read("id")).rejects.toMatchObject({
      message: expect.stringContaining("Unexpected reply from Redis."),
      retryable: false,
    });
  });

  it("read an entry as the script tells it", async () => {
    const { rows, asked } = register(() => [told.map((part) => (part === null ? null : Buffer.from(part)))]);
    expect(await rows.read("id")).toEqual({
      ...{ id: "id", namespace: "ns", status: "error", storeKey: undefined, key: "k" },
      ...{ head: "h", facts: "", history: "a", attempts: 2, repeats: 1, leadBytes: 10 },
      ...{ foundIssues: "i", takes: 3 },
      ...{ hasLead: true, expiresAt: 99, lead: '{"a":1}' },
    });
    expect(asked).toEqual([["EVALSHA", expect.any(String), "1", "{shop}:", "read", "id"]]);
    const bare = register(() => [told.map((part, place) => (place < 3 ? part : null))]).rows;
    expect(await bare.read("id")).toMatchObject({
      ...{ key: undefined, head: "", history: "", hasLead: false, expiresAt: undefined, lead: undefined },
      ...{ foundIssues: "", takes: 0 },
    });
  });

  it.each([[[]], [[null]], [["text"]], [[[]]], [[["id", null]]], [[[undefined, "ns"]]]])(
    "have no entry where the script tells %j",
    async (answer) => {
      expect(await register(() => answer).rows.read("id")).toBeUndefined();
    },
  );

  it.each([
    [["there"], true],
    [[Buffer.from("there")], true],
    [["full"], false],
    [[null], false],
  ])("say of %o whether the entry is there", async (answer, isThere) => {
    const { rows, asked } = register(() => answer);
    const entry = {
      ...{ id: "id", namespace: "ns", head: "h", leadBytes: 2 },
      ...{ keepMs: 1.5, keepLeadMs: 0.5 },
    };
    expect(await rows.add({ ...entry, lead: "{}", dueInMs: 0 }, 7)).toBe(isThere);
    expect(await rows.add({ ...entry, lead: undefined, dueInMs: undefined }, 7)).toBe(isThere);
    expect(asked.map((args) => args.slice(2))).toEqual([
      ["1", "{shop}:", "add", "id", "ns", "h", "{}", "2", "0", "2", "1", "7"],
      ["1", "{shop}:", "add", "id", "ns", "h", "", "2", "", "2", "1", "7"],
    ]);
  });

  it.each([
    [["other"], "other"],
    [[Buffer.from("other")], "other"],
    [[null], undefined],
    [[], undefined],
  ])("tell from %o which entry was changed", async (answer, id) => {
    const { rows, asked } = register(() => answer);
    const change = { id: "id", isDelivery: false, keepMs: 1.5, keepLeadMs: 0.5 };
    expect(await rows.change(change)).toBe(id);
    const end = { ...failed, attempt: "a", erasesLead: true, dueInMs: 5, replacesFacts: true };
    const head = { namespace: "ns", facts: "h" };
    await rows.change({ ...change, isDelivery: true, storeKey: "s", key: "k", head, end });
    await rows.change({ ...change, end: { status: "skip", facts: "f", erasesLead: false } });
    await rows.change({ ...change, isReleased: true });
    expect(asked.map((args) => args.slice(4))).toEqual([
      ["change", "id", "", "", "", "", "", "2", "1", "", "", "", "", "", "", "", ""],
      ["change", "id", "s", "k", "ns", "h", "1", "2", "1", "error", "f", "a", "1", "5", "1", "", ""],
      ["change", "id", "", "", "", "", "", "2", "1", "skip", "f", "", "", "", "", "", ""],
      ["change", "id", "", "", "", "", "", "2", "1", "", "", "", "", "", "", "", "1"],
    ]);
  });

  it("count by status, and tell the oldest that is due where there is one", async () => {
    const { rows, asked } = register(() => ["2", null, "1", "2", "3", "4", "5", "6", "7"]);
    const by = { received: 1, success: 2, skip: 3, error: 4, unknown: 5, differs: 6, discarded: 7 };
    expect(await rows.count("ns")).toEqual({ by, due: 2, oldestDue: undefined });
    expect(asked[0]?.slice(4)).toEqual(["count", "ns", ...Object.keys(by)]);
    const none = register(() => [0, undefined]).rows;
    expect(await none.count("ns")).toMatchObject({ due: 0, oldestDue: undefined });
    const oldest = register(() => [1, Buffer.from("id")]).rows;
    expect(await oldest.count("ns")).toMatchObject({ due: 1, oldestDue: "id" });
  });

  it("ask for pages, for what is due, for removal and for a sweep", async () => {
    const { rows, asked } = register(() => []);
    await rows.page({ ...all, order: "newest", limit: 5, withLeads: false });
    await rows.page({ status: "error", from: "a", after: "b", order: "oldest", limit: 5, withLeads: true });
    await rows.take({ namespace: "ns", limit: 3, leaseMs: 9, newest: 0, alone: true });
    await rows.take({ namespace: "ns", limit: 3, leaseMs: 9, newest: 0, alone: false });
    await rows.addIssue("s", "i");
    await rows.ofKey("s");
    await rows.remove("id");
    await rows.sweep?.();
    expect(asked.map((args) => args.slice(4))).toEqual([
      ["page", "", "", "", "newest", "5", "0"],
      ["page", "error", "a", "b", "oldest", "5", "1"],
      ["take", "ns", "3", "9", "0", "1"],
      ["take", "ns", "3", "9", "0", "0"],
      ["add-issue", "s", "i"],
      ["of-key", "s"],
      ["remove", "id"],
      ["sweep"],
    ]);
  });

  it("are refused with the name of who refuses: an option, and a client", () => {
    const misspelt: object = { prefx: "shop" };
    expect(() =>
      redisRegister(
        scriptedClient(() => null),
        misspelt,
      ),
    ).toThrow("Unknown option `prefx` of redisRegister.");
    const noClient = "redis://" as unknown as RedisClient;
    expect(() => redisRegister(noClient)).toThrow("Expected the client of redisRegister to be");
  });

  it("say where they are", () => {
    expect(register(() => []).rows).toMatchObject({
      store: "The prefix shop in Redis",
      isDurable: true,
      place: { part: "shop" },
    });
  });
});

const ownClaim = { token: "t", leaseMs: 1, buyer: undefined, retentionMs: 2_592_000_000 };
const sent = {
  ...({ state: "sent", orderId: 42, retentionMs: 1 } as const),
  ...{ fingerprint: undefined, buyer: undefined, entry: undefined },
};
const failed = { status: "error", facts: "f", erasesLead: false } as const;
const all = { status: undefined, from: undefined, after: undefined };

type Answer = Parameters<typeof scriptedClient>[0];

function setUp(answer: Answer, { replicas = 0 } = {}) {
  const client = scriptedClient(answer);
  return { asked: client.asked, rows: redisRows(client, { prefix: "shop", replicas, maxWaitMs: 101 }) };
}

function register(answer: Answer) {
  const client = scriptedClient(answer);
  return { asked: client.asked, rows: redisEntryRows(client, "shop") };
}
