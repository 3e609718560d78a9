import { createHash } from "node:crypto";

/**
 * Does the work while Web Crypto's digest answers at once. It answers from a pool of threads otherwise, whenever
 * that is ready, and the same choices would then not give the same run.
 */
export async function withImmediateDigest<Result>(work: () => Promise<Result>): Promise<Result> {
  const { subtle } = globalThis.crypto;
  const digest: SubtleCrypto["digest"] = async (algorithm, data) => {
    const name = typeof algorithm === "string" ? algorithm : algorithm.name;
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return new Uint8Array(createHash(name.replace("-", "")).update(bytes).digest()).buffer;
  };
  Object.defineProperty(subtle, "digest", { value: digest, configurable: true });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(subtle, "digest");
  }
}
