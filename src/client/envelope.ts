import { isRecord } from "../json/value.ts";
import { readBlock } from "../limiter/blockedUntil.ts";
import type { Failure } from "./failure.ts";

/**
 * Reads a body that came with HTTP 200. That status says nothing here: errors come with it too.
 *
 * @param serverNow - when the answer was written, by the server's clock
 */
export function readEnvelope(
  text: string,
  serverNow: Date,
): { readonly result: Record<string, unknown> } | Failure {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // A maintenance page, a proxy's page, or an answer that was cut. The SyntaxError would quote from it.
    return { what: "not_json" };
  }
  if (!isRecord(body) || !Object.hasOwn(body, "status")) return { what: "no_status" };
  const { status, ...result } = body;
  if (status === "SUCCESS") return { result };
  if (status !== "ERROR") return { what: "no_status" };
  const code = asText(body.error_code) || "ERROR_UNKNOWN";
  const message = asText(body.error_message);
  const isBlock = code === "ERROR_BLOCKED_TOKEN" || /token blocked until \d{4}-/i.test(message);
  return { what: "api_error", code, message, block: isBlock ? readBlock(message, serverNow) : undefined };
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
