import { Baselinker, createForwarder } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { forms, minuteMs, passing, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** Something on the way repeats one POST of a hundred, and the program runs on for an hour. */
export async function run(): Promise<Outcome> {
  const clock = createManualClock();
  const account = createFakeAccount({ clock });
  const watch = new Watch();
  let sent = 0;
  const repeating: typeof fetch = async (...args) => {
    const request = new Request(...args);
    const body = await request.text();
    const again = () => account.fetch(request.url, { method: "POST", headers: request.headers, body });
    if (!body.includes("method=addOrder")) return again();
    sent += 1;
    if (sent === 50) await again();
    return again();
  };
  const forwarder = createForwarder({
    baselinker: new Baselinker({ token: account.token, fetch: repeating, testing: { clock } }),
    rules,
    store: sqliteStore("leads.sqlite", { testing: { clock } }),
    register: sqliteRegister("leads.sqlite", { testing: { clock } }),
    onEvent: watch.onEvent,
    testing: { clock },
  });
  await passing(clock, forwarder.reconcile());
  for (const lead of forms(100)) watch.sent(lead.text, await passing(clock, forwarder.forward(lead)));
  for (let minute = 0; minute < 60; minute += 1) {
    await passing(clock, forwarder.reconcile());
    await clock.advance(minuteMs);
  }
  const { entries } = await forwarder.register.list({ limit: 100 });
  const issues = entries.flatMap((entry) => entry.issues).map(({ code }) => code);
  return watch.outcome(account.orders, { figure: `issues of entries: ${issues.join(", ") || "none"}` });
}
