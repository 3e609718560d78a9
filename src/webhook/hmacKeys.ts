import { builtin } from "../shared/runtime/builtin.ts";
import type { DigestKeys } from "./digest.ts";

/** The hash of an HMAC. Web Crypto has no MD5. */
export type HmacHash = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

const digestBytes: Readonly<Record<HmacHash, number>> = {
  "SHA-1": 20,
  "SHA-256": 32,
  "SHA-384": 48,
  "SHA-512": 64,
};

type Bytes = Uint8Array<ArrayBuffer>;

type NodeCrypto = NonNullable<ReturnType<typeof builtin<"node:crypto">>>;

/**
 * Keys that use Node's crypto if it is available: Web Crypto passes each check to another thread, which takes
 * far longer.
 */
export function hmacKeys(hash: HmacHash, secrets: readonly Bytes[]): DigestKeys {
  const node = builtin("node:crypto");
  const length = digestBytes[hash];
  return { length, ...(node === undefined ? webKeys(hash, secrets) : nodeKeys(hash, secrets, node)) };
}

function nodeKeys(
  hash: HmacHash,
  secrets: readonly Bytes[],
  { createHmac, createSecretKey, timingSafeEqual }: NodeCrypto,
): Omit<DigestKeys, "length"> {
  const algorithm = hash.replace("-", "").toLowerCase();
  const keys = secrets.map((secret) => createSecretKey(secret));
  return {
    fits: (digest, data) =>
      keys.some((key) => timingSafeEqual(createHmac(algorithm, key).update(data).digest(), digest)),
    async sign(data) {
      const [key] = keys;
      return key && new Uint8Array(createHmac(algorithm, key).update(data).digest());
    },
  };
}

function webKeys(hash: HmacHash, secrets: readonly Bytes[]): Omit<DigestKeys, "length"> {
  let keys: Promise<readonly CryptoKey[]> | undefined;
  const load = () => {
    const algorithm = { name: "HMAC", hash };
    keys ??= Promise.all(
      secrets.map((secret) => crypto.subtle.importKey("raw", secret, algorithm, false, ["sign", "verify"])),
    );
    return keys;
  };
  return {
    async fits(digest, data) {
      for (const key of await load()) if (await crypto.subtle.verify("HMAC", key, digest, data)) return true;
      return false;
    },
    async sign(data) {
      const [key] = await load();
      return key && new Uint8Array(await crypto.subtle.sign("HMAC", key, data));
    },
  };
}
