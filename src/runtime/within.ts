import type { Clock } from "./clock.ts";

/** The promise's value, or a rejection with `late` where it does not come in time. */
export function within<Value>(
  timeoutMs: number,
  clock: Clock,
  answer: Promise<Value>,
  late: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () => reject(late()));
    answer.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error) => {
        cancel();
        reject(error);
      },
    );
  });
}
