import { describe, expect, it } from "vitest";
import { createForwarderPool } from "../../../src/forwarding/pool/createForwarderPool.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { fakeShop } from "./fakeShop.ts";

/** Many more than are delivered at once. */
const count = 200;
const rows = Array.from({ length: count }, (_, index) => index + 1);
const emailOf = (index: number) => `buyer${index}@example.com`;
const rules = { version: 1, key: "id", fields: { order_status_id: 8001, email: "contact.email" } } as const;

/** A source that fills the same row again and again, as readers of files and cursors do. */
function reusedRow() {
  const row = { id: "", contact: { email: "" } };
  const next = (index: number) => {
    row.id = String(index);
    row.contact.email = emailOf(index);
    return row;
  };
  return { row, next };
}

/** A shop, and which of its orders there are once. */
function shopOfRows() {
  const shop = fakeShop();
  const forwarder: typeof shop.forwarder = (options) => shop.forwarder({ rules, ...options });
  /** How many orders there are, and of how many of the first buyers. */
  const bought = (buyers: number) => {
    const found = new Set(shop.account.orders.map(({ email }) => email));
    const known = rows.slice(0, buyers).filter((index) => found.has(emailOf(index)));
    return [shop.account.orders.length, known.length];
  };
  return { ...shop, forwarder, bought };
}

describe("a caller that reuses one object for all its leads", () => {
  it("gets an order for each lead that it forwards", async () => {
    const { forwarder, ended, bought } = shopOfRows();
    const forward = forwarder({ tuning: { maxInFlight: 2 } });
    const { next } = reusedRow();
    const results = rows.map((index) =>
      forward.forward(next(index), { deadlineMs: Number.POSITIVE_INFINITY }),
    );
    next(-1);
    const ends = await ended(Promise.all(results));
    expect(ends.map((result) => "key" in result && result.key)).toEqual(rows.map(String));
    expect(bought(count)).toEqual([count, count]);
  });

  it("gets an order for each lead also with a register, whose entries have what was passed", async () => {
    const { forwarder, ended, bought, clock } = shopOfRows();
    const register = memoryRegister({ keepLeads: "all", testing: { clock } });
    const forward = forwarder({ register });
    const { next } = reusedRow();
    const some = rows.slice(0, 30);
    const results = some.map((index) => forward.forward(next(index)));
    const received = some.map((index) => forward.receive(next(index + 30), { deliver: "now" }));
    next(-1);
    const entries = await Promise.all([
      ...(await ended(Promise.all(results))).map(({ entryId = "" }) =>
        forward.register.get(entryId, { lead: true }),
      ),
      ...(await ended(Promise.all(received))).map(async ({ id, ended: end }) => {
        await end;
        return forward.register.get(id, { lead: true });
      }),
    ]);
    expect(entries.map((entry) => entry?.lead)).toMatchObject(
      rows.slice(0, 60).map((index) => ({ id: String(index), contact: { email: emailOf(index) } })),
    );
    expect(bought(60)).toEqual([60, 60]);
  });

  it("gets an order for each lead of a pool, whose forwarder is still being opened", async () => {
    const { clock, account, ended, bought } = shopOfRows();
    const pool = createForwarderPool({
      testing: { clock },
      forwarderOf: async () => ({
        baselinker: account.client(),
        rules,
        store: memoryStore({ testing: { clock } }),
        testing: { clock },
      }),
    });
    const { next } = reusedRow();
    const half = count / 2;
    const first = rows.slice(0, half).map((index) => pool.forward("a", next(index)));
    next(-1);
    await ended(Promise.all(first));
    const others = rows.slice(half).map((index) => pool.forward("a", next(index)));
    next(-1);
    await ended(Promise.all(others));
    expect(bought(count)).toEqual([count, count]);
    await ended(pool.close());
  });

  it("gets its own object with each result of forwardAll, and an order for each", async () => {
    const { forwarder, ended, bought } = shopOfRows();
    const { row, next } = reusedRow();
    function* source() {
      for (const index of rows) yield next(index);
    }
    const leads = new Set<unknown>();
    const forwardAll = async () => {
      for await (const { lead } of forwarder().forwardAll(source(), { concurrency: 20 })) leads.add(lead);
    };
    await ended(forwardAll());
    expect([leads.size, leads.has(row)]).toEqual([1, true]);
    expect(bought(count)).toEqual([count, count]);
  });
});

describe("a lead", () => {
  it("has one key by its content, forwarded or received, where a property is undefined", async () => {
    const { forwarder, ended, clock, account } = fakeShop();
    const forward = forwarder({ register: memoryRegister({ testing: { clock } }) });
    const lead = { email: "ann@example.com", phone: undefined };
    expect(await ended(forward.forward(lead))).toMatchObject({ status: "success" });
    const received = await ended(forward.receive(lead, { deliver: "now" }));
    expect(await ended(received.ended)).toMatchObject({ status: "duplicate" });
    expect(account.orders).toHaveLength(1);
  });

  it("whose getter throws ends as an error of the program, with its message, and is not received", async () => {
    const { forwarder, ended, clock, account } = fakeShop();
    const forward = forwarder({ register: memoryRegister({ testing: { clock } }) });
    const lead = {
      get email(): string {
        throw new Error("The row is closed.");
      },
    };
    const message = expect.stringContaining('cannot be read: a property of it throws "The row is closed."');
    expect(await ended(forward.forward(lead))).toMatchObject({
      status: "error",
      fault: "setup",
      error: { message },
    });
    await expect(forward.receive(lead)).rejects.toThrow("The row is closed.");
    const pool = createForwarderPool({
      forwarderOf: () => Promise.reject(new Error("not reached")),
      testing: { clock },
    });
    expect(await pool.forward("a", lead)).toMatchObject({
      status: "error",
      fault: "setup",
      error: { message },
    });
    expect(account.requests).toEqual([]);
    expect(await forward.health()).toMatchObject({ inFlight: 0 });
  });
});
