import { createHash, createHmac } from "node:crypto";

/**
 * Lets Web Crypto's hashes answer at once from now on; gives what undoes it. They answer from a pool of threads
 * otherwise, whenever that is ready: a clock that the test moves would go on meanwhile.
 */
export function hashAtOnce(): () => void {
  const { subtle } = globalThis.crypto;
  const secrets = new WeakMap<object, Uint8Array>();
  const digest: SubtleCrypto["digest"] = async (algorithm, data) => {
    const name = typeof algorithm === "string" ? algorithm : algorithm.name;
    return bufferOf(createHash(name.replace("-", "")).update(bytesOf(data)).digest());
  };
  const importKey = async (_: string, data: BufferSource) => {
    const secret = {};
    secrets.set(secret, bytesOf(data));
    return secret;
  };
  const sign = async (_: string, secret: object, data: BufferSource) => {
    const bytes = secrets.get(secret);
    if (bytes === undefined) throw new TypeError("Expected a secret that was made by importKey.");
    return bufferOf(createHmac("sha256", bytes).update(bytesOf(data)).digest());
  };
  const immediate = { digest, importKey, sign };
  for (const [name, value] of Object.entries(immediate)) {
    Object.defineProperty(subtle, name, { value, configurable: true });
  }
  return () => {
    for (const name of Object.keys(immediate)) Reflect.deleteProperty(subtle, name);
  };
}

function bytesOf(data: BufferSource): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
