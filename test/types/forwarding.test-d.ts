import { describe, expectTypeOf, it } from "vitest";
import { forwardIssue } from "../../src/forwarding/contract/forwardCodes.ts";
import type { ForwardResult } from "../../src/forwarding/contract/forwardResult.ts";
import type { LeadQueue } from "../../src/forwarding/contract/leadQueue.ts";
import type { LeadRegister } from "../../src/forwarding/contract/registerContract.ts";
import type { DeliveryState, NextStates } from "../../src/forwarding/delivery/deliveryState.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import type { Forwarder } from "../../src/forwarding/forwarder/forwarder.ts";
import type { ForwarderOptions } from "../../src/forwarding/forwarder/options.ts";
import { createForwarderPool } from "../../src/forwarding/pool/createForwarderPool.ts";
import type { ForwarderPool } from "../../src/forwarding/pool/forwarderPool.ts";
import { postgresQueue } from "../../src/forwarding/postgres/postgresQueue.ts";
import type { Closable } from "../../src/shared/runtime/dispose.ts";
import { breaks } from "../forwarding/delivery/breaks.ts";
import type { Transition } from "../forwarding/delivery/transitions.ts";

describe("an issue of the forwarder", () => {
  it("does not compile with an unknown code, or without a detail that its text names", () => {
    forwardIssue("key_missing", "key", {});
    // @ts-expect-error there is no such code
    forwardIssue("key_mising", "key", {});
    // @ts-expect-error the text names the field
    forwardIssue("marker_field_taken", "extra_field_1", {});
  });
});

describe("the states of a delivery", () => {
  it("do not compile without their transitions, or with a transition that nothing breaks", () => {
    expectTypeOf<keyof NextStates>().toEqualTypeOf<Exclude<DeliveryState["at"], "ended"> | "failed">();
    const { "ready → ordered": _, ...others } = breaks;
    // @ts-expect-error `ready → ordered` is forgotten
    others satisfies Record<Transition, unknown>;
  });
});

describe("a forwarder and a pool", () => {
  // Never called: only their types matter.
  const made = (given: Pick<ForwarderOptions, "baselinker" | "rules">, register: LeadRegister) => {
    // @ts-expect-error the name is misspelt
    createForwarder({ ...given, stor: undefined });
    // @ts-expect-error the name is misspelt
    createForwarder({ ...given, tuning: { settleMS: 5 } });
    // @ts-expect-error a page of orders is not an order
    void createForwarder(given).keyOf({ orders: [] });
    // @ts-expect-error a promise is not a catalog: a function is
    createForwarder({ ...given, catalog: Promise.resolve() });
    createForwarder({
      ...given,
      rules: { map: (lead) => ({ status: "skip", reason: typeof lead, issues: [] }) },
    });
    return {
      plain: createForwarder(given),
      registered: createForwarder({ ...given, register }),
      pool: createForwarderPool({ forwarderOf: () => given }),
      registeredPool: createForwarderPool({ forwarderOf: async () => ({ ...given, register }) }),
    };
  };

  it("are of one type, with and without a register", () => {
    expectTypeOf(made).returns.toEqualTypeOf<{
      plain: Forwarder & Closable;
      registered: Forwarder & Closable;
      pool: ForwarderPool & Closable;
      registeredPool: ForwarderPool & Closable;
    }>();
  });
});

describe("a lead that is received", () => {
  // Never called: only its types matter.
  const receiveAll = async (forwarder: Forwarder) => {
    // @ts-expect-error no one knows yet how a lead ends that `work` delivers
    (await forwarder.receive({})).ended;
    // @ts-expect-error the same
    (await forwarder.receive({}, { deliver: "later" })).ended;
    // @ts-expect-error there is no such word
    await forwarder.receive({}, { deliver: "soon" });
    // @ts-expect-error it is delivered now anyway
    await forwarder.forward({}, { deliver: "now" });
    return forwarder.receive({}, { key: 1, deliver: "now" });
  };

  it("has an end to wait for only where it is delivered now", () => {
    expectTypeOf(receiveAll).returns.resolves.toEqualTypeOf<{
      readonly id: string;
      readonly ended: Promise<ForwardResult>;
    }>();
  });
});

describe("the work of a pool", () => {
  // Never called: only its types matter.
  const useAll = async (pool: ForwarderPool, queue: LeadQueue) => {
    // @ts-expect-error it needs to know who has leads
    await pool.work();
    // @ts-expect-error a client is not a queue
    await pool.work({ query: async () => ({ rows: [] }) });
    // @ts-expect-error the name is misspelt
    await pool.work(queue, { perAcount: 2 });
    // @ts-expect-error milliseconds are a number
    await pool.work(queue, { pollMs: "1000" });
    // @ts-expect-error the name is misspelt
    postgresQueue({ query: async () => ({ rows: [] }) }, { shema: "a" });
    // @ts-expect-error it is of all accounts
    postgresQueue({ query: async () => ({ rows: [] }) }, { accountKey: "a" });
    await pool.work(queue, { concurrency: 32, perAccount: 2, onError: (error, key) => [error.name, key] });
    await pool.work({ name: "Ours", dueAccounts: async ({ after }) => ({ accounts: [`${after}1`] }) });
  };

  it("is compiled with a queue and its options, and with no others", () => {
    expectTypeOf(useAll).returns.resolves.toBeVoid();
    expectTypeOf(postgresQueue).returns.toEqualTypeOf<LeadQueue>();
  });
});
