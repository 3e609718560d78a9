import type { MethodParams } from "../api/methods.ts";

/** What `iterateOrders` takes: the filters of `getOrders`. `id_from` says where to begin. */
export type IterateOrdersParams = MethodParams<"getOrders">;
