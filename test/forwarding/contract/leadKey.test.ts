import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  keyIssue,
  keyOf,
  leadKeyOf,
  namespacePattern,
  storeKeyOf,
} from "../../../src/forwarding/contract/leadKey.ts";
import { hasMarker } from "../../../src/forwarding/delivery/marker.ts";

const given = (text: string) => ({ text, isGiven: true });

describe("the key in the store", () => {
  it("shows a plain key as it is, so that people recognise it", async () => {
    expect(await storeKeyOf(given("WC-1001"), "shop")).toBe("shop:WC-1001");
  });

  it.each([given("WC-1001"), given("два слова"), { text: "content2-ab", isGiven: false }])(
    "is of the key that is read from it with its text: %o",
    async (key) => {
      expect(leadKeyOf(key.text, await storeKeyOf(key, "shop"))).toEqual(key);
    },
  );

  it("is a hash for a key that Base might change on the way or that does not fit", async () => {
    const keys = [
      "x".repeat(10_000),
      "🍵".repeat(30),
      "a b",
      " a",
      "ключ",
      "<b>",
      "a\nb",
      "a,b",
      "Tom & Co",
      "[1]",
    ];
    for (const key of keys) expect(await storeKeyOf(given(key), "lead")).toMatch(/^lead\*[\w-]{24}$/);
  });

  it("is plain as long as it fits with its namespace", async () => {
    const fitting = "x".repeat(36);
    expect(await storeKeyOf(given(fitting), "lead")).toBe(`lead:${fitting}`);
    expect(await storeKeyOf(given(`${fitting}x`), "lead")).toMatch(/^lead\*/);
  });

  it("is a hash of its own kind for a key that was made for the lead, however plain", async () => {
    expect(await storeKeyOf({ text: "1001", isGiven: false }, "lead")).toMatch(/^lead~[\w-]{24}$/);
  });

  it("always fits into 41 characters of plain ASCII, and is found as a whole", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.string({ maxLength: 60 })),
        fc.constantFrom("lead", "a", "sixteen-letters."),
        async (key, namespace) => {
          const marker = await storeKeyOf(given(key), namespace);
          expect(marker.length).toBeLessThanOrEqual(41);
          expect(marker).toMatch(/^[!-~]+$/);
          expect(hasMarker(marker, marker)).toBe(true);
          expect(hasMarker(`call back after 5, ${marker}; ask for Ann`, marker)).toBe(true);
        },
      ),
    );
  });

  it("differs wherever keys or namespaces differ", async () => {
    const keys = ["1", "01", "1.0", "a", "A", "x".repeat(50), "x".repeat(51), "\u00e9", "e\u0301"];
    // The last one looks like the marker of a hashed key.
    keys.push((await storeKeyOf(given("é"), "lead")).slice("lead*".length));
    const markers = await Promise.all(
      keys.flatMap((key) => [storeKeyOf(given(key), "lead"), storeKeyOf(given(key), "shop")]),
    );
    expect(new Set(markers).size).toBe(markers.length);
  });
});

describe("the key of a lead", () => {
  const keyIn = (lead: unknown, own?: unknown) =>
    keyOf(lead, own, { withoutKey: "content", randomId: () => "7" });

  it("is made of the content in the same way in every version: stores remember it", async () => {
    const text = "content2-U1yZXDCNsl6twaocbPAVGTNr8ndRWrPuTjyfRTeieZc";
    for (const lead of [
      { b: 1, a: { d: [true, null], c: "x" }, e: 2 },
      { e: 2, a: { c: "x", d: [true, null] }, b: 1 },
    ]) {
      expect(await keyIn(lead)).toEqual({ text, isGiven: false });
      expect(await keyIn(lead, null)).toEqual({ text, isGiven: false });
    }
  });

  it("is made of the content where the given one is empty", async () => {
    expect(await keyIn({ a: 1 }, " \n ")).toEqual(await keyIn({ a: 1 }));
  });

  it("is not a given one where it was drawn", async () => {
    const drawn = await keyOf({}, undefined, { withoutKey: "unique", randomId: () => "7" });
    expect(drawn).toEqual({ text: "unique-7", isGiven: false });
  });

  it("is missing where the content cannot be written down", async () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    for (const lead of [undefined, cycle, { id: 1n }]) {
      expect(await keyIn(lead)).toEqual({ problem: "key_missing" });
    }
  });

  it("may have 10,000 characters, and not one more", async () => {
    expect(await keyIn({}, "x".repeat(10_000))).toEqual(given("x".repeat(10_000)));
    expect(await keyIn({}, "x".repeat(10_001))).toEqual({ problem: "key_invalid" });
  });

  it("is a whole number only where JSON holds it exactly", async () => {
    expect(await keyIn({}, 2 ** 53 - 1)).toEqual(given("9007199254740991"));
    expect(await keyIn({}, 2 ** 53)).toEqual({ problem: "key_unsafe" });
    expect(await keyIn({}, 2n ** 53n)).toEqual(given("9007199254740992"));
    expect(await keyIn({}, 1.5)).toEqual({ problem: "key_invalid" });
  });

  it.each([
    ..."0 00 - -- – — null NULL nil none undefined NaN true false n/a #N/A \\N <null> (null) <NA>".split(" "),
    "[object Object]",
    "[object x1]",
    "{{}}",
    "{{lead id}}",
    `\${}`,
    `\${lead.id}`,
    "%%%%",
    "%%id%%",
  ])("is none that programs write where there is no id: %s", async (own) => {
    expect(await keyIn({}, own)).toEqual({ problem: "key_placeholder" });
  });

  it.each([
    ..."10 01 -1 1- nullx xnull 0x n/ab true1 a[object".split(" "),
    "[object a b]",
    "x{{id}}",
    "{{id}}x",
    "{id}",
    `\${id`,
    `x\${id}`,
    "%%id",
    "%id%",
  ])("may have such a thing in it: %s", async (own) => {
    expect(await keyIn({}, own)).toEqual(given(own));
  });

  it.each([
    ["key_missing", "The lead has no key"],
    ["key_invalid", "The key is too long, broken or not a text, not a text that"],
    ["key_unsafe", "The key is a number"],
    ["key_placeholder", "The key is what programs write"],
  ] as const)("that cannot be one is an error at `key`: %s", (problem, text) => {
    const issue = keyIssue({ problem });
    expect(issue).toMatchObject({ level: "error", code: problem, path: "key" });
    expect(issue.message).toContain(text);
  });
});

it("a namespace is short and plain", () => {
  expect(["lead", "shop-2", "a.b_c"].every((name) => namespacePattern.test(name))).toBe(true);
  expect(["", "x".repeat(17), "a:b", "a*b", "a b", "ключ"].some((name) => namespacePattern.test(name))).toBe(
    false,
  );
});
