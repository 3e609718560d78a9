import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import type { Account } from "../../mapping/contract/mapContext.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import { isRecord } from "../../shared/json/value.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import { looksLikeMarker } from "./sendingName.ts";

/**
 * Where the marker is written. `deal_cf_<id>` is an additional field of the order, which should have the editor type
 * text; `false` writes none.
 */
export type MarkerField = "extra_field_1" | "extra_field_2" | "admin_comments" | `deal_cf_${number}` | false;

/** The order with its marker, or `order: undefined` if there was no room for it. */
interface MarkedOrder {
  readonly order: AddOrderParams | undefined;
  /** The field that holds the marker. */
  readonly field?: string;
  readonly issues: readonly Issue[];
}

type ExtraFieldValue = NonNullable<AddOrderParams["custom_extra_fields"]>[`${number}`];

/** The limit of `admin_comments`, in code points. */
const maxCommentsLength = 200;
/** Staff and merged orders put several texts into one field. A marker contains none of these. */
const separators = /[\s,;|()[\]<>"]+/;

/**
 * Writes the marker into a copy of the order. By default it goes into the first of `extra_field_1` and
 * `extra_field_2` that the rules leave empty, else to the end of `admin_comments`. A field chosen by the caller is
 * never overwritten: if the rules fill it, the order is not sent, except for `admin_comments`, where the marker goes
 * to the end.
 */
export function placeMarker(
  order: AddOrderParams,
  marker: string,
  field: MarkerField | undefined,
): MarkedOrder {
  if (field === false) return { order, issues: [] };
  const chosen = field ?? freeField(order);
  if (chosen === "admin_comments") return { ...inComments(order, marker), field: chosen };
  const name = chosen === "deal_cf_1" ? "extra_field_1" : chosen === "deal_cf_2" ? "extra_field_2" : chosen;
  if (name === "extra_field_1" || name === "extra_field_2") {
    if (!isEmpty(order[name])) return taken(name);
    return { order: { ...order, [name]: marker }, field: name, issues: [] };
  }
  const id = idOf(name);
  const values: Readonly<Record<string, ExtraFieldValue>> | undefined = order.custom_extra_fields;
  if (values !== undefined && Object.hasOwn(values, id) && !isEmpty(values[id])) return taken(name);
  return { order: { ...order, custom_extra_fields: { ...values, [id]: marker } }, field: name, issues: [] };
}

/** Breaks up texts that look like a marker: `lead: 7`. Otherwise a lead could pose as another and get its order. */
export function disarmMarkers(
  order: AddOrderParams,
  namespace: string,
): { readonly order: AddOrderParams; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const disarmed = (value: unknown, path: string): unknown => {
    if (typeof value !== "string") return value;
    const parts = value.split(/([\s,;|()[\]<>"])/).map((word) => {
      const isForged = word.startsWith(namespace) && /^[:*~]./.test(word.slice(namespace.length));
      return isForged ? `${word.slice(0, namespace.length + 1)} ${word.slice(namespace.length + 1)}` : word;
    });
    const text = parts.join("");
    if (text !== value) issues.push(forwardIssue("marker_forged", path, {}));
    return text;
  };
  const changed: Record<string, unknown> = { ...order };
  for (const name of ["extra_field_1", "extra_field_2", "admin_comments"]) {
    if (Object.hasOwn(changed, name)) changed[name] = disarmed(changed[name], name);
  }
  const values = order.custom_extra_fields;
  if (values !== undefined) {
    changed.custom_extra_fields = Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, disarmed(value, `custom_extra_fields.${id}`)]),
    );
  }
  return { order: issues.length === 0 ? order : { ...order, ...changed }, issues };
}

/** Whether an order, as `getOrders` returns it, has the marker in any field that can hold one. */
export function orderHasMarker(order: Readonly<Record<string, unknown>>, marker: string): boolean {
  return textsOf(order).some((text) => hasMarker(text, marker));
}

export function orderHasAnyMarker(order: Readonly<Record<string, unknown>>): boolean {
  return markersIn(order).length > 0;
}

/** The words of an order that have the form of a marker. Whether they are signed can only be checked with the secret. */
export function markersIn(order: Readonly<Record<string, unknown>>): readonly string[] {
  return textsOf(order).flatMap((text) =>
    typeof text === "string" ? text.split(separators).filter(looksLikeMarker) : [],
  );
}

function textsOf(order: Readonly<Record<string, unknown>>): readonly unknown[] {
  const texts = [order.extra_field_1, order.extra_field_2, order.admin_comments];
  const additional = order.custom_extra_fields;
  if (isRecord(additional)) texts.push(...Object.values(additional));
  return texts;
}

/** Whether the text has this marker as a word. `lead:1` is not in `lead:10`. */
export function hasMarker(text: unknown, marker: string): boolean {
  return typeof text === "string" && marker !== "" && text.split(separators).includes(marker);
}

/** Why a field cannot hold the marker: Base ignores a value that does not fit, and the order is not found again. */
export function markerProblem(field: MarkerField | undefined, account: Account): Issue | undefined {
  if (typeof field !== "string" || !field.startsWith(prefix)) return undefined;
  const id = Number(idOf(field));
  // The two built-in fields take any text.
  if (id === 1 || id === 2) return undefined;
  const type = account.extraFields.find((extraField) => extraField.id === id)?.editorType;
  if (type === "text") return undefined;
  const what = type === undefined ? "missing" : "type";
  return forwardIssue("marker_field_unusable", field, { field, what, type: type ?? "" });
}

const prefix = "deal_cf_";

function idOf(field: string): string {
  return field.slice(prefix.length);
}

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
  const room = maxCommentsLength - marker.length - 1;
  const kept = letters.slice(0, room).join("");
  const issues = letters.length <= room ? [] : [forwardIssue("marker_cut_comments", "admin_comments", {})];
  return { order: { ...order, admin_comments: `${kept} ${marker}` }, issues };
}

function taken(field: string): MarkedOrder {
  return { order: undefined, issues: [forwardIssue("marker_field_taken", field, { field })] };
}
