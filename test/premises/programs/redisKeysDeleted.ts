import { setTimeout as wait } from "node:timers/promises";
import { createForwarder } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { redisStore } from "baselinker-sdk/redis";
import { forms, minuteMs, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** Someone deletes the keys of leads by hand. Half of the senders repeat their leads at once, the others in an hour. */
export async function run(): Promise<Outcome> {
  const { Redis } = await import(packageName);
  const client = new Redis(process.env.REDIS_PATH ?? "");
  // The store counts by the date of the machine.
  const clock = createManualClock(new Date());
  const account = createFakeAccount({ clock });
  const watch = new Watch();
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules,
    store: redisStore(client, { prefix: "deleted" }),
    onEvent: watch.onEvent,
    testing: { clock },
  });
  const leads = forms(200);
  const send = async (some: typeof leads) => {
    for (const lead of some) watch.sent(lead.text, await slowly(clock, forwarder.forward(lead)));
  };
  await slowly(clock, forwarder.reconcile());
  await send(leads);
  const keys: string[] = await client.keys("{deleted}:lead:*");
  if (keys.length > 0) await client.del(...keys);
  await send(leads.slice(0, 100));
  for (let minute = 0; minute < 60; minute += 1) {
    await clock.advance(minuteMs);
    await slowly(clock, forwarder.reconcile());
  }
  await send(leads.slice(100));
  return watch.outcome(account.orders, { figure: `${keys.length} keys deleted` });
}

/** Lets time pass, and the server, which has a clock of its own, the time to answer. */
async function slowly<Value>(
  clock: { advance(ms: number): Promise<void> },
  work: Promise<Value>,
): Promise<Value> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await clock.advance(20);
    await wait(1);
  }
  return over;
}

/** Installed by the command that runs the programs, which the compiler does not know. */
const packageName: string = "ioredis";
