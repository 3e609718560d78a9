import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/shared/json/value.ts";
import type { SenderVector } from "../../src/webhook/senders/record.ts";
import { senderRecords } from "../../src/webhook/senders/records.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import { type Signature, signedRequest } from "../../src/webhook/signature.ts";

const folder = new URL("../../src/webhook/senders/", import.meta.url);
const vectors = senderRecords.flatMap(({ title, vectors = [] }) =>
  vectors.map((vector: SenderVector) => [title, vector.origin, vector] as const),
);

/** The options of a vector are data, which no type can check against a signature. */
const makers = signatures as unknown as Readonly<Record<string, (options: object) => Signature>>;

function check({ signature, options, headers, query, body, atMs: now }: SenderVector) {
  const make = makers[signature];
  if (make === undefined) throw new Error(`There is no signatures.${signature}.`);
  const bytes = new TextEncoder().encode(body);
  const url = `https://shop.example/hook${query === undefined ? "" : `?${query}`}`;
  return make(options).check(
    signedRequest({ method: "POST", url, headers: new Headers(headers), bytes, now }),
  );
}

/** Where the secret itself is sent, the body is not signed, and the event of Ecwid is signed in its place. */
const isOfBody = ({ signature }: SenderVector) =>
  !["sharedSecret", "telegram", "googleAds", "tilda", "ecwid"].includes(signature);

describe.each(vectors)("a request of %s, %s", (_title, _origin, vector) => {
  it("is valid, and with other bytes or another secret it is not", async () => {
    expect(await check(vector)).toBe("valid");
    if (isOfBody(vector)) expect(await check({ ...vector, body: `${vector.body} ` })).toBe("invalid");
    if (typeof vector.options.secret !== "string" || vector.options.secretEncoding !== undefined) return;
    const options = { ...vector.options, secret: vector.options.secret.replace(/.$/, "A") };
    expect(await check({ ...vector, options })).toBe("invalid");
  });
});

describe("the records of senders", () => {
  it("are all listed, each once", async () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (path) => path.endsWith(".ts") && path !== "records.ts",
    );
    const written = await Promise.all(
      files.map(async (path) => {
        const exported: unknown = await import(new URL(path, folder).pathname);
        const values = isRecord(exported) ? Object.entries(exported) : [];
        return values.filter(([name]) => name.endsWith("Record")).map(([, record]) => record);
      }),
    );
    const titles = written.flat().map((record) => (isRecord(record) ? record.title : undefined));
    expect(senderRecords.map(({ title }) => title).sort()).toEqual(titles.sort());
  });

  it("have a request that others signed for each signature", () => {
    const tried = new Set(vectors.map(([, , { signature }]) => signature));
    expect(Object.keys(signatures).filter((name) => !tried.has(name))).toEqual([]);
  });
});
