import { renameSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { createManualClock } from "baselinker-sdk/fake";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { forms, passing, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Leads are sent while the date is 40 days behind. It is put right, a copy of the file put back, and senders repeat. */
export async function run(): Promise<Outcome> {
  const real = createManualClock();
  let offset = -40 * 86_400_000;
  const clock = { ...real, date: () => real.date() + offset };
  const shop = new Shop({ clock });
  const leads = forms(20);
  const send = async (some: typeof leads) => {
    const store = sqliteStore("leads.sqlite", { testing: { clock } });
    const forwarder = shop.open({ store, testing: { clock } });
    for (const lead of some) shop.watch.sent(lead.text, await passing(real, forwarder.forward(lead)));
    await passing(real, forwarder.close());
    await store.close();
  };
  await send(forms(1, 100));
  const database = new DatabaseSync("leads.sqlite");
  database.exec("VACUUM INTO 'copy.sqlite'");
  database.close();
  await send(leads);
  offset = 0;
  for (const end of ["-wal", "-shm"]) rmSync(`leads.sqlite${end}`, { force: true });
  renameSync("copy.sqlite", "leads.sqlite");
  await send(leads);
  return shop.watch.outcome(shop.account.orders);
}
