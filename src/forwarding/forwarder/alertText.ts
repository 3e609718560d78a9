import type { EndedEvent, ForwardEvent } from "../contract/forwardEvent.ts";
import { codeOf, type LeadFault } from "../contract/forwardResult.ts";

/** What a chat is told of an event, as one line; `undefined` for what no person has to act on. */
export function alertOf(event: ForwardEvent): string | undefined {
  switch (event.type) {
    case "ended":
      return endedAlert(event);
    case "setup":
      if (event.issue.level === "info") return undefined;
      return line(event, "Something is wrong with the setup: the log says what to do", [event.issue.code]);
    case "order_doubled":
      return line(event, `Base has two orders of one lead, ${event.orderIds.join(" and ")}: cancel one`, []);
    case "store_failed":
      return line(event, event.key === "" ? notUsable : notSaved, [codeOf(event.error)]);
    default:
      return undefined;
  }
}

function endedAlert(event: ForwardEvent & EndedEvent): string | undefined {
  const { status, fault, errorCode, entryId, issues } = event;
  if (status !== "error" && status !== "unknown") return undefined;
  const headline = status === "unknown" ? unknown : headlines[fault ?? "temporary"];
  const errors = issues.filter(({ level }) => level === "error").map(({ code }) => code);
  const facts = [status, ...(fault === undefined ? [] : [`fault ${fault}`])];
  const codes = [...(errorCode === undefined ? [] : [errorCode]), ...errors];
  return line(event, headline, codes, facts, entryId);
}

const notSaved = "The result of a lead was not saved: check the store";
const notUsable = "The store or the register could not be used, and leads may wait: check both";

const headlines = {
  lead: "A lead failed: correct or discard it",
  setup: "A lead failed because of the setup: correct the setup, then send the lead again",
  temporary: "A lead waits: it can be sent again later",
} as const satisfies Record<LeadFault, string>;

const unknown = "It is not known whether Base has the order of a lead: the lead has to be looked up";

function line(
  { namespace }: ForwardEvent,
  headline: string,
  codes: readonly string[],
  facts: readonly string[] = [],
  entryId?: string,
): string {
  const known = [...new Set(codes.map((code) => (codePattern.test(code) ? code : "error_of_program")))];
  const rest = known.length > maxCodes ? [`${known.length - maxCodes} more codes`] : [];
  const about = [...facts, ...known.slice(0, maxCodes), ...rest].join(", ");
  const entry = entryId === undefined ? "" : ` Entry ${entryId}.`;
  return `${shown(namespace)}: ${headline}${about === "" ? "" : ` (${about})`}.${entry}`;
}

/** A code of the program's own may be any text, with a buyer's data or what calls everyone in a chat. */
const codePattern = /^[\w.-]{1,64}$/;
const maxCodes = 5;

/** A namespace is any text, and a chat reads marks in it, such as `@everyone`. */
function shown(namespace: string): string {
  return namespace.replace(/[^\p{L}\p{N} ._-]/gu, "?").slice(0, 60);
}
