import { createHash, createHmac } from "node:crypto";
import { isRecord } from "../../src/shared/json/value.ts";

/** How many have asked for it and not undone it. */
let users = 0;
/** Of the keys that were imported at once. */
const secrets = new WeakMap<object, Uint8Array>();

/**
 * Lets Web Crypto's hashes answer at once from now on; gives what undoes it. They answer from a pool of
 * threads otherwise, whenever that is ready: a clock that the test moves would advance meanwhile.
 */
export function hashAtOnce(): () => void {
  const { subtle } = globalThis.crypto;
  const digest: SubtleCrypto["digest"] = async (algorithm, data) => {
    const name = typeof algorithm === "string" ? algorithm : algorithm.name;
    return bufferOf(createHash(name.replace("-", "")).update(bytesOf(data)).digest());
  };
  // What is not an HMAC to sign with is as it was: files that run after this one in the same thread have other keys too.
  const { importKey: slowImport, sign: slowSign } = SubtleCrypto.prototype;
  const importKey = async (...given: Parameters<SubtleCrypto["importKey"]>) => {
    const [format, data, algorithm, , usages] = given;
    if (format !== "raw" || !isSha256(algorithm) || String(usages) !== "sign" || "kty" in data) {
      return slowImport.apply(subtle, given);
    }
    const secret = {};
    secrets.set(secret, bytesOf(data));
    return secret;
  };
  const sign = async (...given: Parameters<SubtleCrypto["sign"]>) => {
    const [, secret, data] = given;
    const bytes = secrets.get(secret);
    if (bytes === undefined) return slowSign.apply(subtle, given);
    return bufferOf(createHmac("sha256", bytes).update(bytesOf(data)).digest());
  };
  const immediate = { digest, importKey, sign };
  for (const [name, value] of Object.entries(immediate)) {
    Object.defineProperty(subtle, name, { value, configurable: true });
  }
  users += 1;
  return () => {
    users -= 1;
    // Another file of this thread may have asked for it before, once for all its tests.
    if (users === 0) for (const name of Object.keys(immediate)) Reflect.deleteProperty(subtle, name);
  };
}

function isSha256(algorithm: unknown): boolean {
  return isRecord(algorithm) && algorithm.name === "HMAC" && algorithm.hash === "SHA-256";
}

function bytesOf(data: BufferSource): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
