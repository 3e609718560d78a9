import { AsyncLocalStorage } from "node:async_hooks";
import { tracingChannel } from "node:diagnostics_channel";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { tracerOf } from "../../../src/shared/runtime/tracing.ts";
import { fakeShop } from "../../forwarding/forwarder/fakeShop.ts";
import { emptyAccount } from "../../support/emptyAccount.ts";

const channels = [tracingChannel("baselinker-sdk:call"), tracingChannel("baselinker-sdk:forward")];
const noop = () => {};
const off: (() => void)[] = [];

afterEach(() => {
  for (const each of off.splice(0)) each();
  vi.unstubAllGlobals();
});

/** Writes down what all channels tell, until the test ends. */
function watch() {
  const told: { name: string; step: string; about: object }[] = [];
  for (const [index, channel] of channels.entries()) {
    const name = index === 0 ? "call" : "forward";
    const step = (which: string) => (about: object) => void told.push({ name, step: which, about });
    const subscribers = {
      start: step("start"),
      end: noop,
      asyncStart: noop,
      asyncEnd: step("end"),
      error: step("error"),
    };
    channel.subscribe(subscribers);
    off.push(() => channel.unsubscribe(subscribers));
  }
  return told;
}

const rules = { version: 1, key: "id", fields: { email: "email" } } as const;

describe("the tracing channels", () => {
  it("tell when a lead and each of its calls begin and end, the calls inside the lead", async () => {
    const { baselinker, clock, ended } = fakeShop();
    const told = watch();
    const forwarder = createForwarder({
      baselinker,
      rules,
      account: emptyAccount,
      marker: false,
      testing: { clock },
    });
    await ended(forwarder.forward({ id: "1", email: "ann@example.com" }));
    expect(told.map(({ name, step }) => `${name} ${step}`)).toEqual([
      "forward start",
      "call start",
      "call end",
      "forward end",
    ]);
    expect(told[1]?.about).toMatchObject({ method: "addOrder", kind: "write", callId: expect.any(Number) });
    expect(told[3]?.about).toMatchObject({ namespace: "lead", key: "1", status: "success" });
    expect(JSON.stringify(told)).not.toContain("ann@example.com");
  });

  it("tell the error of a call, and nothing that Base answered", async () => {
    const { baselinker, account, ended } = fakeShop();
    account.answer("getOrders", { status: "ERROR", error_code: "ERROR_X", error_message: "about Ann" });
    const told = watch();
    await expect(ended(baselinker.getOrders())).rejects.toThrow("ERROR_X");
    expect(told.map(({ step }) => step)).toEqual(["start", "error", "end"]);
    expect(told[2]?.about).toMatchObject({ method: "getOrders", error: { code: "ERROR_X" } });
    expect(told[2]?.about).not.toHaveProperty("result.orders");
  });

  it("carry the store of an AsyncLocalStorage into the calls of a lead, as tracers bind it", async () => {
    const { client, clock, ended } = fakeShop();
    const span = new AsyncLocalStorage<object>();
    const [, forward] = channels;
    forward?.start.bindStore(span, () => ({ name: "span of the lead" }));
    off.push(() => forward?.start.unbindStore(span));
    const told = watch();
    const seen: unknown[] = [];
    const baselinker = client(async (send) => {
      seen.push(span.getStore());
      return send();
    });
    const forwarder = createForwarder({
      baselinker,
      rules,
      account: emptyAccount,
      marker: false,
      testing: { clock },
    });
    await ended(forwarder.forward({ id: "1", email: "ann@example.com" }));
    expect(told).not.toEqual([]);
    expect(seen).toEqual([{ name: "span of the lead" }]);
  });

  it("cost nothing where no one subscribed, and are not there where the runtime has none", async () => {
    const about = vi.fn(() => ({}));
    await expect(tracerOf("baselinker-sdk:no one")(about, async () => 1)).resolves.toBe(1);
    vi.stubGlobal("process", undefined);
    await expect(tracerOf("baselinker-sdk:no one")(about, async () => 2)).resolves.toBe(2);
    vi.stubGlobal("process", { getBuiltinModule: () => undefined });
    await expect(tracerOf("baselinker-sdk:no one")(about, async () => 3)).resolves.toBe(3);
    expect(about).not.toHaveBeenCalled();
  });
});
