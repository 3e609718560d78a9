import { systemClock } from "../runtime/clock.ts";

interface Asked<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer | Promise<never>) => void;
}

/** A statement that takes longer than this may hang, and the next one does not wait for it. */
const maxMs = 1_000;

/**
 * Does what is asked together, and what is asked while that is on its way, as one step each: eight answers
 * need one commit. Each is answered when its own step is done. If a step of several fails, each is done
 * alone, so that none fails for another.
 */
export function inBatches<Item, Answer>(
  send: (items: readonly Item[]) => Promise<readonly Answer[]>,
  most: number,
  now: () => number = systemClock.now,
): (item: Item) => Promise<Answer> {
  let waiting: Asked<Item, Answer>[] = [];
  /** When the step on its way was begun. */
  let begunAt: number | undefined;

  const sendAll = async (batch: readonly Asked<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await send(batch.map(({ item }) => item));
      if (answers.length !== batch.length) throw new TypeError("There were more questions than answers.");
      for (const [at, answer] of answers.entries()) batch[at]?.resolve(answer);
    } catch (error) {
      if (batch.length > 1) await Promise.all(batch.map((each) => sendAll([each])));
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
      // A moment later: what is asked together goes together.
      queueMicrotask(() => void run());
    });
}
