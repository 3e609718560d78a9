import { createHash } from "node:crypto";

/** What separates the accounts in a store or a shared limit: 22 characters from which no token can be read. */
export function accountHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url").slice(0, 22);
}
