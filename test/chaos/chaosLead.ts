import type { LeadMapper } from "../../src/forwarding/forwarder/options.ts";
import { inventoryId, skuOf } from "./chaosCatalog.ts";

/** A lead of the chaos run. */
export interface ChaosLead {
  readonly id: string;
  /** Where another buyer comes with the same one. Else its id is its key. */
  readonly key?: string;
  readonly email: string;
  readonly phone: string;
  readonly sku: string;
}

/** Leads of every kind that look-ups have to cope with: shared, long and missing e-mails, phones only, nothing. */
export function chaosLeads(count: number, random: () => number): ChaosLead[] {
  return Array.from({ length: count }, (_, index) => {
    const id = index % 10 === 0 ? `lead ${index} 🍵` : `L-${index}`;
    const kind = random();
    const email =
      kind < 0.7
        ? `buyer${index}@example.com`
        : kind < 0.8
          ? "office@example.com"
          : kind < 0.85
            ? `${"long.".repeat(12)}${index}@example.com`
            : "";
    return {
      id,
      email,
      phone: kind >= 0.85 && kind < 0.95 ? `+38067${1_000_000 + index}` : "",
      sku: skuOf(index),
    };
  });
}

/** The leads, and some of other buyers under their keys. Of a lead without a contact no one could tell. */
export function withOtherBuyers(leads: readonly ChaosLead[]): ChaosLead[] {
  return leads.flatMap((lead, index) => {
    if (index % 9 !== 0 || lead.email + lead.phone === "") return [lead];
    const key = lead.id;
    const email = `another${index}@example.com`;
    return [
      { ...lead, key },
      { ...lead, key, id: `${key}, another buyer`, email, phone: "" },
    ];
  });
}

/** The lead's id also goes into a field that no marker touches, so that the account can be counted by it. */
export const chaosMapper: LeadMapper = {
  map(lead, { receivedAt, catalog }) {
    if (!isChaosLead(lead)) return { status: "error", issues: [] };
    const [product] = catalog?.findBySku(lead.sku) ?? [];
    const link =
      product === undefined
        ? undefined
        : ({
            storage: "db",
            storage_id: String(inventoryId),
            product_id: String(product.productId),
          } as const);
    const order = {
      order_status_id: 8001,
      date_add: Math.floor(new Date(receivedAt).getTime() / 1000),
      user_comments: lead.id,
      email: lead.email,
      phone: lead.phone,
      products: [{ name: "Mug", sku: lead.sku, price_brutto: 39.9, quantity: 1, ...link }],
    };
    return { status: "order", key: lead.key ?? lead.id, order, issues: [] };
  },
};

export function isChaosLead(lead: unknown): lead is ChaosLead {
  return typeof lead === "object" && lead !== null && "id" in lead && "email" in lead && "phone" in lead;
}
