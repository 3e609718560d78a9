import * as z from "zod/mini";

/** What each command prints with `--json`: a value, or one a line. The package's JSON Schema is made of it. */
export function resultSchemas() {
  const issue = z.looseObject({
    level: z.enum(["error", "warning", "info"]),
    code: z.string(),
    path: z.string(),
    message: z.string(),
  });
  const issues = z.array(issue);
  const order = z.looseObject({ order_status_id: z.optional(z.number()), date_add: z.optional(z.number()) });
  const status = z.enum(["order", "skip", "error"]);
  const mapped = {
    status,
    order: z.optional(order),
    key: z.optional(z.string()),
    reason: z.optional(z.string()),
    issues,
  };
  const lead = z.string();
  const entry = z.looseObject({
    id: z.string(),
    status: z.string(),
    receivedAt: z.string(),
    attempts: z.number(),
    issues,
  });
  const counts = z.record(z.string(), z.number());
  const ended = z.looseObject({
    status: z.enum(["success", "duplicate", "skip", "error", "unknown", "unreadable"]),
    lead: z.optional(lead),
    orderId: z.optional(z.number()),
    key: z.optional(z.string()),
  });
  return {
    map: z.object({ lead, ...mapped, code: z.optional(z.string()) }),
    explain: z.looseObject({
      lead,
      result: z.looseObject(mapped),
      fields: z.array(z.looseObject({ field: z.string() })),
      unusedParameters: z.array(z.string()),
    }),
    check: z.object({
      findings: z.array(
        z.object({
          file: z.string(),
          position: z.optional(z.string()),
          level: z.enum(["error", "warning"]),
          code: z.string(),
          path: z.string(),
          message: z.string(),
        }),
      ),
      account: z.boolean(),
    }),
    test: z.object({
      passed: z.number(),
      failed: z.number(),
      results: z.array(z.looseObject({ file: z.string(), name: z.string(), passed: z.boolean() })),
      untested: z.record(z.string(), z.array(z.string())),
    }),
    plan: z.looseObject({
      leads: z.number(),
      changed: z.number(),
      keysChanged: z.number(),
      keysRemoved: z.number(),
      statusChanged: z.number(),
      fields: counts,
    }),
    suggest: z.looseObject({
      rules: z.looseObject({ fields: z.looseObject({}) }),
      candidates: z.array(z.looseObject({ rule: z.string(), but: z.string() })),
      unused: z.array(z.string()),
    }),
    forward: ended,
    "register list": z.object({ entries: z.array(entry), cursor: z.optional(z.string()) }),
    "register show": entry,
    "register resend": z.looseObject({ id: z.optional(z.string()), by: z.optional(counts) }),
    "register discard": z.object({ id: z.string(), discarded: z.literal(true) }),
    "register erase": z.object({ id: z.string(), erased: z.literal(true) }),
    "register stats": z.looseObject({ by: counts, waiting: z.number(), oldestMs: z.optional(z.number()) }),
    doctor: z.looseObject({
      findings: z.optional(z.array(z.object({ ok: z.boolean(), what: z.string(), says: z.string() }))),
      answers: z.optional(
        z.array(z.object({ id: z.string(), answer: z.enum(["yes", "no", "undecided"]), why: z.string() })),
      ),
      deleted: z.optional(z.array(z.number())),
    }),
    init: z.object({
      folder: z.string(),
      files: z.array(z.string()),
      left: z.array(z.looseObject({ path: z.string(), message: z.string() })),
    }),
    fake: z.looseObject({
      url: z.optional(z.string()),
      token: z.optional(z.string()),
      method: z.optional(z.string()),
    }),
    listen: z.looseObject({
      url: z.optional(z.string()),
      fake: z.optional(z.object({ url: z.string(), token: z.string() })),
      studio: z.optional(z.string()),
      file: z.optional(z.string()),
      results: z.optional(z.array(z.object({ status, issues }))),
    }),
    studio: z.object({ url: z.string() }),
    mcp: z.object({ url: z.string(), key: z.optional(z.string()) }),
    trigger: z.object({ kind: z.string(), status: z.number(), ok: z.boolean(), answer: z.string() }),
  };
}

/** Commands that print one value per line, for each lead or request. */
export const lineByLine = ["map", "explain", "forward", "fake", "listen", "trigger"];
