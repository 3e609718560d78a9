/** What a plan counts. */
export interface PlanCounts {
  /** How many leads were mapped. A request that holds several counts as several. */ readonly leads: number;
  /** How many of them would become something else. */ readonly changed: number;
  /** How many would get another key: sent again they would become second orders. */
  readonly keysChanged: number;
  /** How many of these would get no key: every repeat of such a lead becomes an order. */
  readonly keysRemoved: number;
  /** How many would become an order, a skipped lead or an error instead of another of these. */
  readonly statusChanged: number;
}

/** The words of a plan as text, in one language. */
export interface PlanWords {
  /** How many leads change, what of it makes second orders, and what another status. */
  counts(plan: PlanCounts): string;
  /** A lead without a key of its own, by its number from 1. */ lead(number: number): string;
  order(id: number): string;
  /** How many leads are not shown, because others change in the same places. */ more(count: number): string;
  /** A value, a key or a status that is not there. */ readonly none: string;
  readonly status: string;
  readonly issue: string;
  /** Before an issue that was there before. */ readonly gone: string;
  /** Before lines that are the same, in another order. */ readonly moved: string;
}

export const planWords: PlanWords = {
  counts({ leads, changed, keysChanged, keysRemoved, statusChanged }) {
    const all = leads === 1 ? "1 lead" : `${leads} leads`;
    if (changed === 0) return `${all}: none changes.`;
    const stay = leads - changed;
    const sentences = [
      `${all}: ${changed} ${changed === 1 ? "changes" : "change"}, ${stay} ${stay === 1 ? "stays" : "stay"}.`,
    ];
    if (keysChanged === 1) sentences.push("1 gets another key: sent again it would become a second order.");
    if (keysChanged > 1)
      sentences.push(`${keysChanged} get another key: sent again they would become second orders.`);
    if (keysRemoved > 0) {
      const get = keysRemoved === 1 ? "gets" : "get";
      sentences.push(`${keysRemoved} of these ${get} no key: every repeat becomes an order.`);
    }
    if (statusChanged > 0)
      sentences.push(`${statusChanged} ${statusChanged === 1 ? "gets" : "get"} another status.`);
    return sentences.join(" ");
  },
  lead: (number) => `lead ${number}`,
  order: (id) => `order ${id}`,
  more: (count) => `${count} more, each like one of these.`,
  none: "(none)",
  status: "status",
  issue: "issue",
  gone: "no more:",
  moved: "in another order:",
};
