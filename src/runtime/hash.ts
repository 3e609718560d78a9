/** SHA-256 of a text as base64 for URLs, 43 characters. Web Crypto, as browsers and Workers have no other. */
export async function sha256Text(text: string): Promise<string> {
  return base64Url(await crypto.subtle.digest("SHA-256", bytesOf(text)));
}

/** HMAC with SHA-256 of a text under this secret as base64 for URLs, 43 characters: only those who know the secret can make it. */
export async function hmacText(secret: CryptoKey, text: string): Promise<string> {
  return base64Url(await crypto.subtle.sign("HMAC", secret, bytesOf(text)));
}

/** A secret for `hmacText`; the text must not be empty. */
export function hmacSecret(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytesOf(text), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64Url(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
