import { spawnSync } from "node:child_process";
import { createForwarder } from "baselinker-sdk";
import { createFakeAccount, createManualClock } from "baselinker-sdk/fake";
import { createMapper } from "baselinker-sdk/mapping";
import { sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { hourMs, rules } from "../shop.ts";
import { type Outcome, Watch } from "../watch.ts";

/** One lead ends the process whenever it is mapped. The process is started again and again, once an hour. */
export async function run(): Promise<Outcome> {
  const watch = new Watch();
  const { forwarder: receiver } = open(0, watch);
  await receiver.receive({ id: "bad", email: "jan@example.com", text: "bad" });
  await receiver.receive({ id: "good", email: "anna@example.com", text: "good" });
  await receiver.close();
  let ended = 0;
  for (let start = 1; start <= starts; start += 1) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, String(start * hourMs)]);
    if (status === endedByLead) ended += 1;
  }
  const { entries } = await open((starts + 1) * hourMs, watch).forwarder.register.list();
  const told = entries.map(({ key = "bad", status, attempts, issues }) => {
    const codes = issues.map(({ code }) => code).join(" ");
    return `${key} is ${status} after ${attempts} attempts ${codes}`.trimEnd();
  });
  return watch.outcome([], { figure: `ended ${ended} of ${starts} processes; ${told.join("; ")}` });
}

const starts = 12;
const endedByLead = 7;
const isWorker = process.argv[1] === import.meta.filename;

/** A process on a machine whose date is so much later than when the leads came. */
function open(laterMs: number, watch: Watch) {
  const clock = createManualClock(createManualClock().date() + laterMs);
  const account = createFakeAccount({ clock, token: "the-same-token-for-each-process" });
  const mapper = createMapper(rules);
  const map: typeof mapper.map = (lead, context) => {
    // As running out of memory does.
    if (isWorker && JSON.stringify(lead).includes('"bad"')) process.exit(endedByLead);
    return mapper.map(lead, context);
  };
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules: { map },
    store: sqliteStore("leads.sqlite", { testing: { clock } }),
    register: sqliteRegister("leads.sqlite", { testing: { clock } }),
    onEvent: watch.onEvent,
    testing: { clock },
  });
  return { forwarder, clock };
}

if (isWorker) {
  const { clock, forwarder } = open(Number(process.argv[2]), new Watch());
  const stop = new AbortController();
  const working = forwarder.work({ signal: stop.signal }).catch(() => {});
  for (let second = 0; second < 300; second += 1) await clock.advance(1_000);
  stop.abort();
  await clock.advance(60_000);
  await working;
  process.exit(0);
}
