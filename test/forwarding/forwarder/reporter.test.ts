import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { LogFields } from "../../../src/client/log/logger.ts";
import type { EventToReport, ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { alertTo } from "../../../src/forwarding/forwarder/alertTo.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { reporter } from "../../../src/forwarding/forwarder/reporter.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import { OutcomeUnknownError } from "../../../src/shared/errors/outcomeUnknownError.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { spokenLines } from "../../support/spokenLines.ts";
import { fakeShop } from "./fakeShop.ts";

const failed = new StoreError("The disk is full.", { retryable: true });
const quoting = new TypeError("ann@example.com has no value");
const key = "7";

const told: readonly [event: EventToReport, line: string, fields: object][] = [
  [
    { type: "outcome_unknown", key, error: quoting },
    "warn lead 7: the answer was lost, so its order may be in Base. It is looked for there before anything is sent again. (TypeError)",
    { key, errorCode: "TypeError" },
  ],
  [
    { type: "outcome_unknown", key, error: new OutcomeUnknownError({ method: "addOrder", sentAt: 0 }) },
    "warn lead 7: the answer was lost, so its order may be in Base. It is looked for there before anything is sent again. (OUTCOME_UNKNOWN)",
    { key, errorCode: "OUTCOME_UNKNOWN" },
  ],
  [
    { type: "taken_over", key },
    "info lead 7: was left open by another process or an earlier call, and is taken over",
    { key },
  ],
  [
    { type: "looked_up", key, result: "found" },
    "info lead 7: its order was looked for in Base and found",
    { key, result: "found" },
  ],
  [
    { type: "looked_up", key, result: "failed" },
    "warn lead 7: its order could not be looked for in Base. The lead stays open, and it is looked for again.",
    { key, result: "failed" },
  ],
  [
    { type: "refresh_failed", what: "catalog", error: failed },
    "warn What is known of the catalog could not be refreshed, and stays in use. The disk is full. (STORE_FAILED)",
    { what: "catalog", errorCode: "STORE_FAILED" },
  ],
  [
    { type: "product_cache_failed", error: quoting },
    "warn `catalog.cache` failed. Base is asked, and its answers are kept in this process. Check the server of the cache. (TypeError)",
    { errorCode: "TypeError" },
  ],
  [
    { type: "catalog_sweep", inventoryId: 205, page: 3, products: 3_000, done: false },
    "debug the sweep of catalog 205 is at page 3, 3000 products",
    { inventoryId: 205, page: 3, products: 3_000, done: false },
  ],
  [
    { type: "catalog_sweep", inventoryId: 205, page: 4, products: 3_100, done: true },
    "debug the sweep of catalog 205 ended with page 4, 3100 products",
    { inventoryId: 205, page: 4, products: 3_100, done: true },
  ],
  [
    { type: "live_lookup_failed", error: failed },
    "warn SKUs that are not in the catalog could not be looked up in Base. The lead continues without them. The disk is full. (STORE_FAILED)",
    { errorCode: "STORE_FAILED" },
  ],
  [
    { type: "key_reused", key, orderId: 5, fingerprints: ["a", "b"] },
    "warn lead 7: order 5: A lead with another buyer, other lines or another address came first under this key and has the order. Make corrections in Base. If these are two leads, correct the rule `key`, then send this lead again.",
    { key, orderId: 5, fingerprints: ["a", "b"] },
  ],
  [
    { type: "order_doubled", key, orderIds: [5, 6] },
    "warn lead 7: Order 6 in Base has the marker of this lead too, whose order is 5. If nobody copied or split it there, the request was repeated on the way: cancel one.",
    { key, orderIds: [5, 6] },
  ],
  [
    { type: "marker_not_kept", key, field: "extra_field_1", orderId: 5 },
    "warn lead 7: order 5: Base did not keep the marker in `extra_field_1`, so an order whose answer is lost cannot be found. Name another field with the option `marker`.",
    { key, field: "extra_field_1", orderId: 5 },
  ],
  [
    { type: "setup", issue: { level: "warning", code: "time_short", path: "tuning", message: "Too short." } },
    "warn tuning: Too short.",
    { issues: [{ code: "time_short", path: "tuning" }] },
  ],
  [
    { type: "setup", issue: { level: "info", code: "store_in_memory", path: "store", message: "Lost." } },
    "info store: Lost.",
    { issues: [{ code: "store_in_memory", path: "store" }] },
  ],
  [
    { type: "setup", issue: { level: "error", code: "status_not_found", path: "fields", message: "None." } },
    "error fields: None.",
    { issues: [{ code: "status_not_found", path: "fields" }] },
  ],
  [
    { type: "store_may_forget", reason: "It was emptied.", code: "store_emptied", details: { store: "It" } },
    "warn It was emptied.",
    { reason: "It was emptied.", code: "store_emptied", details: { store: "It" } },
  ],
  [
    { type: "store_failed", key, error: failed },
    "error lead 7: its result was not saved. Check the store and the register. If the lead is sent again, its order is first looked for in Base. The disk is full. (STORE_FAILED)",
    { key, errorCode: "STORE_FAILED" },
  ],
  [
    {
      type: "store_failed",
      key: "",
      error: new StoreError("The disk is full.\n  Free some.", { retryable: true }),
    },
    "error the store or the register could not be used, and leads may wait. It is tried again. Check both. The disk is full. Free some. (STORE_FAILED)",
    { key: "", errorCode: "STORE_FAILED" },
  ],
];

/** A reporter whose client logs, and what its log and its listener were given. */
function reporting(options: Partial<Pick<ForwarderOptions, "language">> = {}) {
  const lines: [line: string, fields: LogFields | undefined][] = [];
  const level = (name: string) => (message: string, fields?: LogFields) =>
    void lines.push([`${name} ${message}`, fields]);
  const logger = { debug: level("debug"), info: level("info"), warn: level("warn"), error: level("error") };
  const events: ForwardEvent[] = [];
  const emit = reporter({
    baselinker: new Baselinker({ token: "t", logger }),
    namespace: "shop",
    language: options.language,
    onEvent: [(event) => events.push(event)],
  });
  return { emit, lines, events };
}

describe("an event of a forwarder", () => {
  it.each(told)("%o is a line of the log, with the event as its fields", (event, line, fields) => {
    const { emit, lines, events } = reporting();
    emit(event);
    const [level = "", ...words] = line.split(" ");
    expect(lines).toEqual([
      [`${level} baselinker: shop: ${words.join(" ")}`, { type: event.type, namespace: "shop", ...fields }],
    ]);
    expect(events).toEqual([{ ...event, namespace: "shop" }]);
    expect(JSON.stringify(lines)).not.toContain("ann@example.com");
  });

  it("says in the language of the forwarder what a person is to do", () => {
    const { emit, lines } = reporting({ language: uk });
    emit({ type: "order_doubled", key, orderIds: [5, 6] });
    emit({ type: "marker_not_kept", key, field: "extra_field_1", orderId: 5 });
    emit({ type: "key_reused", key, orderId: 5, fingerprints: ["a", "b"] });
    expect(lines).toHaveLength(3);
    for (const [line] of lines) expect(line).toMatch(/lead 7: .*[а-яіїє]{4}/i);
  });
});

describe("the listeners of a forwarder", () => {
  const lines = spokenLines();

  it("may be several: each receives every event, whatever another one does with it", async () => {
    const heard: string[] = [];
    const throwing = () => {
      throw new Error("The listener failed.");
    };
    const list = [throwing, (event: ForwardEvent) => heard.push(event.type)];
    const { forwarder, ended } = fakeShop();
    const result = ended(forwarder({ onEvent: list }).forward({ id: "1", email: "a@example.com" }));
    list.push((event) => heard.push(`late ${event.type}`));
    expect(await result).toMatchObject({ status: "success" });
    expect(heard).toEqual(["ended"]);
    expect(lines).toEqual([expect.stringMatching(/^baselinker: `onEvent` threw Error\. /)]);
  });

  it.each([
    [true, "onEvent"],
    [[() => {}, "log"], "onEvent[1]"],
  ])("are functions: %o is refused", (onEvent, name) => {
    const baselinker = new Baselinker({ token: "t" });
    const options = { baselinker, rules: { map: () => ({ status: "error", issues: [] }) }, onEvent };
    expect(() => createForwarder(options as never)).toThrow(
      `Expected \`${name}\` to be a function, or a list of functions, got `,
    );
  });
});

describe("a forwarder to which nobody listens", () => {
  const lines = spokenLines();
  const forwarding = async (options: object, ids: readonly string[], logger?: false) => {
    const shop = fakeShop();
    const baselinker = shop.client(undefined, logger);
    for (const id of ids) {
      const rules = { map: () => ({ status: "error" as const, issues: [rejected] }) };
      const forwarder = shop.forwarder({ baselinker, rules, onEvent: undefined, ...options });
      await shop.ended(forwarder.forward({ id }));
    }
  };
  const rejected = { level: "error", code: "rejected", path: "reject", message: "No." } as const;

  it("writes a warning or an error to the console, once for each code in the process", async () => {
    await forwarding({}, ["1", "2", "3"]);
    await forwarding({ namespace: "other" }, ["4"]);
    expect(lines).toEqual([
      expect.stringMatching(
        /^baselinker: lead: a lead: error after \d+ ms: fault lead, rejected at reject\. Each such line is written once\./,
      ),
    ]);
  });

  it("writes nothing there with `onEvent`, nor with `logger: false`", async () => {
    await forwarding({ onEvent: () => {} }, ["1"]);
    await forwarding({}, ["1"], false);
    expect(lines).toEqual([]);
  });

  it("writes beside `alertTo` alone, which names the log, and not beside a listener of the program's own", async () => {
    const alert = alertTo("https://chat.example/hook", { fetch: async () => new Response("ok") });
    await forwarding({ onEvent: [alert, () => {}] }, ["1"]);
    expect(lines).toEqual([]);
    await forwarding({ onEvent: alert }, ["1"]);
    expect(lines).toEqual([expect.stringContaining("rejected at reject")]);
  });

  it("writes that its memory is not that of another forwarder, whose leads it sends again", async () => {
    const account = fakeShop().account;
    const baselinker = account.client();
    const rules = { version: 1, key: "id", fields: { email: "email" } } as const;
    for (let times = 0; times < 60; times += 1)
      await createForwarder({ baselinker, rules }).forward({ id: "1", email: "a@example.com" });
    expect(account.orders.length).toBeGreaterThan(1);
    expect(lines).toEqual([
      expect.stringMatching(/^baselinker: lead: store: Another forwarder in this process has the same token/),
    ]);
  });
});
