import type { Method, MethodKind } from "../api/wire/method.ts";
import type { Fields, FieldsOutput } from "../api/wire/shape.ts";
import { type Received, type Report, receive } from "./receive.ts";
import type { FakeOptions } from "./seed.ts";
import type { FakeState } from "./state.ts";

/** What a method's answer may read and change. */
export interface Workplace {
  readonly state: FakeState;
  readonly options: FakeOptions;
  /** Unix time in seconds. */
  now(): number;
  /** A new id, higher than all before it. */
  nextId(kind: "order" | "line" | "journal"): number;
  /** Whether reads show the order already. */
  isVisible(orderId: number): boolean;
}

/** How the account answers one method. */
export interface Responder {
  readonly method: Method;
  answer(parameters: unknown, report: Report, workplace: Workplace): Record<string, unknown>;
}

/** Ties a declaration to what the account does for it, so that parameters and result are checked by type. */
export function respond<P extends Fields, R extends Fields>(
  method: Method<string, MethodKind, P, R>,
  answer: (parameters: Received<P>, workplace: Workplace) => FieldsOutput<R>,
): Responder {
  return {
    method,
    answer: (parameters, report, workplace) => answer(receive(method.params, parameters, report), workplace),
  };
}
