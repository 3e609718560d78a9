import { describe, expect, it } from "vitest";
import { previewResend, resendAsShown } from "../../../src/apps/project/leadPreview.ts";
import { english } from "../../../src/apps/terminal/language.ts";
import { type Baselinker, createForwarder, memoryRegister, memoryStore } from "../../../src/entries/index.ts";
import { defineRules } from "../../../src/entries/mapping.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";

const fields = { order_status_id: { value: 8001 }, email: "email" };
const rules = defineRules({ version: 1, key: "id", fields });
const strict = defineRules({ ...rules, fields: { ...fields, email: { path: "no", required: true } } });
const dearer = defineRules({ ...rules, fields: { ...fields, delivery_price: { value: 5 } } });
const how = { language: english, signal: new AbortController().signal };

/** A lead that failed, and forwarders of the same register with other rules. */
async function open() {
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
  const baselinker: Baselinker = account.client();
  const kept = { baselinker, store: memoryStore(), register: memoryRegister() };
  const forwarderOf = (of: typeof rules) => createForwarder({ ...kept, rules: of });
  const { entryId: id = "" } = await forwarderOf(strict).forward({ id: "1", email: "a@example.com" });
  return { account, forwarderOf, id };
}

describe("a lead that a person said yes to", () => {
  it("is sent as it was shown", async () => {
    const { account, forwarderOf, id } = await open();
    const { preview, digest } = await previewResend(forwarderOf(rules), id, how);
    expect(preview).toMatchObject({ status: "order", key: "1" });
    expect(await resendAsShown(forwarderOf(rules), id, { ...how, digest })).toMatchObject({
      status: "success",
    });
    expect(account.orders).toHaveLength(1);
  });

  it("is not sent where it would become another order meanwhile", async () => {
    const { account, forwarderOf, id } = await open();
    const { digest } = await previewResend(forwarderOf(rules), id, how);
    expect(await resendAsShown(forwarderOf(dearer), id, { ...how, digest })).toBe("changed");
    expect(account.orders).toEqual([]);
  });

  it("is not sent where it would become no order, and its entry stays as it was", async () => {
    const { forwarderOf, id } = await open();
    const { digest } = await previewResend(forwarderOf(rules), id, how);
    expect(await resendAsShown(forwarderOf(strict), id, { ...how, digest })).toMatchObject({
      status: "error",
    });
    expect(await forwarderOf(rules).register.get(id)).toMatchObject({ attempts: 1 });
  });

  it("is not sent where someone gave it up, or sent it", async () => {
    const { account, forwarderOf, id } = await open();
    const forwarder = forwarderOf(rules);
    const { digest } = await previewResend(forwarder, id, how);
    await forwarder.resend(id);
    expect(await resendAsShown(forwarder, id, { ...how, digest })).toMatchObject({ status: "duplicate" });
    const other = await open();
    await other.forwarderOf(rules).register.discard(other.id);
    const discarded = await previewResend(other.forwarderOf(rules), other.id, how);
    expect(discarded.preview).toMatchObject({ status: "error", issues: [{ code: "discarded" }] });
    expect([account.orders.length, other.account.orders.length]).toEqual([1, 0]);
  });
});
