import type { LeadQueue } from "../lead/leadQueue.ts";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { callable, integer, objectWith } from "../options/kinds.ts";
import { workChecks } from "../register/workOptions.ts";
import { ignoreErrors } from "../runtime/errors.ts";
import type { PoolWorkOptions } from "./forwarderPool.ts";

const poolWorkChecks = /* @__PURE__ */ (() =>
  ({
    ...workChecks,
    perAccount: integer({ least: 1, default: 2 }),
    onError: callable<NonNullable<PoolWorkOptions["onError"]>>(),
  }) satisfies OptionChecks<PoolWorkOptions>)();

/** How the queue of `work` is checked. */
export const queueCheck = /* @__PURE__ */ objectWith<LeadQueue>(
  ["dueAccounts"],
  "a queue with `dueAccounts`, such as `postgresQueue(client)`",
);

/** @throws TypeError, RangeError */
export function checkPoolWork(given: PoolWorkOptions) {
  const { onError, ...checked } = checkOptions("work", poolWorkChecks, given);
  return { ...checked, onError: onError === undefined ? warnOnce() : ignoreErrors(onError) };
}

/** Leads that wait must not do so silently. Without the message of the error, which can quote what it was given. */
function warnOnce(): (error: Error, accountKey: string | undefined) => void {
  let isTold = false;
  return ({ name }, accountKey) => {
    if (isTold) return;
    isTold = true;
    const whose = accountKey === undefined ? "The queue could not be read" : "The leads of an account wait";
    console.warn(
      `baselinker: ${whose} (${name}). It will be retried. Pass \`onError\` to \`work\` to receive each error.`,
    );
  };
}
