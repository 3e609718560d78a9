import { describe, expect, it } from "vitest";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import type { LeadQueue } from "../../../src/forwarding/contract/leadQueue.ts";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import { memoryEntryRows } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { systemClock } from "../../../src/shared/runtime/clock.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { spokenLines } from "../../support/spokenLines.ts";
import { registerOn } from "../register/registerOn.ts";

const rules = { version: 1, fields: { email: "email" } } as const;

const queue: LeadQueue = {
  name: "The queue of this test",
  dueAccounts: async () => ({ accounts: ["shop-1"] }),
};

/** What the logger of a client gets, and the client. */
function loggingClient() {
  const lines: string[] = [];
  const level = (name: string) => (message: string) => void lines.push(`${name} ${message}`);
  const logger = { info: level("info"), warn: level("warn"), error: level("error") };
  return { lines, baselinker: createFakeAccount().client({ logger }) };
}

describe("a pool", () => {
  const console = spokenLines();

  it("reports that a register cannot be used as the forwarder of that account does", async () => {
    const { lines, baselinker } = loggingClient();
    const events: ForwardEvent[] = [];
    const heard: unknown[] = [];
    const stop = new AbortController();
    const take = async () => {
      throw new StoreError("The disk is full.", { retryable: true });
    };
    const register = registerOn(
      { ...memoryEntryRows(systemClock), take },
      systemClock,
      Number.POSITIVE_INFINITY,
    );
    await using pool = createForwarderPool({
      forwarderOf: () => ({
        baselinker,
        rules,
        register,
        store: memoryStore(),
        onEvent: (event) => void events.push(event),
      }),
    });
    await pool.work(queue, {
      signal: stop.signal,
      onError: (error, accountKey) => {
        heard.push([error.message, accountKey]);
        stop.abort();
      },
    });
    expect(heard).toEqual([["The disk is full.", "shop-1"]]);
    expect(events.filter(({ type }) => type === "store_failed")).toMatchObject([
      { namespace: "lead", key: "", error: { message: "The disk is full." } },
    ]);
    expect(lines).toContain(
      "error baselinker: lead: the store or the register could not be used, and leads may wait. It is tried again. Check both. The disk is full. (STORE_FAILED)",
    );
    expect(console).toEqual([]);
  });

  it("writes that an account could not be closed to the log of its client, if it has one", async () => {
    const { lines, baselinker } = loggingClient();
    const close = async () => {
      throw new Error("of ann@example.com");
    };
    const clients = new Map([
      ["a", baselinker],
      ["b", createFakeAccount().client()],
    ]);
    const forwarderOf = (accountKey: string) => ({
      baselinker: clients.get(accountKey) ?? baselinker,
      rules: { version: 7 } as never,
      store: memoryStore(),
      close,
    });
    await using pool = createForwarderPool({ forwarderOf });
    await pool.forward("a", {});
    const said = "baselinker: `close` threw Error. Its errors are ignored and logged only once. Correct it.";
    expect(lines).toEqual([`warn ${said}`]);
    expect(console).toEqual([]);
    await pool.forward("b", {});
    await pool.forward("b", {});
    expect(console).toEqual([expect.stringContaining(said)]);
  });

  it("says once in a process why the leads of an account wait that cannot be opened", async () => {
    const locked = new StoreError("The file is locked.", { retryable: true });
    for (const _ of [1, 2]) {
      const stop = new AbortController();
      const pool = createForwarderPool({
        forwarderOf: async () => {
          setImmediate(() => stop.abort());
          throw locked;
        },
      });
      await pool.work(queue, { signal: stop.signal });
      await pool.close();
    }
    expect(console).toEqual([
      "baselinker: The leads of an account wait: The file is locked. (STORE_FAILED). It is tried again. Pass `onError` to `work` to receive each error.",
    ]);
  });
});
