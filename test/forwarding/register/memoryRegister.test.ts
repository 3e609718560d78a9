import { describe, expect, it } from "vitest";
import { memoryEntryRows, memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { newRow } from "../../contracts/testEntries.ts";
import { manualClock } from "../../support/manualClock.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";
import { registerOn } from "./registerOn.ts";

const day = 86_400_000;

describe("a register in memory", () => {
  it("says that it is closed, and that it does not outlive the process", async () => {
    const shop = fakeShop();
    const register = memoryRegister({ testing: { clock: shop.clock } });
    expect(register).toMatchObject({ name: "This register", place: undefined, isDurable: false });
    const forwarder = shop.forwarder({ register });
    expect(forwarder.register.isDurable).toBe(false);
    await register.close();
    await expect(forwarder.register.list()).rejects.toThrow("This register is closed. Open it again.");
  });

  it("gives no lead of which only the entry is kept", async () => {
    const rows = memoryEntryRows(manualClock());
    await rows.add(newRow("ld_1", { lead: undefined }), 9);
    expect(await rows.read("ld_1")).toMatchObject({ hasLead: false, lead: undefined });
  });
});

describe("a register of an engine", () => {
  it("refuses an option that it does not have", () => {
    const make = () => Reflect.apply(memoryRegister, undefined, [{ retention: 5 }]);
    expect(make).toThrow("Unknown option `retention` of memoryRegister. Did you mean `retentionMs`?");
  });

  it("forgets once a minute, when something is written, and continues where that fails", async () => {
    const shop = fakeShop();
    const { clock } = shop;
    let swept = 0;
    const rows = {
      ...memoryEntryRows(clock),
      async sweep() {
        swept += 1;
        throw new Error("away");
      },
    };
    const forwarder = shop.forwarder({ register: registerOn(rows, clock) });
    for (const [waitMs, sweeps] of [
      [0, 1],
      [59_999, 1],
      [1, 2],
      [60_000, 3],
    ] as const) {
      await clock.advance(waitMs);
      await forwarder.receive({ id: "1" });
      expect(swept).toBe(sweeps);
    }
    await forwarder.register.list();
    await clock.advance(60_000);
    await forwarder.register.list();
    expect(swept).toBe(3);
  });

  it("keeps a lead and its entry for as long as its options say", async () => {
    const shop = fakeShop();
    const { clock } = shop;
    const register = memoryRegister({ testing: { clock }, retentionMs: 2 * day, entryRetentionMs: 4 * day });
    const mapper = { map: () => ({ status: "error", issues: [] }) as const };
    const forwarder = shop.forwarder({ register, rules: mapper });
    const { entryId = "" } = await shop.ended(forwarder.forward({ id: "1" }));
    const left = async (waitMs: number) => {
      await clock.advance(waitMs);
      await forwarder.forward({ id: "2" });
      return (await forwarder.register.get(entryId))?.leadKept;
    };
    expect(await left(2 * day)).toBe(true);
    expect(await left(60_000)).toBe(false);
    expect(await left(2 * day - 60_000)).toBe(false);
    expect(await left(60_000)).toBeUndefined();
  });
});
