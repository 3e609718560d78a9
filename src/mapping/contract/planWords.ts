/** The numbers in a plan. */
export interface PlanCounts {
  /** How many leads were mapped. Each lead of a request with several counts. */
  readonly leads: number;
  /** How many of them would change. */
  readonly changed: number;
  /** How many would get another key. If these are sent again, they create second orders. */
  readonly keysChanged: number;
  /** How many of these would get no key. Every repeat of such a lead creates an order. */
  readonly keysRemoved: number;
  /** How many would change between order, skipped lead and error. */
  readonly statusChanged: number;
}

/** The texts of a plan in one language. */
export interface PlanWords {
  /** How many leads change, how many of these create second orders, and how many change their status. */
  counts(plan: PlanCounts): string;
  /** The name of a lead without its own key, by its number from 1. */
  lead(number: number): string;
  order(id: number): string;
  /** How many leads are not shown because others change in the same places. */
  more(count: number): string;
  /** The text for a missing value, key or status. */
  readonly none: string;
  readonly status: string;
  readonly issue: string;
  /** The text before an issue that no longer exists. */
  readonly gone: string;
  /** The text before lines that only changed their order. */
  readonly moved: string;
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
