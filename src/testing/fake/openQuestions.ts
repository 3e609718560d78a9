/**
 * What no source says of Base for certain. A user's code must work whatever the answers are, so they are no options of
 * `createFakeAccount`: our own tests try each.
 */
export interface OpenQuestions {
  /** The time zone in which the block message writes its time. */
  readonly blockTimeZone: string;
  /** Whether `paid: true` adds a payment; sources disagree. */
  readonly paidAddsPayment: boolean;
  /** Whether new orders are confirmed immediately. */
  readonly confirmsOrders: boolean;
}

export const likelyAnswers: OpenQuestions = {
  blockTimeZone: "UTC",
  paidAddsPayment: true,
  confirmsOrders: true,
};
