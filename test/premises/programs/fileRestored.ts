import { backup, DatabaseSync } from "node:sqlite";
import { forms, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Somebody restores the file of an hour ago with SQLite's own tool into the file that a program has open. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const worker = shop.open();
  const leads = forms(60);
  await shop.work(worker, 1);
  for (const lead of leads.slice(0, 20)) await shop.send(worker, lead);
  const live = new DatabaseSync("leads.sqlite");
  await backup(live, "backup.sqlite");
  live.close();
  await shop.work(worker, 60);
  for (const lead of leads.slice(20, 40)) await shop.send(worker, lead);
  const saved = new DatabaseSync("backup.sqlite");
  await backup(saved, "leads.sqlite");
  saved.close();
  for (const lead of leads.slice(40)) await shop.send(worker, lead);
  for (const lead of leads) await shop.send(worker, lead);
  await shop.work(worker, 60);
  return shop.watch.outcome(shop.account.orders);
}
