import { normaliseResult } from "../api/wire/normaliseResult.ts";
import { UnexpectedResponseError } from "../errors/unexpectedResponseError.ts";
import type { Call } from "./call.ts";

/** Brings a result into its documented shape, as the option `validation` says. */
export function fitResult(
  { declared, config: { validation, notifier } }: Call,
  received: Record<string, unknown>,
): Record<string, unknown> {
  if (declared === undefined || validation === "off") return received;
  const { value, drift } = normaliseResult(declared.result, received);
  if (drift.length === 0) return value;
  const method = declared.name;
  if (validation === "strict") throw new UnexpectedResponseError("drift", { method, attempts: 1, drift });
  notifier.tell("drift", { method, drift });
  return value;
}
