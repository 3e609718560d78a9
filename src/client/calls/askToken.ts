import { TokenError } from "../../shared/errors/tokenError.ts";
import { checkToken } from "../../shared/options/token.ts";
import { promiseTry, raceWithAbort, within } from "../../shared/runtime/abort.ts";
import type { CallConfig } from "./config.ts";
import { copyOf } from "./publicError.ts";

export async function askToken(
  { askToken: ask, token, timeoutMs, clock, signal }: CallConfig,
  details: { readonly method?: string; readonly attempts?: number } = {},
): Promise<string> {
  if (ask === undefined) return token;
  let answer: unknown;
  try {
    const late = () =>
      Object.assign(new Error(`It took longer than ${timeoutMs} ms.`), { code: "ETIMEDOUT" });
    answer = await raceWithAbort(
      within(
        timeoutMs,
        clock,
        promiseTry(async () => ask()),
        late,
      ),
      signal,
    );
  } catch (thrown) {
    signal?.throwIfAborted();
    throw new TokenError({ ...details, retryable: true, cause: copyOf(thrown, "") });
  }
  try {
    return checkToken("token", answer);
  } catch (cause) {
    throw new TokenError({ ...details, retryable: false, cause });
  }
}
