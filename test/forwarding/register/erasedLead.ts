import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { LeadRegister } from "../../../src/forwarding/contract/registerContract.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import type { LeadStore } from "../../../src/forwarding/store/store.ts";
import type { Rules } from "../../../src/mapping/rules/rules.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";

/** A store and a register in one place, and all that is kept there. */
export interface LeadsUnderTest {
  readonly store: LeadStore;
  readonly register: LeadRegister;
  /** Whether the text is anywhere in what the engine keeps. */
  holds(text: string): Promise<boolean>;
  close(): Promise<void>;
}

/** A phone as the key, which is a mistake that is seen often. */
const phone = "48601234567";
const rules: Rules = {
  version: 1,
  key: "phone",
  fields: { order_status_id: { value: 8001 }, email: "email", phone: "phone" },
};
const lead = { phone, email: "bea@example.org" };

/** Whether a person who asks for it leaves nothing, in one place with a store and a register. */
export function describeErasedLead(name: string, open: () => Promise<LeadsUnderTest>): void {
  describe(`a buyer whose phone is the key, erased in ${name}`, () => {
    const begin = async () => {
      const { store, register, holds, close } = await open();
      const account = createFakeAccount();
      const baselinker = new Baselinker({ token: account.token, fetch: account.fetch });
      const forwarder = createForwarder({ baselinker, rules, store, register });
      const held = async () => [await holds(phone), await holds("601234567"), await holds(lead.email)];
      const end = async () => {
        await forwarder.close();
        await close();
      };
      return { account, forwarder, held, end };
    };
    const nothing = [false, false, false];

    it("is nowhere, while the lead has its order, and makes no second one", async () => {
      const { account, forwarder, held, end } = await begin();
      const { entryId = "" } = await forwarder.forward(lead);
      expect((await held())[0]).toBe(true);
      expect(await forwarder.register.erase(entryId)).toBe(true);
      expect(await held()).toEqual(nothing);
      const orderId = account.orders[0]?.order_id ?? Number.NaN;
      expect(await forwarder.register.findByOrder(orderId)).toBeUndefined();
      const again = await forwarder.forward(lead);
      expect(again).toMatchObject({ status: "duplicate", orderId, issues: [{ code: "key_erased" }] });
      // What was received again is in the register again.
      expect(await forwarder.register.erase(again.entryId ?? "")).toBe(true);
      expect(await held()).toEqual(nothing);
      expect(account.orders).toHaveLength(1);
      await end();
    });

    it("is nowhere where the lead failed, and may become an order later", async () => {
      const { account, forwarder, held, end } = await begin();
      account.faults.inject("error", { method: "addOrder", code: "ERROR_STORAGE_ID" });
      expect(await forwarder.forward(lead)).toMatchObject({ status: "error" });
      expect(await held()).toEqual([true, true, true]);
      const isMeant = (data: unknown) => JSON.stringify(data).includes(phone);
      expect(await forwarder.register.eraseWhere(isMeant)).toBe(1);
      expect(await held()).toEqual(nothing);
      expect(await forwarder.forward(lead)).toMatchObject({ status: "success" });
      await end();
    });
  });
}
