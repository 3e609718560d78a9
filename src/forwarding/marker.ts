import type { AddOrderParams } from "../api/orders/addOrder.ts";
import { isRecord } from "../json/value.ts";
import type { Issue } from "../mapping/issue.ts";
import type { Account } from "../mapping/mapContext.ts";
import { sha256Text } from "../runtime/hash.ts";

/**
 * The text that is written into an order and says which lead it comes from: `lead:1001`.
 *
 * It must survive Base's storage unchanged and be told from anything else in the same field. So only
 * plain ASCII without spaces goes in as it is; any other key (emoji, spaces, over 50 characters) goes in
 * as a hash, `lead*…`. The `*` keeps a hashed key apart from a plain one that looks like it.
 */
export async function markerOf(key: string, namespace: string): Promise<string> {
  const plain = `${namespace}:${key}`;
  if (plain.length <= longest && plainKey.test(key)) return plain;
  return `${namespace}*${(await sha256Text(key)).slice(0, hashLength)}`;
}

/** Whether the text holds this marker, among other words or alone. `lead:1` is not in `lead:10`. */
export function hasMarker(text: unknown, marker: string): boolean {
  return typeof text === "string" && marker !== "" && text.split(separators).includes(marker);
}

/** Names of one to 16 characters fit into a field of 50 together with the hash. */
export function isNamespace(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,16}$/.test(text);
}

/** What `extra_field_1` takes, the shortest of the fields that can hold a marker. */
const longest = 50;

/** 32 characters of base64 are 192 bits. */
const hashLength = 32;

const plainKey = /^[A-Za-z0-9._:/#+=@~-]+$/;

/** Staff and merged orders put several texts into one field. None of these stands in a marker. */
const separators = /[\s,;|()[\]<>"]+/;

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
export function orderHasMarker(order: Readonly<Record<string, unknown>>, marker: string): boolean {
  const places = [order.extra_field_1, order.extra_field_2, order.admin_comments];
  const additional = order.custom_extra_fields;
  if (isRecord(additional)) places.push(...Object.values(additional));
  return places.some((text) => hasMarker(text, marker));
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

/**
 * Why the marker cannot stand in the additional field that was chosen for it. Base ignores a value that
 * does not fit its field, and an order without its marker is one that cannot be found again.
 */
export function markerProblem(
  marker: MarkerField | undefined,
  account: Account | undefined,
): Issue | undefined {
  if (account === undefined || typeof marker !== "string" || !marker.startsWith("deal_cf_")) return undefined;
  const id = Number(marker.slice("deal_cf_".length));
  // The two built-in fields take any text.
  if (id === 1 || id === 2) return undefined;
  const field = account.extraFields.find((each) => each.id === id);
  if (field?.editorType === "text") return undefined;
  return {
    level: "error",
    code: "marker_field_unusable",
    path: marker,
    message:
      `The option \`marker\` names \`${marker}\`, which is ${field === undefined ? "no additional field of the account" : `of the type ${field.editorType}`}. ` +
      "Name an additional field of the type text.",
  };
}
