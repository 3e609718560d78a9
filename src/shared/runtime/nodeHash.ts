import { createHash } from "node:crypto";

/** Identifies an account in a store or a shared limit: 22 characters that do not reveal the token. */
export function accountHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url").slice(0, 22);
}
