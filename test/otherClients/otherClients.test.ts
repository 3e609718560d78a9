import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { methodNamed } from "../../src/api/methods/methods.ts";
import { normaliseResult } from "../../src/api/wire/normaliseResult.ts";
import { createFakeAccount, type ServedAccount, serveFakeAccount } from "../../src/entries/fake.ts";
import { asRecord } from "../testing/fake/callFake.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const installed = existsSync(`${here}node_modules/baselinker-js`);
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
const browser = chromium !== undefined && existsSync(`${here}node_modules/@playwright/test`);
const curl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);
if (!installed) console.info("Skipped: baselinker-js is missing. Run `npm ci --prefix test/otherClients`.");
if (!browser)
  console.info("Skipped: Chromium is missing, or Playwright (`npm ci --prefix test/otherClients`).");
if (!curl) console.info("Skipped: curl is missing on this machine.");

describe("clients that are not ours", () => {
  const account = createFakeAccount();
  let served: ServedAccount;
  beforeAll(async () => {
    served = await serveFakeAccount(account);
  });
  afterAll(() => served.close());

  describe.skipIf(!installed)("baselinker-js", () => {
    const answers = async () => {
      const { stdout } = await run(process.execPath, [`${here}baselinkerJs.mjs`, served.url, account.token]);
      return asRecord(JSON.parse(stdout));
    };

    it("runs its calls for orders, sources, statuses and catalogs, and finds what it wrote", async () => {
      const { unknownCatalog, updateInventory, ...good } = await answers();
      const failed = Object.entries(good).filter(([, answer]) => asRecord(answer).status !== "SUCCESS");
      expect(failed).toEqual([]);
      expect(account.orders).toHaveLength(1);
      const [order] = account.orders;
      expect(order).toMatchObject({
        order_id: asRecord(good.addOrder).order_id,
        order_source_id: 31,
        order_status_id: 8002,
        payment_method: "Card + voucher",
        payment_method_cod: true,
        payment_done: 158,
        delivery_fullname: "Anna Łęcka & co",
        admin_comments: "call",
        custom_extra_fields: { 101: "spring" },
        products: [{ product_id: "2691", quantity: 2 }, { product_id: "2685" }],
      });
      for (const [method, answer] of Object.entries(good)) {
        const { drift } = normaliseResult(methodNamed(method)?.result ?? {}, answer);
        expect({ method, drift }).toEqual({ method, drift: [] });
      }
      expect(JSON.stringify(good.getOrders)).toContain("lead-1");
      expect(asRecord(unknownCatalog).error_code).toBe("ERROR_STORAGE_ID");
      // The package has methods that the API does not: a fake that echoed them would hide it.
      expect(asRecord(updateInventory).error_code).toBe("ERROR_UNKNOWN_METHOD");
      expect(account.ignored).toEqual([{ method: "updateInventory", path: "", reason: "unknown-method" }]);
    });
  });

  describe.skipIf(!browser)("Chromium", () => {
    it("calls the account through the service worker of msw, faults included", async () => {
      const { stdout } = await run(process.execPath, [`${here}browser.mjs`, chromium ?? ""]);
      const { answers, orders } = asRecord(JSON.parse(stdout));
      expect(orders).toHaveLength(3);
      expect(answers).toMatchObject([
        { status: "SUCCESS" },
        { status: "SUCCESS", protocol: "" },
        "TypeError",
        expect.stringMatching(/^(TypeError|SyntaxError)$/),
      ]);
    });
  });

  describe.skipIf(!curl)("curl", () => {
    const send = async (...options: string[]) => {
      const { stdout } = await run("curl", [
        "--silent",
        "--show-error",
        "--max-time",
        "10",
        ...options,
        served.url,
      ]);
      return stdout;
    };

    it("gets answers to a form with the token in the header", async () => {
      const token = `X-BLToken: ${account.token}`;
      const statuses = await send("-H", token, "-d", "method=getOrderStatusList");
      expect(JSON.parse(statuses)).toMatchObject({
        status: "SUCCESS",
        statuses: [{ name: "New orders" }, {}, {}],
      });
      const added = await send(
        "-H",
        token,
        "-d",
        "method=addOrder",
        "--data-urlencode",
        'parameters={"order_status_id":8001,"date_add":1767000000,"user_comments":"1 + 1 = 2 & ünï"}',
      );
      expect(JSON.parse(added)).toEqual({ status: "SUCCESS", order_id: account.orders.at(-1)?.order_id });
      expect(account.orders.at(-1)?.user_comments).toBe("1 + 1 = 2 & ünï");
    });

    it("gets HTTP 200 and an error envelope for GET, a JSON body and a wrong token", async () => {
      const token = `X-BLToken: ${account.token}`;
      const code = ["-w", "\n%{http_code}"];
      expect(await send(...code, "-H", token)).toMatch(/ERROR_EMPTY_METHOD.*\n200$/);
      const json = ["-H", token, "-H", "content-type: application/json", "-d", '{"method":"getOrders"}'];
      expect(await send(...code, ...json)).toMatch(/ERROR_EMPTY_METHOD.*\n200$/);
      expect(await send(...code, "-H", "X-BLToken: wrong", "-d", "method=getOrders")).toMatch(
        /ERROR_BAD_TOKEN.*\n200$/,
      );
    });
  });
});
