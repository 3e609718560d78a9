import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { temporaryFolder } from "../sqlite/temporaryFolder.ts";

const program = fileURLToPath(new URL("sendingProcess.ts", import.meta.url));
const hooks = fileURLToPath(new URL("../../support/packageFromSource.ts", import.meta.url));
const leaseMs = 2_000;
const settleMs = 500;
/** The second of other clocks, a look-up and a request, and starts of Node on a busy machine. */
const moreMs = 20_000;

it.each([
  ["with a register", "did not reach Base", "request-lost"],
  ["with a register", "reached Base, which never answered", "stalled-headers"],
  ["without a register", "did not reach Base", "request-lost"],
  ["without a register", "reached Base, which never answered", "stalled-headers"],
] as const)(
  "makes one order of a lead whose process, %s, was killed after its order %s, by startWork alone",
  async (kind, _, fault) => {
    const account = createFakeAccount({ requestsPerMinute: false });
    const served = await serveFakeAccount(account);
    const path = join(temporaryFolder(), "leads.sqlite");
    const start = (task: "forward" | "work") => {
      const given = [served.url, account.token, path, kind, task, String(leaseMs), String(settleMs)];
      return fork(program, given, { execArgv: ["--import", hooks] });
    };
    account.faults.inject(fault, { method: "addOrder" });
    const first = start("forward");
    while (!account.requests.some(({ method }) => method === "addOrder")) await wait(5);
    await killed(first);
    const begun = performance.now();
    const second = start("work");
    const [message] = await once(second, "message");
    const tookMs = performance.now() - begun;
    expect(message).toEqual({ ended: "success" });
    expect(account.orders).toMatchObject([{ email: "ann@example.com" }]);
    expect(tookMs).toBeLessThan(leaseMs + moreMs);
    const over = once(second, "exit");
    second.send("stop");
    expect(await over).toEqual([0, null]);
    expect(account.orders).toHaveLength(1);
    await served.close();
  },
);

async function killed(child: ChildProcess): Promise<void> {
  const over = once(child, "exit");
  child.kill("SIGKILL");
  await over;
}
