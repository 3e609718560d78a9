import type { SenderRecord } from "./record.ts";

export const anyHmacRecord = {
  title: "any other with an HMAC",
  verify: '`signatures.hmac({ secret, header: "x-form-signature", prefix: "sha256=" })`',
  lookOut: "`hash`, `encoding`, `part`, `timestamp`, `signed`",
  vectors: [
    {
      origin: "GitHub, docs.github.com: validating-webhook-deliveries",
      signature: "hmac",
      atMs: 0,
      options: { secret: "It's a Secret to Everybody", header: "x-hub-signature-256", prefix: "sha256=" },
      headers: {
        "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
      },
      body: "Hello, World!",
    },
    {
      origin: "RFC 4231, test case 2",
      signature: "hmac",
      atMs: 0,
      options: { secret: "4a656665", secretEncoding: "hex", header: "x-mac" },
      headers: { "x-mac": "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
      body: "what do ya want for nothing?",
    },
    {
      origin: "RFC 4231, test case 1",
      signature: "hmac",
      atMs: 0,
      options: { secret: "CwsLCwsLCwsLCwsLCwsLCwsLCws", secretEncoding: "base64", header: "x-mac" },
      headers: { "x-mac": "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
      body: "Hi There",
    },
    {
      origin: "RFC 4231, test case 2, SHA-512",
      signature: "hmac",
      atMs: 0,
      options: { secret: "Jefe", hash: "SHA-512", header: "x-mac" },
      headers: {
        "x-mac":
          "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
      },
      body: "what do ya want for nothing?",
    },
  ],
} as const satisfies SenderRecord;
