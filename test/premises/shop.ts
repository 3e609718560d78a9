import type { Forwarder, Rules } from "baselinker-sdk";

/** A form as a buyer sends it. `text` differs between any two, and ends up in the order. */
export interface Form {
  readonly id: string | number;
  readonly email: string;
  readonly text: string;
}

/** The rules of the shop in all programs. */
export const rules: Rules = {
  version: 1,
  key: "id",
  fields: { order_status_id: 8001, email: "email", user_comments: "text" },
};

/** The given number of forms, each of another buyer. */
export function forms(count: number, from = 1): Form[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `F-${from + index}`;
    return { id, email: `buyer${from + index}@example.com`, text: `form ${id}` };
  });
}

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** Awaits a promise while the time of a clock passes, at most the given time. */
export async function passing<Value>(
  clock: { advance(ms: number): Promise<void> },
  promise: Promise<Value>,
  mostMs = 10 * minuteMs,
): Promise<Value> {
  let isOver = false;
  const over = promise.finally(() => {
    isOver = true;
  });
  for (let passed = 0; !isOver && passed < mostMs; passed += 1_000) await clock.advance(1_000);
  return over;
}

/** Days in which a program runs and gets a form of somebody now and then. */
export async function daysPass(
  days: number,
  clock: { advance(ms: number): Promise<void> },
  forwarder: Forwarder,
): Promise<void> {
  for (const form of forms(2 * days, 900_001)) {
    await clock.advance(dayMs / 2);
    await passing(clock, forwarder.forward(form));
    await passing(clock, forwarder.reconcile());
  }
}
