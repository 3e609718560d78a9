import { Baselinker } from "baselinker-sdk";
import { forms, minuteMs, passing, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** The account gets a new token twice while answers are lost; each deployment knows the token before it. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const { account, clock } = shop;
  const accepting: typeof fetch = async (...args) => {
    const request = new Request(...args);
    const headers = new Headers(request.headers);
    // Base knows each of them in its time.
    headers.set("X-BLToken", account.token);
    return account.fetch(request.url, { method: "POST", headers, body: await request.text() });
  };
  const tokens = ["0-0-FIRSTTOKENFIRSTTOKEN", "0-0-SECONDTOKENSECONDTOKEN", "0-0-THIRDTOKENTHIRDTOKEN"];
  const leads = forms(30);
  for (const [index, token] of tokens.entries()) {
    const previousToken = tokens[index - 1];
    const forwarder = shop.open({
      baselinker: new Baselinker({ token, fetch: accepting, retries: 0, testing: { clock } }),
      ...(previousToken === undefined ? {} : { identity: { previousToken } }),
    });
    shop.lose(index % 2 === 0 ? "answer-lost" : "request-lost", 10);
    const left = leads
      .slice(index * 10, index * 10 + 10)
      .map((lead) => forwarder.forward(lead, { deadlineMs: 5_000 }));
    await clock.advance(6_000);
    await Promise.all(left);
    account.faults.clear();
    if (index < 2) continue;
    for (let minute = 0; minute < 30; minute += 1) {
      await passing(clock, forwarder.reconcile());
      await clock.advance(minuteMs);
    }
    for (const lead of leads) await shop.send(forwarder, lead);
  }
  return shop.watch.outcome(account.orders);
}
