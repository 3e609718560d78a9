import type { AddOrderParams } from "../api/orders/addOrder.ts";
import { isRecord } from "../json/value.ts";
import type { Issue } from "../mapping/mapResult.ts";
import { holdsMarker } from "./marker.ts";

/**
 * Where the marker is written. `deal_cf_<id>` is an additional field of the order, which should be of
 * the editor type text; `false` writes none.
 */
export type MarkerField = "extra_field_1" | "extra_field_2" | "admin_comments" | `deal_cf_${number}` | false;

/** The order with its marker, or `order: undefined` where it found no place. */
export interface MarkedOrder {
  readonly order: AddOrderParams | undefined;
  readonly issues: readonly Issue[];
}

/**
 * Writes the marker into a copy of the order. Without a field of the caller's choice it goes into the
 * first of `extra_field_1` and `extra_field_2` that the rules leave empty, else to the end of
 * `admin_comments`. A field of the caller's choice is never overwritten: if the rules fill it, the order
 * is not sent, except for `admin_comments`, where the marker goes to the end.
 */
export function placeMarker(
  order: AddOrderParams,
  marker: string,
  field: MarkerField | undefined,
): MarkedOrder {
  if (field === false || marker === "") return { order, issues: [] };
  const chosen = field ?? freeField(order);
  if (chosen === "admin_comments") return inComments(order, marker);
  const name = chosen === "deal_cf_1" ? "extra_field_1" : chosen === "deal_cf_2" ? "extra_field_2" : chosen;
  if (name === "extra_field_1" || name === "extra_field_2") {
    if (isEmpty(order[name])) return { order: { ...order, [name]: marker }, issues: [] };
    return { order: undefined, issues: [taken(name)] };
  }
  const id = name.slice("deal_cf_".length);
  const values = order.custom_extra_fields;
  if (values !== undefined && Object.hasOwn(values, id) && !isEmpty(values[id])) {
    return { order: undefined, issues: [taken(name)] };
  }
  return { order: { ...order, custom_extra_fields: { ...values, [id]: marker } }, issues: [] };
}

/** Whether an order, as `getOrders` gives it, carries the marker in any of the places where one can stand. */
export function carriesMarker(order: Readonly<Record<string, unknown>>, marker: string): boolean {
  const places = [order.extra_field_1, order.extra_field_2, order.admin_comments];
  const additional = order.custom_extra_fields;
  if (isRecord(additional)) places.push(...Object.values(additional));
  return places.some((text) => holdsMarker(text, marker));
}

/** What `admin_comments` takes, in code points. */
const longestComments = 200;

function freeField(order: AddOrderParams): "extra_field_1" | "extra_field_2" | "admin_comments" {
  if (isEmpty(order.extra_field_1)) return "extra_field_1";
  return isEmpty(order.extra_field_2) ? "extra_field_2" : "admin_comments";
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === "";
}

function inComments(order: AddOrderParams, marker: string): MarkedOrder {
  const comments = order.admin_comments ?? "";
  if (comments === "") return { order: { ...order, admin_comments: marker }, issues: [] };
  const letters = [...comments];
  const room = longestComments - marker.length - 1;
  const kept = letters.slice(0, room).join("");
  const issues: Issue[] = letters.length <= room ? [] : [cut];
  return { order: { ...order, admin_comments: `${kept} ${marker}` }, issues };
}

const cut: Issue = {
  level: "warning",
  code: "marker_cut_comments",
  path: "admin_comments",
  message:
    "`admin_comments` was cut to make room for the marker, without which a lost answer could double the order. " +
    "Leave extra_field_1 or extra_field_2 to the marker.",
};

function taken(field: string): Issue {
  return {
    level: "error",
    code: "marker_field_taken",
    path: field,
    message: `The rules fill \`${field}\`, which the option \`marker\` reserves. Choose another field for one of them.`,
  };
}
