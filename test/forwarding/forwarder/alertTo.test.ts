import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFakeAccount, createManualClock } from "../../../src/entries/fake.ts";
import { alertTo, createForwarder, type ForwardEvent } from "../../../src/entries/index.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";

const namespace = "shop";
const failed: ForwardEvent = {
  namespace,
  type: "ended",
  status: "error",
  fault: "setup",
  key: "key-of-anna@example.com",
  errorCode: "ERROR_BAD_TOKEN",
  entryId: "ld_1",
  issues: [],
  durationMs: 5,
};

describe("alertTo", () => {
  let chat: Server;
  let url = "";
  let posts: unknown[] = [];
  let status = 200;
  beforeEach(async () => {
    posts = [];
    status = 200;
    chat = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        posts.push(JSON.parse(body));
        response.writeHead(status).end("ok");
      });
    });
    await new Promise<void>((resolve) => chat.listen(0, "127.0.0.1", resolve));
    const address = chat.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/hook/xyzzy`;
  });
  afterEach(() => new Promise((resolve) => chat.close(resolve)));

  const toChat = { fetch: globalThis.fetch };

  it("posts of a lead that Base refused its namespace, status, fault and code, and nothing of the buyer", async () => {
    const account = createFakeAccount();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_ORDER_STATUS_ID" });
    const posted: unknown[] = [];
    const alert = alertTo(url, toChat);
    const forwarder = createForwarder({
      baselinker: account.client(),
      rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: { path: "email" } } },
      namespace,
      onEvent: (event) => posted.push(alert(event)),
    });
    await forwarder.forward({ id: "L-1", email: "anna@example.com" });
    await Promise.all(posted);
    expect(posts).toEqual([
      {
        text: "shop: A lead failed because of the setup: correct the setup, then send the lead again (error, fault setup, ERROR_ORDER_STATUS_ID).",
      },
    ]);
  });

  it.each<[string, ForwardEvent, string]>([
    [
      "a lead at fault",
      {
        namespace,
        type: "ended",
        status: "error",
        fault: "lead",
        entryId: "ld_1",
        durationMs: 5,
        issues: [
          { level: "warning", code: "phone_unusual", path: "phone", message: "" },
          { level: "error", code: "lines_missing", path: "products", message: "anna@example.com" },
        ],
      },
      "shop: A lead failed: correct or discard it (error, fault lead, lines_missing). Entry ld_1.",
    ],
    [
      "a lead that waits",
      { ...failed, fault: "temporary", errorCode: "HTTP_ERROR" },
      "shop: A lead waits: it can be sent again later (error, fault temporary, HTTP_ERROR). Entry ld_1.",
    ],
    [
      "an unknown outcome",
      { namespace, type: "ended", status: "unknown", key: "k", issues: [], durationMs: 1 },
      "shop: It is not known whether Base has the order of a lead: the lead has to be looked up (unknown).",
    ],
    [
      "a wrong setup",
      {
        namespace,
        type: "setup",
        issue: { level: "warning", code: "time_short", path: "timeoutMs", message: "anna@example.com" },
      },
      "shop: Something is wrong with the setup: the log says what to do (time_short).",
    ],
    [
      "an order that is doubled",
      { namespace, type: "order_doubled", key: "k", orderIds: [5, 6] },
      "shop: Base has two orders of one lead, 5 and 6: cancel one.",
    ],
    [
      "a result that was not saved",
      { namespace, type: "store_failed", key: "k", error: new StoreError("replaced", { retryable: false }) },
      "shop: The result of a lead was not saved: check the store (STORE_FAILED).",
    ],
  ])("says of %s what to do", async (_, event, text) => {
    await alertTo(url, toChat)(event);
    expect(posts).toEqual([{ text }]);
  });

  it.each<[string, ForwardEvent]>([
    [
      "an order",
      { namespace, type: "ended", status: "success", orderId: 1, key: "k", issues: [], durationMs: 1 },
    ],
    ["a skip", { namespace, type: "ended", status: "skip", reason: "a test", issues: [], durationMs: 1 }],
    ["a lead that was taken over", { namespace, type: "taken_over", key: "k" }],
    [
      "a note",
      {
        namespace,
        type: "setup",
        issue: { level: "info", code: "memory_store", path: "store", message: "" },
      },
    ],
  ])("says nothing of %s", async (_, event) => {
    await alertTo(url, toChat)(event);
    expect(posts).toEqual([]);
  });

  it("posts once in a minute, and counts what happened meanwhile in the next message", async () => {
    const clock = createManualClock();
    const alert = alertTo(url, { ...toChat, testing: { clock } });
    await alert(failed);
    const counted = [alert(failed), alert({ ...failed, fault: "temporary" }), alert(failed)];
    expect(posts).toHaveLength(1);
    await clock.advance(59_000);
    expect(posts).toHaveLength(1);
    await clock.advance(1_000);
    await Promise.all(counted);
    expect(posts).toHaveLength(2);
    expect(posts[1]).toEqual({
      text: expect.stringMatching(/fault setup.* Entry ld_1\. 2 more since the last message\.$/),
    });
    await clock.advance(60_000);
    await alert(failed);
    expect(posts).toHaveLength(3);
    expect(posts[2]).toEqual({ text: expect.not.stringContaining("more") });
  });

  it("uses the field that the chat reads", async () => {
    await alertTo(new URL(url), { ...toChat, field: "content" })(failed);
    expect(posts).toEqual([{ content: expect.any(String) }]);
  });

  it("calls nobody in the chat, and quotes no error of the program", async () => {
    const error = Object.assign(new Error(), { code: "anna@example.com <!channel>" });
    await alertTo(url, toChat)({ namespace: "@everyone <!here>", type: "store_failed", key: "k", error });
    expect(posts).toEqual([
      { text: "?everyone ??here?: The result of a lead was not saved: check the store (error_of_program)." },
    ]);
  });

  it("logs once through the client that the chat refused a message, with the status and without the address", async () => {
    status = 404;
    const lines: string[] = [];
    const account = createFakeAccount();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_ORDER_STATUS_ID" });
    const clock = createManualClock();
    const alert = alertTo(url, { ...toChat, testing: { clock } });
    const posted: unknown[] = [];
    const forwarder = createForwarder({
      baselinker: account.client({ logger: { warn: (line) => lines.push(line) } }),
      rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: { path: "email" } } },
      onEvent: (event) => {
        const post = alert(event);
        posted.push(post);
        return post;
      },
    });
    await forwarder.forward({ id: "L-1", email: "anna@example.com" });
    await Promise.allSettled(posted);
    expect(lines.filter((line) => line.includes("onEvent"))).toEqual([
      expect.stringContaining("AlertRefusedWith404"),
    ]);
    expect(lines.join()).not.toContain("xyzzy");
  });

  it("is no unhandled rejection of the process where a listener calls it and drops what it returns", async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    process.on("unhandledRejection", note);
    const alert = alertTo("https://127.0.0.1:1/", {
      fetch: () => Promise.reject(new Error("https://chat/xyzzy")),
    });
    alert(failed);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(rejections).toEqual([]);
  });

  it.each([
    ["http://hooks.example.com/xyzzy", "https://"],
    ["http://127.0.0.1:80/xyzzy", "this machine"],
    ["https://localhost/xyzzy", "this machine"],
    ["https://me:xyzzy@hooks.example.com/", "password"],
    ["hooks.example.com/xyzzy", "https address"],
    [undefined, "https address"],
    [{ href: "https://hooks.example.com/xyzzy" }, "https address"],
  ])("rejects %o, without showing it", (address, words) => {
    const make = () => Reflect.apply(alertTo, undefined, [address]);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(words);
    expect(make).not.toThrow("xyzzy");
  });

  it.each([
    [{ field: "" }, TypeError],
    [{ everyMs: "60" }, TypeError],
    [{ everyMs: 10 }, RangeError],
    [{ fetch: "fetch" }, TypeError],
    [{ fields: "text" }, TypeError],
    [null, TypeError],
  ])("rejects the options %o", (options, type) => {
    expect(() => Reflect.apply(alertTo, undefined, ["https://hooks.example.com/", options])).toThrow(type);
  });
});
