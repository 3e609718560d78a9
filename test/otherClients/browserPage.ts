import { setupWorker } from "msw/browser";
import { createFakeAccount } from "../../src/entries/fake.ts";
import { handlersFor } from "../../src/entries/msw.ts";

/** Runs in the page: calls the account through msw's service worker and puts what came into the title. */
const account = createFakeAccount({ baseUrl: new URL("/connector.php", location.href).href });
await setupWorker(...handlersFor(account)).start({ onUnhandledFrame: "error", quiet: true });

async function call(method: string, parameters: object): Promise<unknown> {
  const body = new URLSearchParams({ method, parameters: JSON.stringify(parameters) });
  try {
    const response = await fetch(account.baseUrl, {
      method: "POST",
      headers: { "X-BLToken": account.token },
      body,
    });
    return await response.json();
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}

const order = { order_status_id: 8001, date_add: 1_767_000_000 };
const answers: unknown[] = [await call("addOrder", order), await call("getProtocol", {})];
for (const scenario of ["answer-lost", "cut-body"] as const) {
  account.faults.inject(scenario);
  answers.push(await call("addOrder", order));
}
document.title = JSON.stringify({ answers, orders: account.orders.map(({ order_id }) => order_id) });
