import { describe, expect, it, vi } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { pl } from "../../../src/languages/pl/language.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import { SetupError } from "../../../src/shared/errors/setupError.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { emptyAccount as saved } from "../../support/emptyAccount.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
const fields = { email: "email" };
const rules = { version: 1, key: "id", fields } as const satisfies ForwarderOptions["rules"];
const dead = {
  version: 1,
  key: "id",
  fields: { ...fields, order_status_id: 99_999, custom_source_id: 3_999, deal_cf_999: "utm" },
} as const satisfies ForwarderOptions["rules"];

/** A forwarder of a fake shop, and what it tells about its setup. */
function watched(options: Partial<ForwarderOptions> = {}) {
  const { client, clock, ended, account } = fakeShop();
  const lines: string[] = [];
  const level = (name: string) => (line: string) =>
    /: (?:a lead|lead \w+): /.test(line) || lines.push(`${name} ${line}`);
  const events: ForwardEvent[] = [];
  const forwarder = createForwarder({
    baselinker: client(undefined, { warn: level("warn"), error: level("error") }),
    rules,
    store: memoryStore({ testing: { clock } }),
    onEvent: (event) => events.push(event),
    ...options,
    testing: { clock, ...options.testing },
  });
  const told = () => events.flatMap((event) => (event.type === "setup" ? event.issue.code : []));
  const fails = async () => {
    const error: unknown = await ended(forwarder.ready().catch((reason: unknown) => reason));
    if (error instanceof SetupError) return error;
    throw new Error("It was ready.");
  };
  return { account, clock, forwarder, ended, told, lines, fails };
}

