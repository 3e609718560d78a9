import { RegisterError } from "../../shared/errors/registerError.ts";
import { checkGiven, checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { abortSignal, boolean, checkedBy, integer, oneOf, text } from "../../shared/options/kinds.ts";
import { codeOf, type ForwardFailure, type ForwardResult, toFailure } from "../contract/forwardResult.ts";
import type { ResendAllOptions, ResendAllResult, ResendOptions } from "../contract/registerTypes.ts";
import { ClaimedEntry } from "./claimedEntry.ts";
import { firstIdOf } from "./entryId.ts";
import type { EntryRow } from "./entryRows.ts";
import { arrivalOf, factsOf, readKey, toEntry } from "./entryTexts.ts";
import { registerIssue } from "./registerCodes.ts";
import type { RegisterContext } from "./registerContext.ts";
import { allRows, checkDate, readEntry } from "./registerView.ts";
import { isOfOneKey } from "./workOptions.ts";

const resendChecks = /* @__PURE__ */ (() =>
  ({
    confirmedAbsent: checkedBy(checkConfirmed),
    as: oneOf(["new"]),
    signal: abortSignal(),
  }) satisfies OptionChecks<ResendOptions>)();

function checkConfirmed(name: string, input: unknown): true | Date {
  if (input === true || (input instanceof Date && Number.isFinite(input.getTime()))) return input;
  throw expected(name, "true, or the `updatedAt` of the entry that the person saw", input);
}

const allChecks = /* @__PURE__ */ (() =>
  ({
    status: oneOf(["received", "skip", "error", "unknown"]),
    since: checkedBy(checkDate),
    fault: oneOf(["lead", "setup", "temporary"]),
    limit: integer({ least: 1, infinite: true, default: Number.POSITIVE_INFINITY }),
    source: text(),
    signal: abortSignal(),
    dryRun: boolean(),
  }) satisfies OptionChecks<ResendAllOptions>)();

export async function resendEntry(
  context: RegisterContext,
  id: string,
  options: ResendOptions = {},
): Promise<ForwardResult> {
  const checked = checkGiven("resend", resendChecks, options);
  const row = await readEntry(context.steps, id);
  if (row.namespace !== context.forwarder.namespace) {
    const message = `The lead of ${id} belongs to the namespace ${row.namespace}. Resend it with the forwarder of that namespace.`;
    throw new RegisterError(message, "other_namespace");
  }
  if (row.status === "discarded")
    throw new RegisterError(`The lead of ${id} was discarded. Let its sender send it again.`, "discarded");
  return resendRow(context, row, checked);
}

async function resendRow(
  context: RegisterContext,
  row: EntryRow,
  { confirmedAbsent, as, signal }: ResendOptions,
): Promise<ForwardResult> {
  const { orderId, isFinal, updatedAt } = factsOf(row);
  const key = row.status === "differs" ? toEntry(row, false).key : readKey(row.key)?.text;
  const entryId = row.id;
  if (row.status === "success" || (row.status === "differs" && as !== "new"))
    return { status: "duplicate", orderId: Number(orderId), key: key ?? "", issues: [], entryId };
  const refuse = (code: "order_may_exist" | "lead_not_kept") => {
    const issues = [registerIssue(code)];
    return { ...toFailure("lead", key === undefined ? { issues } : { key, issues }), entryId };
  };
  if (isFinal === true && confirmedAbsent === undefined) return refuse("order_may_exist");
  if (row.lead === undefined) return refuse("lead_not_kept");
  const seenAt = confirmedAbsent instanceof Date ? confirmedAbsent.getTime() : Number.POSITIVE_INFINITY;
  const entry = new ClaimedEntry(context, {
    ...row,
    by: "resend",
    // The state that the person saw.
    absentAt: isFinal === true && typeof updatedAt === "number" ? Math.min(updatedAt, seenAt) : undefined,
  });
  return context.forwarder.deliver(row.lead, { ...arrivalOf(row), signal }, entry);
}

/** The number of equal setup errors in a row after which resending stops: the rest would fail too. */
const maxEqualErrors = 5;

/** Resends leads one after the other: the rate limit allows no more anyway. */
export async function resendAll(
  context: RegisterContext,
  options: ResendAllOptions = {},
): Promise<ResendAllResult> {
  const { status, since, fault, limit, signal, dryRun, source } = checkOptions(
    "resendAll",
    allChecks,
    options,
  );
  const by = { success: 0, duplicate: 0, skip: 0, error: 0, unknown: 0 };
  const from = since === undefined ? undefined : firstIdOf(since.getTime());
  let sender: unknown = source;
  let count = 0;
  let last: string | undefined;
  let equal = 0;
  for (const wantedStatus of status === undefined ? (["error", "unknown"] as const) : [status]) {
    for await (const row of allRows(context.steps, { status: wantedStatus, from })) {
      if (signal?.aborted || context.forwarder.closed.aborted || count >= limit) return { count, by };
      const facts = factsOf(row);
      if (row.namespace !== context.forwarder.namespace || !row.hasLead || facts.isFinal === true) continue;
      if (fault !== undefined && facts.fault !== fault) continue;
      const { source: ofLead = sender } = arrivalOf(row);
      if (ofLead !== sender) {
        if (source !== undefined) continue;
        // Rules read the leads of one sender: of those of another one they may make orders without goods.
        if (sender !== undefined) return { count, by, stopped: "other_sender" };
        sender = ofLead;
      }
      count += 1;
      if (dryRun) continue;
      const current = await context.steps.read(row.id);
      // Another caller sent, discarded or erased it in the meantime.
      if (current?.status !== wantedStatus) continue;
      const result = await resendRow(context, current, { signal });
      by[result.status] += 1;
      const code = result.status === "error" ? setupCodeOf(result) : undefined;
      equal = code === last ? equal + 1 : 1;
      last = code;
      if (code !== undefined && equal >= maxEqualErrors) return { count, by, stopped: code };
    }
  }
  return { count, by };
}

/** The code of a wrong setup, which would reject other leads too; `undefined` for any other failure. */
function setupCodeOf(failure: ForwardFailure): string | undefined {
  const { fault, error, issues } = failure;
  if (fault !== "setup" || isOfOneKey(failure)) return undefined;
  return error === undefined ? (issues[0]?.code ?? "setup") : codeOf(error);
}
