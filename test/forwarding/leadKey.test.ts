import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namespacePattern, storeKeyOf } from "../../src/forwarding/leadKey.ts";
import { hasMarker } from "../../src/forwarding/marker.ts";

const given = (text: string) => ({ text, isGiven: true });

describe("the key in the store", () => {
  it("shows a plain key as it is, so that people recognise it", async () => {
    expect(await storeKeyOf(given("WC-1001"), "shop")).toBe("shop:WC-1001");
  });

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

it("a namespace is short and plain", () => {
  expect(["lead", "shop-2", "a.b_c"].every((name) => namespacePattern.test(name))).toBe(true);
  expect(["", "x".repeat(17), "a:b", "a*b", "a b", "ключ"].some((name) => namespacePattern.test(name))).toBe(
    false,
  );
});
