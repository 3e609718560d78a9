import { type Snapshot, snapshotOf } from "../../shared/json/snapshot.ts";
import { toError } from "../../shared/runtime/errors.ts";

/**
 * The lead as it is now. The caller may change or reuse its object as soon as it has a promise, so this must happen
 * before anything is awaited.
 * @throws TypeError if a getter or a proxy in the lead throws
 */
export function snapshotOfLead(lead: unknown): Snapshot {
  try {
    return snapshotOf(lead);
  } catch (thrown) {
    const message = `The lead cannot be read: a property of it throws "${toError(thrown).message}". Pass plain data, such as what \`decodeBody\` returns.`;
    throw new TypeError(message, { cause: thrown });
  }
}
