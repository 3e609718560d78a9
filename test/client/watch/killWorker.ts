import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createFakeAccount, serveFakeAccount } from "../../../src/entries/fake.ts";
import { createForwarder } from "../../../src/entries/index.ts";
import { sqliteRegister, sqliteStore } from "../../../src/entries/sqlite.ts";
import { signatures } from "../../../src/entries/webhook.ts";
import { kill, until } from "./killWatcher.ts";
import { shopKey, startShop } from "./shopStandIn.ts";

/** What came of it. */
export interface WorkerReport {
  readonly kills: number;
  readonly orders: number;
  /** Status and tracking number of each order. */ readonly changes: number;
  /** What happened in Base and never came to the shop, or to the address. */ readonly lost: string[];
  /** What the shop, or the receiver of the calls, took twice. */ readonly twice: string[];
  /** Calls that the receiver knew by their key. */ readonly repeated: number;
  /** How often the shop was down. */ readonly outages: number;
  /** Webhooks of the shop about what the worker wrote. */ readonly echoes: number;
  /** Orders in Base: one for each of the shop. */ readonly ordersInBase: number;
  /** What happened in the panel. */ readonly events: readonly string[];
  /** What the shop wrote down. */ readonly log: readonly string[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const secret = "a secret of the webhook";

/**
 * Sends orders of a shop to Base, moves and packs them in the panel, while the worker that writes both back is killed
 * (`kill -9`) at any moment, and the shop is down from time to time.
 */
export async function killWorker({ kills }: { readonly kills: number }): Promise<WorkerReport> {
  const statuses = [
    { id: 1, name: "new" },
    { id: 2, name: "sent" },
  ];
  const account = createFakeAccount({ statuses, orders: [], requestsPerMinute: false });
  const [base, shop] = await Promise.all([serveFakeAccount(account), startShop()]);
  const folder = mkdtempSync(join(tmpdir(), "worker-"));
  const file = join(folder, "leads.sqlite");
  const rules = {
    version: 1,
    key: "id",
    needsContact: false,
    fields: { order_status_id: { value: 1 } },
  } as const;
  const parts = { store: sqliteStore(file), register: sqliteRegister(file) };
  const forwarder = createForwarder({ baselinker: account.client(), rules, ...parts });
  const env = {
    ...process.env,
    ...{ BASELINKER_TOKEN: account.token, BASELINKER_URL: base.url, REQUESTS_PER_MINUTE: "20000" },
    ...{ LEADS_FILE: file, WEBHOOK_SECRET: secret, STATUSES: '{"2":"completed"}', MAX_WAIT_MS: "200" },
    ...{ SHOP_URL: shop.url, SHOP_KEY: shopKey.key, SHOP_SECRET: shopKey.secret },
    ...{ CALLBACK_URL: shop.callbackUrl, PORT: "0" },
  };
  let port: string | undefined;
  const start = () => {
    const hook = here("../../support/packageFromSource.ts");
    const child = spawn(
      process.execPath,
      ["--import", hook, here("../../../examples/back-to-source/server.ts")],
      {
        env,
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    child.stdout.on("data", (text: Buffer) => {
      port = /localhost:(\d+)/.exec(text.toString())?.[1] ?? port;
    });
    return child;
  };
  const expected: string[] = [];
  let outages = 0;
  let echoes = 0;
  const verify = signatures.woocommerce({ secret });
  // The shop calls its webhook once, and ignores the answer.
  shop.onUpdate = async (order) => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(order),
    };
    const request = await verify.sign(new Request(`http://127.0.0.1:${port}/`, init));
    await fetch(request).then(
      () => {
        echoes += 1;
      },
      () => {},
    );
  };
  let child = start();
  try {
    // From its first look on, nothing is the past.
    await until(() => account.requestsOf("getOrders").length > 1);
    for (let round = 0; round < kills; round += 1) {
      const made = Array.from({ length: 5 }, (_, index) => 1000 + 5 * round + index);
      for (const id of made) {
        shop.orders.set(id, { id, status: "processing", meta_data: [] });
        const result = await forwarder.forward({ id });
        if (result.status !== "success") throw new Error(JSON.stringify(result));
        const { orderId: order_id } = result;
        // Some before the order was seen, some later.
        if (id % 3 === 0) await pause(id % 40);
        account.panel("setOrderStatus", { order_id, status_id: 2 });
        if (id % 2 === 0) await pause(id % 30);
        const package_number = `DPD${id}`;
        account.panel("createPackageManual", {
          order_id,
          courier_code: "dpd",
          package_number,
          pickup_date: 1,
        });
        expected.push(`${id} status completed`, `${id} tracking ${package_number}`);
      }
      shop.isDown = round % 3 === 1;
      if (shop.isDown) {
        outages += 1;
        await pause(400);
      } else {
        const written = shop.log.length + (round % 5);
        await until(() => shop.log.length > Math.min(written, expected.length - 1), 5_000);
      }
      await kill(child);
      child = start();
    }
    shop.isDown = false;
    const isDone = () => shop.log.length >= expected.length && shop.posted.length >= expected.length;
    await until(isDone, 20_000);
    // What would come twice comes now.
    await pause(500);
    const posted = shop.posted.map(factOf);
    const counted = [...counts(shop.log), ...counts(posted)];
    return {
      ...{ kills, outages, echoes, repeated: shop.repeated, events: expected, log: shop.log },
      ...{ orders: shop.orders.size, changes: expected.length, ordersInBase: account.orders.length },
      lost: expected.filter((each) => !shop.log.includes(each) || !posted.includes(each)),
      twice: counted.filter(([, count]) => count > 1).map(([what]) => what),
    };
  } finally {
    await kill(child);
    await forwarder.close();
    await parts.store.close();
    await parts.register.close();
    await Promise.all([base.close(), shop.close()]);
    rmSync(folder, { recursive: true });
  }
}

/** A call as the shop writes down the same change. */
function factOf(text: string): string {
  const { key, status, tracking } = JSON.parse(text);
  return status === undefined ? `${key} tracking ${tracking.number}` : `${key} status ${status}`;
}

function counts(facts: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const fact of facts) found.set(fact, (found.get(fact) ?? 0) + 1);
  return found;
}
