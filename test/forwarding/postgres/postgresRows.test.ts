import { describe, expect, it } from "vitest";
import { postgresEntryRows } from "../../../src/forwarding/postgres/postgresEntryRows.ts";
import { placeOf, postgresRows } from "../../../src/forwarding/postgres/postgresRows.ts";
import { tablesVersion } from "../../../src/forwarding/postgres/tables.ts";
import { maxBuyers } from "../../../src/forwarding/store/engineRows.ts";
import { scriptedClient } from "./scriptedClient.ts";

const part = { schema: "own", accountKey: "shop" };
const claim = { token: "t", leaseMs: 5, buyer: undefined, retentionMs: 2_592_000_000 };
const end = {
  ...({ state: "sent", orderId: 42, retentionMs: 1 } as const),
  ...{ fingerprint: undefined, buyer: undefined, entry: undefined },
};

/** What the functions do is in the contracts, on a real server. Here a client answers what no server can be made to. */
describe("the rows of a store in PostgreSQL", () => {
  it.each([
    [{ status: "busy", lead: null }, { status: "busy" }],
    [
      { status: "sent", order_id: "42", fingerprint: null, buyers: null },
      { status: "sent", orderId: "42", fingerprint: undefined, buyers: "" },
    ],
    [
      { status: "sent", order_id: 42, fingerprint: "f", buyers: "a" },
      { status: "sent", orderId: 42, fingerprint: "f", buyers: "a" },
    ],
    [
      { status: "claimed", lead: null, binding: null, epoch: 7 },
      { status: "claimed", lead: undefined, binding: undefined, epoch: "7" },
    ],
    [
      { status: "claimed", lead: "{}", binding: "shop", epoch: "7" },
      { status: "claimed", lead: "{}", binding: "shop", epoch: "7" },
    ],
  ])("read the claim %o", async (row, expected) => {
    const { rows, asked } = setUp(() => [row]);
    expect(await rows.claim("a", claim)).toEqual(expected);
    await rows.claim("a", { ...claim, buyer: "b", reopen: { orderId: 42, lead: "{}" }, alias: "h" });
    const call = "SELECT * FROM own.claim_lead($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    expect(asked).toEqual([
      [call, ["shop", "a", "t", 5, null, maxBuyers, null, null, 86_400_000, null]],
      [call, ["shop", "a", "t", 5, "b", maxBuyers, 42, "{}", 86_400_000, "h"]],
    ]);
  });

  it.each([
    [[{ done: "done" }], "done"],
    [[{ done: "order_taken" }], "order_taken"],
    [[{ done: "lost" }], "lost"],
    [[{ done: "gone" }], "gone"],
    [[{ done: null }], "lost"],
    [[], "lost"],
  ])("end a lead: %o", async (answer, finished) => {
    const { rows, asked } = setUp(() => answer);
    expect(await rows.finish("a", "t", end)).toBe(finished);
    const entry = { id: "e", isDelivery: true, keepMs: 1, keepLeadMs: 1 };
    await rows.finish("a", "t", { ...end, fingerprint: "f", buyer: "b", entry, alias: "h" });
    const call = "SELECT * FROM own.finish_lead($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS done";
    expect(asked).toEqual([
      [call, ["shop", "a", "t", "sent", 42, null, null, maxBuyers, null, null]],
      [call, ["shop", "a", "t", "sent", 42, "f", "b", maxBuyers, JSON.stringify(entry), "h"]],
    ]);
  });

  it.each([
    [true, true],
    [false, false],
    [null, false],
    ["t", false],
  ])("renew a lease and swap a binding where the server says %o", async (done, expected) => {
    const { rows, asked } = setUp(() => [{ done }]);
    expect(await rows.renew("a", claim, undefined)).toBe(expected);
    expect(await rows.renew("a", claim, "{}")).toBe(expected);
    expect(await rows.swapBinding(undefined, "new")).toBe(expected);
    expect(await rows.swapBinding("old", "new")).toBe(expected);
    expect(asked).toEqual([
      ["SELECT * FROM own.renew_lead($1, $2, $3, $4, $5) AS done", ["shop", "a", "t", 5, null]],
      ["SELECT * FROM own.renew_lead($1, $2, $3, $4, $5) AS done", ["shop", "a", "t", 5, "{}"]],
      ["SELECT * FROM own.swap_fact($1, 'binding', $2, $3) AS done", ["shop", null, "new"]],
      ["SELECT * FROM own.swap_fact($1, 'binding', $2, $3) AS done", ["shop", "old", "new"]],
    ]);
  });

  it("read who it belongs to, a note, and the open leads", async () => {
    const { rows } = setUp(() => [{ binding: "shop", epoch: 3, value: "text", key: 1 }, { key: "b" }]);
    expect(await rows.readBinding()).toEqual({ binding: "shop", epoch: "3" });
    expect(await rows.readNote("n")).toBe("text");
    expect(await rows.listOpen()).toEqual(["1", "b"]);
    const nothing = setUp(() => [{ binding: null, epoch: 3, value: null }]).rows;
    expect(await nothing.readBinding()).toEqual({ binding: undefined, epoch: "3" });
    expect(await nothing.readNote("n")).toBeUndefined();
    expect(await setUp(() => []).rows.readNote("n")).toBeUndefined();
  });

  it("forget nothing that is younger than they are told, however long that is", async () => {
    const { rows, asked } = setUp(() => []);
    await rows.sweep?.(1.5);
    await rows.sweep?.(Number.POSITIVE_INFINITY);
    expect(asked.map(([, values]) => values)).toEqual([
      ["shop", 2],
      ["shop", Number.MAX_SAFE_INTEGER],
    ]);
  });

  const good = { version: String(tablesVersion), readable_from: "1", standby: false, fsync: "on" };
  it.each([
    [good, []],
    [
      { ...good, standby: true },
      [{ reason: expect.stringContaining("Connect to the primary."), wouldForget: true }],
    ],
    [{ ...good, fsync: "off" }, [{ reason: expect.stringContaining("Set fsync = on."), wouldForget: false }]],
    [
      { ...good, standby: true, fsync: "off" },
      [
        {
          reason: "PostgreSQL is a standby, which cannot be written. Connect to the primary.",
          wouldForget: true,
        },
        {
          reason: "PostgreSQL forgets the last leads when the machine stops: fsync is off. Set fsync = on.",
          wouldForget: false,
        },
      ],
    ],
  ])("find in a database that says %o", async (row, findings) => {
    expect(await setUp(() => [row]).rows.check?.()).toMatchObject(findings);
  });

  it("take tables of a newer version that is readable from this one", async () => {
    const newer = { ...good, version: String(tablesVersion + 1), readable_from: String(tablesVersion) };
    expect(await setUp(() => [newer]).rows.check?.()).toEqual([]);
  });

  it.each([
    [tablesVersion + 1, tablesVersion + 1, "Update baselinker-sdk."],
    [tablesVersion - 1, tablesVersion - 1, "Run `await migratePostgres(pool)`."],
  ])("refuse tables of version %i, readable from %i", async (version, readable_from, cure) => {
    await expect(setUp(() => [{ ...good, version, readable_from }]).rows.check?.()).rejects.toMatchObject({
      code: "STORE_FAILED",
      message: `The tables in the schema own are of version ${version}, and this SDK needs ${tablesVersion}. ${cure}`,
      retryable: false,
    });
  });

  it("are at a place that is the client's, the schema's and the account's", () => {
    const client = scriptedClient(() => []);
    const place = placeOf(client, part);
    expect(place).toEqual({
      name: "The schema own of the account shop in PostgreSQL",
      engine: client,
      part: "own shop",
    });
    expect(placeOf(client, { ...part, accountKey: "" }).name).toBe("The schema own in PostgreSQL");
    expect(postgresRows(client, part)).toMatchObject({
      store: place.name,
      record: "A record in PostgreSQL",
      place,
    });
  });
});

