import type { RateLimiter } from "../../src/client/limiter/rateLimiter.ts";

/** What a limiter answers at once: `granted`, or why a call waits. It does not wait for the permit. */
export async function answerOf(limiter: RateLimiter): Promise<string> {
  const waiting = new AbortController();
  const answer = await new Promise<string>((resolve) => {
    limiter.acquire({ onWait: resolve, signal: waiting.signal }).then(
      () => resolve("granted"),
      () => {},
    );
  });
  waiting.abort();
  return answer;
}
