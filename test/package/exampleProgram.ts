import { deepEqual, equal } from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type * as fake from "../../src/entries/fake.ts";
import type * as webhook from "../../src/entries/webhook.ts";
import { freePort } from "../support/freePort.ts";

/** An example that is a server, and how its sender signs. */
export interface ExampleProgram {
  readonly sender: "woocommerce" | "shopify";
  readonly headers?: Readonly<Record<string, string>>;
  /** Where leads are sent to. @default "/webhooks/leads" */
  readonly path?: string;
  /** Another address of it, which gets a lead of its own. */
  readonly otherPath?: string;
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The entries of the packed package, which are not those of the sources. */
export interface PackedEntries {
  readonly fake: typeof fake;
  readonly webhook: typeof webhook;
}

export interface ExampleTools {
  readonly entries: PackedEntries;
  /** Takes what the example prints. */
  readonly print: (text: string) => void;
}

const limitMs = 60_000;
const secret = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";

/**
 * Starts an example by the command of `npm start`, and does with it what happens to every server: its probes are
 * asked, a lead comes twice and one without a signature, and it is told to end while a lead is on its way to Base.
 * @throws if it makes more or fewer orders than leads, or ends with anything but 0
 */
export async function tryProgram(
  folder: string,
  program: ExampleProgram,
  { entries, print }: ExampleTools,
): Promise<void> {
  const { sender, headers, path = "/webhooks/leads", otherPath, env } = program;
  const account = entries.fake.createFakeAccount();
  const base = await entries.fake.serveFakeAccount(account);
  const port = await freePort();
  const { scripts } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  // As systemd and Docker should: npm and its shell between would end by the signal themselves.
  const server = spawn("sh", ["-c", `exec env ${scripts.start}`], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PATH: `${join(folder, "node_modules/.bin")}:${process.env.PATH}`,
      ...{ BASELINKER_TOKEN: account.token, BASELINKER_URL: base.url },
      ...{ WEBHOOK_SECRET: secret, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" },
      ...env,
    },
  });
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding("utf8").on("data", print);
  try {
    const url = `http://127.0.0.1:${port}`;
    const statusOf = (address: string) => fetch(url + address).then(({ status }) => status, String);
    await until("its readiness probe answers 200", async () => {
      if (hasEnded(server)) throw new Error(`It ended with ${server.exitCode} instead of starting.`);
      return (await statusOf("/health/ready")) === 200;
    });
    equal(await statusOf("/health/live"), 200, "the liveness probe");

    const verify = entries.webhook.signatures[sender]({ secret });
    const request = (id: string, to = path) =>
      new Request(url + to, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(leadOf(id)),
      });
    const send = async (id: string, to = path) => (await fetch(await verify.sign(request(id, to)))).status;
    equal((await fetch(request("F-0"))).status, 401, "a lead without a signature");
    deepEqual([await send("F-1"), await send("F-1")], [200, 200], "a lead that comes twice");
    const others = otherPath === undefined ? [] : [await send("F-3", otherPath)];
    deepEqual(
      others.filter((status) => status !== 200),
      [],
      "a lead to its other address",
    );
    const before = 1 + others.length;
    await until("the lead is an order", () => account.orders.length === before);

    account.faults.inject("slow", { method: "addOrder", afterMs: 1_000 });
    const last = send("F-2");
    await until("the last lead is on its way", () => account.requestsOf("addOrder").length === before + 1);
    server.kill("SIGTERM");
    equal(await last, 200, "a lead that is on its way when the server ends");
    await until("it ends", () => hasEnded(server));
    deepEqual([server.exitCode, server.signalCode], [0, null], "its exit code and the signal that ended it");
    const emails = account.orders.map(({ email }) => email);
    const ofOthers = ["f-3@example.com"].slice(0, others.length);
    deepEqual(emails.toSorted(), ["f-1@example.com", "f-2@example.com", ...ofOthers], "the orders");
  } finally {
    if (!hasEnded(server)) {
      server.kill("SIGKILL");
      await once(server, "exit");
    }
    await base.close();
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const givesUpAt = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > givesUpAt) throw new Error(`Not within a minute: ${what}.`);
    await wait(20);
  }
}

function leadOf(id: string): object {
  const items = [{ sku: "MUG-BLUE", name: "Mug, blue", price: 39.9, quantity: 2 }];
  return { id, name: "Ann Buyer", email: `${id.toLowerCase()}@example.com`, phone: "067 123 45 67", items };
}
