import { expected, type OptionCheck } from "../shared/options/check.ts";
import { checkedBy } from "../shared/options/kinds.ts";
import { speakOnce } from "../shared/runtime/speakOnce.ts";

/** A secret, or several while you change it: each of them is accepted. */
export type Secrets = string | readonly string[];

/** Checks an option that holds secrets, of which there must be at least one. The message never shows them. */
/* @__NO_SIDE_EFFECTS__ */
export function secretOption(owner: string, pattern?: RegExp, wanted = ""): OptionCheck<Secrets> {
  return checkedBy((name, value): Secrets => {
    const secrets: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (secrets.length === 0) throw emptySecret(owner, name);
    for (const secret of secrets) checkSecret(owner, name, secret);
    const texts = secrets.filter((secret) => typeof secret === "string");
    if (pattern !== undefined && !texts.every((secret) => pattern.test(secret)))
      throw new TypeError(`${owner}: \`${name}\` must be ${wanted}.`);
    if (name === "secret" && owner.startsWith("signatures.") && texts.some(isWeakSecret))
      speakOnce(
        `secret_weak ${owner}`,
        () =>
          `baselinker: ${owner}: \`secret\` has fewer than ${minSecretLength} characters, so it can be guessed. Use a longer random one.`,
        false,
      );
    return texts;
  });
}

/** Who guesses a shorter one can try each guess on one signed request, without asking anyone. */
const minSecretLength = 16;

export function isWeakSecret(secret: string): boolean {
  return secret.length < minSecretLength;
}

function checkSecret(owner: string, name: string, secret: unknown): void {
  if (secret === undefined || secret === null || (typeof secret === "string" && secret.trim() === ""))
    throw emptySecret(owner, name);
  if (typeof secret !== "string")
    throw expected(`${owner}: \`${name}\``, "a text or a list of texts", secret);
  if (secret !== secret.trim()) {
    throw new TypeError(
      `${owner}: \`${name}\` begins or ends with a space or a line end. Was it copied with something around it?`,
    );
  }
}

export function emptySecret(owner: string, name: string): TypeError {
  return new TypeError(`${owner}: \`${name}\` is empty. Is the environment variable set?`);
}

export function listOfSecrets(secrets: Secrets): readonly string[] {
  return typeof secrets === "string" ? [secrets] : secrets;
}

/** Whether the text is one of the secrets. Takes constant time. */
export function isOneOf(secrets: readonly string[], text: string): boolean {
  const bytes = bytesOf(text);
  // No early exit: every secret is compared to its last byte.
  return secrets.map((secret) => isSame(bytesOf(secret), bytes)).includes(true);
}

function isSame(secret: Uint8Array, bytes: Uint8Array): boolean {
  let difference = secret.length ^ bytes.length;
  for (let index = 0; index < bytes.length; index += 1)
    difference |= (secret[index % secret.length] ?? 0) ^ (bytes[index] ?? 0);
  return difference === 0;
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** How a secret is written. */
export type SecretEncoding = "text" | DigestEncoding;

/** Base64 may lack its padding. @throws TypeError if it is not what its encoding says; the message never shows it */
export function secretBytes(
  owner: string,
  secret: string,
  encoding: SecretEncoding,
  advice = "",
): Uint8Array<ArrayBuffer> {
  if (encoding === "text") return bytesOf(secret);
  const padding = "=".repeat(-secret.replace(/=+$/, "").length & 3);
  const bytes = encoding === "hex" ? fromHex(secret) : fromBase64(secret.replace(/=+$/, "") + padding);
  if (bytes !== undefined) return bytes;
  throw new TypeError(`${owner}: \`secret\` is not ${encoding}. Was all of it copied?${advice}`);
}

/** Decodes base64 or hex; `undefined` if the text is not exactly that or has another length. */
export function decodeDigest(
  text: string,
  encoding: DigestEncoding,
  length: number,
): Uint8Array<ArrayBuffer> | undefined {
  const bytes = encoding === "hex" ? fromHex(text) : fromBase64(text);
  return bytes?.length === length ? bytes : undefined;
}

/** The encoding of a digest in a header. */
export type DigestEncoding = "hex" | "base64";

export function encodeDigest(bytes: Uint8Array, encoding: DigestEncoding): string {
  if (encoding === "base64") return btoa(String.fromCharCode(...bytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[\da-f]{2})+$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Decodes strict base64: `atob` also accepts spaces and missing padding. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
