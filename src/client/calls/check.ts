import { ApiError } from "../../shared/errors/apiError.ts";
import { AccountBlockedError, TokenBlockedError } from "../../shared/errors/blockedErrors.ts";
import { toError } from "../../shared/runtime/errors.ts";
import type { ClientConfig } from "./config.ts";
import type { FlatMethods } from "./flatMethods.ts";
import type { CallOptions } from "./options.ts";

/** The result of `check` of a client. */
export interface ClientCheck {
  /** Whether calls can be made now. */
  readonly ok: boolean;
  /** Whether Base knows the token; `undefined` if it did not say, because it is unavailable or blocks the token. */
  readonly tokenValid: boolean | undefined;
  /** Until when the token is blocked for too many requests. */
  readonly blockedUntil?: Date;
  /** The methods that Base did not let this token call, of those that this client has called. */
  readonly refused: readonly string[];
  /** Why it is not `ok`. */
  readonly error?: Error;
}

/** Makes one read that every forwarder needs as well. */
export async function checkClient(
  client: Pick<FlatMethods, "getOrderStatusList">,
  { account, limiter }: Pick<ClientConfig, "account" | "limiter">,
  options: CallOptions,
): Promise<ClientCheck> {
  const blockedUntil = limiter().pausedUntil?.();
  if (blockedUntil !== undefined)
    return { ok: false, tokenValid: undefined, blockedUntil, refused: account.refused };
  try {
    await client.getOrderStatusList({}, { priority: "urgent", retries: 0, ...options });
    return { ok: true, tokenValid: true, refused: account.refused };
  } catch (thrown) {
    const error = toError(thrown);
    const isKnown = error instanceof ApiError || error instanceof AccountBlockedError;
    return {
      ok: false,
      tokenValid: isKnown ? !/TOKEN/.test(error.code) : undefined,
      ...(error instanceof TokenBlockedError ? { blockedUntil: error.blockedUntil } : {}),
      refused: account.refused,
      error,
    };
  }
}
