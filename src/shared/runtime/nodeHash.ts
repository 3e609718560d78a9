import { createHash, createHmac } from "node:crypto";

/** Identifies an account in a store or a shared limit: 22 characters that do not reveal the token. */
export function accountHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url").slice(0, 22);
}

/** HMAC with SHA-256 of a string as URL-safe base64, 43 characters. */
export function keyedHash(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}
