import { expect, it } from "vitest";
import { forwardIssue } from "../../../src/forwarding/contract/forwardCodes.ts";
import type { ForwardFailure, ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import { backoffFor } from "../../../src/forwarding/register/workOptions.ts";

const failed = (fault: ForwardFailure["fault"], more: Partial<ForwardFailure> = {}): ForwardResult => ({
  status: "error",
  fault,
  retryable: fault !== "lead",
  issues: [],
  ...more,
});
const named = (name: string) => Object.assign(new Error("no"), { name });
const ofKey = { level: "error", code: "key_not_unique", path: "key", message: "no" } as const;
const unknown: ForwardResult = { status: "unknown", key: "k", error: named("TokenBlockedError"), issues: [] };

it.each<[string, number | undefined, ForwardResult]>([
  ["nothing, where a lead became an order", undefined, { status: "skip", reason: "a test", issues: [] }],
  ["nothing, where no one knows what became of it", undefined, unknown],
  ["nothing, where the fault is the lead's", undefined, failed("lead", { retryAfterMs: 5_000 })],
  [
    "nothing, where one lead ended processes",
    undefined,
    failed("setup", { issues: [forwardIssue("lead_ends_process", "", {})] }),
  ],
  ["nothing, where it is temporary", undefined, failed("temporary", { retryAfterMs: 5_000 })],
  ["nothing, after another error", undefined, failed("temporary", { error: named("HttpError") })],
  ["all, as long as it says, where the setup is wrong", 5_000, failed("setup", { retryAfterMs: 5_000 })],
  ["all, for a poll, where the setup is wrong and no time is said", 2_000, failed("setup")],
  ["nothing, where the setup is wrong for one key alone", undefined, failed("setup", { issues: [ofKey] })],
  [
    "all, where it is wrong for more than that key",
    2_000,
    failed("setup", { issues: [ofKey, { ...ofKey, code: "marker_field_taken" }] }),
  ],
  [
    "all, where Base refused the account, whatever the issues are",
    2_000,
    failed("setup", { issues: [ofKey], error: named("ApiError") }),
  ],
  ["all, for a minute at most", 60_000, failed("setup", { retryAfterMs: 600_000 })],
  [
    "all, where the token is blocked",
    5_000,
    failed("temporary", { error: named("TokenBlockedError"), retryAfterMs: 5_000 }),
  ],
  ["all, where the account is blocked", 2_000, failed("temporary", { error: named("AccountBlockedError") })],
])("holds up %s", (_, backoffMs, result) => {
  expect(backoffFor(result, 2_000)).toBe(backoffMs);
});
