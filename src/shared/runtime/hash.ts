/** SHA-256 of a string as URL-safe base64, 43 characters. Uses Web Crypto, the only one in browsers and Workers. */
export async function sha256Text(text: string): Promise<string> {
  return base64Url(await crypto.subtle.digest("SHA-256", bytesOf(text)));
}

/** HMAC with SHA-256 of a string as URL-safe base64, 43 characters. It can only be created with the secret. */
export async function hmacText(secret: CryptoKey, text: string): Promise<string> {
  return base64Url(await crypto.subtle.sign("HMAC", secret, bytesOf(text)));
}

/** A secret for `hmacText`; the string must not be empty. */
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
