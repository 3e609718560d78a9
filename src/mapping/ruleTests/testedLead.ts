import { BodyError } from "../../errors/bodyError.ts";
import { decodeBody } from "../receive/decodeBody.ts";
import type { RuleTest } from "../rules/ruleTest.ts";

const defaultReceivedAt = "2026-01-01T00:00:00Z";

export type TestedLead =
  | { readonly request: unknown }
  | { readonly at: "lead" | "body" | "file"; readonly problem: string };

/** The lead of a test, as the webhook would decode it. */
export function leadOf({ lead, body, contentType, file }: RuleTest): TestedLead {
  if (file !== undefined && lead === undefined && body === undefined) {
    return {
      at: "file",
      problem: "The lead is in a file that was not read. Run the command, or pass its content as `lead`.",
    };
  }
  if (body === undefined) return { request: lead };
  try {
    return { request: decodeBody(body, contentType ?? "application/x-www-form-urlencoded") };
  } catch (thrown) {
    if (!(thrown instanceof BodyError)) throw thrown;
    return { at: "body", problem: thrown.message };
  }
}

/** When the lead of a test was received, to the second; an invalid Date if it cannot be read. */
export function receivedAtOf({ receivedAt = defaultReceivedAt }: RuleTest): Date {
  const seconds = typeof receivedAt === "number" ? receivedAt : Math.floor(Date.parse(receivedAt) / 1000);
  return new Date(Number.isSafeInteger(seconds) ? seconds * 1000 : Number.NaN);
}
