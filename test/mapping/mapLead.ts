import type { MapContext } from "../../src/mapping/contract/mapContext.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Rules, TableRules } from "../../src/mapping/rules/rules.ts";

export const receivedSeconds = 1_795_180_000;
export const receivedAt = new Date(receivedSeconds * 1000);

type Loose = Partial<Rules> & Pick<Rules, "fields">;

/** Maps one lead by rules of which only what matters is written. */
export function mapLead(rules: Loose, lead: unknown, context: Partial<MapContext> = {}) {
  const whole = { version: 1, needsContact: false, ...rules };
  const fields = { order_status_id: 1, ...rules.fields };
  return createMapper({ ...whole, fields }).map(lead, { receivedAt, ...context });
}

/** The order, or a failure that shows the issues. */
export function orderOf(rules: Loose, lead: unknown, context: Partial<MapContext> = {}) {
  const result = mapLead(rules, lead, context);
  if (result.status !== "order") throw new Error(`${result.status}: ${JSON.stringify(result.issues)}`);
  return result.order;
}

/** The value that a rule finds, as text: it is put into a comment. */
export function textOf(value: unknown, lead: unknown, more: Partial<Rules> = {}): string | undefined {
  const fields = { user_comments: value } as Rules["fields"];
  return orderOf({ ...more, fields }, lead).user_comments;
}

export function codesOf(rules: Loose, lead: unknown, context: Partial<MapContext> = {}): string[] {
  return mapLead(rules, lead, context).issues.map(({ code }) => code);
}

export function mapTable(table: TableRules, lead: unknown) {
  return createMapper(table).map(lead, { receivedAt, account: accountWithStatus });
}

export const accountWithStatus = {
  statuses: [
    { id: 8001, name: "Нові замовлення" },
    { id: 8002, name: "Twice" },
    { id: 8003, name: "Twice" },
  ],
  sources: [
    { type: "personal", id: 3101, name: "Сайт" },
    { type: "shop", id: 7, name: "Shop" },
  ],
  extraFields: [
    { id: 101, name: "UTM", editorType: "text", options: [] },
    { id: 102, name: "Size", editorType: "select", options: ["Small", "Large"] },
    { id: 103, name: "Number", editorType: "number", options: [] },
    { id: 104, name: "Date", editorType: "date", options: [] },
  ],
  catalogs: [
    {
      id: 205,
      name: "Main",
      isDefault: true,
      defaultPriceGroup: 10,
      priceGroups: [10],
      warehouses: ["bl_1"],
    },
  ],
  warehouses: [{ key: "bl_1", name: "Kyiv" }],
  priceGroups: [{ id: 10, name: "Retail", currency: "UAH", isDefault: true }],
};
