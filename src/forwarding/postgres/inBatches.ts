import { systemClock } from "../../shared/runtime/clock.ts";

interface Asked<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer | Promise<never>) => void;
}

/** The time after which a statement may hang, in milliseconds. The next one does not wait longer for it. */
const maxMs = 1_000;

/**
 * Sends the items that arrive during a step together, in one step with one commit. If that fails, each is
 * sent alone, so that none fails because of another.
 */
export function inBatches<Item, Answer>(
  send: (items: readonly Item[]) => Promise<readonly Answer[]>,
  most: number,
  now: () => number = systemClock.now,
): (item: Item) => Promise<Answer> {
  let waiting: Asked<Item, Answer>[] = [];
  let begunAt: number | undefined;

  const sendAll = async (batch: readonly Asked<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await send(batch.map(({ item }) => item));
      if (answers.length !== batch.length) throw new TypeError("There were more questions than answers.");
      for (const [index, answer] of answers.entries()) batch[index]?.resolve(answer);
    } catch (error) {
      if (batch.length > 1) await Promise.all(batch.map((question) => sendAll([question])));
      else batch[0]?.resolve(Promise.reject(error));
    }
  };
  const run = async (): Promise<void> => {
    const mine = now();
    begunAt = mine;
    const batch = waiting.slice(0, most);
    waiting = waiting.slice(most);
    await sendAll(batch);
    if (waiting.length > 0) void run();
    else if (begunAt === mine) begunAt = undefined;
  };
  return (item) =>
    new Promise((resolve) => {
      waiting.push({ item, resolve });
      if (begunAt !== undefined && now() - begunAt <= maxMs) return;
      begunAt = now();
      // Deferred, so that simultaneous requests are sent together.
      queueMicrotask(() => void run());
    });
}
