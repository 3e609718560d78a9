import type { Clock } from "./clock.ts";

/** Resolves like the promise, or rejects with `late` if it takes too long. */
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