describe("the rows of a register in PostgreSQL", () => {
  const row = {
    ...{ id: "e", namespace: "ns", status: "error", store_key: "s", key: "k", head: "h", facts: "f" },
    ...{
      history: "a",
      attempts: "2",
      takes: "3",
      found_issues: "i",
      repeats: 1,
      lead_bytes: 10,
      has_lead: true,
      expires_at: 9,
      lead: "{}",
    },
  };
  const read = {
    ...{ id: "e", namespace: "ns", status: "error", storeKey: "s", key: "k", head: "h", facts: "f" },
    ...{
      history: "a",
      attempts: 2,
      takes: 3,
      foundIssues: "i",
      repeats: 1,
      leadBytes: 10,
      hasLead: true,
      expiresAt: 9,
      lead: "{}",
    },
  };

  it("read an entry, and what it lacks", async () => {
    expect(await register(() => [row]).rows.read("e")).toEqual(read);
    const bare = { ...row, store_key: null, key: null, has_lead: false, expires_at: null, lead: null };
    const lacking = {
      storeKey: undefined,
      key: undefined,
      hasLead: false,
      expiresAt: undefined,
      lead: undefined,
    };
    expect(await register(() => [bare]).rows.read("e")).toEqual({ ...read, ...lacking });
    expect(await register(() => [{ ...row, expires_at: undefined }]).rows.read("e")).toMatchObject({
      expiresAt: undefined,
    });
    expect(await register(() => []).rows.read("e")).toBeUndefined();
  });

  it("ask for a page by what is given of it", async () => {
    const { rows, asked } = register(() => [row]);
    const all = { status: undefined, from: undefined, after: undefined };
    expect(await rows.page({ ...all, order: "newest", limit: 5, withLeads: false })).toEqual([read]);
    await rows.page({ status: "error", from: "a", after: "b", order: "newest", limit: 5, withLeads: true });
    await rows.page({ ...all, after: "b", order: "oldest", limit: 6, withLeads: false });
    expect(asked.map(([statement, values]) => [statement.replace(/^.* FROM /s, ""), values])).toEqual([
      ["own.register WHERE account = $1 ORDER BY id DESC LIMIT $2", ["shop", 5]],
      [
        "own.register WHERE account = $1 AND status = $2 AND id >= $3 AND id < $4 ORDER BY id DESC LIMIT $5",
        ["shop", "error", "a", "b", 5],
      ],
      ["own.register WHERE account = $1 AND id > $2 ORDER BY id ASC LIMIT $3", ["shop", "b", 6]],
    ]);
    expect(asked.map(([statement]) => statement.includes(", lead FROM"))).toEqual([false, true, false]);
  });

  it.each([
    [[{ done: true }], true],
    [[{ done: false }], false],
    [[{ done: null }], false],
    [[], false],
  ])("add an entry: %o", async (answer, isAdded) => {
    const { rows, asked } = register(() => answer);
    const entry = {
      ...{ id: "e", namespace: "ns", head: "h", leadBytes: 2 },
      ...{ keepMs: 1.5, keepLeadMs: 0.5 },
    };
    expect(await rows.add({ ...entry, lead: "{}", dueInMs: 0 }, Number.POSITIVE_INFINITY)).toBe(isAdded);
    await rows.add({ ...entry, lead: undefined, dueInMs: undefined }, 7);
    expect(asked.map(([, values]) => values)).toEqual([
      ["shop", "e", "ns", "h", "{}", 2, 0, 2, 1, Number.MAX_SAFE_INTEGER],
      ["shop", "e", "ns", "h", null, 2, null, 2, 1, 7],
    ]);
  });

  it("count what there is, and tell the oldest of all statuses that is due", async () => {
    const { rows } = register(() => [
      { status: "error", n: "2", due: 1, oldest: "b" },
      { status: "received", n: 3, due: "2", oldest: "a" },
      { status: "success", n: 4, due: 0, oldest: null },
    ]);
    const by = { error: 2, received: 3, success: 4 };
    expect(await rows.count("ns")).toEqual({ by, due: 3, oldestDue: "a" });
    expect(await register(() => []).rows.count("ns")).toEqual({ by: {}, due: 0, oldestDue: undefined });
  });

  it("keep what they were told when the machine stops", () => {
    expect(register(() => []).rows.isDurable).toBe(true);
  });

  it("write the changes of many leads with one statement", async () => {
    const { rows, asked } = register((_, [, list]) =>
      JSON.parse(String(list)).map(({ id }: { id: string }) => ({ id: id === "gone" ? null : id })),
    );
    const change = (id: string) => rows.change({ id, isDelivery: false, keepMs: 1, keepLeadMs: 1 });
    expect(await Promise.all([change("a"), change("gone"), change("c")])).toEqual(["a", undefined, "c"]);
    expect(asked.length).toBeLessThan(3);
  });
});

type Answer = Parameters<typeof scriptedClient>[0];

function setUp(answer: Answer) {
  const client = scriptedClient(answer);
  return { asked: client.asked, rows: postgresRows(client, part) };
}

function register(answer: Answer) {
  const client = scriptedClient(answer);
  return { asked: client.asked, rows: postgresEntryRows(client, part) };
}
