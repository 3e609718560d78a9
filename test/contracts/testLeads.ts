import type { OpenLead } from "../../src/forwarding/contract/openLead.ts";

/** A lead whose order may have been sent. */
export const sendingLead: OpenLead = {
  phase: "sending",
  key: "1001",
  marker: "lead:1001",
  order: {
    order_status_id: 1,
    date_add: 1_700_000_000,
    extra_field_1: "lead:1001",
    email: "ann@example.com",
  },
  afterId: 7,
  sentAt: 1_700_000_001,
  waitedMs: 0,
};

/** A lead whose order was made, and whose payment still has to be recorded. */
export const payingLead: OpenLead = {
  ...sendingLead,
  phase: "paying",
  waitedMs: 30_000,
  orderId: 42,
  payment: { amount: 59.97, date: 1_700_000_002, comment: "Card" },
};
