import { describe, expect, it } from "vitest";
import { loadAccount } from "../../../src/forwarding/account/loadAccount.ts";
import type { ForwarderOptions, LeadMapper } from "../../../src/forwarding/forwarder/options.ts";
import type { Account } from "../../../src/mapping/contract/mapContext.ts";
import type { Rules } from "../../../src/mapping/rules/rules.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const ann = { id: "1", email: "ann@example.com", note: "blue" };
const bob = { id: "2", email: "bob@example.com", note: "red" };

/** The method that reads each part of an account, and a field whose value comes from there. */
const parts = {
  statuses: { method: "getOrderStatusList", fields: { order_status_id: { status: "New orders" } } },
  sources: { method: "getOrderSources", fields: { custom_source_id: { orderSource: "Landing page" } } },
  extraFields: { method: "getOrderExtraFields", fields: { deal_cf_UTM: "note" } },
  catalogs: { method: "getInventories", fields: {} },
  warehouses: { method: "getInventoryWarehouses", fields: {} },
  priceGroups: { method: "getInventoryPriceGroups", fields: {} },
} as const satisfies Record<keyof Account, { readonly method: string; readonly fields: Rules["fields"] }>;

const self = { order_status_id: 8001, email: "email" } as const;

function rulesWith(fields: Rules["fields"]) {
  const rules: Rules = { version: 1, key: "id", fields: { ...self, ...fields } };
  return { account: undefined, rules } satisfies Partial<ForwarderOptions>;
}

describe("a forwarder that was given no account", () => {
  it("reads nothing of it where the rules need nothing of it", async () => {
    const { account, forwarder, ended } = fakeShop();
    expect(await ended(forwarder(rulesWith({})).forward(ann))).toMatchObject({ status: "success" });
    expect(account.requests.map(({ method }) => method)).toEqual(["addOrder"]);
  });

  it.each(["statuses", "sources", "extraFields"] as const)(
    "reads of it only the %s, once, where the rules need them",
    async (part) => {
      const { account, forwarder, ended } = fakeShop();
      const used = forwarder(rulesWith(parts[part].fields));
      const leads = Array.from({ length: 5 }, (_, index) => ({ ...ann, id: `${index + 1}` }));
      for (const { status } of await ended(Promise.all(leads.map((lead) => used.forward(lead))))) {
        expect(status).toBe("success");
      }
      const reads = account.requests.map(({ method }) => method).filter((method) => method !== "addOrder");
      expect(reads).toEqual([parts[part].method]);
    },
  );

  it("gives an order without a status the first one of the account", async () => {
    const { account, forwarder, ended } = fakeShop();
    const result = await ended(forwarder(rulesWith({ order_status_id: "status_id" })).forward(ann));
    expect(result).toMatchObject({ status: "success" });
    expect(account.orders[0]).toMatchObject({ order_status_id: 8001 });
  });

  it.each(Object.entries(parts))(
    "sends the leads whose rules need nothing of its %s where those cannot be read",
    async (_, { method }) => {
      const { account, forwarder, ended } = fakeShop();
      account.faults.inject("bad-gateway", { method, times: 99 });
      const others = Object.values(parts).filter((part) => part.method !== method);
      const fields = Object.assign({}, ...others.map((part) => part.fields));
      expect(await ended(forwarder(rulesWith(fields)).forward(ann))).toMatchObject({ status: "success" });
      expect(account.orders).toHaveLength(1);
    },
  );

  it("keeps only those leads waiting that need what cannot be read, and sends them when it can", async () => {
    const { account, forwarder, ended } = fakeShop();
    const fault = account.faults.inject("bad-gateway", { method: "getOrderSources", times: 99 });
    const used = forwarder(
      rulesWith({ custom_source_id: { orderSource: "Landing page", when: { path: "note", is: "blue" } } }),
    );
    const [blue, red] = await ended(Promise.all([used.forward(ann), used.forward(bob)]));
    expect(blue).toMatchObject({ status: "error", fault: "temporary" });
    expect(red).toMatchObject({ status: "success" });
    fault.remove();
    expect(await ended(used.forward(ann))).toMatchObject({ status: "success" });
    expect(account.orders.map(({ order_source_id }) => order_source_id).sort()).toEqual([0, 31]);
  });

  it("looks at the additional fields for the marker that was put into one", async () => {
    const { account, forwarder, ended } = fakeShop();
    account.faults.inject("bad-gateway", { method: "getOrderExtraFields", times: 1 });
    const used = forwarder({ ...rulesWith({}), marker: "deal_cf_102" });
    expect(await ended(used.forward(ann))).toMatchObject({ status: "error", fault: "temporary" });
    expect(await ended(used.forward(ann))).toMatchObject({
      fault: "setup",
      issues: [{ code: "marker_field_unusable" }],
    });
    expect(account.orders).toEqual([]);
  });

  it("gives a mapper of the caller's only lists that are there", async () => {
    const { baselinker, forwarder, ended } = fakeShop();
    const seen: unknown[] = [];
    const mapper: LeadMapper = {
      map(_, context) {
        const [first] = context.account?.statuses ?? [];
        if (first === undefined) throw new RangeError("no status");
        seen.push(structuredClone(context.account));
        return { status: "order", key: "1", order: { order_status_id: first.id, date_add: 0 }, issues: [] };
      },
    };
    expect(await ended(forwarder({ rules: mapper, account: undefined }).forward(ann))).toMatchObject({
      status: "success",
    });
    expect(seen.at(-1)).toEqual(await loadAccount(baselinker));
  });

  it("tells what a mapper of the caller's throws for lists that are there", async () => {
    const { forwarder, ended } = fakeShop();
    const mapper: LeadMapper = {
      map(_, context) {
        throw new RangeError(`${context.account?.statuses.length} statuses`);
      },
    };
    const result = await ended(forwarder({ rules: mapper, account: undefined }).forward(ann));
    expect(result).toMatchObject({ fault: "setup", error: { message: "3 statuses" } });
  });
});

describe("a forwarder that was given a function for the account", () => {
  it("calls it only when something of the account is needed, and takes nothing else for one", async () => {
    const { forwarder, ended } = fakeShop();
    let loads = 0;
    const account = async () => {
      loads += 1;
      return JSON.parse('{ "statuses": [{ "id": 8001, "name": "New orders" }] }');
    };
    expect(await ended(forwarder({ ...rulesWith({}), account }).forward(ann))).toMatchObject({
      status: "success",
    });
    expect(loads).toBe(0);
    const result = await ended(forwarder({ ...rulesWith(parts.statuses.fields), account }).forward(ann));
    expect(result).toMatchObject({ status: "error", fault: "setup", error: { name: "TypeError" } });
    expect(loads).toBe(1);
  });
});
