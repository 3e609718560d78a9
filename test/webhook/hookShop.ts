import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import type { Forwarder } from "../../src/forwarding/forwarder/forwarder.ts";
import type { ForwarderOptions } from "../../src/forwarding/forwarder/options.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { createWebhook } from "../../src/webhook/createWebhook.ts";
import type { WebhookOptions, WebhookResult } from "../../src/webhook/webhook.ts";

/** Rules that take the leads of these tests, from any sender. */
const rules: Rules = {
  version: 1,
  key: "id",
  defaults: { country: "UA" },
  fields: { order_status_id: 8001, email: "email", phone: { path: "phone", as: "phone" } },
};

export const ann = { id: "A-1", email: "ann@example.com", phone: "067 123 45 67" };

/** Every webhook that a test made, closed at the end of its block. */
export interface HookShop extends AsyncDisposable {
  readonly account: ReturnType<typeof createFakeAccount>;
  readonly forwarder: Forwarder;
  /** What `onResult` got. */
  readonly results: readonly WebhookResult[];
  /** Resolves when the given number of results have come. */
  ended(count: number): Promise<readonly WebhookResult[]>;
  readonly webhook: ReturnType<typeof createWebhook>;
  /** The webhook on a real server. */
  readonly url: string;
}

/** A fake account, a forwarder, and a webhook on a loopback server of `node:http`. */
export async function hookShop(
  options: Partial<WebhookOptions> = {},
  forwarding: Partial<ForwarderOptions> = {},
): Promise<HookShop> {
  const account = createFakeAccount({ requestsPerMinute: false });
  const baselinker = new Baselinker({
    token: account.token,
    fetch: account.fetch,
    rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
  });
  const tuning = { settleMs: 50, ...forwarding.tuning };
  const forwarder = createForwarder({ baselinker, rules, ...forwarding, tuning });
  const results: WebhookResult[] = [];
  let heard = () => {};
  const webhook = createWebhook({
    forwarder,
    verify: "none",
    ...options,
    onResult(result) {
      results.push(result);
      heard();
      options.onResult?.(result);
    },
  });
  const server = createServer(webhook.node);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    account,
    forwarder,
    results,
    webhook,
    url: `http://127.0.0.1:${port}/hook`,
    async ended(count) {
      while (results.length < count) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
      return results;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await forwarder.close();
    },
  };
}

/** A POST of JSON. */
export function jsonPost(url: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
