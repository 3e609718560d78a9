import { describe, expect, it } from "vitest";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import type { Rules } from "../../../src/mapping/rules/rules.ts";
import { fakeShop } from "./fakeShop.ts";

const ann = { id: "1", email: "ann@example.com" };
const rules = {
  version: 1,
  key: "id",
  skip: [{ when: { path: "id", is: "ping" }, reason: "a test" }],
  fields: { email: { path: "email", required: true }, order_status_id: { status: "New orders" } },
} as const satisfies Rules;

function open(options: Pick<ForwarderOptions, "language" | "identity"> = {}) {
  const shop = fakeShop();
  const store = memoryStore({ testing: { clock: shop.clock } });
  const register = memoryRegister();
  const forwarder = shop.forwarder({ rules, store, register, account: undefined, ...options });
  return { ...shop, store, forwarder };
}

describe("a preview", () => {
  it("is the order that forward sends, without its marker", async () => {
    const { forwarder, account, ended } = open();
    const receivedAt = new Date("2026-03-01T10:00:00Z");
    const preview = await ended(forwarder.preview(ann, { receivedAt }));
    expect(preview).toMatchObject({ status: "order", key: "1", order: { email: "ann@example.com" } });
    expect(preview.status === "order" && preview.order.date_add).toBe(receivedAt.getTime() / 1000);
    expect(account.requests.every(({ method }) => method.startsWith("get"))).toBe(true);
    await ended(forwarder.forward(ann, { receivedAt }));
    const { order } = { order: undefined, ...preview };
    const [sent] = account.requests.filter(({ method }) => method === "addOrder");
    expect(sent?.parameters).toMatchObject({ email: "ann@example.com", date_add: order?.date_add });
  });

  it("names the key that forward would get", async () => {
    const { forwarder, ended } = open();
    expect(await ended(forwarder.preview(ann, { key: "other" }))).toMatchObject({ key: "other" });
  });

  it("is the skip or the error of a lead that becomes no order", async () => {
    const { forwarder, ended } = open();
    expect(await ended(forwarder.preview({ ...ann, id: "ping" }))).toMatchObject({
      status: "skip",
      reason: "a test",
    });
    expect(await ended(forwarder.preview({ id: "1" }))).toMatchObject({
      status: "error",
      fault: "lead",
      issues: [{ code: "required_missing", path: "fields.email" }, { level: "info" }],
    });
  });

  it("is in the language of the forwarder, also where the forwarder itself says what is wrong", async () => {
    const { forwarder, ended } = open({ language: uk });
    const wrong = await ended(forwarder.preview({ id: "1" }));
    const [issue] = "issues" in wrong ? wrong.issues : [];
    expect(issue?.message).toMatch(/^[А-ЯІЇЄ]/);
    const keyless = open({ language: uk, identity: { withoutKey: "reject" } });
    expect(await keyless.ended(keyless.forwarder.preview({ email: ann.email }))).toMatchObject({
      issues: [{}, { code: "key_missing", message: expect.stringMatching(/^У ліда немає ключа/) }],
    });
  });

  it("leaves store, register and account as they were, and binds no new store", async () => {
    const { forwarder, account, ended, store } = open();
    await ended(forwarder.preview(ann));
    expect(await forwarder.register.list()).toEqual({ entries: [] });
    expect(await store.listOpen()).toEqual([]);
    expect(account.orders).toEqual([]);
    // A store that was bound to this account would refuse another one.
    const other = fakeShop({ token: "9-9-FAKE" });
    const next = other.forwarder({ rules, store, account: undefined });
    expect(await other.ended(next.forward(ann))).toMatchObject({ status: "success" });
  });

  it("is a failure that says why where Base cannot be asked, and never rejects", async () => {
    const { forwarder, account, ended } = open();
    account.faults.inject("maintenance", { times: 9 });
    expect(await ended(forwarder.preview(ann))).toMatchObject({ status: "error", fault: "temporary" });
    expect(await ended(forwarder.preview(ann, Object({ receivedat: 1 })))).toMatchObject({ fault: "setup" });
  });
});