describe("whether a forwarder is ready", () => {
  it("is said before any lead: all that is wrong with rules and marker, at once", async () => {
    const { fails, account, told } = watched({ rules: dead, marker: "deal_cf_888" });
    const error = await fails();
    expect(error.issues.map(({ code, path }) => `${code} at ${path}`)).toEqual([
      "status_not_found at fields.order_status_id",
      "marker_field_unusable at deal_cf_888",
    ]);
    expect(error).toMatchObject({ code: "SETUP_WRONG", retryable: false });
    expect(error.message).toMatch(/^The forwarder cannot work with this setup:\n- fields.order_status_id: /);
    expect(told()).toEqual([
      "status_not_found",
      "source_not_found",
      "extra_field_unknown",
      "marker_field_unusable",
    ]);
    expect(account.requests.every(({ method }) => method.startsWith("get"))).toBe(true);
  });

  it("is said with what could be better, where nothing is wrong", async () => {
    const products = { each: "lines", fields: { sku: "sku", name: "name" } };
    const { forwarder, ended, told, account } = watched({ rules: { ...rules, products } });
    const advice = await ended(forwarder.ready());
    expect(advice.map(({ code }) => code)).toEqual(["catalog_missing"]);
    expect(told()).toEqual(["catalog_missing"]);
    expect(account.requests.map(({ method }) => method)).toEqual(["getOrderStatusList"]);
  });

  it("is false with a wrong token, also where the rules name nothing of the account", async () => {
    const { fetch } = createFakeAccount();
    const baselinker = new Baselinker({ token: "1-2-WRONG", fetch });
    const { fails, told } = watched({ baselinker });
    expect((await fails()).issues).toMatchObject([{ code: "ERROR_BAD_TOKEN", path: "account" }]);
    expect(told()).toEqual(["ERROR_BAD_TOKEN"]);
  });

  it("is true where only warnings are found, which are returned: leads become orders all the same", async () => {
    const { order_status_id: _, ...others } = dead.fields;
    const { forwarder, ended, told } = watched({ rules: { ...dead, fields: others } });
    const advice = await ended(forwarder.ready());
    expect(advice.map(({ code }) => code)).toEqual(["source_not_found", "extra_field_unknown"]);
    expect(advice.map(({ level }) => level)).toEqual(["warning", "warning"]);
    expect(told()).toEqual(["source_not_found", "extra_field_unknown"]);
  });

  it.each([
    [{ inventoryId: 2050 }, "The account has no catalog 2050. Did you mean 205 (Main)?"],
    [
      { inventoryIds: [205, 77] },
      "The account has no catalog 77. It has `205 (Main)`, `30111 (Outlet)`: correct the id.",
    ],
  ])("is said of a catalog that the account does not have, with what it has: %o", async (catalog, text) => {
    const more = { isDefault: true, defaultPriceGroup: 1, priceGroups: [1], warehouses: [] };
    const catalogs = [
      { id: 205, name: "Main", ...more },
      { id: 30_111, name: "Outlet", ...more },
    ];
    const { fails, told } = watched({ catalog, account: async () => ({ ...saved, catalogs }) });
    expect((await fails()).issues).toMatchObject([
      { code: "inventory_not_found", path: "catalog", message: text },
    ]);
    expect(told()).toEqual(["inventory_not_found"]);
    const none = await watched({ catalog, account: saved }).fails();
    expect(none.message).toContain("It has none: create one in Base, or leave `catalog` out.");
  });

  it("asks for the catalogs only where an option names one, and of a given account at once", async () => {
    const without = watched({ rules: dead });
    await without.fails();
    expect(without.account.requests.map(({ method }) => method)).not.toContain("getInventories");
    const lead = watched({
      catalog: { inventoryId: 9 },
      rules: { ...rules, fields: { ...fields, order_status_id: { status: "New orders" } } },
    });
    await lead.ended(lead.forwarder.forward(ann));
    await lead.ended(lead.forwarder.forward(ann));
    expect(lead.account.requests.map(({ method }) => method)).not.toContain("getInventories");
    const given = watched({ account: saved, catalog: { inventoryId: 9 } });
    await vi.waitFor(() => expect(given.told()).toEqual(["inventory_not_found"]));
    expect(given.account.requests).toEqual([]);
  });

  it("reports what does not load, for those who do not wait, and no longer once it loads", async () => {
    const away = new StoreError("The disk is away.", { retryable: true });
    const inner = memoryStore();
    let isAway = true;
    const store = {
      ...inner,
      bind: async (...given: Parameters<typeof inner.bind>) => {
        if (isAway) throw away;
        return inner.bind(...given);
      },
    };
    const { fails, forwarder, ended, told } = watched({ store });
    await fails();
    expect(told()).toEqual(["STORE_FAILED"]);
    isAway = false;
    expect(await ended(forwarder.ready())).toEqual([]);
  });

  it("says too what does not load, and whether that passes", async () => {
    const away = new StoreError("The disk is away.", { retryable: true });
    const store = { ...memoryStore(), bind: async () => Promise.reject(away) };
    const { fails } = watched({ store });
    expect(await fails()).toMatchObject({
      retryable: true,
      cause: away,
      issues: [{ path: "store", code: "STORE_FAILED", message: "The disk is away." }],
    } satisfies Partial<SetupError>);
    const both = await watched({ store, rules: dead }).fails();
    expect(both.retryable).toBe(false);
    expect(both.issues.map(({ path }) => path)).toEqual(["fields.order_status_id", "store"]);
  });

  it("says an error of Base in the language of the forwarder, with what another one needs", async () => {
    const { fails, account } = watched({ rules: dead, language: uk });
    account.faults.inject("block", { times: 9 });
    const [issue] = (await fails()).issues;
    expect(issue).toMatchObject({ path: "account", name: "TokenBlockedError", code: "ERROR_BLOCKED_TOKEN" });
    expect(issue?.message).toMatch(/^Base заблокував токен на 10 хв: .*нічого не надсилайте/);
    expect(pl.errorMessage({ name: "", message: "", ...issue })).toMatch(/^Base zablokował token na 10 min/);
  });

  it("is waited for no longer than the signal says, and not after close", async () => {
    const { forwarder, ended } = watched();
    await expect(forwarder.ready({ signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow("left");
    await expect(forwarder.ready({ timeoutMs: 5 } as never)).rejects.toThrow(
      "Unknown option `timeoutMs` of ready",
    );
    await ended(forwarder.close());
    await expect(forwarder.ready()).rejects.toThrow("was closed");
  });
});

describe("the setup of a forwarder", () => {
  it("is held against an account that was given, without a lead", async () => {
    const { told, lines } = watched({ rules: dead, account: saved });
    await vi.waitFor(() =>
      expect(told()).toEqual(["status_not_found", "source_not_found", "extra_field_unknown"]),
    );
    expect(lines[0]).toBe(
      "error baselinker: lead: fields.order_status_id: The account has no order status 99999. Correct the rule.",
    );
    expect(lines[1]).toMatch(
      /^warn baselinker: lead: fields.custom_source_id: The account has no custom order source 3999/,
    );
  });

  it("costs no request where the account is given as it was saved", async () => {
    const { forwarder, ended, account } = watched({ account: JSON.parse(JSON.stringify(saved)) });
    expect(await ended(forwarder.forward(ann))).toMatchObject({ status: "success" });
    expect(account.requests.map(({ method }) => method)).toEqual(["addOrder", "getOrders"]);
  });

  it("is an error of the lead where the function that loads the account fails", async () => {
    const { forwarder, ended } = watched({
      account: () => Promise.reject(new Error("no network")),
      rules: { ...rules, fields: { ...fields, order_status_id: { status: "New" } } },
    });
    expect(await ended(forwarder.forward(ann))).toMatchObject({
      status: "error",
      error: { message: "no network" },
    });
    const good = watched({ account: async () => saved });
    expect(await good.ended(good.forwarder.forward(ann))).toMatchObject({ status: "success" });
  });

  it.each([
    [{ settleMs: 30 }, "`settleMs` is 30 ms"],
    [{ leaseMs: 60 }, "`leaseMs` is 60 ms"],
    [{ catalogMaxAgeMs: 15 }, "`catalogMaxAgeMs` is 15 ms"],
  ])("is reported once where a time is far too short, and used anyway: %o", async (options, text) => {
    const { forwarder, ended, lines, told } = watched({ account: saved, marker: false, tuning: options });
    for (const id of ["1", "2"]) await ended(forwarder.forward({ ...ann, id }));
    expect(told()).toEqual(["time_short"]);
    expect(lines).toEqual([expect.stringContaining(text)]);
  });

  it("is reported with each lead where its order source is not in the account, which Base would not say", async () => {
    const { forwarder, ended, account } = watched({
      rules: { ...rules, fields: { ...fields, custom_source_id: 3_999 } },
    });
    const result = await ended(forwarder.forward(ann));
    expect(result).toMatchObject({
      status: "success",
      issues: [{ level: "warning", code: "source_not_found", path: "fields.custom_source_id" }],
    });
    expect(account.requests.map(({ method }) => method)).toContain("getOrderSources");
  });

  it("takes an empty key of the caller for none: the key of the rules counts", async () => {
    const { forwarder, ended } = watched({ account: saved });
    expect(await ended(forwarder.forward(ann, { key: " " }))).toMatchObject({ status: "success", key: "1" });
  });

  it("is reported once where no store is given: a warning in production, else an info", async () => {
    const levels: unknown[] = [];
    for (const mode of ["production", "test"]) {
      vi.stubEnv("NODE_ENV", mode);
      const { forwarder, ended } = watched({
        store: undefined,
        onEvent: (event) => void (event.type === "setup" && levels.push(event.issue.level)),
      });
      for (const id of ["1", "2"]) await ended(forwarder.forward({ ...ann, id }));
    }
    vi.unstubAllEnvs();
    expect(levels).toEqual(["warning", "info"]);
  });

  it("tells once what every lead shows, such as dates without a time zone", async () => {
    const issue = {
      level: "info",
      code: "date_zone_assumed",
      path: "fields.date_add",
      message: "UTC.",
    } as const;
    const { order_status_id, date_add } = { order_status_id: 8001, date_add: 1_700_000_000 };
    const mapper = {
      map: (lead: unknown) => ({
        status: "order" as const,
        order: { order_status_id, date_add },
        key: (lead as { id: string }).id,
        issues: [issue],
      }),
    };
    const { forwarder, ended, told } = watched({ rules: mapper, account: saved });
    for (const id of ["1", "2"]) await ended(forwarder.forward({ id }));
    expect(told()).toEqual(["date_zone_assumed"]);
  });
});

describe("a second forwarder of a token that remembers in its own memory", () => {
  const account = createFakeAccount();
  const baselinker = new Baselinker({ token: account.token, fetch: account.fetch });
  const make = (options: Partial<ForwarderOptions> = {}) => {
    const told: string[] = [];
    const onEvent = (event: ForwardEvent) => void (event.type === "setup" && told.push(event.issue.code));
    const forwarder = createForwarder({
      baselinker,
      rules,
      account: saved,
      marker: false,
      onEvent,
      ...options,
    });
    return { told, forwarder, forward: () => forwarder.forward(ann) };
  };

  it("is reported, as one for each request would be; one with another namespace or the same store is not", async () => {
    const first = make();
    await first.forward();
    expect(first.told).not.toContain("memory_not_shared");
    const second = make({ store: memoryStore() });
    await second.forward();
    expect(second.told).toContain("memory_not_shared");
    const other = make({ namespace: "shop2" });
    await other.forward();
    expect(other.told).not.toContain("memory_not_shared");
    const store = memoryStore();
    const shared = [make({ store, namespace: "shop3" }), make({ store, namespace: "shop3" })];
    for (const each of shared) await each.forward();
    expect(shared.flatMap(({ told }) => told)).toEqual([]);
  });

  it("is not reported under the clock of a test, where two forwarders mean two processes", async () => {
    const { forwarder, ended, events } = fakeShop();
    for (const id of ["1", "2"]) await ended(forwarder({ store: memoryStore() }).forward({ id }));
    expect(events.flatMap((event) => (event.type === "setup" ? [event.issue.code] : []))).toEqual([]);
  });

  it("is not told after the first one was closed", async () => {
    const first = make({ namespace: "shop4" });
    await first.forward();
    await first.forwarder.close();
    const second = make({ namespace: "shop4" });
    await second.forward();
    expect(second.told).not.toContain("memory_not_shared");
  });
});

describe("the health of a forwarder", () => {
  it("says without a request how it is: store, queue, account, catalog, leads and the last success", async () => {
    const { forwarder, ended, clock, account } = watched({ account: async () => saved });
    expect(await forwarder.health()).toMatchObject({
      canAccept: true,
      canSend: true,
      store: { ok: true },
      account: {},
      catalog: {},
      inFlight: 0,
    });
    await ended(forwarder.ready());
    await ended(forwarder.forward(ann));
    const before = account.requests.length;
    const health = await forwarder.health();
    expect(health).toMatchObject({ canAccept: true, open: 0, lastSuccessAt: new Date(clock.date()) });
    expect(account.requests.length).toBe(before);
    await ended(forwarder.close());
    expect(await forwarder.health()).toMatchObject({ canAccept: false, canSend: true });
  });

  it("says when the account was loaded, and how large the catalog is", async () => {
    const catalog = { inventoryId: 1, size: 7, findBySku: () => [], findByEan: () => [] };
    const { forwarder, ended, clock } = watched({ catalog, rules: dead });
    await ended(forwarder.ready().catch(() => {}));
    const loadedAt = new Date(clock.date());
    expect(await forwarder.health()).toMatchObject({ account: { loadedAt }, catalog: { size: 7 } });
  });

  it("accepts no leads while the store is away, and goes on accepting them while Base blocks the token", async () => {
    const away = new StoreError("The disk is away.", { retryable: true });
    const { forwarder } = watched({
      store: { ...memoryStore(), listOpen: async () => Promise.reject(away) },
    });
    const health = await forwarder.health();
    expect(health).toMatchObject({ canAccept: false, canSend: true, store: { ok: false, error: away } });
    expect(JSON.parse(JSON.stringify(health))).toMatchObject({
      store: { error: { message: "The disk is away." } },
    });
    const pausedUntil = new Date(Date.now() + 60_000);
    const limiter = {
      acquire: async () => {},
      pauseUntil: () => {},
      pausedUntil: () => pausedUntil,
      waiting: 3,
    };
    const baselinker = new Baselinker({ token: "t", rateLimit: { limiter } });
    const blocked = createForwarder({ baselinker, rules });
    expect(await blocked.health()).toMatchObject({
      canAccept: true,
      canSend: false,
      limiter: { waiting: 3, pausedUntil },
    });
  });
});
