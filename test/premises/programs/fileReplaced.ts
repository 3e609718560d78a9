import { copyFileSync, renameSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { forms, Shop } from "../shop.ts";
import type { Outcome } from "../watch.ts";

/** Somebody moves the file of an hour ago into the place of the one in use; later the program is started again. */
export async function run(): Promise<Outcome> {
  const shop = new Shop();
  const worker = shop.open();
  const leads = forms(60);
  await shop.work(worker, 1);
  for (const lead of leads.slice(0, 20)) await shop.send(worker, lead);
  const database = new DatabaseSync("leads.sqlite");
  database.exec("VACUUM INTO 'backup.sqlite'");
  database.close();
  await shop.work(worker, 60);
  for (const lead of leads.slice(20, 40)) await shop.send(worker, lead);
  copyFileSync("backup.sqlite", "moved.sqlite");
  for (const end of ["-wal", "-shm"]) rmSync(`leads.sqlite${end}`, { force: true });
  renameSync("moved.sqlite", "leads.sqlite");
  for (const lead of leads.slice(40)) await shop.send(worker, lead);
  await worker.close().catch(() => {});
  const next = shop.open();
  await shop.work(next, 30);
  for (const lead of leads) await shop.send(next, lead);
  await shop.work(next, 60);
  return shop.watch.outcome(shop.account.orders);
}
