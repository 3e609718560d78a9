import { afterEach, describe, expect, it, vi } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { builtin } from "../../../src/shared/runtime/builtin.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { createWebhook } from "../../../src/webhook/createWebhook.ts";
import { signatures } from "../../../src/webhook/senders/signatures.ts";

afterEach(() => vi.unstubAllGlobals());

/** A `process` as Next's edge runtime has: every function of it throws when it is called, and all else is absent. */
const edgeProcess = {
  env: {},
  getBuiltinModule: () => {
    throw new Error("A Node.js API is used (process.getBuiltinModule) which is not supported.");
  },
};

describe("a module of Node", () => {
  it("is the module where there is one", async () => {
    expect(builtin("node:http")).toBe((await import("node:http")).default);
  });

  it.each<[string, unknown]>([
    ["there is no `process`", undefined],
    ["`process` has no function for it, as in Node 20", { versions: { node: "20.1.0" } }],
    ["the function gives none, as for SQLite in Node 22.12", { getBuiltinModule: () => undefined }],
    ["the function throws, as in Next's edge runtime", edgeProcess],
  ])("is undefined where %s", (_, process) => {
    vi.stubGlobal("process", process);
    expect(builtin("node:crypto")).toBeUndefined();
  });
});

describe("a runtime whose `getBuiltinModule` throws and whose `AbortSignal` has no `any`", () => {
  it("reads, makes an order of a lead, and checks a signature", async () => {
    const account = createFakeAccount();
    const served = await serveFakeAccount(account);
    vi.stubGlobal("process", edgeProcess);
    const { any } = AbortSignal;
    Reflect.set(AbortSignal, "any", undefined);
    try {
      const baselinker = new Baselinker({ token: account.token, baseUrl: served.url });
      expect((await baselinker.getOrderStatusList()).statuses).not.toEqual([]);
      const forwarder = createForwarder({ baselinker, rules: { email: "Email" } });
      const { signal } = new AbortController();
      const result = await forwarder.forward({ Email: "ann@example.com" }, { signal });
      expect(result.status).toBe("success");
      expect(account.ordersOf("ann@example.com")).toHaveLength(1);
      const verify = signatures.shopify({ secret: "a secret" });
      const request = new Request("https://shop.example/", {
        method: "POST",
        headers: { "content-type": "application/json", "x-shopify-topic": "orders/create" },
        body: JSON.stringify({ id: "1", Email: "eva@example.com" }),
      });
      const { status } = await createWebhook({ forwarder, verify }).fetch(await verify.sign(request));
      expect([status, account.ordersOf("eva@example.com").length]).toEqual([200, 1]);
    } finally {
      Reflect.set(AbortSignal, "any", any);
      vi.unstubAllGlobals();
      await served.close();
    }
  });
});
