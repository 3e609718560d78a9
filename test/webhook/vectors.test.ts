import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Signature, signedRequest } from "../../src/webhook/signature.ts";
import { signatures } from "../../src/webhook/signatures.ts";

/** What others print: the secret, the bytes and what was made of them. */
interface Vector {
  readonly origin: string;
  readonly signature: "standardWebhooks" | "hmac" | "meta" | "shopify" | "taplink";
  readonly options: Record<string, unknown>;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly atMs: number;
}

const file = readFileSync(new URL("vectors.json", import.meta.url), "utf8");
const vectors: readonly Vector[] = JSON.parse(file);

function check({ signature, options, headers, body, atMs: now }: Vector) {
  const make = signatures[signature] as (options: object) => Signature;
  const bytes = new TextEncoder().encode(body);
  const url = "https://shop.example/hook";
  return make(options).check(
    signedRequest({ method: "POST", url, headers: new Headers(headers), bytes, now }),
  );
}

describe.each(vectors)("a request signed by $origin", (vector) => {
  it("is valid, and with other bytes it is not", async () => {
    expect(await check(vector)).toBe("valid");
    expect(await check({ ...vector, body: `${vector.body} ` })).toBe("invalid");
  });
});
