import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markerOf, namespacePattern } from "../../src/forwarding/leadKey.ts";
import { hasMarker } from "../../src/forwarding/marker.ts";

describe("the marker of a key", () => {
  it("shows a plain key as it is, so that people recognise it", async () => {
    expect(await markerOf("WC-1001", "shop")).toBe("shop:WC-1001");
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
    for (const key of keys) expect(await markerOf(key, "lead")).toMatch(/^lead\*[\w-]{32}$/);
  });

  it("always fits into 50 characters of plain ASCII, and is found as a whole", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.string({ maxLength: 60 })),
        fc.constantFrom("lead", "a", "sixteen-letters."),
        async (key, namespace) => {
          const marker = await markerOf(key, namespace);
          expect(marker.length).toBeLessThanOrEqual(50);
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
    keys.push((await markerOf("é", "lead")).slice("lead*".length));
    const markers = await Promise.all(keys.flatMap((key) => [markerOf(key, "lead"), markerOf(key, "shop")]));
    expect(new Set(markers).size).toBe(markers.length);
  });
});

it("a namespace is short and plain", () => {
  expect(["lead", "shop-2", "a.b_c"].every((name) => namespacePattern.test(name))).toBe(true);
  expect(["", "x".repeat(17), "a:b", "a*b", "a b", "ключ"].some((name) => namespacePattern.test(name))).toBe(
    false,
  );
});
