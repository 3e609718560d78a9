import { describe, expect, it, vi } from "vitest";
import type { Hooks } from "../../src/client/calls/events.ts";
import type { Logger } from "../../src/client/log/logger.ts";
import { ignoreErrors, toError, warnOnce } from "../../src/shared/runtime/errors.ts";
import { fakeShop } from "../forwarding/forwarder/fakeShop.ts";
import { startApiServer } from "../support/apiServer.ts";
import { unthrottledClient } from "../support/unthrottledClient.ts";

const secret = "buyer.canary@example.com";

/** Every way in which a caller's function fails. A rejection that no one handles would end the process. */
const failing: Record<string, () => unknown> = {
  "throws an error": () => {
    throw new RangeError(secret);
  },
  "throws nothing": () => {
    throw undefined;
  },
  "throws what cannot be written": () => {
    throw Object.create(null);
  },
  rejects: async () => {
    throw new RangeError(secret);
  },
  "gives a thenable of its own that rejects": () => ({
    // biome-ignore lint/suspicious/noThenProperty: what promises of other libraries have
    then: (_: unknown, reject: (reason: unknown) => void) => reject(new RangeError(secret)),
  }),
  "gives a thenable that throws": () => ({
    // biome-ignore lint/suspicious/noThenProperty: what promises of other libraries have
    get then() {
      throw new RangeError(secret);
    },
  }),
  "gives what fails when it is looked at": () =>
    new Proxy(
      {},
      {
        has: () => {
          throw new RangeError(secret);
        },
      },
    ),
};

const names = ["request", "response", "retry", "wait", "block", "drift", "tooLong"] as const;

describe("a watcher that fails", () => {
  it.each(Object.entries(failing))(
    "as it %s: changes nothing as a hook, and the logger gets it once",
    async (_, hook) => {
      await using server = await startApiServer(
        ({ send }) => send(503, ""),
        ({ send }) => send(503, ""),
        ({ succeed }) => succeed({ orders: 5 }),
      );
      const warnings: string[] = [];
      const hooks: Hooks = Object.fromEntries(names.map((name) => [name, hook]));
      const logger: Logger = { warn: (line) => void warnings.push(line) };
      const { read } = unthrottledClient(server.url, { hooks, logger });
      await expect(read()).resolves.toEqual({ orders: 5 });
      await new Promise(setImmediate);
      const told = warnings.filter((line) => line.includes("hooks."));
      expect(told.map((line) => /`(.*?)`/.exec(line)?.[1]).sort()).toEqual([
        "hooks.drift",
        "hooks.request",
        "hooks.response",
        "hooks.retry",
      ]);
      expect(told.join()).not.toContain(secret);
    },
  );

  it.each(Object.entries(failing))(
    "as it %s: changes nothing as a logger, and the console gets it once",
    async (_, log) => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
      try {
        await using server = await startApiServer(({ send }) => send(429, ""));
        const logger: Logger = { debug: log, info: log, warn: log, error: log };
        const { write } = unthrottledClient(server.url, { logger });
        await expect(write()).rejects.toMatchObject({ name: "HttpError", attempts: 3 });
        await new Promise(setImmediate);
        expect(warn.mock.calls).toEqual([[expect.stringMatching(/^baselinker: `logger` threw /)]]);
        expect(String(warn.mock.calls)).not.toContain(secret);
      } finally {
        warn.mockRestore();
      }
    },
  );

  it.each(Object.entries(failing))("as it %s: is stopped wherever else it listens", async (_, listener) => {
    const told: string[] = [];
    const watched = ignoreErrors(
      listener,
      warnOnce("onEvent", (message) => told.push(message)),
    );
    for (let times = 0; times < 3; times += 1) watched();
    await new Promise(setImmediate);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^`onEvent` threw (?:RangeError|a value)\. /);
    expect(told[0]).not.toContain(secret);
  });

  it.each(Object.entries(failing))(
    "as it %s: changes nothing as `onEvent` of a forwarder",
    async (_, onEvent) => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
      try {
        const { account, forwarder, ended } = fakeShop();
        account.faults.inject("answer-lost", { method: "addOrder" });
        const result = await ended(
          forwarder({ onEvent: () => onEvent() }).forward({ id: "1", email: "a@example.com" }),
        );
        expect(result).toMatchObject({ status: "success" });
        expect(account.orders).toHaveLength(1);
        await new Promise(setImmediate);
        expect(warn.mock.calls).toEqual([[expect.stringMatching(/^baselinker: `onEvent` threw /)]]);
      } finally {
        warn.mockRestore();
      }
    },
  );

  it("has no one left to tell where the console fails too", () => {
    const tell = warnOnce("logger", () => {
      throw new Error("console");
    });
    expect(() => tell(new Error("logger"))).not.toThrow();
  });

  it("makes an error of whatever it threw", () => {
    expect(toError(Object.create(null))).toBeInstanceOf(Error);
    expect(toError(Symbol("x")).message).toBe("Symbol(x)");
  });
});
