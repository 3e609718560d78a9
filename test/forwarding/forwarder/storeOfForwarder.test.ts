import { describe, expect, it } from "vitest";
import type { ForwardEvent } from "../../../src/forwarding/contract/forwardEvent.ts";
import { outcomeOf } from "../../../src/forwarding/contract/forwardResult.ts";
import { reasonOf } from "../../../src/forwarding/contract/reason.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { redisCodes } from "../../../src/forwarding/redis/redisCodes.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };

describe("the store of a forwarder", () => {
  it("is tied to the account: another account's leads are not taken, and both cures are named", async () => {
    const { forwarder, ended, clock, account, client } = fakeShop();
    const store = memoryStore({ testing: { clock } });
    await ended(forwarder({ store }).forward(ann));
    const baselinker = client(undefined, undefined, "of-another-account");
    const result = await ended(forwarder({ store, baselinker }).forward({ id: "2" }));
    expect(result).toMatchObject({ status: "error", fault: "setup", error: { name: "StoreError" } });
    expect(outcomeOf(result)).toMatchObject({
      message: expect.stringMatching(/another file or prefix.*previousToken/i),
    });
    expect(account.orders).toHaveLength(1);
  });

  it("remembers a lead that is delivered daily: seventy days make one order", async () => {
    const { forwarder, ended, clock, account } = fakeShop();
    const dayMs = 86_400_000;
    const store = memoryStore({ retentionMs: 30 * dayMs, testing: { clock } });
    const daily = forwarder({ store });
    for (let day = 0; day < 70; day += 1) {
      const status = day === 0 ? "success" : "duplicate";
      expect(await ended(daily.forward(ann)), `day ${day}`).toMatchObject({ status });
      await clock.advance(dayMs);
    }
    expect(account.orders).toHaveLength(1);
    await clock.advance(30 * dayMs);
    expect(await ended(daily.forward(ann))).toMatchObject({ status: "success" });
  });

  it("knows the account by its new token where the one before is given, and finds what the old one sent", async () => {
    const { clock, account, client, ended, forwarder } = fakeShop();
    const store = memoryStore({ testing: { clock } });
    const former = "the-token-before";
    const old = forwarder({ store, baselinker: client() });
    expect(await ended(old.forward(ann))).toMatchObject({ status: "success" });
    const locked = createForwarder({
      ...plain,
      baselinker: client(undefined, undefined, former),
      store,
      testing: { clock },
    });
    expect(await ended(locked.forward({ id: "2" }))).toMatchObject({ status: "error", fault: "setup" });
    const renewed = createForwarder({
      ...plain,
      baselinker: client(undefined, undefined, former),
      store,
      testing: { clock },
      identity: { previousToken: account.token },
    });
    const result = await ended(renewed.forward(ann));
    expect(result).toMatchObject({ status: "duplicate" });
  });

  it("is asked again by the next lead where it could not be tied", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const inner = memoryStore({ testing: { clock } });
    let times = 0;
    const bind: LeadStore["bind"] = async (account) => {
      times += 1;
      if (times === 1) throw new StoreError("The disk is away.", { retryable: true });
      return inner.bind(account);
    };
    const forward = forwarder({ store: { ...inner, bind } });
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "error", fault: "temporary" });
    expect(await ended(forward.forward(ann))).toMatchObject({ status: "success" });
    await ended(forward.forward({ id: "2" }));
    expect(times).toBe(2);
  });

  it("is warned of, once, where it may forget", async () => {
    const { forwarder, ended, clock, events } = fakeShop();
    const inner = memoryStore({ testing: { clock } });
    const reason = "The append-only file of Redis is off: a restart forgets leads. Set `appendonly yes`.";
    const bind: LeadStore["bind"] = async (account) => [...(await inner.bind(account)), { reason }];
    const forward = forwarder({ store: { ...inner, bind } });
    for (const id of ["1", "2"]) await ended(forward.forward({ id }));
    expect(events).toEqual([{ type: "store_may_forget", namespace: "lead", reason }]);
  });

  it("is warned of in the language of the forwarder, with a code", async () => {
    const { forwarder, ended, clock, events } = fakeShop();
    const inner = memoryStore({ testing: { clock } });
    const warning = reasonOf(redisCodes, "redis_not_on_disk", {});
    const bind: LeadStore["bind"] = async (account) => [...(await inner.bind(account)), warning];
    await ended(forwarder({ store: { ...inner, bind }, language: uk }).forward({ id: "1" }));
    expect(events).toEqual([
      {
        type: "store_may_forget",
        namespace: "lead",
        code: "redis_not_on_disk",
        details: {},
        reason: expect.stringMatching(/^Після перезапуску Redis забуває останні ліди\./),
      },
    ]);
  });

  it("is warned of where it has forgotten while leads came in", async () => {
    const { forwarder, ended, clock, events } = fakeShop();
    const inner = memoryStore({ testing: { clock } });
    const warnings = [[], [{ reason: "It was emptied." }, { reason: "It is slow." }], []];
    const claim: LeadStore["claim"] = async (...args) => {
      const answer = await inner.claim(...args);
      return answer.status === "claimed" ? { ...answer, warnings: warnings.shift() } : answer;
    };
    const forward = forwarder({ store: { ...inner, claim } });
    for (const id of ["1", "2", "3"]) await ended(forward.forward({ id }));
    expect(events).toEqual([
      { type: "store_may_forget", namespace: "lead", reason: "It was emptied." },
      { type: "store_may_forget", namespace: "lead", reason: "It is slow." },
    ]);
  });

  it("is warned of, once, where none was given and so all is forgotten with the process", async () => {
    const { baselinker, clock, ended } = fakeShop();
    const events: ForwardEvent[] = [];
    const options = {
      ...plain,
      baselinker,
      testing: { clock },
      onEvent: (event: ForwardEvent) => events.push(event),
    };
    const forward = createForwarder(options);
    for (const id of ["1", "2"]) await ended(forward.forward({ id }));
    // These leads are older than their store, and so each is looked for.
    const others = events.map(({ type }) => type).filter((type) => type !== "looked_up");
    expect(others).toEqual(["setup", "ended", "ended"]);
  });

  it("may hold a record that no one can read: the lead is unknown, and left to a person", async () => {
    const { forwarder, ended, clock, account } = fakeShop();
    const inner = memoryStore({ testing: { clock } });
    const claim: LeadStore["claim"] = async () => {
      throw new StoreError("A record in the file cannot be read.", {
        retryable: false,
        reason: "unreadable",
      });
    };
    const result = await ended(forwarder({ store: { ...inner, claim } }).forward(ann));
    expect(result).toMatchObject({ status: "unknown", key: "1", error: { name: "StoreError" } });
    expect(outcomeOf(result)).toMatchObject({ action: "reject" });
    expect(account.requests).toEqual([]);
  });

  it("says that the claim was lost while the order was sent: the result warns of a second order", async () => {
    const { forwarder, ended, clock } = fakeShop();
    const inner = memoryStore({ testing: { clock } });
    const finish: LeadStore["finish"] = async () => "lost";
    const result = await ended(forwarder({ store: { ...inner, finish } }).forward(ann));
    expect(result).toMatchObject({ status: "success", issues: [{ code: "duplicate_possible" }] });
  });

  it("fails to save the result: the order exists anyway, and the result says what that means", async () => {
    const { forwarder, ended, clock, events } = fakeShop();
    const inner = memoryStore({ testing: { clock } });
    const finish: LeadStore["finish"] = async () => {
      throw new StoreError("The disk is full.", { retryable: true });
    };
    const result = await ended(forwarder({ store: { ...inner, finish } }).forward(ann));
    expect(result).toMatchObject({ status: "success", issues: [{ code: "store_failed" }] });
    expect(events.map(({ type }) => type)).toEqual(["store_failed"]);
  });
});

const plain = {
  rules: {
    map: (lead: unknown) => ({
      status: "order" as const,
      key: String(Reflect.get(Object(lead), "id")),
      order: {
        order_status_id: 8001,
        date_add: 1_764_000_000,
        email: "ann@example.com",
        products: [{ name: "Mug", price_brutto: 19.99, quantity: 3 }],
      },
      issues: [],
    }),
  },
  account: { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] },
  tuning: { settleMs: 5_000, leaseMs: 9_000 },
};
