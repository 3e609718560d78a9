import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import { driftAt, type UnexpectedResponseError } from "../../shared/errors/unexpectedResponseError.ts";
import { isRecord } from "../../shared/json/value.ts";
import { orderIdOf } from "./orderIds.ts";

export type OrderReader = Pick<Baselinker, "getOrders" | "getOrdersByPhone">;

export type OrderFilter = Pick<
  NonNullable<Parameters<OrderReader["getOrders"]>[0]>,
  "filter_email" | "date_from" | "order_id" | "id_from"
>;

export type FoundOrder = Readonly<Record<string, unknown>> & { readonly id: number };

/** Reads one page of orders, including unconfirmed ones and additional fields. */
export async function readOrders(
  baselinker: Pick<OrderReader, "getOrders">,
  filter: OrderFilter,
  { timeoutMs, ...options }: Pick<CallOptions, "signal" | "timeoutMs" | "priority" | "maxWaitMs"> = {},
): Promise<FoundOrder[]> {
  const answer = await baselinker.getOrders(
    { ...filter, get_unconfirmed_orders: true, include_custom_extra_fields: true },
    {
      ...options,
      validation: "off",
      ...(timeoutMs === undefined ? {} : { timeoutMs, maxWaitMs: timeoutMs }),
    },
  );
  return ordersOf(answer);
}

/** What the look-up relies on must be valid: a broken answer could look like "no such order". Others may be odd. */
export function ordersOf(answer: unknown): FoundOrder[] {
  const list: unknown = isRecord(answer) ? answer.orders : undefined;
  const orders = Array.isArray(list) ? list : isRecord(list) ? Object.values(list) : undefined;
  if (orders === undefined) throw unusable();
  return orders.map((order: unknown) => {
    const id = isRecord(order) ? orderIdOf(order.order_id) : undefined;
    if (!isRecord(order) || id === undefined) throw unusable();
    return { ...order, id };
  });
}

export function unusable(): UnexpectedResponseError {
  return driftAt("getOrders", "orders", "orders sorted by id", true);
}
