import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { BaselinkerOptions } from "../../../src/client/calls/options.ts";
import { createLog } from "../../../src/client/log/logger.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { spokenLines } from "../../support/spokenLines.ts";
import { unthrottledClient } from "../../support/unthrottledClient.ts";

describe("a logger with `child`, and `bindings` as pino's or `addSerializers` as bunyan's", () => {
  it("gets the fields first, as its method, and others get the message first", () => {
    const calls: unknown[] = [];
    class Pino {
      readonly name = "pino";
      child() {}
      bindings() {}
      warn(...line: unknown[]) {
        calls.push([this.name, ...line]);
      }
    }
    const line = { level: "warn", text: () => "told", fields: () => ({ key: "1" }) } as const;
    createLog(new Pino()).write(line);
    createLog({ child() {}, warn: (...rest: unknown[]) => void calls.push(rest) } as object).write(line);
    createLog({
      child() {},
      addSerializers() {},
      warn: (...rest: unknown[]) => void calls.push(rest),
    } as object).write(line);
    createLog({ bindings() {}, warn: (...rest: unknown[]) => void calls.push(rest) } as object).write(line);
    expect(calls).toEqual([
      ["pino", { key: "1" }, "baselinker: told"],
      ["baselinker: told", { key: "1" }],
      [{ key: "1" }, "baselinker: told"],
      ["baselinker: told", { key: "1" }],
    ]);
  });
});

describe("a client without a logger", () => {
  const lines = spokenLines();
  const drifting = async (options: Partial<BaselinkerOptions>) => {
    await using server = await startApiServer(
      ({ send }) => send(502, ""),
      ({ succeed }) => succeed({ orders: "none" }),
    );
    await unthrottledClient(server.url, options).read();
  };

  it("writes to the console what no call shows, and not what was repeated or rejected", async () => {
    await drifting({});
    await drifting({});
    expect(lines).toEqual([
      expect.stringMatching(/^baselinker: getOrders: drift: at orders\. Each such line /),
    ]);
  });

  it.each<[string, Partial<BaselinkerOptions>]>([
    ["with `logger: false`", { logger: false }],
    ["with the hook for it", { hooks: { drift: () => {} } }],
    ["with a logger that takes no warnings", { logger: { debug: () => {} } }],
  ])("writes nothing there %s", async (_, options) => {
    await drifting(options);
    expect(lines).toEqual([]);
  });

  it("takes `logger: null` for none", async () => {
    await drifting({ logger: null as never });
    expect(lines).toHaveLength(1);
  });

  it.each([true, "console", 5])("refuses `logger: %s`", (logger) => {
    expect(() => new Baselinker({ token: "t", logger: logger as never })).toThrow(
      /^Expected `logger` to be a logger such as `console`, or false for no lines, got /,
    );
  });

  it.each([{}, { log() {} }, Promise.resolve(console)])(
    "refuses a logger that no line reaches: %o",
    (logger) => {
      expect(() => new Baselinker({ token: "t", logger: logger as never })).toThrow(
        /^Expected `logger` to be a logger such as `console`, .*, got an? .* It needs a method `warn`/,
      );
    },
  );

  it("says that a `timeoutMs` is far too short", () => {
    for (let times = 0; times < 2; times += 1) new Baselinker({ token: "t", timeoutMs: 30 });
    expect(lines).toEqual([
      expect.stringMatching(/^baselinker: `timeoutMs` is 30 ms: .* 30_000\. Each such line /),
    ]);
  });
});

describe("the log of a client", () => {
  const warnings = (options: Partial<BaselinkerOptions>) => {
    const found: unknown[] = [];
    const logger = { warn: (_: string, fields?: object) => void found.push(fields) };
    new Baselinker({ token: "1-2-TOKEN", logger, ...options });
    return found;
  };

  it("has the code of an option that is used although it is unusual", () => {
    expect(warnings({ timeoutMs: 999 })).toEqual([
      { type: "setup", issues: [{ code: "time_short", path: "timeoutMs" }] },
    ]);
    expect(warnings({ rateLimit: { requestsPerMinute: 101 } })).toEqual([
      { type: "setup", issues: [{ code: "limit_high", path: "rateLimit.requestsPerMinute" }] },
    ]);
  });

  it("says nothing about the limit of a fake account, which blocks nobody for ten minutes", () => {
    const { token } = createFakeAccount();
    expect(warnings({ token, rateLimit: { requestsPerMinute: 6_000 } })).toEqual([]);
    expect(warnings({ timeoutMs: 1_000, rateLimit: { requestsPerMinute: 100 } })).toEqual([]);
  });
});
