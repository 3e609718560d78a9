import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RegisterEntry, RegisterView } from "../../../src/entries/index.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { openStudio } from "./openStudio.ts";
import { leadOf, openShop } from "./shop.ts";

describe("the list of leads", () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  let studio: Awaited<ReturnType<typeof openStudio>>;
  beforeAll(async () => {
    const good = Array.from({ length: 60 }, (_, index) => leadOf(index + 1));
    shop = await openShop([leadOf(100, { buyer: { phone: "+380671234567" } }), ...good], "failed");
    studio = await openStudio(shop.words, shop.env);
  });
  afterAll(async () => {
    await studio.session.close();
    await shop[Symbol.asyncDispose]();
  });

  it("shows the newest first, fifty on a page, and of the lead nothing but its key", async () => {
    const { json: first } = await studio.get("leads");
    expect(first.searched).toBe(50);
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toEqual({
      id: shop.ids[60],
      receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      status: "success",
      namespace: "lead",
      key: "T-60",
      source: "shop",
      orderId: expect.any(Number),
      attempts: 1,
    });
    const { json: second } = await studio.get(`leads?cursor=${first.cursor}`);
    expect(second.entries).toHaveLength(11);
    expect(second.cursor).toBeUndefined();
    expect(second.entries.at(-1)).toMatchObject({
      id: shop.ids[0],
      status: "error",
      fault: "lead",
      why: "A required value is missing. Check the lead and the path.",
      path: "fields.email",
    });
    expect(second.entries.at(-1)).not.toHaveProperty("code");
    expect(JSON.stringify([first, second])).not.toMatch(/@example|Hanna|\+380/);
  });

  it("says why in the language of the request, whatever language the lead was received in", async () => {
    const why = async (tag: string) => {
      const headers = { "accept-language": tag };
      const { json } = await studio.get("leads?status=error", headers);
      return json.entries[0].why;
    };
    expect(await why("uk")).toBe("Бракує обов'язкового значення. Перевірте лід і шлях у правилі.");
    expect(await why("pl")).toBe("Brakuje wymaganej wartości. Sprawdź leada i ścieżkę w regule.");
    const { json } = await studio.get(`lead?id=${shop.ids[0]}`, { "accept-language": "uk" });
    expect(json.entry.issues[0].message).toBe(await why("uk"));
    expect(json.entry.why).toBe(await why("uk"));
  });

  it("shows those of one status, and those from one time until another", async () => {
    expect((await studio.get("leads?status=error")).json.entries).toMatchObject([{ id: shop.ids[0] }]);
    const { json } = await studio.get("leads");
    const { receivedAt } = json.entries[30];
    const older = await studio.get(`leads?until=${receivedAt}`);
    const newer = await studio.get(`leads?since=${receivedAt}`);
    const times = (answer: typeof older) =>
      answer.json.entries.map((entry: { receivedAt: string }) => entry.receivedAt);
    expect(times(older).every((time: string) => time < receivedAt)).toBe(true);
    expect(times(newer).every((time: string) => time >= receivedAt)).toBe(true);
    expect(times(older).length).toBeGreaterThan(0);
  });

  it.each([
    ["status=lost", "status"],
    ["since=yesterday", "since"],
    ["until=", "until"],
    ["cursor=abc", "cursor"],
  ])("answers 400 to %s, and names what is wrong", async (query, name) => {
    const { status, json } = await studio.get(`leads?${query}`);
    expect({ status, code: json.code }).toEqual({ status: 400, code: "wrong_value" });
    expect(json.message).toContain(`\`${name}\``);
  });

  it("finds a lead by a part of its key, its order and the beginning of its id", async () => {
    const { json: all } = await studio.get("leads");
    const { id, orderId } = all.entries[2];
    for (const find of ["t-58", String(orderId), id.slice(0, 20)]) {
      const { json } = await studio.get(`leads?find=${find}`);
      expect({ find, ids: json.entries.map((entry: { id: string }) => entry.id) }).toEqual({
        find,
        ids: [id],
      });
      expect(json.searched).toBe(61);
    }
  });

  it("finds a lead that failed, which has no key, by any text of it with at least four characters", async () => {
    expect((await studio.get("leads?find=671234567")).json.entries).toMatchObject([{ id: shop.ids[0] }]);
    expect((await studio.get("leads?find=671")).json.entries).toEqual([]);
    // What is in the others is not searched: they are orders.
    expect((await studio.get("leads?find=Hanna")).json.entries).toEqual([]);
  });

  it("finds a lead that failed by its texts though it has a key", async () => {
    await using own = await openLarge(shop, {
      id: shop.ids[0] ?? "",
      status: "error",
      key: "T-100",
      leadKept: true,
    });
    expect((await own.get("leads?find=671234567")).json.entries).toHaveLength(50);
    expect((await own.get("leads?find=t-100")).json.entries).toHaveLength(50);
  });

  it("finds those of a source, and none of another", async () => {
    expect((await studio.get("leads?source=shop&status=error")).json.entries).toHaveLength(1);
    expect((await studio.get("leads?source=other")).json).toEqual({ entries: [], searched: 61 });
    const { json: page } = await studio.get("leads?source=shop");
    const { json: rest } = await studio.get(`leads?source=shop&cursor=${page.cursor}`);
    expect([page.entries.length, rest.entries.length]).toEqual([50, 11]);
  });

  it("counts them by status, by time and by source", async () => {
    expect((await studio.get("stats")).json).toMatchObject({ by: { success: 60, error: 1 }, waiting: 0 });
    const { json } = await studio.get("chart");
    expect(json).toMatchObject({
      barMs: 60_000,
      leads: 61,
      isCut: false,
      sources: [{ source: "shop", count: 61 }],
    });
    expect(json.bars).toHaveLength(24);
    const sum = (name: string) =>
      json.bars.reduce((all: number, bar: Record<string, number>) => all + (bar[name] ?? 0), 0);
    expect([sum("orders"), sum("waiting"), sum("failed")]).toEqual([60, 0, 1]);
    expect(Date.parse(json.from) % 60_000).toBe(0);
  });

  it("says how the server is", async () => {
    expect((await studio.get("health")).json).toEqual({
      canAccept: true,
      canSend: true,
      store: { ok: true },
      limiter: expect.any(Object),
      inFlight: 0,
      waiting: 0,
      open: 0,
    });
  });

  it("looks through 5,000 leads a request at most, and says where it is", async () => {
    await using large = await openLarge(shop, { source: "shop" });
    const { json } = await large.get("leads?source=other");
    expect(json).toEqual({ entries: [], searched: 5_000, cursor: "ld_01m8kcsy1r9225aadb5651406bacf6" });
    expect((await large.get("chart")).json).toMatchObject({ leads: 5_000, isCut: true });
  });

  it.each([
    ["counted", "chart", 25],
    ["looked through", "leads?source=other", 25],
    ["read for a text", "leads?find=nowhere", 5_000],
  ])("does something else after each step while they are %s", async (_, query, steps) => {
    await using large = await openLarge(shop, { key: "T-1", leadKept: true, status: "error" });
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    expect((await large.get(query)).status).toBe(200);
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(steps);
  });
});

/** A register that never ends, of copies of one entry. */
async function openLarge(shop: Awaited<ReturnType<typeof openShop>>, change: Partial<RegisterEntry>) {
  return openStudio(shop.words, shop.env, (session) => {
    const list: RegisterView["list"] = async ({ limit = 50 } = {}) => {
      const [first] = (await session.register.list({ limit: 1 })).entries;
      const entries = Array.from({ length: limit }, () => ({ ...Object(first), ...change }));
      return { entries, cursor: "ld_01m8kcsy1r9225aadb5651406bacf6" };
    };
    return { ...session, clock: { ...systemClock, now: () => 0 }, register: { ...session.register, list } };
  });
}
