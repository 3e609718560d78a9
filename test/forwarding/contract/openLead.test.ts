import { expect, it } from "vitest";
import {
  type OpenLead,
  parseOpenLead,
  serializeOpenLead,
} from "../../../src/forwarding/contract/openLead.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";

const open: OpenLead = {
  phase: "paying",
  key: "1",
  marker: "lead:1",
  order: { order_status_id: 8001, date_add: 1_764_000_000 },
  afterId: 7,
  sentAt: 1_764_000_000,
  waitedMs: 100,
  orderId: 8,
  payment: { amount: 10, date: 1_764_000_000, comment: "" },
};

it("an open lead is read back as it was kept", () => {
  expect(parseOpenLead(serializeOpenLead(open), "A record")).toEqual(open);
  expect(parseOpenLead(serializeOpenLead({ ...open, phase: "sending" }), "A record")).toMatchObject({
    phase: "sending",
  });
});

it.each(["phase", "key", "marker", "order", "afterId", "sentAt", "waitedMs"] as const)(
  "an open lead without a usable `%s` is distinguished from one that was never sent",
  (name) => {
    for (const wrong of [undefined, null, true, []]) {
      const text = JSON.stringify({ ...open, [name]: wrong });
      const read = parseOpenLead(text, "A record");
      expect(read instanceof StoreError && read).toMatchObject({
        reason: "unreadable",
        retryable: false,
        message: "A record cannot be read. Look for its order in Base by hand.",
      });
    }
  },
);

it.each(["", "{", "[]", "null", '"paying"'])(
  "a text that is not an open lead at all is reported too: %j",
  (text) => {
    expect(parseOpenLead(text, "A record") instanceof StoreError).toBe(true);
  },
);
